/** The feed of a region in one language: its stories. */
import type { APIRoute } from 'astro';
import { langs } from '#schema/lang.ts';
import { storyItems } from '../../../../feed-items.ts';
import { feedFormats, feedResponse, formatOf } from '../../../../feed-writer.ts';
import { langOf, translator } from '../../../../i18n.ts';
import { nameOf, products } from '../../../../products.ts';
import { loadWatch } from '../../../../watch.ts';

export const getStaticPaths = () =>
  langs.flatMap((lang) =>
    products().regions.flatMap(({ id }) =>
      feedFormats.map((format) => ({ params: { lang, id, format } })),
    ),
  );

export const GET: APIRoute = async ({ params, site }) => {
  const lang = langOf(params['lang']);
  const format = formatOf(params['format']);
  const region = products().regions.find(({ id }) => id === params['id']);
  if (!region) return new Response(null, { status: 404 });
  const t = translator(lang);
  const watch = loadWatch();
  const name = nameOf(region, lang);
  return feedResponse(format, {
    lang,
    title: `${t('site.name')} — ${name}`,
    description: t('region.about', { region: name }),
    path: ['regions', region.id],
    file: [lang, 'regions', region.id, `feed.${format}`],
    entries: storyItems(
      region.stories.flatMap((id) => watch.story.get(id) ?? []),
      lang,
    ),
    updated: watch.updated ?? '2026-01-01T00:00:00Z',
    site: site ?? new URL('https://marsad.example'),
  });
};
