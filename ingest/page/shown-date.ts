/** A document → the date its readers see: around the title first, then in elements named for it, then anywhere in a short line. */
import type { PageDocument } from './dom.ts';
import { type HumanDateOptions, readHumanDate } from './human-date.ts';
import type { Piece } from './title-zone.ts';

const selectors = [
  'article time[datetime]',
  'main time[datetime]',
  'time[pubdate]',
  'header time',
  '.published',
  '.date-published',
  '.entry-date',
  '.post-date',
  '.article-date',
  '.article__date',
  '.publish-date',
  '.pubdate',
  '.date',
  '.timestamp',
  '.dateline',
  '.post-meta',
  '.entry-meta',
  '.meta',
  '.byline',
  'time[datetime]',
  '[class*="date"]',
  '[class*="time"]',
  '[id*="date"]',
];

/** Lists of other articles carry dates of their own. */
const elsewhere = 'aside,nav,footer,li,[class*="related"],[class*="comment"],[class*="sidebar"]';
const correction = /mis[e]? [àa] jour|modifi|actualis|updated|modified|revised|تحديث|تعديل/iu;

/** The moment of publication as printed, ISO 8601; undefined when no date in full is to be seen. */
export function shownDate(
  document: PageDocument,
  zone: Piece[],
  options: HumanDateOptions,
): string | undefined {
  const limit = Date.parse(options.now) + 86_400_000;
  const date = (text: string) => {
    const found =
      text.length > 160 ? undefined : (readHumanDate(text, options) ?? dateInside(text, options));
    return found !== undefined && Date.parse(found) <= limit ? found : undefined;
  };
  return inZone(zone, date) ?? inNamed(document, date) ?? inLines(document, date);
}

function inZone(zone: Piece[], date: (text: string) => string | undefined): string | undefined {
  let corrected: string | undefined;
  for (const [at, { text, element }] of zone.entries()) {
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    const machine = element.closest('time')?.getAttribute('datetime') ?? '';
    const found =
      date(machine) ?? date(text) ?? (/\p{N}/u.test(text) ? date(joined(zone, at)) : undefined);
    if (found === undefined) continue;
    if (!correction.test(`${zone[at - 1]?.text ?? ''} ${text}`)) return found;
    corrected ??= found;
  }
  return corrected;
}

/** A date may be cut over two or three elements: «12» «août» «2026». */
function joined(zone: Piece[], at: number): string {
  return zone
    .slice(at, at + 3)
    .map(({ text }) => text)
    .join(' ');
}

function inNamed(
  document: PageDocument,
  date: (text: string) => string | undefined,
): string | undefined {
  for (const selector of selectors) {
    for (const element of [...document.querySelectorAll(selector)].slice(0, 5)) {
      if (element.closest(elsewhere)) continue;
      const found = date(element.getAttribute('datetime') ?? '') ?? date(flat(element.textContent));
      if (found) return found;
    }
  }
  return undefined;
}

function inLines(
  document: PageDocument,
  date: (text: string) => string | undefined,
): string | undefined {
  const lines = [...document.querySelectorAll('p,span,div,td,small,font,b,i,em')].slice(0, 2500);
  for (const element of lines) {
    if (element.children.length > 2 || element.closest(elsewhere)) continue;
    const text = flat(element.textContent);
    if (text.length < 6 || text.length > 110 || !/\p{N}/u.test(text)) continue;
    const found = date(text);
    if (found) return found;
  }
  return undefined;
}

/** A full date inside a short line: day, month word or number, four-digit year, in either order. */
const insideDates = [
  /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?/u,
  /\d{4}\/\d{2}\/\d{2}(?: \d{2}:\d{2})?/u,
  /\d{1,2}(?:er|st|nd|rd|th)?[\s.]+(?:de\s+|of\s+)?[\p{L}\p{M}]{3,12}(?:\s+ال[أا]ول|\s+الثاني)?(?:\/[\p{L}\p{M}]+)?\.?,?\s+\d{4}(?:[\s,،–-]*(?:à|at|على الساعة)?[\s:]*\d{1,2}\s*[:hH]\s*\d{2})?/u,
  /[\p{L}\p{M}]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}(?:[\s,]*(?:at)?\s*\d{1,2}:\d{2}(?:\s*[ap]\.?m\.?)?)?/iu,
  /(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{4}(?:[\s,–-]*(?:à)?\s*\d{1,2}\s*[:hH]\s*\d{2})?/u,
];

function dateInside(text: string, options: HumanDateOptions): string | undefined {
  for (const pattern of insideDates) {
    const match = pattern.exec(text)?.[0];
    const found = match === undefined ? undefined : readHumanDate(match, options);
    if (found) return found;
  }
  return undefined;
}

/** `/2023/05/16/` or `/2023-05-16-` in an address: the last resort. Noon, for want of an hour. */
export function dateInUrl(url: string, { now }: HumanDateOptions): string | undefined {
  const match = /[/-]((?:19|20)\d{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?!\d)/.exec(url);
  if (!match) return undefined;
  const instant = `${match[1]}-${match[2]}-${match[3]}T12:00:00.000Z`;
  const at = Date.parse(instant);
  return at <= Date.parse(now) && new Date(at).toISOString() === instant ? instant : undefined;
}

function flat(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
