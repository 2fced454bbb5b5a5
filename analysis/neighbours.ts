/** Weighted vectors in order of time → pairs that are alike, through an inverted index with a moving window. */

/** A vector of one document: dense term numbers and weights, at the same places. */
export interface Weighted {
  terms: Int32Array;
  weights: Float32Array;
}

/** Two documents (`a` later than `b`) and the dot product of their vectors. */
export interface Pair {
  a: number;
  b: number;
  dot: number;
}

/** How far to look and how much to keep. */
export interface Reach {
  /** Number of distinct terms. */
  termCount: number;
  /** Position a document's live past begins at: documents before it are out of the window. Never decreases. */
  pastOf(document: number): number;
  /** First document that asks for neighbours; earlier ones are only found. */
  from: number;
  /** May these two be compared at all? */
  allow?(a: number, b: number): boolean;
  /** Least dot product kept. */
  floor: number;
  /** Pairs at or above this are kept in any number; of the weaker ones only the best `weakest`. */
  strong: number;
  weakest: number;
}

/** Places looked at per document; rare terms first, so what is left out are the commonest terms. */
const maxVisits = 24_000;
const maxStrong = 400;

/** Each pair comes once, under its later document. Cost per document is bounded by `maxVisits`. */
export function* findPairs(vectors: readonly Weighted[], reach: Reach): Generator<Pair> {
  const postings: number[][] = Array.from({ length: reach.termCount });
  const heads = new Int32Array(reach.termCount);
  const sums = new Float32Array(vectors.length);
  const scratch = new Float32Array(reach.termCount);
  for (let a = 0; a < vectors.length; a++) {
    const vector = vectors[a];
    if (!vector) continue;
    if (a >= reach.from) {
      yield* neighboursOf(a, vector, vectors, reach, postings, heads, sums, scratch);
    }
    for (const term of vector.terms) {
      const list = postings[term];
      if (list) list.push(a);
      else postings[term] = [a];
    }
  }
}

function* neighboursOf(
  a: number,
  vector: Weighted,
  vectors: readonly Weighted[],
  reach: Reach,
  postings: readonly (number[] | undefined)[],
  heads: Int32Array,
  sums: Float32Array,
  scratch: Float32Array,
): Generator<Pair> {
  const past = reach.pastOf(a);
  const { terms, weights } = vector;
  const order = liveTerms(terms, postings, heads, past);
  let left = maxVisits;
  const touched: number[] = [];
  for (const { list, head, place } of order) {
    if (list.length - head > left) break;
    left -= list.length - head;
    const weight = weights[place] ?? 0;
    for (let index = head; index < list.length; index++) {
      const b = list[index] ?? 0;
      if (sums[b] === 0) touched.push(b);
      sums[b] = (sums[b] ?? 0) + weight;
    }
  }
  // `sums` holds an upper-bound order only; the exact products follow for the promising ones.
  for (let place = 0; place < terms.length; place++)
    scratch[terms[place] ?? 0] = weights[place] ?? 0;
  const promising = touched.length > 600 ? mostPromising(touched, sums, 600) : touched;
  const kept: Pair[] = [];
  for (const b of promising) {
    if (reach.allow && !reach.allow(a, b)) continue;
    const dot = dotWith(scratch, vectors[b]);
    if (dot >= reach.floor) kept.push({ a, b, dot });
  }
  for (const b of touched) sums[b] = 0;
  for (const term of terms) scratch[term] = 0;
  kept.sort((x, y) => y.dot - x.dot || x.b - y.b);
  let weak = 0;
  let strong = 0;
  for (const pair of kept) {
    if (pair.dot >= reach.strong ? ++strong > maxStrong : ++weak > reach.weakest) continue;
    yield pair;
  }
}

function liveTerms(
  terms: Int32Array,
  postings: readonly (number[] | undefined)[],
  heads: Int32Array,
  past: number,
): { list: number[]; head: number; place: number }[] {
  const order: { list: number[]; head: number; place: number }[] = [];
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place] ?? 0;
    const list = postings[term];
    if (!list) continue;
    let head = heads[term] ?? 0;
    while (head < list.length && (list[head] ?? 0) < past) head++;
    heads[term] = head;
    if (head < list.length) order.push({ list, head, place });
  }
  return order.sort((x, y) => x.list.length - x.head - (y.list.length - y.head));
}

function mostPromising(touched: number[], sums: Float32Array, count: number): number[] {
  return [...touched].sort((x, y) => (sums[y] ?? 0) - (sums[x] ?? 0) || x - y).slice(0, count);
}

function dotWith(scratch: Float32Array, vector: Weighted | undefined): number {
  let sum = 0;
  if (!vector) return 0;
  const { terms, weights } = vector;
  for (let place = 0; place < terms.length; place++) {
    sum += (scratch[terms[place] ?? 0] ?? 0) * (weights[place] ?? 0);
  }
  return sum;
}
