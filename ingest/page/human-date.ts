/** A date as a page shows it to readers → an instant: what the feeds’ grammar reads, then relative dates and dates without a year. Refuses rather than guesses. */
import { months } from '../feed/date-words.ts';
import { readDate } from '../feed/dates.ts';
import { instantIn, wallClock } from './zone.ts';

export interface HumanDateOptions {
  /** The moment the page was read, ISO 8601: relative dates count from it. */
  now: string;
  /** IANA zone of the outlet; Africa/Casablanca when left out. */
  zone?: string;
  order?: 'day-first' | 'month-first';
}

/** Units of relative dates → seconds; Arabic singular, dual and plural. */
const units: Record<string, number> = table([
  [1, 'seconde secondes s sec second seconds ثانية ثوان ثواني'],
  [60, 'minute minutes min mins mn دقيقة دقائق'],
  [3600, 'heure heures h hour hours hr hrs ساعة ساعات'],
  [86_400, 'jour jours j day days d يوم أيام ايام يوما'],
  [604_800, 'semaine semaines week weeks أسبوع اسبوع أسابيع اسابيع'],
]);

/** Arabic duals: two of a unit in one word. */
const duals: Record<string, number> = table([
  [2, 'ثانيتين'],
  [120, 'دقيقتين'],
  [7200, 'ساعتين'],
  [172_800, 'يومين'],
  [1_209_600, 'أسبوعين اسبوعين'],
]);

const smallNumbers: Record<string, number> = {
  un: 1,
  une: 1,
  a: 1,
  an: 1,
  one: 1,
  deux: 2,
  two: 2,
  trois: 3,
  three: 3,
};

/** Words for a whole day → days from today. */
const days: Record<string, number> = {
  hier: -1,
  'avant-hier': -2,
  'aujourd’hui': 0,
  "aujourd'hui": 0,
  yesterday: -1,
  today: 0,
  أمس: -1,
  امس: -1,
  اليوم: 0,
  البارحة: -1,
};

/** What stands before a date and says nothing about it. */
const labels =
  /^(?:publi[ée]e? ?(?:le|:)?|post[ée]e? (?:le|on)|par la r[ée]daction|mis(?:e)? [àa] jour(?: le)?|actualis[ée] le|modifi[ée] le|cr[ée]{2,3} le|r[ée]dig[ée] le|le|on|published(?: on| at)?|posted(?: on)?|last (?:updated|modified)(?: on)?|updated(?: on)?|date|نُشر|نشر|منشور|نشرت?|آخر تحديث|تحديث|حرر|كتب|في|بتاريخ|يوم|تاريخ النشر)[\s:،,.|–-]*/iu;

/** Read a date. undefined: it is none, it is not certain, or it lies more than a day ahead of `now`. */
export function readHumanDate(
  input: string,
  { now, zone = 'Africa/Casablanca', order = 'day-first' }: HumanDateOptions,
): string | undefined {
  if (input.length > 200) return undefined;
  let text = normalise(input);
  for (let before = ''; before !== text; ) {
    before = text;
    const exact = readDate(text, { zone, order });
    if (exact) return exact;
    const spoken =
      readRelative(text, now) ?? readDay(text, now, zone) ?? readYearless(text, now, zone);
    if (spoken) return spoken;
    text = text.replace(labels, '').trim();
  }
  // «12 août 2026 par X», «… - 14h30 | Économie»: the longest beginning that is a date in full.
  const start =
    /^.{0,24}?(\d{1,2}(?:er)?[\s/.-]+\S+[\s/.-]+\d{4}(?:[\s,،–-]*(?:à|at|على الساعة)?[\s:]*\d{1,2}\s*[:hH]\s*\d{2})?)(?!\d)/u.exec(
      text,
    )?.[1];
  return start === undefined ? undefined : readDate(start.trim(), { zone, order });
}

function readRelative(text: string, now: string): string | undefined {
  const match =
    /^(?:il y a|depuis|منذ|قبل)\s+(?:environ |حوالي |about )?(?:(\S+)\s+)?(\S+)$/u.exec(text) ??
    /^(?:about )?(\S+)\s+(\S+)\s+ago$/u.exec(text);
  if (!match) return undefined;
  const [, amount, unit = ''] = match;
  const dual = amount === undefined ? duals[unit] : undefined;
  const glued = amount === undefined ? /^(\d+)(\p{L}+)$/u.exec(unit) : null;
  const size = glued ? units[glued[2] ?? ''] : units[unit];
  const count = glued
    ? Number(glued[1])
    : amount === undefined
      ? 1
      : (smallNumbers[amount] ?? (/^\d+$/.test(amount) ? Number(amount) : undefined));
  const seconds = dual ?? (size !== undefined && count !== undefined ? size * count : undefined);
  return seconds === undefined
    ? undefined
    : new Date(Date.parse(now) - seconds * 1000).toISOString();
}

function readDay(text: string, now: string, zone: string): string | undefined {
  const match = /^(\S+?)(?:[\s,،]*(?:à|at|على الساعة|-)?\s*(\d{1,2})\s*[:h]\s*(\d{2})?)?$/u.exec(
    text,
  );
  const offset = days[match?.[1] ?? ''];
  if (!match || offset === undefined) return undefined;
  const today = wallClock(now, zone);
  const time =
    match[2] === undefined
      ? { hour: 12, minute: 0 }
      : { hour: Number(match[2]), minute: Number(match[3] ?? 0) };
  return instantIn(zone, { ...today, day: today.day + offset, ...time });
}

/** `5 décembre`: the last such day that is not ahead of now. */
function readYearless(text: string, now: string, zone: string): string | undefined {
  const match =
    /^(?:\p{L}+[\s,،]+)?(\d{1,2})(?:er)?[\s,،]+(\p{L}+\.?)(?:[\s,،]+(?:à|at|على الساعة)?\s*(\d{1,2})\s*[:h]\s*(\d{2})?)?$/u.exec(
      text,
    );
  const month = months[match?.[2]?.replace(/\.$/, '') ?? ''];
  if (!match || month === undefined) return undefined;
  const today = wallClock(now, zone);
  const time =
    match[3] === undefined
      ? { hour: 12, minute: 0 }
      : { hour: Number(match[3]), minute: Number(match[4] ?? 0) };
  const thisYear = instantIn(zone, { year: today.year, month, day: Number(match[1]), ...time });
  if (thisYear === undefined) return undefined;
  if (Date.parse(thisYear) <= Date.parse(now) + 43_200_000) return thisYear;
  return instantIn(zone, { year: today.year - 1, month, day: Number(match[1]), ...time });
}

function normalise(input: string): string {
  return input
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u0640\u064b-\u065f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function table(rows: [number, string][]): Record<string, number> {
  return Object.fromEntries(
    rows.flatMap(([value, words]) => words.split(' ').map((word) => [word, value])),
  );
}
