/** Politeness: one request at a time to a host with a gap between two, and a bounded number of hosts at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

export interface HostOptions {
  /** Least time between the starts of two requests to one host, in milliseconds. */
  gapMs: number;
  /** Requests under way at once over all hosts; 12 when left out. */
  parallel?: number;
}

export interface Hosts {
  /** Run a task when its host’s turn comes. `gapMs` lengthens the gap before this request (pages, Crawl-delay). */
  run<T>(host: string, task: () => Promise<T>, gapMs?: number): Promise<T>;
}

interface Turn {
  queue: PQueue;
  /** performance.now() of the last start; undefined: never asked. */
  startedAt: number | undefined;
}

/** A set of host queues; lives for one run. */
export function hostQueues({ gapMs, parallel = 12 }: HostOptions): Hosts {
  const all = new PQueue({ concurrency: parallel });
  const turns = new Map<string, Turn>();
  return {
    run(host, task, ownGapMs = 0) {
      let turn = turns.get(host);
      if (!turn) {
        turn = { queue: new PQueue({ concurrency: 1 }), startedAt: undefined };
        turns.set(host, turn);
      }
      const own = turn;
      // The host’s queue holds the turn while the request waits for its gap and for one of the common places.
      return own.queue.add(async () => {
        const rest = (own.startedAt ?? Number.NEGATIVE_INFINITY) + Math.max(gapMs, ownGapMs);
        const waitMs = rest - performance.now();
        if (waitMs > 0) await sleep(waitMs);
        return all.add(() => {
          own.startedAt = performance.now();
          return task();
        });
      });
    },
  };
}
