/** A brief → the pages it is published on. */
import { type BriefPart, roomInside, toParts } from './brief-parts.ts';
import type { BriefEntry } from './briefs.ts';
import { translator } from './i18n.ts';
import { pageLink } from './links.ts';
import { htmlOf } from './markdown.ts';

/** Which pages a brief has is asked before they are made: it is rendered once. */
const known = new WeakMap<BriefEntry, Promise<BriefPart[]>>();

/** The parts of a brief, one a page, links as they are from its place; an edition is one page, whatever its length. */
export function partsOf(entry: BriefEntry): Promise<BriefPart[]> {
  const parts = known.get(entry) ?? render(entry);
  known.set(entry, parts);
  return parts;
}

async function render({ id, data, body }: BriefEntry): Promise<BriefPart[]> {
  const html = await htmlOf(body);
  if (data.kind !== 'trend') return [{ html, sections: [] }];
  const address = new URL(pageLink(data.lang, 'briefs', id.slice(3)), import.meta.env.SITE).href;
  const t = translator(data.lang);
  const parts = toParts(
    html,
    roomInside({ ...data, address, base: import.meta.env.BASE_URL.replace(/\/$/, '') }),
    (section) => t('brief.again', { section }),
  );
  return parts.map((part, at) => (at === 0 ? part : { ...part, html: fromBelow(part.html) }));
}

/** Links of a brief as they lead from one folder further down. */
function fromBelow(html: string): string {
  return html.replaceAll('href="../', 'href="../../');
}

/** Segments of the page with a part of a brief, below the language; the first is the brief’s own. */
export function partPath(slug: string, number: number): string[] {
  return ['briefs', slug, ...(number === 1 ? [] : [`${number}`])];
}
