/** Sources → articles in the archive. The one door of this room. */
import { join } from 'node:path';
import type { Archive } from '#archive';
import type { Article } from '#schema/article.ts';
import type { Trouble } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import { askSource } from './ask.ts';
import type { ExtractPage } from './ask-page.ts';
import { type Fetcher, type FetcherOptions, openFetcher } from './fetch.ts';
import { findSource } from './find-source.ts';
import { hostQueues } from './hosts.ts';
import { openKeeper } from './keeper.ts';
import {
  addressOf,
  afterSuccess,
  afterTrouble,
  afterUnchanged,
  afterWait,
  stateFor,
} from './lifecycle.ts';
import { openMemory, type SourceState } from './memory.ts';
import { openParsers, type Parsers } from './parsers.ts';
import { emptyReport, type IngestReport, reportOf, type SourceReport } from './report.ts';
import { siteFiles } from './site-files.ts';
import { type TakeEffects, takeItems } from './take.ts';

/** The world, and how to go about it. */
export interface IngestEffects {
  archive: Archive;
  /** Home of the observatory: the memory lies in `.cache/marsad.db` below it. */
  home: string;
  /** The run’s clock, ISO in UTC. */
  now: string;
  fetch?: FetcherOptions;
  log?: (line: string) => void;
  /** Least time between two requests to one host, in milliseconds; 1,000 when left out, five times that between pages. */
  gapMs?: number;
  /** Ask sources that are not due too. A source that is gone stays gone. */
  force?: boolean;
  /** Ids of the sources to ask; all when left out. */
  only?: readonly string[];
  /** Reads article pages; without it none is fetched. */
  extractPage?: ExtractPage;
  /** Pages read in one run at most; 300 when left out. */
  maxPages?: number;
  /** New items taken from one source in one run at most, the newest; 500 when left out. */
  maxItems?: number;
  /** Taken down by an editor, under whatever address or title it comes back? */
  isTakenDown?: (article: Article) => boolean;
}

interface Run extends TakeEffects {
  /** What is remembered once the articles are stored. */
  afterwards: (() => void)[];
  /** performance.now() of the last flush. */
  flushedAt: number;
  /** Our own disk failed: nothing more is begun. */
  stopped: boolean;
}

const batchSize = 400;
const flushEveryMs = 20_000;

/**
 * Ask every source that is due and store what is new. One source never stops another: what went wrong is in the report.
 * Throws only when the archive or the memory cannot be written. Hold `archive.lock()` around it.
 */
export async function ingest(
  sources: readonly Source[],
  effects: IngestEffects,
): Promise<IngestReport> {
  const began = performance.now();
  const { archive, now, home, gapMs = 1000 } = effects;
  using memory = openMemory(join(home, '.cache', 'marsad.db'));
  const opened = openFetcher(effects.fetch);
  const counter = { requests: 0 };
  const fetcher = counting(opened, counter);
  const hosts = hostQueues({ gapMs });
  const parsers = openParsers();
  const run: Run = {
    effects,
    fetcher,
    hosts,
    memory,
    parsers,
    now,
    files: siteFiles(fetcher, hosts, memory, now),
    keeper: openKeeper(archive, memory, now, now),
    afterwards: [],
    pageHosts: new Map(),
    pagesLeft: effects.maxPages ?? 300,
    pagesRead: 0,
    flushedAt: began,
    stopped: false,
  };
  try {
    const chosen = sources.filter(({ id }) => effects.only?.includes(id) ?? true);
    const settled = await Promise.allSettled(chosen.map((source) => guarded(source, run)));
    const reports = settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    flush(run);
    const rest = {
      requests: counter.requests,
      pages: run.pagesRead,
      durationMs: Math.round(performance.now() - began),
    };
    return reportOf(now, reports, rest);
  } finally {
    await close(parsers, opened);
  }
}

async function close(parsers: Parsers, fetcher: Fetcher): Promise<void> {
  await parsers.close();
  await fetcher.close();
}

function counting(fetcher: Fetcher, counter: { requests: number }): Fetcher {
  return {
    ...fetcher,
    fetch(url, wish) {
      counter.requests += 1;
      return fetcher.fetch(url, wish);
    },
  };
}

/** One source, whatever happens to it. Only trouble with our own disk goes further. */
async function guarded(source: Source, run: Run): Promise<SourceReport> {
  const began = performance.now();
  let report: SourceReport;
  try {
    report = await ingestSource(source, run);
  } catch (cause) {
    if (cause instanceof StoreError) {
      run.stopped = true;
      throw cause;
    }
    const message = cause instanceof Error ? cause.message : String(cause);
    report = failed(
      source,
      { code: 'internal', message },
      run,
      stateFor(source, run.memory.source(source.id)),
    );
  }
  report.durationMs = Math.round(performance.now() - began);
  run.effects.log?.(lineOf(report));
  return report;
}

/** Our own disk failed: the run cannot go on. */
class StoreError extends Error {
  constructor(cause: unknown) {
    super(`cannot store articles: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'StoreError';
  }
}

async function ingestSource(source: Source, run: Run): Promise<SourceReport> {
  const { memory, now } = run;
  if (run.stopped) return emptyReport(source.id, 'not-due');
  const state = stateFor(source, memory.source(source.id));
  const idle = idleStatus(source, state, run);
  if (idle)
    return {
      ...emptyReport(source.id, idle),
      ...(state.nextCheck && { nextCheck: state.nextCheck }),
    };
  const located = await locate(source, state, run);
  if ('report' in located) return located.report;
  const asked = await askSource(source, located.state, located.address, run);
  switch (asked.outcome) {
    case 'trouble':
      return failed(source, asked.trouble, run, located.state);
    case 'waiting':
      later(run, source, afterWait(located.state, asked.trouble, asked.until, now));
      return {
        ...emptyReport(source.id, 'waiting'),
        trouble: asked.trouble,
        nextCheck: asked.until,
      };
    case 'unchanged': {
      const next = afterUnchanged(located.state, source, asked.answer, now);
      later(run, source, next);
      return withState(emptyReport(source.id, 'unchanged'), next);
    }
    case 'read': {
      const report = emptyReport(source.id, 'ok');
      const familiar = await takeItems(asked, source, report, run);
      const next = afterSuccess(located.state, source, asked.answer, asked.read, familiar, now);
      // Validators are worth something only once what they stand for is stored; a held-back rest must be asked for again.
      later(run, source, report.held > 0 ? { ...next, ...forgotten } : next);
      if (run.keeper.size() >= batchSize || performance.now() - run.flushedAt > flushEveryMs)
        flush(run);
      return withState(report, next);
    }
  }
}

const forgotten = { bodyHash: undefined, etag: undefined, lastModified: undefined } as const;

function idleStatus(
  source: Source,
  state: SourceState,
  { effects, now }: Run,
): SourceReport['status'] | undefined {
  if (source.paused === true) return 'paused';
  if (state.state === 'gone') return 'gone';
  if (state.state === 'dead' && effects.force !== true) return 'dead';
  // A check that lies ahead was made by a clock that ran fast: what it promised does not bind.
  const isDue =
    effects.force === true ||
    state.nextCheck === undefined ||
    state.nextCheck <= now ||
    (state.checkedAt !== undefined && state.checkedAt > now);
  return isDue ? undefined : 'not-due';
}

/** The address of a source, discovered at the first run where the editors gave none. */
async function locate(
  source: Source,
  state: SourceState,
  run: Run,
): Promise<{ state: SourceState; address: string } | { report: SourceReport }> {
  const address = addressOf(source, state);
  if (address !== undefined) return { state, address };
  if (source.kind !== 'feed' && source.kind !== 'sitemap') return { state, address: source.site };
  const found = await findSource(source, run);
  if (!found.ok) return { report: failed(source, found.error, run, state) };
  const { url, candidate } = found.value;
  if (candidate.kind !== source.kind) {
    const message = `${source.site} has a ${candidate.kind} at ${url}: set “kind: ${candidate.kind}” and this url`;
    return { report: failed(source, { code: 'other-kind', message, url }, run, state) };
  }
  return { state: { ...state, location: url }, address: url };
}

function failed(source: Source, trouble: Trouble, run: Run, state: SourceState): SourceReport {
  const lost =
    source.url === undefined && (trouble.status === 404 || trouble.code === 'not-a-feed');
  // A discovered address that leads nowhere is looked for anew.
  const next = { ...afterTrouble(state, trouble, run.now), ...(lost && { location: undefined }) };
  later(run, source, next);
  const status = next.state === 'live' ? 'failed' : next.state;
  return { ...withState(emptyReport(source.id, status), next), trouble };
}

function withState(report: SourceReport, state: SourceState): SourceReport {
  return {
    ...report,
    ...(state.nextCheck !== undefined && { nextCheck: state.nextCheck }),
    ...(state.redirect && { redirect: { to: state.redirect.to, confirmed: false } }),
    ...(state.location !== undefined && { redirect: { to: state.location, confirmed: true } }),
  };
}

/** Remember a source’s state once everything before it is stored. */
function later({ afterwards, memory }: Run, source: Source, state: SourceState): void {
  afterwards.push(() => memory.remember(source.id, state));
}

function flush(run: Run): void {
  run.flushedAt = performance.now();
  try {
    run.keeper.flush(run.afterwards.splice(0));
  } catch (cause) {
    throw new StoreError(cause);
  }
}

function lineOf(report: SourceReport): string {
  const { source, status, items, trouble } = report;
  const news =
    status === 'ok' ? ` ${items} items, ${report.new} new, ${report.updated} updated` : '';
  return `${source}: ${status}${news}${trouble ? ` (${trouble.code}: ${trouble.message})` : ''}`;
}
