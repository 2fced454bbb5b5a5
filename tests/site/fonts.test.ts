/** What the fonts of a page can weigh at most, whatever letters it has: all files that its families can ask for. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const sheet = fileURLToPath(new URL('../../site/src/styles/site.css', import.meta.url));
const css = readFileSync(sheet, 'utf8');
const faces = [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, body = '']) => {
  const family = /font-family:\s*"([^"]+)"/.exec(body)?.[1] ?? '';
  const file = /url\("([^"]+)"\)/.exec(body)?.[1];
  const bytes = file === undefined ? 0 : statSync(join(dirname(sheet), file)).size;
  return file === undefined ? [] : [{ family, bytes, body }];
});
const weightOf = (...families: string[]) =>
  faces
    .filter(({ family }) => families.includes(family))
    .reduce((sum, { bytes }) => sum + bytes, 0);

it('weighs at most 35 KB on a page in French or English', () => {
  expect(weightOf('Markazi Text')).toBeGreaterThan(10_000);
  expect(weightOf('Markazi Text')).toBeLessThanOrEqual(35_000);
});

it('weighs at most 65 KB on a page in Arabic', () => {
  expect(weightOf('Markazi Arabic')).toBeGreaterThan(10_000);
  expect(weightOf('Markazi Text', 'Markazi Arabic')).toBeLessThanOrEqual(65_000);
});

it('has no other fonts, and gives those for Arabic to pages in Arabic only', () => {
  expect(new Set(faces.map(({ family }) => family))).toEqual(
    new Set(['Markazi Text', 'Markazi Arabic']),
  );
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(
    ([, selector = '', body = '']) =>
      body.includes('"Markazi Arabic"') && !selector.includes('@font-face'),
  );
  expect(rules.map(([, selector = '']) => selector.trim())).toEqual([':root:lang(ar)']);
});

it('moves nothing when it comes late', () => {
  for (const { body } of faces) expect(body).toContain('font-display: optional');
});
