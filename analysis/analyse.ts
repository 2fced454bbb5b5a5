/** The one door of analysis: articles of an archive → features in its log, and stories, trends and briefs derived from it. */
import type { Archive } from '#archive';
import type { Editorial } from '#editorial';
import type { Analysed } from '#schema/analysed.ts';
import type { Article, LogEvent } from '#schema/article.ts';
import type { Story } from '#schema/story.ts';
import { type Week, weekOf, weeksBetween } from '#schema/week.ts';
import { applyToGroups, type Rulings, toRulings } from './decisions.ts';
import { linesByWeek, saveStates, saveStories, saveTrends } from './derived.ts';
import { toDirectory } from './directory.ts';
import { analysisVersion, fromFeatures, toFeatures } from './features.ts';
import { houseLinesFor, withoutHouseLines } from './house-lines.ts';
import { toReader } from './inspect-tags.ts';
import { toKnowledge } from './knowledge.ts';
import type { WriterReport } from './polish.ts';
import { retagging, saveMarks } from './retag.ts';
import { saveBriefs } from './save-briefs.ts';
import { saveDisagreements } from './save-disagreements.ts';
import { saveMaps, saveProducts } from './save-products.ts';
import { toStory } from './story-records.ts';
import { takeDown, takeDownCopies } from './takedowns.ts';
import { toTrends } from './trends.ts';
import { type Entry, groupByWeek, storyId, type Vectorising, type WeekState } from './weekly.ts';
import type { Writer } from './wording.ts';

/** The world outside: the clock of the run, and somewhere to tell how it goes. */
export interface AnalysisEffects {
  /** ISO 8601; stands in the log and bounds the last week, and nowhere else. */
  now: string;
  note?(line: string): void;
  /** Vectors that re-rank candidates across languages; without it, or when it fails, nothing is re-ranked. */
  embedder?: Vectorising | undefined;
  /** Words L’essentiel of the newest briefs; without it all sentences are those of the sources. */
  writer?: Writer | undefined;
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
  /** Only where there is a writer. */
  writer?: WriterReport;
  ms: { read: number; group: number; derive: number };
}

/** Read what is new, group everything, and write what follows from it. A second run without news writes nothing. */
export async function analyse(
  archive: Archive,
  editorial: Pick<
    Editorial,
    'sources' | 'taxonomy' | 'lexicon' | 'gazetteer' | 'people' | 'decisions'
  > &
    Partial<Pick<Editorial, 'reviewed'>>,
  effects: AnalysisEffects,
): Promise<AnalysisReport> {
  const started = performance.now();
  const all = [...archive.articles()];
  const rulings = rulingsFor(all, editorial.decisions);
  const removed = takeDown(archive, all, rulings, effects.now);
  const named = [...archive.removed()].filter((article) => rulings.takedownOf(article));
  const there = all.filter((article) => !removed.has(article.id));
  const kept = there.filter((article) => !rulings.excluded(article));
  const { features, analysed } = readArticles(archive, kept, named, editorial, effects.now);
  const copies = takeDownCopies(archive, { named, others: there, features }, effects.now);
  const shown = kept.filter((article) => !copies.has(article.id));
  const read = performance.now();
  effects.note?.(`${analysed} articles read`);

  const states = await groupStories(archive, shown, features, effects.embedder);
  const stories = toStories(shown, features, states, rulings, editorial, effects.now);
  const grouped = performance.now();
  effects.note?.(`${stories.length} stories`);

  const texts = linesByWeek(stories);
  let written = saveStates(archive, states) + saveMarks(archive, editorial.taxonomy);
  written += saveStories(archive, stories, texts);
  const weeks = stories.length === 0 ? [] : weeksOf(stories, effects.now);
  const { taxonomy, gazetteer, lexicon, decisions } = editorial;
  const trends = toTrends(stories, taxonomy, weeks);
  written += saveTrends(archive, trends);
  written += saveMaps(archive, { stories, taxonomy, gazetteer, weeks, decisions });
  written += saveDisagreements(archive, {
    stories,
    articles: new Map(shown.map((article) => [article.id, article])),
    features,
    retagOf: rulings.retagOf,
    taxonomy,
  });
  const directory = toDirectory(stories, gazetteer, lexicon);
  written += saveProducts(archive, stories, { directory, taxonomy, gazetteer, weeks });
  const briefs = await saveBriefs(archive, {
    stories,
    texts,
    weeks,
    editorial,
    reviewed: editorial.reviewed ?? [],
    now: effects.now,
    writer: effects.writer,
  });
  written += briefs.written;
  return {
    articles: shown.length,
    analysed,
    removed: removed.size + copies.size,
    stories: stories.length,
    trends: trends.length,
    briefs: briefs.count,
    written,
    ...(briefs.writer ? { writer: briefs.writer } : {}),
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

/** Features of every article; those missing or out of date are read now and kept in the log, of those taken down the missing. */
function readArticles(
  archive: Archive,
  articles: readonly Article[],
  takenDown: readonly Article[],
  editorial: Pick<Editorial, 'taxonomy' | 'lexicon' | 'gazetteer' | 'people'>,
  now: string,
): { features: Map<string, Analysed>; analysed: number } {
  const features = new Map<string, Analysed>();
  for (const known of archive.allFeatures()) features.set(known.id, known);
  const isKnown = ({ id, fingerprint }: Article) => {
    const known = features.get(id);
    return known?.fingerprint === fingerprint && known.version === analysisVersion;
  };
  const again = retag(archive, articles.filter(isKnown), features, editorial.taxonomy, now);
  const due = [
    ...articles.filter((article) => !isKnown(article) || again.has(article.id)),
    ...takenDown.filter(({ id }) => !features.has(id)),
  ];
  if (due.length === 0) return { features, analysed: 0 };
  const knowledge = toKnowledge(editorial);
  const reader = toReader(editorial);
  const houseOf = houseLinesFor(due, articles, archive.texts.get);
  for (let from = 0; from < due.length; from += batchSize) {
    const events = due.slice(from, from + batchSize).map((article): LogEvent => {
      const text = archive.texts.get(article.id);
      const own = text === undefined ? undefined : withoutHouseLines(text, houseOf(article));
      const read = toFeatures(article, own, reader, knowledge);
      features.set(article.id, read);
      return { type: 'analysed', at: now, features: read };
    });
    archive.append(now, events);
  }
  return { features, analysed: due.length };
}

const batchSize = 2000;

/** Where the taxonomy changed since: new tags of articles whose text is gone; returns the others, to be read again. */
function retag(
  archive: Archive,
  articles: readonly Article[],
  features: Map<string, Analysed>,
  taxonomy: Editorial['taxonomy'],
  now: string,
): Set<string> {
  const known = articles.flatMap((article) => {
    const read = features.get(article.id);
    return read ? [{ article, features: read }] : [];
  });
  const { again, tagged } = retagging(archive, taxonomy, known);
  for (const read of tagged) features.set(read.id, read);
  archive.append(
    now,
    tagged.map((read): LogEvent => ({ type: 'analysed', at: now, features: read })),
  );
  return again;
}

function groupStories(
  archive: Archive,
  articles: readonly Article[],
  features: ReadonlyMap<string, Analysed>,
  embedder: Vectorising | undefined,
): Promise<Map<string, WeekState>> {
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
  return groupByWeek(entries, known, `v${analysisVersion}`, embedder);
}

function toStories(
  articles: readonly Article[],
  features: ReadonlyMap<string, Analysed>,
  states: ReadonlyMap<string, WeekState>,
  rulings: Rulings,
  { sources, gazetteer }: Pick<Editorial, 'sources' | 'gazetteer'>,
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
  const labels = new Map(gazetteer.map(({ id, name }) => [id, name]));
  const setting = {
    outletName: (id: string) => sourceOf.get(id)?.name ?? id,
    isAggregator: (id: string) => sourceOf.get(id)?.type === 'aggregator',
    excerptMax: (id: string) => sourceOf.get(id)?.excerptMax ?? 280,
    labelsOf: (id: string) => labels.get(id),
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

function weeksOf(stories: readonly Story[], now: string): Week[] {
  const sorted = stories.map(({ week }) => week).sort();
  const last = sorted.at(-1) ?? weekOf(now);
  const current = weekOf(now);
  return weeksBetween(sorted[0] ?? current, last > current ? last : current);
}
