/** Worlds whose truth is known → weekly series with dispersion, seasons, swings of the volume collected and weeks without collection. */
import { seededRandom } from './agreement.ts';
import type { Count } from './counts.ts';
import type { Series } from './series.ts';

export interface Simulated extends Series {
  kind: 'flat' | 'burst' | 'emergence' | 'decline';
  /** Weeks of the burst, as periods. */
  burst: string[];
  /** Gamma shape the series was drawn with. */
  shape: number;
}

/** What a world is made of; shares are of 1. */
export interface World {
  name: string;
  seed: number;
  series: number;
  weeks: number;
  /** Gamma shapes that series draw their dispersion from; larger is calmer. */
  shapes: readonly number[];
  /** Least and greatest stories a week of a series at its ordinary level. */
  base: readonly [number, number];
  /** Share by which the volume collected swings from week to week. */
  swing: number;
  /** Amplitude of the year in the volume collected, and of a year that each series has for itself. */
  season: number;
  ownSeason: number;
  /** Share of weeks without collection. */
  gaps: number;
  /** Factor and weeks of a burst. */
  burst: readonly [number, number];
}

const plain: Omit<World, 'name' | 'seed'> = {
  series: 300,
  weeks: 78,
  shapes: [6],
  base: [1, 10],
  swing: 0,
  season: 0,
  ownSeason: 0,
  gaps: 0,
  burst: [4, 3],
};

/** Worlds that trends are measured on: the plain one, and others that each differ in one thing or in several. */
export const worlds: readonly World[] = [
  { name: 'plain' },
  { name: 'wild series', shapes: [2] },
  { name: 'rough series', shapes: [3] },
  { name: 'calm series', shapes: [12] },
  { name: 'nearly Poisson', shapes: [50] },
  { name: 'mixed series', shapes: [2, 4, 8, 30] },
  { name: 'swinging volume', swing: 0.3 },
  { name: 'much swinging volume', swing: 0.5 },
  { name: 'year in the volume', season: 0.4, swing: 0.1 },
  { name: 'year in each series', ownSeason: 0.3 },
  { name: 'gaps', gaps: 0.05, swing: 0.1 },
  { name: 'few stories', base: [0.5, 4] as const },
  { name: 'many stories', base: [5, 40] as const },
  { name: 'short bursts', burst: [5, 1] as const },
  { name: 'long bursts', burst: [3, 5] as const },
  { name: 'two years', weeks: 104, swing: 0.2, season: 0.1 },
  { name: 'all of it', shapes: [3, 6, 12, 30], swing: 0.3, season: 0.2, gaps: 0.03, weeks: 104 },
].map((own, index) => ({ ...plain, seed: 101 + index, ...own }));

/** Half of the series are flat or burst; rises reach ×3 and falls ÷3 over the last 26 weeks. */
export function simulate(world: World): Simulated[] {
  const random = seededRandom(world.seed);
  const volumes = Array.from({ length: world.weeks }, (_, week) => {
    if (random() < world.gaps) return 0;
    return Math.round(400 * year(world.season, week) * Math.exp(world.swing * normal(random)));
  });
  return Array.from({ length: world.series }, (_, index): Simulated => {
    const kind = (['flat', 'burst', 'emergence', 'decline'] as const)[index % 4] ?? 'flat';
    const shape = world.shapes[(index >> 2) % world.shapes.length] ?? 6;
    const [least, most] = world.base;
    const base = least + (most - least) * random();
    const [factor, length] = world.burst;
    const start = 20 + Math.floor(random() * (world.weeks - 46));
    const phase = Math.floor(52 * random());
    const burst: string[] = [];
    const counts = volumes.map((total, week): Count => {
      const period = periodOf(week);
      let level = (base / 400) * total * year(world.ownSeason, week + phase);
      const late = Math.max(0, week - (world.weeks - 26)) / 25;
      if (kind === 'burst' && week >= start && week < start + length) {
        level *= factor;
        burst.push(period);
      }
      if (kind === 'emergence') level *= 1 + 2 * late;
      if (kind === 'decline') level *= 1 - (2 / 3) * late;
      const n = poisson(random, level * (gamma(random, shape) / shape));
      return { period, n: Math.min(n, total), total };
    });
    return { id: `s${index}`, kind, burst, shape, counts };
  });
}

function year(amplitude: number, week: number): number {
  return 1 + amplitude * Math.sin((2 * Math.PI * week) / 52);
}

function periodOf(week: number): string {
  return `${2024 + Math.floor(week / 52)}-W${String((week % 52) + 1).padStart(2, '0')}`;
}

/** Box and Muller 1958. */
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
