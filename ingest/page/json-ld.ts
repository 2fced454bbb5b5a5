/** The JSON-LD of a page → its things, graphs and lists unfolded; a broken block never stops the others. */
import { decodeHTML } from 'entities';
import type { PageDocument } from './dom.ts';

/** A schema.org thing as written. */
export type Thing = Record<string, unknown>;

const maxThings = 200;

/** Every object of the page’s JSON-LD, the outer ones first. */
export function jsonLdOf(document: PageDocument): Thing[] {
  const things: Thing[] = [];
  for (const script of document.querySelectorAll('script[type*="ld+json"]')) {
    const value = parsed(script.textContent ?? '');
    if (value !== undefined) collect(value, things, 0);
  }
  return things;
}

function parsed(text: string): unknown {
  const bare = text.replace(
    /^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\]\]>|\]\]>)\s*$/g,
    '',
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: raw control characters are what breaks such blocks.
  const spaced = withoutControls(bare);
  const lenient = spaced.replace(/,\s*([}\]])/g, '$1').replace(/;\s*$/, '');
  for (const attempt of [bare, spaced, lenient]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt is more forgiving.
    }
  }
  return undefined;
}

/** Raw line breaks and tabs inside strings are what breaks most such blocks. */
function withoutControls(text: string): string {
  return [...text].map((character) => (character < ' ' ? ' ' : character)).join('');
}

function collect(value: unknown, things: Thing[], depth: number): void {
  if (depth > 6 || things.length >= maxThings) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, things, depth + 1);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const thing: Thing = { ...value };
  things.push(thing);
  for (const key of [
    '@graph',
    'mainEntity',
    'mainEntityOfPage',
    'itemListElement',
    'liveBlogUpdate',
    'item',
  ]) {
    if (key in thing) collect(thing[key], things, depth + 1);
  }
}

/** The texts of a property: strings, numbers, `@value`, lists of them; entities decoded. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [decodeHTML(value).trim()];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'object' && value !== null && '@value' in value)
    return textsOf(value['@value']);
  return [];
}
