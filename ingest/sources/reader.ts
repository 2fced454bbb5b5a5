/** The contract of the readers: a document as fetched → the items in it. */
import type { FetchedItem } from '#schema/item.ts';
import type { Result } from '#schema/result.ts';
import type { Source, SourceKind } from '#schema/source.ts';
import type { ScheduleHints } from '../feed/hints.ts';

/** A document as it was fetched. Header names in lower case. */
export interface FetchedDocument {
  bytes: Uint8Array;
  /** Address that answered, after redirects. */
  url: string;
  headers: Record<string, string>;
  /** The run’s clock, ISO: relative dates count from it. */
  now: string;
}

/** What a reader found. Items in document order. */
export interface ReadDocument {
  items: FetchedItem[];
  /** Title of the feed, where it has one. */
  title?: string;
  /** `rss`, `atom`, `news-sitemap` … */
  format: string;
  /** Stable words for what had to be mended or left out. */
  warnings: string[];
  ttl?: string;
  hints?: ScheduleHints;
  /** Addresses of further documents to read in the same way (parts of a sitemap index), newest first. */
  more?: string[];
}

/** A source of one kind. */
export type SourceOf<K extends SourceKind> = Source & { kind: K };

/** Reads the documents of one kind of source. Pure; it runs in a worker. */
export type Reader<K extends SourceKind> = (
  document: FetchedDocument,
  source: SourceOf<K>,
) => Result<ReadDocument> | Promise<Result<ReadDocument>>;

/** Zone of dates that name none. */
export function zoneOf(source: Source): string {
  return source.timezone ?? 'Africa/Casablanca';
}

/** Most items that are read out of one document; the newest count. */
export const maxItems = 10_000;
