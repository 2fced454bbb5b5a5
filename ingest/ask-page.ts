/** The address of a page → what its reader makes of it, or why it may not or cannot be read. */
import type { Article } from '#schema/article.ts';
import type { Result } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import type { Hosts } from './hosts.ts';
import { isReserved } from './lifecycle.ts';
import type { Memory } from './memory.ts';
import { retryAfter } from './schedule.ts';
import type { SiteFiles } from './site-files.ts';

/** What an extractor reads in an article page. */
export interface PageText {
  /** Plain text of the article, paragraphs apart by blank lines. */
  text: string;
  /** ISO instants. */
  published?: string | undefined;
  modified?: string | undefined;
  authors?: readonly string[] | undefined;
  image?: string | undefined;
  /** Size in pixels and alternative text of the image. */
  imageShape?: Article['imageShape'] | undefined;
  description?: string | undefined;
  /** Only a teaser is there: the rest is behind a wall. */
  partial?: boolean | undefined;
  /** What makes it partial is a further part that could not be read. */
  missingParts?: boolean | undefined;
  /** The selectors of the source found no text. */
  ruleMissed?: boolean | undefined;
  /** What the page’s own meta elements reserve. */
  reservation?: PageReservation | undefined;
  /** Agency or outlet that the text is credited to. */
  origin?: string | undefined;
  /** Links out of the text to other sites. */
  citedUrls?: readonly string[] | undefined;
  /** BCP 47 tag, told from the text. */
  language?: string | undefined;
  /** Where the page says that the original stands. */
  canonicalUrl?: string | undefined;
  /** Address of the next part of the same article. */
  nextUrl?: string | undefined;
  /** Address of the page’s AMP edition. */
  ampUrl?: string | undefined;
}

/** Reservations in a page’s head, beside those of its response headers. */
export interface PageReservation {
  tdm: boolean;
  noindex: boolean;
  /** Longest extract allowed, in characters. */
  maxSnippet?: number | undefined;
}

/** Reads a page. Whoever hands it in answers for its ending in time. */
export type ExtractPage = (
  bytes: Uint8Array,
  page: { url: string; headers: Record<string, string>; source: Source },
) => Result<PageText> | Promise<Result<PageText>>;

export interface AskPageEffects {
  fetcher: Fetcher;
  hosts: Hosts;
  files: SiteFiles;
  memory: Memory;
  extractPage: ExtractPage;
  now: string;
  /** Least time between two pages of one host, in milliseconds. */
  gapMs: number;
}

/** A page that was read, or why not; `snippet`: longest extract allowed, in characters. */
export type AskedPage = { snippet?: number } & (
  | { page: PageText }
  | { page?: never; withheld: NonNullable<Article['withheld']> }
);

const maxBytes = 5 * 1024 * 1024;

/** Ask for a page within what robots.txt, reservations and its own head allow. Never fails. */
export async function askPage(
  url: string,
  source: Source,
  effects: AskPageEffects,
): Promise<AskedPage> {
  const { files, hosts, memory, fetcher, extractPage, now, gapMs } = effects;
  const { host } = new URL(url);
  const permission = await files.robots(url);
  if (!permission.allowed) return { withheld: 'robots' };
  if (source.tdm !== 'allowed' && (await files.isReserved(url))) return { withheld: 'tdm' };
  const got = await hosts.run(
    host,
    () =>
      fetcher.fetch(url, {
        maxBytes,
        headers: { accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1' },
      }),
    Math.max(gapMs, permission.delayMs),
  );
  if (!got.ok) return { withheld: 'failed' };
  const answer = got.value;
  if (answer.status === 429 || answer.status === 503) {
    memory.rest(host, retryAfter(now, answer.headers['retry-after']));
  }
  if (answer.status === 402) return { withheld: 'paywall' };
  if (answer.status !== 200) return { withheld: 'failed' };
  const { withheld, ...bounds } = rulesOf(answer, source);
  if (withheld !== undefined) return { ...bounds, withheld };
  const read = await extractPage(answer.body, { url: answer.url, headers: answer.headers, source });
  if (!read.ok) return { ...bounds, withheld: 'failed' };
  return withinReservation(read.value, source, bounds);
}

/** What the page gave, within what its own head allows. */
function withinReservation(
  page: PageText,
  source: Source,
  bounds: { snippet?: number },
): AskedPage {
  const { tdm = false, noindex = false, maxSnippet } = page.reservation ?? {};
  const limits = [bounds.snippet, maxSnippet].filter((limit) => limit !== undefined);
  const bounded = limits.length > 0 ? { snippet: Math.min(...limits) } : {};
  if (tdm && source.tdm !== 'allowed') return { ...bounded, withheld: 'tdm' };
  if (noindex) return { ...bounded, withheld: 'noindex' };
  return { ...bounded, page };
}

interface PageRules {
  withheld?: NonNullable<Article['withheld']>;
  /** Longest extract allowed, in characters. */
  snippet?: number;
}

/** What the response headers reserve (TDMRep, X-Robots-Tag). Directives for another agent do not count. */
function rulesOf({ headers }: Fetched, source: Source): PageRules {
  if (isReserved(headers) && source.tdm !== 'allowed') return { withheld: 'tdm' };
  const words = (headers['x-robots-tag'] ?? '')
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .filter((word) => !/^[a-z][a-z0-9_-]*bot\s*:/.test(word));
  const snippet = words
    .map((word) => /^max-snippet\s*:\s*(\d+)$/.exec(word)?.[1])
    .find((found) => found !== undefined);
  const rules: PageRules = {};
  if (words.includes('nosnippet')) rules.snippet = 0;
  else if (snippet !== undefined) rules.snippet = Number(snippet);
  if (words.includes('noai')) rules.withheld = 'tdm';
  else if (words.includes('noindex') || words.includes('none')) rules.withheld = 'noindex';
  return rules;
}
