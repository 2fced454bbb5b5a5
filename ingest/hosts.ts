/** Politeness: one request at a time to a host with a gap between two, a bounded number of hosts at once, and hosts that asked to wait. */
import PQueue from 'p-queue';

export interface HostOptions {
  /** Least time between the starts of two requests to one host, in milliseconds. */
  gapMs: number;
  /** Requests under way at once over all hosts; 12 when left out. */
  parallel?: number;
}

export interface Hosts {
  /** Run a task when its host’s turn comes. `gapMs` lengthens this host’s gap (Crawl-delay). */
  run<T>(host: string, task: () => Promise<T>, gapMs?: number): Promise<T>;
}

/** A set of host queues; lives for one run. */
export function hostQueues({ gapMs, parallel = 12 }: HostOptions): Hosts {
  const all = new PQueue({ concurrency: parallel });
  const queues = new Map<string, PQueue>();
  return {
    run(host, task, ownGapMs = 0) {
      let queue = queues.get(host);
      if (!queue) {
        const gap = Math.max(gapMs, ownGapMs);
        queue = new PQueue(
          gap > 0
            ? { concurrency: 1, interval: gap, intervalCap: 1, strict: true }
            : { concurrency: 1 },
        );
        queues.set(host, queue);
      }
      // The host’s queue holds the turn while the request waits for one of the common places.
      return queue.add(() => all.add(task));
    },
  };
}
