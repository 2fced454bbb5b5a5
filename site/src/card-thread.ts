/** Cards → their pictures, in a thread of its own while pages are rendered; answers with the path of each, in the order of the cards. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Card, cardFile } from './card.ts';

const cards: Card[] = workerData;
for (const card of cards) parentPort?.postMessage(cardFile(card));
