/** A text → the amounts, percentages and counts in it, each with its value, unit and place. */
import type { Figure } from '#schema/analysed.ts';
import { type Language, languageOf } from './language.ts';
import { type Sentence, sentenceAt, toSentences } from './sentences.ts';
import { stopWordsOf } from './tokens.ts';
import { bareScales, counted, currencies, frenchCounted, scales } from './units.ts';

const gap = '[ \\t\\u00A0\\u202F\\u2009]';
const numberPattern = new RegExp(
  `(?<![\\p{Script=Latin}\\d.,٬٫\\-–/])([\\d٠-٩]+(?:(?:${gap}|[.,٬٫،'’])[\\d٠-٩]+)*)(?![\\d٠-٩])`,
  'gu',
);
const wordAfter = new RegExp(`^${gap}*([€$£%٪]|US\\$|[\\p{L}][\\p{L}\\p{M}²]*[€$]?(?:/s)?)`, 'u');
const percentAfter = new RegExp(
  `^${gap}*(?:%|٪|pour${gap}cent|pourcent|per${gap}?cent|(?:في|ب)${gap}?(?:ال)?(?:مائة|مئة|ماية|المائة|المئة)|(?:بالمائة|بالمئة|بالماية))`,
  'iu',
);
const currencyBefore = new RegExp(`(US\\$|[€$£]|\\b(?:MAD|DH|Dhs?|EUR|USD|GBP))${gap}?$`, 'u');
const linking = new RegExp(
  `^${gap}*(?:de|d['’]|of|من|des|new|nouveaux?|nouvelles?)(?![\\p{L}])${gap}*`,
  'iu',
);

/** Figures in order of their place. `of` is the noun phrase counted or the words an amount is for, when they can be told. */
export function findFigures(
  text: string,
  language: Language = languageOf(undefined, text),
): Figure[] {
  const sentences = toSentences(text, language);
  const figures: Figure[] = [];
  for (const match of text.matchAll(numberPattern)) {
    const figure = readFigure(text, match[1] ?? '', match.index, language);
    if (figure) figures.push(figure);
  }
  figures.push(...wordFigures(text, language));
  const found = withoutOverlaps(figures);
  return found.map((figure) => withSentence(figure, sentences));
}

interface Amount {
  value: number;
  unit: string;
  end: number;
  of?: string;
}

function readFigure(
  text: string,
  raw: string,
  start: number,
  language: Language,
): Figure | undefined {
  const end = start + raw.length;
  const before = currencyBefore.exec(text.slice(Math.max(0, start - 6), start))?.[1];
  const amount = readAmount(text, end, raw, language, before);
  if (!amount) return undefined;
  const from = before ? text.lastIndexOf(before, start) : start;
  return toFigure(text, from, amount);
}

function toFigure(text: string, start: number, { value, unit, end, of }: Amount): Figure {
  return { text: text.slice(start, end), value, unit, ...(of ? { of } : {}), start, end };
}

/** Read what follows a number: percent sign, scale, currency, counted thing. */
function readAmount(
  text: string,
  end: number,
  raw: string,
  language: Language,
  before?: string,
): Amount | undefined {
  const percent = percentAfter.exec(text.slice(end, end + 24))?.[0];
  if (percent) {
    const value = toNumber(raw, language, false);
    return value === undefined ? undefined : { value, unit: '%', end: end + percent.length };
  }
  const scale = scaleAfter(text, end, language);
  const value = toNumber(raw, language, scale !== undefined || isMoneyAfter(text, end, language));
  if (value === undefined) return undefined;
  return unitAfter(
    text,
    scale?.end ?? end,
    value * (scale?.factor ?? 1),
    language,
    before,
    scale !== undefined,
  );
}

function isMoneyAfter(text: string, end: number, language: Language): boolean {
  const word = wordAfter.exec(text.slice(end, end + 24))?.[1];
  return word !== undefined && (currencies[language.fold(word)]?.factor ?? 1) > 1;
}

function scaleAfter(
  text: string,
  end: number,
  language: Language,
): { factor: number; end: number } | undefined {
  const match = wordAfter.exec(text.slice(end, end + 24));
  const word = match?.[1];
  if (!match || word === undefined) return undefined;
  const fold = language.fold(word);
  const factor = scales[fold];
  if (factor === undefined) return undefined;
  // One letter is a scale only beside a currency: “5 m” is five metres.
  const after = end + match[0].length;
  if (
    fold.length === 1 &&
    !currencyAt(text, after, language) &&
    !/[€$£]|USD|EUR|MAD/.test(text.slice(Math.max(0, end - 14), end))
  ) {
    return undefined;
  }
  return { factor, end: after };
}

function currencyAt(
  text: string,
  at: number,
  language: Language,
): { unit: string; factor: number; end: number } | undefined {
  const linked = linking.exec(text.slice(at, at + 24))?.[0].length ?? 0;
  const match = wordAfter.exec(text.slice(at + linked, at + linked + 24));
  const word = match?.[1];
  if (!match || word === undefined) return undefined;
  const currency = currencyOf(word, language);
  return currency ? { ...currency, end: at + linked + match[0].length } : undefined;
}

function currencyOf(
  word: string,
  language: Language,
): { unit: string; factor: number } | undefined {
  for (const form of language.variants(language.fold(word))) {
    const currency = currencies[form];
    if (currency) return currency;
  }
  return undefined;
}

function unitAfter(
  text: string,
  at: number,
  value: number,
  language: Language,
  before: string | undefined,
  isScaled: boolean,
): Amount | undefined {
  if (before) {
    const unit = currencies[before.toLowerCase()]?.unit;
    if (unit) return { value: round(value), unit, end: at };
  }
  const currency = currencyAt(text, at, language);
  if (currency) {
    const end = americanEnd(text, currency.end, language);
    return withPurpose(
      text,
      { value: round(value * currency.factor), unit: currency.unit, end },
      language,
    );
  }
  return countAfter(text, at, value, language, isScaled);
}

/** “دولار أمريكي”, “dollars américains”: the adjective belongs to the unit. */
function americanEnd(text: string, end: number, language: Language): number {
  const match = wordAfter.exec(text.slice(end, end + 24));
  const fold = match?.[1] ? language.fold(match[1]) : '';
  return match && /^(?:americain|امريكي|مغربي|marocain)/.test(fold) ? end + match[0].length : end;
}

/** Words that end the noun phrase after a number. */
const breaks =
  /(?:^|\s)(?:par|per|pour|for|en|in|à|au|aux|sur|contre|et|and|will|is|are|was|were|a|ont|est|sont|في|على|عن|إلى|من)$/iu;

/** Counted things may stand behind one or two adjectives: “12.000 nouveaux emplois”. */
function countAfter(
  text: string,
  at: number,
  value: number,
  language: Language,
  isScaled: boolean,
): Amount | undefined {
  const linked = linking.exec(text.slice(at, at + 24))?.[0].length ?? 0;
  const start = at + linked;
  const words: { word: string; end: number }[] = [];
  let place = start;
  for (let step = 0; step < 3; step++) {
    const match = wordAfter.exec(text.slice(place, place + 40));
    if (!match?.[1]) break;
    place += match[0].length;
    words.push({ word: match[1], end: place });
  }
  for (const [index, { word, end }] of words.entries()) {
    const folds = language.variants(language.fold(word));
    const unit = folds.map((fold) => unitOf(fold, language)).find((found) => found !== undefined);
    if (unit === undefined) {
      if (stopWordsOf(language).has(language.fold(word)) || breaks.test(text.slice(start, end)))
        return undefined;
      continue;
    }
    if (index > 0 && !isScaled && value < 3) return undefined;
    const of = text.slice(start, thingEnd(text, end, language)).trim();
    const isArea = unit === 'metres' && /carr|square|مربع/iu.test(of);
    return {
      value: round(value),
      unit: isArea ? 'm2' : unit,
      end: isArea ? start + of.length : end,
      of,
    };
  }
  return undefined;
}

function unitOf(fold: string, language: Language): string | undefined {
  return counted.get(fold) ?? (language.tag === 'fr' ? frenchCounted.get(fold) : undefined);
}

/** The thing counted runs on over the next word or two: “emplois directs”, “abonnés mobile”. */
function thingEnd(text: string, end: number, language: Language): number {
  const match = new RegExp(`^${gap}+([\\p{L}\\p{M}]{3,})`, 'u').exec(text.slice(end, end + 40));
  const word = match?.[1];
  if (!match || !word || stopWordsOf(language).has(language.fold(word))) return end;
  return end + match[0].length;
}

/** What an amount is for, when the text says so right before or after: “levée de 3 millions de dollars”. */
function withPurpose(text: string, amount: Amount, language: Language): Amount {
  const after = new RegExp(
    `^${gap}*(?:de|d['’]|en|in|من)${gap}*((?:[\\p{L}\\p{M}'’-]+${gap}?){1,3})`,
    'u',
  ).exec(text.slice(amount.end, amount.end + 60))?.[1];
  if (!after || stopWordsOf(language).has(language.fold(after.trim()))) return amount;
  return { ...amount, of: after.trim() };
}

/** Numbers in words before a scale, and Arabic scales that stand alone: “deux milliards de dirhams”, «مليار درهم». */
function wordFigures(text: string, language: Language): Figure[] {
  const figures: Figure[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const after = match.index + match[0].length;
    for (const fold of language.variants(language.fold(match[0]))) {
      const number = language.numberWords[fold];
      const scale = number === undefined ? undefined : scaleAfter(text, after, language);
      const bare = bareScales.has(fold) ? scales[fold] : undefined;
      if (scale && scale.factor >= 1e3 && number !== undefined) {
        const amount = unitAfter(text, scale.end, number * scale.factor, language, undefined, true);
        if (amount) figures.push(toFigure(text, match.index, amount));
        break;
      }
      if (bare !== undefined) {
        const amount = unitAfter(text, after, bare, language, undefined, true);
        if (amount)
          figures.push(
            toFigure(text, match.index + match[0].length - lengthOf(match[0], fold), amount),
          );
        break;
      }
    }
  }
  return figures;
}

function lengthOf(word: string, fold: string): number {
  return Math.min(word.length, Math.max(fold.length, 1));
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

function round(value: number): number {
  return Number(value.toPrecision(12));
}

function withoutOverlaps(figures: Figure[]): Figure[] {
  const sorted = [...figures].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Figure[] = [];
  for (const figure of sorted) {
    if (figure.start >= (kept.at(-1)?.end ?? 0)) kept.push(figure);
  }
  return kept;
}

function withSentence(figure: Figure, sentences: readonly Sentence[]): Figure {
  const sentence = sentenceAt(sentences, figure.start)?.text;
  return sentence
    ? { ...figure, sentence: sentence.length > 280 ? `${sentence.slice(0, 279)}…` : sentence }
    : figure;
}
