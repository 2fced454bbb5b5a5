/** What the pages show, read once per build: stories, trends, briefs, labels, the current week. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { conceptsOf, type Editorial, loadEditorial } from '#editorial';
import type { Concept } from '#schema/concept.ts';
import type { Decision } from '#schema/decision.ts';
import type { Lang } from '#schema/lang.ts';
import { langs } from '#schema/lang.ts';
import type { Settings } from '#schema/settings.ts';
import type { Source, SourceHealth } from '#schema/source.ts';
import { Story } from '#schema/story.ts';
import { Trend } from '#schema/trend.ts';
import type { Week } from '#schema/week.ts';
import { derivedValue, home, linesOf, project, valuesOf } from './archive-files.ts';
import { type BriefEntry, openBriefs, type PlacedPart } from './brief-store.ts';

/** Everything the pages draw on. */
export interface Watch {
  stories: Story[];
  story: Map<string, Story>;
  trends: Trend[];
  trend: Map<string, Trend>;
  concepts: Map<string, Concept>;
  briefs: BriefEntry[];
  /** The HTML of a page of a brief. */
  partHtml: (part: PlacedPart) => string;
  briefIds: ReadonlySet<string>;
  week: Week | undefined;
  updated: string | undefined;
  sources: Source[];
  sample: boolean;
  decisions: Decision[];
  settings: Settings;
}

let once: Watch | undefined;

/** The whole watch; read at the first call of a build. */
export function loadWatch(): Watch {
  once ??= readWatch();
  return once;
}

function readWatch(): Watch {
  const stories = [...linesOf('stories')].map((value) => Story.parse(value)).sort(newestFirst);
  const trends = [...valuesOf('trends')].map((value) => Trend.parse(value));
  const store = openBriefs(home);
  const briefs = store.briefs.sort(
    (a, b) => b.data.period.localeCompare(a.data.period) || a.id.localeCompare(b.id),
  );
  const { taxonomy, sources, decisions, settings } = editorial();
  const weeks = trends.flatMap((trend) => trend.points.at(-1)?.period ?? []).sort();
  return {
    stories,
    story: new Map(stories.map((story) => [story.id, story])),
    trends,
    trend: new Map(trends.map((trend) => [trend.id, trend])),
    concepts: new Map(conceptsOf(taxonomy).map((concept) => [concept.id, concept])),
    briefs,
    partHtml: store.htmlOf,
    briefIds: new Set(briefs.map(({ id }) => id)),
    week: weeks.at(-1),
    updated: stories
      .map((story) => story.last)
      .sort()
      .at(-1),
    sources,
    sample: sources.some((source) => source.licence === 'fiction'),
    decisions,
    settings,
  };
}

let files: Editorial | undefined;

/** The editors’ files; read at the first call of a build. */
function editorial(): Editorial {
  files ??= loadEditorial(home, project);
  return files;
}

function newestFirst(a: Story, b: Story): number {
  return b.last.localeCompare(a.last) || a.id.localeCompare(b.id);
}

/** Studies that are out: no drafts, none before its day. `today` is a calendar day. */
export async function publishedStudies(today: string): Promise<CollectionEntry<'studies'>[]> {
  const all = await getCollection(
    'studies',
    ({ data }) => data.draft !== true && (data.publishAt ?? '') <= today,
  );
  return all.sort((a, b) => b.data.date.localeCompare(a.data.date) || a.id.localeCompare(b.id));
}

/** The day pages are built for: given by the caller, else the machine’s. */
export const buildDay = (process.env['MARSAD_NOW'] ?? new Date().toISOString()).slice(0, 10);

/** The day up to which the watch has read; the day of the build when it has read nothing. */
export async function watchDay(): Promise<string> {
  return loadWatch().updated?.slice(0, 10) ?? buildDay;
}

/** The label of a concept, its id when the taxonomy does not know it. */
export function labelOf(watch: Watch, id: string, lang: Lang): string {
  return watch.concepts.get(id)?.prefLabel[lang] ?? id;
}

/** The title of a story for a reader of `lang`: in that language where an article has it, else as it was written. */
export function titleOf(story: Story, lang: Lang): { text: string; lang: string } {
  const own = story.titles[lang];
  return own ? { text: own, lang } : { text: story.title, lang: story.lang };
}

/** Stories whose first or latest article falls in a week, heaviest first. */
export function storiesOf(watch: Watch, week: Week): Story[] {
  return watch.stories
    .filter((story) => story.week === week)
    .sort((a, b) => b.weight - a.weight || a.id.localeCompare(b.id));
}

/** Dates to come after a day, soonest first, one line per date and story. */
export function comingDates(
  watch: Watch,
  after: string,
): { date: string; of: string; story: Story; lang: string }[] {
  const coming = watch.stories.flatMap((story) => {
    const dates = new Map(
      story.dates.filter(({ date }) => date > after).map((date) => [date.date, date]),
    );
    return [...dates.values()].map(({ date, of, article }) => ({
      date,
      of,
      story,
      lang: story.articles.find((found) => found.id === article)?.lang ?? story.lang,
    }));
  });
  return coming.sort(
    (a, b) => a.date.localeCompare(b.date) || a.story.id.localeCompare(b.story.id),
  );
}

/** The health of every source after the last run, by source id. */
export function sourceHealth(): Map<string, SourceHealth> {
  const value = derivedValue('health.json');
  const list: SourceHealth[] = Array.isArray(value) ? value : [];
  return new Map(list.map((health) => [health.source, health]));
}

/** Every week of the watch with the number of stories collected, oldest first. */
export function weekTotals({ trends }: Watch): { period: Week; total: number }[] {
  return (trends[0]?.points ?? []).map(({ period, total }) => ({ period, total }));
}

/** The languages an entry of a translated collection exists in. */
export function langsWith(ids: ReadonlySet<string>, rest: string): Lang[] {
  return langs.filter((lang) => ids.has(`${lang}/${rest}`));
}

/** The facets of the taxonomy with their labels, in the order of its files. */
export function facetLabels(lang: Lang): { id: string; label: string }[] {
  return editorial().taxonomy.facets.map(({ id, prefLabel }) => ({
    id,
    label: prefLabel[lang],
  }));
}
