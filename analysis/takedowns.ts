/** Decisions to take articles down → these, and their near copies, gone from the archive for good. */
import type { Archive, ArticleHead } from '#archive';
import type { Analysed } from '#schema/analysed.ts';
import type { Article, LogEvent } from '#schema/article.ts';
import type { Rulings } from './decisions.ts';
import type { Document } from './documents.ts';
import { isCopy, windowDays } from './duplicates.ts';
import { fromFeatures } from './features.ts';
import type { WeekState } from './weekly.ts';

/** Take down what a decision names. Returns the ids. */
export function takeDown(
  archive: Archive,
  articles: Iterable<Article>,
  { takedownOf }: Pick<Rulings, 'takedownOf'>,
  now: string,
): ReadonlySet<string> {
  const reasons = new Map<string, string>();
  for (const article of articles) {
    const reason = takedownOf(article);
    if (reason !== undefined) reasons.set(article.id, reason);
  }
  return remove(archive, reasons, now);
}

/** Take down near copies of what was taken down, by what was read in both and what grouping found. Returns the ids. */
export function takeDownCopies(
  archive: Archive,
  taken: Omit<TakenDown, 'copies'>,
  now: string,
): ReadonlySet<string> {
  if (taken.named.length === 0) return new Set();
  const found = findNearCopies({ ...taken, copies: knownCopies(archive) });
  const reasons = new Map([...found].map(([id, original]) => [id, `copy of ${original}`]));
  return remove(archive, reasons, now);
}

function remove(
  archive: Archive,
  reasons: ReadonlyMap<string, string>,
  now: string,
): ReadonlySet<string> {
  const events = [...reasons].map(
    ([id, reason]): LogEvent => ({ type: 'removed', at: now, id, reason }),
  );
  archive.append(now, events);
  return new Set(reasons.keys());
}

/** What grouping found in the last run: article id → id of the article it copies. */
function knownCopies(archive: Archive): Record<string, string> {
  const all: Record<string, string> = {};
  for (const path of archive.derived.list('state')) {
    if (!/^\d{4}-W\d{2}\.json$/.test(path)) continue;
    const state: WeekState = JSON.parse(archive.derived.read(`state/${path}`) ?? '');
    for (const [id, original] of Object.entries(state.copies)) all[id] = original;
  }
  return all;
}

/** What copies are looked for in. */
export interface TakenDown {
  /** Articles that a decision names, gone already. */
  named: readonly Article[];
  /** Articles that are still there. */
  others: readonly Pick<ArticleHead, 'id' | 'published'>[];
  featuresOf(id: string): Analysed | undefined;
  /** Article id → id of the article it copies, as grouping found it while both were there. */
  copies: Readonly<Record<string, string>>;
}

/** Days between two articles with one title that are one article; a column may have the same title every week. */
const titleDays = 3;
/** Shorter titles («Communiqué») are equal by chance. */
const leastTitle = 4;

/**
 * Id of each near copy, with the id of the article it goes with. A copy has the text in full or in part, or the title within
 * three days. Copies of copies stay, unless they are copies of the article itself: likeness would wander.
 */
export function findNearCopies({
  named,
  others,
  featuresOf,
  copies,
}: TakenDown): Map<string, string> {
  const found = new Map<string, string>();
  if (named.length === 0) return found;
  const namedBy = linkedTo(named, copies);
  const documents = toDocuments(named, featuresOf);
  for (const article of others) {
    const linked = namedBy.get(article.id) ?? namedBy.get(copies[article.id] ?? '');
    const day = Date.parse(article.published) / 86_400_000;
    const isNear = documents.some((one) => !(Math.abs(one.day - day) > windowDays));
    const read = isNear ? featuresOf(article.id) : undefined;
    const document = linked === undefined && read ? fromFeatures(article, read) : undefined;
    const original = document && documents.find((one) => isNearCopy(document, one))?.id;
    if (linked ?? original) found.set(article.id, linked ?? original ?? '');
  }
  return found;
}

/** Articles named, and the originals of those that are copies: what copies the original copies them, too. */
function linkedTo(
  named: readonly Article[],
  copies: Readonly<Record<string, string>>,
): Map<string, string> {
  const linked = new Map<string, string>();
  for (const { id } of named) {
    linked.set(id, id);
    const original = copies[id];
    if (original !== undefined) linked.set(original, id);
  }
  return linked;
}

function toDocuments(
  articles: readonly Article[],
  featuresOf: TakenDown['featuresOf'],
): Document[] {
  return articles.flatMap((article) => {
    const read = featuresOf(article.id);
    return read ? [fromFeatures(article, read)] : [];
  });
}

function isNearCopy(a: Document, b: Document): boolean {
  if (a.lang !== b.lang) return false;
  const isSameTitle =
    a.titleHash === b.titleHash &&
    a.titleLength >= leastTitle &&
    Math.abs(a.day - b.day) <= titleDays;
  return isSameTitle || isCopy(a, b);
}
