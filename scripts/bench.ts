/** `marsad bench`: speed and memory against the peers, in one run. */
import { existsSync } from 'node:fs';
import { Argument, type Command } from 'commander';
import { type Common, common, print, Stop, table } from './verb.ts';

export function addBench(program: Command): void {
  common(program.command('bench').description('speed against the peers, in one run'))
    .addArgument(
      new Argument('[dir]', 'folder of captured feeds (NDJSON with base64 bodies)').default(
        '../shared/corpora/feeds',
      ),
    )
    .action(async (dir: string, options: Common) => {
      if (!existsSync(dir))
        throw new Stop(`there is no folder ${dir}: name one with captured feeds`);
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
