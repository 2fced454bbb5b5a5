/** Pages → their files, and what search reads of them, in a thread of its own: the one that renders need not wait for the disk. Answers in order. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { PageFolders, PageToWrite } from './page-writer.ts';
import { searchTexts } from './site-search.ts';

const { pages, search }: PageFolders = workerData;
const texts = searchTexts(search);

parentPort?.on('message', ({ path, html }: PageToWrite) => {
  const bytes = new Uint8Array(html);
  mkdirSync(join(pages, path), { recursive: true });
  writeFileSync(join(pages, path, 'index.html'), bytes);
  parentPort?.postMessage(texts.put(path, bytes));
});
