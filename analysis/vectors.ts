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
/** Words that begin alike often mean alike; the beginning is a term of its own, at this weight. */
const prefixWeight = 0.7;
/** Longest texts are cut to their heaviest terms. */
const maxTerms = 512;

/** Bag of stems and word beginnings, title and body together. Arabic stems are short already. */
export function toTermVector(
  title: readonly Token[],
  body: readonly Token[],
  language: Language,
): TermVector {
  const bag = new Map<number, number>();
  const add = (id: number, weight: number) => bag.set(id, (bag.get(id) ?? 0) + weight);
  const read = ({ word }: Token, weight: number) => {
    if (word.stop) return;
    add(word.hash, weight);
    if (language.script === 'latin') add(word.prefix, weight * prefixWeight);
  };
  for (const token of title) read(token, 1);
  for (const token of body) read(token, token.start < leadLength ? 1 : 0.5);
  let kept = [...bag];
  if (kept.length > maxTerms) {
    kept = kept.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, maxTerms);
  }
  kept.sort((a, b) => a[0] - b[0]);
  return {
    ids: Uint32Array.from(kept, ([id]) => id),
    counts: Uint8Array.from(kept, ([, count]) => Math.min(255, Math.max(1, Math.round(count * 4)))),
  };
}

/** Weight of a count before idf: 1 + ln tf, and less than 1 below one occurrence. */
export function countWeight(quarters: number): number {
  const count = quarters / 4;
  return count >= 1 ? 1 + Math.log(count) : count;
}
