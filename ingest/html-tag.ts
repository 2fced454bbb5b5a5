/** One HTML tag of a source text, read as a browser's tokeniser would (WHATWG HTML §13.2.5), without building anything else. */

export interface Tag {
  /** Lower case, prefix included. */
  name: string;
  closing: boolean;
  selfClosing: boolean;
  /** Offset behind the tag. */
  end: number;
  /** The attributes in order, values raw: references are not decoded. */
  attributes(): { name: string; value: string }[];
}

const maxAttributes = 256;

/** The tag at `at` (a `<`); undefined when no tag begins there, or when it never ends. */
export function readTag(html: string, at: number): Tag | undefined {
  const closing = html.charCodeAt(at + 1) === 0x2f;
  const from = at + (closing ? 2 : 1);
  if (!isLetter(html.charCodeAt(from))) return undefined;
  let nameEnd = from + 1;
  while (nameEnd < html.length && !isNameEnd(html.charCodeAt(nameEnd))) nameEnd++;
  const end = endOfTag(html, nameEnd);
  if (end === -1) return undefined;
  return {
    name: html.slice(from, nameEnd).toLowerCase(),
    closing,
    selfClosing: html.charCodeAt(end - 2) === 0x2f,
    end,
    attributes: () => readAttributes(html, nameEnd, end - 1),
  };
}

/** Does a tag begin at `at` that the text ends in? A browser drops it with everything behind. */
export function tagEnd(html: string, at: number): boolean {
  const code = html.charCodeAt(at + 1);
  return isLetter(code) || (code === 0x2f && isLetter(html.charCodeAt(at + 2)));
}

/** Offset behind the `>` that ends the tag: quotes count only where a value begins. */
function endOfTag(html: string, from: number): number {
  const first = html.indexOf('>', from);
  if (first === -1) return -1;
  let hasQuote = false;
  for (let at = from; at < first; at++) {
    const code = html.charCodeAt(at);
    if (code === 0x22 || code === 0x27) {
      hasQuote = true;
      break;
    }
  }
  if (!hasQuote) return first + 1;
  let at = from;
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === 0x3e) return at + 1;
    if (code === 0x3d) {
      at++;
      while (at < html.length && isBlank(html.charCodeAt(at))) at++;
      const quote = html[at];
      if (quote === '"' || quote === "'") {
        const close = html.indexOf(quote, at + 1);
        if (close === -1) return -1;
        at = close + 1;
      }
    } else at++;
  }
  return -1;
}

function readAttributes(html: string, from: number, to: number): { name: string; value: string }[] {
  const found: { name: string; value: string }[] = [];
  let at = from;
  while (at < to && found.length < maxAttributes) {
    while (at < to && isBlankOrSlash(html.charCodeAt(at))) at++;
    if (at >= to) break;
    const nameFrom = at;
    at++;
    while (at < to && !isNameEnd(html.charCodeAt(at)) && html.charCodeAt(at) !== 0x3d) at++;
    const name = html.slice(nameFrom, at).toLowerCase();
    while (at < to && isBlank(html.charCodeAt(at))) at++;
    let value = '';
    if (html.charCodeAt(at) === 0x3d && at < to) {
      at++;
      while (at < to && isBlank(html.charCodeAt(at))) at++;
      const quote = html[at];
      if (quote === '"' || quote === "'") {
        const close = html.indexOf(quote, at + 1);
        const stop = close === -1 || close > to ? to : close;
        value = html.slice(at + 1, stop);
        at = stop + 1;
      } else {
        const valueFrom = at;
        while (at < to && !isBlank(html.charCodeAt(at))) at++;
        value = html.slice(valueFrom, at);
      }
    }
    found.push({ name, value });
  }
  return found;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x0c;
}

function isBlankOrSlash(code: number): boolean {
  return isBlank(code) || code === 0x2f;
}

function isNameEnd(code: number): boolean {
  return isBlankOrSlash(code) || code === 0x3e;
}
