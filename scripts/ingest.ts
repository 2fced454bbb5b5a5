/** `marsad ingest`: fetch all due sources → articles; ends with a report per source. */
import type { Command } from 'commander';
import { z } from 'zod';
import { SourceHealth } from '#schema/source.ts';
import type { IngestReport, SourceReport } from '../ingest/report.ts';
import { type Observatory, openObservatory } from './observatory.ts';
import { type Common, common, exitCodes, instant, print, Stop, say, table, whole } from './verb.ts';

/** How to go about fetching; shared with `run`. */
export interface FetchChoices {
  force?: boolean;
  only?: string[];
  now?: string;
  gapMs: number;
  allowPrivate?: boolean;
  via?: string;
}

/** Add the options of fetching to a verb. */
export function fetchOptions(command: Command): Command {
  return command
    .option('--force', 'ask sources that are not due, too')
    .option('--only <id...>', 'ask these sources only')
    .option('--now <iso>', 'the run’s clock, instead of the machine’s', instant)
    .option('--gap-ms <number>', 'least time between two requests to one host', whole, 1000)
    .option('--allow-private', 'loopback and private addresses may be asked (tests, intranets)')
    .option(
      '--via <address>',
      'send every request to this http address, names unchanged (a gateway, a recorded web)',
    );
}

export function addIngest(program: Command): void {
  fetchOptions(
    common(program.command('ingest').description('fetch all due sources into the archive')),
  ).action(async (options: Common & FetchChoices) => {
    using observatory = openObservatory(options.home);
    using _lock = observatory.archive.lock();
    const report = await ingestInto(observatory, options, say);
    print(options.json ? JSON.stringify(report) : tableOf(report));
    process.exitCode = exitCodeOf(report);
  });
}

/** Ingest, compact past days, write down how the sources fare. Hold the lock around it. */
export async function ingestInto(
  observatory: Observatory,
  choices: FetchChoices,
  log: (line: string) => void,
): Promise<IngestReport> {
  const { archive, editorial, home } = observatory;
  const now = choices.now ?? new Date().toISOString();
  const known = new Set(editorial.sources.map(({ id }) => id));
  const unknown = (choices.only ?? []).find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new Stop(`there is no source “${unknown}” in content/sources`, exitCodes.configuration);
  if (known.size === 0) {
    const why =
      editorial.problems.length > 0
        ? 'every source has a mistake'
        : 'there is none in content/sources; add one with “marsad sources add URL”';
    throw new Stop(`no source to ask: ${why}`, exitCodes.configuration);
  }
  const { ingest } = await import('../ingest/ingest.ts');
  const { openPageReaders } = await import('../ingest/page/page-readers.ts');
  const { takedowns } = await import('./takedowns.ts');
  const { zoneDataTrouble } = await import('../ingest/page/zone.ts');
  const trouble = zoneDataTrouble();
  if (trouble !== undefined) log(`warning: ${trouble}`);
  const readers = openPageReaders();
  try {
    const report = await ingest(editorial.sources, {
      archive,
      home,
      now,
      log,
      gapMs: choices.gapMs,
      fetch: {
        ...(choices.allowPrivate && { allowPrivate: true }),
        ...(choices.via && { via: choices.via }),
      },
      ...(choices.force && { force: true }),
      ...(choices.only && { only: choices.only }),
      isTakenDown: takedowns(editorial.decisions),
      extractPage: (bytes, { url, headers, source }) =>
        readers.read(bytes, {
          url,
          headers,
          extract: source.extract,
          lang: source.lang,
          zone: source.timezone,
          now,
        }),
    });
    archive.compact(now);
    archive.texts.forgetBefore(new Date(Date.parse(now) - 30 * 86_400_000).toISOString());
    writeHealth(observatory, report.sources, now);
    return report;
  } finally {
    await readers.close();
  }
}

/** 1 when more than half of the sources asked failed. */
export function exitCodeOf({ due, failed }: IngestReport): number {
  return failed > due / 2 ? exitCodes.failed : exitCodes.done;
}

const states: Record<SourceReport['status'], SourceHealth['state'] | undefined> = {
  ok: 'ok',
  unchanged: 'ok',
  'not-due': undefined,
  waiting: 'waiting',
  failed: 'failing',
  gone: 'gone',
  dead: 'dead',
  paused: 'paused',
};

function writeHealth(
  { archive, editorial }: Observatory,
  reports: SourceReport[],
  now: string,
): void {
  const before =
    z.array(SourceHealth).safeParse(JSON.parse(archive.derived.read('health.json') ?? '[]')).data ??
    [];
  const health = new Map(before.map((one) => [one.source, one]));
  for (const { source, status, trouble } of reports) {
    const state = states[status];
    if (state === undefined) continue;
    const old = health.get(source);
    if (old?.state === state && old.trouble === trouble?.code) continue;
    health.set(source, {
      source,
      state,
      since: old?.state === state ? old.since : now,
      ...(trouble && { trouble: trouble.code, message: trouble.message }),
    });
  }
  const known = new Set(editorial.sources.map(({ id }) => id));
  const kept = [...health.values()]
    .filter(({ source }) => known.has(source))
    .sort((a, b) => (a.source < b.source ? -1 : 1));
  archive.derived.write('health.json', `${JSON.stringify(kept, null, 1)}\n`);
}

/** The report as a table for people. */
export function tableOf(report: IngestReport): string {
  const rows = report.sources.map((one) => [
    one.source,
    one.status,
    one.items,
    one.new,
    one.updated,
    one.trouble ? `${one.trouble.code}: ${one.trouble.message}` : one.warnings.join(', '),
  ]);
  const total = `${report.new} new, ${report.updated} updated; ${report.due} sources asked, ${report.failed} failed; ${report.requests} requests, ${report.pages} pages in ${(report.durationMs / 1000).toFixed(1)} s`;
  return `${table([['source', 'status', 'items', 'new', 'updated', 'remarks'], ...rows])}\n${total}`;
}
