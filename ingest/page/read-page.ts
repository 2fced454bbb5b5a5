/** Bytes of an article’s page → its text and metadata, or why it has none. The only door to the page reader. */

import { fail, ok, type Result } from '#schema/result.ts';
import type { ExtractRule } from '#schema/source.ts';
import { type Body, type BodyPart, bodyParts, readBody, wordsOf } from './body.ts';
import { agencies, fold } from './boilerplate.ts';
import { type PageDocument, parsePage } from './dom.ts';
import { readHumanDate } from './human-date.ts';
import { languageOf } from './language.ts';
import type { ImageShape } from './lead-image.ts';
import { keepLines } from './line-filter.ts';
import { linesOf } from './lines.ts';
import { type MetadataPart, metadataParts, type PageMetadata, readMetadata } from './metadata.ts';
import { type Reservation, readReservation } from './reservations.ts';

/** A page as read: the shape that `inspect pages` prints, and more. Dates ISO 8601 UTC, addresses absolute, absent fields left out. */
export interface ReadPage {
  title?: string;
  /** Paragraphs separated by an empty line; empty when the page holds no article. */
  text: string;
  authors: string[];
  published?: string;
  modified?: string;
  /** Told from the text. */
  language: string;
  canonicalUrl?: string;
  siteName?: string;
  image?: string;
  /** What is said of the image: size in pixels, alternative text. */
  imageShape?: ImageShape;
  description?: string;
  /** Only a teaser could be read. */
  partial?: boolean;
  /** The publisher’s own selector of the text found nothing; the text is the general reader’s. */
  ruleMissed?: boolean;
  /** Agency or outlet the text is credited to. */
  origin?: string;
  /** Links out of the text to other sites, at most 20. */
  citedUrls: string[];
  /** The next part of the same article. */
  nextUrl?: string;
  /** The same page in its AMP edition. */
  ampUrl?: string;
  reservation: Reservation;
}

export interface PageOrigin {
  url: string;
  headers: Record<string, string>;
  /** The publisher’s own selectors. */
  extract?: ExtractRule | undefined;
  /** Language of the source, where the text is too short to tell. */
  lang?: string | undefined;
  /** The moment the page was received, ISO 8601: relative dates count from it. */
  now: string;
  zone?: string | undefined;
  /** Leave these parts of the reader out, to measure what they contribute. */
  without?: ReadonlySet<PagePart> | undefined;
}

/** What can be left out of reading a page, for measuring. */
export const pageParts = [...bodyParts, ...metadataParts] as const;
export type PagePart = BodyPart | MetadataPart;

/** Read a page. Troubles: `empty`, `not-html`, `too-large`, `too-deep`. */
export function readPage(bytes: Uint8Array, origin: PageOrigin): Result<ReadPage> {
  const parsed = parsePage(bytes, origin.headers);
  if (!parsed.ok)
    return fail(parsed.error.code, `${origin.url}: ${parsed.error.message}`, { url: origin.url });
  const { document, again } = parsed.value;
  const dates = {
    now: origin.now,
    ...(origin.zone && { zone: origin.zone }),
    ...monthFirst(document, origin),
  };
  const metadata = readMetadata(document, origin.url, dates, origin.without);
  const reservation = readReservation(document, origin.headers);
  const rule = origin.extract;
  const title = selected(document, rule?.title) ?? metadata.title;
  const own = rule?.body ? byRule(document, rule, title) : undefined;
  const body =
    own && wordsOf(own.text) > 0
      ? own
      : readBody(own ? [again] : [() => document, again], {
          title,
          description: metadata.description,
          structured: metadata.body,
          names: [...metadata.authors, ...(metadata.siteName ? [metadata.siteName] : [])],
          without: origin.without,
        });
  const ruleMissed = own !== undefined && own !== body;
  const date = selected(document, rule?.date);
  const published =
    (date === undefined ? undefined : readHumanDate(date, dates)) ?? metadata.published;
  const author = selected(document, rule?.author);
  const { body: _structured, paywalled, ...told } = metadata;
  const sample = `${title ?? ''}\n${body.text.slice(0, 3000)}`;
  return ok({
    ...told,
    ...(title !== undefined && { title }),
    ...(author !== undefined && { authors: [author] }),
    ...(published !== undefined && { published }),
    text: body.text,
    language: languageOf(sample, declaredLanguage(metadata) ?? origin.lang),
    ...(isPartial(body, paywalled, metadata) && { partial: true }),
    ...(ruleMissed && { ruleMissed }),
    ...originOf(body.text, metadata),
    citedUrls: citedUrls(body.links, origin.url),
    reservation,
  });
}

/** The publisher’s selectors: what to remove, what to read. */
function byRule(
  document: PageDocument,
  rule: ExtractRule,
  title: string | undefined,
): Body | undefined {
  if (!rule.body) return undefined;
  for (const selector of rule.remove ?? [])
    for (const element of document.querySelectorAll(selector)) element.remove();
  const lines = [...document.querySelectorAll(rule.body)].flatMap((element) =>
    keepLines(linesOf(element), { title }),
  );
  return {
    text: lines.map(({ text }) => text).join('\n\n'),
    links: lines.flatMap(({ links }) => links),
  };
}

function selected(document: PageDocument, selector: string | undefined): string | undefined {
  if (selector === undefined) return undefined;
  const element = document.querySelector(selector);
  const text = (
    element?.getAttribute('datetime') ??
    element?.getAttribute('content') ??
    element?.textContent ??
    ''
  )
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** American pages write the month first; everyone else, and every page in doubt, the day. */
function monthFirst(document: PageDocument, { url }: PageOrigin): { order?: 'month-first' } {
  const lang =
    document.documentElement.getAttribute('lang')?.toLowerCase() ??
    document.querySelector('meta[property="og:locale"]')?.getAttribute('content')?.toLowerCase() ??
    '';
  return /^en[-_]us/.test(lang) && !/\.(?:ma|uk|fr|tn|dz|eg|za|ng|ke|in|au)(?:[/:]|$)/.test(url)
    ? { order: 'month-first' }
    : {};
}

function declaredLanguage({ language }: PageMetadata): string | undefined {
  const tag = language?.toLowerCase().split('-')[0];
  return tag && /^[a-z]{2,3}$/.test(tag) ? tag : undefined;
}

function isPartial(
  { text, walled = false }: Body,
  paywalled: boolean,
  { body }: PageMetadata,
): boolean {
  const words = wordsOf(text);
  return (
    (paywalled && words < 220) ||
    (walled && words < 260) ||
    (body !== undefined && wordsOf(body) > 3 * words && words < 120)
  );
}

/** Agency marks: «(MAP)», «Avec AFP», «و م ع» at either end of the text, or the byline itself. */
function originOf(text: string, { authors }: PageMetadata): { origin?: string } {
  const head = fold(text.slice(0, 160));
  const tail = fold(text.slice(-80));
  const marks = [
    ...authors.map(fold),
    /\(\s*([^()]{2,20}?)\s*\)\s*[-–—:.]/u.exec(head)?.[1],
    /^[^.]{0,40}?[-–—/]\s*([\p{L}. ]{2,16}?)\s*[-–—/]/u.exec(head)?.[1],
    /\(\s*([^()]{2,20}?)\s*\)\W*$/u.exec(tail)?.[1],
    /(?:^|[.\s])(avec \p{L}+|و ?م ?ع|afp|map|reuters|aap)\W*$/u.exec(tail)?.[1],
    /(?:source|المصدر)\s*:\s*([\p{L} ]{2,30})\W*$/u.exec(tail)?.[1],
  ];
  for (const mark of marks) {
    const name = mark === undefined ? undefined : agencies[mark.replace(/\./g, '').trim()];
    if (name) return { origin: name };
  }
  return {};
}

function citedUrls(links: string[], base: string): string[] {
  const cited = new Set<string>();
  for (const link of links) {
    if (!URL.canParse(link, base)) continue;
    const url = new URL(link, base);
    url.hash = '';
    const foreign = url.hostname !== new URL(base).hostname;
    if (
      foreign &&
      /^https?:$/.test(url.protocol) &&
      !/(?:facebook|twitter|whatsapp|linkedin|telegram|t\.me|x\.com)/.test(url.hostname)
    )
      cited.add(url.href);
  }
  return [...cited].slice(0, 20);
}
