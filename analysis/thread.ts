/** How a thread begins: with the compile cache of the program, where it has one, then with the file of its work. */
import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';
import type { ThreadStart } from './threads.ts';

const { file, isCached }: ThreadStart<unknown> = workerData;
// A thread does not share it by itself: without, half of what a short-lived one costs is compiling its modules.
if (isCached) enableCompileCache();
await import(file);
