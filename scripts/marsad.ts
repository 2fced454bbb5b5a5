#!/usr/bin/env node
/** The program: `node scripts/marsad.ts --help` lists the verbs. */
import { smallHeap } from './small-heap.ts';

/** Verbs that begin with ingestion. */
const ingesting: readonly (string | undefined)[] = ['ingest', 'run'];

if (import.meta.main) {
  // Before anything else is loaded: what the heap has once grown to it keeps.
  if (ingesting.includes(process.argv[2])) smallHeap();
  const { main } = await import('./command-line.ts');
  await main();
}
