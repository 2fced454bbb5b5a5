/** A PDF as Chromium writes it (one object after the other, no object streams) → what a reader and a screen reader get from it. */
import { inflateSync } from 'node:zlib';

/** What the tests ask of a PDF. */
export interface ReadPdf {
  /** /MarkInfo says that the structure is there. */
  tagged: boolean;
  lang: string | undefined;
  title: string | undefined;
  /** Texts of the outline, in order. */
  outline: string[];
  /** Structure types and how often each is used: H1, P, Figure … */
  structure: Map<string, number>;
  /** Alternative texts of figures. */
  alternatives: string[];
  /** Types of the fonts embedded. */
  fonts: string[];
  /** Addresses that links lead to. */
  links: string[];
  /** The letters of each page as they were drawn, one after the other: from left to right, words not apart. */
  pages: string[];
}

/** Read it. Throws when it is no PDF of that kind. */
export function readPdf(bytes: Buffer): ReadPdf {
  const raw = bytes.toString('latin1');
  const objects = objectsOf(raw);
  const all = [...objects.values()].map(({ head }) => head);
  const having = (pattern: RegExp) => all.filter((head) => pattern.test(head));
  const structure = new Map<string, number>();
  for (const head of having(/\/Type \/StructElem\b/)) {
    const type = /\/S \/(\w+)/.exec(head)?.[1] ?? '';
    structure.set(type, (structure.get(type) ?? 0) + 1);
  }
  const catalog = having(/\/Type \/Catalog\b/)[0] ?? '';
  const info = having(/\/Producer\b/)[0] ?? '';
  return {
    tagged: /\/Marked true/.test(catalog),
    lang: /\/Lang \(([^)]*)\)/.exec(catalog)?.[1],
    title: stringAt(info, 'Title'),
    outline: having(/\/Dest\b|\/A <</)
      .filter((head) => head.includes('/Parent') && head.includes('/Title'))
      .flatMap((head) => stringAt(head, 'Title') ?? []),
    structure,
    alternatives: having(/\/Alt\b/).flatMap((head) => stringAt(head, 'Alt') ?? []),
    fonts: having(/\/Type \/Font\b/).map((head) => /\/Subtype \/(\w+)/.exec(head)?.[1] ?? ''),
    links: having(/\/URI \(/).map((head) => /\/URI \(([^)]*)\)/.exec(head)?.[1] ?? ''),
    pages: having(/\/Type \/Page\b/).map((page) => textOf(page, objects)),
  };
}

interface PdfObject {
  head: string;
  data: string;
}

function objectsOf(raw: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n');
    const head = at < 0 ? body : body.slice(0, at);
    const packed = at < 0 ? '' : body.slice(at + 7, body.lastIndexOf('\nendstream'));
    const data = head.includes('/FlateDecode') && packed !== '' ? unpacked(packed) : packed;
    objects.set(id, { head, data });
  }
  if (objects.size === 0) throw new Error('no PDF as Chromium writes it');
  return objects;
}

function unpacked(data: string): string {
  return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
}

/** `/Name (text)` or `/Name <FEFF…>`. */
function stringAt(head: string, name: string): string | undefined {
  const [, hex, plain] =
    new RegExp(`/${name} (?:<([0-9A-Fa-f]*)>|\\(((?:\\\\.|[^)\\\\])*)\\))`).exec(head) ?? [];
  if (hex !== undefined) return utf16(hex).replace(/^\ufeff/, '');
  return plain?.replaceAll(/\\(.)/g, '$1');
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

function textOf(page: string, objects: ReadonlyMap<string, PdfObject>): string {
  const of = (id: string | undefined) => objects.get(id ?? '');
  const resources = /\/Resources (\d+) 0 R/.exec(page)?.[1];
  const named = of(resources)?.head ?? page;
  const maps = new Map<string, Map<string, string>>();
  for (const [, name = '', id] of named.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const cmap = /\/ToUnicode (\d+) 0 R/.exec(of(id)?.head ?? '')?.[1];
    maps.set(name, lettersOf(of(cmap)?.data ?? ''));
  }
  const contents = of(/\/Contents (\d+) 0 R/.exec(page)?.[1])?.data ?? '';
  let letters = new Map<string, string>();
  let text = '';
  for (const [, font, glyphs] of contents.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> ?T[jJ]/g)) {
    if (font !== undefined) letters = maps.get(font) ?? letters;
    for (const glyph of glyphs?.match(/.{4}/g) ?? [])
      text += letters.get(glyph.toUpperCase()) ?? '';
  }
  return text;
}

/** A ToUnicode map: glyph → its letters. */
function lettersOf(cmap: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', to = ''] of block.matchAll(/<(\w{4})> <(\w+)>/g))
      letters.set(glyph.toUpperCase(), utf16(to));
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first = ''] of block.matchAll(
      /<(\w{4})> <(\w{4})> <(\w{4})>/g,
    )) {
      const start = Number.parseInt(from, 16);
      for (let code = start; code <= Number.parseInt(to, 16); code++) {
        const glyph = code.toString(16).padStart(4, '0').toUpperCase();
        letters.set(glyph, String.fromCharCode(Number.parseInt(first, 16) + code - start));
      }
    }
  }
  return letters;
}
