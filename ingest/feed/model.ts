/** What a feed document becomes once read, whatever its format: the shape that `inspect feeds` prints. */

import type { ScheduleHints } from './hints.ts';

/** A file attached to an entry; `length` in bytes, as declared. */
export interface FeedEnclosure {
  url: string;
  type?: string;
  length?: string;
}

/** The document's own fields. Dates are ISO 8601 in UTC, addresses absolute, HTML sanitised, absent fields left out. */
export interface FeedHead {
  title?: string;
  subtitle?: string;
  link?: string;
  id?: string;
  language?: string;
  updated?: string;
  published?: string;
  author?: string;
  authorName?: string;
  authorEmail?: string;
  rights?: string;
  generator?: string;
  /** Minutes, as declared. */
  ttl?: string;
  image?: string;
  icon?: string;
  logo?: string;
  self?: string;
  tags: string[];
  /** Hints on when to ask again, from `skipHours`, `skipDays` and the syndication module. */
  hints?: ScheduleHints;
}

/** One entry of a feed. `title`, names and tags are plain text; `summary` and `content` sanitised HTML. */
export interface FeedEntry {
  title?: string;
  link?: string;
  id?: string;
  published?: string;
  updated?: string;
  created?: string;
  summary?: string;
  content?: string;
  /** The best of content and summary. */
  body?: string;
  /** Address of the content, where it stands outside of the feed. */
  contentSrc?: string;
  author?: string;
  authorName?: string;
  authorEmail?: string;
  authors: string[];
  tags: string[];
  enclosures: FeedEnclosure[];
  comments?: string;
  language?: string;
  image?: string;
  rights?: string;
  sourceTitle?: string;
}

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json';

/** A feed as read. `warnings` are stable kebab-case words that say what had to be repaired or left out. */
export interface ReadFeed {
  encoding: string;
  format: FeedFormat;
  feed: FeedHead;
  entries: FeedEntry[];
  warnings: string[];
}

/** What the adapters need to know beside the document. */
export interface ReadContext {
  /** Address relative links are resolved against: Content-Location, else the final URL. */
  base: string;
  /** Language of the HTTP header. */
  language?: string;
  /** IANA zone of dates that name none. */
  zone: string;
  /** At most this many entries are read, the newest by date. */
  maxEntries: number;
  warn: (code: string) => void;
}
