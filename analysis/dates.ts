/** A text → the calendar days it names, in full or by day and month, and which of them are deadlines. */
import { type Language, languageOf } from './language.ts';

/** A day found in a text. */
export interface NamedDay {
  text: string;
  /** `2026-11-30`. */
  date: string;
  start: number;
  end: number;
  /** The words before it say that something must be done by then. */
  isDeadline: boolean;
}

const deadlineWords =
  /(?:ouverture des plis|remise des (?:offres|plis)|parvenir|repouss\p{L}* au|prolong\p{L}* (?:jusqu|au)|prorog\p{L}*|fin des inscriptions|bids? .{0,20}(?:opened|due)|closing date|extended (?:to|until)|\bdue (?:by|on)(?!\p{L})|submitted by|ends? on|runs? until|last day|cut-off|final (?:date|day)|opening of|unsealed|window|date de clôture|through|date butoir|échéance|ferme(?:ra|nt|ront)? le|s['’]achève\p{L}* le|prennent fin|avant minuit|يغلق|تغلق|في أجل|غاية|موعد أقصاه|فتح (?:ال)?أظرفة|ستفتح (?:ال)?أظرفة|تمديد|تمدد|avant le|jusqu['’]au|au plus tard|date limite|dernier délai|délai|clôtur\p{L}*|expire\p{L}*|se termine\p{L}*|prend fin|d['’]ici(?: le| au)?|\bby|before|until|deadline|(?:offers|bids|entries|applications|offres|dossiers|candidatures|عروض|ترشيحات) ?: ?|no later than|not after|up to|\bcloses?|\bshuts?|\btill|\bdue(?= \d)|expires?|قبل|إلى غاية|الى غاية|إلى حدود|حتى|آخر أجل|آخر موعد|اخر اجل|أجل أقصاه|مهلة|أقصاه|ينتهي)(?:[^.!?؟;؛\n]|(?<=[ap])\.(?=m)|(?<=[ap]\.m)\.){0,42}$/iu;
/** “ends on 20 December and lessons start on 11 January”: the second day is no deadline. */
const startWords =
  /(?<!\p{L})(?:starts?|begins?|débute\p{L}*|commence\p{L}*|démarre\p{L}*|[تي]بدأ|[تي]نطلق)[^.!?؟;؛\n]{0,24}$/iu;
/** The same said behind the day: “le 16 décembre, dernier délai”, «يوم 13 نونبر آخر أجل». */
const deadlineBehind =
  /^[^.!?؟;؛\n]{0,24}(?:dernier délai|délai de rigueur|au plus tard|at the latest|(?:is|as) the (?:deadline|cut-off|(?:last|final) (?:day|date))|كآخر (?:أجل|موعد)|آخر (?:أجل|موعد))/iu;
const dayFirst =
  /(?<![\d/.-])(\d{1,2})(?:er|st|nd|rd|th)?\s*(?:(?:et|au|to|and|–|-|إلى|و)\s*(\d{1,2})(?:er|st|nd|rd|th)?\s+)?(?:of\s+)?(\p{L}[\p{L}\p{M}]{2,10})\.?(?:,?\s+(\d{4}))?/gu;
const monthFirst =
  /(?<!\p{L})(\p{Lu}[a-z]{2,8})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s*[-–]\s*(\d{1,2}))?(?:,?\s+(\d{4}))?(?!\d)/gu;
const slashed = /(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d/])/g;

/**
 * Days in order of their place. A day without a year is the one nearest to `around` (YYYY-MM-DD); without
 * `around` such days are left out. Of a stretch (“du 3 au 5 juin”) the first day counts.
 */
export function findDays(
  text: string,
  language: Language = languageOf(undefined, text),
  around?: string,
): NamedDay[] {
  const days: NamedDay[] = [];
  const ascii = text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
  const add = (
    start: number,
    length: number,
    day: number,
    month: number | undefined,
    year: string | undefined,
  ) => {
    const date = month === undefined ? undefined : toDate(day, month, year, around);
    if (!date) return;
    const before = ascii.slice(Math.max(0, start - 60), start);
    days.push({
      text: text.slice(start, start + length),
      date,
      start,
      end: start + length,
      isDeadline:
        (deadlineWords.test(before) && !startWords.test(before)) ||
        deadlineBehind.test(ascii.slice(start + length, start + length + 60)),
    });
  };
  for (const match of ascii.matchAll(dayFirst)) {
    const month = monthOf(match[3], language);
    const year = match[4];
    const length = year && month ? match[0].length : match[0].length - (year ? 0 : 0);
    add(match.index, trimmed(match[0], month, match[3]) ?? length, Number(match[1]), month, year);
  }
  if (language.tag === 'en') {
    for (const match of ascii.matchAll(monthFirst)) {
      add(match.index, match[0].length, Number(match[2]), monthOf(match[1], language), match[4]);
    }
  }
  for (const match of ascii.matchAll(slashed)) {
    add(match.index, match[0].length, Number(match[1]), Number(match[2]), match[3]);
  }
  return withoutOverlaps(days);
}

/** The match may end in a stray full stop after the month. */
function trimmed(
  match: string,
  month: number | undefined,
  name: string | undefined,
): number | undefined {
  return month !== undefined && name !== undefined && match.endsWith('.')
    ? match.length - 1
    : undefined;
}

function monthOf(name: string | undefined, language: Language): number | undefined {
  if (name === undefined) return undefined;
  return language.months[language.fold(name)];
}

function toDate(
  day: number,
  month: number,
  year: string | undefined,
  around: string | undefined,
): string | undefined {
  if (day < 1 || day > 31 || month < 1 || month > 12) return undefined;
  if (year) return valid(Number(year), month, day);
  if (!around) return undefined;
  const near = Number(around.slice(0, 4));
  const target = Date.parse(around);
  const choices = [near - 1, near, near + 1].flatMap((choice) => valid(choice, month, day) ?? []);
  return choices.sort(
    (a, b) => Math.abs(Date.parse(a) - target) - Math.abs(Date.parse(b) - target),
  )[0];
}

function valid(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

function withoutOverlaps(days: NamedDay[]): NamedDay[] {
  const kept: NamedDay[] = [];
  for (const day of days.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (day.start >= (kept.at(-1)?.end ?? 0)) kept.push(day);
  }
  return kept;
}
