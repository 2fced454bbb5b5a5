/** Namespace address → the prefix we use for it. RSS in all its versions has none. */

/** Compared in lower case, without `www.`, http or https, and without a trailing slash or hash. */
const known: Record<string, string> = {
  'backend.userland.com/rss': '',
  'backend.userland.com/rss2': '',
  'backend.userland.com/rss191': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'cyber.law.harvard.edu/rss': '',
  'example.com/necho': 'atom',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'example.com/dtds/podcast-1.0.dtd': 'itunes',
  'my.netscape.com/rdf/simple/0.9': '',
  'my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'my.netscape.com/publish/formats/rss-0.9.dtd': '',
  'purl.org/atom/ns': 'atom',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/net/rss1.1': '',
  'purl.org/rss/1.0': '',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/rss/1.0/modules/rss091': '',
  'purl.org/rss/1.0/modules/slash': 'slash',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'purl.org/rss/1.0/modules/threading': 'thr',
  'purl.org/syndication/thread/1.0': 'thr',
  'purl.org/syndication/atom03': 'atom',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'search.yahoo.com/mrss': 'media',
  'search.yahoo.com/rss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'w3.org/1999/xhtml': 'xhtml',
  'w3.org/2005/atom': 'atom',
  'w3.org/2003/01/geo/wgs84_pos': 'geo',
  'w3.org/xml/1998/namespace': 'xml',
  'wellformedweb.org/commentapi': 'wfw',
  'webns.net/mvcb': 'admin',
  'georss.org/georss': 'georss',
  'google.com/schemas/play-podcasts/1.0': 'googleplay',
  'google.com/schemas/sitemap-image/1.1': 'image',
  'google.com/schemas/sitemap-news/0.9': 'news',
  'sitemaps.org/schemas/sitemap/0.9': '',
  'google.com/schemas/sitemap/0.84': '',
};

/** Canonical prefix for a namespace; without a known address the prefix as written counts. */
export function canonicalPrefix(uri: string | undefined, prefix: string): string {
  if (uri !== undefined) {
    const key = uri
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/[/#]+$/, '');
    if (Object.hasOwn(known, key)) return known[key] ?? '';
    if (key.startsWith('purl.org/atom/')) return 'atom';
  }
  return prefix === 'rss' || prefix === 'rss10' ? '' : prefix;
}
