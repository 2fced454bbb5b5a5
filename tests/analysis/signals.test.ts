import { describe, expect, it } from 'vitest';
import type { Decision } from '#schema/decision.ts';
import { Radar } from '#schema/radar.ts';
import type { Story } from '#schema/story.ts';
import { FacetSeries, WeakSignal } from '#schema/trend.ts';
import { addWeeks, startOfWeek } from '#schema/week.ts';
import { packHeadlines, unpackHeadlines } from '../../analysis/headlines.ts';
import { toRadars } from '../../analysis/radar.ts';
import { findSignals } from '../../analysis/signals.ts';
import { toFacetSeries } from '../../analysis/trends.ts';
import { projectEditorial } from './sample-archive.ts';
import { storyOf } from './sample-story.ts';

const { taxonomy, gazetteer } = projectEditorial();
const weeks = Array.from({ length: 16 }, (_, index) => addWeeks('2026-W30', index));
const refused = { by: 'Salma', date: '2026-11-20' };

/** A story of a week, told by these outlets. */
function told(week: number, title: string, outlets: string[], concepts: string[] = []): Story {
  const period = weeks[week] ?? '';
  const first = `${startOfWeek(period).slice(0, 10)}T08:00:00.000Z`;
  const base = storyOf(`s-${week}-${title.length}-${outlets.join('')}${concepts.join('')}`, {
    title,
  });
  return {
    ...base,
    first,
    last: first,
    week: period,
    outlets,
    concepts: concepts.map((id) => ({ id, score: 1, articles: 1 })),
    articles: outlets.flatMap((source, index) =>
      base.articles.map(({ quote: _, ...article }) => ({
        ...article,
        id: `${article.id}${index}`,
        source,
        published: first,
      })),
    ),
  };
}

const noise = weeks.flatMap((_, week) =>
  ['a', 'b', 'c', 'd'].map((outlet, index) =>
    told(week, `Sujet ordinaire numéro ${'xyzw'[index]}${week}`, [outlet], ['cybersecurite']),
  ),
);
const growing = [12, 13, 14, 14, 15].map((week, index) =>
  told(week, `Un péage quantique ${['à Fès', 'et après', '? Non', ', enfin', ': quoi'][index]}`, [
    'abcd'[index % 4] ?? 'a',
    'bcda'[index % 4] ?? 'b',
  ]),
);
const find = (stories: Story[], decisions: Decision[] = []) =>
  findSignals({
    stories,
    headlines: [unpackHeadlines(packHeadlines(stories))],
    taxonomy,
    gazetteer,
    weeks,
    decisions,
  });

describe('weak signals', () => {
  it('propose an expression that grows in three sources, with its series by week and month', () => {
    const [signal] = find([...noise, ...growing]);
    expect(WeakSignal.parse(signal)).toMatchObject({
      expression: 'péage quantique',
      kind: 'phrase',
      place: 'weak',
      outlets: ['a', 'b', 'c', 'd'],
    });
    expect(signal?.growth).toBeGreaterThan(1.2);
    expect(signal?.points.reduce((sum, { n }) => sum + n, 0)).toBe(5);
    expect(signal?.months.reduce((sum, { n }) => sum + n, 0)).toBe(5);
  });

  it('propose nothing that two sources alone tell, or that was one event', () => {
    const two = growing.map((story) => ({ ...story, outlets: ['a', 'b'] }));
    expect(find([...noise, ...two])).toEqual([]);
    const once = growing.map((story) => ({ ...story, week: weeks[15] ?? '' }));
    expect(find([...noise, ...once])).toEqual([]);
  });

  it('propose nothing that was cut out of a sentence', () => {
    for (const [lang, title, cut] of [
      ['fr', 'Atlas annonce un tour quantique', /annonce/],
      ['ar', 'قصة وقعت شركة كبيرة', /وقعت/],
      ['fr', 'Une affaire achevée jeudi', /jeudi/],
      ['en', 'Rif raises MAD today', /MAD/],
      ['ar', 'صفقة كبرى بقيادة صندوق', /^بقيادة/],
    ] as const) {
      const stories = [12, 13, 14, 15]
        .map((week, index) => told(week, `${title} ${'xyzw'[index]}`, ['a', 'b', 'c']))
        .map((story) => ({
          ...story,
          articles: story.articles.map((article) => ({ ...article, lang })),
        }));
      const found = find([...noise, ...stories]).map(({ expression }) => expression);
      expect(found.filter((expression) => cut.test(expression))).toEqual([]);
    }
  });

  it('know a name in both scripts as one', () => {
    const latin = { name: 'Rihab Data', type: 'org' as const, articles: 1 };
    const arabic = { name: 'رحاب داتا', type: 'org' as const, articles: 1 };
    const naming = (week: number, entity: Story['entities'][number]) => ({
      ...told(week, `Un sujet de la semaine ${week}`, ['a', 'b', 'c']),
      entities: [entity],
    });
    const found = find([
      ...noise,
      naming(12, latin),
      naming(13, { ...latin, labels: { fr: 'Rihab Data', ar: 'رحاب داتا' } }),
      naming(14, arabic),
      naming(15, arabic),
    ]);
    expect(found).toMatchObject([{ kind: 'name', labels: { fr: 'Rihab Data', ar: 'رحاب داتا' } }]);
    expect(found[0]?.stories).toHaveLength(4);
  });

  it('propose nothing that a label of the taxonomy says', () => {
    const known = growing.map((story) => ({
      ...story,
      articles: story.articles.map((article) => ({
        ...article,
        title: 'L’intelligence artificielle',
      })),
    }));
    expect(find([...noise, ...known])).toEqual([]);
  });

  it('never propose again what an editor refused, in the plural neither', () => {
    const all = [...noise, ...growing];
    expect(find(all, [{ do: 'refuse', ...refused, expression: 'péages quantiques' }])).toEqual([]);
    const [signal] = find(all);
    expect(
      find(all, [
        { do: 'refuse', ...refused, signal: signal?.id ?? '', expression: 'autre chose' },
      ]),
    ).toEqual([]);
  });

  it('propose two concepts that were never told of together before', () => {
    const apart = [0, 1, 2, 3, 4].flatMap((week) => [
      told(week, `Une affaire de ${week}`, ['a'], ['fintech']),
      told(week, `Une récolte de ${week}`, ['b'], ['agritech']),
    ]);
    const together = [14, 15].map((week) =>
      told(week, `Le crédit au champ ${week}`, ['a', 'b', 'c'], ['agritech', 'fintech']),
    );
    const pair = find([...noise, ...apart, ...together]).find(({ kind }) => kind === 'pair');
    expect(pair?.concepts).toEqual(['agritech', 'fintech']);
    expect(pair?.labels.en).toContain(' × ');
  });
});

describe('the radar', () => {
  const stories = [
    ...weeks.flatMap((_, week) => [
      told(week, `Attaque ${week}`, ['a', 'b', 'c', 'd', 'e'], ['cybersecurite']),
    ]),
    ...[0, 1, 2, 3].map((week) => told(week, `Jeton ${week}`, ['a'], ['blockchain-crypto'])),
    ...[12, 15].map((week) => told(week, `Robot ${week}`, ['a', 'b'], ['robotique-drones'])),
  ];
  const radars = (decisions: Decision[] = []) => toRadars({ stories, taxonomy, weeks, decisions });
  const ringOf = (id: string, decisions: Decision[] = []) =>
    radars(decisions)
      .at(-1)
      ?.blips.find((blip) => blip.id === id);

  it('has one edition a month and proposes rings with the figures they rest on', () => {
    for (const radar of radars()) Radar.parse(radar);
    expect(radars().map(({ period }) => period)).toEqual([
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ]);
    expect(ringOf('cybersecurite')).toMatchObject({
      ring: 'core',
      reason: { rule: 'present', weeks: 13, of: 13, outlets: 5 },
    });
    expect(ringOf('blockchain-crypto')).toMatchObject({
      ring: 'fading',
      reason: { rule: 'dormant' },
    });
    expect(ringOf('robotique-drones')).toMatchObject({ ring: 'watch', moved: 'new' });
  });

  it('obeys an editor from the month of the decision on, and keeps what was proposed', () => {
    const blip = ringOf('cybersecurite', [
      { do: 'ring', by: 'Salma', date: '2026-10-03', concept: 'cybersecurite', ring: 'growing' },
    ]);
    expect(blip).toMatchObject({ ring: 'growing', proposed: 'core', decided: { by: 'Salma' } });
    expect(blip?.history.map(({ ring }) => ring).slice(-3)).toEqual(['core', 'growing', 'growing']);
  });
});

it('facets have series of their own', () => {
  const series = toFacetSeries(noise, taxonomy, weeks);
  for (const one of series) FacetSeries.parse(one);
  expect(series.find(({ id }) => id === 'trend')?.points[0]).toMatchObject({ n: 4, outlets: 4 });
});
