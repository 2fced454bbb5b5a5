/** Series of counts → how far each varies beyond chance, learnt from all of them together. */
import { type Count, isCollected } from './counts.ts';
import { logGammaRatio, upperTail } from './statistics.ts';

/** Dispersions that are weighed: variance = mean + dispersion · mean². */
const grid = [0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.27, 0.36, 0.5, 0.7, 1];
/** Weeks on either side that tell the level of a week, the share of weeks that may be bursts, and rounds of learning. */
const nearWeeks = 8;
const highest = 0.04;
const rounds = 30;

/**
 * Empirical Bayes: the likelihood of each dispersion for each series, weighed by how common it is among all.
 * With few counts of its own a series is like the others. Of the highest weeks only that they are high counts: bursts are no dispersion.
 */
export function dispersionsOf(all: readonly (readonly Count[])[]): number[] {
  const likelihoods = all.map(likelihoodsOf).map(fromLogs);
  let prior = grid.map(() => 1 / grid.length);
  for (let round = 0; round < rounds; round++) {
    const next = grid.map(() => 1 / grid.length);
    for (const likelihood of likelihoods)
      for (const [index, share] of posterior(likelihood, prior).entries())
        next[index] = (next[index] ?? 0) + share;
    const total = next.reduce((sum, share) => sum + share, 0);
    prior = next.map((share) => share / total);
  }
  return likelihoods.map((likelihood) =>
    posterior(likelihood, prior).reduce((sum, share, index) => sum + share * (grid[index] ?? 0), 0),
  );
}

/** Likelihoods as shares of the greatest. */
function fromLogs(logs: readonly number[]): number[] {
  const most = Math.max(...logs);
  return logs.map((log) => Math.exp(log - most));
}

function posterior(likelihoods: readonly number[], prior: readonly number[]): number[] {
  const shares = likelihoods.map((likelihood, index) => (prior[index] ?? 0) * likelihood);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** Log likelihood of each dispersion, every week against the level of the weeks around it. */
function likelihoodsOf(counts: readonly Count[]): number[] {
  const weeks = counts.filter(isCollected);
  const means = weeks.map((_, index) => levelAround(weeks, index));
  const surprise = weeks.map(({ n }, index) => {
    const mean = means[index] ?? 0;
    return (n - mean) / Math.sqrt(mean + 0.15 * mean * mean + 0.01);
  });
  const limit =
    [...surprise].sort((a, b) => a - b)[Math.ceil(weeks.length * (1 - highest)) - 1] ?? 0;
  return grid.map((dispersion) => {
    let log = 0;
    for (const [index, { n }] of weeks.entries()) {
      const mean = means[index] ?? 0;
      if (mean < 0.2) continue;
      // The level around is itself a guess: of so many weeks with the same spread.
      const unsure = dispersion + (dispersion + 1 / mean) / (2 * nearWeeks);
      if ((surprise[index] ?? 0) > limit) {
        // How high it is may be a burst; that it is among the highest is not.
        const least = Math.ceil(mean + limit * Math.sqrt(mean + 0.15 * mean * mean + 0.01));
        log += Math.log(Math.max(1e-9, upperTail(least, mean, unsure)));
        continue;
      }
      const size = 1 / unsure;
      log +=
        logGammaRatio(size, n) +
        size * Math.log(size / (size + mean)) +
        n * Math.log(mean / (size + mean));
    }
    return log;
  });
}

function levelAround(weeks: readonly Count[], at: number): number {
  let n = 0;
  let total = 0;
  for (let index = Math.max(0, at - nearWeeks); index <= at + nearWeeks; index++) {
    const week = weeks[index];
    if (!week || index === at) continue;
    n += week.n;
    total += week.total;
  }
  return total === 0 ? 0 : (n / total) * (weeks[at]?.total ?? 0);
}
