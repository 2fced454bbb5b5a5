import { expect, test } from 'vitest';
import { readPage } from '../../../ingest/page/read-page.ts';

const many = 200_000;

/** The test runner’s own limit is the deadline of a page: 2 s. */
test.each([
  ['20,000 elements deep', '<div>'.repeat(20_000)],
  ['200,000 attributes', `<p ${'a=1 '.repeat(many)}>x</p>`],
  [
    'more elements than any page has',
    `<article>${'<p>Une phrase de texte. '.repeat(85_000)}</article>`,
  ],
  ['two megabytes of prose', `<p>${'Une phrase de texte. '.repeat(25)}</p>`.repeat(4_000)],
  ['nothing but opening brackets', '<'.repeat(many)],
  ['underscores', `<p>${'_'.repeat(many)}</p>`],
  ['words and underscores', `<p>${'a_'.repeat(many)}</p>`],
  [
    'digits and blanks',
    `<h1>Un titre assez long</h1><i>${'1 '.repeat(60)}</i><p>${'1 '.repeat(many)}</p>`,
  ],
  ['open comments', '<!--'.repeat(50_000)],
  ['open scripts', '<script>'.repeat(50_000)],
  ['separators in the title', `<title>${' | a'.repeat(20_000)}</title><p>x</p>`],
  [
    'a broken block of data',
    `<script type="application/ld+json">${'['.repeat(many)}</script><p>x</p>`,
  ],
  ['an empty page', ''],
  ['no text', '<html><body></body></html>'],
])('%s: ends, and throws nothing', { timeout: 2_000 }, (_name, html) => {
  const result = readPage(new TextEncoder().encode(html), {
    url: 'https://journal.example/a',
    headers: {},
    now: '2026-11-20T12:00:00Z',
  });
  if (!result.ok) expect(result.error.message).toContain('journal.example');
});
