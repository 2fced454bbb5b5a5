/** A text → a bottom-k sketch of its three-word shingles, from which resemblance and containment are estimated. */
import { hash32, type Token } from './tokens.ts';

/**
 * The k smallest hashes of the shingles, ascending (Broder 1997). A text with fewer shingles keeps them all,
 * so a short copy can be looked for in a long original.
 */
export type Sketch = Uint32Array;

const size = 96;

/** Shingles of three words in a row, as they are compared (folded), stop words included. */
export function toSketch(tokens: readonly Token[]): Sketch {
  const hashes = new Uint32Array(Math.max(0, tokens.length - 2));
  let a = tokens[0]?.word.hash ?? 0;
  let b = tokens[1]?.word.hash ?? 0;
  for (let index = 0; index < hashes.length; index++) {
    const c = tokens[index + 2]?.word.hash ?? 0;
    hashes[index] = mix(mix(a, b), c);
    a = b;
    b = c;
  }
  hashes.sort();
  let kept = 0;
  for (let index = 0; index < hashes.length && kept < size; index++) {
    const hash = hashes[index] ?? 0;
    if (kept === 0 || hashes[kept - 1] !== hash) hashes[kept++] = hash;
  }
  return hashes.slice(0, kept);
}

function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ b;
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** What two sketches tell of their texts. */
export interface Likeness {
  /** Estimated Jaccard resemblance of the shingles. */
  resemblance: number;
  /** Estimated share of the smaller text's shingles that the other has too. */
  containment: number;
  /** Shingles of the sample that both have. */
  shared: number;
}

/** Compare on the part of the hash range that both sketches cover in full. */
export function compareSketches(a: Sketch, b: Sketch): Likeness {
  const limit = Math.min(reach(a), reach(b));
  let i = 0;
  let j = 0;
  let shared = 0;
  let inA = 0;
  let inB = 0;
  for (;;) {
    const x = a[i] ?? Infinity;
    const y = b[j] ?? Infinity;
    if (Math.min(x, y) > limit || Math.min(x, y) === Infinity) break;
    if (x <= y) {
      inA++;
      i++;
    }
    if (y <= x) {
      inB++;
      j++;
    }
    if (x === y) shared++;
  }
  const union = inA + inB - shared;
  const smaller = Math.min(inA, inB);
  return {
    resemblance: union === 0 ? 0 : shared / union,
    containment: smaller === 0 ? 0 : shared / smaller,
    shared,
  };
}

function reach(sketch: Sketch): number {
  return sketch.length < size ? Infinity : (sketch.at(-1) ?? Infinity);
}

/** Hash of a title as it is compared: equal for titles that differ in case, accents or punctuation. */
export function titleHash(tokens: readonly Token[]): number {
  return hash32(tokens.map(({ word }) => word.fold).join(' '));
}
