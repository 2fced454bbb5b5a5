/** The pages of new articles → text for analysis, where robots, reservations and the source allow it. */
import type { Article } from '#schema/article.ts';
import type { Result } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import { tidy } from './feed/text.ts';
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
  description?: string | undefined;
  /** Only a teaser is there: the rest is behind a wall. */
  partial?: boolean | undefined;
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

/** An article with what its page gave, and the text for analysis. */
export interface PageRead {
  article: Article;
  text: string | undefined;
}

export interface PageEffects {
  fetcher: Fetcher;
  hosts: Hosts;
  files: SiteFiles;
  memory: Memory;
  extractPage: ExtractPage;
  now: string;
  /** Least time between two pages of one host, in milliseconds. */
  gapMs: number;
}

const maxBytes = 5 * 1024 * 1024;
const dayMs = 86_400_000;
const enoughText = 200;

/** Read the page of one article. Never fails: what could not be read is said in `withheld`. */
export async function readPage(
  article: Article,
  source: Source,
  effects: PageEffects,
): Promise<PageRead> {
  const { files, hosts, memory, fetcher, extractPage, now, gapMs } = effects;
  const { host } = new URL(article.url);
  const rest = memory.restUntil(host);
  if (rest !== undefined && rest > now) return withheld(article, 'failed');
  const permission = await files.robots(article.url);
  if (!permission.allowed) return withheld(article, 'robots');
  if (source.tdm !== 'allowed' && (await files.isReserved(article.url)))
    return withheld(article, 'tdm');
  const got = await hosts.run(
    host,
    () =>
      fetcher.fetch(article.url, {
        maxBytes,
        headers: { accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1' },
      }),
    Math.max(gapMs, permission.delayMs),
  );
  if (!got.ok) return withheld(article, 'failed');
  const answer = got.value;
  if (answer.status === 429 || answer.status === 503) {
    memory.rest(host, retryAfter(now, answer.headers['retry-after']));
  }
  if (answer.status === 402) return withheld(article, 'paywall');
  if (answer.status !== 200) return withheld(article, 'failed');
  const rules = rulesOf(answer, source);
  const bounded = rules.snippet === undefined ? article : shortened(article, rules.snippet);
  if (rules.withheld !== undefined) return withheld(bounded, rules.withheld);
  const read = await extractPage(answer.body, { url: answer.url, headers: answer.headers, source });
  if (!read.ok) return withheld(bounded, 'failed');
  return settled(bounded, read.value, source, now, rules.snippet);
}

/** What the page gave, within what its own head allows. */
async function settled(
  article: Article,
  page: PageText,
  source: Source,
  now: string,
  headerSnippet: number | undefined,
): Promise<PageRead> {
  const { tdm = false, noindex = false, maxSnippet } = page.reservation ?? {};
  const snippets = [headerSnippet, maxSnippet].filter((limit) => limit !== undefined);
  const snippet = snippets.length > 0 ? Math.min(...snippets) : undefined;
  const bounded = snippet === undefined ? article : shortened(article, snippet);
  if (tdm && source.tdm !== 'allowed') return withheld(bounded, 'tdm');
  if (noindex) return withheld(bounded, 'noindex');
  if (page.text.length < Math.min(enoughText, article.excerpt.length))
    return withheld(bounded, 'failed');
  const read = withPage(bounded, page, source, now, snippet);
  return { ...read, article: { ...read.article, lang: await languageOf(read.article, page) } };
}

async function languageOf(article: Article, { language, text }: PageText): Promise<string> {
  if (language !== undefined && language !== 'und') return language;
  // Loaded on first use: a run that reads no page needs no statistics of languages in this thread.
  const told = await import('./page/language.ts');
  return told.languageOf(`${article.title}\n${text}`, article.lang);
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

function withheld(article: Article, why: NonNullable<Article['withheld']>): PageRead {
  return { article: { ...article, withheld: why }, text: undefined };
}

function shortened(article: Article, max: number): Article {
  if (article.excerpt.length <= max) return article;
  return { ...article, excerpt: max < 2 ? '' : `${article.excerpt.slice(0, max - 1).trimEnd()}…` };
}

function withPage(
  article: Article,
  page: PageText,
  source: Source,
  now: string,
  snippet: number | undefined,
): PageRead {
  const { withheld: _withheld, ...rest } = article;
  const known = Date.parse(page.published ?? '');
  const isUsable = known <= Date.parse(now) + dayMs && known > 0;
  const lacksDate = article.dateFrom === 'seen';
  const disagrees =
    isUsable && !lacksDate && Math.abs(known - Date.parse(article.published)) > 2 * dayMs;
  const { dateFlag: _flag, ...undated } = rest;
  const dated: Article =
    isUsable && lacksDate && page.published !== undefined
      ? { ...undated, published: page.published, dateFrom: 'page' }
      : disagrees
        ? { ...rest, dateFlag: 'disagrees' }
        : rest;
  const max = Math.min(source.excerptMax ?? 280, snippet ?? 400);
  const lead = dated.excerpt === '' ? tidy(page.description ?? '') : undefined;
  const authors =
    dated.authors ?? (page.authors && page.authors.length > 0 ? [...page.authors] : undefined);
  const image =
    dated.image ?? (page.image !== undefined && URL.canParse(page.image) ? page.image : undefined);
  return {
    article: {
      ...dated,
      text: 'page',
      words: page.text.split(/\s+/).length,
      ...(lead !== undefined && {
        excerpt: lead.length <= max ? lead : shortened({ ...dated, excerpt: lead }, max).excerpt,
      }),
      ...(authors && { authors }),
      ...(image !== undefined && /^https?:/.test(image) && { image }),
      ...provenance(dated, page),
      ...(page.partial === true && { partial: true, withheld: 'paywall' as const }),
    },
    text: page.text,
  };
}

/** Whom the text is credited to and what it links to; what is known already stays. */
function provenance(article: Article, page: PageText): Pick<Article, 'origin' | 'citedUrls'> {
  const original = foreign(page.canonicalUrl, article.url);
  const cited = (page.citedUrls ?? []).filter(isHttp).slice(0, 20);
  const origin: Article['origin'] =
    page.origin !== undefined && page.origin !== ''
      ? { name: page.origin, sign: 'agency', ...(original && { url: original.href }) }
      : original && { name: siteOf(original), url: original.href, sign: 'canonical' };
  return {
    ...(article.origin === undefined && origin && { origin }),
    ...(cited.length > 0 && { citedUrls: cited }),
  };
}

/** A canonical address on another site; names of one domain are one site. */
function foreign(canonical: string | undefined, own: string): URL | undefined {
  if (canonical === undefined || !isHttp(canonical)) return undefined;
  const url = new URL(canonical);
  const domain = (host: string) => host.split('.').slice(-2).join('.');
  return domain(url.hostname) === domain(new URL(own).hostname) ? undefined : url;
}

function siteOf({ hostname }: URL): string {
  return hostname.replace(/^www\./, '');
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
