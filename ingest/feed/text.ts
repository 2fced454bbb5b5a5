/** Elements of a feed that hold text (plain, escaped HTML, XHTML, base64) → plain text, or sanitised HTML. */
import { decodeHTML } from 'entities';
import { escapeText, htmlToText, sanitiseHtml } from '../sanitise.ts';
import { baseOf } from './base.ts';
import type { ReadContext } from './model.ts';
import { attribute, type Element, markupOf, type Tree, textOf } from './tree.ts';

/** How the characters of a text construct are meant (RFC 4287 §3.1; Atom 0.3 `mode`; RSS does not say). */
type Meaning = 'plain' | 'html' | 'markup' | 'unknown';

/** Plain text of an element that is meant for one line: a title, a name. undefined when nothing is left. */
export function plainOf(tree: Tree, node: Element, context: ReadContext): string | undefined {
  const { meaning, value } = contentOf(tree, node);
  return tidy(toPlain(value, meaning, context));
}

/** Sanitised HTML of an element; undefined when it is empty. */
export function htmlOf(tree: Tree, node: Element, context: ReadContext): string | undefined {
  const { meaning, value } = contentOf(tree, node);
  const repaired = repairMojibake(value.trim(), context);
  if (repaired === '') return undefined;
  if (meaning === 'plain') return escapeText(repaired);
  const base = baseOf(tree, node, context.base);
  if (meaning === 'markup') return unwrapped(sanitiseHtml(repaired, base, { xml: true }));
  return sanitiseHtml(repaired, base);
}

/** The text of an element as it stands, blanks trimmed; for ids, dates and addresses. */
export function rawOf(tree: Tree, node: Element): string | undefined {
  const text = textOf(tree, node).trim();
  return text === '' ? undefined : text;
}

function contentOf(tree: Tree, node: Element): { meaning: Meaning; value: string } {
  const isAtom =
    node.name.startsWith('atom:') || node.parent?.name === 'entry' || node.parent?.name === 'feed';
  if (!isAtom) {
    return node.children.length > 0
      ? { meaning: 'markup', value: markupOf(tree, node) }
      : { meaning: 'unknown', value: textOf(tree, node) };
  }
  const type = (attribute(tree, node, 'type') ?? '').trim().toLowerCase();
  const mode = (attribute(tree, node, 'mode') ?? '').trim().toLowerCase();
  if (mode === 'base64' || isBinary(type)) return base64Of(tree, node, type);
  const isXhtml = type === 'xhtml' || type === 'application/xhtml+xml' || mode === 'xml';
  if (node.children.length > 0 && (isXhtml || mode !== 'escaped')) {
    return { meaning: 'markup', value: markupOf(tree, node) };
  }
  const value = textOf(tree, node);
  if (type === 'html' || type === 'text/html') return { meaning: 'html', value };
  if (isXhtml)
    return {
      meaning: mode === 'xml' && type.startsWith('text/plain') ? 'plain' : 'unknown',
      value,
    };
  if (mode === 'escaped' && type !== 'text/plain') return { meaning: 'html', value };
  return { meaning: 'plain', value };
}

function isBinary(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/[/+]xml$/.test(type);
}

function base64Of(tree: Tree, node: Element, type: string): { meaning: Meaning; value: string } {
  const text = textOf(tree, node).replace(/\s+/g, '');
  const asWritten = { meaning: 'unknown', value: textOf(tree, node) } as const;
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return asWritten;
  try {
    const value = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64'));
    return { meaning: type === 'text/plain' ? 'plain' : 'html', value };
  } catch {
    return asWritten;
  }
}

/** The `<div>` that XHTML text must have around it is not part of the text (RFC 4287 §3.1.1.3). */
function unwrapped(html: string): string {
  const trimmed = html.trim();
  if (!trimmed.startsWith('<div>') || !trimmed.endsWith('</div>')) return trimmed;
  // Only when this very div is closed last: depth never returns to 0 before.
  let depth = 0;
  for (const match of trimmed.matchAll(/<(\/?)div\b/g)) {
    depth += match[1] === '' ? 1 : -1;
    if (depth === 0)
      return match.index === trimmed.length - 6 ? trimmed.slice(5, -6).trim() : trimmed;
  }
  return trimmed;
}

function toPlain(value: string, meaning: Meaning, context: ReadContext): string {
  const text = repairMojibake(value, context);
  if (meaning === 'html' || meaning === 'markup') return undouble(htmlToText(text));
  if (meaning === 'unknown' && hasTag(text)) return htmlToText(text);
  return undouble(text);
}

/** Text that holds a tag HTML knows, and not only a less-than sign. */
function hasTag(text: string): boolean {
  return text.includes('<') && knownTag.test(text);
}

const knownTag =
  /<\/?(a|abbr|b|bdi|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|object|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|svg|table|td|tr|tt|u|ul|video|wbr)(\s[^<>]*)?\/?>/i;

const reference = /&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});/;

/** `Don&#x27;t` that is left after decoding was escaped once too often. */
function undouble(text: string): string {
  return text.includes('&') && reference.test(text) ? decodeHTML(text) : text;
}

/** Controls, soft hyphens, zero-width and bidi marks; ZWJ and ZWNJ are letters' business and stay. */
const invisible =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** One line of plain text: NFC, no controls, no bidi controls (the page isolates), blanks collapsed. */
export function tidy(text: string): string | undefined {
  if (plainLine.test(text)) return text;
  const flat = text.replace(/[ \t\r\n\f]+/g, ' ');
  const line = flat.toWellFormed().replace(invisible, '').trim();
  return line === '' ? undefined : line.normalize('NFC');
}

/** Printable ASCII without blanks side by side or at the ends: nothing to do. */
const plainLine = /^[!-~]+(?: [!-~]+)*$/;

const suspicious =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

const windows1252 = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((char, index) => [
    char,
    0x80 + index,
  ]),
);

/** UTF-8 that was read as windows-1252 on its way (`â€™`): undone when every character fits and the result is valid. */
function repairMojibake(text: string, context: ReadContext): string {
  if (!suspicious.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < 0x100 ? code : windows1252.get(text.charAt(at));
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  try {
    const repaired = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    context.warn('mojibake');
    return repaired;
  } catch {
    return text;
  }
}
