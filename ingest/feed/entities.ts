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
/** The entities that a document declares for itself. */
export interface OwnEntities {
  values: ReadonlyMap<string, string>;
  /** Characters that they may still put into the document: a short value named a hundred thousand times grows, too. */
  left: number;
}

/** Far more than any feed says in entities of its own. */
const maxOwnCharacters = 1 << 18;

/** Entities with what a whole document may put in. */
export function ownEntities(values: ReadonlyMap<string, string> = new Map()): OwnEntities {
  return { values, left: maxOwnCharacters };
}

const noEntities: OwnEntities = ownEntities();
const longestName = 33;

/** Where texts are decoded in place: escaped HTML holds thousands of references, and joining as many strings costs four times as much. */
const longest = 1 << 16;
const units = new Uint16Array(longest + 1);
const bytes = Buffer.from(units.buffer);

/**
 * Decode references that end in a semicolon; all others stay as they are, so that `?a=1&copy=2` survives.
 * `own` are the entities of the document's DOCTYPE; their values are not decoded again but for numbers,
 * and once they have put in their share, references to them stay as they are.
 */
export function decodeReferences(text: string, own: OwnEntities = noEntities): string {
  if (!text.includes('&')) return text;
  const whole = own.values.size > 0 ? withOwn(text, own) : text;
  if (whole.length <= longest) return decodeInPlace(whole);
  const parts: string[] = [];
  for (let from = 0; from < whole.length; ) {
    const to = cutAfter(whole, from);
    parts.push(decodeInPlace(whole.slice(from, to)));
    from = to;
  }
  return parts.join('');
}

/** Where a text that is too long may be cut: not inside of a reference. */
function cutAfter(text: string, from: number): number {
  const to = Math.min(from + longest, text.length);
  const ampersand = text.lastIndexOf('&', to - 1);
  return to < text.length && ampersand > from && to - ampersand <= longestName ? ampersand : to;
}

/** The document's own entities put in, escaped, so that what they say is decoded once like the rest. */
function withOwn(text: string, own: OwnEntities): string {
  return text.replace(/&([\w:.-]{1,33});/g, (reference, name: string) => {
    const value = Object.hasOwn(basic, name) ? undefined : own.values.get(name);
    if (value === undefined || value.length > own.left) return reference;
    own.left -= value.length;
    return value.replace(/&(?!#)/g, '&amp;');
  });
}

/** What stands for a reference is never longer than the reference. */
function decodeInPlace(text: string): string {
  const first = text.indexOf('&');
  if (first === -1) return text;
  bytes.write(text, 'utf16le');
  units[text.length] = 0;
  let to = first;
  for (let from = first; from < text.length; ) {
    const unit = units[from] ?? 0;
    if (unit !== 0x26) {
      units[to++] = unit;
      from++;
      continue;
    }
    const end = endOfFrequent(from);
    if (end > 0) {
      units[to++] = frequent;
      from = end;
      continue;
    }
    const semicolon = semicolonAfter(from);
    const value = semicolon === 0 ? undefined : referenceOf(text.slice(from + 1, semicolon));
    if (value === undefined) {
      units[to++] = unit;
      from++;
    } else {
      for (let at = 0; at < value.length; at++) units[to++] = value.charCodeAt(at);
      from = semicolon + 1;
    }
  }
  return bytes.toString('utf16le', 0, to * 2);
}

/** Offset of the semicolon that ends the reference at `from`; 0 when it has none. */
function semicolonAfter(from: number): number {
  for (let at = from + 1; at <= from + longestName; at++) {
    const unit = units[at];
    if (unit === 0x3b) return at;
    if (unit === 0x26 || unit === 0) return 0;
  }
  return 0;
}

/** What `endOfFrequent` found. */
let frequent = 0;

/** Offset behind one of the references that escaped HTML consists of (`&lt; &gt; &amp; &quot; &#34; &#xA;`), when one stands at `at`; else 0. */
function endOfFrequent(at: number): number {
  switch (units[at + 1]) {
    case 0x6c:
      frequent = 0x3c;
      return units[at + 2] === 0x74 && units[at + 3] === 0x3b ? at + 4 : 0;
    case 0x67:
      frequent = 0x3e;
      return units[at + 2] === 0x74 && units[at + 3] === 0x3b ? at + 4 : 0;
    case 0x61:
      frequent = 0x26;
      return units[at + 2] === 0x6d && units[at + 3] === 0x70 && units[at + 4] === 0x3b
        ? at + 5
        : 0;
    case 0x71:
      frequent = 0x22;
      return units[at + 2] === 0x75 &&
        units[at + 3] === 0x6f &&
        units[at + 4] === 0x74 &&
        units[at + 5] === 0x3b
        ? at + 6
        : 0;
    case 0x23:
      return endOfNumber(at + 2);
    default:
      return 0;
  }
}

/** Behind a number of one to three digits that means a printable ASCII character or a blank; what others mean is a longer story. */
function endOfNumber(from: number): number {
  const isHex = units[from] === 0x78 || units[from] === 0x58;
  const base = isHex ? 16 : 10;
  let at = isHex ? from + 1 : from;
  const start = at;
  let value = 0;
  for (; at < start + 3; at++) {
    const digit = digitOf(units[at] ?? 0);
    if (digit >= base) break;
    value = value * base + digit;
  }
  if (at === start || units[at] !== 0x3b) return 0;
  if (value !== 9 && value !== 10 && (value < 0x20 || value > 0x7e)) return 0;
  frequent = value;
  return at + 1;
}

function digitOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 99;
}

function referenceOf(name: string): string | undefined {
  const simple = Object.hasOwn(basic, name) ? basic[name] : undefined;
  if (simple !== undefined) return simple;
  if (!/^(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*)$/.test(name)) return undefined;
  const written = `&${name};`;
  const value = decodeHTMLStrict(written);
  return value === written ? undefined : value;
}
