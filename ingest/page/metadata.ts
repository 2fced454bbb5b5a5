/** What a page says of itself: title, authors, dates, site, image — by a table of precedence over structured data, then by what readers see. */
import { absoluteUrl } from './absolute-url.ts';
import { authorsOf } from './authors.ts';
import { creditedIn } from './credits.ts';
import type { PageDocument, PageElement } from './dom.ts';
import { type HumanDateOptions, readHumanDate } from './human-date.ts';
import { jsonLdOf, type Thing, textsOf } from './json-ld.ts';
import { type ImageShape, leadImage } from './lead-image.ts';
import { nextPartOf } from './next-part.ts';
import { precedence } from './precedence.ts';
import { dateInUrl, shownDate } from './shown-date.ts';
import { titleOf } from './title.ts';
import { type Piece, titleZone } from './title-zone.ts';

export interface PageMetadata {
  title?: string;
  authors: string[];
  published?: string;
  modified?: string;
  language?: string;
  canonicalUrl?: string;
  siteName?: string;
  image?: string;
  imageShape?: ImageShape;
  description?: string;
  /** The article’s text as structured data gives it; a fallback. */
  body?: string;
  /** Structured data says that the text is not free. */
  paywalled: boolean;
  ampUrl?: string;
  nextUrl?: string;
}

/** What can be left out of reading metadata, for measuring. */
export const metadataParts = ['json-ld', 'meta', 'print'] as const;
export type MetadataPart = (typeof metadataParts)[number];

/** Read a page’s metadata. `url` is its address, for relative ones; dates without a zone are the outlet’s. */
export function readMetadata(
  document: PageDocument,
  url: string,
  dates: HumanDateOptions,
  without?: ReadonlySet<string>,
): PageMetadata {
  const meta = without?.has('meta') ? new Map<string, string[]>() : metaOf(document);
  const things = without?.has('json-ld') ? [] : jsonLdOf(document);
  const article =
    things.find((thing) => isArticle(thing)) ??
    things.find((thing) => 'headline' in thing || 'articleBody' in thing);
  const absolute = (address: string | undefined) => absoluteUrl(address, url);
  const date = (text: string | undefined) =>
    text === undefined ? undefined : readHumanDate(text, dates);
  const first = (names: readonly string[]) =>
    names.map((name) => meta.get(name)?.[0]).find((value) => value !== undefined);
  const structured = (names: readonly string[]) =>
    firstDate(
      names.flatMap((name) => textsOf(article?.[name])),
      date,
    );
  const fromMeta = (names: readonly string[]) =>
    firstDate(
      names.flatMap((name) => meta.get(name)?.slice(0, 1) ?? []),
      date,
    );
  const siteName =
    first(precedence.site.meta) ??
    textsOf(things.find((thing) => isSite(thing))?.['name'])[0] ??
    textsOf(publisherOf(article))[0];
  const title = titleOf(document, {
    headline: textsOf(article?.['headline'])[0],
    declared: first(precedence.title.meta),
    siteName,
    url,
  });
  const zone = without?.has('print') ? [] : titleZone(document, title);
  const published =
    structured(precedence.published.jsonLd) ??
    fromMeta(precedence.published.meta) ??
    microdataDate(document, 'datePublished', date) ??
    (without?.has('print')
      ? undefined
      : printedDate(
          document,
          zone.filter(({ behind }) => behind !== true),
          url,
          dates,
        ));
  const body = textsOf(article?.['articleBody'])[0];
  const result: PageMetadata = {
    authors: authorsOf(document, {
      ...creditedIn(article, things),
      declared: [
        ...precedence.author.meta.flatMap((name) => {
          const values = meta.get(name);
          return values ? [values.slice(0, 12)] : [];
        }),
        ...labelled(meta),
      ],
      own: [siteName, ...textsOf(publisherOf(article)), new URL(url).hostname],
      zone,
    }),
    paywalled: textsOf(article?.['isAccessibleForFree']).some((value) => /^false$/i.test(value)),
  };
  assign(result, {
    title,
    published,
    modified:
      structured(precedence.modified.jsonLd) ??
      fromMeta(precedence.modified.meta) ??
      microdataDate(document, 'dateModified', date),
    language:
      document.documentElement.getAttribute('lang')?.trim() ||
      meta.get('og:locale')?.[0]?.replace('_', '-') ||
      undefined,
    canonicalUrl:
      absolute(
        document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? undefined,
      ) ?? absolute(meta.get('og:url')?.[0]),
    siteName,
    ...leadImage(document, article?.['image'], first, url),
    description: first(precedence.description.meta) ?? textsOf(article?.['description'])[0],
    body,
    ampUrl: absolute(
      document.querySelector('link[rel="amphtml"]')?.getAttribute('href') ?? undefined,
    ),
    nextUrl: nextPartOf(document, url),
  });
  return result;
}

function assign(
  target: PageMetadata,
  fields: { [Key in keyof PageMetadata]?: PageMetadata[Key] | undefined },
): void {
  for (const [key, value] of Object.entries(fields))
    if (value !== undefined && value !== '') Object.assign(target, { [key]: value });
}

function firstDate(
  texts: string[],
  date: (text: string) => string | undefined,
): string | undefined {
  for (const text of texts) {
    const found = date(text);
    if (found) return found;
  }
  return undefined;
}

/** Cards of links show up to two labelled values: «Written by» and the names. */
function labelled(meta: ReadonlyMap<string, string[]>): string[][] {
  return [1, 2].flatMap((at) => {
    const [label = ''] = meta.get(`twitter:label${at}`) ?? [];
    const [value] = meta.get(`twitter:data${at}`) ?? [];
    return value !== undefined && writtenBy.test(label) ? [value.split(/\s*[,،]\s*/u)] : [];
  });
}

const writtenBy =
  /^(?:written by|by|écrit par|par|rédigé par|كتب(?:ه|ت)?|كُتب بواسطة|بقلم|الكاتب)/iu;

/** The values of every meta element by its names in lower case (RDFa allows several of them), in order; empty ones and placeholders do not count. */
function metaOf(document: PageDocument): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const value = element.getAttribute('content')?.replace(/\s+/g, ' ').trim() ?? '';
    if (value === '' || /^(?:\{\{.*\}\}|null|undefined)$/.test(value)) continue;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const names = (element.getAttribute(key) ?? '').slice(0, 200).toLowerCase().split(/\s+/);
      for (const name of names.filter(Boolean)) {
        const known = values.get(name);
        if (known) known.push(value);
        else values.set(name, [value]);
      }
    }
  }
  return values;
}

/** The printed date, but a day in the address outweighs one that is more than a month away from it. */
function printedDate(
  document: PageDocument,
  zone: Piece[],
  url: string,
  dates: HumanDateOptions,
): string | undefined {
  const shown = shownDate(document, zone, dates);
  const named = dateInUrl(url, dates);
  if (shown === undefined || named === undefined) return shown ?? named;
  return Math.abs(Date.parse(shown) - Date.parse(named)) > 30 * 86_400_000 ? named : shown;
}

function isArticle(thing: Thing): boolean {
  return textsOf(thing['@type']).some((type) =>
    /article|blogposting|reportage|liveblog|review$|techarticle/i.test(type),
  );
}

function isSite(thing: Thing): boolean {
  return textsOf(thing['@type']).some((type) => /^(?:WebSite|NewsMediaOrganization)$/i.test(type));
}

function publisherOf(article: Thing | undefined): unknown {
  const publisher = article?.['publisher'];
  return typeof publisher === 'object' && publisher !== null && 'name' in publisher
    ? publisher.name
    : undefined;
}

function microdataDate(
  document: PageDocument,
  property: string,
  date: (text: string) => string | undefined,
): string | undefined {
  const element = document.querySelector(`[itemprop~="${property}"]`);
  if (!element) return undefined;
  return date(
    element.getAttribute('datetime') ?? element.getAttribute('content') ?? textOf(element),
  );
}

function textOf(element: PageElement): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
