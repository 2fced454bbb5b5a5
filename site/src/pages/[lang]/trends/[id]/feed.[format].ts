/** The feed of one trend in one language: its briefs. */
import type { APIRoute } from 'astro';
import { langs } from '#schema/lang.ts';
import { briefItems } from '../../../../feed-items.ts';
import { feedFormats, feedResponse, formatOf } from '../../../../feed-writer.ts';
import { langOf, translator } from '../../../../i18n.ts';
import { labelOf, loadWatch } from '../../../../watch.ts';

export async function getStaticPaths() {
  const { trends } = loadWatch();
  return langs.flatMap((lang) =>
    trends.flatMap(({ id }) => feedFormats.map((format) => ({ params: { lang, id, format } }))),
  );
}

export const GET: APIRoute = async ({ params, site }) => {
  const lang = langOf(params['lang']);
  const format = formatOf(params['format']);
  const id = params['id'] ?? '';
  const t = translator(lang);
  const watch = loadWatch();
  return feedResponse(format, {
    lang,
    title: `${t('site.name')} — ${labelOf(watch, id, lang)}`,
    description: watch.concepts.get(id)?.definition?.[lang] ?? t('site.description'),
    path: ['trends', id],
    file: [lang, 'trends', id, `feed.${format}`],
    entries: briefItems(
      watch.briefs.filter(({ data }) => data.lang === lang && data.concept === id),
    ),
    updated: watch.updated ?? '2026-01-01T00:00:00Z',
    site: site ?? new URL('https://marsad.example'),
  });
};
