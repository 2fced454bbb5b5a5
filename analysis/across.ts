/** Documents in two languages → how alike they are, by features that stand for the same thing in both. */
import { kindOf, kinds } from './bridge.ts';
import type { Document } from './documents.ts';
import type { Frequencies } from './frequencies.ts';
import type { Edge } from './linkage.ts';
import { findPairs, type Weighted } from './neighbours.ts';
import { fade, pastOf } from './reach.ts';

/** Likeness of features across languages that joins. */
const crossThreshold = 0.095;

const kindWeight: Record<number, number> = {
  [kinds.number]: 1,
  [kinds.name]: 1,
  [kinds.prefix]: 0.5,
  [kinds.sound]: 1,
  [kinds.term]: 0.8,
  [kinds.link]: 2,
};

/** Which features count between two languages: sounds only when exactly one side is Arabic. */
function isUsed(id: number, isMixed: boolean): boolean {
  const kind = kindOf(id);
  return kind !== kinds.small && (kind !== kinds.sound || isMixed);
}

/** Edges between documents of different languages, each later document against those before it. */
export function crossEdges(
  documents: readonly Document[],
  frequencies: Frequencies,
  from: number,
  copyOf: Int32Array,
): Edge[] {
  const edges: Edge[] = [];
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
      findPairs(vectors, reach, (a, b, dot) => {
        const x = pair[a];
        const y = pair[b];
        if (!x || !y) return;
        const ratio = (dot / crossThreshold) * fade(x, y);
        edges.push({ a: chosen[a] ?? 0, b: chosen[b] ?? 0, ratio, cross: true });
      });
    }
  }
  return edges;
}

function weighFeatures(
  documents: readonly Document[],
  { features, documents: counts }: Frequencies,
  one: string,
  two: string,
): { numbers: number; vectors: Weighted[] } {
  const isMixed = (one === 'ar') !== (two === 'ar');
  const total = (counts.get(one) ?? 0) + (counts.get(two) ?? 0) + 1;
  const inOne = features.get(one);
  const inTwo = features.get(two);
  // A feature stands in many documents: what it weighs is worked out once.
  const known = new Map<number, { weight: number; shared: number }>();
  let numbers = 0;
  const weigh = (id: number) => {
    const counted = [inOne?.get(id) ?? 0, inTwo?.get(id) ?? 0] as const;
    const idf = Math.log(total / Math.max(1, counted[0] + counted[1]));
    const weight = (kindWeight[kindOf(id)] ?? 1) * Math.max(0, idf) ** 1.5;
    const shared = counted[0] === 0 || counted[1] === 0 ? -1 : numbers++;
    const weighed = { weight, shared };
    known.set(id, weighed);
    return weighed;
  };
  const vectors = documents.map(({ bridge }): Weighted => {
    const terms = new Int32Array(bridge.length);
    const weights = new Float64Array(bridge.length);
    let kept = 0;
    let norm = 0;
    let all = 0;
    for (const id of bridge) {
      if (!isUsed(id, isMixed)) continue;
      const { weight, shared } = known.get(id) ?? weigh(id);
      all += weight * weight;
      if (shared === -1) continue;
      norm += weight * weight;
      terms[kept] = shared;
      weights[kept++] = weight;
    }
    const scale = 1 / (Math.sqrt(norm * sharedShare + all * (1 - sharedShare)) || 1);
    return {
      terms: terms.slice(0, kept),
      weights: Float32Array.from(weights.subarray(0, kept), (weight) => weight * scale),
    };
  });
  return { numbers, vectors };
}

/** How far a document is measured by what the other language could share at all, rather than by all it has. */
const sharedShare = 0.9;
