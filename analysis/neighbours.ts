/** Weighted vectors in order of time → pairs that are alike, through an inverted index with a moving window. */

/** A vector of one document: dense term numbers and weights, at the same places. */
export interface Weighted {
  terms: Int32Array;
  weights: Float32Array;
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

/** Sums of products with earlier documents, 0 but for those touched. */
interface Sums {
  of: Float64Array;
  touched: Int32Array;
  count: number;
}

/** Tells each pair once, under its later document `a`. Cost per document is bounded by `maxVisits`. */
export function findPairs(
  vectors: readonly Weighted[],
  reach: Reach,
  tell: (a: number, b: number, dot: number) => void,
): void {
  const index = emptyIndex(vectors, reach.termCount);
  const sums: Sums = {
    of: new Float64Array(vectors.length),
    touched: new Int32Array(vectors.length),
    count: 0,
  };
  const share = Math.floor(maxPairs / Math.max(1, vectors.length - reach.from));
  const limits = {
    strong: Math.min(maxStrong, Math.max(60, share)),
    weak: Math.min(reach.weakest, Math.max(10, share >> 2)),
  };
  for (let a = 0; a < vectors.length; a++) {
    const vector = vectors[a];
    if (!vector) continue;
    if (a >= reach.from) {
      addUp(vector, reach.pastOf(a), index, sums);
      tellStrongest(a, sums, reach, limits, tell);
    }
    post(a, vector, index);
  }
}

function post(a: number, { terms, weights }: Weighted, index: Index): void {
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place] ?? 0;
    const end = index.ends[term] ?? 0;
    index.documents[end] = a;
    index.weights[end] = weights[place] ?? 0;
    index.ends[term] = end + 1;
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

/** Add up products with all live documents. */
function addUp({ terms, weights }: Weighted, past: number, index: Index, sums: Sums): void {
  const { documents, weights: weightsThere, heads, ends } = index;
  const { of, touched } = sums;
  const rarest = rarestFirst(terms, past, index);
  let count = 0;
  let left = maxVisits;
  for (let rank = 0; rank < rarest.length; rank++) {
    const place = (rarest[rank] ?? 0) % maxTerms;
    const term = terms[place] ?? 0;
    const end = ends[term] ?? 0;
    const head = heads[term] ?? 0;
    left -= end - head;
    if (left < 0) break;
    const weight = weights[place] ?? 0;
    // What all documents have tells nothing, and would be touched again and again.
    if (weight === 0) continue;
    for (let at = head; at < end; at++) {
      const b = documents[at] ?? 0;
      const before = of[b] ?? 0;
      if (before === 0) touched[count++] = b;
      of[b] = before + weight * (weightsThere[at] ?? 0);
    }
  }
  sums.count = count;
}

/** A place among a document’s terms takes so many values; the rest of 32 bits is left for how many documents have the term. */
const maxTerms = 4096;
const mostCounted = 2 ** 32 / maxTerms - 1;

/** Places of a document’s terms that live documents have, as `live documents × maxTerms + place`, rarest first; the window of each moves along. */
function rarestFirst(
  terms: Int32Array,
  past: number,
  { documents, heads, ends }: Index,
): Uint32Array {
  const keys = new Uint32Array(terms.length);
  let kept = 0;
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place] ?? 0;
    const end = ends[term] ?? 0;
    let head = heads[term] ?? 0;
    while (head < end && (documents[head] ?? 0) < past) head++;
    heads[term] = head;
    if (head < end) keys[kept++] = Math.min(end - head, mostCounted) * maxTerms + place;
  }
  return keys.subarray(0, kept).sort();
}

function tellStrongest(
  a: number,
  sums: Sums,
  reach: Reach,
  limits: { strong: number; weak: number },
  tell: (a: number, b: number, dot: number) => void,
): void {
  const strong: Near[] = [];
  const weak: Near[] = [];
  for (let place = 0; place < sums.count; place++) {
    const b = sums.touched[place] ?? 0;
    const dot = sums.of[b] ?? 0;
    sums.of[b] = 0;
    if (dot < reach.floor || (reach.allow && !reach.allow(a, b))) continue;
    if (dot >= reach.strong) strong.push({ b, dot });
    else weak.push({ b, dot });
  }
  for (const { b, dot } of best(strong, limits.strong)) tell(a, b, dot);
  for (const { b, dot } of best(weak, limits.weak)) tell(a, b, dot);
}

interface Near {
  b: number;
  dot: number;
}

function best(near: Near[], count: number): Near[] {
  if (near.length <= count) return near;
  return near.sort((x, y) => y.dot - x.dot || x.b - y.b).slice(0, count);
}
