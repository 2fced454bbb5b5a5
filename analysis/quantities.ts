/** A number and what follows it → a quantity: percent sign, scale, currency, counted thing. */
import type { Language } from './language.ts';
import { gap, type Numeral, toNumber } from './numbers.ts';
import { stopWordsOf } from './tokens.ts';
import { counted, countedPairs, currencies, frenchCounted, scales } from './units.ts';

/** A quantity that ends before the offset `end`. */
export interface Quantity {
  value: number;
  unit: string;
  end: number;
  /** The thing counted, in the words of the text. */
  of?: string;
}

/** What stood before the number. */
export interface Before {
  currency: string | undefined;
  /** Only things that have a name in the tables are counted. */
  known: boolean;
  /** The number is part of a name: then it counts nothing. */
  named: boolean;
  /** Smaller numbers in words count too little to tell. */
  leastInWords: number;
}

const wordAfter = new RegExp(
  `^(?:${gap}*|-)([€$£%٪]|US\\$|[\\p{L}][\\p{L}\\p{M}²]*(?:[-‑]\\p{L}[\\p{L}\\p{M}]*)*[€$]?(?:/s)?)`,
  'u',
);
const percentAfter = new RegExp(
  `^${gap}*(?:%|٪|pour${gap}cent|pourcent|per${gap}?cent|(?:في|ب)${gap}?(?:ال)?(?:مائة|مئة|ماية|المائة|المئة)|(?:بالمائة|بالمئة|بالماية))`,
  'iu',
);
const linking = new RegExp(
  `^${gap}*(?:d['’]|(?:de|of|من|des|new|nouveaux?|nouvelles?|autres|other|a|an)(?![\\p{L}]))${gap}*`,
  'iu',
);

/** Read the quantity at a number; undefined when it counts nothing that can be told. */
export function readQuantity(
  text: string,
  { raw, value: spoken, end }: Numeral,
  language: Language,
  before: Before,
): Quantity | undefined {
  const percent = percentAfter.exec(text.slice(end, end + 24))?.[0];
  if (percent) {
    const value = raw === undefined ? spoken : toNumber(raw, language, false);
    return value === undefined ? undefined : { value, unit: '%', end: end + percent.length };
  }
  const scale = scalesAfter(text, end, language, before.currency !== undefined);
  const isScaled = scale !== undefined || isMoneyAfter(text, end, language);
  const value = raw === undefined ? spoken : toNumber(raw, language, isScaled);
  if (value === undefined) return undefined;
  if (raw === undefined && !isTold(value, scale, before.leastInWords)) return undefined;
  const whole = round(value * (scale?.factor ?? 1) + (scale?.more ?? 0));
  const at = scale?.end ?? end;
  if (before.currency) return { value: whole, unit: before.currency, end: at };
  const currency = currencyAt(text, at, language);
  if (currency) {
    return {
      value: round(whole * currency.factor),
      unit: currency.unit,
      end: adjectiveEnd(text, currency.end, language),
    };
  }
  if (before.named) return undefined;
  const isKnown = before.known || raw === undefined;
  const count = countAfter(text, at, whole, language, {
    scaled: scale !== undefined,
    known: isKnown,
  });
  if (count || !scale || raw === undefined || whole < 1e4) return count;
  // “s’établit à 42,6 millions”: what of, its sentence tells.
  return { value: whole, unit: '', end: at };
}

function isTold(value: number, scale: { factor: number } | undefined, least: number): boolean {
  return (scale !== undefined && scale.factor >= 1e3) || value >= least;
}

function isMoneyAfter(text: string, end: number, language: Language): boolean {
  const word = wordAfter.exec(text.slice(end, end + 24))?.[1];
  return word !== undefined && (currencies[language.fold(word)]?.factor ?? 1) > 1;
}

interface Scale {
  factor: number;
  /** What a second, smaller scale adds: “مليون و200 ألف”. */
  more: number;
  end: number;
}

const half =
  /^(?:[ \u00A0](?:et demie?|and a half)|[ \u00A0]ونصف(?:[ \u00A0](?:ال)?(?:مليون|مليار|ألف))?)(?!\p{L})/iu;
const andMore = /^[ \u00A0](?:et |and |و ?)?(\d{1,3})[ \u00A0]/u;

function scalesAfter(
  text: string,
  end: number,
  language: Language,
  isMoney: boolean,
): Scale | undefined {
  const first = scaleAfter(text, end, language, isMoney);
  if (!first) return undefined;
  const rest = text.slice(first.end, first.end + 30);
  const halved = half.exec(rest)?.[0];
  if (halved) {
    return { ...first, more: first.factor / 2, end: first.end + halved.length };
  }
  const more = first.factor >= 1e6 ? andMore.exec(rest) : null;
  const second = more
    ? scaleAfter(text, first.end + more[0].length - 1, language, false)
    : undefined;
  if (more && second && second.factor < first.factor) {
    return { ...first, more: Number(more[1]) * second.factor, end: second.end };
  }
  return first;
}

function scaleAfter(
  text: string,
  end: number,
  language: Language,
  isMoney: boolean,
): Scale | undefined {
  // “half a million”, “demi-milliard”.
  const article = /^[ -](?:a )?/.exec(text.slice(end, end + 3))?.[0].length ?? 0;
  const from = article > 1 || text[end] === '-' ? end + article : end;
  const match = wordAfter.exec(text.slice(from, from + 24));
  if (!match?.[1]) return undefined;
  // “seven-billion-parameter”: what follows the hyphen is another word.
  const word = match[1].split('-')[0] ?? '';
  const fold = language.fold(word);
  const factor = scales[fold];
  if (factor === undefined) return undefined;
  const after = from + match[0].length - (match[1].length - word.length);
  // One letter is a scale only beside a currency or a counted thing: “5 m” is five metres.
  if (fold.length === 1 && !isMoney && !currencyAt(text, after, language)) {
    const isCounted =
      fold === 'm' && /^[ \u00A0\u202F]d(?:e |['’])/u.test(text.slice(after, after + 4));
    if (!isCounted) return undefined;
  }
  return { factor, more: 0, end: after };
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
  for (const form of language.variants(language.fold(word))) {
    const currency = currencies[form];
    if (currency) return { ...currency, end: at + linked + match[0].length };
  }
  return undefined;
}

/** “دولار أمريكي”, “dollars américains”: the adjective belongs to the unit. */
function adjectiveEnd(text: string, end: number, language: Language): number {
  const match = wordAfter.exec(text.slice(end, end + 24));
  const fold = match?.[1] ? language.fold(match[1]) : '';
  return match && /^(?:americain|امريكي|مغربي|marocain|cfa)/.test(fold)
    ? end + match[0].length
    : end;
}

/** Words that end the noun phrase after a number. */
const breaks =
  /(?:^|\s)(?:par|per|pour|for|en|in|à|au|aux|sur|contre|et|and|will|is|are|was|were|a|ont|est|sont|في|على|عن|إلى|من)$/iu;
/** Adjectives that stand between a number and its noun. */
const french =
  /^(?:nouve(?:au|lle)x?s?|grand|petit|premi|derni|autre|jeune|bon|haut|principa|vrai|meilleur|longs?|quelque|prochain|seul|importan|different|propres?)/u;

/** Counted things may stand behind one or two adjectives: “12.000 nouveaux emplois”. */
function countAfter(
  text: string,
  at: number,
  value: number,
  language: Language,
  { scaled, known }: { scaled: boolean; known: boolean },
): Quantity | undefined {
  const linked = linking.exec(text.slice(at, at + 24))?.[0].length ?? 0;
  const start = at + linked;
  const words = wordsFrom(text, start, language.script === 'arabic' ? 2 : 4);
  for (const [index, { word, end }] of words.entries()) {
    const fold = language.fold(word);
    const pair = pairAt(words, index, language);
    const unit = pair?.unit ?? countedUnit(word, language);
    if (unit !== undefined) {
      // In Arabic the noun follows its number at once.
      if (index > 0 && (language.script === 'arabic' || (!scaled && value < 3))) return undefined;
      const until = pair?.end ?? end;
      const of = text.slice(start, thingEnd(text, until, language)).trim();
      return { value: round(value), unit, end: until, of };
    }
    if (stopWordsOf(language).has(fold) || breaks.test(text.slice(start, end))) return undefined;
    if (known || index > 2) continue;
    if (language.tag === 'fr' && !/[sx]$/.test(fold)) return undefined;
    if (isUnheardOf(word, fold, value, language, index)) {
      return { value: round(value), unit: fold, end, of: text.slice(start, end).trim() };
    }
  }
  return undefined;
}

function wordsFrom(text: string, start: number, count: number): { word: string; end: number }[] {
  const words: { word: string; end: number }[] = [];
  let place = start;
  for (let step = 0; step < count; step++) {
    const match = wordAfter.exec(text.slice(place, place + 40));
    if (!match?.[1]) break;
    place += match[0].length;
    words.push({ word: match[1], end: place });
  }
  return words;
}

function pairAt(
  words: readonly { word: string; end: number }[],
  index: number,
  language: Language,
): { unit: string; end: number } | undefined {
  const next = words[index + 1];
  const word = words[index];
  if (!word || !next) return undefined;
  const unit = countedPairs.get(`${language.fold(word.word)} ${language.fold(next.word)}`);
  return unit === undefined ? undefined : { unit, end: next.end };
}

/** English name of what a word counts. */
export function countedUnit(word: string, language: Language): string | undefined {
  const fold = language.fold(word);
  if (language.script === 'arabic') {
    const folds = language.variants(fold);
    return folds.map((form) => counted.get(form)).find((unit) => unit !== undefined);
  }
  return counted.get(fold) ?? (language.tag === 'fr' ? frenchCounted.get(fold) : undefined);
}

/** A plural that no table knows is counted under its own name; Arabic shows the count in the ending or not at all. */
function isUnheardOf(
  word: string,
  fold: string,
  value: number,
  language: Language,
  index: number,
): boolean {
  if (/^\p{Lu}/u.test(word) || fold.length < 4 || language.months[fold] !== undefined) return false;
  if (language.script === 'arabic') return index === 0 && isArabicCounted(word, value);
  if (language.tag === 'fr')
    return (
      /[sx]$/.test(fold) && !/(?:ée?|ble|ive|elle|euse)s$|eux$/u.test(word) && !french.test(fold)
    );
  return (
    language.tag === 'en' &&
    /[^su]s$/.test(fold) &&
    !/(?:requires|says|has|was|applies|covers)$/.test(fold)
  );
}

/** Eleven and more take the accusative in -ا, whole hundreds the plain singular. */
function isArabicCounted(word: string, value: number): boolean {
  if (!/^\p{Script=Arabic}+$/u.test(word) || /^(?:ال|[بلوفك]ال|لل|بـ)/u.test(word)) return false;
  return (
    /(?:ا|ات)$/u.test(word) || (/ة$/u.test(word) && !word.startsWith('و')) || value % 100 === 0
  );
}

/** The thing counted runs on over the next word: “emplois directs”, “abonnés mobile”. */
function thingEnd(text: string, end: number, language: Language): number {
  const match = new RegExp(`^${gap}+([\\p{L}\\p{M}]{3,})`, 'u').exec(text.slice(end, end + 40));
  const word = match?.[1];
  if (!match || !word || stopWordsOf(language).has(language.fold(word))) return end;
  return end + match[0].length;
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
