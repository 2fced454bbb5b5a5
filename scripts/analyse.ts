/** `marsad analyse`: articles → stories, trends, briefs. */
import { join } from 'node:path';
import type { Command } from 'commander';
import type { AnalysisReport } from '../analysis/analyse.ts';
import type { Writer } from '../analysis/wording.ts';
import { type Observatory, openObservatory } from './observatory.ts';
import { type Common, common, exitCodes, instant, print, Stop, say, whole } from './verb.ts';
import { writerFrom } from './writer.ts';

/** Where vectors are made, if anywhere; shared with `run`. */
export interface EmbedChoices {
  embed?: string;
  embedModel?: string;
  embedTimeoutMs: number;
}

/** What may help the analysis beside the archive, if anything. */
export interface AnalysisChoices extends Partial<EmbedChoices> {
  writer?: Writer | undefined;
}

interface Options extends Common, EmbedChoices {
  now?: string;
}

/** Add the options of vectors to a verb. */
export function embedOptions(command: Command): Command {
  return command
    .option(
      '--embed <address>',
      'endpoint of vectors (/v1/embeddings or /api/embed) that re-rank candidates across languages',
      process.env['MARSAD_EMBED'],
    )
    .option('--embed-model <name>', 'its model', process.env['MARSAD_EMBED_MODEL'])
    .option('--embed-timeout-ms <number>', 'longest wait for one answer', whole, 30_000);
}

export function addAnalyse(program: Command): void {
  embedOptions(
    common(
      program
        .command('analyse')
        .description('group the articles into stories, measure trends, write briefs'),
    ),
  )
    .option('--now <iso>', 'the run’s clock, instead of the machine’s', instant)
    .action(async (options: Options) => {
      const writer = writerFrom(process.env);
      using observatory = openObservatory(options.home);
      using _lock = observatory.archive.lock();
      const report = await analyseInto(observatory, options.now, say, { ...options, writer });
      for (const warning of report.writer?.warnings ?? []) say(warning);
      print(options.json ? JSON.stringify(report) : tellAnalysis(report));
    });
}

/** Analyse what the archive holds. Hold the lock around it. */
export async function analyseInto(
  { home, archive, editorial }: Observatory,
  now: string | undefined,
  note: (line: string) => void,
  choices: AnalysisChoices = {},
): Promise<AnalysisReport> {
  const { analyse } = await import('../analysis/analyse.ts');
  using embedder = await embedderFor(home, choices);
  return await analyse(archive, editorial, {
    now: now ?? new Date().toISOString(),
    note,
    embedder,
    writer: choices.writer,
  });
}

/** None when no endpoint is named. */
async function embedderFor(home: string, choices: AnalysisChoices) {
  if (!choices.embed) return undefined;
  const { embed: url, embedModel: model, embedTimeoutMs: timeoutMs } = choices;
  const { isEmbeddingUrl, openEmbedder } = await import('../analysis/embeddings.ts');
  if (!isEmbeddingUrl(url))
    throw new Stop(
      `“${url}” is no endpoint of vectors: its path ends in /v1/embeddings or /api/embed`,
      exitCodes.configuration,
    );
  if (!model) throw new Stop('name the model with --embed-model', exitCodes.configuration);
  const endpoint = { url, model, key: process.env['MARSAD_EMBED_KEY'] };
  return openEmbedder(endpoint, join(home, '.cache'), {
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    warn: say,
  });
}

/** The report in a line. */
export function tellAnalysis({
  articles,
  analysed,
  stories,
  trends,
  briefs,
  written,
  writer,
}: AnalysisReport): string {
  const polished = writer ? ` (${writer.polished} with sentences of the writer)` : '';
  return `${articles} articles (${analysed} read now), ${stories} stories, ${trends} trends, ${briefs} briefs${polished}; ${written} files changed`;
}
