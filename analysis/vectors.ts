/** A document → the bag of hashed terms stories are told by; small enough to keep for ever, and not the text. */
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
  const bag = new Map<number, number>();
  const isLatin = language.script === 'latin';
  addTerms(bag, title, isLatin, Infinity);
  addTerms(bag, body, isLatin, leadLength);
  const ids = bag.size > maxTerms ? heaviest(bag) : Uint32Array.from(bag.keys());
  // A typed array sorts its numbers as numbers, several times faster than pairs with a comparison.
  ids.sort();
  const counts = new Uint8Array(ids.length);
  for (let place = 0; place < ids.length; place++) {
    const count = Math.round((bag.get(ids[place] ?? 0) ?? 0) * 4);
    counts[place] = Math.min(255, Math.max(1, count));
  }
  return { ids, counts };
}

function addTerms(
  bag: Map<number, number>,
  tokens: readonly Token[],
  isLatin: boolean,
  lead: number,
): void {
  for (const { word, start } of tokens) {
    if (word.stop) continue;
    const weight = start < lead ? 1 : 0.5;
    bag.set(word.hash, (bag.get(word.hash) ?? 0) + weight);
    if (isLatin) bag.set(word.prefix, (bag.get(word.prefix) ?? 0) + weight);
  }
}

function heaviest(bag: ReadonlyMap<number, number>): Uint32Array {
  const sorted = [...bag].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return Uint32Array.from(sorted.slice(0, maxTerms), ([id]) => id);
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
  const count = quarters / 4;
  return count >= 1 ? 1 + Math.log(count) : count;
}
