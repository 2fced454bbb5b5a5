/** Tagged articles and the taxonomy → the lessons a model of concepts is learnt from. */

import type { Tag } from '#schema/analysed.ts';
import type { Concept, Taxonomy } from '#schema/concept.ts';
import { langs } from '#schema/lang.ts';
import type { Evidence } from '#schema/primitives.ts';
import { HashedSums } from './hashed-sums.ts';
import { type Language, languageOf } from './language.ts';
import { hash32, type Token, toTokens, type Word } from './tokens.ts';
import { countWeight, type TermVector, toTermVector } from './vectors.ts';

/** Hashed features of a text, each once, and at the same places how much they count in it. */
export interface Bag {
  ids: Uint32Array;
  counts: Float64Array;
}

/** A text, and what is known of its concepts. */
export interface Lesson {
  bag: Bag;
  /** Concept → weight of knowing that the text has it; 0: not sure; below 0: weight of knowing that it has not. Others: it has not. */
  says: ReadonlyMap<string, number>;
  /** Concept → features of the words that told of it: a second opinion is one only without them. */
  covered: ReadonlyMap<string, ReadonlySet<number>>;
  /** How often it counts. */
  weight: number;
  /** Texts of one story: none is judged by what was learnt from another. Undefined: always learnt from, never judged. */
  story?: string;
}

/** What a lesson is made of. */
export interface TaggedArticle {
  title: string;
  excerpt: string;
  lang: string;
  /** Terms of the whole text. */
  vector: TermVector;
  tags: readonly Tag[];
  story: string;
  /** What an editor decided. */
  retag?: { add: readonly string[]; remove: readonly string[] } | undefined;
}

/** A term of the whole text counts as this many character n-grams of title and extract. */
const termWeight = 2;
const shortest = 3;
const longest = 5;
/** Score of a tag from which it is learnt: a mention in the title, or two, or one in the opening and another. */
const sureScore = 0.75;
/** An editor’s word counts as that of so many articles, and what the taxonomy says in one language of a concept. */
const decidedWeight = 5;
const schemeWeight = 3;

/** A tagged article as a lesson. */
export function toLesson({
  title,
  excerpt,
  lang,
  vector,
  tags,
  story,
  retag,
}: TaggedArticle): Lesson {
  const language = languageOf(lang, `${title}\n${excerpt}`);
  return {
    bag: toBag(vector, [...toTokens(title, language), ...toTokens(excerpt, language)]),
    says: saysOf(tags, retag),
    covered: new Map(tags.map(({ id, evidence }) => [id, featuresOf(evidence, language)])),
    weight: 1,
    story,
  };
}

/** What is known of an article’s concepts, as Lesson.says. */
export function saysOf(
  tags: TaggedArticle['tags'],
  retag: TaggedArticle['retag'],
): Map<string, number> {
  const says = new Map(tags.map(({ id, score }) => [id, score >= sureScore ? 1 : 0]));
  for (const id of retag?.remove ?? []) says.set(id, -decidedWeight);
  for (const id of retag?.add ?? []) says.set(id, decidedWeight);
  return says;
}

/** What the taxonomy says of each concept: its labels, forms and definition, a lesson per language. */
export function schemeLessons(taxonomy: Taxonomy): Lesson[] {
  const concepts = taxonomy.facets.flatMap((facet) => facet.concepts);
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  return concepts.flatMap((concept) =>
    langs.map((lang): Lesson => {
      const forms = [
        concept.prefLabel[lang],
        ...(concept.altLabel?.[lang] ?? []),
        ...(concept.hiddenLabel?.[lang] ?? []),
        concept.definition?.[lang] ?? '',
      ];
      const text = forms.join('. ');
      const language = languageOf(lang, text);
      const tokens = toTokens(text, language);
      const label = toTokens(concept.prefLabel[lang], language);
      return {
        bag: toBag(toTermVector(label, tokens, language), [...label, ...tokens]),
        says: new Map(withBroader(concept, byId).map((id) => [id, 1])),
        covered: new Map(),
        weight: schemeWeight,
      };
    }),
  );
}

function withBroader(concept: Concept, byId: ReadonlyMap<string, Concept>): string[] {
  const ids = new Set<string>();
  let next: Concept | undefined = concept;
  while (next && !ids.has(next.id)) {
    ids.add(next.id);
    next = byId.get(next.broader ?? '');
  }
  return [...ids];
}

function toBag({ ids, counts }: TermVector, tokens: readonly Token[]): Bag {
  sums.clear();
  for (const [place, id] of ids.entries())
    sums.add(id, termWeight * countWeight(counts[place] ?? 1));
  for (const { word } of tokens) {
    if (word.stop) continue;
    for (const id of piecesOf(word)) sums.add(id, 1);
  }
  return { ids: sums.ids(), counts: sums.sums() };
}

/** One for all texts: it is emptied before each. */
const sums = new HashedSums();

/** Features a word brings along: itself, its beginning, its character n-grams with the edges of the word. */
export function featuresOfWord(word: Word): number[] {
  return [word.hash, word.prefix, ...piecesOf(word)];
}

/** The character n-grams of a word, hashed. */
function piecesOf(word: Word): Uint32Array {
  const known = pieces.get(word);
  if (known) return known;
  const padded = `_${word.fold}_`;
  const hashes: number[] = [];
  for (let size = shortest; size <= longest; size++)
    for (let at = 0; at + size <= padded.length; at++)
      hashes.push(hash32(`c${padded.slice(at, at + size)}`));
  const found = Uint32Array.from(hashes);
  pieces.set(word, found);
  return found;
}

/** Most words stand in several texts. */
const pieces = new WeakMap<Word, Uint32Array>();

function featuresOf(evidence: readonly Evidence[], language: Language): Set<number> {
  const features = new Set<number>();
  for (const { text } of evidence)
    for (const { word } of toTokens(text, language))
      for (const id of featuresOfWord(word)) features.add(id);
  return features;
}
