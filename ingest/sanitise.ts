/**
 * Foreign HTML → HTML that can do nothing, or plain text. One linear pass, no DOM, no regular expression over the whole.
 *
 * Safe by construction: the output is written anew from allowed names only. Text holds no `<`, attribute values no quote,
 * and no allowed element changes how the text behind it is parsed (no raw text, no foreign content), so that the browser's
 * reading cannot differ from ours in any way that matters (mutation XSS needs such an element).
 */
import { decodeHTML } from 'entities';
import { readTag, type Tag, tagEnd } from './html-tag.ts';

export interface SanitiseOptions {
  /** The markup is XHTML of an XML document: `<div/>` is closed, prefixes may stand before names. */
  xml?: boolean;
}

/** Elements kept, with the attributes they may carry beside the global ones. */
const allowed: Record<string, readonly string[]> = {
  a: ['href', 'hreflang', 'name'],
  abbr: [],
  acronym: [],
  address: [],
  article: [],
  aside: [],
  audio: ['src', 'controls'],
  b: [],
  bdi: [],
  bdo: [],
  big: [],
  blockquote: ['cite'],
  br: [],
  caption: [],
  center: [],
  cite: [],
  code: [],
  col: ['span'],
  colgroup: ['span'],
  dd: [],
  del: ['cite', 'datetime'],
  details: [],
  dfn: [],
  dir: [],
  div: [],
  dl: [],
  dt: [],
  em: [],
  figcaption: [],
  figure: [],
  font: [],
  footer: [],
  h1: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  header: [],
  hgroup: [],
  hr: [],
  i: [],
  img: ['src', 'srcset', 'alt', 'width', 'height', 'sizes'],
  ins: ['cite', 'datetime'],
  kbd: [],
  li: ['value'],
  main: [],
  mark: [],
  menu: [],
  nav: [],
  ol: ['start', 'type', 'reversed'],
  p: [],
  picture: [],
  pre: [],
  q: ['cite'],
  rp: [],
  rt: [],
  ruby: [],
  s: [],
  samp: [],
  section: [],
  small: [],
  source: ['src', 'srcset', 'type', 'media', 'sizes'],
  span: [],
  strike: [],
  strong: [],
  sub: [],
  summary: [],
  sup: [],
  table: ['summary', 'border'],
  tbody: [],
  td: ['colspan', 'rowspan', 'headers'],
  tfoot: [],
  th: ['colspan', 'rowspan', 'headers', 'scope'],
  thead: [],
  time: ['datetime'],
  tr: [],
  track: ['src', 'kind', 'srclang', 'label'],
  tt: [],
  u: [],
  ul: ['type'],
  var: [],
  video: ['src', 'poster', 'width', 'height', 'controls'],
  wbr: [],
};
const globalAttributes = ['title', 'lang', 'dir', 'align', 'abbr'];
const attributesOf = new Map(
  Object.entries(allowed).map(([name, own]) => [name, new Set([...globalAttributes, ...own])]),
);
const voidElements = new Set(['br', 'col', 'hr', 'img', 'source', 'track', 'wbr']);
/** Elements whose content is not text for readers: it goes too. */
const dropped = new Set([
  'math',
  'noembed',
  'noframes',
  'script',
  'style',
  'template',
  'textarea',
  'title',
  'xmp',
]);
/** Of those, what an HTML parser reads as raw text up to the end tag. */
const rawText = new Set(['noembed', 'noframes', 'script', 'style', 'textarea', 'title', 'xmp']);
const urlAttributes = new Set(['href', 'src', 'cite', 'poster']);
const linkSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);
/** Elements that close an open one of the same kind. */
const closesItself = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'a']);
const maxDepth = 128;

/** Sanitise. Relative addresses are resolved against `baseUrl`; without one they stay when they carry no scheme. */
export function sanitiseHtml(
  html: string,
  baseUrl?: string,
  { xml = false }: SanitiseOptions = {},
): string {
  if (!html.includes('<')) return html.includes('>') ? html.replaceAll('>', '&gt;') : html;
  const open: string[] = [];
  const unclosed = new Set<string>();
  let out = '';
  /** Up to here the source is written; from here to where we are it may stand as it is. */
  let written = 0;
  const replace = (from: number, to: number, by: string): void => {
    if (by.length === to - from && html.startsWith(by, from)) return;
    out += html.slice(written, from) + by;
    written = to;
  };
  let at = 0;
  while (at < html.length) {
    const found = html.indexOf('<', at);
    const next = found === -1 ? html.length : found;
    const bracket = html.indexOf('>', at);
    if (bracket !== -1 && bracket < next) replace(at, next, safeText(html.slice(at, next)));
    if (found === -1) break;
    const code = html.charCodeAt(next + 1);
    if (code === 0x21 || code === 0x3f) {
      const section = cdataAt(html, next, xml);
      at = section?.end ?? endOfDeclaration(html, next);
      replace(next, at, section?.text ?? '');
      continue;
    }
    const bare = bareTagAt(html, next);
    if (bare) {
      at = bare.end;
      replace(next, at, bare.closing ? closeTag(open, bare.name) : openBare(open, bare.name, xml));
      continue;
    }
    const tag = readTag(html, next);
    if (!tag) {
      at = tagEnd(html, next) ? html.length : next + 1;
      replace(next, at, at === next + 1 ? '&lt;' : '');
      continue;
    }
    at = tag.end;
    const name = xml ? localName(tag.name) : tag.name;
    const attributes = attributesOf.get(name);
    if (dropped.has(name) && !tag.closing && !(xml && tag.selfClosing))
      at = endOfDropped(html, at, tag.name, unclosed);
    if (!attributes) replace(next, at, '');
    else if (tag.closing) replace(next, at, closeTag(open, name));
    else replace(next, at, openTag(open, name, tag, attributes, baseUrl, xml));
  }
  out += html.slice(written);
  for (let depth = open.length - 1; depth >= 0; depth--) out += `</${open[depth]}>`;
  return out;
}

/** `<p>` and `</p>`: an allowed element in lower case with nothing else in the tag, as most are. */
function bareTagAt(
  html: string,
  at: number,
): { name: string; closing: boolean; end: number } | undefined {
  const closing = html.charCodeAt(at + 1) === 0x2f;
  const from = at + (closing ? 2 : 1);
  const stop = Math.min(from + 11, html.length);
  for (let end = from; end < stop; end++) {
    const code = html.charCodeAt(end);
    if (code === 0x3e) {
      const name = html.slice(from, end);
      return attributesOf.has(name) ? { name, closing, end: end + 1 } : undefined;
    }
    if ((code < 0x61 || code > 0x7a) && (code < 0x31 || code > 0x36)) return undefined;
  }
  return undefined;
}

function openBare(open: string[], name: string, xml: boolean): string {
  if (voidElements.has(name)) return `<${name}>`;
  let before = '';
  if (!xml && closesItself.has(name) && open[open.length - 1] === name) {
    open.pop();
    before = `</${name}>`;
  }
  if (open.length >= maxDepth) return before;
  open.push(name);
  return `${before}<${name}>`;
}

function openTag(
  open: string[],
  name: string,
  tag: Tag,
  attributes: ReadonlySet<string>,
  baseUrl: string | undefined,
  xml: boolean,
): string {
  let out = '';
  if (!xml && closesItself.has(name) && open[open.length - 1] === name) {
    open.pop();
    out = `</${name}>`;
  }
  const isVoid = voidElements.has(name);
  if (!isVoid && open.length >= maxDepth) return out;
  out += `<${name}`;
  const seen: string[] = [];
  for (const { name: raw, value } of tag.attributes()) {
    const key = raw === 'xml:lang' ? 'lang' : raw;
    if (!attributes.has(key) || seen.includes(key)) continue;
    seen.push(key);
    const safe = safeAttribute(key, value, baseUrl);
    if (safe !== undefined) out += ` ${key}="${safe}"`;
  }
  if (isVoid) return `${out}>`;
  if (xml && tag.selfClosing) return `${out}></${name}>`;
  open.push(name);
  return `${out}>`;
}

function closeTag(open: string[], name: string): string {
  if (voidElements.has(name)) return name === 'br' ? '<br>' : '';
  const depth = open.lastIndexOf(name);
  if (depth === -1) return '';
  let out = '';
  while (open.length > depth) out += `</${open.pop()}>`;
  return out;
}

/** The value ready to stand in double quotes; undefined when it must go. */
function safeAttribute(
  name: string,
  value: string,
  baseUrl: string | undefined,
): string | undefined {
  if (name === 'srcset') return escapeAttribute(safeSrcset(decodeHTML(value), baseUrl));
  if (!urlAttributes.has(name)) return escapeAttribute(value);
  if (plainHttp.test(value) && !value.includes('&')) return value;
  const url = safeUrl(decodeHTML(value), baseUrl);
  return url === undefined ? undefined : escapeAttribute(url.replaceAll('&', '&amp;'));
}

/** An absolute address without anything that needs a second look. */
const plainHttp = /^https?:\/\/[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+$/;

/** An http(s) address that the URL parser would return as it is: lower-case host that is no number, path without dot segments, nothing to escape. */
const canonicalHttp =
  /^https?:\/\/(?![^/]*xn--)(?:[a-z0-9-]+\.)+[a-z]{2,}\/(?!\.)(?:[A-Za-z0-9_~!$&()*+,;=:@-]|%(?!2[eE])|\.|\/(?!\.))*(?:\?[A-Za-z0-9._~!$&()*+,;=:@%/?-]*)?$/;

/** An address fit for a link, absolute where there is a base; undefined for every scheme that is not http(s), mailto or tel. */
export function safeUrl(value: string, baseUrl: string | undefined): string | undefined {
  if (canonicalHttp.test(value)) return value;
  // A browser drops these wherever they stand, so that `java\nscript:` is a scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  const text = value.replace(/[\u0000-\u001f\u007f-\u009f]/g, '').trim();
  const scheme = /^\s*([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    if (!linkSchemes.has(`${scheme}:`)) return undefined;
    return scheme === 'http' || scheme === 'https' ? (URL.parse(text)?.href ?? undefined) : text;
  }
  if (baseUrl === undefined)
    return /^[\s\\]*[^\s:]*:/.test(text.split(/[/?#]/, 1)[0] ?? '') ? undefined : text;
  if (text === '') return baseUrl;
  const url = URL.parse(text, baseUrl);
  return url && linkSchemes.has(url.protocol) ? url.href : undefined;
}

function safeSrcset(value: string, baseUrl: string | undefined): string {
  const candidates: string[] = [];
  for (const part of value.split(/,\s+|,(?=https?:)/)) {
    const [address = '', descriptor = ''] = part.trim().split(/\s+/);
    const url = address === '' ? undefined : safeUrl(address, baseUrl);
    if (url === undefined || !/^([\d.]+[wx])?$/.test(descriptor)) continue;
    candidates.push(descriptor === '' ? url : `${url} ${descriptor}`);
  }
  return candidates.join(', ').replaceAll('&', '&amp;');
}

function safeText(text: string): string {
  return text.includes('>') ? text.replaceAll('>', '&gt;') : text;
}

/** Plain text → HTML that shows it. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** References of the source stay as they are: they cannot end the value. */
function escapeAttribute(raw: string): string {
  if (!/["<>]/.test(raw)) return raw;
  return raw.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function cdataAt(
  html: string,
  at: number,
  xml: boolean,
): { text: string; end: number } | undefined {
  if (!html.startsWith('<![CDATA[', at)) return undefined;
  // In HTML it means nothing: it is shown, so that no text is lost.
  if (!xml) return { text: '&lt;![CDATA[', end: at + 9 };
  const end = html.indexOf(']]>', at);
  return end === -1
    ? { text: escapeText(html.slice(at + 9)), end: html.length }
    : { text: escapeText(html.slice(at + 9, end)), end: end + 3 };
}

/** Offset behind a comment (`<!--…-->`, also ended by `--!>`) or a bogus one (`<!…>`, `<?…>`); an unclosed comment ends at the first `>`. */
function endOfDeclaration(html: string, at: number): number {
  if (html.startsWith('<!--', at)) {
    if (html[at + 4] === '>') return at + 5;
    if (html.startsWith('->', at + 4)) return at + 6;
    const end = html.indexOf('--', at + 4);
    for (let dash = end; dash !== -1; dash = html.indexOf('--', dash + 1)) {
      if (html[dash + 2] === '>') return dash + 3;
      if (html.startsWith('!>', dash + 2)) return dash + 4;
    }
  }
  const end = html.indexOf('>', at);
  return end === -1 ? html.length : end + 1;
}

/** Offset behind the end tag of a dropped element; the rest of the text goes when a raw-text one is never closed. */
function endOfDropped(html: string, from: number, name: string, unclosed: Set<string>): number {
  const local = localName(name);
  // Looked for once only, else a thousand unclosed tags would each search to the end.
  if (!unclosed.has(name)) {
    for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
      const after = at + 2 + name.length;
      if (html.slice(at + 2, after).toLowerCase() !== name) continue;
      if (!/[\s/>]/.test(html[after] ?? '>')) continue;
      const end = html.indexOf('>', at);
      return end === -1 ? html.length : end + 1;
    }
    unclosed.add(name);
  }
  return rawText.has(local) ? html.length : from;
}

/** Elements that separate words. */
const blocks = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'br',
  'center',
  'dd',
  'details',
  'dir',
  'div',
  'dl',
  'dt',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'img',
  'li',
  'main',
  'menu',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
]);

/** HTML → plain text: tags gone, references decoded, blanks collapsed, blocks apart by one space. */
export function htmlToText(html: string): string {
  if (!html.includes('<')) return collapse(decodeHTML(html));
  let out = '';
  const unclosed = new Set<string>();
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next === -1) {
      out += html.slice(at);
      break;
    }
    out += html.slice(at, next);
    const code = html.charCodeAt(next + 1);
    if (code === 0x21 || code === 0x3f) {
      at = endOfDeclaration(html, next);
      continue;
    }
    const tag = readTag(html, next);
    if (!tag) {
      if (tagEnd(html, next)) break;
      out += '&lt;';
      at = next + 1;
      continue;
    }
    at =
      dropped.has(tag.name) && !tag.closing
        ? endOfDropped(html, tag.end, tag.name, unclosed)
        : tag.end;
    if (blocks.has(tag.name)) out += ' ';
  }
  return collapse(decodeHTML(out));
}

function collapse(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').trim();
}
