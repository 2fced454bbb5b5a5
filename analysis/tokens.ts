/** A text → its words, each with the form it is compared in and where it stands. */
import type { Language } from './language.ts';

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
}

/** One occurrence; offsets are UTF-16 units. */
export interface Token {
  word: Word;
  start: number;
  end: number;
}

const caches = new Map<string, Map<string, Word>>();
const stopSets = new Map<string, ReadonlySet<string>>();
const maxCached = 120_000;

/** The words of a text, in order. Apostrophes and hyphens part words, so French elisions stand alone. */
export function toTokens(text: string, language: Language): Token[] {
  const tokens: Token[] = [];
  const cache = cacheOf(language);
  for (let at = 0; at < text.length; ) {
    const start = at;
    if (kindAt(text, at) !== letter) {
      at += widthAt(text, at);
      continue;
    }
    while (at < text.length && kindAt(text, at) !== other) at += widthAt(text, at);
    const raw = text.slice(start, at);
    tokens.push({ word: cache.get(raw) ?? toWord(raw, language), start, end: at });
  }
  return tokens;
}

const letter = 1;
const accent = 2;
const other = 3;
/** Kind of each UTF-16 unit, 0 where it was not looked at yet: a table is several times faster than a pattern. */
const unitKinds = new Uint8Array(65_536);

/** Letters and digits begin a word and go on with it, combining marks only go on with it. */
function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = unitKinds[unit] ?? 0;
  if (known !== 0) return known;
  if (unit >= 0xd800 && unit < 0xe000)
    return kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const kind = kindOf(String.fromCharCode(unit));
  unitKinds[unit] = kind;
  return kind;
}

function kindOf(character: string): number {
  return /^[\p{L}\p{N}]$/u.test(character) ? letter : /^\p{M}$/u.test(character) ? accent : other;
}

function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Look one word up; each type is folded and stemmed once per language. */
export function toWord(raw: string, language: Language): Word {
  const cache = cacheOf(language);
  const known = cache.get(raw);
  if (known) return known;
  const fold = language.fold(raw);
  const stop = isStop(fold, language);
  const number = /^\d/.test(fold);
  const stem = number || stop ? fold : language.stem(raw);
  const first = raw[0] ?? '';
  const word: Word = {
    fold,
    stem,
    stop,
    number,
    capital: first !== first.toLowerCase(),
    upper: raw.length > 1 && first !== first.toLowerCase() && raw === raw.toUpperCase(),
    hash: hash32(`${language.tag} ${stem}`),
    key: hash32(stem),
    prefix: hash32(`p${language.tag}${fold.slice(0, 5)}`),
  };
  cache.set(raw, word);
  return word;
}

function cacheOf({ tag }: Language): Map<string, Word> {
  let cache = caches.get(tag);
  if (!cache || cache.size > maxCached) {
    cache = new Map();
    caches.set(tag, cache);
  }
  return cache;
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
