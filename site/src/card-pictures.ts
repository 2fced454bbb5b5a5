/** The cards of all pages, drawn by a thread beside the build. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { project } from './archive-files.ts';
import type { Card } from './card.ts';

/** Begin to draw cards; returns for each what waits for its PNG, in their order. Throws, when waited for, what went wrong in drawing. */
export function drawCards(cards: readonly Card[]): (() => Promise<Uint8Array<ArrayBuffer>>)[] {
  const drawn = cards.map(() => Promise.withResolvers<string>());
  if (cards.length === 0) return [];
  // What is bundled no longer lies beside it.
  const program = pathToFileURL(join(project, 'site', 'src', 'card-thread.ts'));
  const thread = new Worker(program, { workerData: cards });
  let next = 0;
  thread.on('message', (file: string) => drawn[next++]?.resolve(file));
  thread.on('error', (error) => {
    for (const one of drawn.slice(next)) one.reject(error);
  });
  return drawn.map(({ promise }) => {
    // It may fail long before it is waited for.
    promise.catch(() => undefined);
    return async () => Uint8Array.from(await readFile(await promise));
  });
}
