import { expect, test } from 'vitest';
import { readPage } from '../../../ingest/page/read-page.ts';

const many = 200_000;

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
  [
    'forms for comments',
    `<div id="comm">${'<p>Votre adresse e-mail ne sera pas publiée.</p>'.repeat(5_000)}</div>`,
  ],
  [
    'bodies within bodies',
    `${'<div itemprop="articleBody"><p>Une phrase de texte.</p>'.repeat(50)}${'<p itemprop="author">A B</p>'.repeat(2_000)}`,
  ],
  [
    'bylines',
    `<h1>Un titre assez long</h1>${'<i class="author by-line">Par A B C D</i>'.repeat(4_000)}`,
  ],
  ['dates', `<h1>Un titre assez long</h1>${'<time>12 1 12</time>'.repeat(4_000)}`],
  ['blanks', `<title>${' '.repeat(many)}</title><p>${' '.repeat(many)}x</p>`],
  [
    'dashes',
    `<title>${'- '.repeat(many)}</title><h1>${'| a '.repeat(many)}</h1><p>${'– '.repeat(many)}</p>`,
  ],
  ['names in one class', `<div class="${'share-'.repeat(many)}">x</div><p>x</p>`],
  ['an open attribute', `<p style="${'a'.repeat(many)}`],
  [
    'authors by reference',
    `<script type="application/ld+json">{"@type":"NewsArticle","author":[${'{"@id":"#a"},'.repeat(5_000)}{}]}</script><p>x</p>`,
  ],
  ['an empty page', ''],
  ['no text', '<html><body></body></html>'],
])('%s: at most 2 s of CPU, and throws nothing', { timeout: 20_000 }, (_name, html) => {
  const bytes = new TextEncoder().encode(html);
  const start = process.threadCpuUsage();
  const result = readPage(bytes, {
    url: 'https://journal.example/a',
    headers: {},
    now: '2026-11-20T12:00:00Z',
  });
  const { user, system } = process.threadCpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(2);
  if (!result.ok) expect(result.error.message).toContain('journal.example');
});
