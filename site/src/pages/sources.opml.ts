/** The list of sources for a feed reader. */
import type { APIRoute } from 'astro';
import { generateOpml } from 'feedsmith';
import { loadWatch } from '../watch.ts';

export const GET: APIRoute = async () => {
  const sources = loadWatch().sources.toSorted((a, b) => a.id.localeCompare(b.id));
  const outlines = sources.map(({ name, url, site, lang }) => ({
    type: 'rss',
    text: name,
    title: name,
    ...(url && { xmlUrl: url }),
    htmlUrl: site,
    language: lang,
  }));
  return new Response(
    generateOpml({
      head: { title: 'Marsad' },
      body: { outlines: outlines.length > 0 ? outlines : [{ text: 'Marsad' }] },
    }),
    {
      headers: { 'content-type': 'text/x-opml; charset=utf-8' },
    },
  );
};
