/** Addresses inside the site. */
import type { Lang } from '#schema/lang.ts';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** Address of a page: `pageLink('fr', 'trends', 'ia')` → `/fr/trends/ia/`. */
export function pageLink(lang: Lang, ...segments: string[]): string {
  return `${base}/${[lang, ...segments].join('/')}/`;
}

/** Segments of the page with a part of a brief, below the language; the first is the brief’s own. */
export function partPath(slug: string, number: number): string[] {
  return ['briefs', slug, ...(number === 1 ? [] : [`${number}`])];
}

/** Address of a file: `fileLink('fr', 'feed.xml')` → `/fr/feed.xml`. */
export function fileLink(...segments: string[]): string {
  return `${base}/${segments.join('/')}`;
}

let origin: string | undefined;

/** A path inside the site as an absolute address: `https://marsad.example/fr/`. */
export function absolute(path: string): string {
  origin ??= new URL(import.meta.env.SITE).origin;
  // Nearly all paths need nothing encoded, and a page has ten of them.
  return /^[\w./-]*$/.test(path) ? origin + path : new URL(path, origin).href;
}

/** A foreign address as it may stand in a link: http and https only, else nothing. */
export function foreignLink(url: string): string | undefined {
  return /^https?:\/\//i.test(url) ? url : undefined;
}
