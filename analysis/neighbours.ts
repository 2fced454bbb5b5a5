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

/** Places looked at per document; rare terms first, so what is left out are the commonest terms, which weigh least. */
const maxVisits = 12_000;
/** Pairs kept of one document, and of all of them together: what is built on them must fit in memory. */
const maxStrong = 400;
const maxPairs = 500_000;

/** For each term the documents that have it, with its weight there, in one flat run per term. */
interface Index {
  documents: Int32Array;
  weights: Float32Array;
  /** First place of a term that is still in the window, and the place behind its last. */
  heads: Int32Array;
  ends: Int32Array;
}

/** Each pair comes once, under its later document. Cost per document is bounded by `maxVisits`. */
export function* findPairs(vectors: readonly Weighted[], reach: Reach): Generator<Pair> {
  const index = emptyIndex(vectors, reach.termCount);
  const sums = new Float64Array(vectors.length);
  const share = Math.floor(maxPairs / Math.max(1, vectors.length - reach.from));
  const limits = {
    strong: Math.min(maxStrong, Math.max(60, share)),
    weak: Math.min(reach.weakest, Math.max(10, share >> 2)),
  };
  for (const [a, vector] of vectors.entries()) {
    if (a >= reach.from) {
      yield* strongest(a, sumsWith(vector, reach.pastOf(a), index, sums), sums, reach, limits);
    }
    const { terms, weights } = vector;
    for (let place = 0; place < terms.length; place++) {
      const term = terms[place] ?? 0;
      const end = index.ends[term] ?? 0;
      index.documents[end] = a;
      index.weights[end] = weights[place] ?? 0;
      index.ends[term] = end + 1;
    }
  }
}

function emptyIndex(vectors: readonly Weighted[], termCount: number): Index {
  const counts = new Int32Array(termCount);
  let total = 0;
  for (const { terms } of vectors) {
    total += terms.length;
    for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
  }
  const heads = new Int32Array(termCount);
  for (let term = 1; term < termCount; term++) {
    heads[term] = (heads[term - 1] ?? 0) + (counts[term - 1] ?? 0);
  }
  return {
    documents: new Int32Array(total),
    weights: new Float32Array(total),
    heads,
    ends: heads.slice(),
  };
}

/** Add up products with all live documents, in `sums`; returns the documents touched. */
function sumsWith(
  { terms, weights }: Weighted,
  past: number,
  index: Index,
  sums: Float64Array,
): number[] {
  const touched: number[] = [];
  let left = maxVisits;
  for (const place of rarestFirst(terms, past, index)) {
    const term = terms[place] ?? 0;
    const end = index.ends[term] ?? 0;
    const head = index.heads[term] ?? 0;
    left -= end - head;
    if (left < 0) break;
    const weight = weights[place] ?? 0;
    for (let at = head; at < end; at++) {
      const b = index.documents[at] ?? 0;
      const before = sums[b] ?? 0;
      if (before === 0) touched.push(b);
      sums[b] = before + weight * (index.weights[at] ?? 0);
    }
  }
  return touched;
}

/** Places of a document’s terms that live documents have, rarest first; the window of each moves along. */
function rarestFirst(
  terms: Int32Array,
  past: number,
  { documents, heads, ends }: Index,
): Float64Array {
  const keys = new Float64Array(terms.length);
  let kept = 0;
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place] ?? 0;
    const end = ends[term] ?? 0;
    let head = heads[term] ?? 0;
    while (head < end && (documents[head] ?? 0) < past) head++;
    heads[term] = head;
    if (head < end) keys[kept++] = (end - head) * 4096 + place;
  }
  return keys
    .subarray(0, kept)
    .sort()
    .map((key) => key % 4096);
}

function* strongest(
  a: number,
  touched: readonly number[],
  sums: Float64Array,
  reach: Reach,
  limits: { strong: number; weak: number },
): Generator<Pair> {
  const strong: Pair[] = [];
  const weak: Pair[] = [];
  for (const b of touched) {
    const dot = sums[b] ?? 0;
    sums[b] = 0;
    if (dot < reach.floor || (reach.allow && !reach.allow(a, b))) continue;
    if (dot >= reach.strong) strong.push({ a, b, dot });
    else weak.push({ a, b, dot });
  }
  yield* best(strong, limits.strong);
  yield* best(weak, limits.weak);
}

function best(pairs: Pair[], count: number): Pair[] {
  if (pairs.length <= count) return pairs;
  return pairs.sort((x, y) => y.dot - x.dot || x.b - y.b).slice(0, count);
}
