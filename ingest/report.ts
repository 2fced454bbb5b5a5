/** What a run did, source by source. */
import type { Trouble } from '#schema/result.ts';

/** How one source fared. Times in milliseconds. */
export interface SourceReport {
  source: string;
  status:
    | 'ok'
    /** 304, or the same bytes as before. */
    | 'unchanged'
    | 'not-due'
    /** Its host wants to be left alone for now. */
    | 'waiting'
    | 'failed'
    | 'gone'
    | 'dead'
    | 'paused';
  /** Items in the document. */
  items: number;
  new: number;
  updated: number;
  /** Items beyond the cap: the next runs bring them, where they are still there. */
  held: number;
  /** Items that could not become articles. */
  refused: number;
  durationMs: number;
  nextCheck?: string;
  trouble?: Trouble;
  /** What had to be mended in the document. */
  warnings: string[];
  /** Address the source redirects to for good, not yet believed; or has moved to. */
  redirect?: { to: string; confirmed: boolean };
}

export interface IngestReport {
  /** The run’s clock, ISO. */
  now: string;
  sources: SourceReport[];
  new: number;
  updated: number;
  /** Sources that were asked. */
  due: number;
  failed: number;
  requests: number;
  pages: number;
  durationMs: number;
}

/** A report with nothing in it yet. */
export function emptyReport(source: string, status: SourceReport['status']): SourceReport {
  return {
    source,
    status,
    items: 0,
    new: 0,
    updated: 0,
    held: 0,
    refused: 0,
    durationMs: 0,
    warnings: [],
  };
}

/** Add up. */
export function reportOf(
  now: string,
  sources: SourceReport[],
  rest: Pick<IngestReport, 'requests' | 'pages' | 'durationMs'>,
): IngestReport {
  const sum = (count: (source: SourceReport) => number) =>
    sources.reduce((total, source) => total + count(source), 0);
  return {
    now,
    sources: sources.toSorted((a, b) => (a.source < b.source ? -1 : 1)),
    new: sum((source) => source.new),
    updated: sum((source) => source.updated),
    due: sum(({ status }) => (['not-due', 'paused'].includes(status) ? 0 : 1)),
    failed: sum(({ status }) => (status === 'failed' ? 1 : 0)),
    ...rest,
  };
}
