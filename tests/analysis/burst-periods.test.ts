import { describe, expect, it } from 'vitest';
import { burstPeriods } from '../../analysis/burst-periods.ts';
import type { Count } from '../../analysis/counts.ts';
import { dispersionsOf } from '../../analysis/dispersion.ts';
import { simulate, worlds } from '../../analysis/simulated.ts';

/** A week per number; `total` stories in all. */
function series(numbers: readonly number[], total: number | readonly number[] = 100): Count[] {
  return numbers.map((n, at) => ({
    period: `2026-W${String(at + 1).padStart(2, '0')}`,
    n,
    total: typeof total === 'number' ? total : (total[at] ?? 0),
  }));
}

const spansOf = (counts: Count[], dispersion = 0.05) =>
  burstPeriods(counts, dispersion).map(({ from, to }) => `${from} ${to}`);

describe('bursts of a series', () => {
  it('are the weeks that lie far above the others, as periods with their weight', () => {
    const counts = series([2, 3, 2, 1, 2, 12, 14, 9, 2, 3, 2, 2, 1, 3, 2, 2, 11, 3, 2, 2]);
    expect(spansOf(counts)).toEqual(['2026-W06 2026-W08', '2026-W17 2026-W17']);
    const [long, short] = burstPeriods(counts, 0.05);
    expect(long?.weight).toBeGreaterThan(short?.weight ?? Infinity);
    expect(short?.weight).toBeGreaterThan(0);
  });

  it('weigh what the likelihoods say: Poisson, one week of 12 among ones', () => {
    const counts = series([1, 1, 1, 1, 1, 1, 1, 1, 12, 1]);
    const rate = (21 + 0.5) / 10;
    const expected = 12 * Math.log(3) - 2 * rate;
    expect(burstPeriods(counts, 0)).toEqual([
      { from: '2026-W09', to: '2026-W09', weight: Math.round(expected * 1000) / 1000 },
    ]);
  });

  it('are none in a level series, a silent one, or one of few weeks or few stories', () => {
    expect(spansOf(series([3, 2, 4, 3, 2, 3, 4, 2, 3, 3, 5, 2]))).toEqual([]);
    expect(spansOf(series(Array.from({ length: 20 }, () => 0)))).toEqual([]);
    expect(spansOf(series([1, 1, 1, 20, 1, 1, 1]))).toEqual([]);
    expect(spansOf(series([0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0], 12))).toEqual([]);
  });

  it('are measured against the volume collected: more of everything is no burst', () => {
    const counts = [2, 3, 2, 2, 3, 12, 14, 11, 2, 3, 2, 2, 3, 2, 2];
    const volume = counts.map((n) => (n > 10 ? 500 : 100));
    expect(spansOf(series(counts))).toEqual(['2026-W06 2026-W08']);
    expect(spansOf(series(counts, volume))).toEqual([]);
  });

  it('span weeks without collection', () => {
    const counts = [2, 3, 2, 1, 2, 12, 0, 13, 2, 3, 2, 2, 1, 3, 2];
    const volume = counts.map((_, at) => (at === 6 ? 0 : 100));
    expect(spansOf(series(counts, volume))).toEqual(['2026-W06 2026-W08']);
  });

  it('take more to be seen in a series that varies much anyway', () => {
    const counts = series([1, 2, 1, 8, 2, 1, 2, 1, 2, 1, 2, 3, 1, 2]);
    expect(spansOf(counts, 0.01)).toEqual(['2026-W04 2026-W04']);
    expect(spansOf(counts, 2)).toEqual([]);
  });

  it('last to the end while they are not over', () => {
    expect(spansOf(series([1, 2, 1, 2, 1, 2, 1, 2, 1, 9, 10]))).toEqual(['2026-W10 2026-W11']);
  });

  it('are found in worlds whose truth is known, seldom where there is none', () => {
    let bursts = 0;
    let found = 0;
    let wrong = 0;
    let years = 0;
    for (const world of worlds.filter(({ name }) => ['plain', 'two years'].includes(name))) {
      const all = simulate(world);
      const dispersions = dispersionsOf(all.map(({ counts }) => counts));
      for (const [index, { kind, counts, burst }] of all.entries()) {
        if (kind === 'emergence') continue;
        const [first = '9', last = ''] = [burst[0], burst.at(-1)];
        const periods = burstPeriods(counts, dispersions[index] ?? 0);
        const right = periods.filter(({ from, to }) => from <= last && to >= first);
        wrong += periods.length - right.length;
        years += counts.length / 52;
        if (kind === 'burst') bursts++;
        if (right.length > 0) found++;
      }
    }
    expect(found / bursts).toBeGreaterThan(0.88);
    expect(wrong / years).toBeLessThan(0.2);
  });
});
