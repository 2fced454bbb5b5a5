/** Cards → their pictures, in a thread of its own while pages are rendered; answers with the path of each, in the order of the cards. */
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type Card, cardFile } from './card.ts';

const cards: Card[] = workerData;
for (const card of cards) {
  parentPort?.postMessage(cardFile(card));
  // Only between the turns of its loop does the thread let go of the pixels of earlier cards, 3 MB each.
  await setImmediate();
}
