/** A site’s home page → the addresses where its news may be read by machine, best first. */

import { decodeHTML } from 'entities';
import { decode } from './feed/decode.ts';
import { metaCharset } from './html-charset.ts';
import { readTag, tagEnd } from './html-tag.ts';
import { safeUrl } from './sanitise.ts';

/** A place to look. `kind` is what is expected there. */
export interface Candidate {
  url: string;
  kind: 'feed' | 'sitemap';
  title?: string;
  lang?: string;
  /** `link`: the page names it; `robots`: robots.txt does; `guess`: it is where such things usually are. */
  from: 'link' | 'robots' | 'guess';
}

/** Feed types that a page may announce. */
const feedTypes = new Set([
  'application/atom+xml',
  'application/feed+json',
  'application/json',
  'application/rdf+xml',
  'application/rss+xml',
  'application/xml',
  'text/xml',
]);

/** Where feeds usually are (Miniflux’ list). */
const usualFeeds = [
  'feed/',
  'rss/',
  'atom.xml',
  'feed.atom',
  'feed.xml',
  'index.rss',
  'index.xml',
  'rss.xml',
  'rss/feed.xml',
];
const usualSitemaps = [
  'news-sitemap.xml',
  'sitemap-news.xml',
  'sitemap_news.xml',
  'googlenews.xml',
];

/** Feeds announced by a page: those in the site’s language before others, articles before comments. */
export function feedLinks(
  bytes: Uint8Array,
  url: string,
  headers: Record<string, string>,
  lang: string,
): Candidate[] {
  const { text } = decode(bytes, headers['content-type'] ?? metaCharset(bytes));
  const found = linkTags(text).flatMap((attributes): Candidate[] => {
    const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
    const type = (attributes.get('type') ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
    if (!rel.includes('alternate') && !rel.includes('feed')) return [];
    if (!feedTypes.has(type) && !rel.includes('feed')) return [];
    const address = safeUrl(attributes.get('href') ?? '', url);
    if (
      address === undefined ||
      attributes.get('href') === undefined ||
      /\/wp-json\/|oembed/i.test(address)
    )
      return [];
    const title = attributes.get('title');
    const hreflang = attributes.get('hreflang');
    return [
      {
        url: address,
        kind: 'feed',
        from: 'link',
        ...(title !== undefined && { title }),
        ...(hreflang !== undefined && { lang: hreflang }),
      },
    ];
  });
  const unique = found.filter(
    (one, at) => found.findIndex((other) => other.url === one.url) === at,
  );
  return unique
    .map((candidate, at) => ({ candidate, at, rank: rankOf(candidate, lang) }))
    .sort((a, b) => b.rank - a.rank || a.at - b.at)
    .map(({ candidate }) => candidate);
}

/** News sitemaps that robots.txt names, then the usual places of sitemaps and feeds. `site` may be a section. */
export function usualPlaces(site: string, robotsSitemaps: readonly string[]): Candidate[] {
  const named = robotsSitemaps
    .map((address) => safeUrl(address, site))
    .filter((address): address is string => address !== undefined)
    .sort((a, b) => Number(/news|actu/i.test(b)) - Number(/news|actu/i.test(a)));
  const folder = site.endsWith('/') ? site : `${site}/`;
  const bases = [...new Set([new URL('.', folder).href, new URL('/', site).href])];
  const guesses = (paths: string[], kind: Candidate['kind']): Candidate[] =>
    bases.flatMap((base) =>
      paths.map((path) => ({ url: new URL(path, base).href, kind, from: 'guess' as const })),
    );
  return [
    ...named
      .slice(0, 3)
      .map((address) => ({ url: address, kind: 'sitemap' as const, from: 'robots' as const })),
    ...guesses(usualFeeds, 'feed'),
    ...guesses(usualSitemaps, 'sitemap'),
  ];
}

/** Comments last, another language later, the language asked for first. */
function rankOf({ url, title = '', lang = '' }: Candidate, wanted: string): number {
  const isComments = /comment|commentaire|تعليق/i.test(`${url} ${title}`);
  const primary = lang.toLowerCase().split('-')[0] ?? '';
  const urlLang = /[/.=](fr|ar|en)(?:[/.&]|$)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  const known = primary === '' ? urlLang : primary;
  const language = known === wanted ? 2 : known === '' ? 1 : 0;
  return (isComments ? 0 : 10) + language;
}

/** Attributes of the `<link>` and `<a rel=alternate>` tags of a page. */
function linkTags(html: string): Map<string, string>[] {
  const found: Map<string, string>[] = [];
  for (
    let at = html.indexOf('<');
    at !== -1 && found.length < 200;
    at = html.indexOf('<', at + 1)
  ) {
    const letter = html[at + 1];
    if (letter !== 'l' && letter !== 'L' && letter !== 'a' && letter !== 'A') continue;
    const tag = readTag(html, at);
    if (!tag) {
      if (tagEnd(html, at)) break;
      continue;
    }
    at = tag.end - 1;
    if (tag.name !== 'link' && tag.name !== 'a') continue;
    const attributes = new Map(
      tag.attributes().map(({ name, value }) => [name, decodeHTML(value)]),
    );
    if (attributes.has('rel')) found.push(attributes);
  }
  return found;
}
