/** The one door of analysis: articles of an archive → features in its log, and stories, trends and briefs derived from it. */
import { createHash } from 'node:crypto';
import type { Archive } from '#archive';
import type { Editorial } from '#editorial';
import type { Analysed } from '#schema/analysed.ts';
import type { Article, LogEvent } from '#schema/article.ts';
import type { Story } from '#schema/story.ts';
import { type Week, weekOf, weeksBetween } from '#schema/week.ts';
import { applyToGroups, type Rulings, toRulings } from './decisions.ts';
import { analysisVersion, fromFeatures, toFeatures } from './features.ts';
import { toReader } from './inspect-tags.ts';
import { toKnowledge } from './knowledge.ts';
import { toStory } from './story-records.ts';
import { toTrends } from './trends.ts';
import { type Entry, groupByWeek, storyId, type WeekState } from './weekly.ts';

/** The world outside: the clock of the run, and somewhere to tell how it goes. */
export interface AnalysisEffects {
  /** ISO 8601; stands in the log and bounds the last week, and nowhere else. */
  now: string;
  note?(line: string): void;
}

/** What a run did. */
export interface AnalysisReport {
  articles: number;
  /** Articles read in this run. */
  analysed: number;
  /** Articles taken down in this run. */
  removed: number;
  stories: number;
  trends: number;
  briefs: number;
  /** Files written or removed because their bytes changed. */
  written: number;
  ms: { read: number; group: number; derive: number };
}

/** Read what is new, group everything, and write what follows from it. A second run without news writes nothing. */
export async function analyse(
  archive: Archive,
  editorial: Pick<Editorial, 'sources' | 'taxonomy' | 'lexicon' | 'gazetteer' | 'decisions'>,
  effects: AnalysisEffects,
): Promise<AnalysisReport> {
  const started = performance.now();
  const all = [...archive.articles()];
  const rulings = rulingsFor(all, editorial.decisions);
  const removed = takeDown(archive, all, rulings, effects.now);
  const shown = all.filter((article) => !removed.has(article.id) && !rulings.excluded(article));
  const { features, analysed } = readArticles(archive, shown, editorial, effects.now);
  const read = performance.now();
  effects.note?.(`${analysed} articles read`);

  const states = groupStories(archive, shown, features);
  const stories = toStories(shown, features, states, rulings, editorial, effects.now);
  const grouped = performance.now();
  effects.note?.(`${stories.length} stories`);

  const texts = linesByWeek(stories);
  let written = saveStates(archive, states) + saveStories(archive, stories, texts);
  const weeks = stories.length === 0 ? [] : weeksOf(stories, effects.now);
  const trends = toTrends(stories, editorial.taxonomy, weeks);
  written += saveTrends(archive, trends);
  const briefs = await saveBriefs(archive, stories, texts, weeks, editorial, effects.now);
  written += briefs.written;
  return {
    articles: shown.length,
    analysed,
    removed: removed.size,
    stories: stories.length,
    trends: trends.length,
    briefs: briefs.count,
    written,
    ms: {
      read: Math.round(read - started),
      group: Math.round(grouped - read),
      derive: Math.round(performance.now() - grouped),
    },
  };
}

function rulingsFor(articles: readonly Article[], decisions: Editorial['decisions']): Rulings {
  const byName = new Map<string, string>();
  if (decisions.length > 0) {
    for (const { id, url, sightings } of articles) {
      byName.set(id, id);
      for (const address of [url, ...sightings.map((sighting) => sighting.url)])
        byName.set(address, id);
    }
  }
  return toRulings(decisions, (name) => byName.get(name));
}

function takeDown(
  archive: Archive,
  articles: readonly Article[],
  rulings: Rulings,
  now: string,
): Set<string> {
  const events = articles.flatMap((article): LogEvent[] => {
    const reason = rulings.takedownOf(article);
    return reason === undefined ? [] : [{ type: 'removed', at: now, id: article.id, reason }];
  });
  archive.append(now, events);
  return new Set(events.flatMap((event) => ('id' in event ? [event.id] : [])));
}

/** Features of every article; those missing or out of date are read now and kept in the log. */
function readArticles(
  archive: Archive,
  articles: readonly Article[],
  editorial: Pick<Editorial, 'taxonomy' | 'lexicon' | 'gazetteer'>,
  now: string,
): { features: Map<string, Analysed>; analysed: number } {
  const features = new Map<string, Analysed>();
  for (const known of archive.allFeatures()) features.set(known.id, known);
  const due = articles.filter(({ id, fingerprint }) => {
    const known = features.get(id);
    return known?.fingerprint !== fingerprint || known.version !== analysisVersion;
  });
  if (due.length === 0) return { features, analysed: 0 };
  const knowledge = toKnowledge(editorial);
  const reader = toReader(editorial);
  for (let from = 0; from < due.length; from += batchSize) {
    const events = due.slice(from, from + batchSize).map((article): LogEvent => {
      const read = toFeatures(article, archive.texts.get(article.id), reader, knowledge);
      features.set(article.id, read);
      return { type: 'analysed', at: now, features: read };
    });
    archive.append(now, events);
  }
  return { features, analysed: due.length };
}

const batchSize = 2000;

function groupStories(
  archive: Archive,
  articles: readonly Article[],
  features: ReadonlyMap<string, Analysed>,
): Map<string, WeekState> {
  const entries = articles.flatMap((article): Entry[] => {
    const read = features.get(article.id);
    if (!read) return [];
    return [
      {
        article,
        stamp: `${read.version} ${read.fingerprint} ${read.words}`,
        document: () => fromFeatures(article, read),
      },
    ];
  });
  const known = (week: string): WeekState | undefined => {
    const text = archive.derived.read(`state/${week}.json`);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return groupByWeek(entries, known, `v${analysisVersion}`);
}

function saveStates(archive: Archive, states: ReadonlyMap<string, WeekState>): number {
  let written = 0;
  const keep = new Set<string>(['briefs.json']);
  for (const [week, state] of states) {
    keep.add(`${week}.json`);
    if (archive.derived.write(`state/${week}.json`, `${JSON.stringify(state)}\n`)) written++;
  }
  return written + archive.derived.prune('state', keep).length;
}

function toStories(
  articles: readonly Article[],
  features: ReadonlyMap<string, Analysed>,
  states: ReadonlyMap<string, WeekState>,
  rulings: Rulings,
  { sources }: Pick<Editorial, 'sources'>,
  now: string,
): Story[] {
  const storyOf = new Map<string, string>();
  const copyOf = new Map<string, string>();
  for (const { stories, copies } of states.values()) {
    for (const [id, story] of Object.entries(stories)) storyOf.set(id, story);
    for (const [id, original] of Object.entries(copies)) copyOf.set(id, original);
  }
  const byId = new Map(articles.map((article) => [article.id, article]));
  const found = [
    ...Map.groupBy(
      [...storyOf.keys()].filter((id) => byId.has(id)),
      (id) => storyOf.get(id) ?? id,
    ),
  ];
  const before = new Set(found.map(([, ids]) => [...ids].sort().join(' ')));
  const groups = applyToGroups(
    found.map(([, ids]) => ids),
    rulings,
  );
  const sourceOf = new Map(sources.map((source) => [source.id, source]));
  const setting = {
    outletName: (id: string) => sourceOf.get(id)?.name ?? id,
    excerptMax: (id: string) => sourceOf.get(id)?.excerptMax ?? 280,
  };
  const day = now.slice(0, 10);
  return groups
    .map((ids) => {
      const members = ids.flatMap((id) => {
        const article = byId.get(id);
        const read = features.get(id);
        return article && read
          ? [{ article, features: rulings.correct(article, read), copyOf: copyOf.get(id) }]
          : [];
      });
      const isPinned = ids.some(
        (id) => rulings.pins.has(id) && (rulings.pins.get(id) ?? day) >= day,
      );
      const isDecided = !before.has(ids.join(' '));
      const id = isDecided
        ? storyId(members.map(({ article }) => article))
        : (storyOf.get(ids[0] ?? '') ?? '');
      return toStory(id, members, { ...setting, decided: isDecided, pinned: isPinned });
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Stories as lines, a file per week of their first article. */
function linesByWeek(stories: readonly Story[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [week, inWeek] of Map.groupBy(stories, (story) => story.week)) {
    texts.set(week, inWeek.map((story) => `${JSON.stringify(story)}\n`).join(''));
  }
  return texts;
}

/** Write the files that changed, and where the story ids that vanished from them lead now. */
function saveStories(
  archive: Archive,
  stories: readonly Story[],
  texts: ReadonlyMap<string, string>,
): number {
  const keep = new Set<string>(['redirects.json']);
  const vanished = new Set<string>();
  let written = 0;
  const replace = (path: string, text: string) => {
    const before = archive.derived.read(`stories/${path}`) ?? '';
    if (before === text) return;
    for (const [, id] of before.matchAll(/^\{"id":"([^"]+)"/gm)) vanished.add(id ?? '');
    if (text !== '' && archive.derived.write(`stories/${path}`, text)) written++;
  };
  for (const [week, text] of texts) {
    keep.add(`${week}.ndjson`);
    replace(`${week}.ndjson`, text);
  }
  for (const path of archive.derived.list('stories')) {
    if (path.endsWith('.ndjson') && !keep.has(path)) replace(path, '');
  }
  const redirects = redirectsOf(archive, stories, vanished);
  if (archive.derived.write('stories/redirects.json', redirects)) written++;
  return written + archive.derived.prune('stories', keep).length;
}

/** A story is named after a member, so a vanished name leads to the story that has this member now. */
function redirectsOf(archive: Archive, stories: readonly Story[], vanished: Set<string>): string {
  const earlier: Record<string, string> = JSON.parse(
    archive.derived.read('stories/redirects.json') ?? '{}',
  );
  for (const id of Object.keys(earlier)) vanished.add(id);
  const storyOf = new Map<string, string>();
  if (vanished.size > 0) {
    for (const { id, articles } of stories)
      for (const article of articles) storyOf.set(`s-${article.id}`, id);
  }
  const redirects: Record<string, string> = {};
  for (const old of [...vanished].sort()) {
    const now = storyOf.get(old);
    if (now !== undefined && now !== old) redirects[old] = now;
  }
  return `${JSON.stringify(redirects, null, 1)}\n`;
}

function weeksOf(stories: readonly Story[], now: string): Week[] {
  const sorted = stories.map(({ week }) => week).sort();
  const last = sorted.at(-1) ?? weekOf(now);
  const current = weekOf(now);
  return weeksBetween(sorted[0] ?? current, last > current ? last : current);
}

function saveTrends(archive: Archive, trends: ReturnType<typeof toTrends>): number {
  let written = 0;
  const keep = new Set<string>();
  for (const trend of trends) {
    keep.add(`${trend.id}.json`);
    if (archive.derived.write(`trends/${trend.id}.json`, `${JSON.stringify(trend)}\n`)) written++;
  }
  return written + archive.derived.prune('trends', keep).length;
}

/** Briefs of every week whose stories changed since they were written; the others stand. */
async function saveBriefs(
  archive: Archive,
  stories: readonly Story[],
  texts: ReadonlyMap<string, string>,
  weeks: readonly Week[],
  { taxonomy }: Pick<Editorial, 'taxonomy'>,
  now: string,
): Promise<{ count: number; written: number }> {
  const { writeBriefs } = await import('./briefs.ts');
  const before = keysOf(archive.derived.read('state/briefs.json'));
  const today = now.slice(0, 10);
  const byWeek = Map.groupBy(stories, ({ week }) => week);
  const keys: Record<string, { key: string; files: string[] }> = {};
  const keep = new Set<string>();
  let written = 0;
  for (const [index, week] of weeks.entries()) {
    const inWeek = byWeek.get(week) ?? [];
    if (inWeek.length === 0) continue;
    const lastDay = weekOf(now) === week ? today : '';
    const key = hashOf(
      JSON.stringify([
        analysisVersion,
        lastDay,
        texts.get(week) ?? '',
        weeks.slice(0, index).map((past) => byWeek.get(past)?.length ?? 0),
      ]),
    );
    const known = before[week];
    if (known?.key === key) {
      keys[week] = known;
    } else {
      const past = stories.filter((story) => story.week <= week);
      const trends = toTrends(past, taxonomy, weeks.slice(0, index + 1));
      const files = writeBriefs({ week, stories: inWeek, trends, taxonomy, today });
      for (const { path, text } of files) if (archive.derived.write(path, text)) written++;
      keys[week] = { key, files: files.map(({ path }) => path.slice('briefs/'.length)) };
    }
    for (const path of keys[week]?.files ?? []) keep.add(path);
  }
  written += archive.derived.prune('briefs', keep).length;
  if (archive.derived.write('state/briefs.json', `${JSON.stringify(keys)}\n`)) written++;
  return { count: keep.size, written };
}

function keysOf(text: string | undefined): Record<string, { key: string; files: string[] }> {
  return text === undefined ? {} : JSON.parse(text);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
