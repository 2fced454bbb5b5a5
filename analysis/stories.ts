/** Documents → stories: the articles about one event, across outlets and languages. One rule for all lengths. */
import { kindOf, kinds } from './bridge.ts';
import type { Document } from './documents.ts';
import { findCopies } from './duplicates.ts';
import { type Edge, linkDocuments } from './linkage.ts';
import { findPairs, type Weighted } from './neighbours.ts';
import { countWeight } from './vectors.ts';

/**
 * Cosine that joins two documents is this times the square root of their number of terms (geometric mean):
 * long documents share more words by chance. Fitted on headlines of 6 and articles of 50 to 250 terms.
 */
const threshold = 0.0125;
/** Likeness of features across languages that joins. */
const crossThreshold = 0.1;
/** Likeness fades as exp(-days / fade); pairs further apart than the window are never compared. */
const fadeDays = 7;
const windowDays = 14;
/** Undated streams are compared within as many documents. */
const windowCount = 12_000;

/** A story as numbers into the documents given, and for each copy the number of its original. */
export interface Grouping {
  groups: number[][];
  copyOf: Int32Array;
}

/** Documents from earlier blocks that stories still open began with. */
export interface Standing {
  groups: readonly (readonly number[])[];
  /** The first `count` documents were grouped before. */
  count: number;
}

/** How often terms and features occur, per language; grows as documents are read. */
export interface Frequencies {
  /** Hashed term → its slot in `counts`. */
  slots: Map<number, number>;
  /** Documents that have the term of a slot. */
  counts: number[];
  /** Documents per language. */
  documents: Map<string, number>;
  /** Per language: hashed feature → documents. */
  features: Map<string, Map<number, number>>;
  /** Slots of documents counted before. */
  known: WeakMap<Document, Int32Array>;
}

export function noFrequencies(): Frequencies {
  return {
    slots: new Map(),
    counts: [],
    documents: new Map(),
    features: new Map(),
    known: new WeakMap(),
  };
}

/** Count a document in. */
export function countDocument(frequencies: Frequencies, document: Document): void {
  shift(frequencies, document, 1);
}

/** Take a document out that was counted in. */
export function uncountDocument(frequencies: Frequencies, document: Document): void {
  shift(frequencies, document, -1);
}

function shift(frequencies: Frequencies, document: Document, by: number): void {
  const { counts, documents, features } = frequencies;
  bump(documents, document.lang, by);
  for (const slot of slotsOf(frequencies, document)) counts[slot] = (counts[slot] ?? 0) + by;
  let perLang = features.get(document.lang);
  if (!perLang) {
    perLang = new Map();
    features.set(document.lang, perLang);
  }
  for (const id of document.bridge) bump(perLang, id, by);
}

function slotsOf({ slots, counts, known }: Frequencies, document: Document): Int32Array {
  const before = known.get(document);
  if (before) return before;
  const found = new Int32Array(document.vector.ids.length);
  for (const [place, id] of document.vector.ids.entries()) {
    let slot = slots.get(id);
    if (slot === undefined) {
      slot = counts.length;
      slots.set(id, slot);
      counts.push(0);
    }
    found[place] = slot;
  }
  known.set(document, found);
  return found;
}

function bump<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}

/**
 * Group documents given in order of time. `standing` are the groups of the first documents, which stay
 * together and apart from each other; `frequencies` must have counted all of the documents.
 */
export function groupDocuments(
  documents: readonly Document[],
  frequencies: Frequencies,
  standing: Standing = { groups: [], count: 0 },
  forbid?: (a: readonly number[], b: readonly number[]) => boolean,
): Grouping {
  const copyOf = findCopies(documents, standing.count);
  const groups = linkDocuments({
    count: documents.length,
    langs: documents.map(({ lang }) => lang),
    edges: allEdges(documents, frequencies, standing.count, copyOf),
    standing: standing.groups,
    ...(forbid ? { forbid } : {}),
  });
  return { groups: withCopies(groups, copyOf), copyOf };
}

/** Copies took no part: they follow their originals. */
function withCopies(groups: number[][], copyOf: Int32Array): number[][] {
  const groupOf = new Map<number, number[]>();
  for (const group of groups) for (const member of group) groupOf.set(member, group);
  for (const [copy, original] of copyOf.entries()) {
    if (original === -1) continue;
    const from = groupOf.get(copy);
    const to = groupOf.get(original);
    if (!from || !to || from === to) continue;
    from.splice(from.indexOf(copy), 1);
    to.push(copy);
    groupOf.set(copy, to);
  }
  return groups
    .filter((group) => group.length > 0)
    .map((group) => group.sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function fade(a: Document, b: Document): number {
  const days = Math.abs(a.day - b.day);
  return Number.isNaN(days) ? 1 : Math.exp(-days / fadeDays);
}

function* allEdges(
  documents: readonly Document[],
  frequencies: Frequencies,
  from: number,
  copyOf: Int32Array,
): Generator<Edge> {
  yield* sameEdges(documents, frequencies, from, copyOf);
  yield* crossEdges(documents, frequencies, from, copyOf);
}

function* sameEdges(
  documents: readonly Document[],
  frequencies: Frequencies,
  from: number,
  copyOf: Int32Array,
): Generator<Edge> {
  const { numbers, vectors } = weighTerms(documents, frequencies, copyOf);
  const reach = {
    termCount: numbers,
    from,
    pastOf: pastOf(documents),
    allow: (a: number, b: number) => documents[a]?.lang === documents[b]?.lang,
    floor: threshold * 0.08,
    strong: threshold * 0.5,
    weakest: 40,
  };
  for (const { a, b, dot } of findPairs(vectors, reach)) {
    const x = documents[a];
    const y = documents[b];
    if (x && y) yield { a, b, ratio: (dot / threshold) * fade(x, y), cross: false };
  }
}

/** Position of the oldest document still within the window of each. */
function pastOf(documents: readonly Document[]): (document: number) => number {
  let past = 0;
  return (index) => {
    const day = documents[index]?.day ?? Number.NaN;
    past = Math.max(past, index - windowCount);
    while (past < index && day - (documents[past]?.day ?? Number.NaN) > windowDays) past++;
    return past;
  };
}

function weighTerms(
  documents: readonly Document[],
  frequencies: Frequencies,
  copyOf: Int32Array,
): { numbers: number; vectors: Weighted[] } {
  const { counts, documents: totals } = frequencies;
  const numberOf = new Int32Array(counts.length + 1).fill(-1);
  let numbers = 0;
  const vectors = documents.map((document, index): Weighted => {
    if (copyOf[index] !== -1) return { terms: new Int32Array(0), weights: new Float32Array(0) };
    const total = (totals.get(document.lang) ?? 0) + 1;
    const slots = slotsOf(frequencies, document);
    const terms = new Int32Array(slots.length);
    const weights = new Float32Array(slots.length);
    let kept = 0;
    let norm = 0;
    for (let place = 0; place < slots.length; place++) {
      const slot = slots[place] ?? 0;
      const frequency = counts[slot] || 1;
      const weight = countWeight(document.vector.counts[place] ?? 1) * Math.log(total / frequency);
      norm += weight * weight;
      if (frequency < 2) continue;
      if (numberOf[slot] === -1) numberOf[slot] = numbers++;
      terms[kept] = numberOf[slot] ?? 0;
      weights[kept++] = weight;
    }
    const scale = 1 / (Math.sqrt(norm) * slots.length ** 0.25 || 1);
    for (let place = 0; place < kept; place++) weights[place] = (weights[place] ?? 0) * scale;
    return { terms: terms.slice(0, kept), weights: weights.slice(0, kept) };
  });
  return { numbers, vectors };
}

const kindWeight: Record<number, number> = {
  [kinds.number]: 1,
  [kinds.name]: 1,
  [kinds.prefix]: 0.5,
  [kinds.sound]: 1,
  [kinds.term]: 1,
  [kinds.link]: 2,
};

/** Which features count between two languages: sounds only when exactly one side is Arabic. */
function isUsed(id: number, isMixed: boolean): boolean {
  return kindOf(id) !== kinds.sound || isMixed;
}

function* crossEdges(
  documents: readonly Document[],
  frequencies: Frequencies,
  from: number,
  copyOf: Int32Array,
): Generator<Edge> {
  const langs = [...new Set(documents.map(({ lang }) => lang))].sort();
  for (const [index, one] of langs.entries()) {
    for (const two of langs.slice(index + 1)) {
      const chosen = [...documents.keys()].filter(
        (number) =>
          copyOf[number] === -1 &&
          (documents[number]?.lang === one || documents[number]?.lang === two),
      );
      const pair = chosen.flatMap((number) => documents[number] ?? []);
      const { numbers, vectors } = weighFeatures(pair, frequencies, one, two);
      const reach = {
        termCount: numbers,
        from: chosen.filter((number) => number < from).length,
        pastOf: pastOf(pair),
        allow: (a: number, b: number) => pair[a]?.lang !== pair[b]?.lang,
        floor: crossThreshold * 0.1,
        strong: crossThreshold * 0.5,
        weakest: 20,
      };
      for (const { a, b, dot } of findPairs(vectors, reach)) {
        const x = pair[a];
        const y = pair[b];
        if (!x || !y) continue;
        yield {
          a: chosen[a] ?? 0,
          b: chosen[b] ?? 0,
          ratio: (dot / crossThreshold) * fade(x, y),
          cross: true,
        };
      }
    }
  }
}

function weighFeatures(
  documents: readonly Document[],
  { features, documents: counts }: Frequencies,
  one: string,
  two: string,
): { numbers: number; vectors: Weighted[] } {
  const isMixed = (one === 'ar') !== (two === 'ar');
  const total = (counts.get(one) ?? 0) + (counts.get(two) ?? 0) + 1;
  const numberOf = new Map<number, number>();
  const vectors = documents.map(({ bridge }): Weighted => {
    const kept: number[] = [];
    const weights: number[] = [];
    let norm = 0;
    let all = 0;
    for (const id of bridge) {
      if (!isUsed(id, isMixed)) continue;
      const inOne = features.get(one)?.get(id) ?? 0;
      const inTwo = features.get(two)?.get(id) ?? 0;
      const idf = Math.log(total / Math.max(1, inOne + inTwo));
      const weight = (kindWeight[kindOf(id)] ?? 1) * Math.max(0, idf) ** 1.5;
      all += weight * weight;
      if (inOne === 0 || inTwo === 0) continue;
      norm += weight * weight;
      let number = numberOf.get(id);
      if (number === undefined) {
        number = numberOf.size;
        numberOf.set(id, number);
      }
      kept.push(number);
      weights.push(weight);
    }
    const scale = 1 / (Math.sqrt(norm * sharedShare + all * (1 - sharedShare)) || 1);
    return {
      terms: Int32Array.from(kept),
      weights: Float32Array.from(weights, (weight) => weight * scale),
    };
  });
  return { numbers: numberOf.size, vectors };
}

/** How far a document is measured by what the other language could share at all, rather than by all it has. */
const sharedShare = 0.9;
