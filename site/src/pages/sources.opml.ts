/** The list of sources for a feed reader. */

import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { generateOpml } from 'feedsmith';

export const GET: APIRoute = async () => {
  const sources = (await getCollection('sources'))
    .map(({ data }) => data)
    .sort((a, b) => a.id.localeCompare(b.id));
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
