/** RSS 1.0 and 0.90 (RDF) → feed: items stand beside the channel, ids in `rdf:about`. */
import { first, line, type Precedence } from './fields.ts';
import type { FeedEntry, FeedHead, ReadContext } from './model.ts';
import { readChannel, readItem } from './rss.ts';
import { attribute, childrenNamed, type Element, type Tree } from './tree.ts';

/** Where RDF keeps the identity of an item beside `rdf:about`. */
const idFields: Precedence = ['dc:identifier', 'guid'];

/** All items of the document, wherever the writer put them. */
export function rdfItems(root: Element, channel: Element): Element[] {
  const outside = childrenNamed(root, ['item']);
  const inside = channel === root ? [] : childrenNamed(channel, ['item']);
  return [...outside, ...inside];
}

/** The channel’s own fields. */
export function readRdfChannel(
  tree: Tree,
  channel: Element,
  root: Element,
  context: ReadContext,
): FeedHead {
  return readChannel(tree, channel, root, context);
}

/** One item. */
export function readRdfItem(tree: Tree, item: Element, context: ReadContext): FeedEntry {
  const entry = readItem(tree, item, context);
  const id = attribute(tree, item, 'rdf:about') ?? first(tree, item, idFields, context, line);
  return id === undefined ? entry : { ...entry, id };
}
