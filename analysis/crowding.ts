/** Likeness of pairs → the same against what is usual around each of the two: a text among many like it is told apart less easily. */
import type { Edge } from './linkage.ts';

/** So many of the nearest tell how crowded it is around a document. */
const neighbours = 8;
/** Around the loneliest documents; nearer to 0, any two of them would be one story. */
const leastCrowding = 0.3;
/** How much harder it is to join where few documents have a like at all. */
const loneliness = 1.6;

/** What the edges of one language lie between. */
interface Crowd {
  langs: readonly string[];
  /** Documents before it were grouped earlier: only some of their neighbours are among the edges. */
  from: number;
  /** −1, or the original of a copy, which takes no part. */
  copyOf: Int32Array;
}

/**
 * Divide each ratio by the geometric mean of the crowding around its two ends, in place: local scaling after
 * Zelnik-Manor and Perona (2004), with likeness counted up to the threshold only, so that a large story does not crowd
 * itself out. All is multiplied by the share of documents that have a like, since chance finds a neighbour for
 * everybody: where most stand alone, as many pairs look alike and fewer of them are. A document grouped before is taken
 * to be as crowded as the one it is compared with.
 */
export function scaleByCrowding(edges: readonly Edge[], crowd: Crowd): void {
  const nearest = nearestOf(edges, crowd.langs.length);
  const crowding = Float32Array.from(crowd.langs.keys(), (document) => {
    let sum = 0;
    for (let at = 0; at < neighbours; at++) sum += nearest[document * neighbours + at] ?? 0;
    return Math.max(leastCrowding, sum / neighbours);
  });
  const company = companyIn(nearest, crowd);
  for (const edge of edges) {
    const here = crowding[edge.a] ?? 1;
    const there = edge.b < crowd.from ? here : (crowding[edge.b] ?? 1);
    const usual = company.get(crowd.langs[edge.a] ?? '') ?? 1;
    edge.ratio *= usual ** loneliness / Math.sqrt(here * there);
  }
}

/** For each document its highest ratios, cut at 1, in descending order. */
function nearestOf(edges: readonly Edge[], count: number): Float32Array {
  const nearest = new Float32Array(count * neighbours);
  const put = (document: number, ratio: number) => {
    const first = document * neighbours;
    let at = first + neighbours - 1;
    if (ratio <= (nearest[at] ?? 0)) return;
    for (; at > first && (nearest[at - 1] ?? 0) < ratio; at--) nearest[at] = nearest[at - 1] ?? 0;
    nearest[at] = ratio;
  };
  for (const { a, b, ratio } of edges) {
    const counted = Math.min(1, ratio);
    put(a, counted);
    put(b, counted);
  }
  return nearest;
}

/** Per language, how near its new documents have their nearest on average, 0 to 1. */
function companyIn(
  nearest: Float32Array,
  { langs, from, copyOf }: Crowd,
): ReadonlyMap<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (let document = from; document < langs.length; document++) {
    if (copyOf[document] !== -1) continue;
    const lang = langs[document] ?? '';
    const { sum, count } = sums.get(lang) ?? { sum: 0, count: 0 };
    sums.set(lang, { sum: sum + (nearest[document * neighbours] ?? 0), count: count + 1 });
  }
  return new Map([...sums].map(([lang, { sum, count }]) => [lang, sum / count]));
}
