import { expect, test } from 'vitest';
import { languageOf } from '../../../ingest/page/language.ts';

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
