/** A sentence → the numbers, days and turns of meaning in it, each the same in every language. */
import { findDays } from './dates.ts';
import { findFigures } from './figures.ts';
import type { Language } from './language.ts';
import { findNumerals, toNumber } from './numbers.ts';
import { type Token, toTokens } from './tokens.ts';
import { isSharedUnit, scales } from './units.ts';

/** What a sentence claims besides names. */
export interface Claims {
  /** Figures with a unit; a unit that only one language knows is left empty. */
  amounts: { value: number; unit: string }[];
  /** Values of all other numbers, in digits or in words, and of the digits in «GPT-5» or «B2B». */
  values: Set<number>;
  /** Days named, `11-17`. */
  days: Set<string>;
  /** Months, days of the week, relative days, fractions, ranks, rise and fall, negation: machine words. */
  turns: Set<string>;
}

/** Months without a year are those nearest to any fixed day: years are numbers of their own. */
const anyDay = '2026-07-01';

/** Read the claims of a sentence, or of several. */
export function claimsOf(text: string, language: Language): Claims {
  const figures = findFigures(text, language);
  const amounts = figures.map(({ value, unit }) => ({
    value: rounded(value),
    unit: isSharedUnit(unit) ? unit : '',
  }));
  const values = new Set<number>();
  const numerals = findNumerals(text, language);
  for (const { raw, value, start, end } of numerals) {
    if (figures.some((figure) => start < figure.end && end >= figure.start)) continue;
    const factor = scaleAt(text.slice(end), language);
    const number = raw === undefined ? value : toNumber(raw, language, factor !== 1);
    // “un”, “one”: an article as often as a number.
    if (number === undefined || (raw === undefined && number === 1 && factor === 1)) continue;
    values.add(rounded(number * factor));
  }
  for (const { 0: run, index } of toAscii(text).matchAll(/\d+/g))
    if (![...numerals, ...figures].some(({ start, end }) => index >= start && index < end))
      values.add(Number(run));
  const days = findDays(text, language, anyDay).map(({ date }) => date.slice(5));
  return { amounts, values, days: new Set(days), turns: turnsOf(text, language) };
}

/** Does everything that one sentence claims stand in others? Returns what does not: a number, a date, or a turn. */
export function unclaimed(
  one: Claims,
  others: readonly Claims[],
): 'number' | 'date' | 'turn' | undefined {
  const amounts = others.flatMap((other) => other.amounts);
  const values = new Set([
    ...others.flatMap((other) => [...other.values]),
    ...amounts.map(({ value }) => value),
  ]);
  const isGiven = ({ value, unit }: Claims['amounts'][number]) =>
    amounts.some(
      (other) => other.value === value && (other.unit === unit || isOpen(unit, other.unit)),
    ) ||
    (!isStrict(unit) && others.some((other) => other.values.has(value)));
  if (!one.amounts.every(isGiven)) return 'number';
  if (![...one.values].every((value) => values.has(value))) return 'number';
  const isIn = (set: 'days' | 'turns') => (value: string) =>
    others.some((other) => other[set].has(value));
  if (![...one.days].every(isIn('days'))) return 'date';
  const isDenied = (turn: string) => /^(?:not|without)$/.test(turn);
  const denials = others.flatMap(({ turns }) => [...turns].filter(isDenied));
  const strange = [...one.turns].find((turn) =>
    isDenied(turn) ? denials.length === 0 : !isIn('turns')(turn),
  );
  if (strange !== undefined) return strange.startsWith('at ') ? 'date' : 'turn';
  const isDropped = denials.includes('not') && ![...one.turns].some(isDenied);
  return isDropped ? 'turn' : undefined;
}

/** Money and shares are never without their unit. */
function isStrict(unit: string): boolean {
  return unit === '%' || /^[A-Z]{3}$/.test(unit);
}

/** A thing that only one language has a word for may be that of the other. */
function isOpen(unit: string, other: string): boolean {
  return !isStrict(unit) && !isStrict(other) && (unit === '' || other === '');
}

function scaleAt(rest: string, language: Language): number {
  const word = /^[ \u00A0\u202F]?([\p{L}\p{M}]{2,})/u.exec(rest)?.[1];
  return word === undefined ? 1 : (scales[language.fold(word)] ?? 1);
}

function rounded(value: number): number {
  return Number(value.toPrecision(9));
}

function toAscii(text: string): string {
  return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
}

/** Months that are words of another kind in small letters, or at the head of a sentence. */
const doubtfulMonths = new Set(['may', 'march', 'mar', 'jun', 'jan', 'dec', 'sept', 'sep']);

function turnsOf(text: string, language: Language): Set<string> {
  const months = [
    ...toTokens(text, language).flatMap((token) => monthOf(token, language) ?? []),
    ...findDays(text, language, anyDay).map(({ date }) => Number(date.slice(5, 7))),
  ];
  const turns = new Set(months.map((month) => `at month ${month}`));
  const column = language.tag === 'ar' ? 2 : language.tag === 'en' ? 1 : 0;
  for (const [turn, forms] of Object.entries(turnForms))
    if (forms[column].test(text)) turns.add(turn);
  return turns;
}

function monthOf({ word, start }: Token, language: Language): number | undefined {
  if (doubtfulMonths.has(word.fold) && (!word.capital || start === 0)) return undefined;
  const form = language.variants(word.fold).find((one) => language.months[one] !== undefined);
  return language.months[form ?? ''];
}

/** Whole words of French and English; of Arabic with the letters that are joined to them. */
function forms(fr: string, en: string, ar: string): readonly [RegExp, RegExp, RegExp] {
  return [
    new RegExp(`(?<![\\p{L}-])(?:${fr})(?![\\p{L}-])`, 'iu'),
    new RegExp(`(?<![\\p{L}-])(?:${en})(?![\\p{L}-])`, 'iu'),
    new RegExp(`(?<!\\p{L})[وفبلك]?(?:${ar})(?!\\p{L})`, 'u'),
  ];
}

/** Turns of meaning that a rewording must neither add nor, for a negation, drop: French, English, Arabic. */
const turnForms: Record<string, readonly [RegExp, RegExp, RegExp]> = {
  'at day 1': forms('lundi', 'mondays?', '(?:ال)?[إا]ثنين'),
  'at day 2': forms('mardi', 'tuesdays?', '(?:ال)?ثلاثاء'),
  'at day 3': forms('mercredi', 'wednesdays?', '(?:ال)?[أا]ربعاء'),
  'at day 4': forms('jeudi', 'thursdays?', '(?:ال)?خميس'),
  'at day 5': forms('vendredi', 'fridays?', '(?:ال)?جمعة'),
  'at day 6': forms('samedi', 'saturdays?', '(?:ال)?سبت'),
  'at day 7': forms('dimanche', 'sundays?', '(?:ال)?[أا]حد'),
  'at yesterday': forms('hier', 'yesterday', '[أا]مس'),
  'at today': forms("aujourd[’']hui", 'today', 'اليوم'),
  'at tomorrow': forms('demain', 'tomorrow', 'غدا'),
  'at this week': forms('cette semaine', 'this week', '(?:هذا|خلال) ال[أا]سبوع(?: الجاري)?'),
  'at this month': forms('ce mois', 'this month', 'هذا الشهر|الشهر الجاري'),
  'at this year': forms(
    'cette année',
    'this year',
    'هذه السنة|هذا العام|السنة الجارية|العام الجاري',
  ),
  'at last week': forms('(?:la )?semaine (?:dernière|passée)', 'last week', 'ال[أا]سبوع الماضي'),
  'at last month': forms('(?:le )?mois (?:dernier|passé)', 'last month', 'الشهر الماضي'),
  'at last year': forms(
    "(?:l[’']an|année) (?:dernier|dernière|passée?)|l[’']an passé",
    'last year|a year (?:ago|earlier)',
    '(?:السنة الماضية|العام الماضي)',
  ),
  'at next week': forms('semaine prochaine', 'next week', 'ال[أا]سبوع (?:المقبل|القادم)'),
  'at next month': forms('mois prochain', 'next month', 'الشهر (?:المقبل|القادم)'),
  'at next year': forms(
    "(?:l[’']an|année) prochaine?",
    'next year',
    '(?:السنة|العام) (?:المقبلة?|القادمة?)',
  ),
  half: forms('moitié|demi(?:e|es|s)?', 'half|halves|halved', '(?:ال)?نصف'),
  third: forms('tiers|troisièmes?|3e', 'thirds?', '(?:ال)?ثلث(?:ي|ا|ين|ان)?|(?:ال)?ثالثة?'),
  quarter: forms('quarts?|trimestres?', 'quarters?', '(?:ال)?ربع|(?:ال)?فصل'),
  double: forms(
    'doubl\\p{L}*',
    'doubl\\p{L}*|twofold|twice',
    '\\p{L}*ضاعف\\p{L}*|(?:ال)?ضعف(?:ي|ا)?',
  ),
  triple: forms('tripl\\p{L}*', 'tripl\\p{L}*|threefold', 'ثلاثة [أا]ضعاف'),
  rise: forms(
    'hausses?|augment\\p{L}*|accro[iî]\\p{L}*|croissante?s?|croissance|croît|progress(?:e|é|ée|ent|er|ions?)|grimp\\p{L}*|bondi\\p{L}*',
    'ris(?:e|es|en|ing)|rose|increas\\p{L}*|gr[eo]w\\p{L}*|climb\\p{L}*|jump\\p{L}*|surg(?:e|es|ed|ing)',
    '(?:ال)?ارتفاع|(?:ي|ت)?رتفع|ارتفعت?|(?:ال)?زيادة|زادت?|(?:ال)?نمو|نمت?ا?|تزايد\\p{L}*',
  ),
  fall: forms(
    'baiss\\p{L}*|recul\\p{L}*|chut\\p{L}*|diminu\\p{L}*|replis?|réduc\\p{L}*|réduir\\p{L}*|réduit\\p{L}*',
    'f[ae]ll(?:s|en|ing)?|drop\\p{L}*|declin\\p{L}*|decreas\\p{L}*|reduc\\p{L}*|cut(?:s|ting)?|shr[iau]nk\\p{L}*',
    '(?:ال)?انخفاض|انخفضت?|[يت]نخفض|(?:ال)?تراجع|تراجعت|[يت]تراجع|هبوط|هبطت?|تقليص|[يت]?قلص\\p{L}*|خفض',
  ),
  'rank 1': forms('premi(?:er|ère)s?|1(?:er|re)', 'first', '(?:ال)?[أا]ولى?|أول'),
  'rank 2': forms('deuxièmes?|seconde?s?|2e', 'second', '(?:ال)?ثاني(?:ة)?|ثان'),
  'rank 4': forms('quatrièmes?|4e', 'fourth', '(?:ال)?رابعة?'),
  'rank 5': forms('cinquièmes?|5e', 'fifth', '(?:ال)?خامسة?'),
  not: forms(
    "pas|jamais|aucune?s?|ni|n(?:e |[’'])\\p{L}+ plus|non",
    "not|never|none|nor|neither|no(?!\\.? ?\\d)|cannot|\\p{L}+n[’']t",
    'لا|لم|لن|ليست?',
  ),
  without: forms('sans|hors', 'without|offline', '(?:ب)?دون|دونما|غير|عدم'),
};
