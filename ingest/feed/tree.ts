/** Feed text → a tree of elements that forgives what writers do: unclosed tags, undeclared prefixes, odd case, bare ampersands. */
import { decodeReferences, type OwnEntities } from './entities.ts';
import { canonicalPrefix } from './namespaces.ts';

/** One element. Its text is not kept: offsets into the source are, and read on demand. */
export interface Element {
  /** Canonical name: prefix of the namespace (none for RSS) and local name, lower case: `dc:date`, `pubdate`. */
  name: string;
  parent: Element | undefined;
  children: Element[];
  /** Offsets of the attributes in the source. */
  attributesFrom: number;
  attributesTo: number;
  /** Offsets of the content in the source. */
  from: number;
  to: number;
  /** The attributes once somebody asked for them. */
  attributes?: Map<string, string>;
  /** Base address once somebody asked for it. */
  base?: string;
}

/** The document: what the offsets of its elements count in. */
export interface Tree {
  source: string;
  /** Set when `source` holds one character a byte: the UTF-8 behind it. */
  bytes: Buffer | undefined;
  entities: OwnEntities;
  root: Element;
  warnings: Set<string>;
  /** Does any element say `xml:base`, `xml:lang`? */
  hasBase: boolean;
  hasLanguage: boolean;
}

const maxDepth = 256;
/** A document with more items than this is cut: no publisher means so many. */
const maxItems = 10_000;

interface Scope {
  prefixes: Map<string, string>;
  /** Raw tag name → canonical name, so that each is worked out once. */
  names: Map<string, string>;
}

/**
 * Build the tree without recursion; elements nested deeper than 256 are passed over, their text stays with their ancestor.
 * With `bytes`, `source` holds one character a byte of this UTF-8.
 */
export function buildTree(source: string, entities: OwnEntities, bytes?: Buffer): Tree {
  const warnings = new Set<string>();
  const root = element('', undefined, 0, 0, 0);
  root.to = source.length;
  const stack: { node: Element; raw: string; scope: Scope }[] = [
    { node: root, raw: '', scope: { prefixes: new Map(), names: new Map() } },
  ];
  /** Stray end tags so far: after a thousand none is looked for any more, so that they cannot cost a search each. */
  let strays = 0;
  let items = 0;
  let tooDeep = 0;
  let top = stack[0];
  let at = source.indexOf('<');
  while (at !== -1 && top && items <= maxItems) {
    const code = source.charCodeAt(at + 1);
    if (code === 0x21 || code === 0x3f) at = endOfMarkup(source, at, warnings);
    else if (code === 0x2f) {
      const end = source.indexOf('>', at);
      if (end === -1) {
        warnings.add('cut-off');
        break;
      }
      if (tooDeep > 0) tooDeep--;
      else closeTag(source.slice(at + 2, endOfName(source, at + 2, end)), at);
      at = end + 1;
    } else if (isNameStart(code)) {
      const end = endOfTag(source, at + 1);
      if (end === -1) {
        warnings.add('cut-off');
        break;
      }
      openTag(at, end);
      at = end + 1;
    } else {
      warnings.add('bare-markup');
      at += 1;
    }
    at = source.indexOf('<', at);
  }
  if (items > maxItems) warnings.add('too-many-entries');
  if (stack.length > 1) {
    if (items <= maxItems) warnings.add('cut-off');
    popTo(0, source.length);
  }
  const hasBase = source.includes('xml:base');
  const hasLanguage = source.includes('xml:lang');
  return { source, bytes, entities, root, warnings, hasBase, hasLanguage };

  function openTag(start: number, end: number): void {
    let nameEnd = start + 1;
    while (nameEnd < end && !isNameEnd(source.charCodeAt(nameEnd))) nameEnd++;
    const raw = source.slice(start + 1, nameEnd);
    const selfClosing = source.charCodeAt(end - 1) === 0x2f;
    if (stack.length > maxDepth) {
      if (!selfClosing) tooDeep++;
      warnings.add('too-deep');
      return;
    }
    let scope = top?.scope ?? { prefixes: new Map(), names: new Map() };
    if (end - nameEnd > 6) scope = scopeOf(scope, source.slice(nameEnd, end));
    const name = nameIn(scope, raw, bytes !== undefined, warnings);
    if (isRepeated(name)) {
      items++;
      closeRepeated(name, start);
    }
    const parent = top?.node ?? root;
    const node = element(name, parent, nameEnd, selfClosing ? end - 1 : end, end + 1);
    parent.children.push(node);
    if (selfClosing) return;
    top = { node, raw, scope };
    stack.push(top);
  }

  /** An item inside an item means that the first was never closed. */
  function closeRepeated(name: string, start: number): void {
    for (let depth = stack.length - 1; depth > 0; depth--) {
      const open = stack[depth]?.node.name;
      if (open === name) {
        warnings.add('unclosed-element');
        popTo(depth, start);
        return;
      }
      if (open === undefined || holdsMarkup.has(open)) return;
    }
  }

  function closeTag(raw: string, start: number): void {
    if (top?.raw === raw) {
      popTo(stack.length - 1, start);
      return;
    }
    const same = strays > 1000 ? -1 : findOpen(raw, raw.toLowerCase());
    if (same === -1) {
      strays++;
      warnings.add('unopened-element');
    } else {
      if (same < stack.length - 1) warnings.add('unclosed-element');
      popTo(same, start);
    }
  }

  function findOpen(raw: string, lower: string): number {
    const exact = stack.findLastIndex((open, depth) => depth > 0 && open.raw === raw);
    if (exact !== -1) return exact;
    return stack.findLastIndex((open, depth) => depth > 0 && open.raw.toLowerCase() === lower);
  }

  /** Close everything from `depth` up. What an unclosed element swallowed goes back to its parent. */
  function popTo(depth: number, end: number): void {
    while (stack.length > Math.max(depth, 1)) {
      const { node } = stack.pop() ?? { node: root };
      node.to = end;
      const unclosed = stack.length > depth;
      const parent = node.parent;
      const isField = !containers.has(node.name) && !isInsideMarkup(node);
      if (unclosed && isField && parent && node.children.length > 0) {
        node.to = Math.min(end, (node.children[0]?.attributesFrom ?? end) - 1);
        const start = source.lastIndexOf('<', node.to);
        if (start >= node.from) node.to = start;
        for (const child of node.children) child.parent = parent;
        parent.children.push(...node.children.splice(0));
      }
    }
    top = stack[stack.length - 1];
  }
}

/** Elements that are there to hold others: what an unclosed one holds stays where it is. */
const containers: ReadonlySet<string> = new Set([
  'atom:author',
  'atom:entry',
  'atom:feed',
  'atom:source',
  'author',
  'channel',
  'entry',
  'feed',
  'image',
  'item',
  'items',
  'media:group',
  'rdf',
  'rdf:rdf',
  'rss',
  'source',
]);

/** Elements whose content is markup for readers, not fields of ours. */
const holdsMarkup: ReadonlySet<string> = new Set([
  'atom:content',
  'atom:summary',
  'atom:title',
  'content',
  'content:encoded',
  'description',
  'summary',
  'xhtml:body',
  'xhtml:div',
  'body',
  'div',
]);

function isInsideMarkup(node: Element): boolean {
  for (let one: Element | undefined = node; one; one = one.parent) {
    if (holdsMarkup.has(one.name)) return true;
  }
  return false;
}

function isRepeated(name: string): boolean {
  return name === 'item' || name === 'atom:entry' || name === 'entry';
}

function element(
  name: string,
  parent: Element | undefined,
  attributesFrom: number,
  attributesTo: number,
  from: number,
): Element {
  return { name, parent, children: [], attributesFrom, attributesTo, from, to: from };
}

function scopeOf(outer: Scope, attributes: string): Scope {
  if (!attributes.includes('xmlns')) return outer;
  const prefixes = new Map(outer.prefixes);
  for (const [name, value] of readAttributes(attributes, undefined)) {
    if (name === 'xmlns') prefixes.set('', value);
    else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), value);
  }
  return { prefixes, names: new Map() };
}

function nameIn(scope: Scope, raw: string, isBytes: boolean, warnings: Set<string>): string {
  const known = scope.names.get(raw);
  if (known !== undefined) return known;
  const written = isBytes ? Buffer.from(raw, 'latin1').toString('utf8') : raw;
  const colon = written.indexOf(':');
  const prefix = colon === -1 ? '' : written.slice(0, colon).toLowerCase();
  const local = (colon === -1 ? written : written.slice(colon + 1)).toLowerCase();
  const uri = scope.prefixes.get(prefix);
  if (uri === undefined && prefix !== '' && prefix !== 'xml') warnings.add('undeclared-prefix');
  const canonical = canonicalPrefix(uri, prefix);
  const name = canonical === '' ? local : `${canonical}:${local}`;
  scope.names.set(raw, name);
  return name;
}

/** Offset of the `>` that ends a tag; quotes are respected when they close. -1: the document ends before. */
function endOfTag(source: string, from: number): number {
  const first = source.indexOf('>', from);
  if (first === -1) return -1;
  let at = from;
  while (at < first) {
    const code = source.charCodeAt(at);
    if (code === 0x22 || code === 0x27) break;
    at++;
  }
  if (at === first) return first;
  for (;;) {
    const code = source.charCodeAt(at);
    if (code === 0x3e) return at;
    if (code === 0x22 || code === 0x27) {
      const close = source.indexOf(code === 0x22 ? '"' : "'", at + 1);
      // A quote that closes only beyond another tag was never closed.
      if (close === -1) return first;
      at = close;
    } else if (code === 0x3c) return first;
    at++;
    if (at >= source.length) return first;
  }
}

/** Offset behind a comment, CDATA section, declaration or processing instruction at `at`. */
function endOfMarkup(source: string, at: number, warnings: Set<string>): number {
  if (source.startsWith('<![CDATA[', at)) {
    const end = source.indexOf(']]>', at + 9);
    if (end !== -1) return end + 3;
    warnings.add('cut-off');
    const close = source.indexOf('</', at);
    return close === -1 ? source.length : close;
  }
  if (source.startsWith('<!--', at)) {
    const end = source.indexOf('-->', at + 4);
    return end === -1 ? source.length : end + 3;
  }
  const end = source.indexOf('>', at);
  return end === -1 ? source.length : end + 1;
}

/** The attributes of an element: lower-case names with the prefix as written (`xml:base`, `rdf:about`, `href`), decoded values. */
export function attributesOf(tree: Tree, node: Element): Map<string, string> {
  node.attributes ??= readAttributes(
    sliceOf(tree, node.attributesFrom, node.attributesTo),
    tree.entities,
  );
  return node.attributes;
}

/** One attribute; undefined when it is missing. */
export function attribute(tree: Tree, node: Element, name: string): string | undefined {
  if (node.attributesTo - node.attributesFrom < 3) return undefined;
  return attributesOf(tree, node).get(name);
}

function readAttributes(text: string, entities: OwnEntities | undefined): Map<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  while (at < text.length && found.size < 256) {
    while (at < text.length && isBlankOrSlash(text.charCodeAt(at))) at++;
    const nameFrom = at;
    while (at < text.length && !isNameEnd(text.charCodeAt(at)) && text[at] !== '=') at++;
    const name = text.slice(nameFrom, at).toLowerCase();
    while (at < text.length && isBlank(text.charCodeAt(at))) at++;
    if (text[at] !== '=') {
      if (at === nameFrom) at++;
      continue;
    }
    at++;
    while (at < text.length && isBlank(text.charCodeAt(at))) at++;
    const quote = text[at];
    let value: string;
    if (quote === '"' || quote === "'") {
      const close = text.indexOf(quote, at + 1);
      value = text.slice(at + 1, close === -1 ? text.length : close);
      at = close === -1 ? text.length : close + 1;
    } else {
      const from = at;
      while (at < text.length && !isBlank(text.charCodeAt(at))) at++;
      value = text.slice(from, at);
    }
    if (name !== '' && !found.has(name)) found.set(name, decodeReferences(value, entities));
  }
  return found;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isBlankOrSlash(code: number): boolean {
  return isBlank(code) || code === 0x2f;
}

function isNameEnd(code: number): boolean {
  return isBlankOrSlash(code) || code === 0x3e;
}

/** Where the name of an end tag stops: before the blanks. */
function endOfName(source: string, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(source.charCodeAt(end - 1))) end--;
  return end;
}

function isNameStart(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    code >= 0xc0
  );
}

/** The characters between two offsets. */
function sliceOf({ source, bytes }: Tree, from: number, to: number): string {
  const slice = source.slice(from, to);
  return bytes && beyondAscii.test(slice) ? bytes.toString('utf8', from, to) : slice;
}

const beyondAscii = /[\u0080-\u00ff]/;

/** The text of an element: references decoded, CDATA as it stands, tags and comments left out. */
export function textOf(tree: Tree, node: Element): string {
  const raw = sliceOf(tree, node.from, node.to);
  if (!raw.includes('<')) return decodeReferences(raw, tree.entities);
  let out = '';
  let at = 0;
  while (at < raw.length) {
    const open = raw.indexOf('<', at);
    if (open === -1) return out + decodeReferences(raw.slice(at), tree.entities);
    out += decodeReferences(raw.slice(at, open), tree.entities);
    if (raw.startsWith('<![CDATA[', open)) {
      const end = raw.indexOf(']]>', open);
      out += raw.slice(open + 9, end === -1 ? raw.length : end);
      at = end === -1 ? raw.length : end + 3;
    } else if (raw.startsWith('<!--', open)) {
      const end = raw.indexOf('-->', open + 4);
      at = end === -1 ? raw.length : end + 3;
    } else if (/[A-Za-z/_!?]/.test(raw[open + 1] ?? '')) {
      const end = raw.indexOf('>', open);
      at = end === -1 ? raw.length : end + 1;
    } else {
      out += '<';
      at = open + 1;
    }
  }
  return out;
}

/** The content of an element as markup: CDATA sections become escaped text. */
export function markupOf(tree: Tree, node: Element): string {
  const raw = sliceOf(tree, node.from, node.to);
  if (!raw.includes('<![CDATA[')) return raw;
  return raw.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  );
}

/** First child with one of the names, in the order of the names. */
export function firstChild(node: Element, names: readonly string[]): Element | undefined {
  for (const name of names) {
    for (const child of node.children) if (child.name === name) return child;
  }
  return undefined;
}

/** All children with one of the names, in document order. */
export function childrenNamed(node: Element, names: readonly string[]): Element[] {
  return node.children.filter((child) => names.includes(child.name));
}

/** Elements that may be the root: those of the first level, then those inside an unknown wrapper. */
export function rootsOf(tree: Tree): Element[] {
  const outer = tree.root.children.slice(0, 20);
  return [
    ...outer,
    ...outer.filter(({ name }) => name !== 'html').flatMap(({ children }) => children.slice(0, 20)),
  ];
}
