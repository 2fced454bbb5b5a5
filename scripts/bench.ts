/** `marsad bench`: speed and memory against the peers, in one run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { DownloadRun } from '../ingest/bench-download.ts';
import type { ArchiveRun } from './bench-archive.ts';
import { type Common, common, print, Stop, table, whole } from './verb.ts';

/** The two downloads: captured feeds, beside the peers; many sources with few items each, alone. */
const captured = { feeds: 200, hosts: 200 };
const many = { feeds: 1000, items: 20, hosts: 1000 };

interface Options extends Common {
  stories?: boolean;
  archive?: boolean;
  site?: boolean;
  briefs: number;
  pages?: boolean;
  visits: number;
}

export function addBench(program: Command): void {
  common(program.command('bench').description('speed against the peers, in one run'))
    .argument(
      '[dir]',
      'folder of captured feeds (NDJSON with base64 bodies); feeds of MARSAD_CORPORA when left out',
    )
    .option('--stories', 'measure the grouping of 10,000 and 50,000 made texts instead')
    .option(
      '--archive',
      'measure the analysis of archives of 5,000 to 50,000 made articles instead',
    )
    .option(
      '--site',
      'measure the build of a site of made briefs instead, beside a bare Astro site',
    )
    .option('--briefs <number>', 'briefs of that site', whole, 10_000)
    .option('--pages', 'measure what the pages of the built site cost a phone instead')
    .option('--visits <number>', 'visits to each of these pages', whole, 5)
    .action(async (given: string | undefined, options: Options) => {
      if (options.site) return benchBuild(options);
      if (options.pages) return benchVisits(options);
      if (options.stories) return benchGrouping(options);
      if (options.archive) return benchAnalysis(options);
      const dir = given ?? join(process.env['MARSAD_CORPORA'] ?? '', 'feeds');
      if (!existsSync(dir)) {
        throw new Stop(
          'name a folder of captured feeds, or set MARSAD_CORPORA to a folder that has one',
        );
      }
      const { benchReaders } = await import('../ingest/bench.ts');
      const { benchDownloads } = await import('../ingest/bench-download.ts');
      const marsad = [
        process.execPath,
        fileURLToPath(new URL('./marsad.ts', import.meta.url)),
      ] as const;
      const log = (line: string) => process.stderr.write(`${line}\n`);
      log('parsing, one thread');
      const reading = await benchReaders(dir);
      const downloads = await benchDownloads({
        served: { ...captured, dir },
        marsad,
        peers: true,
        log: (line) => log(`${captured.feeds} captured feeds: ${line}`),
      });
      const sources = await benchDownloads({
        served: many,
        marsad,
        peers: false,
        log: (line) => log(`${many.feeds} sources: ${line}`),
      });
      if (options.json) print(JSON.stringify({ reading, downloads, sources }));
      else {
        print(
          table([
            ['reader', 'feeds', 'read', 'items', 'MB per CPU second'],
            ...reading.map(({ reader, feeds, read, items, mbPerS }) => [
              reader,
              feeds,
              read,
              items,
              mbPerS.toFixed(1),
            ]),
          ]),
        );
        print(`\n${captured.feeds} captured feeds over loopback\n${tableOf(downloads)}`);
        print(`\n${many.feeds} sources of ${many.items} items each\n${tableOf(sources)}`);
      }
    });
}

function tableOf(runs: DownloadRun[]): string {
  return table([
    ['reader', 'run', 'wall s', 'CPU s', 'peak MB', 'requests', '304', 'at once', 'read', 'items'],
    ...runs.map((run) => [
      run.reader,
      run.run,
      run.wallS.toFixed(2),
      run.cpuS.toFixed(2),
      run.peakMb ?? '',
      run.requests,
      run.notModified,
      run.most,
      run.read ?? '',
      run.newItems ?? '',
    ]),
  ]);
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

/** Archives of three sizes, each analysed from scratch, with one new day, and without news. */
async function benchAnalysis(options: Common): Promise<void> {
  const { benchArchive } = await import('./bench-archive.ts');
  const rows: ArchiveRun[] = [];
  for (const articles of [5_000, 20_000, 50_000]) {
    process.stderr.write(`${articles} articles\n`);
    rows.push(...(await benchArchive(articles)));
  }
  print(
    options.json
      ? JSON.stringify(rows)
      : table([
          ['articles', 'run', 'wall s', 'CPU s', 'peak MB', 'result'],
          ...rows.map(({ articles, run, wallS, cpuS, peakMb, said }) => [
            articles,
            run,
            wallS.toFixed(1),
            cpuS.toFixed(1),
            peakMb ?? '',
            said,
          ]),
        ]),
  );
}

/** A site of made briefs: cold, unchanged, one brief changed; then the same pages as a bare Astro site. */
async function benchBuild(options: Options): Promise<void> {
  const { benchSite } = await import('./bench-site.ts');
  const runs = await benchSite(options.briefs, (line) => process.stderr.write(`${line}\n`));
  print(
    options.json
      ? JSON.stringify(runs)
      : table([
          ['briefs', 'build', 'pages', 'wall s', 'CPU s', 'peak MB', 'wall to bare', 'CPU to bare'],
          ...runs.map(({ briefs, run, pages, wallS, cpuS, peakMb, ratio }) => [
            briefs,
            run,
            pages,
            wallS.toFixed(1),
            cpuS.toFixed(1),
            peakMb ?? '',
            ratio?.wall.toFixed(2) ?? '',
            ratio?.cpu.toFixed(2) ?? '',
          ]),
        ]),
  );
}

/** The built site of `--home`: main thread, paints and shifts of its pages, beside a bare page. */
async function benchVisits(options: Options): Promise<void> {
  const { benchPages } = await import('./bench-pages.ts');
  const dist = join(options.home, 'dist');
  const costs = await benchPages(dist, options.visits, (line) => process.stderr.write(`${line}\n`));
  print(
    options.json
      ? JSON.stringify(costs)
      : table([
          ['page', 'CPU ms', 'longest task ms', 'blocked ms', 'LCP ms', 'CLS'],
          ...costs.map(({ page, cpuMs, longestMs, blockedMs, lcpMs, cls }) => [
            page,
            cpuMs.toFixed(0),
            longestMs.toFixed(0),
            blockedMs.toFixed(0),
            lcpMs.toFixed(0),
            cls.toFixed(3),
          ]),
        ]),
  );
}
