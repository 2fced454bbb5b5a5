/** The palette keeps its contrasts; the kitchen sink shows what there is. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contrast, fontSizeOf, paletteOf } from '../../site/src/style-sheet.ts';
import { leastDistance } from './colour-vision.ts';

const source = fileURLToPath(new URL('../../site/src/', import.meta.url));
const css = readFileSync(join(source, 'styles/site.css'), 'utf8');
const palette = new Map(paletteOf(css).map((colour) => [colour.name, colour]));

it('reads the palette and the sizes of a style sheet', () => {
  const text =
    '/* x */ h1,\nh2 { color: red; font-size: 2rem; }\n:root { --ink: light-dark(#000000, #ffffff); }';
  expect(paletteOf(text)).toEqual([{ name: 'ink', light: '#000000', dark: '#ffffff' }]);
  expect(fontSizeOf(text, 'h2')).toBe('2rem');
  expect(() => fontSizeOf(text, 'h3')).toThrow('h3');
});

it('holds no drawing in SVG, which is a document of its own to the browser, before the first paint', () => {
  expect(css).not.toContain('image/svg');
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each(['light', 'dark'] as const)('in the %s', (theme) => {
  const hex = (name: string) => palette.get(name)?.[theme] ?? '';

  it.each(['ink', 'soft', 'accent', 'fall', 'alert'])(
    '%s can be read on paper and wash',
    (name) => {
      for (const ground of ['paper', 'wash'])
        expect(contrast(hex(name), hex(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    ['accent', 'fall'],
    ['accent', 'alert'],
  ])('the colour-blind tell %s from %s, which stand side by side in charts', (one, other) => {
    expect(leastDistance(hex(one), hex(other))).toBeGreaterThan(0.1);
  });
});

/** Components that are a whole page: they have templates of their own to be tested on. */
const wholePages = ['BeatPage', 'BriefPage', 'BriefPartPage', 'Opening', 'RadarPage'];

it('the kitchen sink shows every component and every chart', () => {
  const page = readFileSync(join(source, 'pages/[lang]/kitchen-sink.astro'), 'utf8');
  const names = ['components', 'charts']
    .flatMap((room) => readdirSync(join(source, room), { recursive: true, encoding: 'utf8' }))
    .filter((name) => name.endsWith('.astro'))
    .map((name) => basename(name, '.astro'));
  const missing = names.filter((name) => !wholePages.includes(name) && !page.includes(`<${name}`));
  expect(missing).toEqual([]);
});
