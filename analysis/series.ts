/** Weekly counts of all series together → the bursts of each and where it stands. */
import type { BurstPeriod } from '#schema/trend.ts';
import { burstPeriods } from './burst-periods.ts';
import { testWeeks } from './bursts.ts';
import type { Count } from './counts.ts';
import { dispersionsOf } from './dispersion.ts';
import { type Standing, stageOf } from './stages.ts';
import { falseDiscoveryLimit } from './statistics.ts';

export interface Series {
  id: string;
  counts: readonly Count[];
}

/** Where a series stands. */
export interface Stand extends Standing {
  id: string;
  /** Weeks in which an alert was raised, once per burst. */
  alerts: string[];
}

/** What the tests say of a series. */
export interface Movement extends Stand {
  /** Its bursts, seen from the last week. */
  bursts: BurstPeriod[];
}

/** Fewest stories of a week that can be an alert, and the largest p of one. */
const leastCount = 4;
const alertP = 0.0055;
/** Weeks after an alert in which the same burst raises no other. */
const quietWeeks = 3;
/** Of the bursts that the last weeks show, over all series, this share may be false. */
const currentQ = 0.1;
const currentWeeks = 2;

/** Test all series of one scheme together: dispersion is learnt and false discoveries are counted over all. */
export function measureSeries(all: readonly Series[]): Movement[] {
  const dispersions = dispersionsOf(all.map(({ counts }) => counts));
  return standingsWith(dispersions, all).map((stand, index) => ({
    ...stand,
    bursts: burstPeriods(all[index]?.counts ?? [], dispersions[index] ?? 0),
  }));
}

/** The same without a view of the past. */
export function standingsOf(all: readonly Series[]): Stand[] {
  return standingsWith(dispersionsOf(all.map(({ counts }) => counts)), all);
}

function standingsWith(dispersions: readonly number[], all: readonly Series[]): Stand[] {
  const tested = all.map(({ counts }, index) => testWeeks(counts, dispersions[index] ?? 0));
  const current = tested.map((weeks) => weeks.slice(-currentWeeks));
  const limit = falseDiscoveryLimit(
    current.flatMap((weeks) => weeks.map(({ p }) => p)),
    currentQ,
  );
  return all.map(({ id, counts }, index) => {
    const alerts: string[] = [];
    let last = -Infinity;
    for (const [at, { p, n, period }] of (tested[index] ?? []).entries()) {
      if (p > alertP || n < leastCount || at - last <= quietWeeks) continue;
      alerts.push(period);
      last = at;
    }
    const isPeaking = (current[index] ?? []).some(
      ({ p, n }) => p <= Math.min(limit, alertP) && n >= leastCount,
    );
    return { id, alerts, ...stageOf(counts, dispersions[index] ?? 0, isPeaking) };
  });
}
