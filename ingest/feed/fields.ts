/** Reading fields by precedence: a table says which elements may hold a field, the first that holds something wins. */
import { safeUrl } from '../sanitise.ts';
import { baseOf } from './base.ts';
import { readDate } from './dates.ts';
import type { ReadContext } from './model.ts';
import { htmlOf, plainOf, rawOf, tidy } from './text.ts';
import { attribute, childrenNamed, type Element, type Tree } from './tree.ts';

/** Names of elements, best first. */
export type Precedence = readonly string[];

/** Reads one element. */
type Read<T> = (tree: Tree, node: Element, context: ReadContext) => T | undefined;

/** First element of the list for which `read` yields something. */
export function first<T>(
  tree: Tree,
  node: Element,
  names: Precedence,
  context: ReadContext,
  read: Read<T>,
): T | undefined {
  for (const name of names) {
    for (const child of node.children) {
      if (child.name !== name) continue;
      const value = read(tree, child, context);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

export const plain: Read<string> = plainOf;
export const html: Read<string> = htmlOf;

/** One line of raw text without anything invisible, for ids that are compared byte for byte otherwise. */
export const line: Read<string> = (tree, node) => tidy(rawOf(tree, node) ?? '');

/** A date; one that cannot be read is left out and noted, never an exception. */
export const date: Read<string> = (tree, node, context) => {
  const text = rawOf(tree, node);
  if (text === undefined) return undefined;
  const instant = readDate(text, { zone: context.zone });
  if (instant === undefined) context.warn('bad-date');
  return instant;
};

/** The address in the element's text, absolute. */
export const url: Read<string> = (tree, node, context) =>
  absolute(tree, node, rawOf(tree, node), context);

/** The address in one of the attributes, else nothing. */
export function urlIn(...names: string[]): Read<string> {
  return (tree, node, context) => {
    for (const name of names) {
      const found = absolute(tree, node, attribute(tree, node, name), context);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** Resolve an address against the element's base; only http(s), mailto and tel pass. */
export function absolute(
  tree: Tree,
  node: Element,
  address: string | undefined,
  context: ReadContext,
): string | undefined {
  if (address === undefined || address.trim() === '') return undefined;
  const href = safeUrl(address, baseOf(tree, node, context.base));
  return href === undefined || /\s/.test(href) ? undefined : href;
}

/** Plain texts of all elements with one of the names, each once, in document order. */
export function allPlain(
  tree: Tree,
  node: Element,
  names: Precedence,
  context: ReadContext,
): string[] {
  const found = childrenNamed(node, names).map((child) => plainOf(tree, child, context));
  return unique(found);
}

/** Each once, in order; blanks and what is missing left out. */
export function unique(values: readonly (string | undefined)[]): string[] {
  return [
    ...new Set(values.filter((value): value is string => value !== undefined && value !== '')),
  ];
}

/** The object without its undefined fields. */
export function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  // Built anew: deleting keys would make every record a slow one.
  const kept: Partial<T> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) kept[key] = value;
  }
  // Whatever T requires was given: the type of the parameter says so for all but the optional fields.
  return kept as T;
}
