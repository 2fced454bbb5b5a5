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
const maxVisits = 20_000;
/** Pairs kept of one document, and of all of them together: what is built on them must fit in memory. */
const maxStrong = 400;
const maxPairs = 500_000;

/** Documents that have a term, with its weight in each; `head` is the first one still in the window. */
interface Postings {
  documents: number[];
  weights: number[];
  head: number;
}

/** Each pair comes once, under its later document. Cost per document is bounded by `maxVisits`. */
export function* findPairs(vectors: readonly Weighted[], reach: Reach): Generator<Pair> {
  const index: (Postings | undefined)[] = Array.from({ length: reach.termCount });
  const sums = new Float64Array(vectors.length);
  const share = Math.floor(maxPairs / Math.max(1, vectors.length - reach.from));
  const limits = {
    strong: Math.min(maxStrong, Math.max(60, share)),
    weak: Math.min(reach.weakest, Math.max(10, share >> 2)),
  };
  for (const [a, { terms, weights }] of vectors.entries()) {
    if (a >= reach.from)
      yield* strongest(a, sumsWith(a, vectors, reach, index, sums), sums, reach, limits);
    for (let place = 0; place < terms.length; place++) {
      const term = terms[place] ?? 0;
      let postings = index[term];
      if (!postings) {
        postings = { documents: [], weights: [], head: 0 };
        index[term] = postings;
      }
      postings.documents.push(a);
      postings.weights.push(weights[place] ?? 0);
    }
  }
}

/** Add up products with all live documents, in `sums`; returns the documents touched. */
function sumsWith(
  a: number,
  vectors: readonly Weighted[],
  reach: Reach,
  index: readonly (Postings | undefined)[],
  sums: Float64Array,
): number[] {
  const touched: number[] = [];
  let left = maxVisits;
  for (const { postings, weight } of liveTerms(vectors[a], index, reach.pastOf(a))) {
    const { documents, weights, head } = postings;
    left -= documents.length - head;
    if (left < 0) break;
    for (let place = head; place < documents.length; place++) {
      const b = documents[place] ?? 0;
      const before = sums[b] ?? 0;
      if (before === 0) touched.push(b);
      sums[b] = before + weight * (weights[place] ?? 0);
    }
  }
  return touched;
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

/** A document’s terms that live documents have, rarest first. */
function liveTerms(
  vector: Weighted | undefined,
  index: readonly (Postings | undefined)[],
  past: number,
): { postings: Postings; weight: number; count: number }[] {
  const live: { postings: Postings; weight: number; count: number }[] = [];
  if (!vector) return live;
  for (let place = 0; place < vector.terms.length; place++) {
    const postings = index[vector.terms[place] ?? 0];
    if (!postings) continue;
    const { documents } = postings;
    while (postings.head < documents.length && (documents[postings.head] ?? 0) < past)
      postings.head++;
    const count = documents.length - postings.head;
    if (count > 0) live.push({ postings, weight: vector.weights[place] ?? 0, count });
  }
  return live.sort((x, y) => x.count - y.count);
}
