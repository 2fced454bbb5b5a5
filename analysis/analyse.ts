/** The one door of analysis: articles of an archive → features in its log, and stories, trends and briefs derived from it. */
import type { Archive, ArticleHead } from '#archive';
import type { Editorial } from '#editorial';
import { type Week, weekOf, weeksBetween } from '#schema/week.ts';
import { type Rulings, toRulings } from './decisions.ts';
import { saveStates, saveStories, saveTrends } from './derived.ts';
import { toDirectory } from './directory.ts';
import { analysisVersion, fromFeatures } from './features.ts';
import type { WriterReport } from './polish.ts';
import { readArticles, type Unread } from './read-articles.ts';
import { saveMarks } from './retag.ts';
import { saveBriefs } from './save-briefs.ts';
import { saveDisagreements } from './save-disagreements.ts';
import { saveMaps, saveProducts } from './save-products.ts';
import { takeDown, takeDownCopies } from './takedowns.ts';
import { toTrends } from './trends.ts';
import { storiesByWeek } from './week-stories.ts';
import { type Entry, groupByWeek, type Vectorising, type WeekState } from './weekly.ts';
import type { Writer } from './wording.ts';

/** The world outside: the clock of the run, and somewhere to tell how it goes. */
export interface AnalysisEffects {
  /** ISO 8601; stands in the log and bounds the last week, and nowhere else. */
  now: string;
  note?(line: string): void;
  /** Vectors that re-rank candidates across languages; without it, or when it fails, nothing is re-ranked. */
  embedder?: Vectorising | undefined;
  /** Articles to read, and briefs to write, from which the work is shared among threads; the outcome is the same. */
  threadsFrom?: number;
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

/** A thread costs a second to start: as much as some hundred articles. */
const worthThreads = 600;

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
  const { now, threadsFrom = worthThreads } = effects;
  const { taxonomy, gazetteer, lexicon, decisions } = editorial;
  const rulings = rulingsFor(archive, decisions);
  const isTakedown = decisions.some((decision) => decision.do === 'takedown');
  const removed = takeDown(archive, isTakedown ? archive.articles() : [], rulings, now);
  const named = isTakedown
    ? [...archive.removed()].filter((article) => rulings.takedownOf(article))
    : [];
  const { heads: others, read: analysed } = await readNew(archive, rulings, {
    takenDown: named,
    editorial,
    now,
    threadsFrom,
  });
  const featuresOf = archive.features;
  const copies = takeDownCopies(archive, { named, others, featuresOf }, now);
  const heads = others.filter((head) => !copies.has(head.id) && !rulings.excluded(head));
  const read = performance.now();
  effects.note?.(`${analysed} articles read`);

  const states = await groupStories(archive, heads, effects.embedder);
  const day = now.slice(0, 10);
  const { note } = effects;
  const byWeek = storiesByWeek(archive, { heads, states, rulings, editorial, day, note });
  const stories = [...byWeek.values()].flatMap((week) => week.stories);
  stories.sort((a, b) => (a.id < b.id ? -1 : 1));
  const grouped = performance.now();
  effects.note?.(`${stories.length} stories`);

  let written = saveStates(archive, states) + saveMarks(archive, taxonomy);
  written += saveStories(archive, byWeek);
  const weeks = stories.length === 0 ? [] : weeksOf([...byWeek.keys()], now);
  const opinions = saveDisagreements(
    archive,
    { stories, articleOf: archive.article, featuresOf, retagOf: rulings.retagOf, taxonomy },
    threadsFrom,
  );
  // Should it fail before it is waited for, the run fails there.
  opinions.catch(() => undefined);
  const trends = toTrends(stories, taxonomy, weeks);
  written += saveTrends(archive, trends);
  written += saveMaps(archive, { stories, taxonomy, gazetteer, weeks, decisions });
  const directory = toDirectory(stories, gazetteer, lexicon);
  written += saveProducts(archive, stories, { directory, taxonomy, gazetteer, weeks });
  const briefs = await saveBriefs(archive, {
    stories,
    hashes: new Map([...byWeek].map(([week, { hash }]) => [week, hash])),
    weeks,
    editorial,
    reviewed: editorial.reviewed ?? [],
    now,
    threadsFrom,
    writer: effects.writer,
  });
  written += briefs.written + (await opinions);
  return {
    articles: heads.length,
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

function rulingsFor(archive: Archive, decisions: Editorial['decisions']): Rulings {
  const byName = new Map<string, string>();
  if (decisions.length > 0) {
    for (const { id, url, sightings } of archive.articles()) {
      byName.set(id, id);
      for (const address of [url, ...sightings.map((sighting) => sighting.url)])
        byName.set(address, id);
    }
  }
  return toRulings(decisions, (name) => byName.get(name));
}

/** Read what counts and was not read yet; returns all articles, those that editors excluded too. */
async function readNew(
  archive: Archive,
  rulings: Rulings,
  unread: Omit<Unread, 'heads'>,
): Promise<{ heads: ArticleHead[]; read: number }> {
  const heads = [...archive.heads()];
  const counted = heads.filter((head) => !rulings.excluded(head));
  const { read, tagged } = await readArticles(archive, { ...unread, heads: counted });
  return { heads: read + tagged === 0 ? heads : [...archive.heads()], read };
}

function groupStories(
  archive: Archive,
  heads: readonly ArticleHead[],
  vectorising: Vectorising | undefined,
): Promise<Map<string, WeekState>> {
  const entries = heads.flatMap((head): Entry[] => {
    const { id, published, firstSeen, read } = head;
    if (!read) return [];
    return [
      {
        id,
        published,
        firstSeen,
        stamp: `${read.version} ${read.fingerprint} ${read.words}`,
        document: () => fromFeatures(head, whole(archive.features(id), id)),
        text() {
          const { title, excerpt } = whole(archive.article(id), id);
          return `${title}\n${excerpt}`;
        },
      },
    ];
  });
  const known = (week: string): WeekState | undefined => {
    const text = archive.derived.read(`state/${week}.json`);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const version = `v${analysisVersion}`;
  return groupByWeek(entries, { known, version, kept: archive.kept, vectorising });
}

function whole<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`${id} has left the index while it was read`);
  return found;
}

function weeksOf(withNews: readonly Week[], now: string): Week[] {
  const current = weekOf(now);
  const first = withNews[0] ?? current;
  const last = withNews.at(-1) ?? current;
  return weeksBetween(first, last > current ? last : current);
}
