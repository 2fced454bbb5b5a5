/** The pages that have a card of their own → what each says. Every other page shows the card of its trend or of the front page. */
import { type Lang, langs } from '#schema/lang.ts';
import type { Trend } from '#schema/trend.ts';
import type { BriefEntry } from './brief-store.ts';
import type { Card } from './card.ts';
import { dayText, monthText, translator, weekDays } from './i18n.ts';
import { buildDay, labelOf, loadWatch, publishedStudies, type Watch } from './watch.ts';

/** A card and the page it stands for, by its path below the language. */
export interface PageCard {
  path: string[];
  card: Card;
}

/** Every card of the site: front page, trends, editions, studies, in each language they exist in. */
export async function pageCards(): Promise<PageCard[]> {
  const watch = loadWatch();
  const editions = watch.briefs.filter(({ data }) => data.kind !== 'trend');
  const studies = (await publishedStudies(buildDay)).map(({ data }) => ({
    path: ['studies', data.translationKey],
    card: {
      lang: data.lang,
      kind: translator(data.lang)('card.study'),
      title: data.title,
      date: dayText(data.lang, data.date),
    },
  }));
  return [
    ...langs.map((lang) => frontCard(watch, lang)),
    ...langs.flatMap((lang) => watch.trends.map((trend) => trendCard(watch, trend, lang))),
    ...editions.map(editionCard),
    ...studies,
  ];
}

function frontCard(watch: Watch, lang: Lang): PageCard {
  const t = translator(lang);
  return {
    path: [],
    card: { lang, kind: t('home.week'), title: t('site.tagline'), date: weekOf(watch, lang) },
  };
}

/** A trend with its share of the news; the week that is not over yet is left out, so that the picture lasts for it. */
function trendCard(watch: Watch, trend: Trend, lang: Lang): PageCard {
  const curve = trend.points.slice(0, -1).map(({ n, total }) => (total === 0 ? 0 : n / total));
  return {
    path: ['trends', trend.id],
    card: {
      lang,
      kind: translator(lang)('card.trend'),
      title: labelOf(watch, trend.id, lang),
      date: weekOf(watch, lang),
      ...(curve.length > 1 ? { curve } : {}),
    },
  };
}

function editionCard({ id, data }: BriefEntry): PageCard {
  const t = translator(data.lang);
  return {
    path: ['weeks', id.slice(3).toLowerCase()],
    card: {
      lang: data.lang,
      kind: t(data.week ? 'week.edition' : 'card.month'),
      title: data.title,
      date: data.week ? weekDays(data.lang, data.week) : monthText(data.lang, data.period),
    },
  };
}

function weekOf({ week }: Watch, lang: Lang): string {
  return week ? weekDays(lang, week) : dayText(lang, buildDay);
}
