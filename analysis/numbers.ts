/** Digits or number words → their value, in the three languages. */
import type { Language } from './language.ts';
import { kindAt, kinds } from './tokens.ts';
import { bareScales } from './units.ts';
import { hashWith, noHash, textOf, unitsOf, vocabularies } from './vocabulary.ts';

/** White space that may stand inside a quantity, as a regular expression class. */
export const gap = '[ \\t\\u00A0\\u202F\\u2009]';

/** A number at one place; `start` and `end` are UTF-16 units. */
export interface Numeral {
  /** The digits as written; number words have none. */
  raw?: string;
  /** Of number words; 1 where a scale stands alone («مليار درهم»): then `start` and `end` are the same. */
  value?: number;
  start: number;
  end: number;
}

const digits = new RegExp(
  `(?<![\\p{Script=Latin}\\d.,٬٫\\-–/])([\\d٠-٩]+(?:(?:${gap}|[.,٬٫،'’])[\\d٠-٩]+)*)(?![\\d٠-٩])`,
  'gu',
);
const afterRange = new RegExp(
  `(?<=\\d${gap}?[–-]${gap}?)([1-9]\\d*(?:[.,]\\d+)?)(?![\\d.,–/-])`,
  'gu',
);

/** Numbers in digits and in words, in order of their place. */
export function findNumerals(text: string, language: Language): Numeral[] {
  const numerals: Numeral[] = [];
  for (const pattern of [digits, afterRange]) {
    for (const match of text.matchAll(pattern)) {
      const raw = match[1] ?? '';
      numerals.push({ raw, start: match.index, end: match.index + raw.length });
    }
  }
  numerals.push(...wordNumerals(text, language));
  return numerals.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Read digits with separators. A separator before exactly three digits parts thousands, unless the language's
 * decimal sign stands before a scale (“1,250 milliard”); any other is the decimal sign.
 */
export function toNumber(raw: string, language: Language, isScaled: boolean): number | undefined {
  const ascii = raw.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
  const plain = ascii.replaceAll(/[ \t\u00A0\u202F\u2009٬'’]/g, '');
  const decimal = language.tag === 'en' ? '.' : ',';
  const parts = plain.split(/[.,٫،]/);
  const signs = [...plain.matchAll(/[.,٫،]/g)].map(([sign]) => sign);
  if (signs.length === 0) return Number(plain);
  const last = signs.at(-1);
  const isThousands = parts.slice(1).every((part) => part.length === 3) && parts[0] !== '0';
  const allSame = signs.every((sign) => sign === signs[0]);
  if (isThousands && allSame && last !== '٫') {
    const isDecimal = signs.length === 1 && isScaled && (last === decimal || last === '،');
    if (!isDecimal) return Number(parts.join(''));
  }
  if (!allSame || signs.length === 1) {
    const whole = parts.slice(0, -1).join('');
    return Number(`${whole}.${parts.at(-1)}`);
  }
  return undefined;
}

/** What a run of letters is among numbers. */
interface NumberWord {
  value: number | undefined;
  /** Letters before the number: of «وأربعة آلاف» the “and”. */
  joint: number;
  /** Letters of a scale that may stand alone. */
  bare: number | undefined;
}

/** Runs of number words: “vingt-quatre”, “two hundred and ten”, «مائة وخمسين». */
function wordNumerals(text: string, language: Language): Numeral[] {
  const found: Numeral[] = [];
  let run: { value: number; start: number; end: number } | undefined;
  const close = () => {
    if (run) found.push(run);
    run = undefined;
  };
  eachRun(text, language, ({ value, joint, bare }, start, end) => {
    if (!run && value === undefined && bare === undefined) return;
    const word = text.slice(start, end);
    if (run && value === undefined && /^(?:et|and|a)$/i.test(word)) return;
    const between = run ? text.slice(run.end, start) : '';
    if (run && value !== undefined && isJoint(between, word, language)) {
      run.value = joined(run.value, value, /\p{L}/u.test(between) || language.script === 'arabic');
      run.end = end;
      return;
    }
    const isAlone = run === undefined;
    close();
    if (value !== undefined) run = { value, start: start + joint, end };
    else if (isAlone && bare !== undefined) {
      const from = end - Math.min(word.length, bare);
      if (!/[\d٠-٩]\s?$/.test(text.slice(Math.max(0, from - 2), from)))
        found.push({ value: 1, start: from, end: from });
    }
  });
  close();
  return found;
}

/** Runs of letters and marks, in order. Hardly any is a number: each is looked at once. */
function eachRun(
  text: string,
  language: Language,
  tell: (word: NumberWord, start: number, end: number) => void,
): void {
  const words = vocabularyOf(language.tag);
  const units = unitsOf(text);
  const inRun = kinds.letter | kinds.accent;
  for (let at = 0; at < text.length; at++) {
    if ((kindAt(units, at) & inRun) === 0) continue;
    const start = at;
    let hash = noHash;
    for (; at < text.length && (kindAt(units, at) & inRun) !== 0; at++)
      hash = hashWith(hash, units[at]);
    let word = words.get(units, start, at, hash);
    if (!word) {
      word = toNumberWord(textOf(units, start, at), language);
      words.add(units, start, at, hash, word);
    }
    tell(word, start, at);
  }
}

const vocabularyOf = vocabularies<NumberWord>();
/** Shared by nearly all words. */
const noNumber: NumberWord = { value: undefined, joint: 0, bare: undefined };

function toNumberWord(word: string, language: Language): NumberWord {
  const value = numberWord(word, language);
  if (value !== undefined)
    return { value, joint: isJoined(word, language) ? 1 : 0, bare: undefined };
  if (/^[وبلف]?ال/u.test(word)) return noNumber;
  const bare = language.variants(language.fold(word)).find((form) => bareScales.has(form));
  return bare === undefined ? noNumber : { value, joint: 0, bare: bare.length };
}

function numberWord(word: string, language: Language): number | undefined {
  const fold = language.fold(word);
  const own = language.numberWords[fold];
  if (own !== undefined || language.script !== 'arabic') return own;
  return /^و../.test(fold) ? language.numberWords[fold.slice(1)] : undefined;
}

function isJoined(word: string, language: Language): boolean {
  return language.script === 'arabic' && language.numberWords[language.fold(word)] === undefined;
}

/** Arabic numbers go on with “and”, which is joined to the word. */
function isJoint(between: string, word: string, language: Language): boolean {
  if (language.script === 'arabic') return /^\s$/.test(between) && word.startsWith('و');
  return /^(?:[-‑\s]|[-‑\s](?:et|and)(?: a)?[-‑\s])$/i.test(between);
}

/** “quatre-vingts” is four twenties, “deux cents” two hundreds, “un demi” a half, “one and a half” one and a half. */
function joined(sum: number, value: number, isAdded: boolean): number {
  if (value === 100 && sum > 0 && sum < 10) return sum * 100;
  if (value === 20 && sum === 4) return 80;
  return value < 1 && !isAdded ? value : sum + value;
}
