#!/usr/bin/env node
/** The program: `node scripts/marsad.ts --help` lists the verbs. */
import { enableCompileCache } from 'node:module';
import { smallHeap } from './small-heap.ts';

/** Verbs that read foreign bytes, which swell: those that begin with ingestion, and the inspection of pages. */
function isIngesting([verb, what]: readonly string[]): boolean {
  return verb === 'ingest' || verb === 'run' || (verb === 'inspect' && what === 'pages');
}

if (import.meta.main) {
  // Before anything else is loaded: what the heap has once grown to it keeps.
  if (isIngesting(process.argv.slice(2))) smallHeap();
  // The next run need not compile these files again: half a second of an analysis.
  enableCompileCache();
  const { main } = await import('./command-line.ts');
  await main();
}
