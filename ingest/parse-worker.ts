/** Runs in a worker thread: parses foreign bytes, one document at a time, and answers with drafts of articles. */
import { parentPort } from 'node:worker_threads';
import { fail } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import { draftDocument } from './draft.ts';
import type { FetchedDocument } from './sources/reader.ts';

/** What the pool sends. */
export interface ParseJob {
  document: FetchedDocument;
  source: Source;
}

parentPort?.on('message', async ({ document, source }: ParseJob) => {
  try {
    parentPort?.postMessage(await draftDocument(document, source));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    parentPort?.postMessage(
      fail('unreadable', `${document.url} cannot be read: ${why}`, { url: document.url }),
    );
  }
});

// From here on the deadline of a document counts: starting the thread is not its fault.
await import('./sources/feed.ts');
parentPort?.postMessage('ready');
