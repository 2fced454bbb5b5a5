/** The pages of new articles → text for analysis, where robots, reservations and the source allow it. */
import type { Article } from '#schema/article.ts';
import type { Source } from '#schema/source.ts';
import { type AskPageEffects, askPage, type PageText } from './ask-page.ts';
import { tidy } from './feed/text.ts';
import { wholePage } from './whole-page.ts';

/** An article with what its page gave, and the text for analysis. */
export interface PageRead {
  article: Article;
  text: string | undefined;
  /** Pages fetched for it. */
  requests: number;
  /** The selectors of the source found no text in it. */
  ruleMissed?: boolean | undefined;
}

export interface PageEffects extends AskPageEffects {
  now: string;
}

const dayMs = 86_400_000;
const enoughText = 200;

/** Read the page of one article, with its further parts. Never fails: what could not be read is said in `withheld`. */
export async function readPage(
  article: Article,
  source: Source,
  effects: PageEffects,
): Promise<PageRead> {
  const { memory, now } = effects;
  const rest = memory.restUntil(new URL(article.url).host);
  if (rest !== undefined && rest > now) return withheld(article, 'failed', 0);
  const asked = await askPage(article.url, source, effects);
  const bounded = asked.snippet === undefined ? article : shortened(article, asked.snippet);
  if (asked.page === undefined) return withheld(bounded, asked.withheld, 1);
  const { page, requests } = await wholePage(asked.page, article.url, source, effects);
  if (page.text.length < Math.min(enoughText, article.excerpt.length))
    return withheld(bounded, 'failed', requests);
  const read = withPage(bounded, page, source, now, asked.snippet);
  const lang = await languageOf(read.article, page);
  const { text, ruleMissed } = page;
  return { article: { ...read.article, lang }, text, requests, ruleMissed };
}

async function languageOf(article: Article, { language, text }: PageText): Promise<string> {
  if (language !== undefined && language !== 'und') return language;
  // Loaded on first use: a run that reads no page needs no statistics of languages in this thread.
  const told = await import('./page/language.ts');
  return told.languageOf(`${article.title}\n${text}`, article.lang);
}

function withheld(
  article: Article,
  why: NonNullable<Article['withheld']>,
  requests: number,
): PageRead {
  return { article: { ...article, withheld: why }, text: undefined, requests };
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
): { article: Article } {
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
      ...(image !== undefined && isHttp(image) && { image }),
      ...(image !== undefined && image === page.image && shapeOf(page)),
      ...provenance(dated, page),
      ...(page.partial === true && { partial: true }),
      ...(page.partial === true && page.missingParts !== true && { withheld: 'paywall' as const }),
    },
  };
}

function shapeOf({ imageShape }: PageText): Pick<Article, 'imageShape'> {
  if (imageShape === undefined) return {};
  const { alt, ...size } = imageShape;
  const plain = tidy(alt ?? '')?.slice(0, 300);
  return { imageShape: { ...size, ...(plain !== undefined && { alt: plain }) } };
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
