/** A document of a source → drafts of articles, newest first. Runs in a worker: it is most of the work of a run. */
import type { FetchedItem } from '#schema/item.ts';
import { ok, type Result } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import { type Drafted, toArticle } from './article.ts';
import type { ScheduleHints } from './feed/hints.ts';
import { sharedKeys } from './identity.ts';
import type { FetchedDocument } from './sources/reader.ts';
import { readSource } from './sources/readers.ts';

/** A document, and how many of its newest items to pass over: those of an earlier turn. */
export interface DocumentToDraft extends FetchedDocument {
  from?: number;
}

/** What a document brings. */
export interface DraftedDocument {
  /** Newest first; items without a date before all others. At most two thousand. */
  drafts: Drafted[];
  /** Items in the document, and those that could not become articles. */
  items: number;
  refused: number;
  /** Items older than those, which were not looked at. */
  beyond: number;
  /** Place of the first of them: `from` of the next turn. */
  next: number;
  /** Dates of the items, ISO, as far as they have one. */
  dates: string[];
  title?: string;
  format: string;
  warnings: string[];
  ttl?: string;
  hints?: ScheduleHints;
  more?: string[];
}

/** Items of one turn. A turn must end well within the deadline of a thread. */
const maxDrafts = 2000;

/** Read a document and draft its articles. Errors are those of the readers. */
export async function draftDocument(
  document: DocumentToDraft,
  source: Source,
): Promise<Result<DraftedDocument>> {
  const read = await readSource(document, source);
  if (!read.ok) return read;
  const { items, ...rest } = read.value;
  const shared = sharedKeys(items);
  const { from = 0, now } = document;
  const chosen = newestFirst(items).slice(from, from + maxDrafts);
  const results = chosen.map((item) => toArticle(item, source, now, shared));
  const drafts = results.flatMap((result) => (result.ok ? [result.value] : []));
  return ok({
    ...rest,
    drafts,
    items: items.length,
    refused: results.length - drafts.length,
    beyond: Math.max(0, items.length - from - chosen.length),
    next: from + chosen.length,
    dates: items.flatMap(({ published }) => published ?? []),
  });
}

/** By date, those without one first, in document order otherwise. */
function newestFirst(items: readonly FetchedItem[]): FetchedItem[] {
  const dateOf = ({ published = '9' }: FetchedItem) => published;
  return items.toSorted((a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : 0));
}
