/** The sample web at one instant: what is out, and in which version. */
import type { Outlet, SampleArticle, SampleWeb } from './load.ts';

/** An article as it reads at the clock's time. */
export interface Version {
  article: SampleArticle;
  title: string;
  /** Paragraphs of plain text. */
  paragraphs: string[];
  /** ISO instant of the correction, once it is made. */
  updated?: string;
}

export function versionAt(article: SampleArticle, now: string): Version {
  const { update } = article;
  const corrected = update !== undefined && Date.parse(update.at) <= Date.parse(now);
  return {
    article,
    title: (corrected ? update.title : undefined) ?? article.title,
    paragraphs: ((corrected ? update.body : undefined) ?? article.body).trim().split(/\n{2,}/),
    ...(corrected ? { updated: update.at } : {}),
  };
}

/** What an outlet has published before the clock, newest first. */
export function publishedAt(web: SampleWeb, outlet: Outlet, now: string): Version[] {
  return web.articles
    .filter((article) => article.outlet === outlet.id)
    .filter((article) => Date.parse(article.published) <= Date.parse(now))
    .map((article) => versionAt(article, now))
    .reverse();
}

const monthNames = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  ar: 'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر',
  en: 'January February March April May June July August September October November December',
};
const dayNames = {
  fr: 'dimanche lundi mardi mercredi jeudi vendredi samedi',
  ar: 'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت',
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday',
};

/** The date as a newspaper of that language prints it, by the local clock of the instant's offset. */
export function printedDate(instant: string, lang: 'fr' | 'ar' | 'en'): string {
  const [year = 0, month = 1, day = 1] = instant.slice(0, 10).split('-').map(Number);
  const time = instant.slice(11, 16);
  const weekday = dayNames[lang].split(' ')[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  const monthName = monthNames[lang].split(' ')[month - 1];
  if (lang === 'ar') return `${weekday} ${day} ${monthName} ${year} - ${time}`;
  if (lang === 'en') return `${weekday}, ${day} ${monthName} ${year}, ${time}`;
  return `${weekday} ${day === 1 ? '1er' : day} ${monthName} ${year} à ${time.replace(':', 'h')}`;
}
