/** Decoded text → text a tolerant reader can walk: no control characters, nothing before the first tag, no DOCTYPE. */
import { type OwnEntities, ownEntities } from './entities.ts';

export interface Cleaned {
  text: string;
  /** Internal general entities of the DOCTYPE; values are literal text, never expanded again. */
  entities: OwnEntities;
  warnings: string[];
}

const maxEntityLength = 200;
const maxEntities = 64;

/** windows-1252 meaning of U+0080–U+009F, which no writer means as controls. */
const c1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]/g;
const c1Controls = /[\u0080-\u0084\u0086-\u009f]/g;

/** Drop what no XML may hold and read, then drop, the DOCTYPE. `mayHoldControls` false spares the search for control characters. */
export function clean(input: string, mayHoldControls = true): Cleaned {
  const warnings: string[] = [];
  let text = input;
  if (mayHoldControls) {
    const bare = text.replace(controls, '');
    if (bare.length < text.length - 1) warnings.push('control-characters');
    text = bare.replace(c1Controls, (char) => c1[char.charCodeAt(0) - 0x80] ?? '');
    if (text !== bare) warnings.push('c1-characters');
  }
  const first = text.search(/[<{[]/);
  if (first > 0) {
    if (text.slice(0, first).trim() !== '') warnings.push('junk-before-root');
    text = text.slice(text[first] === '<' ? first : 0);
  }
  const { text: rest, entities } = dropDoctype(text, warnings);
  return { text: rest, entities: ownEntities(entities), warnings };
}

function dropDoctype(
  text: string,
  warnings: string[],
): { text: string; entities: Map<string, string> } {
  const entities = new Map<string, string>();
  const start = doctypeAt(text);
  if (start === -1) return { text, entities };
  const bracket = text.indexOf('[', start);
  const close = text.indexOf('>', start);
  if (close === -1) return { text, entities };
  if (bracket === -1 || bracket > close) {
    return { text: text.slice(0, start) + text.slice(close + 1), entities };
  }
  warnings.push('doctype');
  const end = endOfSubset(text, bracket + 1);
  const subset = text.slice(bracket + 1, end);
  // No nesting: a value that refers to another entity is left out, so nothing can grow.
  for (const match of subset.matchAll(/<!ENTITY\s+([\w:.-]+)\s+(?:"([^"<%]*)"|'([^'<%]*)')\s*>/g)) {
    const value = match[2] ?? match[3] ?? '';
    if (entities.size >= maxEntities || value.length > maxEntityLength) continue;
    if (/&(?!#)/.test(value)) continue;
    if (match[1] !== undefined) entities.set(match[1], value);
  }
  const after = text.indexOf('>', end);
  return { text: text.slice(0, start) + text.slice(after === -1 ? end : after + 1), entities };
}

/** Place of a DOCTYPE in the prologue; one inside an element is somebody's text. */
function doctypeAt(text: string): number {
  let at = 0;
  for (;;) {
    at = text.indexOf('<', at);
    if (at === -1) return -1;
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end === -1) return -1;
      at = end + 3;
    } else if (text.startsWith('<?', at)) {
      const end = text.indexOf('>', at);
      if (end === -1) return -1;
      at = end + 1;
    } else return /^<!doctype/i.test(text.slice(at, at + 9)) ? at : -1;
  }
}

/** End of an internal subset that begins at `from`: its `]` outside of quotes and comments. */
function endOfSubset(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === ']') return at;
    if (char === '"' || char === "'") {
      const close = text.indexOf(char, at + 1);
      if (close === -1) return text.length;
      at = close;
    } else if (char === '<' && text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at);
      if (close === -1) return text.length;
      at = close + 2;
    }
  }
  return text.length;
}
