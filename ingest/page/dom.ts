/** Bytes of a page → a document that costs no more than it should. */
import { parseHTML } from 'linkedom';
import { fail, ok, type Result } from '#schema/result.ts';
import { decodePage } from './decode-page.ts';

export type PageDocument = ReturnType<typeof parseHTML>['document'];
export type PageElement = NonNullable<ReturnType<PageDocument['querySelector']>>;

/** Caps of the linear scan before parsing. Of 475 pages of the press the largest has 9,900 elements and the deepest 51 levels: more are attacks, or lists without end of which the beginning will do. */
const maxCharacters = 4_000_000;
const maxDepth = 120;
const maxElements = 12_000;
const maxAttributesLength = 60_000;

/**
 * Parse a page. Troubles: `empty`, `not-html`, `too-large`, `too-deep`. Scripts but structured data are dropped first:
 * they are most of many pages; so are attributes nobody reads. Of a page with too many elements the beginning is read.
 * `again` gives a fresh document of the same page.
 */
export function parsePage(
  bytes: Uint8Array,
  headers: Record<string, string>,
): Result<{ document: PageDocument; again: () => PageDocument }> {
  const { text, encoding } = decodePage(bytes, headers['content-type']);
  if (text.trim() === '') return fail('empty', 'the page is empty');
  if (text.length > maxCharacters)
    return fail(
      'too-large',
      `the page has ${text.length} characters, more than ${maxCharacters} (${encoding})`,
    );
  // A run of opening brackets is no mark-up, but each would be an element to the parser.
  const html = withoutAttributes(beginning(withoutScripts(text).replace(/<{3,}/g, '&lt;')));
  if (depthOf(html) > maxDepth)
    return fail('too-deep', `the page nests deeper than ${maxDepth} elements`);
  const whole = /<html[\s>]/i.test(html.slice(0, 20_000))
    ? html
    : `<!doctype html><html><head></head><body>${html}</body></html>`;
  const again = () => parseHTML(whole).document;
  const document = again();
  if (!document.documentElement) return fail('not-html', 'the page is no HTML');
  return ok({ document, again });
}

/** Cut script, style and comments out of the source in one pass, structured data aside; over-long tags are emptied. */
function withoutScripts(text: string): string {
  const out: string[] = [];
  let at = 0;
  const opening = /<!--|<(script|style|noscript|svg|template)\b/gi;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const name = match[1]?.toLowerCase();
    const tagEnd = name ? text.indexOf('>', match.index) : -1;
    const tag = name && tagEnd > 0 ? text.slice(match.index, tagEnd + 1) : '';
    if (name === 'script' && /ld\+json/i.test(tag)) continue;
    const end = name ? endOf(text, name, match.index) : endOfComment(text, match.index);
    out.push(text.slice(at, match.index));
    at = end;
    opening.lastIndex = end;
  }
  out.push(text.slice(at));
  return out
    .join('')
    .replace(/<[a-z][^<>]{60000,}>/gi, (tag) =>
      tag.length > maxAttributesLength ? '<span>' : tag,
    );
}

/** The page up to its last element that may be read. */
function beginning(html: string): string {
  let count = 0;
  for (const { index } of html.matchAll(/<[a-z]/gi)) {
    count += 1;
    if (count > maxElements) return html.slice(0, index);
  }
  return html;
}

/** Handlers, styles but the hiding ones, sizes of fonts and pictures for other screens: each would be a node. */
const unread =
  /\s(?:on[a-z]{3,20}|srcset|sizes|target|tabindex|placeholder|loading|media|crossorigin|aria-(?!hidden|modal)[a-z]{3,20}|style(?!\s*=\s*["']?[^"'>]{0,200}(?:display|visibility)))\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi;

function withoutAttributes(html: string): string {
  return html.replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.length > 12 && tag.includes('=') ? tag.replace(unread, '') : tag,
  );
}

function endOf(text: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\s*>`, 'gi');
  close.lastIndex = from;
  const found = close.exec(text);
  return found ? found.index + found[0].length : text.length;
}

function endOfComment(text: string, from: number): number {
  const found = text.indexOf('-->', from + 4);
  return found < 0 ? text.length : found + 3;
}

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th tbody thead tfoot'.split(
    ' ',
  ),
);

/** Depth of nesting by a scan of the tags; elements that may stay open do not count. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (voidElements.has(name.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
