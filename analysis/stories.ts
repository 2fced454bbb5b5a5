/** Documents → stories: the articles about one event, across outlets and languages. One rule for all lengths. */
import { crossEdges } from './across.ts';
import { scaleByCrowding } from './crowding.ts';
import type { Document } from './documents.ts';
import { findCopies } from './duplicates.ts';
import { type Frequencies, slotsOf } from './frequencies.ts';
import { type Edge, linkDocuments } from './linkage.ts';
import { moveDocuments } from './moves.ts';
import { findPairs, type Weighted } from './neighbours.ts';
import { fade, pastOf } from './reach.ts';
import { countWeight, substanceOf } from './vectors.ts';

/**
 * Cosine that joins two documents is this times a power of their number of terms (geometric mean of the two, doubled
 * exponent): long documents share more words by chance. Fitted on headlines of 6 and articles of 50 to 250 terms.
 */
const threshold = 0.0064;
const lengthPower = 0.36;
/**
 * So much is added to the power of a term's idf in a whole article, nothing in a headline: among many words the rare
 * ones tell the event from its subject, among six they are accidents. Of .3 to .8, much alike.
 */
const rarePower = 0.5;
/** Of so few documents nobody can tell yet which words are rare: the power is still small. */
const knownFrom = 15;

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

/** Documents with what speaks for joining them: the first half of grouping. */
export interface Prepared {
  documents: readonly Document[];
  standing: Standing;
  langs: readonly string[];
  copyOf: Int32Array;
  edges: readonly Edge[];
}

/** May these groups never be one? */
type Forbid = (a: readonly number[], b: readonly number[]) => boolean;

/**
 * Group documents given in order of time. `standing` are the groups of the first documents, which stay
 * together and apart from each other; `frequencies` must have counted all of the documents.
 */
export function groupDocuments(
  documents: readonly Document[],
  frequencies: Frequencies,
  standing?: Standing,
  forbid?: Forbid,
): Grouping {
  return joinDocuments(prepareGrouping(documents, frequencies, standing), forbid);
}

/** Find copies, and the pairs that are alike. */
export function prepareGrouping(
  documents: readonly Document[],
  frequencies: Frequencies,
  standing: Standing = { groups: [], count: 0 },
): Prepared {
  const copyOf = findCopies(documents, standing.count);
  const langs = documents.map(({ lang }) => lang);
  const edges = sameEdges(documents, frequencies, standing.count, copyOf);
  scaleByCrowding(edges, { langs, from: standing.count, copyOf });
  for (const edge of crossEdges(documents, frequencies, standing.count, copyOf)) edges.push(edge);
  return { documents, standing, langs, copyOf, edges };
}

/** Join what is alike. */
export function joinDocuments(
  { documents, standing, langs, copyOf, edges }: Prepared,
  forbid?: Forbid,
): Grouping {
  const linked = linkDocuments({
    count: documents.length,
    langs,
    substance: documents.map(({ vector }) => substanceOf(vector.ids.length)),
    edges,
    dated: documents.every(({ day }) => !Number.isNaN(day)),
    standing: standing.groups,
    ...(forbid ? { forbid } : {}),
  });
  const groups = moveDocuments(linked, langs, edges, standing.count, forbid);
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

function sameEdges(
  documents: readonly Document[],
  frequencies: Frequencies,
  from: number,
  copyOf: Int32Array,
): Edge[] {
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
  const edges: Edge[] = [];
  findPairs(vectors, reach, (a, b, dot) => {
    const x = documents[a];
    const y = documents[b];
    if (x && y) edges.push({ a, b, ratio: (dot / threshold) * fade(x, y), cross: false });
  });
  return edges;
}

function weighTerms(
  documents: readonly Document[],
  frequencies: Frequencies,
  copyOf: Int32Array,
): { numbers: number; vectors: Weighted[] } {
  const { counts, documents: totals } = frequencies;
  const numberOf = new Int32Array(counts.length + 1).fill(-1);
  let numbers = 0;
  const idfOf = toIdf(counts);
  const vectors = documents.map((document, index): Weighted => {
    if (copyOf[index] !== -1) return { terms: new Int32Array(0), weights: new Float32Array(0) };
    const total = (totals.get(document.lang) ?? 0) + 1;
    const idf = idfOf(total);
    const slots = slotsOf(frequencies, document);
    const terms = new Int32Array(slots.length);
    const weights = new Float32Array(slots.length);
    const power = 1 + rarePower * substanceOf(slots.length) * (1 - Math.exp(-total / knownFrom));
    let kept = 0;
    let norm = 0;
    for (let place = 0; place < slots.length; place++) {
      const slot = slots[place] ?? 0;
      const frequency = counts[slot] || 1;
      const weight = countWeight(document.vector.counts[place] ?? 1) * idf(slot) ** power;
      norm += weight * weight;
      if (frequency < 2) continue;
      if (numberOf[slot] === -1) numberOf[slot] = numbers++;
      terms[kept] = numberOf[slot] ?? 0;
      weights[kept++] = weight;
    }
    const scale = 1 / (Math.sqrt(norm) * slots.length ** lengthPower || 1);
    for (let place = 0; place < kept; place++) weights[place] = (weights[place] ?? 0) * scale;
    return { terms: terms.slice(0, kept), weights: weights.slice(0, kept) };
  });
  return { numbers, vectors };
}

/** Logarithms of total ÷ frequency per slot, each worked out once: most terms stand in many documents. */
function toIdf(counts: readonly number[]): (total: number) => (slot: number) => number {
  const known = new Map<number, Float64Array>();
  return (total) => {
    const logs = known.get(total) ?? new Float64Array(counts.length).fill(Number.NaN);
    known.set(total, logs);
    return (slot) => {
      let log = logs[slot] ?? 0;
      if (Number.isNaN(log)) {
        log = Math.log(total / (counts[slot] || 1));
        logs[slot] = log;
      }
      return log;
    };
  };
}
