import { describe, expect, it } from 'vitest';
import { burstPeriods } from '../../analysis/burst-periods.ts';
import { evaluateTrends } from '../../analysis/evaluate-trends.ts';
import { measureSeries } from '../../analysis/series.ts';
import { worlds } from '../../analysis/simulated.ts';
import { stageOf } from '../../analysis/stages.ts';
import {
  falseDiscoveryLimit,
  logGamma,
  mannKendall,
  normalTail,
  upperTail,
} from '../../analysis/statistics.ts';
import { floorsOf } from './floors.ts';

describe('statistics', () => {
  it('agree with known values', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 10);
    expect(normalTail(1.959964)).toBeCloseTo(0.025, 6);
    // Poisson(3): P(X ≥ 5) = 0.184737; negative binomial with mean 3, size 2: P(X ≥ 5) = 0.23328.
    expect(upperTail(5, 3, 0)).toBeCloseTo(0.184737, 5);
    expect(upperTail(5, 3, 0.5)).toBeCloseTo(0.23328, 5);
    expect(mannKendall([1, 2, 3, 4, 5, 6, 7, 8])).toBeGreaterThan(3);
    expect(mannKendall([2, 2, 2, 2])).toBe(0);
    expect(falseDiscoveryLimit([0.001, 0.02, 0.5], 0.05)).toBe(0.02);
  });
});

describe('series', () => {
  it('keep within the floors on worlds with other dispersions, swings, seasons and gaps', () => {
    const some = worlds.filter(({ name }) => ['plain', 'two years', 'all of it'].includes(name));
    expect(some).toHaveLength(3);
    const rows = evaluateTrends(some);
    const ours = rows.find(({ world, way }) => world === 'all' && way === 'marsad');
    const plain = rows.find(({ world, way }) => world === 'all' && way.startsWith('z >'));
    const floors = floorsOf('trends');
    expect(ours?.bursts?.recall).toBeGreaterThanOrEqual(floors['burst recall'] ?? 1);
    expect(ours?.bursts?.falseAlarms).toBeLessThanOrEqual(plain?.bursts?.falseAlarms ?? 0);
    expect(ours?.emergence).toBeGreaterThanOrEqual(floors['emergence f1'] ?? 1);
    expect(ours?.decline).toBeGreaterThanOrEqual(floors['decline f1'] ?? 1);
  });

  it('call a silent series dormant and a short one steady', () => {
    const week = (index: number, n: number) => ({
      period: `2026-W${String(index + 10)}`,
      n,
      total: 50,
    });
    const silent = {
      id: 'silent',
      counts: Array.from({ length: 20 }, (_, index) => week(index, 0)),
    };
    const short = { id: 'short', counts: Array.from({ length: 3 }, (_, index) => week(index, 2)) };
    expect(measureSeries([silent, short]).map(({ stage }) => stage)).toEqual(['dormant', 'steady']);
  });

  it('take what comes and goes with the seasons for no fall, and the same fall once for one', () => {
    const level = (index: number) => 20 * (1 + 0.4 * Math.cos((2 * Math.PI * index) / 52));
    const counts = Array.from({ length: 78 }, (_, index) => ({
      period: `${2025 + Math.floor(index / 52)}-W${String((index % 52) + 1).padStart(2, '0')}`,
      n: Math.round(level(index)) + ((index * 7) % 5) - 2,
      total: 400,
    }));
    const once = counts.map((week, index) => (index < 52 ? { ...week, n: 28 } : week));
    expect(stageOf(counts, 0.1, [], false).stage).toBe('steady');
    expect(stageOf(once, 0.1, [], false).stage).toBe('declining');
  });

  it('take the end of a burst for no fall', () => {
    const calm = [4, 5, 3, 6, 4, 5, 4, 3, 5, 6, 4, 4, 5, 3, 5, 4, 6, 4, 5, 3];
    const counts = Array.from({ length: 78 }, (_, index) => ({
      period: `${2025 + Math.floor(index / 52)}-W${String((index % 52) + 1).padStart(2, '0')}`,
      n: (calm[index % calm.length] ?? 0) * (index >= 46 && index < 55 ? 5 : 1),
      total: 200,
    }));
    const bursts = burstPeriods(counts, 0.1);
    expect(bursts).toMatchObject([{ from: '2025-W47', to: '2026-W03' }]);
    // A watch too young to know of seasons: those would explain the burst as well.
    const young = counts.slice(20);
    expect(stageOf(young, 0.1, [], false).stage).toBe('declining');
    expect(stageOf(young, 0.1, bursts, false).stage).toBe('steady');
  });

  it('take a larger volume for no trend', () => {
    const counts = Array.from({ length: 52 }, (_, index) => ({
      period: `2026-W${String(index + 1).padStart(2, '0')}`,
      n: index < 26 ? 5 : 15,
      total: index < 26 ? 100 : 300,
    }));
    expect(measureSeries([{ id: 'x', counts }])[0]).toMatchObject({ stage: 'steady', alerts: [] });
  });
});
