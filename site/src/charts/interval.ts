/** Counts of a few weeks → their mean with the interval that chance alone would give it. */

/** Mean of the last weeks up to one, and its interval. All per week. */
export interface Mean {
  mean: number;
  low: number;
  high: number;
}

const z = 1.96;

/**
 * Running mean over `window` values with the 95 % interval of a Poisson mean (Byar’s approximation; Breslow & Day 1987, vol. II,
 * p. 69). Stories come one by one, so that their number in a window is close to Poisson. The first values rest on fewer weeks.
 */
export function runningMean(counts: readonly number[], window = 4): Mean[] {
  return counts.map((_, at) => {
    const part = counts.slice(Math.max(0, at - window + 1), at + 1);
    const sum = part.reduce((total, n) => total + n, 0);
    const low = sum === 0 ? 0 : sum * (1 - 1 / (9 * sum) - z / (3 * Math.sqrt(sum))) ** 3;
    const more = sum + 1;
    const high = more * (1 - 1 / (9 * more) + z / (3 * Math.sqrt(more))) ** 3;
    return { mean: sum / part.length, low: low / part.length, high: high / part.length };
  });
}
