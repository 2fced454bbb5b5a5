/** A document → the bag of hashed terms stories are told by; small enough to keep for ever, and not the text. */
import { HashedSums } from './hashed-sums.ts';
import type { Language } from './language.ts';
import type { Token } from './tokens.ts';

/** Hashed terms in ascending order and, at the same places, their weighted counts in quarters (1 to 255). */
export interface TermVector {
  ids: Uint32Array;
  counts: Uint8Array;
}

/** What stands behind this many characters of the body counts half: news tells the most first. */
const leadLength = 600;
/** Longest texts are cut to their heaviest terms. */
const maxTerms = 512;

/**
 * Bag of stems and word beginnings, title and body together: words that begin alike often mean alike. Arabic stems are
 * short already.
 */
export function toTermVector(
  title: readonly Token[],
  body: readonly Token[],
  language: Language,
): TermVector {
  const isLatin = language.script === 'latin';
  bag.clear();
  addTerms(title, isLatin, Infinity);
  addTerms(body, isLatin, leadLength);
  const ids = bag.size > maxTerms ? heaviest() : bag.ids();
  // A typed array sorts its numbers as numbers, several times faster than pairs with a comparison.
  ids.sort();
  const counts = new Uint8Array(ids.length);
  for (let place = 0; place < ids.length; place++) {
    const count = Math.round(bag.get(ids[place] ?? 0) * 4);
    counts[place] = Math.min(255, Math.max(1, count));
  }
  return { ids, counts };
}

/** One for all documents: it is emptied before each. */
const bag = new HashedSums();

function addTerms(tokens: readonly Token[], isLatin: boolean, lead: number): void {
  for (const { word, start } of tokens) {
    if (word.stop) continue;
    const weight = start < lead ? 1 : 0.5;
    bag.add(word.hash, weight);
    if (isLatin) bag.add(word.prefix, weight);
  }
}

function heaviest(): Uint32Array {
  const sorted = [...bag.ids()].sort((a, b) => bag.get(b) - bag.get(a) || a - b);
  return Uint32Array.from(sorted.slice(0, maxTerms));
}

/** Terms of a headline, and how many more make most of an article. */
const headlineTerms = 12;
const articleTerms = 30;

/** How much a text of so many terms says: 0 for a headline, towards 1 for an article. */
export function substanceOf(terms: number): number {
  return 1 - Math.exp(-Math.max(0, terms - headlineTerms) / articleTerms);
}

/** Weight of a count before idf: 1 + ln tf, and less than 1 below one occurrence. */
export function countWeight(quarters: number): number {
  return countWeights[quarters] ?? 0;
}

const countWeights = Float64Array.from({ length: 256 }, (_, quarters) => {
  const count = quarters / 4;
  return count >= 1 ? 1 + Math.log(count) : count;
});
