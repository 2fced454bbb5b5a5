/** Counts of one series → where it stands: how much better a rise or a fall explains them than a level that stays. */
import type { BurstPeriod, Stage } from '#schema/trend.ts';
import { type Count, isCollected, sum } from './counts.ts';
import { mannKendall, median, normalTail } from './statistics.ts';

/** What the tests say of a series as a whole. */
export interface Standing {
  stage: Stage;
  /** The test that decided, in one machine word. */
  test: string;
  /** Log2 of the share now over the share before. */
  score: number;
  /** How likely so large a change is without a real one. */
  p: number;
}

/** Weeks looked at, weeks that count as now, and weeks these are compared with. */
const watchedWeeks = 78;
const recentWeeks = 13;
const beforeWeeks = 39;
/** Ramps that are tried: weeks they take, and the factor they end at (its inverse for a fall). */
const rampWeeks = [13, 20, 26, 32];
const rampFactors = [2, 2.5, 3, 4];
/** Log of the Bayes factor over a steady level from which a movement is named. */
const leastRise = 2;
const leastFall = 0.75;
/** A series may have a year of its own, of this amplitude and any phase: how likely that is, and from how many weeks it can be told from a ramp. */
const yearOdds = 0.1;
const yearAmplitude = 0.3;
const yearPhases = 8;
const leastWeeksOfYear = 60;
/** Years that explain the series so many nats worse than the best are no longer tried. */
const mostWorse = 6;
/** A week counts at most so many standard deviations above the middle: a burst is no level. */
const mostAbove = 1.8;

/**
 * Compare a steady level with ramps up and down over the last months by their likelihoods, negative binomial with the
 * volume collected as exposure (Kass and Raftery 1995 for the scale). A young watch has shorter ramps; one of more than a
 * year knows that what comes and goes with the seasons is neither a rise nor a fall.
 * A burst that is over leaves a slope behind it that is no fall: the weeks of `bursts` say nothing of falls.
 */
export function stageOf(
  counts: readonly Count[],
  dispersion: number,
  bursts: readonly BurstPeriod[],
  isPeaking: boolean,
): Standing {
  const weeks = counts.filter(isCollected).slice(-watchedWeeks);
  const length = Math.min(recentWeeks, Math.max(2, Math.round(weeks.length / 4)));
  const recent = weeks.slice(-length);
  const before = weeks.slice(0, -length);
  if (before.length < 3) {
    return { stage: sum(weeks) === 0 ? 'dormant' : 'steady', test: 'too-short', score: 0, p: 1 };
  }
  const now = levelOf(recent, dispersion);
  const then = levelOf(before.slice(-beforeWeeks), dispersion);
  const calm = [
    ...calmed(weeks.slice(0, -length), dispersion),
    ...calmed(weeks.slice(-length), dispersion),
  ];
  const rise = evidenceOf(calm, dispersion, length / recentWeeks, (factor) => factor);
  const fall = evidenceOf(
    weeks.filter(({ period }) => !bursts.some(({ from, to }) => period >= from && period <= to)),
    dispersion,
    length / recentWeeks,
    (factor) => 1 / factor,
  );
  const p = 2 * normalTail(Math.sqrt(2 * Math.max(0, rise.best, fall.best)));
  const result = (stage: Stage, test: string) => ({
    stage,
    test,
    score: Math.round(Math.log2(now / then) * 1000) / 1000,
    p: Number(Math.min(1, p).toPrecision(4)),
  });
  if (sum(recent) === 0 || (sum(recent) < 2 && sum(weeks) < length))
    return result('dormant', 'count');
  if (rise.mean > Math.max(leastRise, fall.mean)) {
    const early = weeks.slice(0, -2 * length).map(({ n, total }) => n / total);
    return result(early.length >= 8 && mannKendall(early) > 2.6 ? 'rising' : 'emerging', 'slope');
  }
  if (fall.mean > leastFall) return result('declining', 'slope');
  return isPeaking ? result('peaking', 'burst') : result('steady', 'slope');
}

/** A course of the level, and how likely it is before anything is counted. */
interface Course {
  odds: number;
  shape: (week: number) => number;
}

/** Log of the mean and of the greatest likelihood ratio of all ramps to one end over a steady level; either may have a year. */
function evidenceOf(
  weeks: readonly Count[],
  dispersion: number,
  scale: number,
  end: (factor: number) => number,
): { mean: number; best: number } {
  const size = 1 / Math.max(dispersion, 0.005);
  const likelihood = likelihoodOf(weeks, size);
  const steady = yearsOf(weeks).map((course) => ({
    ...course,
    likelihood: likelihood(course.shape),
  }));
  const top = Math.max(...steady.map((course) => course.likelihood));
  const years = steady.filter((course) => course.likelihood > top - mostWorse);
  const moving: { odds: number; likelihood: number }[] = [];
  for (const full of rampWeeks) {
    const length = Math.max(3, Math.round(full * scale));
    const start = weeks.length - length;
    if (start < 3) continue;
    for (const factor of rampFactors) {
      const step = (end(factor) - 1) / length;
      const ramp = (week: number) => (week < start ? 1 : 1 + step * (week - start + 1));
      for (const { odds, shape } of years) {
        moving.push({ odds, likelihood: likelihood((week) => ramp(week) * shape(week)) });
      }
    }
  }
  if (moving.length === 0) return { mean: -Infinity, best: 0 };
  const ramps = moving.length / years.length;
  return {
    mean: logOfMean(moving) - Math.log(ramps) - logOfMean(steady),
    best: Math.max(...moving.map((course) => course.likelihood)) - top,
  };
}

/** Log of the likelihoods’ sum, each with its odds. */
function logOfMean(courses: readonly { odds: number; likelihood: number }[]): number {
  const most = Math.max(...courses.map(({ likelihood }) => likelihood));
  return (
    most +
    Math.log(
      courses.reduce((all, { odds, likelihood }) => all + odds * Math.exp(likelihood - most), 0),
    )
  );
}

/** A level without a year and, where there are weeks enough, with one that turns at each of the phases. */
function yearsOf(weeks: readonly Count[]): Course[] {
  if (weeks.length < leastWeeksOfYear) return [{ odds: 1, shape: () => 1 }];
  const turns = weeks.map(({ period }) => Number(period.slice(6)) / 52);
  return [
    { odds: 1 - yearOdds, shape: () => 1 },
    ...Array.from({ length: yearPhases }, (_, phase) => {
      const shape = turns.map(
        (turn) => 1 + yearAmplitude * Math.sin(2 * Math.PI * (turn + phase / yearPhases)),
      );
      return { odds: yearOdds / yearPhases, shape: (week: number) => shape[week] ?? 1 };
    }),
  ];
}

/** Log likelihood (up to a constant of the series) of a negative binomial of this size whose level follows a shape; the level itself is fitted. */
export function likelihoodOf(
  weeks: readonly Count[],
  size: number,
): (shape: (week: number) => number) => number {
  const counts = Float64Array.from(weeks, ({ n }) => n);
  const totals = Float64Array.from(weeks, ({ total }) => total);
  const exposures = new Float64Array(weeks.length);
  const all = sum(weeks) + 0.01;
  return (shape) => {
    let volume = 0;
    for (let index = 0; index < exposures.length; index++) {
      const exposure = (totals[index] ?? 0) * shape(index);
      exposures[index] = exposure;
      volume += exposure;
    }
    let rate = all / volume;
    // Weighted moments: three rounds come within a thousandth of the best rate.
    for (let round = 0; round < 3; round++) {
      let counted = 0.01;
      let exposed = 0;
      for (let index = 0; index < exposures.length; index++) {
        const exposure = exposures[index] ?? 0;
        const weight = size / (size + rate * exposure);
        counted += weight * (counts[index] ?? 0);
        exposed += weight * exposure;
      }
      rate = counted / exposed;
    }
    let log = 0;
    for (let index = 0; index < exposures.length; index++) {
      const n = counts[index] ?? 0;
      const mean = rate * (exposures[index] ?? 0);
      log += n * Math.log(mean) - (n + size) * Math.log(mean + size);
    }
    return log;
  };
}

/** Share of a stretch, half a story added. */
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
      n: Math.min(week.n, mean + mostAbove * Math.sqrt(mean + dispersion * mean * mean)),
    };
  });
}
