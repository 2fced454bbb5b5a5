/** Candidates across languages → the same candidates, nearer or further by the vectors of their texts. */
import type { Edge } from './linkage.ts';

/** A candidate as it comes and what stands behind it. */
interface Reranking {
  edges: readonly Edge[];
  langs: readonly string[];
  /** Vectors of the documents asked for, all of length 1; undefined when they cannot be had. */
  embed(documents: readonly number[]): Promise<readonly Float32Array[] | undefined>;
}

/** Likeness from which a pair is a candidate; below it vectors alone would have to join what nothing else does. */
const leastRatio = 0.4;
/** Documents of either language that it takes to know how near any two texts are to this model. */
const leastDocuments = 4;
/** Nearness, in standard deviations above that of any two texts, that leaves a candidate where it is; what one more does; bounds. */
const neutral = 2;
const strength = 0.3;
const bounds = { least: 0.5, most: 2 };

/**
 * Models differ in what a cosine means, so it is held against those of all pairs of documents of the two languages.
 * Undefined when the vectors cannot be had: then nothing may change.
 */
export async function rerankEdges({ edges, langs, embed }: Reranking): Promise<Edge[] | undefined> {
  const candidates = edges.filter(({ cross, ratio }) => cross && ratio >= leastRatio);
  const documents = [...new Set(candidates.flatMap(({ a, b }) => [a, b]))].sort((x, y) => x - y);
  if (documents.length === 0) return [...edges];
  const found = await embed(documents);
  if (!found) return undefined;
  const vectorOf = new Map(documents.map((document, index) => [document, found[index]]));
  const vectorsIn = (lang: string) =>
    evenly(documents.filter((document) => langs[document] === lang)).flatMap(
      (document) => vectorOf.get(document) ?? [],
    );
  const usual = new Map<string, Usual | undefined>();
  return edges.map((edge) => {
    if (!edge.cross || edge.ratio < leastRatio) return edge;
    const [one = '', two = ''] = [langs[edge.a] ?? '', langs[edge.b] ?? ''].sort();
    const key = `${one} ${two}`;
    if (!usual.has(key)) usual.set(key, usualNearness(vectorsIn(one), vectorsIn(two)));
    const known = usual.get(key);
    const a = vectorOf.get(edge.a);
    const b = vectorOf.get(edge.b);
    if (!known || !a || !b) return edge;
    const nearness = (dot(a, b) - known.mean) / known.spread;
    const factor = Math.exp(strength * (nearness - neutral));
    return { ...edge, ratio: edge.ratio * Math.min(bounds.most, Math.max(bounds.least, factor)) };
  });
}

/** How near any two texts of two languages are. */
interface Usual {
  mean: number;
  spread: number;
}

/** So many documents of a language are enough to know it. */
const mostCompared = 200;

function evenly(documents: readonly number[]): number[] {
  const step = Math.max(1, documents.length / mostCompared);
  const count = Math.min(documents.length, mostCompared);
  return Array.from({ length: count }, (_, index) => documents[Math.floor(index * step)] ?? 0);
}

function usualNearness(
  ones: readonly Float32Array[],
  twos: readonly Float32Array[],
): Usual | undefined {
  if (ones.length < leastDocuments || twos.length < leastDocuments) return undefined;
  let sum = 0;
  let squares = 0;
  for (const one of ones) {
    for (const two of twos) {
      const near = dot(one, two);
      sum += near;
      squares += near * near;
    }
  }
  const count = ones.length * twos.length;
  const mean = sum / count;
  const spread = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return spread > 1e-6 ? { mean, spread } : undefined;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += (a[place] ?? 0) * (b[place] ?? 0);
  return sum;
}
