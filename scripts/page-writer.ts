/** Hands pages to the thread that writes them. */
import { Worker } from 'node:worker_threads';

/** Where pages go, and where what search reads of them. */
export interface PageFolders {
  pages: string;
  search: string;
}

/** A page on its way: its path, its HTML in UTF-8. */
export interface PageToWrite {
  path: string;
  html: ArrayBuffer;
}

/** The writer of a build. */
export interface PageWriter {
  /** Write pages, whose buffers are handed over; answers with the digest of what search is to find in each, undefined when that is nothing. */
  write(pages: PageToWrite[]): Promise<(string | undefined)[]>;
  close(): Promise<unknown>;
}

type Digests = (string | undefined)[];

/** Start the thread. */
export function startWriter(folders: PageFolders): PageWriter {
  const thread = new Worker(new URL('./page-thread.ts', import.meta.url), { workerData: folders });
  const waiting: PromiseWithResolvers<Digests>[] = [];
  let next = 0;
  let broken: unknown;
  thread.on('message', (digests: Digests) => waiting[next++]?.resolve(digests));
  thread.on('error', (error) => {
    broken = error;
    for (const one of waiting.slice(next)) one.reject(error);
  });
  return {
    write(pages) {
      const answer = Promise.withResolvers<Digests>();
      if (broken) answer.reject(broken);
      waiting.push(answer);
      const sent = pages.map(({ path, html }): PageToWrite => ({ path, html }));
      thread.postMessage(
        sent,
        sent.map(({ html }) => html),
      );
      return answer.promise;
    },
    close: () => thread.terminate(),
  };
}
