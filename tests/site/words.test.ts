/** The words of the site: the same keys in three languages, messages that parse, typography of each language. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { csv } from '../../site/src/csv.ts';
import { isSafeLink } from '../../site/src/safe-markdown.ts';

const file = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../site/src/${path}`, import.meta.url)), 'utf8');
const words = (lang: string) =>
  z.record(z.string(), z.string().min(1)).parse(JSON.parse(file(`i18n/${lang}.json`)));
const variables = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort();

describe.each(['fr', 'ar', 'en'])('%s', (lang) => {
  const messages = words(lang);

  it('has the keys and the variables of French', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(words('fr')).sort());
    for (const [key, message] of Object.entries(words('fr')))
      expect([key, variables(messages[key] ?? '')]).toEqual([key, variables(message)]);
  });

  it('parses, and says every number from 0 to 120', () => {
    for (const message of Object.values(messages)) {
      const format = new IntlMessageFormat(message, lang);
      for (const n of [0, 1, 2, 3, 11, 100, 120]) {
        const values = Object.fromEntries(variables(message).map((name) => [name, n]));
        expect(String(format.format(values))).not.toMatch(/[{}#]/);
      }
    }
  });

  it('uses the typography of its language', () => {
    const texts = [...Object.values(messages), file(`about/${lang}.md`)];
    for (const text of texts) {
      if (lang === 'fr') {
        expect(text).not.toMatch(/\p{L}'\p{L}/u);
        expect(text).not.toMatch(/\p{L} [;:!?»]|« /u);
      }
      if (lang === 'ar') expect(text).not.toMatch(/[٠-٩۰-۹]/u);
      expect(text).toBe(text.normalize('NFC'));
    }
  });
});

it('writes CSV that no spreadsheet runs', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['=1+1', 2],
        ['x "y", z', -3],
      ],
    ),
  ).toBe('a,b\r\n\'=1+1,2\r\n"x ""y"", z",-3\r\n');
});

it.each([
  ['https://exemple.ma/', true],
  ['mailto:a@exemple.ma', true],
  ['../x/', true],
  ['#a', true],
  ['javascript:alert(1)', false],
  ['java\tscript:alert(1)', false],
  ['data:text/html,x', false],
  ['//exemple.ma', false],
  ['\\\\exemple.ma', false],
])('a link to %j may stay: %s', (url, safe) => {
  expect(isSafeLink(url)).toBe(safe);
});
