/** The distributions and tests that trends rest on. */

/** ln Γ(x) for x > 0 (Lanczos, g = 7, nine terms; relative error below 1e-13). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum = 0.99999999999980993;
  for (const [index, coefficient] of lanczos.entries()) sum += coefficient / (z + index + 1);
  const t = z + lanczos.length - 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x + n) − ln Γ(x): for a whole n that is not large, of the product of what lies between. */
export function logGammaRatio(x: number, n: number): number {
  if (n > 24 || x > 1e10 || !Number.isInteger(n)) return logGamma(x + n) - logGamma(x);
  let product = 1;
  for (let k = 0; k < n; k++) product *= x + k;
  return Math.log(product);
}

/** P(X ≥ n) of a negative binomial with this mean and variance = mean + dispersion · mean² (Poisson when dispersion is 0). */
export function upperTail(n: number, mean: number, dispersion: number): number {
  if (n <= 0) return 1;
  if (mean <= 0) return 0;
  if (n > mean + 40 * Math.sqrt(mean + dispersion * mean * mean)) return 0;
  // Each probability follows from the one before.
  const size = dispersion < 1e-6 ? Number.POSITIVE_INFINITY : 1 / dispersion;
  const isPoisson = size === Number.POSITIVE_INFINITY;
  const step = isPoisson ? Math.log(mean) : Math.log(mean / (size + mean));
  let log = logProbability(0, mean, dispersion);
  let below = 0;
  for (let x = 0; x < n; x++) {
    below += Math.exp(log);
    log += step + Math.log((isPoisson ? 1 : x + size) / (x + 1));
  }
  return Math.min(1, Math.max(0, 1 - below));
}

/** ln P(X = x) of the same. */
export function logProbability(x: number, mean: number, dispersion: number): number {
  if (dispersion < 1e-6) return x * Math.log(mean) - mean - logGamma(x + 1);
  const size = 1 / dispersion;
  return (
    logGammaRatio(size, x) -
    logGamma(x + 1) +
    size * Math.log(size / (size + mean)) +
    x * Math.log(mean / (size + mean))
  );
}

/** P(Z ≥ z) of the standard normal (Abramowitz and Stegun 7.1.26, error below 1.5e-7). */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return 0.5 * poly * Math.exp(-x * x);
}

/** z of the Mann-Kendall test for a monotone trend, ties corrected; positive: rising. */
export function mannKendall(values: readonly number[]): number {
  const n = values.length;
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) s += Math.sign((values[j] ?? 0) - (values[i] ?? 0));
  }
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let variance = n * (n - 1) * (2 * n + 5);
  for (const t of counts.values()) variance -= t * (t - 1) * (2 * t + 5);
  variance /= 18;
  return variance <= 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
}

/** Which of these p-values to trust when a share `q` of those trusted may be false (Benjamini and Hochberg 1995). */
export function falseDiscoveryLimit(ps: readonly number[], q: number): number {
  const sorted = [...ps].sort((a, b) => a - b);
  let limit = 0;
  for (const [index, p] of sorted.entries()) {
    if (p <= (q * (index + 1)) / sorted.length) limit = p;
  }
  return limit;
}

/** Middle value; 0 of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  if (sorted.length % 2 === 1) return sorted[middle] ?? 0;
  return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
