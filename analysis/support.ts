/** A sentence of a writer and the sentences it cites → is everything it says of numbers, days and names in them? */
import type { EntityMention } from '#schema/analysed.ts';
import type { Lang } from '#schema/lang.ts';
import { soundOfLatin, soundsOfArabic } from './bridge.ts';
import { type Claims, claimsOf, unclaimed } from './claims.ts';
import type { EntityFinder } from './entities.ts';
import type { Knowledge } from './knowledge.ts';
import { guessLanguage, type Language, languageOf } from './language.ts';
import type { Found } from './phrases.ts';
import { toSentences } from './sentences.ts';
import type { Chosen } from './summary.ts';
import { toTaggedText } from './tags.ts';
import { type Token, toTokens } from './tokens.ts';

/** Why a sentence may not be printed: the first thing in it that the sentences it cites do not bear out. */
export type Doubt =
  | 'citation'
  | 'markup'
  | 'language'
  | 'quotation'
  | 'number'
  | 'date'
  | 'turn'
  | 'name'
  | 'words';

/** Compares sentences with what they cite. */
export interface Support {
  doubtOf(sentence: string, lang: Lang, cited: readonly Chosen[]): Doubt | undefined;
}

/** A sentence taken apart. */
interface Parts {
  text: string;
  language: Language;
  tokens: readonly Token[];
  claims: Claims;
  /** Lexicon entries and listed things, with the tokens they take. */
  terms: readonly Found<string>[];
  mentions: readonly EntityMention[];
  /** Folded words, in Arabic also without the particles joined to them. */
  folds: ReadonlySet<string>;
  stems: ReadonlySet<string>;
  /** Consonants of words, for names in the other script. */
  sounds: ReadonlySet<string>;
}

/** Share of its words that a sentence must have from its sources: in their language, and in another. */
const leastShared = 0.6;
const leastLinked = 0.3;
/** Letters by which words of French and English are kin. */
const kinLetters = 6;
/** Addresses, mark-up, and what steers a line or hides in it. */
const markup =
  /[<>`{}[\]|\\\p{Cc}\p{Co}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|:\/\/|www\.|@/u;
const quotation = /«([^»]*)»|“([^”]*)”|"([^"]*)"/gu;
/** Parts of names that tell nothing alone. */
const particles = new Set('al el ibn ben bin ait ould abou abu bou saint sidi moulay'.split(' '));

/**
 * `plain` are words of the same press that are no names: Latin ones as they stand in small letters, Arabic ones by
 * their stem. The comparison is strict: what it cannot tell it doubts.
 */
export function toSupport(
  knowledge: Knowledge,
  finder: EntityFinder,
  plain: ReadonlySet<string>,
): Support {
  const read = new Map<string, Parts>();
  const partsOf = ({ text, article }: Chosen): Parts => {
    const key = `${article.lang} ${text}`;
    const known = read.get(key) ?? toParts(text, languageOf(article.lang, text), knowledge, finder);
    read.set(key, known);
    return known;
  };
  return {
    doubtOf(sentence, lang, cited) {
      if (markup.test(sentence)) return 'markup';
      if (!isIn(lang, sentence)) return 'language';
      const sources = cited.map(partsOf);
      if (!quotesOnly(sentence, sources)) return 'quotation';
      const one = toParts(sentence, languageOf(lang, sentence), knowledge, finder);
      const strange = unclaimed(
        one.claims,
        sources.map(({ claims }) => claims),
      );
      if (strange !== undefined) return strange;
      const known = knownTokens(one, sources);
      if (hasStranger(one, sources, known, plain)) return 'name';
      return sharesWords(one, sources, known) ? undefined : 'words';
    },
  };
}

/** Words of a press that are no names, for `toSupport`. */
export function plainWords(texts: Iterable<{ text: string; lang: string }>): Set<string> {
  const plain = new Set<string>();
  for (const { text, lang } of texts) {
    for (const { word } of toTokens(text, languageOf(lang, text))) {
      if (word.number || word.capital) continue;
      plain.add(isArabic(word.fold) ? word.stem : word.fold);
    }
  }
  return plain;
}

function toParts(
  text: string,
  language: Language,
  knowledge: Knowledge,
  finder: EntityFinder,
): Parts {
  const tokens = toTokens(text, language);
  return {
    text,
    language,
    tokens,
    claims: claimsOf(text, language),
    terms: knowledge.termsAt(tokens, language),
    mentions: finder.find(toTaggedText('', text, language.tag)),
    folds: new Set(tokens.flatMap(({ word }) => language.variants(word.fold))),
    stems: new Set(tokens.map(({ word }) => word.stem)),
    sounds: new Set(tokens.flatMap(({ start, end }) => soundsOf(text.slice(start, end)))),
  };
}

function soundsOf(raw: string): string[] {
  if (isArabic(raw)) return soundsOfArabic(raw);
  const sound = soundOfLatin(raw.toLowerCase());
  return sound.length >= 3 ? [sound] : [];
}

function isArabic(word: string): boolean {
  return /\p{Script=Arabic}/u.test(word);
}

function isIn(lang: Lang, sentence: string): boolean {
  const { tag } = guessLanguage(sentence);
  return tag === lang || (tag === 'und' && lang !== 'ar');
}

/** Words between quotation marks are those of a source, letter for letter. */
function quotesOnly(sentence: string, sources: readonly Parts[]): boolean {
  const spaced = (text: string) => text.replaceAll(/[\s\u2068\u2069]+/gu, ' ').trim();
  return [...sentence.matchAll(quotation)].every((match) => {
    const words = spaced(match[1] ?? match[2] ?? match[3] ?? '');
    return sources.some(({ text }) => spaced(text).includes(words));
  });
}

/** Places of the words that stand in the sources: as they are, by their stem, as a term, or by their sound. */
function knownTokens(one: Parts, sources: readonly Parts[]): Set<number> {
  const known = new Set<number>();
  const shared = new Set(sources.flatMap(({ terms }) => terms.map(({ value }) => value)));
  for (const { value, from, to } of one.terms)
    if (shared.has(value)) for (let at = from; at < to; at++) known.add(at);
  for (const [at, token] of one.tokens.entries())
    if (sources.some((source) => isSame(token, one, source))) known.add(at);
  return known;
}

function isSame({ word, start, end }: Token, { text, language }: Parts, source: Parts): boolean {
  if (language.variants(word.fold).some((form) => source.folds.has(form))) return true;
  if (language === source.language) return source.stems.has(word.stem);
  if (language.script !== source.language.script)
    return soundsOf(text.slice(start, end)).some((sound) => source.sounds.has(sound));
  // French and English words with one root: “investissement”, “investment”.
  const root = word.fold.slice(0, kinLetters);
  return root.length === kinLetters && [...source.folds].some((fold) => fold.startsWith(root));
}

/** Is there a name, or what may be one, that the sources do not have? */
function hasStranger(
  one: Parts,
  sources: readonly Parts[],
  known: ReadonlySet<number>,
  plain: ReadonlySet<string>,
): boolean {
  const listed = new Set(sources.flatMap(({ mentions }) => mentions.map(({ id }) => id)));
  const isSameThing = ({ id }: EntityMention) => id !== undefined && listed.has(id);
  const same = one.mentions.filter(isSameThing).flatMap(({ evidence }) => evidence);
  // Laws go by their numbers, which are compared as such.
  const strange = one.mentions
    .filter((mention) => !isSameThing(mention) && mention.type !== 'law')
    .flatMap(({ evidence }) => evidence);
  const words = new Set(
    one.terms.flatMap(({ value, from, to }) =>
      value.startsWith('l') && to === from + 1 ? from : [],
    ),
  );
  const mayBeName = nameGuesser(one);
  return [...one.tokens.entries()].some(([at, token]) => {
    const { word } = token;
    if (known.has(at) || word.number || word.fold.length < 2 || lies(token, same)) return false;
    if (particles.has(word.fold) || (word.stop && !word.upper)) return false;
    if (lies(token, strange)) return true;
    const isWord = words.has(at) || plain.has(isArabic(word.fold) ? word.stem : word.fold);
    return mayBeName(token, isWord);
  });
}

function lies({ start, end }: Token, spans: readonly { start: number; end: number }[]): boolean {
  return spans.some((span) => start < span.end && end > span.start);
}

/** By its letters alone: Arabic has no capitals, so that every unheard-of word may be a name. */
function nameGuesser({ text, language }: Parts): (token: Token, isWord: boolean) => boolean {
  const heads = new Set(toSentences(text, language).map(({ start }) => start));
  return ({ word, start }, isWord) => {
    if (isArabic(word.fold)) return !isWord;
    if (language.script === 'latin' && !word.capital) return false;
    if (language.months[word.fold] !== undefined) return false;
    const isHead = heads.has(start) || /[«“"(:]\s?$/u.test(text.slice(0, start));
    return !isHead || word.upper || !isWord;
  };
}

/** A sentence without a name or a number can still say another thing: most of its words must be those of its sources. */
function sharesWords(
  { language, tokens }: Parts,
  sources: readonly Parts[],
  known: ReadonlySet<number>,
): boolean {
  const telling = [...tokens.entries()].filter(([, { word }]) => !word.stop && !word.number);
  const share = telling.filter(([at]) => known.has(at)).length / Math.max(1, telling.length);
  const isOneTongue = sources.every((source) => source.language === language);
  return share >= (isOneTongue ? leastShared : leastLinked);
}
