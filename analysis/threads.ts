/** Jobs → their answers, in the order of the jobs, worked out by threads. */
import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** More threads than this would wait for the one that writes. */
const mostThreads = 4;
/** Memory in which a thread makes new things, in MB: four times as much, V8’s own measure, is no quicker. */
const youngMb = 12;
/** Jobs that a thread has waiting, so that it need not wait. */
const waitingJobs = 2;

/**
 * Have jobs done by as many threads as the machine has cores, or by `most`, fewer when there are fewer jobs. `file` calls `answerJobs`; `data` is handed to each thread once.
 * A thread that was begun before, with the same file and data, is the first of them. Throws what a thread throws.
 */
export async function* inThreads<Job, Answer>(
  file: URL,
  data: unknown,
  jobs: Iterable<Job>,
  { most = mostThreads, begun }: { most?: number; begun?: Thread<Job, Answer> | undefined } = {},
): AsyncGenerator<Answer> {
  const count = Math.min(most, mostThreads, availableParallelism());
  const threads: Thread<Job, Answer>[] = begun ? [begun] : [];
  try {
    const open: Promise<Answer>[] = [];
    let next = 0;
    for (const job of jobs) {
      const thread = threads[next % count] ?? startThread<Job, Answer>(file, data);
      threads[next++ % count] = thread;
      open.push(thread.ask(job));
      const first = open.length >= count * waitingJobs ? open.shift() : undefined;
      if (first) yield await first;
    }
    for (const answer of open) yield await answer;
  } finally {
    await Promise.all(threads.map((thread) => thread[Symbol.asyncDispose]()));
  }
}

/** What a thread is started with (thread.ts). */
export interface ThreadStart<Data> {
  /** Address of the file of its work, which calls `answerJobs`. */
  file: string;
  data: Data;
  /** Does the program keep what it compiled? */
  isCached: boolean;
}

/** One thread; end it with `await using`, more than once if need be. */
export interface Thread<Job, Answer> {
  /** Answers come in the order asked. */
  ask(job: Job): Promise<Answer>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Begin a thread before there is anything to ask: it loads its modules meanwhile. `file` and `data` as of `inThreads`. */
export function startThread<Job, Answer>(file: URL, data: unknown): Thread<Job, Answer> {
  const start: ThreadStart<unknown> = {
    file: file.href,
    data,
    isCached: getCompileCacheDir() !== undefined,
  };
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: start,
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
  });
  const waiting: PromiseWithResolvers<Answer>[] = [];
  let broken: Error | undefined;
  worker.on('message', (answer: Answer) => waiting.shift()?.resolve(answer));
  worker.on('error', (error) => {
    broken = error instanceof Error ? error : new Error(String(error));
    for (const one of waiting.splice(0)) one.reject(broken);
  });
  return {
    ask(job) {
      const answer = Promise.withResolvers<Answer>();
      // It may fail long before it is waited for.
      answer.promise.catch(() => undefined);
      if (broken) answer.reject(broken);
      else waiting.push(answer);
      worker.postMessage(job);
      return answer.promise;
    },
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}

/** The other side: what a thread’s file does with its data and each job. */
export function answerJobs<Data, Job, Answer>(start: (data: Data) => (job: Job) => Answer): void {
  const { data }: ThreadStart<Data> = workerData;
  const answer = start(data);
  parentPort?.on('message', (job: Job) => parentPort?.postMessage(answer(job)));
}
