/** The sitemaps of a built site → what is wrong with them: alternates that are not mutual, that lead nowhere, that the page itself does not name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cheerio from 'cheerio';

/** All faults; empty when all is well. `origin` is the site’s address without a path. */
export function sitemapFaults(dist: string, origin: string): string[] {
  const read = (name: string) =>
    cheerio.load(readFileSync(join(dist, name), 'utf8'), { xml: true });
  const index = read('sitemap-index.xml');
  const maps = index('sitemap > loc')
    .map((_, loc) => index(loc).text())
    .get();
  const faults: string[] = maps.length === 0 ? ['no sitemap in the index'] : [];
  const alternates = new Map<string, Map<string, string>>();
  for (const map of maps) {
    const $ = read(map.replace(`${origin}/`, ''));
    for (const url of $('url').get()) {
      const loc = $(url).children('loc').text();
      if (alternates.has(loc)) faults.push(`${loc} twice`);
      const links = $(url).children('xhtml\\:link[rel=alternate]').get();
      alternates.set(
        loc,
        new Map(links.map((link) => [$(link).attr('hreflang') ?? '', $(link).attr('href') ?? ''])),
      );
    }
  }
  for (const [loc, links] of alternates) {
    if (!loc.startsWith(`${origin}/`) || !URL.canParse(loc)) faults.push(`${loc} is no address`);
    if (links.size > 0 && ![...links.values()].includes(loc)) faults.push(`${loc} misses itself`);
    for (const [lang, href] of links) {
      if (alternates.get(href)?.get(langOf(loc)) !== loc)
        faults.push(`${loc} names ${lang} ${href}, which does not name it`);
    }
    const named = pageAlternates(dist, loc.replace(`${origin}/`, ''));
    if (links.size > 0 && text(links) !== text(named))
      faults.push(`${loc}: ${text(links)} in the sitemap, ${text(named)} in the page`);
  }
  return faults;
}

const langOf = (loc: string) => /\/(fr|ar|en)\/(?:.*)$/.exec(new URL(loc).pathname)?.[1] ?? '';

const text = (links: ReadonlyMap<string, string>) =>
  [...links]
    .map(([lang, href]) => `${lang} ${href}`)
    .sort()
    .join(', ');

function pageAlternates(dist: string, path: string): Map<string, string> {
  const $ = cheerio.load(readFileSync(join(dist, path, 'index.html'), 'utf8'));
  return new Map(
    $('link[rel=alternate][hreflang]:not([hreflang=x-default])')
      .map((_, link) => [[$(link).attr('hreflang') ?? '', $(link).attr('href') ?? '']])
      .get()
      .map(([lang = '', href = '']): [string, string] => [lang, href]),
  );
}
