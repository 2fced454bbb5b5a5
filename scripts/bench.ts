/** `marsad bench`: speed and memory against the peers, in one run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Common, common, print, Stop, table } from './verb.ts';

export function addBench(program: Command): void {
  common(program.command('bench').description('speed against the peers, in one run'))
    .argument(
      '[dir]',
      'folder of captured feeds (NDJSON with base64 bodies); feeds of MARSAD_CORPORA when left out',
    )
    .action(async (given: string | undefined, options: Common) => {
      const dir = given ?? join(process.env['MARSAD_CORPORA'] ?? '', 'feeds');
      if (!existsSync(dir)) {
        throw new Stop(
          'name a folder of captured feeds, or set MARSAD_CORPORA to a folder that has one',
        );
      }
      const { benchReaders } = await import('../ingest/bench.ts');
      const rows = await benchReaders(dir);
      print(
        options.json
          ? JSON.stringify(rows)
          : table([
              ['reader', 'feeds', 'read', 'items', 'MB per CPU second'],
              ...rows.map(({ reader, feeds, read, items, mbPerS }) => [
                reader,
                feeds,
                read,
                items,
                mbPerS.toFixed(1),
              ]),
            ]),
      );
    });
}
