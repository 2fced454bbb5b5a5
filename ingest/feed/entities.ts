/** Character references in XML and HTML text → characters, in one pass over the text. */
import { decodeHTMLStrict } from 'entities';

const basic: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const noEntities: ReadonlyMap<string, string> = new Map();
const longestName = 33;

/**
 * Decode references that end in a semicolon; all others stay as they are, so that `?a=1&copy=2` survives.
 * `own` are the entities of the document's DOCTYPE; their values are not decoded again but for numbers.
 */
export function decodeReferences(
  text: string,
  own: ReadonlyMap<string, string> = noEntities,
): string {
  let at = text.indexOf('&');
  if (at === -1) return text;
  let out = '';
  let done = 0;
  while (at !== -1) {
    const end = text.indexOf(';', at + 1);
    if (end === -1) break;
    const value = end - at <= longestName ? referenceOf(text.slice(at + 1, end), own) : undefined;
    if (value !== undefined) {
      out += text.slice(done, at) + value;
      done = end + 1;
      at = text.indexOf('&', done);
    } else at = text.indexOf('&', at + 1);
  }
  return done === 0 ? text : out + text.slice(done);
}

function referenceOf(name: string, own: ReadonlyMap<string, string>): string | undefined {
  const simple = Object.hasOwn(basic, name) ? basic[name] : undefined;
  if (simple !== undefined) return simple;
  if (own.size > 0) {
    const value = own.get(name);
    if (value !== undefined) return value.includes('&#') ? decodeReferences(value) : value;
  }
  if (!/^(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*)$/.test(name)) return undefined;
  const written = `&${name};`;
  const value = decodeHTMLStrict(written);
  return value === written ? undefined : value;
}
