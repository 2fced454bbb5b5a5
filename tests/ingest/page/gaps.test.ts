import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { fillGaps } from '../../../ingest/page/gaps.ts';
import type { Line } from '../../../ingest/page/lines.ts';
import { page, prose, read, titles } from './page.ts';

const [within] = parseHTML('<p></p>').document.children;
if (!within) throw new Error('an element');
const line = (text: string, more: Partial<Line> = {}): Line => ({
  text,
  block: 'p',
  linked: 0,
  links: [],
  within,
  ...more,
});
const [one, two, three] = prose.fr.map((text) => line(text));
const short = line('La région financera la moitié de ces travaux, a-t-elle promis.');
if (!one || !two || !three) throw new Error('three lines of prose');

const texts = (lines: Line[]) => lines.map(({ text }) => text);

test('prose between two chosen lines is put back, in its place', () => {
  expect(texts(fillGaps([one, three], [one, short, three]))).toEqual(texts([one, short, three]));
});

test('what stands before the first or behind the last chosen line stays out', () => {
  expect(fillGaps([one, two], [short, one, two, short])).toEqual([one, two]);
});

test.each([
  ['a headline', line('Météo : des averses attendues sur le Rif dès vendredi soir')],
  ['a link', line(short.text, { linked: short.text.length })],
  ['an item of a list', line(short.text, { block: 'li' })],
  ['a short remark', line('Publicité.')],
])('%s is no prose', (_name, between) => {
  expect(fillGaps([one, three], [one, between, three])).toEqual([one, three]);
});

test('three paragraphs and more in one place are a box', () => {
  const box = [1, 2, 3].map((at) => line(`${at} ${short.text}`));
  expect(fillGaps([one, two, three], [one, ...box, two, three])).toEqual([one, two, three]);
});

test('more than half as much again is another text', () => {
  const other = line(`${two.text} ${three.text} ${one.text}`);
  expect(fillGaps([one, three], [one, other, three])).toEqual([one, three]);
});

test('a page of components keeps its short paragraphs', () => {
  const component = (text: string) => `<div class="x1"><div class="x2"><p>${text}</p></div></div>`;
  const html = page(
    'fr',
    `<main><article><h1>${titles.fr}</h1>${[one, two, short, three].map(({ text }) => component(text)).join('')}</article></main>`,
  );
  expect(read(html).text).toBe(texts([one, two, short, three]).join('\n\n'));
});
