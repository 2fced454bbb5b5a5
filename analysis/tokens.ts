/** A text → its words, each with the form it is compared in and where it stands. */
import type { Language } from './language.ts';
import { hashWith, noHash, textOf, unitsOf, vocabularies } from './vocabulary.ts';

/** What is known of a word type; shared by all its tokens. */
export interface Word {
  /** Folded form. */
  fold: string;
  /** Folded stem. */
  stem: string;
  /** Carries no meaning of its own. */
  stop: boolean;
  /** Starts with a capital letter (Latin script only). */
  capital: boolean;
  /** Two letters or more, all of them capitals or digits: an acronym, as written. */
  upper: boolean;
  /** Begins with a digit. */
  number: boolean;
  /** 32-bit hash of language and stem. */
  hash: number;
  /** 32-bit hash of the stem alone. */
  key: number;
  /** 32-bit hash of language and the first five letters. */
  prefix: number;
  /** Features it stands for in every language, once they were asked for (bridge.ts). */
  features: Uint32Array | undefined;
  /** What phrases may know it by, once they asked (phrases.ts). */
  forms: readonly Form[] | undefined;
}

/** A form of a word, and some bits of its hash. */
export interface Form {
  text: string;
  hash: number;
}

/** One occurrence; offsets are UTF-16 units. */
export interface Token {
  word: Word;
  start: number;
  end: number;
}

const vocabularyOf = vocabularies<Word>();
const stopSets = new Map<string, ReadonlySet<string>>();

/** The words of a text, in order. Apostrophes and hyphens part words, so French elisions stand alone. */
export function toTokens(text: string, language: Language): Token[] {
  const tokens: Token[] = [];
  const words = vocabularyOf(language.tag);
  const units = unitsOf(text);
  for (let at = 0; at < text.length; at++) {
    if ((kindAt(units, at) & (kinds.letter | kinds.digit)) === 0) continue;
    const start = at;
    let hash = noHash;
    for (; at < text.length && kindAt(units, at) !== kinds.other; at++)
      hash = hashWith(hash, units[at]);
    let word = words.get(units, start, at, hash);
    if (!word) {
      word = toWord(textOf(units, start, at), language);
      words.add(units, start, at, hash, word);
    }
    tokens.push({ word, start, end: at });
  }
  return tokens;
}

/** Kinds of characters, as flags: accents are all combining marks, digits all numbers. */
export const kinds = { letter: 1, digit: 2, accent: 4, other: 8 } as const;
/** Kind of each UTF-16 unit, 0 where it was not looked at yet: a table is several times faster than a pattern. */
const unitKinds = new Uint8Array(65_536);

/** Letters and digits begin a word and go on with it, combining marks only go on with it. Both units of a pair are of its kind. */
export function kindAt(units: Uint16Array, at: number): number {
  const known = unitKinds[units[at] ?? 0] ?? 0;
  return known === 0 ? newKindAt(units, at) : known;
}

function newKindAt(units: Uint16Array, at: number): number {
  const unit = units[at] ?? 0;
  if (unit < 0xd800 || unit >= 0xe000) {
    const kind = kindOf(String.fromCharCode(unit));
    unitKinds[unit] = kind;
    return kind;
  }
  const first = unit < 0xdc00 ? at : at - 1;
  return kindOf(String.fromCharCode(units[first] ?? 0, units[first + 1] ?? 0));
}

function kindOf(character: string): number {
  if (/^\p{L}$/u.test(character)) return kinds.letter;
  if (/^\p{N}$/u.test(character)) return kinds.digit;
  return /^\p{M}$/u.test(character) ? kinds.accent : kinds.other;
}

/** What is known of a word type; each is folded and stemmed once per language. */
function toWord(raw: string, language: Language): Word {
  const fold = language.fold(raw);
  const stop = isStop(fold, language);
  const number = /^\d/.test(fold);
  const stem = number || stop ? fold : language.stem(raw);
  const first = raw[0] ?? '';
  return {
    fold,
    stem,
    stop,
    number,
    capital: first !== first.toLowerCase(),
    upper: raw.length > 1 && first !== first.toLowerCase() && raw === raw.toUpperCase(),
    hash: hash32(`${language.tag} ${stem}`),
    key: hash32(stem),
    prefix: hash32(`p${language.tag}${fold.slice(0, 5)}`),
    features: undefined,
    forms: undefined,
  };
}

/** Arabic joins “and” and “so” to the next word: they hide no stop word. */
function isStop(fold: string, language: Language): boolean {
  const words = stopWordsOf(language);
  if (fold.length < 2 || words.has(fold)) return true;
  return language.script === 'arabic' && /^[وف]/.test(fold) && words.has(fold.slice(1));
}

/** Stop words of a language, read once. */
export function stopWordsOf(language: Language): ReadonlySet<string> {
  let words = stopSets.get(language.tag);
  if (!words) {
    words = language.stopWords();
    stopSets.set(language.tag, words);
  }
  return words;
}

/** FNV-1a over UTF-16 units with a final mix (Murmur3), as an unsigned 32-bit number. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
