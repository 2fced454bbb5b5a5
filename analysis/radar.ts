/** Stories and the editors’ word → the radar: a ring per concept and month, with the figures it was proposed from. */
import { createHash } from 'node:crypto';
import type { Archive } from '#archive';
import type { Taxonomy } from '#schema/concept.ts';
import type { Decision } from '#schema/decision.ts';
import { type Blip, type Radar, type Ring, type RingReason, rings } from '#schema/radar.ts';
import type { Stage } from '#schema/trend.ts';
import { startOfWeek } from '#schema/week.ts';
import { analysisVersion } from './features.ts';
import type { Gist } from './gists.ts';
import { monthTotals, nextMonth, pointsOf, totalsOf } from './points.ts';
import { measureSeries } from './series.ts';
import { storiesByConcept } from './trends.ts';

/** Weeks that an edition looks at. */
const watchedWeeks = 13;
/** Share of these weeks with a story, and outlets, that make a concept one of the core. */
const coreShare = 2 / 3;
const coreOutlets = 5;
const growingOutlets = 3;
const leastStories = 2;
const moving = new Set(['emerging', 'rising', 'peaking']);
/** Weeks without a story after which a concept is silent; weeks and share of its level below which a decline shows. */
const silentWeeks = 8;
const latestWeeks = 4;
const leavingShare = 0.7;
/** The kind of a piece of news is no thing to place. */
const leftOut = new Set(['kind']);

/** Stages found before, by month. */
type Kept = Archive['kept'];

/** What the radar is made of. */
export interface RadarInput {
  /** Keeps the stages of past months, where there is a cache. */
  kept?: Kept;
  stories: readonly Gist[];
  taxonomy: Taxonomy;
  /** All weeks of the watch, oldest first. */
  weeks: readonly string[];
  decisions: readonly Decision[];
}

interface Series {
  id: string;
  facet: string;
  points: ReturnType<typeof pointsOf>;
  outletsIn: Map<string, Set<string>>;
}

/** One edition per month of the watch, oldest first; the last one may be of a month that is not over. */
export function toRadars({ stories, taxonomy, weeks, decisions, kept }: RadarInput): Radar[] {
  const facetOf = new Map(
    taxonomy.facets.flatMap(({ id, concepts }) =>
      concepts.map((concept) => [concept.id, id] as const),
    ),
  );
  const quadrants = taxonomy.facets.map(({ id }) => id).filter((id) => !leftOut.has(id));
  const totals = totalsOf(stories);
  const all = [...storiesByConcept(stories, taxonomy)].flatMap(([id, about]): Series[] => {
    const facet = facetOf.get(id) ?? '';
    if (!quadrants.includes(facet)) return [];
    const outletsIn = new Map<string, Set<string>>();
    for (const { week, outlets } of about) {
      const known = outletsIn.get(week) ?? new Set();
      for (const outlet of outlets) known.add(outlet);
      outletsIn.set(week, known);
    }
    return [{ id, facet, points: pointsOf(about, weeks, totals), outletsIn }];
  });
  const keys = keysOf(all, weeks);
  const editions: Radar[] = [];
  const histories = new Map<string, Blip['history']>();
  const newest = stories
    .reduce((last, { first }) => (first > last ? first : last), '')
    .slice(0, 10);
  for (const month of monthTotals(stories).keys()) {
    const end = lastDayOf(month);
    const past = weeks.filter((week) => startOfWeek(week).slice(0, 10) <= end);
    const to = newest < end ? newest : end;
    const blips = blipsOf(all, past.length, { month, decisions, histories, kept, keys });
    editions.push({
      period: month,
      to,
      quadrants,
      blips: blips.sort(
        (a, b) =>
          quadrants.indexOf(a.quadrant) - quadrants.indexOf(b.quadrant) ||
          rings.indexOf(a.ring) - rings.indexOf(b.ring) ||
          b.reason.stories - a.reason.stories ||
          (a.id < b.id ? -1 : 1),
      ),
    });
  }
  return editions;
}

function lastDayOf(month: string): string {
  return new Date(Date.parse(`${nextMonth(month)}-01T00:00:00Z`) - 86_400_000)
    .toISOString()
    .slice(0, 10);
}

/** All concepts with enough stories up to a week; `histories` learns their rings. */
function blipsOf(
  all: readonly Series[],
  weeks: number,
  {
    month,
    decisions,
    histories,
    kept,
    keys,
  }: {
    month: string;
    decisions: readonly Decision[];
    histories: Map<string, Blip['history']>;
    kept: Kept | undefined;
    keys: readonly string[];
  },
): Blip[] {
  const stages = stagesOf(all, weeks, { month, kept, keys });
  return all.flatMap((series, index): Blip[] => {
    const stage = stages[index] ?? 'dormant';
    const { ring: proposed, reason } = propose(series, weeks, stage);
    const history = histories.get(series.id) ?? [];
    if (history.length === 0 && reason.stories < leastStories) return [];
    const decided = decisionFor(series.id, month, decisions);
    const ring = decided?.ring ?? proposed;
    const before = history.at(-1)?.ring;
    const now = [...history, { period: month, ring }];
    histories.set(series.id, now);
    const step = before === undefined ? 0 : rings.indexOf(ring) - rings.indexOf(before);
    return [
      {
        id: series.id,
        quadrant: series.facet,
        ring,
        proposed,
        reason,
        ...(decided
          ? {
              decided: {
                by: decided.by,
                date: decided.date,
                ...(decided.why ? { why: reasonText(decided.why) } : {}),
              },
            }
          : {}),
        moved: before === undefined ? 'new' : step < 0 ? 'in' : step > 0 ? 'out' : 'same',
        history: now,
      },
    ];
  });
}

/** Stages at the end of a month; the same counts give the same ones, so they are tested once. */
function stagesOf(
  all: readonly Series[],
  weeks: number,
  { month, kept, keys }: { month: string; kept: Kept | undefined; keys: readonly string[] },
): Stage[] {
  const key = keys[weeks - 1] ?? '';
  const known = kept?.get(`radar ${month}`, key);
  if (known) return JSON.parse(Buffer.from(known).toString());
  const counted = all.map(({ id, points }) => ({ id, counts: points.slice(0, weeks) }));
  const stages = measureSeries(counted).map(({ stage }) => stage);
  kept?.put(`radar ${month}`, key, Buffer.from(JSON.stringify(stages)));
  return stages;
}

/** For each week a hash of all counts up to it. */
function keysOf(all: readonly Series[], weeks: readonly string[]): string[] {
  const told = [analysisVersion, all.map(({ id }) => id)];
  let key = JSON.stringify(told);
  return weeks.map((week, index) => {
    const counts = all.map(({ points }) => [points[index]?.n, points[index]?.total]);
    key = createHash('sha256')
      .update(JSON.stringify([key, week, counts]))
      .digest('hex')
      .slice(0, 24);
    return key;
  });
}

/** The ring that the figures speak for. */
function propose(
  { points, outletsIn }: Series,
  weeks: number,
  stage: RingReason['stage'],
): { ring: Ring; reason: RingReason } {
  const recent = points.slice(Math.max(0, weeks - watchedWeeks), weeks);
  const before = points.slice(
    Math.max(0, weeks - 2 * watchedWeeks),
    Math.max(0, weeks - watchedWeeks),
  );
  const outlets = new Set(recent.flatMap(({ period }) => [...(outletsIn.get(period) ?? [])]));
  const seen = recent.filter(({ n }) => n > 0).length;
  const of = recent.filter(({ total }) => total > 0).length;
  const reason = (rule: RingReason['rule']): RingReason => ({
    rule,
    stage,
    weeks: seen,
    of,
    stories: recent.reduce((sum, { n }) => sum + n, 0),
    outlets: outlets.size,
    share: shareOf(recent),
    previousShare: shareOf(before),
  });
  const latest = recent.slice(-silentWeeks);
  if (latest.every(({ n }) => n === 0)) return { ring: 'fading', reason: reason('dormant') };
  // Told of less, yet told of every week: that is still the core.
  const isLeaving = shareOf(recent.slice(-latestWeeks)) < leavingShare * shareOf(recent);
  if (stage === 'declining' && isLeaving) return { ring: 'fading', reason: reason('declining') };
  if (seen >= coreShare * of && outlets.size >= coreOutlets)
    return { ring: 'core', reason: reason('present') };
  if (moving.has(stage) && outlets.size >= growingOutlets)
    return { ring: 'growing', reason: reason('moving') };
  return { ring: 'watch', reason: reason('few') };
}

function shareOf(points: Series['points']): number {
  const total = points.reduce((sum, point) => sum + point.total, 0);
  const n = points.reduce((sum, point) => sum + point.n, 0);
  return total === 0 ? 0 : Math.round((10_000 * n) / total) / 10_000;
}

/** The latest word of an editor on a concept, up to the month. */
/** A reason given in three languages counts in the first. */
function reasonText(why: NonNullable<Decision['why']>): string {
  return typeof why === 'string' ? why : why.fr;
}

function decisionFor(id: string, month: string, decisions: readonly Decision[]) {
  return decisions
    .filter((decision) => decision.do === 'ring')
    .filter(({ concept, date }) => concept === id && date.slice(0, 7) <= month)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1);
}
