/** A few worker threads that read pages: a page that takes too long or too much memory costs its thread, never the run. */
import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import { fail, type Result } from '#schema/result.ts';
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
  const queue = new PQueue({ concurrency: threads });
  const idle: Worker[] = [];
  return {
    read: (bytes, origin) =>
      queue.add(async () => {
        const worker = idle.pop() ?? (await started());
        const { result, sound } = await ask(worker, { bytes, origin }, deadlineMs);
        if (sound) idle.push(worker);
        else await worker.terminate();
        return result;
      }),
    async close() {
      await queue.onIdle();
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}

/** A thread whose libraries are loaded: starting up does not count against the deadline of a page. */
async function started(): Promise<Worker> {
  const worker = new Worker(new URL('./page-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 320 },
    stderr: true,
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('online', resolve).once('error', reject);
  });
  await ask(
    worker,
    {
      bytes: new TextEncoder().encode('<p>x</p>'),
      origin: { url: 'https://example.org/', headers: {}, now: '2026-01-01T00:00:00Z' },
    },
    30_000,
  );
  return worker;
}

function ask(
  worker: Worker,
  job: PageJob,
  deadlineMs: number,
): Promise<{ result: Result<ReadPage>; sound: boolean }> {
  const { url } = job.origin;
  return new Promise((resolve) => {
    const end = (result: Result<ReadPage>, sound: boolean) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      // A dying thread may still report; an error nobody hears would end the process.
      if (!sound) worker.on('error', () => undefined);
      resolve({ result, sound });
    };
    const onMessage = (result: Result<ReadPage>) => end(result, true);
    const onError = (error: Error) => {
      const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end(
        fail(
          memory ? 'out-of-memory' : 'crashed',
          `reading ${url} ended its thread: ${error.message}`,
          { url },
        ),
        false,
      );
    };
    const onExit = () => end(fail('crashed', `reading ${url} ended its thread`, { url }), false);
    const timer = setTimeout(
      () => end(fail('hung', `reading ${url} took more than ${deadlineMs} ms`, { url }), false),
      deadlineMs,
    );
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}
