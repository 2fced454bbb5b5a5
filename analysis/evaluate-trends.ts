/** Worlds whose truth is known → how well bursts, rises and falls are told, beside plainer tests on the same series. */
import { type Count, isCollected, sum } from './counts.ts';
import { measureSeries } from './series.ts';
import { type Simulated, simulate, type World } from './simulated.ts';
import { likelihoodOf } from './stages.ts';
import { mannKendall, upperTail } from './statistics.ts';

/** What a test says of a series: weeks of its alerts, and whether it rose or fell in the end. */
interface Verdict {
  alerts: readonly string[];
  direction: 'rise' | 'fall' | 'none';
}

/** How well bursts are told: share seen, false alarms per series and year, weeks from the first week of a burst to its alert. */
export interface BurstScore {
  recall: number;
  falseAlarms: number;
  lag: number;
}

/** F1 of the series that rise and of those that fall; a way that has no alerts has no score of bursts. */
export interface TrendScore {
  bursts?: BurstScore;
  emergence: number;
  decline: number;
}

export interface TrendRow extends TrendScore {
  world: string;
  way: string;
}

type Way = (all: readonly Simulated[]) => Verdict[];

/** Weeks that the plain tests compare with, and in which they stay silent after an alert. */
const windowWeeks = 12;
const quietWeeks = 3;
const leastCount = 4;

/** Our tests, and two that take the weeks before as they are: the second is told the true dispersion. */
const ways: Record<string, Way> = {
  marsad: (all) =>
    measureSeries(all).map(({ alerts, stage }) => ({
      alerts,
      direction:
        stage === 'emerging' || stage === 'rising'
          ? 'rise'
          : stage === 'declining'
            ? 'fall'
            : 'none',
    })),
  'z > 3.3, ratio of means': plainTest(
    (n, mean) => (n - mean) / Math.sqrt(mean + 0.12 * mean * mean + 1) > 3.3,
    ratioOfMeans,
  ),
  'true NB p < .003, Mann-Kendall': plainTest(
    (n, mean, shape) => upperTail(n, mean, 1 / shape) < 0.003,
    monotone,
  ),
};

/** A row a world and way, then the mean over the worlds as «all». */
export function evaluateTrends(worlds: readonly World[]): TrendRow[] {
  const rows = worlds.flatMap((world) => {
    const all = simulate(world);
    return [
      ...Object.entries(ways).map(([way, judge]) => ({ way, ...scoreOf(all, judge(all)) })),
      { way: told, ...toldScore(all, world) },
    ].map((row) => ({ world: world.name, ...row }));
  });
  const means = [...Object.keys(ways), told].map((way) => {
    const own = rows.filter((row) => row.way === way);
    const bursts = own.flatMap((row) => row.bursts ?? []);
    return {
      world: 'all',
      way,
      ...(bursts.length > 0 && {
        bursts: {
          recall: meanOf(bursts.map(({ recall }) => recall)),
          falseAlarms: meanOf(bursts.map(({ falseAlarms }) => falseAlarms)),
          lag: meanOf(bursts.map(({ lag }) => lag)),
        },
      }),
      emergence: meanOf(own.map(({ emergence }) => emergence)),
      decline: meanOf(own.map(({ decline }) => decline)),
    };
  });
  return [...rows, ...means];
}

function meanOf(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0) / values.length;
}

function scoreOf(all: readonly Simulated[], verdicts: readonly Verdict[]): TrendScore {
  let bursts = 0;
  let seen = 0;
  let late = 0;
  let wrong = 0;
  let years = 0;
  for (const [index, { kind, burst, counts }] of all.entries()) {
    const alerts = verdicts[index]?.alerts ?? [];
    // A rise is bound to look like a burst some week: its alerts are neither right nor wrong.
    if (kind === 'emergence') continue;
    wrong += alerts.filter((week) => !burst.includes(week)).length;
    years += counts.length / 52;
    if (kind !== 'burst') continue;
    bursts++;
    const first = burst.findIndex((week) => alerts.includes(week));
    if (first < 0) continue;
    seen++;
    late += first;
  }
  const f1 = (kind: Simulated['kind'], direction: Verdict['direction']) => {
    const found = verdicts.filter((verdict) => verdict.direction === direction).length;
    const both = all.filter(
      (series, index) => series.kind === kind && verdicts[index]?.direction === direction,
    ).length;
    return (2 * both) / (found + all.filter((series) => series.kind === kind).length);
  };
  return {
    bursts: { recall: seen / bursts, falseAlarms: wrong / years, lag: late / Math.max(1, seen) },
    emergence: f1('emergence', 'rise'),
    decline: f1('decline', 'fall'),
  };
}

/** What nobody knows: the true dispersion, the true course of a rise and a fall, every burst, and the best threshold in hindsight. */
const told = 'told the truth';

/** The most that rises and falls of these worlds can be told with; bursts have no such bound here. */
function toldScore(all: readonly Simulated[], world: World): TrendScore {
  const bestF1 = (kind: Simulated['kind'], end: number) => {
    const evidence = all.map(({ shape, counts, burst }) => {
      const weeks = counts.filter(isCollected);
      const shown = weeks.map(({ period }) => (burst.includes(period) ? world.burst[0] : 1));
      const late = weeks.map(({ period }) =>
        Math.max(0, counts.findIndex((week) => week.period === period) - (world.weeks - 26)),
      );
      const moved = (week: number) =>
        (shown[week] ?? 1) * (1 + ((end - 1) * (late[week] ?? 0)) / 25);
      const likelihood = likelihoodOf(weeks, shape);
      return likelihood(moved) - likelihood((week) => shown[week] ?? 1);
    });
    const ranked = all
      .map((series, index) => ({ isKind: series.kind === kind, evidence: evidence[index] ?? 0 }))
      .sort((a, b) => b.evidence - a.evidence);
    const wanted = ranked.filter(({ isKind }) => isKind).length;
    let both = 0;
    let best = 0;
    for (const [index, { isKind }] of ranked.entries()) {
      if (isKind) both++;
      best = Math.max(best, (2 * both) / (index + 1 + wanted));
    }
    return best;
  };
  return {
    emergence: bestF1('emergence', 3),
    decline: bestF1('decline', 1 / 3),
  };
}

function plainTest(
  isHigh: (n: number, mean: number, shape: number) => boolean,
  directionOf: (weeks: readonly Count[]) => Verdict['direction'],
): Way {
  return (all) =>
    all.map(({ counts, shape }) => {
      const weeks = counts.filter(isCollected);
      const alerts: string[] = [];
      let last = -Infinity;
      for (const [at, week] of weeks.entries()) {
        if (at < windowWeeks || at - last <= quietWeeks || week.n < leastCount) continue;
        const mean = rateOf(weeks.slice(at - windowWeeks, at)) * week.total;
        if (!isHigh(week.n, mean, shape)) continue;
        alerts.push(week.period);
        last = at;
      }
      return { alerts, direction: directionOf(weeks) };
    });
}

/** The last 13 weeks against the 39 before, in stories a week of ordinary volume. */
function ratioOfMeans(weeks: readonly Count[]): Verdict['direction'] {
  const ordinary = weeks.reduce((all, { total }) => all + total, 0) / weeks.length;
  const now = rateOf(weeks.slice(-13)) * ordinary;
  const before = rateOf(weeks.slice(-52, -13)) * ordinary;
  return now > 1.6 * before + 0.3 ? 'rise' : now < before / 1.6 - 0.3 ? 'fall' : 'none';
}

function monotone(weeks: readonly Count[]): Verdict['direction'] {
  const z = mannKendall(weeks.slice(-26).map(({ n, total }) => n / total));
  return z > 1.64 ? 'rise' : z < -1.64 ? 'fall' : 'none';
}

function rateOf(weeks: readonly Count[]): number {
  return (
    sum(weeks) /
    Math.max(
      1,
      weeks.reduce((all, { total }) => all + total, 0),
    )
  );
}
