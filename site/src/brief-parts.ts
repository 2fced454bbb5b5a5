/** The HTML of a brief → the parts it is published in: however long the brief, each page is one that a cheap phone on a slow line gets at once. */
import { gzipSync } from 'node:zlib';
import { DomUtils, ElementType, parseDocument } from 'htmlparser2';
import type { Lang } from '#schema/lang.ts';

/** Bytes of HTML, as written and as gzip sends them. */
export interface Weight {
  bytes: number;
  gzipBytes: number;
}

/** The most that a page of a brief weighs. */
export const pageLimit: Weight = { bytes: 12_000, gzipBytes: 4000 };

/** What stands around the body of a brief’s page and differs from one to the next. */
export interface BriefFrame {
  lang: Lang;
  title: string;
  description: string;
  /** Absolute. */
  address: string;
  /** What every address inside the site begins with. */
  base: string;
}

/** What is the same around all briefs of a language, as measured. */
const sameFrame: Record<Lang, Weight> = {
  fr: { bytes: 5100, gzipBytes: 1970 },
  ar: { bytes: 5620, gzipBytes: 2110 },
  en: { bytes: 5025, gzipBytes: 1970 },
};

/** The way to the page before and to the next one. */
const pager: Weight = { bytes: 240, gzipBytes: 140 };

/** What a further page does without: the addresses of its translations, what it is for machines, day and counts. */
const spared: Weight = { bytes: 900, gzipBytes: 190 };

/** The weight that is left for the body. A frame tells the title six times, the description twice, the address eight times; gzip sends each about once. */
export function roomInside({ lang, title, description, address, base }: BriefFrame): Weight {
  const same = sameFrame[lang];
  const titleBytes = Buffer.byteLength(title);
  const toldBytes = Buffer.byteLength(description);
  const addresses = 8 * Buffer.byteLength(address) + linksInFrame * Buffer.byteLength(base);
  return {
    bytes: pageLimit.bytes - same.bytes - addresses - 6 * titleBytes - 2 * toldBytes,
    gzipBytes: pageLimit.gzipBytes - same.gzipBytes - (titleBytes + toldBytes) / 2,
  };
}

const linksInFrame = 36;

/** One page of a brief: its HTML, and the headings of its sections as text. */
export interface BriefPart {
  html: string;
  sections: string[];
}

/**
 * `whole` is the room for the body of a brief on one page. A longer one fills page after page, cut between blocks or the items of lists;
 * `again` makes the heading under which a section goes on. In order, and nothing is left out. A brief with links into itself, as an
 * editor’s footnotes are, stays whole.
 */
export function toParts(
  html: string,
  whole: Weight,
  again: (heading: string) => string,
): BriefPart[] {
  const hasLinksIntoItself = html.includes('href="#');
  const body = hasLinksIntoItself ? html : withoutHeadingIds(html);
  if (hasLinksIntoItself || fits(body, whole)) return [partOf(body)];
  const first = changed(whole, -1, pager);
  const further = changed(first, 1, spared);
  const pages: Block[][] = [];
  for (let rest = body.split(/(?=<h2[ >])/).flatMap(blocksOf); rest.length > 0; ) {
    const room = pages.length > 0 ? further : first;
    const count = most(rest.length, (some) => fits(printPage(rest.slice(0, some), again), room));
    pages.push(rest.slice(0, count));
    rest = rest.slice(count);
  }
  return pages.map((blocks) => partOf(printPage(blocks, again)));
}

/** The greatest number up to `limit` that holds, where each one below it does; 1 when none does. */
function most(limit: number, holds: (number: number) => boolean): number {
  let [low, high] = [1, limit];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function changed({ bytes, gzipBytes }: Weight, sign: 1 | -1, by: Weight): Weight {
  return { bytes: bytes + sign * by.bytes, gzipBytes: gzipBytes + sign * by.gzipBytes };
}

function partOf(html: string): BriefPart {
  const headings = [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/gs)];
  return {
    html,
    sections: headings.map(([, inner = '']) => DomUtils.textContent(parseDocument(inner))),
  };
}

/** Nothing links to the headings of a brief, and their ids repeat them word for word. */
function withoutHeadingIds(html: string): string {
  return html.replace(/(<h[2-6]) id="[^"]*"/g, '$1');
}

function fits(html: string, { bytes, gzipBytes }: Weight): boolean {
  return Buffer.byteLength(html) <= bytes && gzipSync(html).length <= gzipBytes;
}

/** What may stand on another page than its neighbours. */
interface Block {
  html: string;
  /** The opening tag of the list that it is an item of. */
  list?: string;
  /** The heading of its section, the same for all blocks of one. */
  heading: { html: string };
  isFirst: boolean;
}

/** The paragraphs of a section, the items of its unnumbered lists, its minor headings with what follows them. */
function blocksOf(section: string): Block[] {
  const heading = { html: /^<h2[^>]*>.*?<\/h2>/s.exec(section)?.[0] ?? '' };
  const html = section.slice(heading.html.length);
  const { children } = parseDocument(html, { withStartIndices: true, withEndIndices: true });
  type Node = (typeof children)[number];
  const source = (node: Node) => html.slice(node.startIndex ?? 0, (node.endIndex ?? 0) + 1);
  const found: Pick<Block, 'html' | 'list'>[] = [];
  let minor = '';
  for (const node of children) {
    if (node.type !== ElementType.Tag) continue;
    if (/^h[3-6]$/.test(node.name)) {
      minor += `${source(node)}\n`;
      continue;
    }
    const items = node.children.filter(({ type }) => type === ElementType.Tag);
    if (node.name === 'ul' && minor === '') {
      const list = source(node).replace(/>.*/s, '>');
      found.push(...items.map((item) => ({ html: source(item), list })));
    } else found.push({ html: minor + source(node) });
    minor = '';
  }
  if (minor !== '' || found.length === 0) found.push({ html: minor });
  return found.map((block, at) => ({ ...block, heading, isFirst: at === 0 }));
}

function printPage(blocks: readonly Block[], again: (heading: string) => string): string {
  return blocks
    .map(({ html, list, heading, isFirst }, at) => {
      const before = blocks[at - 1];
      const after = blocks[at + 1];
      const isList = (other: Block | undefined) =>
        other?.heading === heading && other.list === list;
      const opens = list && !isList(before) ? `${list}\n` : '';
      const closes = list && !isList(after) ? '\n</ul>' : '';
      const goesOn = before?.heading !== heading && !isFirst;
      const title = isFirst ? heading.html : goesOn ? continued(heading.html, again) : '';
      return `${title}${title && '\n'}${opens}${html}${closes}`;
    })
    .join('\n');
}

function continued(heading: string, again: (heading: string) => string): string {
  return heading.replace(/>(.*)</s, (_, inner: string) => `>${again(inner)}<`);
}
