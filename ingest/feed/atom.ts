/** Atom 0.3 and 1.0 → feed: which elements hold which field, and what Atom means by them. */
import { languageOf } from './base.ts';
import {
  absolute,
  date,
  first,
  html,
  line,
  type Precedence,
  plain,
  present,
  unique,
  url,
} from './fields.ts';
import type { FeedEnclosure, FeedEntry, FeedHead, ReadContext } from './model.ts';
import { type Person, readPerson } from './person.ts';
import { firstImage, writtenPeople } from './rss.ts';
import { tidy } from './text.ts';
import { attribute, childrenNamed, type Element, firstChild, type Tree, textOf } from './tree.ts';

/** Where the fields of the feed stand, best first; without a namespace for feeds that declare none. */
export const feedFields = {
  title: ['atom:title', 'title', 'dc:title'],
  subtitle: [
    'atom:subtitle',
    'subtitle',
    'atom:tagline',
    'tagline',
    'atom:info',
    'info',
    'dc:description',
    'description',
    'itunes:summary',
  ],
  id: ['atom:id', 'id'],
  updated: ['atom:updated', 'updated', 'atom:modified', 'modified', 'dcterms:modified', 'dc:date'],
  published: ['atom:published', 'published', 'atom:issued', 'issued', 'dcterms:issued', 'pubdate'],
  rights: ['atom:rights', 'rights', 'atom:copyright', 'copyright', 'dc:rights'],
  people: ['atom:author', 'author', 'dc:creator', 'itunes:author'],
  image: ['atom:logo', 'logo', 'itunes:image'],
  icon: ['atom:icon', 'icon'],
} as const satisfies Record<string, Precedence>;

/** Where the fields of an entry stand, best first. */
export const entryFields = {
  title: ['atom:title', 'title', 'dc:title', 'media:title'],
  id: ['atom:id', 'id', 'guid'],
  summary: ['atom:summary', 'summary', 'dc:description', 'description', 'media:description'],
  content: ['atom:content', 'content', 'content:encoded', 'xhtml:div'],
  published: [
    'atom:published',
    'published',
    'atom:issued',
    'issued',
    'dcterms:issued',
    'pubdate',
    'dc:date',
  ],
  updated: ['atom:updated', 'updated', 'atom:modified', 'modified', 'dcterms:modified', 'dc:date'],
  created: ['atom:created', 'created', 'dcterms:created'],
  people: ['atom:author', 'author', 'dc:creator', 'dc:author', 'itunes:author'],
  rights: ['atom:rights', 'rights', 'atom:copyright', 'copyright', 'dc:rights'],
} as const satisfies Record<string, Precedence>;

/** The feed’s own fields. */
export function readFeedHead(tree: Tree, feed: Element, context: ReadContext): FeedHead {
  const read = <T>(names: Precedence, how: Parameters<typeof first<T>>[4]) =>
    first(tree, feed, names, context, how);
  const people = peopleOf(tree, feed, feedFields.people, context);
  const logo = read(['atom:logo', 'logo'], url);
  const icon = read(feedFields.icon, url);
  return present<FeedHead>({
    title: read(feedFields.title, plain),
    subtitle: read(feedFields.subtitle, html),
    link: linkOf(tree, feed, 'alternate', context) ?? linkOf(tree, feed, 'self', context),
    id: read(feedFields.id, line),
    language: languageOf(tree, feed) ?? read(['dc:language', 'language'], line) ?? context.language,
    updated: read(feedFields.updated, date),
    published: read(feedFields.published, date),
    author: writtenPeople(people),
    authorName: people.find(({ name }) => name !== undefined)?.name,
    authorEmail: people.find(({ email }) => email !== undefined)?.email,
    rights: read(feedFields.rights, html),
    generator: generatorOf(tree, feed),
    ttl: undefined,
    image: logo ?? icon,
    icon,
    logo,
    self: linkOf(tree, feed, 'self', context),
    tags: tagsOf(tree, feed),
    hints: undefined,
  });
}

/** The people of the feed, who write what names no author of its own. */
export function feedPeople(tree: Tree, feed: Element, context: ReadContext): Person[] {
  return peopleOf(tree, feed, feedFields.people, context);
}

/** One entry; `inherited` write what names no author of its own. */
export function readEntry(
  tree: Tree,
  entry: Element,
  inherited: Person[],
  context: ReadContext,
): FeedEntry {
  const read = <T>(names: Precedence, how: Parameters<typeof first<T>>[4]) =>
    first(tree, entry, names, context, how);
  const source = firstChild(entry, ['atom:source', 'source']);
  const own = peopleOf(tree, entry, entryFields.people, context);
  const quoted = source && own.length === 0 ? feedPeople(tree, source, context) : [];
  const authors = [own, quoted, inherited].find((found) => found.length > 0) ?? [];
  const content = read(entryFields.content, html);
  const summary = read(entryFields.summary, html);
  const contentNode = firstChild(entry, ['atom:content', 'content']);
  return present<FeedEntry>({
    title: read(entryFields.title, plain),
    link: entryLink(tree, entry, context),
    id: read(entryFields.id, line),
    published: read(entryFields.published, date),
    updated: read(entryFields.updated, date),
    created: read(entryFields.created, date),
    summary,
    content,
    body: content ?? summary,
    contentSrc:
      contentNode && absolute(tree, contentNode, attribute(tree, contentNode, 'src'), context),
    author: writtenPeople(authors),
    authorName: authors[0]?.name,
    authorEmail: authors.find(({ email }) => email !== undefined)?.email,
    authors: unique(authors.map(({ name, email }) => name ?? email)),
    tags: tagsOf(tree, entry),
    enclosures: enclosuresOf(tree, entry, context),
    comments: linkOf(tree, entry, 'replies', context) ?? read(['comments'], url),
    language: languageOf(tree, entry) ?? read(['dc:language'], line),
    image: imageOf(tree, entry, context) ?? firstImage(content ?? summary),
    rights: read(entryFields.rights, html),
    sourceTitle: source && first(tree, source, feedFields.title, context, plain),
  });
}

const linkNames: Precedence = ['atom:link', 'link'];

/** Address of the link with this relation; of several alternates an HTML one first. */
function linkOf(
  tree: Tree,
  node: Element,
  relation: string,
  context: ReadContext,
): string | undefined {
  let other: string | undefined;
  for (const link of childrenNamed(node, linkNames)) {
    const rel = (attribute(tree, link, 'rel') ?? '').trim().toLowerCase();
    const short = rel.slice(rel.lastIndexOf('/') + 1) || 'alternate';
    if (short !== relation) continue;
    const written = attribute(tree, link, 'href') ?? textOf(tree, link).trim();
    const href = absolute(tree, link, written, context);
    if (href === undefined) continue;
    const type = attribute(tree, link, 'type') ?? 'text/html';
    if (/html/i.test(type) || relation === 'self') return href;
    other ??= href;
  }
  return other;
}

/** The link of an entry: FeedBurner’s original, the alternate, any link a reader can follow, an id that is an address. */
function entryLink(tree: Tree, entry: Element, context: ReadContext): string | undefined {
  const found =
    first(tree, entry, ['feedburner:origlink'], context, url) ??
    linkOf(tree, entry, 'alternate', context);
  if (found !== undefined) return found;
  const written = first(tree, entry, linkNames, context, url);
  if (written !== undefined) return written;
  const self = linkOf(tree, entry, 'self', context) ?? linkOf(tree, entry, 'related', context);
  if (self !== undefined) return self;
  const id = first(tree, entry, entryFields.id, context, line);
  return id !== undefined && /^https?:\/\//i.test(id)
    ? absolute(tree, entry, id, context)
    : undefined;
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
  const name = first(tree, node, ['atom:name', 'name', 'dc:title', 'title'], context, plain);
  const email = first(tree, node, ['atom:email', 'email'], context, line);
  if (name !== undefined && email === undefined) return readPerson(name);
  if (name !== undefined || email !== undefined) return present<Person>({ name, email });
  return node.children.length > 0 ? {} : readPerson(tidy(textOf(tree, node)) ?? '');
}

function tagsOf(tree: Tree, node: Element): string[] {
  return unique([
    ...childrenNamed(node, ['atom:category', 'category']).map((category) =>
      tidy(
        attribute(tree, category, 'term') ??
          attribute(tree, category, 'label') ??
          textOf(tree, category),
      ),
    ),
    ...childrenNamed(node, ['dc:subject']).map((subject) => tidy(textOf(tree, subject))),
  ]);
}

function generatorOf(tree: Tree, feed: Element): string | undefined {
  const node = firstChild(feed, ['atom:generator', 'generator']);
  if (!node) return undefined;
  const name = tidy(textOf(tree, node));
  const version = attribute(tree, node, 'version');
  const address = attribute(tree, node, 'uri') ?? attribute(tree, node, 'url');
  return unique([name, version && `v${version.replace(/^v/, '')}`, address]).join(' ') || undefined;
}

function enclosuresOf(tree: Tree, entry: Element, context: ReadContext): FeedEnclosure[] {
  const found: FeedEnclosure[] = [];
  for (const link of childrenNamed(entry, [...linkNames, 'media:content', 'enclosure'])) {
    if (
      link.name.endsWith('link') &&
      attribute(tree, link, 'rel')?.trim().toLowerCase() !== 'enclosure'
    )
      continue;
    const address = absolute(
      tree,
      link,
      attribute(tree, link, 'href') ?? attribute(tree, link, 'url'),
      context,
    );
    if (address === undefined || found.some((one) => one.url === address)) continue;
    found.push(
      present<FeedEnclosure>({
        url: address,
        type: tidy(attribute(tree, link, 'type') ?? ''),
        length: tidy(attribute(tree, link, 'length') ?? ''),
      }),
    );
  }
  return found;
}

function imageOf(tree: Tree, entry: Element, context: ReadContext): string | undefined {
  for (const place of [entry, ...childrenNamed(entry, ['media:group', 'media:content'])]) {
    const node = firstChild(place, ['media:thumbnail', 'itunes:image']);
    const found =
      node &&
      absolute(tree, node, attribute(tree, node, 'url') ?? attribute(tree, node, 'href'), context);
    if (found !== undefined) return found;
  }
  return undefined;
}
