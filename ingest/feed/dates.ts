/** A date as publishers write it → an ISO 8601 instant in UTC; a grammar, not a list of layouts, and never the machine's zone. */
import { months, noise, zones } from './date-words.ts';

export interface DateOptions {
  /** IANA zone of dates that name none. */
  zone?: string;
  /** How `03/04/2026` reads; day first when left out. */
  order?: 'day-first' | 'month-first';
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const maxLength = 120;

/** Read a date. undefined: it is none, or it is out of range. */
export function readDate(
  input: string,
  { zone = 'UTC', order = 'day-first' }: DateOptions = {},
): string | undefined {
  const usual = readUsual(input);
  if (usual !== undefined) return usual;
  if (input.length > maxLength * 2) return undefined;
  const text = normalise(input);
  if (text === '' || text.length > maxLength) return undefined;
  return readIso(text, zone) ?? readEpoch(text) ?? readWords(text, zone, order);
}

const usualRss =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|UTC|[+-]\d{4})$/;
const usualAtom = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** The two forms that the standards ask for, without the grammar: nearly every date of nearly every feed. */
function readUsual(text: string): string | undefined {
  const rss = usualRss.exec(text);
  if (rss) {
    const [, day, month = '', year, hour, minute, second, zone = ''] = rss;
    return usualInstant(year, months[month.toLowerCase()], day, hour, minute, second, zone);
  }
  const atom = usualAtom.exec(text);
  if (!atom) return undefined;
  const [, year, month, day, hour, minute, second, zone = ''] = atom;
  return usualInstant(year, Number(month), day, hour, minute, second, zone);
}

function usualInstant(
  year = '',
  month = 0,
  day = '',
  hour = '',
  minute = '',
  second = '',
  zone = '',
): string | undefined {
  const parts = {
    year: Number(year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  return instantOf(parts, zone.toLowerCase(), 'UTC');
}

function normalise(input: string): string {
  return input
    .normalize('NFC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

const iso =
  /^(\d{4})-?(\d{1,2})?(?:-?(\d{1,2}))?(?:(?:t| t?)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)? ?(z|utc|gmt|[+-]\d{1,2}:?\d{2}z?|[+-]\d{2}|[a-z]{2,5}|[a-z]+\/[a-z_/]+)?$/;

function readIso(text: string, zone: string): string | undefined {
  const match = iso.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '1', day = '1', hour = '0', minute = '0', second = '0', offset] =
    match;
  if (/^\d{5,}/.test(text) && !/^\d{8}(\D|$)|^\d{8}t?\d{4,6}/.test(text) && !/^\d{6}$/.test(text))
    return undefined;
  if (match[4] === undefined && offset !== undefined && /^[+-]\d/.test(offset)) return undefined;
  return instantOf(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
    },
    offset,
    zone,
  );
}

/** Seconds or milliseconds since 1970, for instants after 1973. */
function readEpoch(text: string): string | undefined {
  if (/^\d{9,10}$/.test(text)) return new Date(Number(text) * 1000).toISOString();
  if (/^\d{12,13}$/.test(text)) return new Date(Number(text)).toISOString();
  return undefined;
}

const clock =
  /(?<![\d:])(\d{1,2}) ?(?::|h|ʰ|\u06da)(?: ?(\d{1,2}))?(?::(\d{1,2})(?:[.,]\d+)?)?(?![\d:])\s*(a\.?m\.?|p\.?m\.?|ص|م|صباحا|مساء)?(?![a-z])/;
const bareHour = /(?<![\d:/.-])(\d{1,2}) ?(am|pm|a\.m\.|p\.m\.)(?![a-z])/;
const numericOffset = /(?:(?:gmt|utc|ut)\s*)?(?<![\d])([+-])(\d{1,2}):?(\d{2})(?!\d)z?/;
const ianaZone = /\b([a-z]+\/[a-z_]+(?:\/[a-z_]+)?|etc\/[a-z0-9+-]+)/;

function readWords(
  text: string,
  zone: string,
  order: 'day-first' | 'month-first',
): string | undefined {
  let rest = text.replace(/\([^)]*\)/g, ' ');
  const time = clock.exec(rest) ?? bareHour.exec(rest);
  let parts = { hour: 0, minute: 0, second: 0 };
  let offset: string | undefined;
  let twelveHours = false;
  if (time) {
    const half = time.length === 3 ? time[2] : time[4];
    parts = {
      hour: hourOf(Number(time[1]), half),
      minute: time.length === 3 ? 0 : Number(time[2] ?? '0'),
      second: time.length === 3 ? 0 : Number(time[3] ?? '0'),
    };
    twelveHours = half !== undefined;
    const behind = rest.slice(time.index + time[0].length);
    const found = numericOffset.exec(behind);
    if (found) offset = found[0].replace(/^(gmt|utc|ut)\s*/, '');
    rest = `${rest.slice(0, time.index)} ${found ? behind.replace(found[0], ' ') : behind}`;
  }
  if (offset === undefined) {
    const name = ianaZone.exec(rest)?.[1];
    if (name !== undefined && time) {
      offset = name;
      rest = rest.replace(name, ' ');
    }
  }
  const day = readDay(rest, twelveHours ? 'month-first' : order);
  if (!day) return undefined;
  return instantOf({ ...day.date, ...parts }, offset ?? day.zone, zone);
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  const afternoon = /^(p|م)/.test(half);
  return (hour % 12) + (afternoon ? 12 : 0);
}

/** The day out of what is left once the time is gone: a numeric triple, or numbers and a month's name. */
function readDay(
  text: string,
  order: 'day-first' | 'month-first',
): { date: { year: number; month: number; day: number }; zone: string | undefined } | undefined {
  const numeric = /(?<!\d)(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?!\d)/.exec(text);
  const words = (numeric ? text.replace(numeric[0], ' ') : text)
    .replace(/(تشرين|كانون) (?=ال)/g, '$1_')
    .split(/[\s,،;:|/–—-]+|(?<=\p{L})\.|\.(?=\s|$)/u)
    .filter((word) => word !== '');
  const numbers: { value: number; digits: number }[] = [];
  let month: number | undefined;
  let zone: string | undefined;
  for (const word of words) {
    const number = /^['’]?(\d{1,4})(st|nd|rd|th|er|e|º|ª|\.)?$/.exec(word);
    if (number) numbers.push({ value: Number(number[1]), digits: number[1]?.length ?? 0 });
    else if (
      month === undefined &&
      Object.hasOwn(months, word) &&
      !(noise.has(word) && laterMonth(words, word))
    ) {
      month = months[word];
    } else if (Object.hasOwn(zones, word) && (numeric || numbers.length > 0)) zone = word;
    else if (!noise.has(word) && !Object.hasOwn(months, word)) return undefined;
  }
  if (numeric && (numbers.length > 0 || month !== undefined)) return undefined;
  const date = numeric ? fromTriple(numeric, order) : fromNumbers(numbers, month);
  return date && { date, zone };
}

/** `mar` is Tuesday in French and March in English: it is a day when another month follows. */
function laterMonth(words: string[], word: string): boolean {
  return words.slice(words.indexOf(word) + 1).some((other) => Object.hasOwn(months, other));
}

function fromTriple(match: RegExpExecArray, order: 'day-first' | 'month-first') {
  const [, first = '', separator, second = '', third = ''] = match;
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length === 4) return { year: a, month: b, day: c };
  if (third.length === 3 || first.length === 3) return undefined;
  const year = fullYear(c, third.length);
  const dayFirst = b > 12 ? false : a > 12 || separator !== '/' || order === 'day-first';
  return dayFirst ? { year, month: b, day: a } : { year, month: a, day: b };
}

function fromNumbers(numbers: { value: number; digits: number }[], month: number | undefined) {
  if (month === undefined || numbers.length === 0 || numbers.length > 2) return undefined;
  const yearAt = numbers.findIndex(({ value, digits }) => digits === 4 || value > 31);
  const at = yearAt === -1 ? numbers.length - 1 : yearAt;
  const year = numbers[at];
  if (!year || (numbers.length === 1 && year.digits < 4)) return undefined;
  const day = numbers.length === 2 ? numbers[1 - at]?.value : 1;
  return day === undefined ? undefined : { year: fullYear(year.value, year.digits), month, day };
}

/** Two digits: 70–99 are of the last century (RFC 5322 gives 50; feeds began in 1997, archives earlier). */
function fullYear(year: number, digits: number): number {
  if (digits > 2) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

function instantOf(parts: Parts, offset: string | undefined, zone: string): string | undefined {
  const { year, month, day, hour, minute, second } = parts;
  const midnight = hour === 24 && minute === 0 && second === 0;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if ((hour > 23 && !midnight) || minute > 59 || second > 60 || year < 1000 || year > 9999)
    return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59));
  const minutes = offset === undefined ? offsetIn(zone, local) : offsetOf(offset, local);
  if (minutes === undefined) return undefined;
  const instant = new Date(local - minutes * 60_000);
  return Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 9999
    ? undefined
    : instant.toISOString();
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Minutes east of UTC that a written offset or zone name means; undefined when it means nothing. */
function offsetOf(written: string, local: number): number | undefined {
  const match = /^([+-])(\d{1,2}):?(\d{2})?z?$/.exec(written);
  if (match) {
    const hours = Number(match[2]);
    const minutes = Number(match[3] ?? '0');
    if (hours > 15 || minutes > 59) return undefined;
    return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
  }
  if (written.includes('/')) return offsetIn(ianaName(written), local);
  return Object.hasOwn(zones, written) ? zones[written] : undefined;
}

function ianaName(lower: string): string {
  return lower.replace(
    /(^|[/_])([a-z])/g,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Minutes east of UTC of a zone at a local time, found by asking twice (the second time from the first answer). */
function offsetIn(zone: string, local: number): number {
  if (zone === 'UTC') return 0;
  const format = formatOf(zone);
  if (!format) return 0;
  const first = shownAs(format, local) - local;
  return Math.round((shownAs(format, local - first) - (local - first)) / 60_000);
}

function shownAs(format: Intl.DateTimeFormat, instant: number): number {
  const part = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
    part['second'] ?? 0,
  );
}

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) {
    let format: Intl.DateTimeFormat | undefined;
    try {
      format = new Intl.DateTimeFormat('en-u-ca-iso8601-hc-h23-nu-latn', {
        timeZone: zone,
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      // A name nobody knows counts as UTC.
    }
    formats.set(zone, format);
  }
  return formats.get(zone);
}
