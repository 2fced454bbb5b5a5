/** `marsad analyse`: articles → stories, trends, briefs. */
import type { Command } from 'commander';
import type { AnalysisReport } from '../analysis/analyse.ts';
import type { Writer } from '../analysis/wording.ts';
import { type Observatory, openObservatory } from './observatory.ts';
import { type Common, common, instant, print, say } from './verb.ts';
import { writerFrom } from './writer.ts';

interface Options extends Common {
  now?: string;
}

export function addAnalyse(program: Command): void {
  common(
    program
      .command('analyse')
      .description('group the articles into stories, measure trends, write briefs'),
  )
    .option('--now <iso>', 'the run’s clock, instead of the machine’s', instant)
    .action(async (options: Options) => {
      const writer = writerFrom(process.env);
      using observatory = openObservatory(options.home);
      using _lock = observatory.archive.lock();
      const report = await analyseInto(observatory, options.now, say, writer);
      for (const warning of report.writer?.warnings ?? []) say(warning);
      print(options.json ? JSON.stringify(report) : tellAnalysis(report));
    });
}

/** Analyse what the archive holds. Hold the lock around it. */
export async function analyseInto(
  { archive, editorial }: Observatory,
  now: string | undefined,
  note: (line: string) => void,
  writer?: Writer,
): Promise<AnalysisReport> {
  const { analyse } = await import('../analysis/analyse.ts');
  return analyse(archive, editorial, { now: now ?? new Date().toISOString(), note, writer });
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
