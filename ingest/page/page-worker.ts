/** Runs in a worker thread: reads foreign pages, one at a time. */
import { parentPort } from 'node:worker_threads';
import { fail } from '#schema/result.ts';
import { type PageOrigin, readPage } from './read-page.ts';

/** What the pool sends. */
export interface PageJob {
  bytes: Uint8Array;
  origin: PageOrigin;
}

parentPort?.on('message', ({ bytes, origin }: PageJob) => {
  try {
    parentPort?.postMessage(readPage(bytes, origin));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    parentPort?.postMessage(
      fail('unreadable', `${origin.url} cannot be read: ${why}`, { url: origin.url }),
    );
  }
});

// A first page warms the libraries up: starting is not the fault of whichever page comes first.
readPage(new TextEncoder().encode('<p>x</p>'), {
  url: 'https://example.org/',
  headers: {},
  now: '2026-01-01T00:00:00Z',
});
parentPort?.postMessage('ready');
