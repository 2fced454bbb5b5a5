/** What a page says of itself: title, authors, dates, site, image — by a table of precedence over structured data, then by what readers see. */
import { fold } from './boilerplate.ts';
import type { PageDocument, PageElement } from './dom.ts';
import { type HumanDateOptions, readHumanDate } from './human-date.ts';
import { jsonLdOf, type Thing, textsOf } from './json-ld.ts';

export interface PageMetadata {
  title?: string;
  authors: string[];
  published?: string;
  modified?: string;
  language?: string;
  canonicalUrl?: string;
  siteName?: string;
  image?: string;
  description?: string;
  /** The article’s text as structured data gives it; a fallback. */
  body?: string;
  /** Structured data says that the text is not free. */
  paywalled: boolean;
  ampUrl?: string;
  nextUrl?: string;
}

/** Where each field is looked for, best first: JSON-LD properties, then meta names, then selectors. */
const precedence = {
  published: {
    jsonLd: ['datePublished', 'dateCreated'],
    meta: [
      'article:published_time',
      'og:article:published_time',
      'og:published_time',
      'datepublished',
      'date.published',
      'dc.date.issued',
      'dcterms.issued',
      'dcterms.created',
      'dcterms.date',
      'dc.date',
      'dc.date.created',
      'date',
      'pubdate',
      'publishdate',
      'publish-date',
      'publish_date',
      'publication_date',
      'article.published',
      'sailthru.date',
      'parsely-pub-date',
      'article_date_original',
      'cxenseparse:recs:publishtime',
      'cxenseparse:publishtime',
      'originalpublicationdate',
      'timestamp',
      'lastmod',
      'og:pubdate',
      'citation_publication_date',
      'citation_date',
      'ptime',
      'displaydate',
      'dateline',
      'bt:pubdate',
      'rnews:datepublished',
      'iso-8601-publish-date',
      'vr:published_time',
    ],
  },
  modified: {
    jsonLd: ['dateModified'],
    meta: [
      'article:modified_time',
      'og:updated_time',
      'og:article:modified_time',
      'datemodified',
      'dcterms.modified',
      'last-modified',
      'lastmod',
      'revised',
    ],
  },
  title: {
    meta: [
      'og:title',
      'twitter:title',
      'dc.title',
      'dcterms.title',
      'parsely-title',
      'sailthru.title',
      'citation_title',
      'headline',
    ],
  },
  author: {
    meta: [
      'author',
      'article:author',
      'article:author_name',
      'parsely-author',
      'sailthru.author',
      'dc.creator',
      'dcterms.creator',
      'byl',
      'citation_author',
      'authors',
      'og:article:author',
      'cxenseparse:author',
      'twitter:data1',
    ],
  },
  site: {
    meta: [
      'og:site_name',
      'application-name',
      'twitter:app:name:iphone',
      'al:android:app_name',
      'copyright',
    ],
  },
  image: {
    meta: [
      'og:image',
      'og:image:secure_url',
      'og:image:url',
      'twitter:image',
      'twitter:image:src',
      'thumbnail',
      'msapplication-tileimage',
    ],
  },
  description: { meta: ['og:description', 'description', 'twitter:description', 'dc.description'] },
} as const;

/** Read a page’s metadata. `url` is its address, for relative ones; dates without a zone are the outlet’s. */
export function readMetadata(
  document: PageDocument,
  url: string,
  dates: HumanDateOptions,
): PageMetadata {
  const meta = metaOf(document);
  const things = jsonLdOf(document);
  const article =
    things.find((thing) => isArticle(thing)) ??
    things.find((thing) => 'headline' in thing || 'articleBody' in thing);
  const absolute = (address: string | undefined) => absoluteUrl(address, url);
  const date = (text: string | undefined) =>
    text === undefined ? undefined : readHumanDate(text, dates);
  const first = (names: readonly string[]) =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined);
  const structured = (names: readonly string[]) =>
    firstDate(
      names.flatMap((name) => textsOf(article?.[name])),
      date,
    );
  const fromMeta = (names: readonly string[]) =>
    firstDate(
      names.flatMap((name) => meta.get(name) ?? []),
      date,
    );
  const siteName =
    first(precedence.site.meta) ??
    textsOf(things.find((thing) => isSite(thing))?.['name'])[0] ??
    textsOf(publisherOf(article))[0];
  const published =
    structured(precedence.published.jsonLd) ??
    fromMeta(precedence.published.meta) ??
    microdataDate(document, 'datePublished', date) ??
    visibleDate(document, date, dates);
  const body = textsOf(article?.['articleBody'])[0];
  const result: PageMetadata = {
    authors: authorsOf(document, article, meta, siteName),
    paywalled: textsOf(article?.['isAccessibleForFree']).some((value) => /^false$/i.test(value)),
  };
  assign(result, {
    title: titleOf(document, article, first(precedence.title.meta), siteName),
    published,
    modified:
      structured(precedence.modified.jsonLd) ??
      fromMeta(precedence.modified.meta) ??
      microdataDate(document, 'dateModified', date),
    language:
      document.documentElement.getAttribute('lang')?.trim() ||
      meta.get('og:locale')?.replace('_', '-') ||
      undefined,
    canonicalUrl:
      absolute(
        document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? undefined,
      ) ?? absolute(meta.get('og:url')),
    siteName,
    image: absolute(textsOf(imageOf(article))[0] ?? first(precedence.image.meta)),
    description: first(precedence.description.meta) ?? textsOf(article?.['description'])[0],
    body,
    ampUrl: absolute(
      document.querySelector('link[rel="amphtml"]')?.getAttribute('href') ?? undefined,
    ),
    nextUrl: absolute(
      document.querySelector('link[rel="next"], a[rel~="next"]')?.getAttribute('href') ?? undefined,
    ),
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

/** Every meta element by its name or property in lower case; the first of a name counts, empty ones and placeholders do not. */
function metaOf(document: PageDocument): Map<string, string> {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const value = element.getAttribute('content')?.replace(/\s+/g, ' ').trim() ?? '';
    if (value === '' || /^(?:\{\{.*\}\}|null|undefined)$/.test(value)) continue;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(key)?.trim().toLowerCase();
      if (name && !values.has(name)) values.set(name, value);
    }
  }
  return values;
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

function imageOf(article: Thing | undefined): unknown {
  const image = Array.isArray(article?.['image']) ? article['image'][0] : article?.['image'];
  return typeof image === 'object' && image !== null && 'url' in image ? image.url : image;
}

/** og:title, JSON-LD headline, h1, `<title>`; an h1 that contains it or is contained in it is what readers saw. */
function titleOf(
  document: PageDocument,
  article: Thing | undefined,
  declared: string | undefined,
  siteName: string | undefined,
): string | undefined {
  const headings = [...document.querySelectorAll('h1')]
    .map(textOf)
    .filter((text) => text.length > 2 && text.length < 400);
  const element = document.querySelector('title');
  const candidate =
    clean(textsOf(article?.['headline'])[0]) ?? withoutSite(clean(declared), siteName);
  const page = withoutSite(element ? textOf(element) : undefined, siteName);
  const chosen = candidate ?? page;
  if (chosen === undefined) return headings[0];
  const folded = fold(chosen);
  const twin = headings.find((heading) => {
    const other = fold(heading);
    return (
      other.length > 8 &&
      (other.includes(folded) || folded.includes(other)) &&
      Math.min(other.length, folded.length) / Math.max(other.length, folded.length) > 0.4
    );
  });
  if (twin) return twin;
  const kin = headings.find((heading) => overlap(fold(heading), fold(page ?? chosen)) > 0.7);
  return kin ?? chosen;
}

function overlap(a: string, b: string): number {
  const words = (text: string) => new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []);
  const [first, second] = [words(a), words(b)];
  const common = [...first].filter((word) => second.has(word)).length;
  return (
    (common / Math.max(1, Math.min(first.size, second.size))) *
    (Math.min(first.size, second.size) > 2 ? 1 : 0)
  );
}

/** Cut « - Site », « | Site » off a title: the site’s own name, or a short tail behind the last strong separator. */
function withoutSite(title: string | undefined, siteName: string | undefined): string | undefined {
  if (title === undefined) return undefined;
  const parts = title.split(/\s+[|–—·»:-]\s+|\s*\|\s*/);
  if (parts.length < 2) return title;
  const tail = parts.at(-1) ?? '';
  const head = parts[0] ?? '';
  const cutTail = title
    .slice(0, title.lastIndexOf(tail))
    .replace(/\s*[|–—·»:-]\s*$/, '')
    .trim();
  if (siteName && fold(tail) === fold(siteName)) return cutTail;
  if (siteName && fold(head) === fold(siteName))
    return title
      .slice(head.length)
      .replace(/^\s*[|–—·»:-]\s*/, '')
      .trim();
  const isPipe = /\|\s*[^|]*$/.test(title);
  const short = tail.split(/\s+/).length <= 4 && cutTail.split(/\s+/).length >= 4;
  return short && (isPipe || /[–—-]\s*[^–—-]*$/.test(title)) ? cutTail : title;
}

function clean(text: string | undefined): string | undefined {
  const flat = text
    ?.replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return flat === '' ? undefined : flat;
}

const bylineSelectors = [
  '[rel="author"]',
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '.author-name',
  '.byline-name',
  '.author__name',
  '.post-author',
  '.entry-author',
  '.article-author',
  '.article__author',
  '.byline',
  '.author',
  '.auteur',
  '.signature',
  '.c-byline__author',
  '[class*="author-name"]',
  '[class*="byline"]',
];

function authorsOf(
  document: PageDocument,
  article: Thing | undefined,
  meta: Map<string, string>,
  siteName: string | undefined,
): string[] {
  const structured = namesOf(namesInJsonLd(article?.['author'] ?? article?.['creator']), siteName);
  if (structured.length > 0) return structured;
  const declared = namesOf(
    precedence.author.meta
      .slice(0, -1)
      .flatMap((name) => meta.get(name) ?? [])
      .slice(0, 1),
    siteName,
  );
  if (declared.length > 0) return declared;
  for (const selector of bylineSelectors) {
    const texts = [...document.querySelectorAll(selector)]
      .slice(0, 6)
      .map(textOf)
      .filter((text) => text.length < 120);
    const names = namesOf(texts, siteName);
    if (names.length > 0) return names;
  }
  return namesOf(visibleByline(document), siteName);
}

function namesInJsonLd(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesInJsonLd);
  if (typeof value === 'object' && value !== null)
    return 'name' in value ? textsOf(value.name) : [];
  return textsOf(value);
}

const bylineStart = /^(?:par|by|written by|de|بقلم|كتب|كتبت|إعداد|تحرير|المحرر|الكاتب)\s*:?\s+/iu;

/** «Par Salma B.», «بقلم …» in a short line of its own near the top. */
function visibleByline(document: PageDocument): string[] {
  for (const element of [
    ...document.querySelectorAll('p,span,div,td,small,address,b,strong,em,font'),
  ].slice(0, 1500)) {
    if (element.children.length > 3) continue;
    const text = textOf(element);
    if (
      text.length > 6 &&
      text.length < 90 &&
      /^(?:par|by|written by|بقلم|إعداد|كتب|كتبت)\s*:?\s+\p{L}/iu.test(text)
    )
      return [
        text.split(/\s*[|–—•·,،]\s*(?=\d|le |publi|on |في |نشر)|\s{2,}|\s+[-–]\s+/u)[0] ?? text,
      ];
  }
  return [];
}

const noName =
  /^(?:admin|administrator|administrateur|redaction|la redaction|redacteur|editor|editorial|staff|news desk|webmaster|contributor|guest|unknown|anonymous|null|undefined|author|auteur|هيئه التحرير|التحرير)$/;

/** Split, clean and deduplicate names; addresses, sites and placeholders are none. */
function namesOf(texts: string[], siteName: string | undefined): string[] {
  const names = texts.flatMap((text) =>
    text
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(bylineStart, '')
      .split(/\s*(?:,|;|،|\s+(?:et|and|&)\s+|\s+\|\s+|\n)\s*/u),
  );
  const kept = new Map<string, string>();
  for (const raw of names) {
    const name = raw
      .replace(bylineStart, '')
      .replace(/\(.*?\)|^[-–•\s]+|[-–•:\s]+$/g, '')
      .trim();
    const folded = fold(name);
    const isName =
      name.length > 1 &&
      name.length < 60 &&
      /\p{L}/u.test(name) &&
      !/https?:|www\.|@|\d{2,}|[{}[\]<>]/.test(name) &&
      name.split(' ').length <= 6;
    if (isName && !noName.test(folded) && folded !== fold(siteName ?? '')) kept.set(folded, name);
  }
  return [...kept.values()].slice(0, 12);
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

const dateSelectors = [
  'article time[datetime]',
  'main time[datetime]',
  'time[pubdate]',
  'header time',
  'time[datetime]',
  '.published',
  '.date-published',
  '.entry-date',
  '.post-date',
  '.article-date',
  '.article__date',
  '.publish-date',
  '.pubdate',
  '.date',
  '.timestamp',
  '.dateline',
  '.post-meta',
  '.entry-meta',
  '.meta',
  '.byline',
  'time',
  '[class*="date"]',
  '[class*="time"]',
  '[id*="date"]',
];

/** The date readers see: a marked element, else a short line that is a date. */
function visibleDate(
  document: PageDocument,
  date: (text: string) => string | undefined,
  { now }: HumanDateOptions,
): string | undefined {
  const isPast = (found: string) => Date.parse(found) <= Date.parse(now) + 86_400_000;
  for (const selector of dateSelectors) {
    for (const element of [...document.querySelectorAll(selector)].slice(0, 5)) {
      const text = textOf(element);
      const found =
        date(element.getAttribute('datetime') ?? '') ??
        (text.length < 160 ? (date(text) ?? dateInside(text, date)) : undefined);
      if (found && isPast(found)) return found;
    }
  }
  for (const element of [...document.querySelectorAll('p,span,div,td,small,li,font,b,i,em')].slice(
    0,
    2500,
  )) {
    if (element.children.length > 2) continue;
    const text = textOf(element);
    if (text.length < 6 || text.length > 110 || !/\d/.test(text)) continue;
    const found = date(text) ?? dateInside(text, date);
    if (found && isPast(found)) return found;
  }
  return undefined;
}

/** A full date inside a short line: day, month word or number, four-digit year, in either order. */
const insideDates = [
  /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?/u,
  /\d{1,2}(?:er|st|nd|rd|th)?[\s.]+(?:de\s+|of\s+)?[\p{L}\p{M}]{3,12}(?:\s+ال[أا]ول|\s+الثاني)?(?:\/[\p{L}\p{M}]+)?\.?,?\s+\d{4}(?:[\s,،–-]*(?:à|at|على الساعة)?[\s:]*\d{1,2}\s*[:hH]\s*\d{2})?/u,
  /[\p{L}\p{M}]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}(?:[\s,]*(?:at)?\s*\d{1,2}:\d{2}(?:\s*[ap]\.?m\.?)?)?/iu,
  /(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{4}(?:[\s,–-]*(?:à)?\s*\d{1,2}\s*[:hH]\s*\d{2})?/u,
];

function dateInside(text: string, date: (text: string) => string | undefined): string | undefined {
  for (const pattern of insideDates) {
    const match = pattern.exec(text)?.[0];
    const found = match === undefined ? undefined : date(match);
    if (found) return found;
  }
  return undefined;
}

function textOf(element: PageElement): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function absoluteUrl(address: string | undefined, base: string): string | undefined {
  if (address === undefined || address.trim() === '') return undefined;
  try {
    const url = new URL(address.trim(), base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
