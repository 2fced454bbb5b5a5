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
    const frequent = frequentAt(text, at);
    if (frequent) {
      out += text.slice(done, at) + frequent.value;
      done = at + frequent.length;
      at = text.indexOf('&', done);
      continue;
    }
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

const frequent = {
  lt: { value: '<', length: 4 },
  gt: { value: '>', length: 4 },
  amp: { value: '&', length: 5 },
  quot: { value: '"', length: 6 },
} as const;

/** The four references that escaped HTML consists of, by their second letter: most texts hold hundreds. */
function frequentAt(text: string, at: number): { value: string; length: number } | undefined {
  switch (text.charCodeAt(at + 1)) {
    case 0x6c:
      return text.startsWith('&lt;', at) ? frequent.lt : undefined;
    case 0x67:
      return text.startsWith('&gt;', at) ? frequent.gt : undefined;
    case 0x61:
      return text.startsWith('&amp;', at) ? frequent.amp : undefined;
    case 0x71:
      return text.startsWith('&quot;', at) ? frequent.quot : undefined;
    default:
      return undefined;
  }
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
