/** A text or a field as read beside its truth → how much of it is right: the measures of the page evaluation. */

/** Shares of the shingles of truth and reading together: in both, only read, only true. */
export interface Counts {
  tp: number;
  fp: number;
  fn: number;
}

/** Segments that must be in a text (`tp` are, `fn` are not) and that must not (`fp` are, `tn` are not). */
export interface SegmentCounts extends Counts {
  tn: number;
}

/** Precision and recall are means over pages, as scrapinghub’s evaluate.py takes them; low and high: 95 % bootstrap over pages. */
export interface TextScore {
  f1: number;
  precision: number;
  recall: number;
  low: number;
  high: number;
  n: number;
}

/** 4-gram shingles with counts; a shorter text is one shingle (scrapinghub’s evaluate.py). */
function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, tokens.length - 3) && tokens.length > 0; at++) {
    const shingle = tokens.slice(at, at + 4).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function compare(truth: string, found: string): Counts {
  const [gold, got] = [shingles(truth), shingles(found)];
  let tp = 0;
  let fp = 0;
  let fn = 0;
  for (const key of new Set([...gold.keys(), ...got.keys()])) {
    const [a, b] = [gold.get(key) ?? 0, got.get(key) ?? 0];
    tp += Math.min(a, b);
    fp += Math.max(0, b - a);
    fn += Math.max(0, a - b);
  }
  const all = tp + fp + fn || 1;
  return { tp: tp / all, fp: fp / all, fn: fn / all };
}

/** The reading beside whichever of the accepted truths it fits best. */
export function bestOf(truths: readonly string[], found: string): Counts {
  const counts = truths.map((truth) => compare(truth, found));
  return counts.sort((a, b) => f1Of(b) - f1Of(a))[0] ?? { tp: 0, fp: 0, fn: 1 };
}

export function f1Of({ tp, fp, fn }: Counts): number {
  return tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn);
}

export function textScore(pages: readonly Counts[]): TextScore {
  const resampled = Array.from({ length: 400 }, (_, round) => {
    const draw = drawer(round + 1);
    return meanF1(pages.map(() => pages[Math.floor(draw() * pages.length)] ?? noCounts)).f1;
  }).sort((a, b) => a - b);
  return {
    ...meanF1(pages),
    low: resampled[Math.floor(0.025 * resampled.length)] ?? 0,
    high: resampled[Math.floor(0.975 * resampled.length)] ?? 0,
    n: pages.length,
  };
}

const noCounts: Counts = { tp: 0, fp: 0, fn: 0 };

function meanF1(pages: readonly Counts[]): { f1: number; precision: number; recall: number } {
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const precision = mean(
    pages.filter(({ tp, fp }) => tp + fp > 0).map(({ tp, fp }) => tp / (tp + fp)),
  );
  const recall = mean(
    pages.filter(({ tp, fn }) => tp + fn > 0).map(({ tp, fn }) => tp / (tp + fn)),
  );
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { f1, precision, recall };
}

/** Numbers in [0, 1), the same ones for the same seed (mulberry32). */
function drawer(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function segmentsIn(
  text: string,
  wanted: readonly string[],
  unwanted: readonly string[],
): SegmentCounts {
  const flat = text.replace(/\s+/g, ' ');
  const holds = (segment: string) => flat.includes(segment.replace(/\s+/g, ' ').trim());
  const tp = wanted.filter(holds).length;
  const fp = unwanted.filter(holds).length;
  return { tp, fn: wanted.length - tp, fp, tn: unwanted.length - fp };
}

export function segmentScore(pages: readonly SegmentCounts[]): {
  f1: number;
  recall: number;
  leak: number;
  n: number;
} {
  const sum = (key: keyof SegmentCounts) => pages.reduce((total, page) => total + page[key], 0);
  const [tp, fn, fp, tn] = [sum('tp'), sum('fn'), sum('fp'), sum('tn')];
  return {
    f1: (2 * tp) / (2 * tp + fp + fn),
    recall: tp / Math.max(1, tp + fn),
    leak: fp / Math.max(1, fp + tn),
    n: pages.length,
  };
}

/** Words alone, in lower case: punctuation and blanks do not count. */
export function folded(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  ).join(' ');
}

export function sameNames(truth: readonly string[], found: readonly string[]): boolean {
  const names = (list: readonly string[]) => list.map(folded).filter(Boolean).sort().join('|');
  return names(truth) === names(found);
}

/** A truth without a clock names a day without a zone: the instant must fall on it somewhere in the world of its publisher. */
export function sameDay(truth: string, found: string | undefined): boolean {
  if (!found || Number.isNaN(Date.parse(found))) return false;
  if (truth.length !== 10) return Math.abs(Date.parse(truth) - Date.parse(found)) < 86_400_000;
  return [-12, -8, -5, 0, 1, 2, 8].some(
    (hours) => new Date(Date.parse(found) + hours * 3_600_000).toISOString().slice(0, 10) === truth,
  );
}
