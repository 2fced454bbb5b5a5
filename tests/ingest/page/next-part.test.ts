import { expect, test } from 'vitest';
import { isNextPart } from '../../../ingest/page/next-part.ts';
import { page, paragraphs, read } from './page.ts';

test.each([
  ['https://j.example/dossier', 'https://j.example/dossier/2'],
  ['https://j.example/dossier/', 'https://j.example/dossier/2/'],
  ['https://j.example/dossier/', 'https://j.example/dossier/page/2/'],
  ['https://j.example/dossier/page/2/', 'https://j.example/dossier/page/3/'],
  ['https://j.example/dossier?page=1', 'https://j.example/dossier?page=2'],
  ['https://j.example/dossier?id=881', 'https://j.example/dossier?id=881&page=2'],
  ['https://j.example/dossier.html', 'https://j.example/dossier-2.html'],
  ['https://j.example/dossier,1.html', 'https://j.example/dossier,2.html'],
  ['https://j.example/2026/11/dossier/', 'https://j.example/2026/11/dossier/2/'],
])('%s goes on at %s', (here, next) => {
  expect(isNextPart(here, next)).toBe(true);
});

test.each([
  // The next article, a later number, another site, the parts before, the same page again.
  ['https://j.example/un-article', 'https://j.example/un-autre-article'],
  ['https://j.example/article-1234.html', 'https://j.example/article-1235.html'],
  ['https://j.example/dossier', 'https://j.example/dossier/3'],
  ['https://j.example/dossier', 'https://k.example/dossier/2'],
  ['https://j.example/dossier/2', 'https://j.example/dossier'],
  ['https://j.example/dossier', 'https://j.example/dossier'],
  ['https://j.example/dossier?page=10', 'https://j.example/dossier?page=11'],
  ['https://j.example/11', 'https://j.example/12'],
])('%s does not go on at %s', (here, next) => {
  expect(isNextPart(here, next)).toBe(false);
});

test('a page names its next part: in its head, or in its numbers where the head names the next article', () => {
  const url = 'https://journal.example/a/enquete';
  const head = '<link rel="next" href="/a/enquete/2">';
  expect(read(page('fr', paragraphs('fr'), head), { url }).nextUrl).toBe(`${url}/2`);
  const numbers = '<div class="page-links">Pages : <b>1</b> <a href="/a/enquete/2">2</a></div>';
  const other = '<link rel="next" href="/a/autre-article">';
  expect(read(page('fr', paragraphs('fr') + numbers, other), { url }).nextUrl).toBe(`${url}/2`);
  expect(read(page('fr', paragraphs('fr'), other), { url }).nextUrl).toBeUndefined();
});
