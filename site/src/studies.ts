/** A study as a work to cite. */
import type { Study } from '#schema/study.ts';
import type { Work } from './citation.ts';
import { translator } from './i18n.ts';
import { pageLink } from './links.ts';

/** The work that a study’s page shows. */
export function workOf(study: Study, site: URL | undefined): Work {
  const { lang, translationKey, title, authors, date, updated } = study;
  return {
    key: translationKey,
    lang,
    title,
    authors,
    date,
    updated,
    url: new URL(pageLink(lang, 'studies', translationKey), site).href,
    genre: translator(lang)('study.genre'),
  };
}
