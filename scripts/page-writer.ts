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
  /** Write a page, whose buffer is handed over; answers with the digest of what search is to find in it, undefined when that is nothing. */
  write(path: string, html: ArrayBuffer): Promise<string | undefined>;
  close(): Promise<unknown>;
}

export function startWriter(folders: PageFolders): PageWriter {
  const thread = new Worker(new URL('./page-thread.ts', import.meta.url), { workerData: folders });
  const waiting: PromiseWithResolvers<string | undefined>[] = [];
  let next = 0;
  let broken: unknown;
  thread.on('message', (digest: string | undefined) => waiting[next++]?.resolve(digest));
  thread.on('error', (error) => {
    broken = error;
    for (const one of waiting.slice(next)) one.reject(error);
  });
  return {
    write(path, html) {
      const answer = Promise.withResolvers<string | undefined>();
      if (broken) answer.reject(broken);
      waiting.push(answer);
      thread.postMessage({ path, html } satisfies PageToWrite, [html]);
      return answer.promise;
    },
    close: () => thread.terminate(),
  };
}
