/** RSS, Atom, RDF and JSON feeds → items. */
import type { FetchedItem } from '#schema/item.ts';
import { fail, ok } from '#schema/result.ts';
import { present } from '../feed/fields.ts';
import type { FeedEntry } from '../feed/model.ts';
import { readFeed } from '../feed/read-feed.ts';
import { maxItems, type ReadDocument, type Reader, type SourceOf, zoneOf } from './reader.ts';

export const readFeedSource: Reader<'feed'> = ({ bytes, url, headers }, source) => {
  const read = readFeed(bytes, { url, headers, zone: zoneOf(source), maxEntries: maxItems });
  if (!read.ok) return read;
  const { feed, entries, format, warnings } = read.value;
  if (entries.length === 0 && warnings.includes('cut-off')) {
    return fail('cut-off', `${url} ends in the middle of the document, before its first item`, {
      url,
    });
  }
  return ok(
    present<ReadDocument>({
      items: entries.map((entry, position) => itemOf(entry, position, source, feed.language)),
      title: feed.title,
      format,
      warnings,
      ttl: feed.ttl,
      hints: feed.hints,
      more: undefined,
    }),
  );
};

function itemOf(
  entry: FeedEntry,
  position: number,
  source: SourceOf<'feed'>,
  language: string | undefined,
): FetchedItem {
  return present<FetchedItem>({
    source: source.id,
    position,
    guid: entry.id,
    url: entry.link,
    title: entry.title,
    published: entry.published ?? entry.created ?? entry.updated,
    updated: entry.updated,
    summary: entry.summary,
    content: entry.content,
    authors: entry.authors.length > 0 ? entry.authors : undefined,
    tags: entry.tags.length > 0 ? entry.tags : undefined,
    enclosures: entry.enclosures.length > 0 ? entry.enclosures.map(enclosureOf) : undefined,
    image: entry.image,
    lang: entry.language ?? language,
    comments: entry.comments,
    sourceTitle: entry.sourceTitle,
  });
}

function enclosureOf({ url, type, length }: FeedEntry['enclosures'][number]) {
  const bytes = /^\d{1,15}$/.test(length ?? '') ? Number(length) : undefined;
  return present<NonNullable<FetchedItem['enclosures']>[number]>({ url, type, length: bytes });
}
