/** Articles that nothing was read in yet, or by older rules → their features in the log of the archive. */
import type { Archive, ArticleHead } from '#archive';
import type { Analysed } from '#schema/analysed.ts';
import type { Article, LogEvent } from '#schema/article.ts';
import { analysisVersion } from './features.ts';
import { houseLinesFor, withoutHouseLines } from './house-lines.ts';
import type { Words } from './knowledge.ts';
import { type Reading, toArticleReader } from './reading.ts';
import { retagging } from './retag.ts';
import { inThreads } from './threads.ts';

/** What is read, and what reading knows of words. */
export interface Unread {
  /** Articles that count. */
  heads: readonly ArticleHead[];
  /** Articles taken down: their copies are known by what was read in them. */
  takenDown: readonly Article[];
  editorial: Words;
  now: string;
  /** Articles from which threads are worth their start. */
  threadsFrom: number;
}

/** Articles that one event segment holds, and that a thread is handed at a time. */
const batchSize = 2000;
const jobSize = 50;

/** Read what is missing or out of date; where the taxonomy changed, what it changes. Returns how many were read, and the ids of these and of those tagged anew without. */
export async function readArticles(
  archive: Archive,
  { heads, takenDown, editorial, now, threadsFrom }: Unread,
): Promise<{ read: number; changed: string[] }> {
  const { again, tagged } = retagging(archive, editorial.taxonomy, knownOf(archive, heads));
  const rankOf = new Map(heads.map(({ id, read }) => [id, read?.rank]));
  const append = (all: readonly Analysed[]) =>
    archive.append(
      now,
      all.map((features): LogEvent => {
        return { type: 'analysed', at: after(rankOf.get(features.id), now), features };
      }),
    );
  append(tagged);
  const due = heads.filter((head) => !isKnown(head) || again.has(head.id));
  const gone = takenDown.filter(({ id }) => archive.features(id) === undefined);
  const count = due.length + gone.length;
  const changed = [...tagged, ...due].map(({ id }) => id);
  if (count === 0) return { read: 0, changed };
  const houseOf = houseLinesFor([...due, ...gone], heads, archive.texts.get);
  const readings = readingsOf(archive, due, gone, houseOf);
  let batch: Analysed[] = [];
  for await (const read of answersTo(inJobs(readings), editorial, count >= threadsFrom)) {
    batch.push(...read);
    if (batch.length < batchSize) continue;
    append(batch);
    batch = [];
  }
  append(batch);
  return { read: count, changed };
}

/** Few articles are read before a thread has started. */
function answersTo(
  jobs: Iterable<Reading[]>,
  { taxonomy, lexicon, gazetteer, people }: Words,
  isMany: boolean,
): Iterable<Analysed[]> | AsyncIterable<Analysed[]> {
  const words = { taxonomy, lexicon, gazetteer, people };
  if (isMany) return inThreads(new URL('./reading-thread.ts', import.meta.url), words, jobs);
  return Iterator.from(jobs).map(toArticleReader(words));
}

function* readingsOf(
  archive: Archive,
  due: readonly ArticleHead[],
  gone: readonly Article[],
  houseOf: ReturnType<typeof houseLinesFor>,
): Generator<Reading> {
  const withText = (article: Article): Reading => {
    const text = archive.texts.get(article.id);
    return {
      article,
      text: text === undefined ? undefined : withoutHouseLines(text, houseOf(article)),
    };
  };
  for (const { id } of due) {
    const article = archive.article(id);
    if (article) yield withText(article);
  }
  for (const article of gone) yield withText(article);
}

function* inJobs(readings: Iterable<Reading>): Generator<Reading[]> {
  let job: Reading[] = [];
  for (const reading of readings) {
    job.push(reading);
    if (job.length < jobSize) continue;
    yield job;
    job = [];
  }
  if (job.length > 0) yield job;
}

/** Of two readings the later counts, even where the clock of the run stood still. */
function after(rank: string | undefined, now: string): string {
  const before = rank === undefined ? Number.NaN : Date.parse(rank.split(' ')[0] ?? '');
  return before >= Date.parse(now) ? new Date(before + 1).toISOString() : now;
}

/** Was it read, by these rules, as it stands? */
export function isKnown({ fingerprint, read }: ArticleHead): boolean {
  return read?.fingerprint === fingerprint && read.version === analysisVersion;
}

/** Articles that were read, with what was read in them, as they are asked for. */
function* knownOf(
  archive: Archive,
  heads: readonly ArticleHead[],
): Generator<{ article: Article; features: Analysed }> {
  for (const head of heads) {
    if (!isKnown(head)) continue;
    const article = archive.article(head.id);
    const features = archive.features(head.id);
    if (article && features) yield { article, features };
  }
}
