/** A few worker threads for foreign bytes: each with a memory limit and a deadline, killed when it hangs, reused when not. */
import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import { fail, type Result } from '#schema/result.ts';

export interface ThreadOptions {
  /** The worker’s file: it posts `ready` once loaded, then one Result for each job. */
  file: URL;
  /** Threads at most. */
  threads: number;
  /** Time one job may take, in milliseconds; starting a thread does not count. */
  deadlineMs: number;
  /** Heap of one thread, in MB. */
  memoryMb: number;
}

export interface Threads<Job, Answer> {
  /** Have a job done; `url` names it in messages. Troubles of the thread itself: `hung`, `out-of-memory`, `crashed`. */
  run(job: Job, url: string): Promise<Result<Answer>>;
  /** Resolves when fewer than so many jobs wait. */
  room(waiting: number): Promise<void>;
  close(): Promise<void>;
}

/** Open the pool; threads start when there is work. */
export function openThreads<Job, Answer>(options: ThreadOptions): Threads<Job, Answer> {
  const queue = new PQueue({ concurrency: options.threads });
  const idle: Worker[] = [];
  return {
    run: (job, url) =>
      queue.add(async () => {
        const worker = idle.pop() ?? (await begin(options));
        if (!worker) return fail('crashed', `no thread could be started to read ${url}`, { url });
        const { result, isSound } = await ask<Job, Answer>(worker, job, url, options.deadlineMs);
        if (isSound) idle.push(worker);
        else await worker.terminate();
        return result;
      }),
    room: (waiting) => queue.onSizeLessThan(waiting),
    async close() {
      await queue.onIdle();
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}

/** Start a thread and wait until it says `ready`; undefined when it dies before. */
function begin({ file, memoryMb }: ThreadOptions): Promise<Worker | undefined> {
  const worker = new Worker(file, {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 4 },
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

/** One job to one worker, with its end: an answer, a crash, or the deadline. */
function ask<Job, Answer>(
  worker: Worker,
  job: Job,
  url: string,
  deadlineMs: number,
): Promise<{ result: Result<Answer>; isSound: boolean }> {
  return new Promise((resolve) => {
    const end = (result: Result<Answer>, isSound: boolean) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      // A dying thread may still report; nobody listens any more, and an unheard error would end the process.
      if (!isSound) worker.on('error', () => undefined);
      resolve({ result, isSound });
    };
    const onMessage = (result: Result<Answer>) => end(result, true);
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
