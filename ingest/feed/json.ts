/** JSON Feed 1.0 and 1.1 → feed. */
import { escapeText, htmlToText, safeUrl, sanitiseHtml } from '../sanitise.ts';
import { readDate } from './dates.ts';
import { present, unique } from './fields.ts';
import type { FeedEnclosure, FeedEntry, FeedHead, ReadContext } from './model.ts';
import { firstImage } from './rss.ts';
import { tidy } from './text.ts';

type Json = Record<string, unknown>;

/** Where the fields of an item stand, best first. */
const itemFields = {
  link: ['url', 'external_url'],
  image: ['image', 'banner_image'],
  published: ['date_published'],
  updated: ['date_modified'],
} as const;

/** Is this parsed JSON a JSON Feed: it says so, or it has items? */
export function isJsonFeed(value: unknown): value is Json {
  if (!isObject(value)) return false;
  const version = value['version'];
  return (
    (typeof version === 'string' && version.includes('jsonfeed.org')) ||
    Array.isArray(value['items'])
  );
}

/** The feed’s own fields. */
export function readJsonHead(feed: Json, context: ReadContext): FeedHead {
  const names = peopleOf(feed);
  return present<FeedHead>({
    title: plain(feed['title']),
    subtitle:
      text(feed['description']) && sanitiseHtml(text(feed['description']) ?? '', context.base),
    link: address(feed['home_page_url'], context),
    id: undefined,
    language: text(feed['language']) ?? context.language,
    updated: undefined,
    published: undefined,
    author: unique(names).join(', ') || undefined,
    authorName: names[0],
    authorEmail: undefined,
    rights: undefined,
    generator: undefined,
    ttl: undefined,
    image: address(feed['icon'], context) ?? address(feed['favicon'], context),
    icon: address(feed['favicon'], context) ?? address(feed['icon'], context),
    logo: undefined,
    self: address(feed['feed_url'], context),
    tags: [],
    hints: undefined,
  });
}

/** The items of the feed, those that are no object left out. */
export function jsonItems(feed: Json): Json[] {
  const items = feed['items'];
  return Array.isArray(items) ? items.filter(isObject) : [];
}

/** One item. */
export function readJsonItem(item: Json, feed: Json, context: ReadContext): FeedEntry {
  const link = itemFields.link
    .map((name) => address(item[name], context))
    .find((found) => found !== undefined);
  const id = text(item['id']);
  const html = text(item['content_html']);
  const bare = text(item['content_text']);
  const content =
    html === undefined ? bare && escapeText(bare) : sanitiseHtml(html, link ?? context.base);
  const summary = text(item['summary']) && escapeText(text(item['summary']) ?? '');
  const own = peopleOf(item);
  const authors = own.length > 0 ? own : peopleOf(feed);
  const image = itemFields.image
    .map((name) => address(item[name], context))
    .find((found) => found !== undefined);
  return present<FeedEntry>({
    title: plain(item['title']),
    link: link ?? (id !== undefined && /^https?:\/\//i.test(id) ? address(id, context) : undefined),
    id,
    published: dateOf(item['date_published'], context),
    updated: dateOf(item['date_modified'], context),
    created: undefined,
    summary,
    content,
    body: content ?? summary,
    contentSrc: undefined,
    author: authors.join(', ') || undefined,
    authorName: authors[0],
    authorEmail: undefined,
    authors,
    tags: Array.isArray(item['tags']) ? unique(item['tags'].map(plain)) : [],
    enclosures: Array.isArray(item['attachments'])
      ? item['attachments'].filter(isObject).flatMap((one) => enclosureOf(one, context))
      : [],
    comments: undefined,
    language: text(item['language']),
    image: image ?? firstImage(content),
    rights: undefined,
    sourceTitle: undefined,
  });
}

function enclosureOf(attachment: Json, context: ReadContext): FeedEnclosure[] {
  const url = address(attachment['url'], context);
  if (url === undefined) return [];
  return [
    present<FeedEnclosure>({
      url,
      type: text(attachment['mime_type']),
      length: text(attachment['size_in_bytes']),
    }),
  ];
}

/** `authors` of 1.1, else `author` of 1.0; names only, else addresses. */
function peopleOf(holder: Json): string[] {
  const listed = Array.isArray(holder['authors']) ? holder['authors'] : [holder['author']];
  const people = listed.length > 0 ? listed : [holder['author']];
  return unique(
    people.map((person) =>
      isObject(person) ? (plain(person['name']) ?? plain(person['url'])) : plain(person),
    ),
  );
}

function dateOf(value: unknown, context: ReadContext): string | undefined {
  const written = text(value);
  if (written === undefined) return undefined;
  const instant = readDate(written, { zone: context.zone });
  if (instant === undefined) context.warn('bad-date');
  return instant;
}

function address(value: unknown, context: ReadContext): string | undefined {
  const written = text(value);
  return written === undefined ? undefined : safeUrl(written, context.base);
}

/** A string, or a number as one (ids are often numbers); blanks count as nothing. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

function plain(value: unknown): string | undefined {
  const written = text(value);
  if (written === undefined) return undefined;
  return tidy(/<[a-z!/]|&[#a-z]/i.test(written) ? htmlToText(written) : written) ?? tidy(written);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
