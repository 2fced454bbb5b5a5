/** The feed of a beat in one language: its stories, newest first. */
import type { APIRoute } from 'astro';
import { langs } from '#schema/lang.ts';
import { beats } from '../../../../beats.ts';
import { storyItems } from '../../../../feed-items.ts';
import { feedFormats, feedResponse, formatOf } from '../../../../feed-writer.ts';
import { langOf, translator } from '../../../../i18n.ts';
import { loadWatch } from '../../../../watch.ts';

export const getStaticPaths = () =>
  langs.flatMap((lang) =>
    beats.flatMap((beat) =>
      feedFormats.map((format) => ({ params: { lang, beat: beat.id, format }, props: { beat } })),
    ),
  );

export const GET: APIRoute = async ({ params, props, site }) => {
  const lang = langOf(params['lang']);
  const format = formatOf(params['format']);
  const beat = beats.find(({ id }) => id === props['beat'].id);
  if (!beat) return new Response(null, { status: 404 });
  const t = translator(lang);
  const watch = loadWatch();
  return feedResponse(format, {
    lang,
    title: `${t('site.name')} — ${t(`beat.${beat.id}`)}`,
    description: t(`beat.${beat.id}.intro`),
    path: ['beats', beat.id],
    file: [lang, 'beats', beat.id, `feed.${format}`],
    entries: storyItems(
      watch.stories.filter(({ concepts }) => concepts.some(({ id }) => beat.concepts.includes(id))),
      lang,
    ),
    updated: watch.updated ?? '2026-01-01T00:00:00Z',
    site: site ?? new URL('https://marsad.example'),
  });
};
