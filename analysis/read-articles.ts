/** Articles that nothing was read in yet, or by older rules → their features in the log of the archive. */
import type { Archive, ArticleHead } from '#archive';
import type { Editorial } from '#editorial';
import type { Analysed } from '#schema/analysed.ts';
import type { Article, LogEvent } from '#schema/article.ts';
import { analysisVersion, toFeatures } from './features.ts';
import { houseLinesFor, withoutHouseLines } from './house-lines.ts';
import { toReader } from './inspect-tags.ts';
import { toKnowledge } from './knowledge.ts';
import { retagging } from './retag.ts';

/** What is read, and what reading knows of words. */
export interface Unread {
  /** Articles that count. */
  heads: readonly ArticleHead[];
  /** Articles taken down: their copies are known by what was read in them. */
  takenDown: readonly Article[];
  editorial: Pick<Editorial, 'taxonomy' | 'lexicon' | 'gazetteer' | 'people'>;
  now: string;
}

const batchSize = 2000;

/** Read what is missing or out of date; where the taxonomy changed, what it changes. Returns how many were read, and how many tagged anew without. */
export function readArticles(archive: Archive, unread: Unread): { read: number; tagged: number } {
  const { heads, takenDown, editorial, now } = unread;
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
  if (due.length + gone.length === 0) return { read: 0, tagged: tagged.length };
  const knowledge = toKnowledge(editorial);
  const reader = toReader(editorial);
  const houseOf = houseLinesFor([...due, ...gone], heads, archive.texts.get);
  const read = (article: Article): Analysed => {
    const text = archive.texts.get(article.id);
    const own = text === undefined ? undefined : withoutHouseLines(text, houseOf(article));
    return toFeatures(article, own, reader, knowledge);
  };
  for (let from = 0; from < due.length; from += batchSize)
    append(
      due
        .slice(from, from + batchSize)
        .flatMap(({ id }) => archive.article(id) ?? [])
        .map(read),
    );
  append(gone.map(read));
  return { read: due.length + gone.length, tagged: tagged.length };
}

/** Of two readings the later counts, even where the clock of the run stood still. */
function after(rank: string | undefined, now: string): string {
  const before = rank === undefined ? Number.NaN : Date.parse(rank.split(' ')[0] ?? '');
  return before >= Date.parse(now) ? new Date(before + 1).toISOString() : now;
}

function isKnown({ fingerprint, read }: ArticleHead): boolean {
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
