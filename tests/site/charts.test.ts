import { describe, expect, it } from 'vitest';
import { rings } from '#schema/radar.ts';
import { runningMean } from '../../site/src/charts/interval.ts';
import { placeBlips, ringRadii } from '../../site/src/charts/radar-layout.ts';
import { stretchesOf, stretchText } from '../../site/src/charts/stretches.ts';

describe('the running mean', () => {
  it('rests on the last four weeks, and its interval holds it', () => {
    const means = runningMean([0, 4, 8, 4, 0]);
    expect(means.map(({ mean }) => mean)).toEqual([0, 2, 4, 4, 4]);
    for (const { mean, low, high } of means) {
      expect(low).toBeLessThanOrEqual(mean);
      expect(high).toBeGreaterThan(mean);
    }
  });

  it('has the Poisson interval of the tables: 10 events lie within 4.8 and 18.4', () => {
    const [only] = runningMean([10]);
    expect(only?.low).toBeCloseTo(4.79, 1);
    expect(only?.high).toBeCloseTo(18.39, 1);
  });
});

describe('the radar', () => {
  const blips = rings.flatMap((ring) =>
    ['trend', 'theme', 'org'].flatMap((quadrant) =>
      Array.from({ length: 9 }, (_, at) => ({
        id: `${quadrant}-${ring}-${at}`,
        quadrant,
        ring,
        proposed: ring,
        reason: {
          rule: 'few' as const,
          stage: 'steady' as const,
          weeks: 1,
          of: 12,
          stories: 1,
          outlets: 1,
          share: 0.1,
          previousShare: 0,
        },
        moved: 'same' as const,
        history: [],
      })),
    ),
  );
  const placed = placeBlips({
    period: '2026-11',
    to: '2026-11-22',
    quadrants: ['trend', 'theme', 'org'],
    blips,
  });

  it('places every blip once, in its ring, apart from all others', () => {
    expect(placed.map(({ number }) => number)).toEqual(blips.map((_, at) => at + 1));
    for (const { ring, x, y } of placed) {
      const radius = Math.hypot(x, y);
      const inner = ringRadii[rings[rings.indexOf(ring) - 1] ?? ring];
      expect(radius).toBeLessThan(ringRadii[ring] + 1);
      if (ring !== rings[0]) expect(radius).toBeGreaterThan(inner - 1);
    }
    expect(new Set(placed.map(({ x, y }) => `${x} ${y}`)).size).toBe(placed.length);
  });

  it('keeps blips so far apart that their numbers can be told', () => {
    const gaps = placed.flatMap((one, at) =>
      placed.slice(0, at).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    );
    expect(Math.min(...gaps)).toBeGreaterThan(30);
  });
});

describe('bursts along the weeks of a chart', () => {
  const weeks = ['2025-W52', '2026-W01', '2026-W02', '2026-W03'];

  it('are cut to the weeks shown, and left out where they are over before', () => {
    const periods = [
      { from: '2025-W40', to: '2025-W41' },
      { from: '2025-W51', to: '2026-W01' },
      { from: '2026-W03', to: '2026-W03' },
    ];
    expect(stretchesOf(periods, weeks)).toEqual([
      { first: 0, last: 1 },
      { first: 3, last: 3 },
    ]);
  });

  it('are told in words, in three languages, with the year where it is another', () => {
    const more = ['2025-W38', '2025-W39', '2025-W40', ...weeks];
    const told = (lang: 'fr' | 'ar' | 'en') => [
      stretchText(lang, { first: 0, last: 2 }, more),
      stretchText(lang, { first: 4, last: 5 }, more),
      stretchText(lang, { first: 6, last: 6 }, more),
    ];
    expect(told('fr')).toEqual(['semaines 38 à 40 de 2025', 'semaines 1 et 2', 'semaine 3']);
    expect(told('en')).toEqual(['weeks 38 to 40 of 2025', 'weeks 1 and 2', 'week 3']);
    expect(told('ar')).toEqual([
      'من الأسبوع 38 إلى الأسبوع 40 من سنة 2025',
      'الأسبوعان 1 و2',
      'الأسبوع 3',
    ]);
  });
});
