/** Base address and language of an element: `xml:base` and `xml:lang`, inherited. */
import { attribute, type Element, type Tree } from './tree.ts';

/** Address that relative links inside `node` count from: its chain of `xml:base`, else the document's. */
export function baseOf(tree: Tree, node: Element | undefined, documentBase: string): string {
  if (!tree.hasBase || !node) return documentBase;
  if (node.base !== undefined) return node.base;
  // The depth of the tree is bounded, so this recursion is too.
  const outer = baseOf(tree, node.parent, documentBase);
  const own = attribute(tree, node, 'xml:base');
  const url = own === undefined ? null : URL.parse(own.trim(), outer);
  node.base = url && /^https?:$/.test(url.protocol) ? url.href : outer;
  return node.base;
}

/** Language of an element; an empty one ends the inheritance. */
export function languageOf(tree: Tree, node: Element | undefined): string | undefined {
  if (!tree.hasLanguage) return undefined;
  for (let one = node; one; one = one.parent) {
    const language = attribute(tree, one, 'xml:lang');
    if (language !== undefined) return language.trim() || undefined;
  }
  return undefined;
}
