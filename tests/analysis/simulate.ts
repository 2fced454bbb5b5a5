/** Weekly series whose truth is known: dispersion, seasons, swings of the volume collected, weeks without collection. */
import { seededRandom } from '../../analysis/agreement.ts';
import type { Count } from '../../analysis/counts.ts';
import type { Series } from '../../analysis/series.ts';

export interface Simulated extends Series {
  kind: 'flat' | 'burst' | 'emergence' | 'decline';
  /** Weeks of the burst, as periods. */
  burst: string[];
}

export interface World {
  seed: number;
  series: number;
  weeks: number;
  /** Gamma shapes that series draw their dispersion from; larger is calmer. */
  shapes: readonly number[];
  /** Share by which the volume collected swings from week to week. */
  swing: number;
  season: number;
  gapShare: number;
}

/** Half of the series are flat; bursts ×4 over three weeks, rises to ×3 and falls to ÷3 over the last 26 weeks. */
export function simulate(world: World): Simulated[] {
  const random = seededRandom(world.seed);
  const volumes = Array.from({ length: world.weeks }, (_, week) => {
    if (random() < world.gapShare) return 0;
    const season = 1 + world.season * Math.sin((2 * Math.PI * week) / 52);
    return Math.round(400 * season * Math.exp(world.swing * normal(random)));
  });
  return Array.from({ length: world.series }, (_, index): Simulated => {
    const kind = (['flat', 'burst', 'emergence', 'decline'] as const)[index % 4] ?? 'flat';
    const shape = world.shapes[index % world.shapes.length] ?? 6;
    const base = 1 + 9 * random();
    const start = 20 + Math.floor(random() * (world.weeks - 46));
    const burst: string[] = [];
    const counts = volumes.map((total, week): Count => {
      const period = periodOf(week);
      let level = (base / 400) * total;
      const late = Math.max(0, week - (world.weeks - 26)) / 25;
      if (kind === 'burst' && week >= start && week < start + 3) {
        level *= 4;
        burst.push(period);
      }
      if (kind === 'emergence') level *= 1 + 2 * late;
      if (kind === 'decline') level *= 1 - (2 / 3) * late;
      const n = poisson(random, level * (gamma(random, shape) / shape));
      return { period, n: Math.min(n, total), total };
    });
    return { id: `s${index}`, kind, burst, counts };
  });
}

function periodOf(week: number): string {
  return `${2024 + Math.floor(week / 52)}-W${String((week % 52) + 1).padStart(2, '0')}`;
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Marsaglia and Tsang 2000, for shapes of at least 1. */
function gamma(random: () => number, shape: number): number {
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function poisson(random: () => number, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let n = 0;
  for (let product = random(); product > Math.exp(-mean); product *= random()) n++;
  return n;
}
