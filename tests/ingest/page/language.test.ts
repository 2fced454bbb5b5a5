import { expect, test } from 'vitest';
import { languageOf } from '../../../ingest/page/language.ts';
import { evaluateLanguages } from '../../../ingest/page/language-evaluation.ts';
import floors from '../../floors.json' with { type: 'json' };

test.each([
  ['fr', 'Le ministère annonce'],
  ['fr', 'Une aide pour les PME'],
  ['fr', 'La fibre arrive à Fès'],
  ['en', 'The bank opens a lab'],
  ['en', 'New rules for cloud'],
  ['en', 'How startups are paid'],
  ['ar', 'المغرب يطلق منصة رقم'],
  ['ar', 'شنو كاين جديد فالمغر'],
  ['ary-Latn', 'wach kayn chi khedma dyal lweb f casa'],
  ['ary-Latn', '3lach l internet bzaf ghalya f lmghrib'],
  ['zgh', 'ⵜⴰⵎⵙⵙⵓⵎⴰⵏⵜ ⵏ ⵜⵎⴰⵣⵉⵖⵜ'],
])('%s: %s', (lang, text) => {
  expect(languageOf(text)).toBe(lang);
});

test('nothing to tell from: the feed’s language, else und', () => {
  expect(languageOf('2026 — 5', 'fr')).toBe('fr');
  expect(languageOf('')).toBe('und');
});

test('300 short texts of our own: no language below its floor', () => {
  const rows = evaluateLanguages(new URL('../../gold', import.meta.url).pathname);
  expect(rows.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(300);
  const measured = Object.fromEntries(rows.map(({ lang, right, n }) => [lang, right / n]));
  for (const [lang, floor] of Object.entries(floors.languages))
    expect.soft(measured[lang], lang).toBeGreaterThanOrEqual(floor);
});

test('a text in a third language is neither French nor English', () => {
  const spanish =
    'La compañía ha dado a conocer que el servicio llegará a un total de veinte países durante los próximos meses, según explicó su directora. ';
  expect(languageOf(spanish.repeat(3))).toBe('es');
});

test('English words that Darija has too prove nothing', () => {
  expect(languageOf('We had some issues and we had some fun with fin and men')).toBe('en');
});
