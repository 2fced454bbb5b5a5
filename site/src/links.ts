/** Addresses inside the site. */
import type { Lang } from '#schema/lang.ts';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** Address of a page: `pageLink('fr', 'trends', 'ia')` → `/fr/trends/ia/`. */
export function pageLink(lang: Lang, ...segments: string[]): string {
  return `${base}/${[lang, ...segments].join('/')}/`;
}

/** Address of a file: `fileLink('fr', 'feed.xml')` → `/fr/feed.xml`. */
export function fileLink(...segments: string[]): string {
  return `${base}/${segments.join('/')}`;
}

/** A foreign address as it may stand in a link: http and https only, else nothing. */
export function foreignLink(url: string): string | undefined {
  return /^https?:\/\//i.test(url) ? url : undefined;
}
