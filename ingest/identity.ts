/** Which article an item is: keys by which it is recognised again, and the id that never changes. */
import { createHash } from 'node:crypto';
import type { Article } from '#schema/article.ts';
import type { FetchedItem } from '#schema/item.ts';
import { htmlToText } from './sanitise.ts';
import { canonicalUrl, identityKey } from './url.ts';

/** Crockford’s alphabet in lower case: no i, l, o, u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** First 16 characters of the base-32 SHA-256 of a text: 80 bits. */
export function hash16(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  let out = '';
  let bits = 0;
  let value = 0;
  for (const byte of digest) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += alphabet[(value >> bits) & 31] ?? '';
      if (out.length === 16) return out;
    }
    value &= (1 << bits) - 1;
  }
  return out;
}

/** Keys of an item, the one that makes its id first. */
export interface Identity {
  /** What the id is the hash of. */
  key: string;
  url: string | undefined;
  /** All keys by which the item may be known already: source and guid, address, source and title. */
  keys: string[];
}

/**
 * Identity of an item. The canonical address counts across sources; without one the source’s guid; without either title and
 * content. `shared`: keys that several items of the same document give, which therefore identify none of them.
 */
export function identityOf(item: FetchedItem, shared: ReadonlySet<string>): Identity {
  const url = item.url === undefined ? undefined : canonicalUrl(item.url);
  const address = url === undefined ? undefined : addressKey(url);
  const guid = item.guid === undefined ? undefined : guidKey(item.source, item.guid);
  const ownGuid = guid !== undefined && !shared.has(guid) ? [guid] : [];
  if (address !== undefined && !shared.has(address)) {
    return { key: address, url, keys: [...ownGuid, address] };
  }
  const key =
    guid === undefined
      ? `${address ?? `t:${item.source}`}|${titleHash(item)}`
      : `${guid}|${ownGuid.length > 0 && address !== undefined ? address : titleHash(item)}`;
  return { key, url, keys: [key, ...ownGuid] };
}

/** Keys that several items of one document share: a guid given twice, an address given to different titles. */
export function sharedKeys(items: readonly FetchedItem[]): Set<string> {
  const first = new Map<string, FetchedItem>();
  const shared = new Set<string>();
  for (const item of items) {
    if (item.guid !== undefined) {
      const key = guidKey(item.source, item.guid);
      if (first.has(key)) shared.add(key);
      first.set(key, item);
    }
    const url = item.url === undefined ? undefined : canonicalUrl(item.url);
    if (url === undefined) continue;
    const key = addressKey(url);
    const other = first.get(key);
    if (!other) first.set(key, item);
    else if (foldTitle(other.title) !== foldTitle(item.title)) shared.add(key);
  }
  return shared;
}

/** Key of a canonical address. */
export function addressKey(canonical: string): string {
  return `u:${identityKey(canonical)}`;
}

/** Key of a source’s own identifier, byte for byte. */
export function guidKey(source: string, guid: string): string {
  return `g:${source}|${guid.length > 200 ? hash16(guid) : guid}`;
}

/** All keys an article in the archive is known by. */
export function keysOf(article: Article): string[] {
  return [
    addressKey(article.url),
    ...article.sightings.flatMap(({ source, guid, url }) => [
      ...(guid === undefined ? [] : [guidKey(source, guid)]),
      addressKey(canonicalUrl(url) ?? article.url),
    ]),
  ];
}

/** Titles that say the same: letters and digits only, without case. */
export function foldTitle(title: string | undefined): string {
  return (title ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Do two titles share at least half of their words? A guid that comes back with another title is another article. */
export function isSameStory(a: string, b: string): boolean {
  const words = new Set(foldTitle(a).split(' '));
  const others = new Set(foldTitle(b).split(' '));
  const common = [...words].filter((word) => others.has(word)).length;
  return common * 2 >= Math.min(words.size, others.size);
}

function titleHash(item: FetchedItem): string {
  return hash16(
    `${foldTitle(item.title)}\n${htmlToText(item.summary ?? item.content ?? '').slice(0, 2000)}`,
  );
}
