/** Write an outlet's newest articles as the feed, sitemap or list page that it publishes, faults included. */
import { printedDate, type Version } from './clock.ts';
import type { Outlet } from './load.ts';

/** How many articles a feed holds. */
const feedLength = 25;

export interface Document {
  type: string;
  body: string;
}

/** The outlet's feed, given its versions newest first. */
export function writeFeed(outlet: Outlet, versions: Version[]): Document {
  return writers[outlet.format](outlet, versions.slice(0, feedLength));
}

const writers: Record<Outlet['format'], (outlet: Outlet, versions: Version[]) => Document> = {
  rss: writeRss,
  atom: writeAtom,
  json: writeJson,
  rdf: writeRdf,
  sitemap: writeSitemap,
  html: writeList,
};

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The article's address as its outlet's feed gives it: relative, with tracking parameters, or as it is. */
function linkOf(outlet: Outlet, { article }: Version): string {
  if (outlet.dirt.includes('relative-links')) return article.path;
  const url = `http://${outlet.host}${article.path}`;
  if (!outlet.dirt.includes('tracking-parameters')) return url;
  return `${url}?utm_source=rss&utm_medium=feed&utm_campaign=${article.truth.story}`;
}

function feedDate({ article }: Version): string | undefined {
  if (article.feedDate === 'none') return undefined;
  return article.feedDate ?? article.published;
}

function paragraphs(version: Version): string {
  return version.paragraphs.map((text) => `<p>${escapeXml(text)}</p>`).join('\n');
}

/** RFC 822 with the instant's own offset. */
function rfc822(instant: string): string {
  const offset = instant.slice(19).replace('.000', '').replace(':', '').replace('Z', '+0000');
  const local = new Date(`${instant.slice(0, 19)}Z`).toUTCString();
  return local.replace('GMT', offset);
}

function writeRss(outlet: Outlet, versions: Version[]): Document {
  const encoding = outlet.encoding ?? 'UTF-8';
  const full = outlet.dirt.includes('full-text');
  const items = versions.map((version) => {
    const { article } = version;
    const date = feedDate(version);
    const lines = [
      `<title>${titleIn(outlet, version.title)}</title>`,
      `<link>${escapeXml(linkOf(outlet, version))}</link>`,
      `<guid isPermaLink="false">${outlet.host}-${article.id}</guid>`,
      date === undefined ? '' : `<pubDate>${rfc822(date)}</pubDate>`,
      article.author ? `<dc:creator>${escapeXml(article.author)}</dc:creator>` : '',
      article.summary ? `<description>${escapeXml(article.summary)}</description>` : '',
      full ? `<content:encoded><![CDATA[${paragraphs(version)}]]></content:encoded>` : '',
    ];
    return `<item>\n${lines.filter((line) => line !== '').join('\n')}\n</item>`;
  });
  const body = `<?xml version="1.0" encoding="${encoding}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>${titleIn(outlet, outlet.name)}</title>
<link>${outlet.site}</link>
<description>${titleIn(outlet, outlet.name)}</description>
<language>${outlet.lang}</language>
${items.join('\n')}
</channel>
</rss>
`;
  return { type: encoding === 'UTF-8' ? 'application/rss+xml; charset=utf-8' : 'text/xml', body };
}

/** A title as text of XML, or with a bare `&` and `&nbsp;`, as careless publishers write them. */
function titleIn(outlet: Outlet, title: string): string {
  if (!outlet.dirt.includes('bare-ampersand')) return escapeXml(title);
  return title.replaceAll('<', '&lt;').replaceAll('\u202f', '&nbsp;');
}

function writeAtom(outlet: Outlet, versions: Version[]): Document {
  const entries = versions.map((version) => {
    const { article } = version;
    const date = feedDate(version);
    return `<entry>
<title type="html">${escapeXml(escapeXml(version.title))}</title>
<link rel="alternate" type="text/html" href="${escapeXml(linkOf(outlet, version))}"/>
<id>tag:${outlet.host},2026:${article.id}</id>
${date === undefined ? '' : `<published>${date}</published>`}
<updated>${version.updated ?? date ?? article.published}</updated>
<author><name>${escapeXml(article.author ?? outlet.name)}</name></author>
<summary>${escapeXml(article.summary ?? version.paragraphs[0] ?? '')}</summary>
</entry>`;
  });
  const newest = versions[0];
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.lang}">
<title>${escapeXml(outlet.name)}</title>
<id>${outlet.site}</id>
<link rel="self" href="http://${outlet.host}${outlet.path}"/>
<link rel="alternate" href="${outlet.site}"/>
<updated>${newest?.updated ?? newest?.article.published ?? '2026-08-31T00:00:00+01:00'}</updated>
${entries.join('\n')}
</feed>
`;
  return { type: 'application/atom+xml; charset=utf-8', body };
}

function writeJson(outlet: Outlet, versions: Version[]): Document {
  const items = versions.map((version) => ({
    id: version.article.id,
    url: linkOf(outlet, version),
    title: version.title,
    summary: version.article.summary,
    content_html: paragraphs(version),
    date_published: feedDate(version),
    date_modified: version.updated,
    authors: version.article.author ? [{ name: version.article.author }] : undefined,
    language: outlet.lang,
  }));
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: outlet.name,
    home_page_url: outlet.site,
    feed_url: `http://${outlet.host}${outlet.path}`,
    language: outlet.lang,
    items,
  };
  return { type: 'application/feed+json; charset=utf-8', body: JSON.stringify(feed, null, 1) };
}

function writeRdf(outlet: Outlet, versions: Version[]): Document {
  const links = versions.map((version) => escapeXml(linkOf(outlet, version)));
  const items = versions.map((version, index) => {
    const date = feedDate(version);
    return `<item rdf:about="${links[index]}">
<title>${escapeXml(version.title)}</title>
<link>${links[index]}</link>
<description>${escapeXml(version.article.summary ?? '')}</description>
${date === undefined ? '' : `<dc:date>${date}</dc:date>`}
</item>`;
  });
  const body = `<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${outlet.site}">
<title>${escapeXml(outlet.name)}</title>
<link>${outlet.site}</link>
<description>${escapeXml(outlet.name)}</description>
<items><rdf:Seq>${links.map((link) => `<rdf:li resource="${link}"/>`).join('')}</rdf:Seq></items>
</channel>
${items.join('\n')}
</rdf:RDF>
`;
  return { type: 'application/rdf+xml', body };
}

function writeSitemap(outlet: Outlet, versions: Version[]): Document {
  const urls = versions.map((version) => {
    const date = feedDate(version);
    return `<url>
<loc>${escapeXml(linkOf(outlet, version))}</loc>
<news:news>
<news:publication><news:name>${escapeXml(outlet.name)}</news:name><news:language>${outlet.lang}</news:language></news:publication>
${date === undefined ? '' : `<news:publication_date>${date}</news:publication_date>`}
<news:title>${escapeXml(version.title)}</news:title>
</news:news>
</url>`;
  });
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${urls.join('\n')}
</urlset>
`;
  return { type: 'application/xml', body };
}

function writeList(outlet: Outlet, versions: Version[]): Document {
  const items = versions.map((version) => {
    const { article } = version;
    const date = feedDate(version);
    return `<li class="actu">
<h3><a href="${escapeXml(article.path)}">${escapeXml(version.title)}</a></h3>
<span class="actu-date">${date === undefined ? '' : printedDate(date, outlet.lang).replace(/ à .*/, '')}</span>
<p class="actu-chapo">${escapeXml(article.summary ?? '')}</p>
</li>`;
  });
  const body = `<!DOCTYPE html>
<html lang="${outlet.lang}"><head><meta charset="utf-8"><title>Actualités | ${escapeXml(outlet.name)}</title></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/actualites">Actualités</a></li><li><a href="/contact">Contact</a></li></ul></nav>
<main><h1>Actualités</h1><ul class="actus">
${items.join('\n')}
</ul></main><footer>Plan du site – Accessibilité</footer></body></html>
`;
  return { type: 'text/html; charset=utf-8', body };
}
