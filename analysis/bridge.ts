/** A document → features that stand for the same thing in every language: numbers, names, cognates, sounds, known terms. */

import { foldArabic } from './lang/ar.ts';
import type { Language } from './language.ts';
import { hash32, type Token, type Word } from './tokens.ts';

/**
 * Kinds of feature; the kind sits in the three lowest bits of a feature's id. Small numbers (two digits at most) tell
 * nothing across languages, but a form filled in anew from its copy.
 */
export const kinds = {
  number: 0,
  name: 1,
  prefix: 2,
  sound: 3,
  term: 4,
  link: 5,
  small: 6,
} as const;
type Kind = (typeof kinds)[keyof typeof kinds];

const prefixLength = 5;

/** Features of one text. `terms` are ids of lexicon entries and gazetteer entities found in it. */
export function toBridge(
  text: string,
  tokens: readonly Token[],
  language: Language,
  terms: Iterable<string> = [],
  links: Iterable<string> = [],
): Uint32Array {
  let features = found;
  let count = 0;
  const add = (feature: number) => {
    if (count === features.length) {
      features = new Uint32Array(count * 2);
      features.set(found);
      found = features;
    }
    features[count++] = feature;
  };
  for (const number of numbersOf(text))
    add(featureId(number.length < 3 ? kinds.small : kinds.number, number));
  for (const term of terms) add(featureId(kinds.term, term));
  for (const link of links) add(featureId(kinds.link, link));
  for (const { word } of tokens) {
    word.features ??= featuresOf(word, language);
    for (let place = 0; place < word.features.length; place++) add(word.features[place] ?? 0);
  }
  return distinct(features.subarray(0, count).sort());
}

/** Written over by each text, and as long as the longest list so far. */
let found = new Uint32Array(4096);

/** Each of a sorted list once. */
function distinct(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let place = 0; place < sorted.length; place++) {
    const number = sorted[place] ?? 0;
    if (kept === 0 || sorted[kept - 1] !== number) sorted[kept++] = number;
  }
  return sorted.slice(0, kept);
}

/** What a word type stands for in every language: its beginning, as a name, its sounds. */
function featuresOf(word: Word, language: Language): Uint32Array {
  if (word.stop || word.number) return none;
  const { fold } = word;
  const features: number[] = [];
  if (/^[a-z]/.test(fold)) {
    if (fold.length >= prefixLength)
      features.push(featureId(kinds.prefix, fold.slice(0, prefixLength)));
    if (word.capital || language.script === 'arabic') {
      features.push(featureId(kinds.name, fold));
      const sound = soundOfLatin(fold);
      if (sound.length >= 3) features.push(featureId(kinds.sound, sound));
    }
  } else if (language.script === 'arabic') {
    for (const sound of soundsOfFolded(fold)) features.push(featureId(kinds.sound, sound));
  }
  return Uint32Array.from(features);
}

const none = new Uint32Array(0);

function featureId(kind: Kind, value: string): number {
  return ((hash32(value) & ~7) | kind) >>> 0;
}

const years = new Set(
  Array.from({ length: 60 }, (_, index) => featureId(kinds.number, String(1990 + index))),
);

/** Is it the feature of a year? Texts of one year share it without having anything else in common. */
export function isYear(id: number): boolean {
  return years.has(id);
}

/** Kind of a feature id. */
export function kindOf(id: number): number {
  return id & 7;
}

/** Numbers, separators of thousands gone, decimal point `.`. */
function numbersOf(text: string): string[] {
  if (!/[\d٠-٩]/.test(text)) return [];
  const ascii = text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
  const numbers: string[] = [];
  for (const [match] of ascii.matchAll(/\d+(?:[\s\u00A0\u202F.,٬٫]\d+)*/g)) {
    const plain = match
      .replace(/[\s\u00A0\u202F٬](?=\d{3}(?!\d))/g, '')
      .replace(/[.,](?=\d{3}(?:\D|$))/g, '')
      .replaceAll(/[,٫]/g, '.');
    numbers.push(...plain.split(/\s+/));
  }
  return numbers;
}

const arabicSounds: Record<string, string> = {
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'g',
  ح: '',
  خ: 'k',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 's',
  س: 's',
  ش: 's',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'd',
  ع: '',
  غ: 'g',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: '',
  و: '',
  ي: '',
  ا: '',
};

/** Consonant skeletons an Arabic word may have when it is a foreign name: as it stands and without particles. */
export function soundsOfArabic(raw: string): string[] {
  return soundsOfFolded(foldArabic(raw));
}

function soundsOfFolded(word: string): string[] {
  const forms = new Set([
    word,
    word.replace(/^(?:وال|بال|كال|فال|لل|ال)(?=..)/, ''),
    word.replace(/^[وبلف](?=...)/, ''),
  ]);
  const sounds = new Set<string>();
  for (const form of forms) {
    const sound = squeeze([...form].map((letter) => arabicSounds[letter] ?? '').join(''));
    if (sound.length >= 3) sounds.add(toD(sound));
  }
  return [...sounds];
}

/** The consonants of a word, in an alphabet that Arabic and Latin letters share. */
export function soundOf(word: string): string {
  if (!/\p{Script=Arabic}/u.test(word)) return soundOfLatin(word.toLowerCase());
  const letters = [...foldArabic(word)].map((letter) => arabicSounds[letter] ?? '');
  return toD(squeeze(letters.join('')));
}

/** The skeleton of a Latin name in the same coarse alphabet. */
export function soundOfLatin(fold: string): string {
  const coarse = fold
    .replaceAll(/sh|ch/g, 's')
    .replaceAll('ph', 'f')
    .replaceAll(/kh|q|x/g, 'k')
    .replaceAll('gh', 'g')
    .replaceAll('th', 't')
    .replaceAll('c', 'k')
    .replaceAll('p', 'b')
    .replaceAll('v', 'f')
    .replaceAll('j', 'g')
    .replaceAll('z', 's')
    .replaceAll(/[^bdfgklmnrst]/g, '');
  return toD(squeeze(coarse));
}

function toD(sound: string): string {
  return squeeze(sound.replaceAll('d', 't'));
}

function squeeze(sound: string): string {
  return sound.replaceAll(/(.)\1+/g, '$1');
}
