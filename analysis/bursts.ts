/** Counts of one series → the weeks that lie far above what the weeks before had led to expect. */
import { type Count, isCollected, sum } from './counts.ts';
import { upperTail } from './statistics.ts';

/** Weeks a baseline looks back, and fewest weeks it needs. */
const baselineWeeks = 52;
const leastBaseline = 4;
/** Weeks after which a higher level counts as the new one, and how clearly it must be higher. */
const settledWeeks = 8;
const settledZ = 1.8;
/** A week this unlikely is no part of the baseline. */
const burstP = 0.008;
/** A week must be somewhat high itself for two weeks together to count. */
const ownP = 0.1;

/** A week against its baseline: the probability of so much in it, or in it and the week before together. */
export interface Tested {
  period: string;
  n: number;
  p: number;
}

/** Every week against the weeks before it; weeks that were bursts do not raise the baseline. */
export function testWeeks(counts: readonly Count[], dispersion: number): Tested[] {
  const tested: Tested[] = [];
  const calm: Count[] = [];
  let before: Count | undefined;
  for (const week of counts) {
    if (!isCollected(week)) continue;
    if (calm.length < leastBaseline) {
      calm.push(week);
      before = week;
      continue;
    }
    const own = tailOf([week], calm.slice(-baselineWeeks), dispersion);
    let p = own;
    const earlier = calm.slice(-baselineWeeks - 1, -1);
    if (before && earlier.length >= leastBaseline && own < ownP)
      p = Math.min(own, tailOf([before, week], earlier, dispersion));
    tested.push({ period: week.period, n: week.n, p });
    const mean = expectedRate(calm.slice(-baselineWeeks), dispersion) * week.total;
    calm.push(own > burstP ? week : { ...week, n: Math.min(week.n, Math.ceil(mean * 1.5)) });
    before = week;
  }
  return tested;
}

function tailOf(weeks: readonly Count[], base: readonly Count[], dispersion: number): number {
  const total = weeks.reduce((all, week) => all + week.total, 0);
  const mean = expectedRate(base, dispersion) * total;
  const unsure = (dispersion + 1 / Math.max(mean / weeks.length, 0.5)) / base.length;
  return upperTail(sum(weeks), mean, dispersion / weeks.length + unsure);
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
