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
    .option('--stories', 'measure the grouping of 10,000 and 50,000 made texts instead')
    .action(async (given: string | undefined, options: Common & { stories?: boolean }) => {
      if (options.stories) return benchGrouping(options);
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

/** Documents a second of CPU and memory, at two sizes, and what it costs to load the module. */
async function benchGrouping(options: Common): Promise<void> {
  const started = performance.now();
  await import('../analysis/inspect-stories.ts');
  const importMs = Math.round(performance.now() - started);
  const { benchStories } = await import('../analysis/bench.ts');
  const rows = [await benchStories(10_000), await benchStories(50_000)];
  print(
    options.json
      ? JSON.stringify({ importMs, rows })
      : table([
          ['documents', 'per CPU second', 'greatest memory MB', 'import ms'],
          ...rows.map(({ documents, perSecond, memoryMb }) => [
            documents,
            perSecond,
            memoryMb,
            importMs,
          ]),
        ]),
  );
}
