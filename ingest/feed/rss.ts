/** RSS 0.9x and 2.0 → feed: which elements hold which field, and what RSS means by them. */

import { safeUrl } from '../sanitise.ts';
import { languageOf } from './base.ts';
import {
  absolute,
  allPlain,
  date,
  first,
  html,
  line,
  type Precedence,
  plain,
  present,
  unique,
  url,
  urlIn,
} from './fields.ts';
import type { ScheduleHints } from './hints.ts';
import type { FeedEnclosure, FeedEntry, FeedHead, ReadContext } from './model.ts';
import { type Person, readPerson } from './person.ts';
import { plainOf, rawOf, tidy } from './text.ts';
import { attribute, childrenNamed, type Element, firstChild, type Tree, textOf } from './tree.ts';

/** Where the fields of the channel stand, best first. */
export const channelFields = {
  title: ['title', 'dc:title', 'atom:title', 'itunes:title', 'media:title'],
  subtitle: [
    'description',
    'dc:description',
    'atom:subtitle',
    'tagline',
    'itunes:summary',
    'itunes:subtitle',
  ],
  link: ['link'],
  language: ['language', 'dc:language'],
  updated: ['lastbuilddate', 'atom:updated', 'dcterms:modified', 'dc:date', 'atom:modified'],
  published: ['pubdate', 'dcterms:issued', 'dcterms:created', 'atom:published'],
  rights: ['copyright', 'dc:rights', 'atom:rights', 'dcterms:rights', 'media:copyright'],
  generator: ['generator', 'atom:generator'],
  people: [
    'managingeditor',
    'webmaster',
    'author',
    'dc:author',
    'dc:creator',
    'itunes:author',
    'media:credit',
    'dc:publisher',
  ],
  tags: ['category', 'dc:subject', 'media:category'],
} as const satisfies Record<string, Precedence>;

/** Where the fields of an item stand, best first. */
export const itemFields = {
  title: ['title', 'dc:title', 'atom:title', 'media:title', 'itunes:title'],
  summary: [
    'description',
    'dc:description',
    'atom:summary',
    'summary',
    'abstract',
    'itunes:summary',
    'media:description',
    'itunes:subtitle',
  ],
  content: [
    'content:encoded',
    'xhtml:body',
    'body',
    'fullitem',
    'atom:content',
    'content',
    'xhtml:div',
  ],
  published: [
    'pubdate',
    'dcterms:issued',
    'atom:published',
    'dc:date',
    'dcterms:created',
    'date',
    'atom:issued',
  ],
  updated: ['atom:updated', 'dcterms:modified', 'atom:modified', 'lastbuilddate'],
  created: ['dcterms:created', 'atom:created'],
  people: ['author', 'dc:creator', 'dc:author', 'itunes:author', 'atom:author', 'media:credit'],
  rights: ['copyright', 'dc:rights', 'media:copyright'],
  tags: ['category', 'dc:subject', 'atom:category', 'media:category'],
  language: ['language', 'dc:language'],
} as const satisfies Record<string, Precedence>;

/** The channel’s own fields. `outer` is the root, where RSS 0.9 and 1.0 keep the image. */
export function readChannel(
  tree: Tree,
  channel: Element,
  outer: Element,
  context: ReadContext,
): FeedHead {
  const read = reader(tree, channel, context);
  const people = peopleOf(tree, channel, channelFields.people, context);
  const person = people[0];
  return present<FeedHead>({
    title: read(channelFields.title, plain),
    subtitle: read(channelFields.subtitle, html),
    link: read(channelFields.link, url) ?? atomLink(tree, channel, 'alternate', context),
    id: attribute(tree, channel, 'rdf:about') ?? read(['guid', 'atom:id'], line),
    language: read(channelFields.language, line) ?? languageOf(tree, channel) ?? context.language,
    updated: read(channelFields.updated, date),
    published: read(channelFields.published, date),
    author: writtenPeople(people),
    authorName: people.find(({ name }) => name !== undefined)?.name,
    authorEmail: people.find(({ email }) => email !== undefined)?.email ?? person?.email,
    rights: read(channelFields.rights, html),
    generator:
      read(channelFields.generator, plain) ?? read(['admin:generatoragent'], urlIn('rdf:resource')),
    ttl: read(['ttl'], line),
    image: imageOf(tree, channel, outer, context),
    icon: atomLink(tree, channel, 'icon', context) ?? read(['atom:icon'], url),
    logo: read(['atom:logo'], url),
    self: atomLink(tree, channel, 'self', context),
    tags: unique([
      ...allPlain(tree, channel, channelFields.tags, context),
      ...itunesTags(tree, channel, context),
    ]),
    hints: hintsOf(tree, channel),
  });
}

/** One item. RSS 1.0 gives its identity in `rdf:about`. */
export function readItem(tree: Tree, item: Element, context: ReadContext): FeedEntry {
  const read = reader(tree, item, context);
  const guid = firstChild(item, ['guid']);
  const id = read(['guid', 'atom:id', 'dc:identifier'], line) ?? attribute(tree, item, 'rdf:about');
  const content = read(itemFields.content, html);
  const summary = read(itemFields.summary, html);
  const people = peopleOf(tree, item, itemFields.people, context);
  const authors = unique(people.map(({ name, email }) => name ?? email));
  return present<FeedEntry>({
    title: read(itemFields.title, plain),
    link: linkOf(tree, item, guid, context),
    id,
    published: read(itemFields.published, date),
    updated: read(itemFields.updated, date),
    created: read(itemFields.created, date),
    summary,
    content,
    body: content ?? summary,
    author: writtenPeople(people),
    authorName: people[0]?.name,
    authorEmail: people.find(({ email }) => email !== undefined)?.email,
    authors,
    tags: unique([
      ...allPlain(tree, item, itemFields.tags, context),
      ...itunesTags(tree, item, context),
    ]),
    enclosures: enclosuresOf(tree, item, context),
    comments: read(['comments'], url) ?? atomLink(tree, item, 'replies', context),
    language: read(itemFields.language, line) ?? languageOf(tree, item),
    image: itemImage(tree, item, context) ?? firstImage(content ?? summary),
    rights: read(itemFields.rights, html),
    sourceTitle: read(['source'], plain) ?? read(['dc:source'], plain),
  });
}

function reader(tree: Tree, node: Element, context: ReadContext) {
  return <T>(names: Precedence, read: Parameters<typeof first<T>>[4]) =>
    first(tree, node, names, context, read);
}

/** The link of an item: what FeedBurner replaced, the link, Atom’s, a guid that is a permalink. */
function linkOf(
  tree: Tree,
  item: Element,
  guid: Element | undefined,
  context: ReadContext,
): string | undefined {
  const found =
    first(tree, item, ['feedburner:origlink'], context, url) ??
    first(tree, item, ['link'], context, linkOrHref) ??
    atomLink(tree, item, 'alternate', context);
  if (found !== undefined) return found;
  if (guid && !/^false$/i.test(attribute(tree, guid, 'ispermalink')?.trim() ?? '')) {
    const text = rawOf(tree, guid) ?? '';
    if (/^https?:\/\//i.test(text)) return absolute(tree, guid, text, context);
    if (attribute(tree, guid, 'ispermalink') !== undefined)
      return absolute(tree, guid, text, context);
  }
  return (
    first(tree, item, ['media:player', 'enclosure', 'media:content'], context, urlIn('url')) ??
    absolute(tree, item, attribute(tree, item, 'rdf:about'), context)
  );
}

/** RSS writes the address as text; some write it as Atom does. */
function linkOrHref(tree: Tree, node: Element, context: ReadContext): string | undefined {
  return url(tree, node, context) ?? urlIn('href', 'rdf:resource')(tree, node, context);
}

/** Address of an Atom link with this relation. */
export function atomLink(
  tree: Tree,
  node: Element,
  relation: string,
  context: ReadContext,
): string | undefined {
  for (const link of childrenNamed(node, ['atom:link', 'link', 'atom10:link'])) {
    if ((attribute(tree, link, 'rel') ?? 'alternate').trim().toLowerCase() !== relation) continue;
    const href = absolute(tree, link, attribute(tree, link, 'href'), context);
    if (href !== undefined) return href;
  }
  return undefined;
}

function peopleOf(tree: Tree, node: Element, names: Precedence, context: ReadContext): Person[] {
  for (const name of names) {
    const found = childrenNamed(node, [name])
      .map((child) => personOf(tree, child, context))
      .filter((person) => person.name !== undefined || person.email !== undefined);
    if (found.length > 0) return found;
  }
  return [];
}

function personOf(tree: Tree, node: Element, context: ReadContext): Person {
  const name = first(
    tree,
    node,
    ['name', 'atom:name', 'title', 'dc:title', 'itunes:name'],
    context,
    plain,
  );
  const email = first(tree, node, ['email', 'atom:email', 'itunes:email'], context, line);
  if (name !== undefined || email !== undefined) return present<Person>({ name, email });
  const text = node.children.length > 0 ? plainOf(tree, node, context) : tidy(textOf(tree, node));
  return readPerson(text ?? '');
}

/** People as one line: the first as written, several names joined. */
export function writtenPeople(people: readonly Person[]): string | undefined {
  const written = people.map(({ name, email }) =>
    name !== undefined && email !== undefined && people.length === 1
      ? `${name} (${email})`
      : (name ?? email),
  );
  const line = unique(written).join(', ');
  return line === '' ? undefined : line;
}

function itunesTags(tree: Tree, node: Element, context: ReadContext): string[] {
  const tags: (string | undefined)[] = [];
  for (const category of childrenNamed(node, ['itunes:category', 'atom:category'])) {
    tags.push(tidy(attribute(tree, category, 'text') ?? attribute(tree, category, 'term') ?? ''));
    for (const inner of childrenNamed(category, ['itunes:category'])) {
      tags.push(tidy(attribute(tree, inner, 'text') ?? ''));
    }
  }
  const keywords = first(tree, node, ['itunes:keywords', 'media:keywords'], context, plain);
  return unique([...tags, ...(keywords?.split(',').map((word) => word.trim()) ?? [])]);
}

function imageOf(
  tree: Tree,
  channel: Element,
  outer: Element,
  context: ReadContext,
): string | undefined {
  for (const place of [channel, outer]) {
    for (const image of childrenNamed(place, ['image'])) {
      const found =
        first(tree, image, ['url'], context, url) ??
        urlIn('href', 'rdf:resource')(tree, image, context);
      if (found !== undefined) return found;
    }
  }
  return (
    first(
      tree,
      channel,
      ['itunes:image', 'googleplay:image', 'media:thumbnail', 'media:content'],
      context,
      urlIn('href', 'url'),
    ) ?? first(tree, channel, ['itunes:image'], context, url)
  );
}

function itemImage(tree: Tree, item: Element, context: ReadContext): string | undefined {
  const image = first(
    tree,
    item,
    ['itunes:image', 'googleplay:image', 'image'],
    context,
    (inTree, node, inContext) =>
      urlIn('href', 'url')(inTree, node, inContext) ??
      first(inTree, node, ['url'], inContext, url) ??
      url(inTree, node, inContext),
  );
  if (image !== undefined) return image;
  const places = [item, ...childrenNamed(item, ['media:group', 'media:content'])];
  for (const place of places) {
    const thumbnail = first(tree, place, ['media:thumbnail'], context, urlIn('url'));
    if (thumbnail !== undefined) return thumbnail;
  }
  for (const place of places) {
    for (const media of childrenNamed(place, ['media:content'])) {
      const kind = `${attribute(tree, media, 'medium') ?? ''} ${attribute(tree, media, 'type') ?? ''}`;
      if (/image/i.test(kind)) return urlIn('url')(tree, media, context);
    }
  }
  const picture = childrenNamed(item, ['enclosure']).find((one) =>
    /^image\//i.test(attribute(tree, one, 'type') ?? ''),
  );
  return picture && urlIn('url')(tree, picture, context);
}

/** Address of the first image in sanitised HTML. */
export function firstImage(content: string | undefined): string | undefined {
  if (content === undefined) return undefined;
  const at = content.indexOf('<img ');
  if (at === -1) return undefined;
  const source = /^<img [^>]*?src="([^"]+)"/.exec(content.slice(at, at + 2000))?.[1];
  return source === undefined ? undefined : safeUrl(source.replaceAll('&amp;', '&'), undefined);
}

function enclosuresOf(tree: Tree, item: Element, context: ReadContext): FeedEnclosure[] {
  const places = [item, ...childrenNamed(item, ['media:group'])];
  const found: FeedEnclosure[] = [];
  for (const place of places) {
    for (const node of childrenNamed(place, [
      'enclosure',
      'media:content',
      'media:peerlink',
      'atom:link',
      'link',
    ])) {
      if (
        node.name.endsWith('link') &&
        attribute(tree, node, 'rel') !== 'enclosure' &&
        node.name !== 'media:peerlink'
      )
        continue;
      const address = urlIn('url', 'href')(tree, node, context);
      if (address === undefined || found.some((one) => one.url === address)) continue;
      found.push(
        present<FeedEnclosure>({
          url: address,
          type: tidy(attribute(tree, node, 'type') ?? ''),
          length: tidy(attribute(tree, node, 'length') ?? attribute(tree, node, 'filesize') ?? ''),
        }),
      );
    }
  }
  return found;
}

function hintsOf(tree: Tree, channel: Element): ScheduleHints | undefined {
  const hours = firstChild(channel, ['skiphours']);
  const days = firstChild(channel, ['skipdays']);
  const period = firstChild(channel, ['sy:updateperiod']);
  const frequency = firstChild(channel, ['sy:updatefrequency']);
  const hints = present<ScheduleHints>({
    skipHours: hours?.children
      .map((hour) => Number(rawOf(tree, hour)) % 24)
      .filter(Number.isInteger),
    skipDays: days?.children.map((day) => (rawOf(tree, day) ?? '').toLowerCase()),
    updatePeriod: period && rawOf(tree, period)?.toLowerCase(),
    updateFrequency: frequency && Number.parseInt(rawOf(tree, frequency) ?? '', 10),
  });
  if (Number.isNaN(hints.updateFrequency)) delete hints.updateFrequency;
  return Object.keys(hints).length > 0 ? hints : undefined;
}
