/** `marsad run`: ingest, analyse, build — what a clock calls. */
import { appendFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Listr, ListrLogger, ProcessOutput } from 'listr2';
import type { AnalysisReport } from '../analysis/analyse.ts';
import type { IngestReport } from '../ingest/report.ts';
import { analyseInto, type EmbedChoices, embedOptions, tellAnalysis } from './analyse.ts';
import { type Built, buildSite } from './build.ts';
import { exitCodeOf, type FetchChoices, fetchOptions, ingestInto, tableOf } from './ingest.ts';
import { openObservatory } from './observatory.ts';
import { usualHeap } from './small-heap.ts';
import { type Common, common, print, say } from './verb.ts';
import { writerFrom } from './writer.ts';

interface Options extends Common, FetchChoices, EmbedChoices {
  build: boolean;
}

interface Done {
  ingest?: IngestReport;
  analysis?: AnalysisReport;
  site?: Built;
}

export function addRun(program: Command): void {
  const run = program.command('run').description('ingest, analyse, build: what a clock calls');
  embedOptions(fetchOptions(common(run)))
    .option('--no-build', 'leave the site as it is')
    .action(async (options: Options) => {
      const done = await runAll(options);
      print(options.json ? JSON.stringify(done) : tell(done));
      if (done.ingest) process.exitCode = exitCodeOf(done.ingest);
    });
}

/** The whole run, told step by step on stderr. */
async function runAll(options: Options): Promise<Done> {
  const done: Done = {};
  const writer = writerFrom(process.env);
  using observatory = openObservatory(options.home);
  using _lock = observatory.archive.lock();
  const now = options.now ?? new Date().toISOString();
  // Progress is for people: stdout carries the result only.
  const logger = new ListrLogger({
    processOutput: new ProcessOutput(process.stderr, process.stderr),
  });
  const steps = new Listr(
    [
      {
        title: 'ingest',
        task: async (_, task) => {
          done.ingest = await ingestInto(observatory, { ...options, now }, (line) => {
            task.output = line;
          });
          usualHeap();
          task.title = `ingest: ${done.ingest.new} new articles from ${done.ingest.due} sources`;
        },
      },
      {
        title: 'analyse',
        task: async (_, task) => {
          const note = (line: string) => {
            task.output = line;
          };
          done.analysis = await analyseInto(observatory, now, note, { ...options, writer });
          task.title = `analyse: ${tellAnalysis(done.analysis)}`;
        },
      },
      {
        title: 'build',
        enabled: () => options.build,
        task: async (_, task) => {
          done.site = await buildSite(options.home);
          task.title = done.site.built
            ? `build: ${done.site.pages} pages in ${done.site.seconds} s`
            : 'build: nothing has changed';
        },
      },
    ],
    {
      concurrent: false,
      exitOnError: true,
      registerSignalListeners: false,
      renderer: process.stderr.isTTY ? 'default' : 'simple',
      rendererOptions: { collapseSubtasks: false, logger },
    },
  );
  await steps.run();
  for (const warning of done.analysis?.writer?.warnings ?? []) say(warning);
  summarise(done);
  return done;
}

function tell({ ingest, analysis, site }: Done): string {
  const lines = [
    ingest && tableOf(ingest),
    analysis && tellAnalysis(analysis),
    site && `site: ${site.dist}`,
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

/** In GitHub Actions the report also goes to the summary of the run, as text that cannot become markup. */
function summarise({ ingest }: Done): void {
  const path = process.env['GITHUB_STEP_SUMMARY'];
  if (!path || !ingest) return;
  const text = tableOf(ingest).replaceAll('`', '’').replaceAll('@', '@\u200b').slice(0, 900_000);
  appendFileSync(path, `\`\`\`\n${text}\n\`\`\`\n`);
}
