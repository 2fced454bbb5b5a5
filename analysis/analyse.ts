/** The one door of analysis: articles of an archive → features in its log, and stories, trends and briefs derived from it. */
import { setImmediate } from 'node:timers/promises';
import type { Archive, ArticleHead } from '#archive';
import type { Editorial } from '#editorial';
import { addWeeks, startOfWeek, type Week, weekOf, weeksBetween } from '#schema/week.ts';
import { beginAhead } from './ahead.ts';
import { articlesNamed, type Rulings, toRulings } from './decisions.ts';
import { saveStates, saveStories } from './derived.ts';
import { productFiles, signalFiles, trendFiles } from './derived-files.ts';
import { analysisVersion, fromFeatures } from './features.ts';
import { hashOf, keepFiles } from './kept-files.ts';
import type { WriterReport } from './polish.ts';
import { readArticles, type Unread } from './read-articles.ts';
import { saveMarks } from './retag.ts';
import { saveBriefs } from './save-briefs.ts';
import { saveDisagreements } from './save-disagreements.ts';
import { watchedIn } from './signals.ts';
import { takeDown, takeDownCopies } from './takedowns.ts';
import { type AllStories, toAllStories } from './week-stories.ts';
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
  const { taxonomy, decisions } = editorial;
  const rulings = rulingsFor(archive, decisions);
  const isTakedown = decisions.some((decision) => decision.do === 'takedown');
  const removed = takeDown(archive, isTakedown ? archive.articles() : [], rulings, now);
  const named = isTakedown
    ? [...archive.removed()].filter((article) => rulings.takedownOf(article))
    : [];
  const known = [...archive.heads()];
  const counted = known.filter((head) => !rulings.excluded(head));
  await using ahead = beginAhead(archive, counted, {
    words: editorial,
    threadsFrom,
    isPlain: effects.writer === undefined,
  });
  const { heads: others, read: analysed } = await readNew(archive, known, {
    heads: counted,
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
  const all = toAllStories(archive, { heads, states, rulings, editorial, day, note });
  const grouped = performance.now();
  effects.note?.(`${all.count} stories`);

  let written = saveStates(archive, states) + saveMarks(archive, taxonomy);
  written += saveStories(archive, all);
  const weeks = all.count === 0 ? [] : weeksOf([...all.weeks.keys()], now);
  const opinions = saveDisagreements(
    archive,
    {
      all,
      articleOf: archive.article,
      featuresOf,
      retagOf: rulings.retagOf,
      taxonomy,
    },
    { threadsFrom, begun: ahead.opinions },
  );
  // Should it fail before it is waited for, the run fails there.
  opinions.catch(() => undefined);
  const writing = saveBriefs(archive, {
    all,
    weeks,
    editorial,
    reviewed: editorial.reviewed ?? [],
    now,
    threadsFrom,
    writer: effects.writer,
    begun: ahead.briefs,
  });
  writing.catch(() => undefined);
  const { trends, ...derived } = await saveDerived(archive, { all, weeks, editorial });
  const briefs = await writing;
  forgetPast(archive, { weeks, withStories: all.weeks, withArticles: states });
  written += derived.written + briefs.written + (await opinions);
  return {
    articles: heads.length,
    analysed,
    removed: removed.size + copies.size,
    stories: all.count,
    trends,
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

/** Let go of what was kept of weeks and months that are there no longer, and of headlines that signals no longer look at. */
function forgetPast(
  archive: Archive,
  {
    weeks,
    withStories,
    withArticles,
  }: {
    weeks: readonly Week[];
    withStories: AllStories['weeks'];
    withArticles: ReadonlyMap<string, WeekState>;
  },
): void {
  const watched = new Set<string>(watchedIn(weeks));
  const start = startOfWeek(weeks[0] ?? '1970-W01').slice(0, 7);
  const end = startOfWeek(addWeeks(weeks.at(-1) ?? '1970-W01', 1)).slice(0, 7);
  const stays: Record<string, (period: string) => boolean> = {
    words: (week) => withArticles.has(week),
    stories: (week) => withStories.has(week),
    gists: (week) => withStories.has(week),
    headlines: (week) => watched.has(week) && withStories.has(week),
    radar: (month) => month >= start && month <= end,
  };
  archive.kept.forget((name) => {
    const [kind = '', period] = name.split(' ');
    return period !== undefined && stays[kind]?.(period) === false;
  });
}

/** Trends and what else is counted over all stories; returns how many trends there are, and how many files changed. */
async function saveDerived(
  archive: Archive,
  {
    all,
    weeks,
    editorial: { taxonomy, gazetteer, lexicon, decisions },
  }: {
    all: AllStories;
    weeks: readonly Week[];
    editorial: Pick<Editorial, 'taxonomy' | 'gazetteer' | 'lexicon' | 'decisions'>;
  },
): Promise<{ trends: number; written: number }> {
  const hashes = (some: Iterable<string>) =>
    [...some].map((week) => [week, all.weeks.get(week)?.hash]);
  const keyOf = (...rest: unknown[]) =>
    hashOf(JSON.stringify([analysisVersion, taxonomy, ...rest]));
  const past = keyOf(weeks, hashes(all.weeks.keys()), decisions);
  const { kept } = archive;
  const trends = keepFiles(archive, {
    name: 'trends',
    key: past,
    folders: ['trends', 'radar'],
    make: () => trendFiles({ stories: all.gists(), taxonomy, weeks, decisions, kept }),
  });
  // Threads that wait for their next job get it in between.
  await setImmediate();
  const watched = watchedIn(weeks);
  const signals = keepFiles(archive, {
    name: 'signals',
    key: keyOf(watched, hashes(watched), decisions, gazetteer),
    folders: [],
    make: () =>
      signalFiles({
        stories: all.gists(),
        headlines: watched.filter((week) => all.weeks.has(week)).map(all.headlines),
        taxonomy,
        gazetteer,
        weeks,
        decisions,
      }),
  });
  await setImmediate();
  const products = keepFiles(archive, {
    name: 'products',
    key: keyOf(past, gazetteer, lexicon),
    folders: ['products'],
    make: () => productFiles(all, { taxonomy, gazetteer, lexicon, weeks }),
  });
  return {
    trends: trends.paths.filter((path) => path.startsWith('trends/')).length,
    written: trends.written + signals.written + products.written,
  };
}

/** Articles are looked through only where a decision names one by its address. */
function rulingsFor(archive: Archive, decisions: Editorial['decisions']): Rulings {
  const named = articlesNamed(decisions);
  const byName = new Map<string, string>();
  const addresses = new Set<string>();
  for (const name of named) {
    if (archive.head(name)) byName.set(name, name);
    else if (URL.canParse(name)) addresses.add(name);
  }
  for (const { id, url, sightings } of addresses.size > 0 ? archive.articles() : [])
    for (const address of [url, ...sightings.map((sighting) => sighting.url)])
      if (addresses.has(address)) byName.set(address, id);
  return toRulings(decisions, (name) => byName.get(name));
}

/** Read what counts and was not read yet; returns all articles, those that editors excluded too. */
async function readNew(
  archive: Archive,
  heads: readonly ArticleHead[],
  unread: Unread,
): Promise<{ heads: ArticleHead[]; read: number }> {
  const { read, changed } = await readArticles(archive, unread);
  const isChanged = new Set(changed);
  return {
    heads: heads.flatMap((head) => (isChanged.has(head.id) ? (archive.head(head.id) ?? []) : head)),
    read,
  };
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
