import { describe, expect, it } from 'vitest';
import { measureSeries } from '../../analysis/series.ts';
import {
  falseDiscoveryLimit,
  logGamma,
  mannKendall,
  normalTail,
  upperTail,
} from '../../analysis/statistics.ts';
import { floorsOf } from './floors.ts';
import { type Simulated, simulate, type World } from './simulate.ts';

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

const worlds: World[] = [
  { seed: 1, series: 400, weeks: 78, shapes: [6], swing: 0.1, season: 0, gapShare: 0 },
  {
    seed: 2,
    series: 400,
    weeks: 78,
    shapes: [3, 6, 12, 30],
    swing: 0.3,
    season: 0.2,
    gapShare: 0.03,
  },
  { seed: 3, series: 400, weeks: 104, shapes: [20], swing: 0.2, season: 0.1, gapShare: 0 },
];

describe('series', () => {
  it('keep within the floors on worlds with other dispersions, swings, seasons and gaps', () => {
    const totals = { bursts: 0, seen: 0, false: 0, years: 0 };
    const stages: { kind: Simulated['kind']; stage: string }[] = [];
    for (const world of worlds) {
      const all = simulate(world);
      for (const [index, movement] of measureSeries(all).entries()) {
        const series = all[index];
        if (!series) continue;
        stages.push({ kind: series.kind, stage: movement.stage });
        if (series.kind === 'emergence') continue;
        totals.false += movement.alerts.filter((week) => !series.burst.includes(week)).length;
        totals.years += series.counts.length / 52;
        if (series.kind !== 'burst') continue;
        totals.bursts++;
        if (movement.alerts.some((week) => series.burst.includes(week))) totals.seen++;
      }
    }
    const f1 = (kind: string, names: string[]) => {
      const found = stages.filter(({ stage }) => names.includes(stage));
      const both = found.filter((item) => item.kind === kind).length;
      return (2 * both) / (found.length + stages.filter((item) => item.kind === kind).length);
    };
    const floors = floorsOf('trends');
    expect(totals.seen / totals.bursts).toBeGreaterThanOrEqual(floors['burst recall'] ?? 1);
    expect(totals.false / totals.years).toBeLessThanOrEqual(
      floors['false alarms a year at most'] ?? 0,
    );
    expect(f1('emergence', ['emerging', 'rising'])).toBeGreaterThanOrEqual(
      floors['emergence f1'] ?? 1,
    );
    expect(f1('decline', ['declining'])).toBeGreaterThanOrEqual(floors['decline f1'] ?? 1);
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

  it('take a larger volume for no trend', () => {
    const counts = Array.from({ length: 52 }, (_, index) => ({
      period: `2026-W${String(index + 1).padStart(2, '0')}`,
      n: index < 26 ? 5 : 15,
      total: index < 26 ? 100 : 300,
    }));
    expect(measureSeries([{ id: 'x', counts }])[0]).toMatchObject({ stage: 'steady', alerts: [] });
  });
});
