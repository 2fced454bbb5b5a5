/** A few worker threads that read pages: a page that takes too long or too much memory costs its thread, never the run. */
import type { Result } from '#schema/result.ts';
import { openThreads } from '../threads.ts';
import type { PageJob } from './page-worker.ts';
import type { PageOrigin, ReadPage } from './read-page.ts';

export interface PageReaderOptions {
  /** Threads at most; 1 when left out. */
  threads?: number;
  /** Time one page may take once its thread runs, in milliseconds; 2,000 when left out. */
  deadlineMs?: number;
}

export interface PageReaders {
  /** Read a page. Troubles of the thread: `hung`, `out-of-memory`, `crashed`. */
  read(bytes: Uint8Array, origin: PageOrigin): Promise<Result<ReadPage>>;
  close(): Promise<void>;
}

/** Open the pool; threads start when there is work. */
export function openPageReaders({
  threads = 1,
  deadlineMs = 2_000,
}: PageReaderOptions = {}): PageReaders {
  const file = new URL('./page-worker.ts', import.meta.url);
  const pool = openThreads<PageJob, ReadPage>({ file, threads, deadlineMs, memoryMb: 320 });
  return {
    read: (bytes, origin) => pool.run({ bytes, origin }, origin.url),
    close: () => pool.close(),
  };
}
