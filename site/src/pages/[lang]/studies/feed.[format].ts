/** The feed of the studies in one language. */
import type { APIRoute } from 'astro';
import { langs } from '#schema/lang.ts';
import { feedFormats, feedResponse, formatOf } from '../../../feed-writer.ts';
import { langOf, translator } from '../../../i18n.ts';
import { pageLink } from '../../../links.ts';
import { buildDay, loadWatch, publishedStudies } from '../../../watch.ts';

export const getStaticPaths = () =>
  langs.flatMap((lang) => feedFormats.map((format) => ({ params: { lang, format } })));

export const GET: APIRoute = async ({ params, site }) => {
  const lang = langOf(params['lang']);
  const format = formatOf(params['format']);
  const t = translator(lang);
  const watch = loadWatch();
  const studies = (await publishedStudies(buildDay)).filter(({ data }) => data.lang === lang);
  return feedResponse(format, {
    lang,
    title: `${t('site.name')} — ${t('study.title')}`,
    description: t('study.intro'),
    path: ['studies'],
    file: [lang, 'studies', `feed.${format}`],
    entries: studies.map(({ data }) => ({
      title: data.title,
      link: pageLink(lang, 'studies', data.translationKey),
      text: data.description,
      date: `${data.updated ?? data.date}T00:00:00Z`,
    })),
    updated: watch.updated ?? '2026-01-01T00:00:00Z',
    site: site ?? new URL('https://marsad.example'),
  });
};
