/** Documents of sources → drafts of articles, in threads that a hostile document cannot take the run down with. */
import type { Result } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import type { DraftedDocument } from './draft.ts';
import type { ParseJob } from './parse-worker.ts';
import type { FetchedDocument } from './sources/reader.ts';
import { openThreads } from './threads.ts';

export interface ParserOptions {
  /** Threads at most; 1 when left out. */
  threads?: number;
  /** Time one document may take, in milliseconds; 5,000 when left out. */
  deadlineMs?: number;
  /** Heap of one thread, in MB; 96 when left out, of which knowing languages takes half. */
  memoryMb?: number;
  /** The worker’s file; tests put a hanging one in its place. */
  file?: URL;
}

export interface Parsers {
  /** Read a document. Trouble of the thread itself: `hung`, `out-of-memory`, `crashed`. */
  read(document: FetchedDocument, source: Source): Promise<Result<DraftedDocument>>;
  /** Resolves when little waits to be read: nobody fetches faster than it can be parsed. */
  room(): Promise<void>;
  close(): Promise<void>;
}

const longestQueue = 12;

/** Open the pool; threads start when there is work. */
export function openParsers({
  threads = 1,
  deadlineMs = 5_000,
  memoryMb = 96,
  file = new URL('./parse-worker.ts', import.meta.url),
}: ParserOptions = {}): Parsers {
  const pool = openThreads<ParseJob, DraftedDocument>({ file, threads, deadlineMs, memoryMb });
  return {
    read: (document, source) => pool.run({ document, source }, document.url),
    room: () => pool.room(longestQueue),
    close: () => pool.close(),
  };
}
