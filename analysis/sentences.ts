/** A text → its sentences, with offsets, for quotes and evidence. */
import type { Language } from './language.ts';

/** `text` is the slice of the source between the offsets (UTF-16 units), white space at the ends left out. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** Split at line ends and where Unicode sees a sentence end, but not after abbreviations and initials. */
export function toSentences(text: string, language: Language): Sentence[] {
  const sentences: Sentence[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    let start = line.index;
    let joined = '';
    for (const { segment } of segmenterOf(language).segment(line[0])) {
      joined += segment;
      if (endsOpen(joined, language)) continue;
      add(sentences, text, start, start + joined.length);
      start += joined.length;
      joined = '';
    }
    if (joined !== '') add(sentences, text, start, start + joined.length);
  }
  return sentences;
}

/** The sentence around an offset; undefined when the offset lies outside all of them. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): Sentence | undefined {
  return sentences.find(({ start, end }) => offset >= start && offset < end);
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf({ tag }: Language): Intl.Segmenter {
  let segmenter = segmenters.get(tag);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(tag, { granularity: 'sentence' });
    segmenters.set(tag, segmenter);
  }
  return segmenter;
}

/** Does the piece end in an abbreviation (“M. ”, “S.A.R.L. ”, “J. ”) rather than in a sentence end? */
function endsOpen(piece: string, language: Language): boolean {
  const last = /(?:^|[\s(«"'’])((?:\p{L}\.)+\p{L}?|\p{L}[\p{L}.]*)\.\s*$/u.exec(piece)?.[1];
  if (last === undefined) return false;
  if (language.abbreviations.has(last.toLowerCase())) return true;
  // “J.”, «و.أ.أ»: initials; Arabic has no capitals.
  return /^(?:\p{Lu}|(?:\p{Script=Arabic}\.)*\p{Script=Arabic})$/u.test(last);
}

function add(sentences: Sentence[], source: string, from: number, to: number): void {
  const slice = source.slice(from, to);
  const text = slice.trim();
  if (text === '') return;
  const start = from + slice.indexOf(text);
  sentences.push({ text, start, end: start + text.length });
}

/** Does a sentence begin with a word that stands for something said before it? Quoted alone it would say nothing of whom or what. */
export function leansBack(sentence: string): boolean {
  return backward.test(sentence);
}

/** Questions tell nothing, and cut sentences are none. */
export function isTelling(sentence: string): boolean {
  return /[^?؟…]\s*[»”"]?$/u.test(sentence);
}

const backward = new RegExp(
  `^[«“"\\s]*(?:(?:${[
    "ils?|elles?|ce(?:la|lui-ci|lle-ci|ux-ci|ci)?|cette|ces|c[’']est|son|sa|ses|leurs?|l[’']un|tous|toutes",
    'aussi|ainsi|mais|or|puis|enfin|par ailleurs|au-delà|en outre|en revanche|en effet|de plus|de même|à son tour',
    'à (?:ce titre|cet effet|cette occasion)|dans (?:ce cadre|ce contexte|la foulée)|(?:de son|de leur) côté',
    "pour sa part|selon (?:lui|elle|eux)|il s[’']agit",
    'it|he|she|they|this|these|that|those|its|his|her|their|both|but|and|also|however|meanwhile|moreover',
    'furthermore|besides|instead|otherwise|in (?:addition|turn|this context)|for (?:his|her|its|their) part',
    'beyond (?:that|this)|to this end|as such',
  ].join('|')})(?!\\p{L})|(?:${[
    'وهو|وهي|وهم|هو|هي|هذا|هذه|ذلك|وذلك|لكن|ولكن|غير أن|كما|كذلك|وأضاف\\p{L}*|وتابع\\p{L}*|وزاد\\p{L}*|وأردف\\p{L}*',
    'وفي هذا|وإذا|أما إذا|وبذلك|وبالتالي|ولذلك|لذلك|من جانب\\p{L}+|ومن جه\\p{L}+|وفي (?:السياق|المقابل)|بالمقابل',
    '(?:إضافة|علاوة) (?:إلى|على) ذلك|وبموجب ذلك',
  ].join('|')})(?!\\p{L}))`,
  'iu',
);
