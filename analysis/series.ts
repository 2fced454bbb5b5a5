/** Weekly counts of all series together → what each week should have been, the bursts, and the stage of each series. */
import type { Stage } from '#schema/trend.ts';
import { falseDiscoveryLimit, mannKendall, median, normalTail, upperTail } from './statistics.ts';

/** A week of a series: `n` of the `total` stories collected. */
export interface Count {
  period: string;
  n: number;
  total: number;
}

export interface Series {
  id: string;
  counts: readonly Count[];
}

/** What the tests say of a series. */
export interface Movement {
  id: string;
  stage: Stage;
  /** The test that decided, in one machine word. */
  test: string;
  /** Log2 of the share now over the share before. */
  score: number;
  /** How likely so large a change is without a real one. */
  p: number;
  alerts: string[];
}

/** Weeks a baseline looks back, and fewest weeks it needs. */
const baselineWeeks = 30;
const leastBaseline = 4;
/** Weeks after which a higher level counts as the new one, and how clearly it must be higher. */
const settledWeeks = 8;
const settledZ = 1.8;
/** Fewest stories of a week that can be an alert. */
const leastCount = 4;
/** Largest p of one week, and share of alerts that may be false over all series and weeks. */
const alertP = 0.008;
const alertQ = 0.1;
const recentWeeks = 13;
const beforeWeeks = 39;

/** Test all series of one scheme together: dispersion is pooled and false discoveries are counted over all. */
export function measureSeries(all: readonly Series[]): Movement[] {
  const pooled = pooledDispersion(all);
  const weeks = all.map((series) => testWeeks(series.counts, dispersionOf(series.counts, pooled)));
  const limit = Math.max(
    alertP,
    falseDiscoveryLimit(
      weeks.flatMap((tested) => tested.map(({ p }) => p)),
      alertQ,
    ),
  );
  return all.map((series, index) => {
    const tested = weeks[index] ?? [];
    const alerts = tested
      .filter(({ p, n }) => p <= Math.min(limit, alertP) && n >= leastCount)
      .map(({ period }) => period);
    return {
      id: series.id,
      alerts,
      ...stageOf(series.counts, dispersionOf(series.counts, pooled), new Set(alerts)),
    };
  });
}

/** Weeks in which a normal amount was collected: an outage or a holiday says nothing. */
function isCollected({ total }: Count): boolean {
  return total > 0;
}

interface Tested {
  period: string;
  n: number;
  p: number;
}

/** Tail probability of every week against the weeks before it; weeks that were bursts do not raise the baseline. */
function testWeeks(counts: readonly Count[], dispersion: number): Tested[] {
  const tested: Tested[] = [];
  const calm: Count[] = [];
  for (const week of counts) {
    if (!isCollected(week)) continue;
    const base = calm.slice(-baselineWeeks);
    if (base.length < leastBaseline) {
      calm.push(week);
      continue;
    }
    const mean = expectedRate(base, dispersion) * week.total;
    const unsure = (dispersion + 1 / Math.max(mean, 0.5)) / base.length;
    const p = upperTail(week.n, mean, dispersion + unsure);
    tested.push({ period: week.period, n: week.n, p });
    if (p > alertP) calm.push(week);
    else calm.push({ ...week, n: Math.min(week.n, Math.ceil(mean * 1.5)) });
  }
  return tested;
}

/** Share to expect next: of the whole baseline, or of its last weeks alone once they lie clearly higher, so that a lasting rise is no burst. */
function expectedRate(base: readonly Count[], dispersion: number): number {
  const long = rateOf(base);
  const recent = base.slice(-settledWeeks);
  const total = recent.reduce((all, week) => all + week.total, 0);
  const likely = long * total;
  const spread = Math.sqrt(likely + (dispersion * likely * likely) / recent.length);
  return sum(recent) > likely + settledZ * spread ? rateOf(recent) : long;
}

/** Half a story is added: a share of 0 is never certain. */
function rateOf(counts: readonly Count[]): number {
  const total = counts.reduce((all, week) => all + week.total, 0);
  return (sum(counts) + 0.5) / total;
}

/** Method of moments against a moving level: Σ((n − m)² − m) / Σ m², bursts cut. Undefined when there is too little to tell. */
function momentsOf(counts: readonly Count[]): { above: number; squares: number } {
  const weeks = counts.filter(isCollected);
  const rates = weeks.map(({ n, total }) => n / total);
  let above = 0;
  let squares = 0;
  for (const [index, week] of weeks.entries()) {
    const near = rates.slice(Math.max(0, index - 8), index + 9);
    const mean = trimmedMean(near, 0.12) * week.total;
    if (mean < 0.3) continue;
    const spread = Math.sqrt(mean + 0.25 * mean * mean);
    const off = Math.max(-3 * spread, Math.min(3 * spread, week.n - mean));
    above += (off * off * near.length) / Math.max(1, near.length - 1) - mean;
    squares += mean * mean;
  }
  return { above, squares };
}

function pooledDispersion(all: readonly Series[]): number {
  const each = all.map(({ counts }) => momentsOf(counts)).filter(({ squares }) => squares > 0);
  const above = each.reduce((sum, moments) => sum + moments.above, 0);
  const squares = each.reduce((sum, moments) => sum + moments.squares, 0);
  return squares === 0 ? 0.15 : clampDispersion(above / squares);
}

/** The series’ own dispersion, drawn to that of all: with little evidence of its own a series is like the others. */
function dispersionOf(counts: readonly Count[], pooled: number): number {
  const { above, squares } = momentsOf(counts);
  const weight = 400;
  return clampDispersion((above + pooled * weight) / (squares + weight));
}

function clampDispersion(value: number): number {
  return Math.min(1, Math.max(0.01, value));
}

function trimmedMean(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(sorted.length * share);
  const kept = sorted.slice(cut, sorted.length - cut);
  return kept.reduce((sum, value) => sum + value, 0) / Math.max(1, kept.length);
}

/** Compare the last quarter year (less when the watch is young) with the three before, and test for a slope over the last half. */
function stageOf(
  counts: readonly Count[],
  dispersion: number,
  alerts: ReadonlySet<string>,
): { stage: Stage; test: string; score: number; p: number } {
  const weeks = counts.filter(isCollected).slice(-(recentWeeks + beforeWeeks));
  const length = Math.min(recentWeeks, Math.max(2, Math.round(weeks.length / 4)));
  const recent = weeks.slice(-length);
  const before = weeks.slice(0, -length);
  if (before.length < 3) {
    return { stage: sum(weeks) === 0 ? 'dormant' : 'steady', test: 'too-short', score: 0, p: 1 };
  }
  const now = levelOf(recent, dispersion);
  const then = levelOf(before, dispersion);
  const score = Math.log2(now / then);
  const z = slopeZ(weeks, 2 * length, dispersion);
  const p = Math.min(1, 2 * normalTail(Math.abs(z)));
  const result = (stage: Stage, test: string) => ({
    stage,
    test,
    score: Math.round(score * 1000) / 1000,
    p: Number(p.toPrecision(4)),
  });
  if (sum(recent) === 0 || (sum(recent) < 2 && sum(weeks) < length))
    return result('dormant', 'count');
  if (score > leastRise && z > riseZ) {
    const early = weeks.slice(0, -2 * length).map(({ n, total }) => n / total);
    return result(early.length >= 8 && mannKendall(early) > 2.6 ? 'rising' : 'emerging', 'slope');
  }
  if (score < -leastFall && z < -fallZ) return result('declining', 'slope');
  const isBurst = weeks.slice(-2).some(({ period }) => alerts.has(period));
  return isBurst ? result('peaking', 'burst') : result('steady', 'slope');
}

/** Least change that has a name (log2), and least certainty. */
const leastRise = 0.42;
const leastFall = 0.35;
const riseZ = 2.4;
const fallZ = 1.8;

/** Share of a stretch, half a story added; its highest weeks are cut to what is likely, so a burst is no level. */
function levelOf(weeks: readonly Count[], dispersion: number): number {
  const total = weeks.reduce((all, week) => all + week.total, 0);
  return (sum(calmed(weeks, dispersion)) + 0.5) / total;
}

function calmed(weeks: readonly Count[], dispersion: number): Count[] {
  const middle = median(weeks.map(({ n, total }) => n / total));
  return weeks.map((week) => {
    const mean = Math.max(middle * week.total, 0.7);
    return {
      ...week,
      n: Math.min(week.n, mean + 1.8 * Math.sqrt(mean + dispersion * mean * mean)),
    };
  });
}

/**
 * Score test of a negative-binomial level against one that moves along a ramp over the last `length` weeks,
 * with the volume collected as exposure. Standard normal when nothing moves; positive: rising.
 */
function slopeZ(all: readonly Count[], length: number, dispersion: number): number {
  const half = length >> 1;
  const weeks = [
    ...calmed(all.slice(0, -half), dispersion),
    ...calmed(all.slice(-half), dispersion),
  ];
  const rate = sum(weeks) / weeks.reduce((total, week) => total + week.total, 0);
  const ramp = weeks.map((_, index) => Math.max(0, index - (weeks.length - length) + 1) / length);
  let weight = 0;
  let mean = 0;
  const weights = weeks.map(({ total }, index) => {
    const expected = rate * total;
    const w = expected / (1 + dispersion * expected);
    weight += w;
    mean += w * (ramp[index] ?? 0);
    return w;
  });
  mean /= weight || 1;
  let score = 0;
  let variance = 0;
  for (const [index, { n, total }] of weeks.entries()) {
    const lever = (ramp[index] ?? 0) - mean;
    score += (lever * (n - rate * total)) / (1 + dispersion * rate * total);
    variance += (weights[index] ?? 0) * lever * lever;
  }
  return variance === 0 ? 0 : score / Math.sqrt(variance);
}

function sum(weeks: readonly Count[]): number {
  return weeks.reduce((all, { n }) => all + n, 0);
}
