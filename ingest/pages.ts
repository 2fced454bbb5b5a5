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
  if (!read.ok || read.value.text.length < Math.min(enoughText, article.excerpt.length))
    return withheld(bounded, 'failed');
  // Loaded on first use: a run that reads no page needs no statistics of languages in this thread.
  const { languageOf } = await import('./page/language.ts');
  const page = withPage(bounded, read.value, source, now, rules.snippet);
  const lang = languageOf(`${page.article.title}\n${read.value.text}`, page.article.lang);
  return { ...page, article: { ...page.article, lang } };
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
      ...(page.partial === true && { partial: true, withheld: 'paywall' as const }),
    },
    text: page.text,
  };
}
