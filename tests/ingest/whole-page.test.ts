/** Articles in several parts, and pages whose text only the AMP edition holds: the real reader, a loopback server. */
import { expect, test } from 'vitest';
import type { ExtractPage } from '../../ingest/ask-page.ts';
import { readPage } from '../../ingest/page/read-page.ts';
import { item, openWorld, rss, source, type World } from './behaviours/world.ts';
import { page, prose, titles } from './page/page.ts';

const now = '2026-11-20T10:00:00.000Z';
const extractPage: ExtractPage = (bytes, { url, headers }) =>
  readPage(bytes, { url, headers, now });

/** A part: one long paragraph of its own, and a link to the next one. */
function part(text: string, next?: string): string {
  return page(
    'fr',
    `<article><h1>${titles.fr}</h1><p>${text}</p><p>${text.replace('La', 'Puis la')} Et ce n’est pas tout.</p></article>`,
    next === undefined ? '' : `<link rel="next" href="${next}">`,
  );
}

async function textOf(world: World) {
  world.pages.set('a.example/flux', rss([item('un')]));
  await world.run(now, [source()], { extractPage });
  const [article] = world.articles();
  return { article, text: world.archive.texts.get(article?.id ?? '') ?? '' };
}

const [first = '', second = '', third = ''] = prose.fr;

test('the parts of an article are one text, what they repeat once', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/un', part(first, '/un/2'));
  world.pages.set(
    'a.example/un/2',
    part(second, '/un/3').replace('<article>', `<article><p>${first}</p>`),
  );
  world.pages.set('a.example/un/3', part(third, '/un/4'));
  world.pages.set('a.example/un/4', part(third, '/un/5'));
  const { article, text } = await textOf(world);
  expect([first, second, third].map((one) => text.split(`${one}\n`).length - 1)).toEqual([1, 1, 1]);
  expect(text.indexOf(second)).toBeLessThan(text.indexOf(third));
  expect(article?.partial).toBeUndefined();
  // A fourth part that only repeats the third ends it: /un/5 is not asked for.
  expect(world.asked().map(({ path }) => path)).toEqual([
    '/flux',
    '/un',
    '/un/2',
    '/un/3',
    '/un/4',
  ]);
});

test('a part that robots.txt forbids or that is gone leaves the text so far, marked partial', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/robots.txt', 'User-agent: *\nDisallow: /un/3');
  world.pages.set('a.example/un', part(first, '/un/2'));
  world.pages.set('a.example/un/2', part(second, '/un/3'));
  world.pages.set('a.example/un/3', part(third));
  const { article, text } = await textOf(world);
  expect(text).toContain(second);
  expect(text).not.toContain(third);
  expect(article).toMatchObject({ partial: true, text: 'page' });
  expect(article?.withheld).toBeUndefined();
});

test('a chain of parts without end is left after ten, and never leads to another site', async () => {
  await using world = await openWorld();
  const words = (number: number) => `Partie ${number}. ${first} ${'mot '.repeat(number)}`;
  world.pages.set('a.example/un', part(words(1), '/un/2'));
  for (let number = 2; number < 30; number++)
    world.pages.set(`a.example/un/${number}`, part(words(number), `/un/${number + 1}`));
  await textOf(world);
  expect(world.asked().filter(({ path }) => path.startsWith('/un'))).toHaveLength(10);
  await using other = await openWorld();
  other.pages.set('a.example/un', part(first, 'http://b.example/un/2'));
  other.pages.set('b.example/un/2', part(second));
  await textOf(other);
  expect(other.asked().map(({ host }) => host)).not.toContain('b.example');
});

test('where a script fills the page in, its AMP edition is read', async () => {
  await using world = await openWorld();
  world.pages.set(
    'a.example/un',
    page('fr', `<h1>${titles.fr}</h1><div id="app"></div>`, '<link rel="amphtml" href="/un/amp">'),
  );
  world.pages.set('a.example/un/amp', part(second));
  const { article, text } = await textOf(world);
  expect(text).toContain(second);
  expect(article).toMatchObject({ url: 'http://a.example/un', text: 'page' });
});

test('a page with its text does not ask for its AMP edition', async () => {
  await using world = await openWorld();
  world.pages.set(
    'a.example/un',
    part(`${first} ${second} ${third}`).replace(
      '<head>',
      '<head><link rel="amphtml" href="/un/amp">',
    ),
  );
  await textOf(world);
  expect(world.asked().map(({ path }) => path)).toEqual(['/flux', '/un']);
});

test('the lead image keeps what its page says of it', async () => {
  await using world = await openWorld();
  world.pages.set(
    'a.example/un',
    part(`${first} ${second} ${third}`).replace(
      '<head>',
      `<head><meta property="og:image" content="/i/atelier.jpg"><meta property="og:image:width" content="1200">
       <meta property="og:image:height" content="630"><meta property="og:image:alt" content="L’atelier\u202e de Tiznit">`,
    ),
  );
  const { article } = await textOf(world);
  expect(article).toMatchObject({
    image: 'http://a.example/i/atelier.jpg',
    imageShape: { width: 1200, height: 630, alt: 'L’atelier de Tiznit' },
  });
});
