/** Stories → trends: a concept over the weeks, with its stage, its alerts and its evidence. */
import type { Concept, Taxonomy } from '#schema/concept.ts';
import type { Story } from '#schema/story.ts';
import type { Trend, TrendPoint } from '#schema/trend.ts';
import { byWeight, pointsOf, totalsOf } from './points.ts';
import { type Movement, measureSeries } from './series.ts';

const maxStories = 60;
/** Actors are counted over the newest stories. */
const watchedStories = 600;
const currentWeeks = 4;

/** One trend per concept of the taxonomy that any story is about. `weeks` are all weeks of the watch, oldest first. */
export function toTrends(
  stories: readonly Story[],
  taxonomy: Taxonomy,
  weeks: readonly string[],
): Trend[] {
  const facetOf = new Map(
    taxonomy.facets.flatMap(({ id, concepts }) =>
      concepts.map((concept) => [concept.id, id] as const),
    ),
  );
  const concepts = new Map(
    taxonomy.facets.flatMap((facet) =>
      facet.concepts.map((concept) => [concept.id, concept] as const),
    ),
  );
  const byConcept = new Map<string, Story[]>();
  for (const story of stories) {
    for (const id of withBroader(story, concepts)) {
      const about = byConcept.get(id);
      if (about) about.push(story);
      else byConcept.set(id, [story]);
    }
  }
  const totals = totalsOf(stories);
  const points = new Map([...byConcept].map(([id, about]) => [id, pointsOf(about, weeks, totals)]));
  const movements = measureSeries([...points].map(([id, counts]) => ({ id, counts })));
  const movementOf = new Map(movements.map((movement) => [movement.id, movement]));
  const trends: Trend[] = [];
  for (const [id, about] of [...byConcept].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const movement = movementOf.get(id);
    const facet = facetOf.get(id);
    if (movement && facet)
      trends.push(toTrend(id, facet, about, points.get(id) ?? [], movement, facetOf));
  }
  return trends;
}

function withBroader({ concepts }: Story, all: ReadonlyMap<string, Concept>): Set<string> {
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
  id: string,
  facet: string,
  about: readonly Story[],
  points: TrendPoint[],
  { stage, test, score, p, alerts }: Movement,
  facetOf: ReadonlyMap<string, string>,
): Trend {
  const now = points.slice(-currentWeeks);
  const before = points.slice(-2 * currentWeeks, -currentWeeks);
  const recentWeeks = new Set(now.map(({ period }) => period));
  const recent = about.filter(({ week }) => recentWeeks.has(week));
  const newest = [...about].sort(byWeight);
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
    stage,
    test,
    score,
    p,
    alerts,
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

function actorsOf(about: readonly Story[]): Trend['actors'] {
  const found = new Map<string, Trend['actors'][number]>();
  for (const { entities } of about) {
    for (const { id, name, type } of entities) {
      if (type === 'place' || type === 'law') continue;
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

/** How often each value occurs, most frequent first. */
function countOf(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
