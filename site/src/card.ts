/** What a page is → its picture for shared links, 1200 × 630: an SVG of our own, then PNG. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { line } from 'd3-shape';
import { dirOf, type Lang } from '#schema/lang.ts';
import { home, project } from './archive-files.ts';
import { cardSize } from './card-size.ts';

/** What a card says; every text as the page has it, whatever it holds. */
export interface Card {
  lang: Lang;
  /** What the page is: a trend, an edition, a study. */
  kind: string;
  title: string;
  /** The day, week or month it is about. */
  date: string;
  /** Values of a curve, oldest first. */
  curve?: number[];
}

/** Sizes a title may have, in pixels, and the lines it may take at each; cut beyond the last. */
const titleSizes = [
  { size: 108, lines: 2 },
  { size: 88, lines: 3 },
  { size: 70, lines: 4 },
] as const;

const margin = 72;
const measure = cardSize.width - 2 * margin;
const titleBox = { top: 244, bottom: 500 } as const;
const ink = { ground: '#15163a', text: '#ffffff', soft: '#c3c6e4', accent: '#a9a6ff' } as const;
const names: Record<Lang, [own: string, twin: string]> = {
  fr: ['Marsad', 'مرصد'],
  ar: ['مرصد', 'Marsad'],
  en: ['Marsad', 'مرصد'],
};

/** The fonts of the site as whole files of one weight: the renderer knows neither WOFF2 nor axes, and joins no subsets. */
const fontFolder = join(project, 'node_modules', '@expo-google-fonts', 'markazi-text');
const font = {
  loadSystemFonts: false,
  defaultFontFamily: 'Markazi Text SemiBold',
  fontFiles: [join(fontFolder, '600SemiBold', 'MarkaziText_600SemiBold.ttf')],
};

/** The card as a PNG file; the same card gives the same bytes. Drawn once: the picture stays in the cache. Returns its path. */
export function cardFile(card: Card): string {
  const svg = cardSvg(card);
  const folder = join(home, '.cache', 'cards');
  const file = join(folder, `${createHash('sha256').update(svg).digest('hex')}.png`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, new Resvg(svg, { font }).render().asPng());
  renameSync(`${file}.new`, file);
  return file;
}

/** The card as SVG. Texts stand at the start of the line, which in Arabic is on the right. */
export function cardSvg(card: Card): string {
  const { width, height } = cardSize;
  const rtl = dirOf(card.lang) === 'rtl';
  const start = rtl ? width - margin : margin;
  const end = width - start;
  const [own, twin] = names[card.lang];
  const { size, lines } = fitted(clean(card.title));
  const leading = size * (rtl ? 1 : 0.9);
  const first =
    (titleBox.top + titleBox.bottom - leading * (lines.length - 1)) / 2 + size * (rtl ? 0.2 : 0.28);
  const pieces = [
    `<rect width="${width}" height="${height}" fill="${ink.ground}"/>`,
    mark(rtl ? start - 84 : start, 60),
    words(own, rtl ? start - 104 : start + 104, 124, 72, ink.text, rtl, rtl),
    words(twin, end, 124, 56, ink.accent, !rtl, !rtl),
    words(clean(card.kind), start, 204, 46, ink.accent, rtl, rtl),
    ...lines.map((text, at) =>
      words(text, start, Math.round(first + at * leading), size, ink.text, rtl, rtl),
    ),
    `<path d="M${margin} 524h${measure}" stroke="${ink.accent}" stroke-width="2"/>`,
    words(clean(card.date), start, 580, 42, ink.soft, rtl, rtl),
    ...(card.curve ? [curve(card.curve, rtl ? margin : width - margin - 360)] : []),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${pieces.join('')}</svg>`;
}

/** The largest size at which a title keeps within its lines; at the smallest, what is over is cut. */
function fitted(title: string): { size: number; lines: string[] } {
  let last = { size: 0, lines: [''] };
  for (const { size, lines: room } of titleSizes) {
    const lines = wrap(title, measure, size);
    if (lines.length <= room) return { size, lines: balanced(title, lines, size) };
    last = { size, lines: cut(lines, room, size) };
  }
  return last;
}

/** The same number of lines, of widths as like as may be. */
function balanced(title: string, lines: string[], size: number): string[] {
  for (let width = measure - 20; ; width -= 20) {
    const narrower = wrap(title, width, size);
    if (narrower.length > lines.length || width < measure / 3) return lines;
    lines = narrower;
  }
}

/** A text in lines no wider than `width` pixels at `size`; a word that is wider alone breaks between its letters. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ').flatMap((whole) => broken(whole, width, size))) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && widthOf(longer, size) > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

function broken(word: string, width: number, size: number): string[] {
  if (widthOf(word, size) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (part !== '' && widthOf(part + segment, size) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

function cut(lines: readonly string[], room: number, size: number): string[] {
  const kept = lines.slice(0, room);
  let last = kept.pop() ?? '';
  while (last.includes(' ') && widthOf(`${last}…`, size) > measure)
    last = last.slice(0, last.lastIndexOf(' '));
  return [...kept, `${last.replace(/[\s,;:،؛.–—-]+$/u, '')}…`];
}

const widths = new Map<string, number>();

/** How wide a text is, in pixels; words are measured by the renderer, once each. */
export function widthOf(text: string, size: number): number {
  const sum = text.split(' ').reduce((total, word) => total + wordWidth(word), 0);
  return ((sum + 28 * text.split(' ').length) * size) / 100;
}

function wordWidth(word: string): number {
  const known = widths.get(word);
  if (known !== undefined) return known;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${words(word, 0, 0, 100, '#000', false, false)}</svg>`;
  const width = new Resvg(svg, { font }).getBBox()?.width ?? 0;
  widths.set(word, width);
  return width;
}

/** One line of text, isolated in its direction, that starts (or ends: `atEnd`) at `x`. */
function words(
  text: string,
  x: number,
  y: number,
  size: number,
  fill: string,
  rtl: boolean,
  atEnd: boolean,
): string {
  const isolated = `${rtl ? '\u2067' : '\u2066'}${text}\u2069`;
  return `<text x="${x}" y="${y}" font-family="Markazi Text SemiBold" font-size="${size}" fill="${fill}" text-anchor="${atEnd ? 'end' : 'start'}">${escaped(isolated)}</text>`;
}

/** The mark of the house, its corner at a point. */
function mark(x: number, y: number): string {
  return `<g transform="translate(${x} ${y}) scale(1.75)" fill="none" stroke-width="4"><path d="M6 38a18 18 0 0 1 36 0M3 42h42" stroke="${ink.text}"/><path d="M24 38 37 15" stroke="${ink.accent}"/><path d="m40 3 1.8 4.2L46 9l-4.2 1.8L40 15l-1.8-4.2L34 9l4.2-1.8z" fill="${ink.accent}"/></g>`;
}

/** A curve without axes; time runs from left to right in every language. */
function curve(values: readonly number[], x: number): string {
  const most = Math.max(...values, Number.EPSILON);
  const step = 360 / Math.max(1, values.length - 1);
  const points = values.map((value, at): [number, number] => [
    x + at * step,
    592 - (46 * value) / most,
  ]);
  return `<path d="${line().digits(1)(points)}" fill="none" stroke="${ink.accent}" stroke-width="5" stroke-linejoin="round"/>`;
}

/** Soft hyphens, marks of direction, signs without a character, pictures: but not the joiners, which Arabic needs. */
const unseen =
  /[\ufe00-\ufe0f\p{Co}\p{Cn}\p{Extended_Pictographic}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd]/gu;

/** One line of NFC text, without what XML forbids, what turns the direction, and pictures the font does not have. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(unseen, '')
    .replace(/\u202f/g, '\u00a0')
    .replace(/[^\S\u00a0]+/gu, ' ')
    .trim();
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '');
}
