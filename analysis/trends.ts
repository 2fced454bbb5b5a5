/** Stories → trends: a concept over the weeks, with its stage, its alerts and its evidence. */
import { createHash } from 'node:crypto';
import type { Concept, Taxonomy } from '#schema/concept.ts';
import type { FacetSeries, MonthPoint, Trend, TrendPoint } from '#schema/trend.ts';
import type { Gist } from './gists.ts';
import { byWeight, monthOf, monthPointsOf, monthTotals, pointsOf, totalsOf } from './points.ts';
import { type Movement, measureSeries } from './series.ts';

const maxStories = 60;
/** Actors are counted over the newest stories. */
const watchedStories = 600;
const currentWeeks = 4;

/** One trend per concept of the taxonomy that any story is about. `weeks` are all weeks of the watch, oldest first. */
export function toTrends(
  stories: readonly Gist[],
  taxonomy: Taxonomy,
  weeks: readonly string[],
): Trend[] {
  const facetOf = new Map(
    taxonomy.facets.flatMap(({ id, concepts }) =>
      concepts.map((concept) => [concept.id, id] as const),
    ),
  );
  const byConcept = storiesByConcept(stories, taxonomy);
  const totals = totalsOf(stories);
  const inMonths = monthTotals(stories);
  const months = [...inMonths.keys()];
  const points = new Map([...byConcept].map(([id, about]) => [id, pointsOf(about, weeks, totals)]));
  const movements = measureSeries([...points].map(([id, counts]) => ({ id, counts })));
  const movementOf = new Map(movements.map((movement) => [movement.id, movement]));
  const trends: Trend[] = [];
  for (const [id, about] of [...byConcept].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const movement = movementOf.get(id);
    const facet = facetOf.get(id);
    if (!movement || !facet) continue;
    const series = {
      points: points.get(id) ?? [],
      months: monthPointsOf(about, months, inMonths),
    };
    trends.push(toTrend({ id, facet }, about, series, movement, facetOf));
  }
  return trends;
}

/** A trend as it stood at a time, as far as briefs tell of it. */
export type PastTrend = Pick<
  Trend,
  'id' | 'facet' | 'points' | 'months' | 'stage' | 'test' | 'p' | 'alerts' | 'stories'
>;

/** The trends as they stood at the end of past weeks; what came later changes nothing. */
export interface TrendHistory {
  /**
   * With the points of the last weeks of `until` (all weeks up to one, oldest first), and the heaviest stories of the last
   * of them. With a `month`, of that last week only the stories that began in the month count, and the month’s point is told.
   */
  at(until: readonly string[], month?: string): PastTrend[];
  /** Changes when any count up to a week does. */
  keyUntil(week: string): string;
}

/** Points that a past trend keeps. */
const toldWeeks = 8;

/** Trends of the past: counts of all weeks are taken once, the tests made for each time asked about. */
export function toHistory(
  stories: readonly Gist[],
  taxonomy: Taxonomy,
  weeks: readonly string[],
): TrendHistory {
  const totals = totalsOf(stories);
  const inMonths = monthTotals(stories);
  const months = [...inMonths.keys()];
  const byConcept = storiesByConcept(stories, taxonomy);
  const all = taxonomy.facets.flatMap(({ id: facet, concepts }) =>
    concepts.flatMap(({ id }) => {
      const about = byConcept.get(id);
      if (!about) return [];
      const byWeek = Map.groupBy(about, ({ week }) => week);
      const points = pointsOf(about, weeks, totals);
      return [{ id, facet, byWeek, points, months: monthPointsOf(about, months, inMonths) }];
    }),
  );
  const byWeek = Map.groupBy(stories, ({ week }) => week);
  const keys = new Map<string, string>();
  let key = '';
  for (const [index, week] of weeks.entries()) {
    const counts = all.map(({ id, points }) => [id, points[index]?.n]).filter(([, n]) => n !== 0);
    const mark = JSON.stringify([key, week, totals.get(week), counts]);
    key = createHash('sha256').update(mark).digest('hex').slice(0, 24);
    keys.set(week, key);
  }
  return {
    at(until, month) {
      const last = until.at(-1) ?? '';
      const isIn = (story: Gist) => month === undefined || monthOf(story) <= month;
      const total = byWeek.get(last)?.filter(isIn).length ?? 0;
      const series = all.flatMap((one) => {
        const now = one.byWeek.get(last)?.filter(isIn) ?? [];
        const past = one.points.slice(0, until.length - 1);
        if (now.length === 0 && past.every(({ n }) => n === 0)) return [];
        const counts = [...past, ...pointsOf(now, [last], new Map([[last, total]]))];
        return [{ ...one, counts, now }];
      });
      const standings = measureSeries(series);
      return series.flatMap((one, index): PastTrend[] => {
        const stand = standings[index];
        if (!stand) return [];
        return [
          {
            ...stand,
            facet: one.facet,
            points: one.counts.slice(-toldWeeks),
            months: one.months.filter(({ period }) => period === month),
            stories: one.now
              .sort(byWeight)
              .slice(0, maxStories)
              .map((story) => story.id),
          },
        ];
      });
    },
    keyUntil: (week) => keys.get(week) ?? '',
  };
}

/** Concept id → the stories about it or about a narrower one. */
export function storiesByConcept(
  stories: readonly Gist[],
  taxonomy: Taxonomy,
): Map<string, Gist[]> {
  const concepts = new Map(
    taxonomy.facets.flatMap((facet) =>
      facet.concepts.map((concept) => [concept.id, concept] as const),
    ),
  );
  const byConcept = new Map<string, Gist[]>();
  for (const story of stories) {
    for (const id of withBroader(story, concepts)) {
      const about = byConcept.get(id);
      if (about) about.push(story);
      else byConcept.set(id, [story]);
    }
  }
  return byConcept;
}

/** Per facet, the stories that have any of its concepts, by week and by month. */
export function toFacetSeries(
  stories: readonly Gist[],
  taxonomy: Taxonomy,
  weeks: readonly string[],
): FacetSeries[] {
  const totals = totalsOf(stories);
  const inMonths = monthTotals(stories);
  return taxonomy.facets.map(({ id, concepts }) => {
    const own = new Set(concepts.map((concept) => concept.id));
    const about = stories.filter((story) => story.concepts.some((tag) => own.has(tag.id)));
    return {
      id,
      points: pointsOf(about, weeks, totals),
      months: monthPointsOf(about, [...inMonths.keys()], inMonths),
    };
  });
}

function withBroader({ concepts }: Gist, all: ReadonlyMap<string, Concept>): Set<string> {
  const ids = new Set<string>();
  for (const { id } of concepts) {
    for (
      let at: string | undefined = id;
      at !== undefined && !ids.has(at);
      at = all.get(at)?.broader
    )
      ids.add(at);
  }
  return ids;
}

function toTrend(
  { id, facet }: { id: string; facet: string },
  about: readonly Gist[],
  { points, months }: { points: TrendPoint[]; months: MonthPoint[] },
  { stage, test, score, p, alerts, bursts }: Movement,
  facetOf: ReadonlyMap<string, string>,
): Trend {
  const now = points.slice(-currentWeeks);
  const before = points.slice(-2 * currentWeeks, -currentWeeks);
  const recentWeeks = new Set(now.map(({ period }) => period));
  const recent = about.filter(({ week }) => recentWeeks.has(week));
  const newest = newestOf(about, points);
  const others = countOf(
    about.flatMap(({ concepts }) =>
      concepts.map((concept) => concept.id).filter((other) => other !== id),
    ),
  );
  const isRegion = (other: string) => facetOf.get(other) === 'region';
  return {
    id,
    facet,
    points,
    months,
    stage,
    test,
    score,
    p,
    alerts,
    bursts,
    current: {
      n: now.reduce((sum, { n }) => sum + n, 0),
      share: shareOf(now),
      previousShare: shareOf(before),
      outlets: new Set(recent.flatMap(({ outlets }) => outlets)).size,
    },
    stories: newest.slice(0, maxStories).map((story) => story.id),
    related: others
      .filter(([other]) => !isRegion(other))
      .slice(0, 8)
      .map(([other, stories]) => ({ id: other, stories })),
    regions: others
      .filter(([other]) => isRegion(other))
      .map(([other, stories]) => ({ id: other, stories })),
    actors: actorsOf(newest.slice(0, watchedStories)),
    langs: Object.fromEntries(
      countOf(about.flatMap(({ articles }) => articles.map(({ lang }) => lang))).sort(([a], [b]) =>
        a < b ? -1 : 1,
      ),
    ),
  };
}

function shareOf(points: readonly TrendPoint[]): number {
  const total = points.reduce((sum, point) => sum + point.total, 0);
  return total === 0
    ? 0
    : Math.round((points.reduce((sum, { n }) => sum + n, 0) / total) * 10_000) / 10_000;
}

function actorsOf(about: readonly Gist[]): Trend['actors'] {
  const found = new Map<string, Trend['actors'][number]>();
  for (const { entities } of about) {
    for (const { id, name, type } of entities) {
      if (type !== 'org' && type !== 'person') continue;
      const key = id ?? name.toLowerCase();
      const known = found.get(key);
      if (known) known.stories++;
      else found.set(key, { ...(id === undefined ? {} : { id }), name, stories: 1 });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.stories - a.stories || (a.name < b.name ? -1 : 1))
    .slice(0, 12);
}

/** The stories of the last weeks, as many weeks as hold those that are watched, in order of weight. */
function newestOf(about: readonly Gist[], points: readonly TrendPoint[]): Gist[] {
  let since = '';
  let count = 0;
  for (const { period, n } of points.toReversed()) {
    count += n;
    since = period;
    if (count >= watchedStories) break;
  }
  return about.filter(({ week }) => week >= since).sort(byWeight);
}

/** How often each value occurs, most frequent first. */
function countOf(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
