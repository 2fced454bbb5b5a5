/** The feeds of a language: every brief and edition. */
import type { APIRoute } from 'astro';
import { langs } from '#schema/lang.ts';
import { briefItems } from '../../feed-items.ts';
import { feedFormats, feedResponse, formatOf } from '../../feed-writer.ts';
import { langOf, translator } from '../../i18n.ts';
import { loadWatch } from '../../watch.ts';

export const getStaticPaths = () =>
  langs.flatMap((lang) => feedFormats.map((format) => ({ params: { lang, format } })));

export const GET: APIRoute = async ({ params, site }) => {
  const lang = langOf(params['lang']);
  const format = formatOf(params['format']);
  const t = translator(lang);
  const watch = loadWatch();
  return feedResponse(format, {
    lang,
    title: `${t('site.name')} — ${t('brief.title')}`,
    description: t('site.description'),
    path: [],
    file: [lang, `feed.${format}`],
    entries: briefItems(watch.briefs.filter(({ data }) => data.lang === lang)),
    updated: watch.updated ?? '2026-01-01T00:00:00Z',
    site: site ?? new URL('https://marsad.example'),
  });
};
