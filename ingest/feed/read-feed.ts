/** Bytes of a feed as fetched → feed: decode, clean, find the format, map. The only door to the feed readers. */
import { fail, ok, type Result } from '#schema/result.ts';
import { feedPeople, readEntry, readFeedHead } from './atom.ts';
import { type Cleaned, clean } from './clean.ts';
import { readDate } from './dates.ts';
import { type Decoded, decode } from './decode.ts';
import { isJsonFeed, jsonItems, readJsonHead, readJsonItem } from './json.ts';
import type { FeedEntry, ReadContext, ReadFeed } from './model.ts';
import { canonicalPrefix } from './namespaces.ts';
import { rdfItems, readRdfChannel, readRdfItem } from './rdf.ts';
import { readChannel, readItem } from './rss.ts';
import {
  attributesOf,
  buildTree,
  childrenNamed,
  type Element,
  firstChild,
  rootsOf,
  type Tree,
  textOf,
} from './tree.ts';

/** Where the document came from. Header names in lower case. */
export interface FeedOrigin {
  url: string;
  headers: Record<string, string>;
  /** IANA zone of dates that name none; UTC when left out. */
  zone?: string;
  /** Of more entries than this the newest are read; 2,000 when left out. */
  maxEntries?: number;
}

/**
 * Read a feed. Errors: `empty`, `not-a-feed` (another kind of document), `invalid-json`. A field that cannot be
 * read is left out with a warning; it never costs the entry, nor an entry the feed.
 */
export function readFeed(bytes: Uint8Array, origin: FeedOrigin): Result<ReadFeed> {
  const { decoded, cleaned } = cleanedOf(bytes, origin.headers['content-type']);
  const warnings = new Set([...decoded.warnings, ...cleaned.warnings]);
  const context: ReadContext = {
    base: baseOf(origin),
    zone: origin.zone ?? 'UTC',
    maxEntries: origin.maxEntries ?? 2000,
    warn: (code) => warnings.add(code),
  };
  const language = origin.headers['content-language']?.split(',')[0]?.trim();
  if (language) context.language = language;
  if (cleaned.text.trim() === '') return fail('empty', `${origin.url} sent an empty document`);
  const read = cleaned.text.trimStart().startsWith('{')
    ? readJson(cleaned.text, context, origin)
    : readXml(buildTree(cleaned.text, cleaned.entities, decoded.bytes), context, origin);
  if (!read.ok) return read;
  return ok({ encoding: decoded.encoding, ...read.value, warnings: [...warnings].sort() });
}

/** Decoded and cleaned; in one piece where cleaning took something away, since offsets would no longer be those of the bytes. */
function cleanedOf(
  bytes: Uint8Array,
  contentType: string | undefined,
): { decoded: Decoded; cleaned: Cleaned } {
  const decoded = decode(bytes, contentType, { inPieces: true });
  const cleaned = clean(decoded.text, decoded.mayHoldControls);
  if (!decoded.bytes || cleaned.text.length === decoded.text.length) return { decoded, cleaned };
  const whole = decode(bytes, contentType);
  return { decoded: whole, cleaned: clean(whole.text, whole.mayHoldControls) };
}

type Body = Omit<ReadFeed, 'encoding' | 'warnings'>;

function readJson(text: string, context: ReadContext, origin: FeedOrigin): Result<Body> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('invalid-json', `${origin.url} begins like JSON but cannot be parsed as such`);
  }
  if (!isJsonFeed(value)) return fail('not-a-feed', `${origin.url} is JSON, but no JSON Feed`);
  const feed = value;
  const items = jsonItems(feed).slice(0, context.maxEntries);
  return ok({
    format: 'json',
    feed: readJsonHead(feed, context),
    entries: items.map((item) => readJsonItem(item, feed, context)),
  });
}

function readXml(tree: Tree, context: ReadContext, origin: FeedOrigin): Result<Body> {
  const found = formatOf(tree);
  if (!found) {
    const name = tree.root.children[0]?.name;
    const what = name === undefined ? 'holds no element' : `begins with <${name.slice(0, 40)}>`;
    return fail('not-a-feed', `${origin.url} ${what}; it is no RSS, Atom, RDF or JSON feed`);
  }
  const body = bodyOf(found, tree, context);
  for (const warning of tree.warnings) context.warn(warning);
  return ok(body);
}

interface Found {
  format: 'rss' | 'rdf' | 'atom';
  root: Element;
}

/** Names of root elements → format. A bare channel, item or entry is a feed too. */
const roots: Record<string, Found['format']> = {
  'atom:entry': 'atom',
  'atom:feed': 'atom',
  channel: 'rss',
  entry: 'atom',
  feed: 'atom',
  item: 'rss',
  'rdf:rdf': 'rdf',
  rdf: 'rdf',
  rss: 'rss',
};

function formatOf(tree: Tree): Found | undefined {
  for (const root of rootsOf(tree)) {
    const format = Object.hasOwn(roots, root.name) ? roots[root.name] : undefined;
    if (format === 'rdf' && !isRss(tree, root)) continue;
    if (format) return { format, root };
  }
  return undefined;
}

/** RDF is a feed when it has a channel or items, or at least declares the namespace of RSS. */
function isRss(tree: Tree, root: Element): boolean {
  if (firstChild(root, ['channel', 'item'])) return true;
  return [...attributesOf(tree, root)].some(
    ([name, value]) => name.startsWith('xmlns') && canonicalPrefix(value, 'none') === '',
  );
}

function bodyOf({ format, root }: Found, tree: Tree, context: ReadContext): Body {
  const entries = (nodes: Element[], read: (node: Element) => FeedEntry): FeedEntry[] =>
    newest(tree, nodes, context).map(read);
  if (format === 'atom') {
    const isEntry = root.name.endsWith('entry');
    const nodes = isEntry ? [root] : childrenNamed(root, ['atom:entry', 'entry']);
    const feed = isEntry ? (firstChild(root, ['atom:source', 'source']) ?? nothing) : root;
    const people = feedPeople(tree, feed, context);
    return {
      format,
      feed: readFeedHead(tree, feed, context),
      entries: entries(nodes, (node) => readEntry(tree, node, people, context)),
    };
  }
  const channel = root.name === 'channel' ? root : (firstChild(root, ['channel']) ?? root);
  if (format === 'rdf') {
    return {
      format,
      feed: readRdfChannel(tree, channel, root, context),
      entries: entries(rdfItems(root, channel), (node) => readRdfItem(tree, node, context)),
    };
  }
  const items = root.name === 'item' ? [root] : rdfItems(root, channel);
  const nodes = items.length > 0 ? items : childrenNamed(channel, ['atom:entry', 'entry']);
  return {
    format,
    feed: readChannel(tree, channel, root, context),
    entries: entries(nodes, (node) =>
      node.name === 'item' ? readItem(tree, node, context) : readEntry(tree, node, [], context),
    ),
  };
}

const nothing: Element = {
  name: '',
  parent: undefined,
  children: [],
  attributesFrom: 0,
  attributesTo: 0,
  from: 0,
  to: 0,
};

const dateNames = ['pubdate', 'dc:date', 'atom:published', 'published', 'atom:updated', 'updated'];

/** At most `maxEntries`, the newest by date, in document order; entries without a date count as new. */
function newest(tree: Tree, nodes: Element[], context: ReadContext): Element[] {
  if (nodes.length <= context.maxEntries) return nodes;
  context.warn('too-many-entries');
  const dated = nodes.map((node) => {
    const date = firstChild(node, dateNames);
    return { node, at: (date && readDate(textOf(tree, date), { zone: context.zone })) ?? '9' };
  });
  const kept = dated
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, context.maxEntries);
  const chosen = new Set(kept.map(({ node }) => node));
  return nodes.filter((node) => chosen.has(node));
}

/** Content-Location where it is an http(s) address, else the address the document was fetched from. */
function baseOf({ url, headers }: FeedOrigin): string {
  const location = headers['content-location'];
  if (location !== undefined) {
    const resolved = URL.parse(location, url);
    if (resolved && /^https?:$/.test(resolved.protocol)) return resolved.href;
  }
  return url;
}
