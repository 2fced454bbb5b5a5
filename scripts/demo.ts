/** `marsad demo`: the whole thing offline on the sample web — twelve virtual weeks ingested over HTTP, analysed, built, served. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
// The one import of tests: the sample web is a fixture, and the demonstration runs on it.
import type { SampleServer } from '../tests/web/serve.ts';
import { analyseInto, tellAnalysis } from './analyse.ts';
import { buildSite, sayBuilt } from './build.ts';
import { freezeStudy, studyFiles } from './freeze.ts';
import { ingestInto } from './ingest.ts';
import { openObservatory } from './observatory.ts';
import { serveSite } from './serve.ts';
import { type Common, common, print, project, say, whole } from './verb.ts';

interface Options extends Common {
  serve: boolean;
  port: number;
}

/** The runs of the twelve weeks: Wednesday and Sunday evening, from 2026-W36 to 2026-W47. */
export const demoClock: string[] = Array.from({ length: 24 }, (_, run) => {
  const wednesday = Date.parse('2026-09-02T20:00:00Z');
  const weeks = Math.floor(run / 2);
  return new Date(wednesday + (weeks * 7 + (run % 2) * 4) * 86_400_000).toISOString();
});

export function addDemo(program: Command): void {
  const demo = program
    .command('demo')
    .description('the whole thing offline on the sample web, then serve the site');
  common(demo)
    .option('--no-serve', 'stop after the build')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes any free one', whole, 4321)
    .action(async (options: Options) => {
      const chosen = demo.getOptionValueSource('home') === 'cli';
      const home = chosen ? options.home : join(project, '.demo');
      const { pages } = await runDemo(home);
      if (!options.serve) {
        print(options.json ? JSON.stringify({ home, pages }) : join(home, 'dist'));
        return;
      }
      const { url } = await serveSite(join(home, 'dist'), options.port);
      print(options.json ? JSON.stringify({ home, pages, url }) : `${url}  (Ctrl-C ends)`);
    });
}

/** Prepare a home with the sources of the sample web, its editors’ decisions and settings; what an earlier demonstration left is removed. */
export function prepareDemo(home: string): void {
  rmSync(join(home, 'content', 'archive'), { recursive: true, force: true });
  rmSync(join(home, '.cache'), { recursive: true, force: true });
  mkdirSync(join(home, 'content'), { recursive: true });
  for (const name of ['sources', 'decisions', 'studies/data'])
    rmSync(join(home, 'content', name), { recursive: true, force: true });
  for (const name of ['sources', 'decisions', 'settings.yaml'])
    cpSync(join(project, 'tests', 'web', name), join(home, 'content', name), { recursive: true });
  cpSync(join(project, 'content', 'studies'), join(home, 'content', 'studies'), {
    recursive: true,
  });
}

/** Twelve weeks of ingestion, one analysis, the studies’ data frozen, one build. */
export async function runDemo(home: string): Promise<{ pages: number }> {
  prepareDemo(home);
  const { startSampleWeb } = await import('../tests/web/serve.ts');
  const web = await startSampleWeb();
  try {
    await ingestWeeks(home, web);
  } finally {
    await web.close();
  }
  await freezeAll(home);
  process.env['MARSAD_NOW'] = demoClock.at(-1);
  const built = await buildSite(home);
  sayBuilt(built);
  return { pages: built.pages };
}

/** The data of every study, as an editor would freeze them on the last day. */
async function freezeAll(home: string): Promise<void> {
  const keys = new Set(studyFiles(home).map(({ study }) => study.translationKey));
  const day = demoClock.at(-1)?.slice(0, 10) ?? '';
  for (const key of [...keys].sort()) await freezeStudy(home, key, day);
}

async function ingestWeeks(home: string, web: SampleServer): Promise<void> {
  using observatory = openObservatory(home);
  using _lock = observatory.archive.lock();
  for (const now of demoClock) {
    web.setClock(now);
    const report = await ingestInto(observatory, { now, gapMs: 0, via: web.url }, () => undefined);
    say(
      `${now.slice(0, 10)}: ${report.new} new articles, ${report.updated} updated, ${report.failed} sources failed`,
    );
  }
  say(tellAnalysis(await analyseInto(observatory, demoClock.at(-1), () => undefined)));
}
