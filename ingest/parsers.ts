/** A few worker threads that parse foreign bytes: each with a memory limit and a deadline, killed when it hangs, reused when not. */
import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import { fail, type Result } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import type { DraftedDocument } from './draft.ts';
import type { ParseJob } from './parse-worker.ts';
import type { FetchedDocument } from './sources/reader.ts';

export interface ParserOptions {
  /** Threads at most; 1 when left out. */
  threads?: number;
  /** Time one document may take, in milliseconds; 5,000 when left out. */
  deadlineMs?: number;
  /** Heap of one thread, in MB; 256 when left out. */
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
  memoryMb = 256,
  file = new URL('./parse-worker.ts', import.meta.url),
}: ParserOptions = {}): Parsers {
  const queue = new PQueue({ concurrency: threads });
  const idle: Worker[] = [];
  return {
    read: (document, source) =>
      queue.add(async () => {
        const worker = idle.pop() ?? (await begin(file, memoryMb));
        if (!worker) return fail('crashed', `no thread could be started to read ${document.url}`);
        const { result, isSound } = await ask(worker, { document, source }, deadlineMs);
        if (isSound) idle.push(worker);
        else await worker.terminate();
        return result;
      }),
    room: () => queue.onSizeLessThan(longestQueue),
    async close() {
      await queue.onIdle();
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}

/** Start a thread and wait until it says `ready`; undefined when it dies before. */
function begin(file: URL, memoryMb: number): Promise<Worker | undefined> {
  const worker = new Worker(file, {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16 },
    stderr: true,
  });
  return new Promise((resolve) => {
    const end = (started: Worker | undefined) => {
      worker.off('message', onReady).off('error', onEnd).off('exit', onEnd);
      if (!started) worker.on('error', () => undefined);
      resolve(started);
    };
    const onReady = () => end(worker);
    const onEnd = () => end(undefined);
    worker.on('message', onReady).on('error', onEnd).on('exit', onEnd);
  });
}

/** One question to one worker, with its end: an answer, a crash, or the deadline. */
function ask(
  worker: Worker,
  job: ParseJob,
  deadlineMs: number,
): Promise<{ result: Result<DraftedDocument>; isSound: boolean }> {
  const { url } = job.document;
  return new Promise((resolve) => {
    const end = (result: Result<DraftedDocument>, isSound: boolean) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      // A dying thread may still report; nobody listens any more, and an unheard error would end the process.
      if (!isSound) worker.on('error', () => undefined);
      resolve({ result, isSound });
    };
    const onMessage = (result: Result<DraftedDocument>) => end(result, true);
    const onError = (error: Error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const code = isMemory ? 'out-of-memory' : 'crashed';
      end(fail(code, `reading ${url} ended its thread: ${error.message}`, { url }), false);
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
