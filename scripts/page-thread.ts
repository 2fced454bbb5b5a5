/** Pages → their files, and what search reads of them, in a thread of its own: the one that renders need not wait for the disk. Answers in order. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { PageFolders, PageToWrite } from './page-writer.ts';
import { searchTexts } from './site-search.ts';

const folders: PageFolders = workerData;
const texts = searchTexts(folders.search);

function write({ path, html }: PageToWrite): string | undefined {
  const bytes = new Uint8Array(html);
  mkdirSync(join(folders.pages, path), { recursive: true });
  writeFileSync(join(folders.pages, path, 'index.html'), bytes);
  return texts.put(path, bytes);
}

parentPort?.on('message', (pages: PageToWrite[]) => parentPort?.postMessage(pages.map(write)));
