/** A few worker threads that parse foreign bytes: each with a memory limit and a deadline, killed when it hangs, reused when not. */
import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import { fail, type Result } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import type { ParseJob } from './parse-worker.ts';
import type { FetchedDocument, ReadDocument } from './sources/reader.ts';

export interface ParserOptions {
  /** Threads at most; 2 when left out. */
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
  read(document: FetchedDocument, source: Source): Promise<Result<ReadDocument>>;
  close(): Promise<void>;
}

/** Open the pool; threads start when there is work. */
export function openParsers({
  threads = 2,
  deadlineMs = 5_000,
  memoryMb = 256,
  file = new URL('./parse-worker.ts', import.meta.url),
}: ParserOptions = {}): Parsers {
  const queue = new PQueue({ concurrency: threads });
  const idle: Worker[] = [];
  return {
    read: (document, source) =>
      queue.add(async () => {
        const worker =
          idle.pop() ??
          new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, stderr: true });
        const { result, isSound } = await ask(worker, { document, source }, deadlineMs);
        if (isSound) idle.push(worker);
        else await worker.terminate();
        return result;
      }),
    async close() {
      await queue.onIdle();
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}

/** One question to one worker, with its end: an answer, a crash, or the deadline. */
function ask(
  worker: Worker,
  job: ParseJob,
  deadlineMs: number,
): Promise<{ result: Result<ReadDocument>; isSound: boolean }> {
  const { url } = job.document;
  return new Promise((resolve) => {
    const end = (result: Result<ReadDocument>, isSound: boolean) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      // A dying thread may still report; nobody listens any more, and an unheard error would end the process.
      if (!isSound) worker.on('error', () => undefined);
      resolve({ result, isSound });
    };
    const onMessage = (result: Result<ReadDocument>) => end(result, true);
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
