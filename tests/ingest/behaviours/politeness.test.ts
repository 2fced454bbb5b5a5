import { describe, expect, test } from 'vitest';
import { ok } from '#schema/result.ts';
import type { ExtractPage } from '../../../ingest/ask-page.ts';
import { item, openWorld, rss, source } from './world.ts';

const now = '2026-11-23T10:00:00.000Z';
const longText = 'Le texte entier de la page, que seule l’analyse lit. '.repeat(20);
const extractPage: ExtractPage = () => ok({ text: longText });

describe('requests', () => {
  test('never meet at one host, and say who asks', async () => {
    await using world = await openWorld();
    const sources = Array.from({ length: 8 }, (_, at) => {
      world.pages.set(`a.example/${at}`, rss([item(`n${at}`)]));
      return source({ id: `s${at}`, url: `http://a.example/${at}` });
    });
    await world.run(now, sources);
    expect(world.most).toBe(1);
    for (const { headers } of world.requests) {
      expect(headers['user-agent']).toMatch(/^Marsad\/[\d.]+ \(\+https:/);
      expect(headers.accept).toContain('*/*;q=0.1');
      expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
    }
    expect(world.requests.filter(({ path }) => path === '/robots.txt')).toHaveLength(1);
  });

  test('obey robots.txt for feeds too, but where the source says otherwise', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/robots.txt', 'User-agent: *\nDisallow: /flux');
    world.pages.set('a.example/flux', rss([item('un')]));
    expect(await world.once(now, source())).toMatchObject({
      status: 'failed',
      trouble: { code: 'robots' },
    });
    expect(world.asked()).toEqual([]);
    const told = source({ id: 'b', robots: 'ignore-feed' });
    expect(await world.once(now, told)).toMatchObject({ status: 'ok', new: 1 });
  });
});

describe('pages', () => {
  test('of new articles are read for analysis, never published', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', rss([item('un')]));
    world.pages.set('a.example/un', '<p>page</p>');
    expect(await world.run(now, [source()], { extractPage })).toMatchObject({ pages: 1 });
    const [article] = world.articles();
    expect(article).toMatchObject({ text: 'page', excerpt: '' });
    expect(world.archive.texts.get(article?.id ?? '')).toBe(longText);
  });

  test.each([
    [
      'robots.txt',
      'robots',
      (pages: Map<string, unknown>) =>
        pages.set('a.example/robots.txt', 'User-agent: *\nDisallow: /un'),
    ],
    [
      'tdmrep.json',
      'tdm',
      (pages: Map<string, unknown>) =>
        pages.set('a.example/.well-known/tdmrep.json', '[{"location":"/*","tdm-reservation":1}]'),
    ],
    [
      'a TDM header',
      'tdm',
      (pages: Map<string, unknown>) =>
        pages.set('a.example/un', { headers: { 'tdm-reservation': '1' }, body: 'x' }),
    ],
    [
      'X-Robots-Tag',
      'noindex',
      (pages: Map<string, unknown>) =>
        pages.set('a.example/un', { headers: { 'x-robots-tag': 'noindex' }, body: 'x' }),
    ],
    [
      'a paywall',
      'paywall',
      (pages: Map<string, unknown>) => pages.set('a.example/un', { status: 402 }),
    ],
    [
      'an error',
      'failed',
      (pages: Map<string, unknown>) => pages.set('a.example/un', { status: 500 }),
    ],
  ])('are not read against %s', async (_, why, prepare) => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', rss([item('un')]));
    world.pages.set('a.example/un', '<p>page</p>');
    prepare(world.pages);
    await world.once(now, source(), { extractPage });
    const [article] = world.articles();
    expect(article).toMatchObject({ withheld: why, text: 'excerpt' });
    expect(world.archive.texts.get(article?.id ?? '')).toBeUndefined();
  });

  test('of a source that says never are left alone, and so is what a feed reserves', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', {
      headers: { 'tdm-reservation': '1' },
      body: rss([item('un', { text: 'corps' })]),
    });
    world.pages.set('b.example/flux', rss([item('b', { link: 'http://b.example/b' })]));
    await world.run(
      now,
      [source(), source({ id: 'b', url: 'http://b.example/flux', fullText: 'never' })],
      { extractPage },
    );
    expect(
      world
        .asked()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/flux', '/flux']);
    expect(world.articles().find(({ source: from }) => from === 'a')).toMatchObject({
      withheld: 'tdm',
    });
  });
});

describe('discovery', () => {
  const feed = rss([item('un')]);
  const home = (links: string) => `<!doctype html><html><head>${links}</head><body>x</body></html>`;
  const undiscovered = source({ id: 'a', kind: 'feed' });
  delete undiscovered.url;

  test('prefers the feed of articles in the language of the site, and remembers it', async () => {
    await using world = await openWorld();
    world.pages.set(
      'a.example/',
      home(`<link rel="alternate" type="application/rss+xml" title="Commentaires" href="/comments/feed">
        <link rel="alternate" type="application/rss+xml" hreflang="en" href="/en/feed">
        <link rel="alternate" type="application/rss+xml" hreflang="fr" href="/fr/feed">`),
    );
    for (const path of ['comments/feed', 'en/feed', 'fr/feed'])
      world.pages.set(`a.example/${path}`, feed);
    expect(await world.once(now, undiscovered)).toMatchObject({ status: 'ok', new: 1 });
    expect(world.asked().map(({ path }) => path)).toEqual(['/', '/fr/feed', '/fr/feed']);
    await world.once('2026-11-24T10:00:00.000Z', undiscovered);
    expect(world.asked().at(-1)?.path).toBe('/fr/feed');
    expect(world.asked()).toHaveLength(4);
  });

  test('falls back on the usual places', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/', home(''));
    world.pages.set('a.example/rss.xml', feed);
    expect(await world.once(now, undiscovered)).toMatchObject({ status: 'ok', new: 1 });
  });

  test('says so when there is nothing, and when there is another kind', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/', home(''));
    expect(await world.once(now, undiscovered)).toMatchObject({
      trouble: { code: 'no-feed-found' },
    });
    world.pages.set('a.example/robots.txt', 'Sitemap: http://a.example/actu.xml');
    world.pages.set(
      'a.example/actu.xml',
      `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://a.example/x</loc>
       <news:news><news:title>X</news:title></news:news></url></urlset>`,
    );
    const later = '2026-11-25T10:00:00.000Z';
    expect(await world.once(later, undiscovered)).toMatchObject({
      trouble: { code: 'other-kind', url: 'http://a.example/actu.xml' },
    });
  });
});

describe('what a page says of itself in its head', () => {
  const reading =
    (reservation: { tdm: boolean; noindex: boolean; maxSnippet?: number }): ExtractPage =>
    () =>
      ok({ text: longText, description: 'Une description assez longue de la page.', reservation });
  const read = async (extractor: ExtractPage) => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', rss([item('un')]));
    world.pages.set('a.example/un', '<p>page</p>');
    await world.run(now, [source()], { extractPage: extractor });
    const [article] = world.articles();
    return { article, text: world.archive.texts.get(article?.id ?? '') };
  };

  test.each([
    ['tdm', { tdm: true, noindex: false }],
    ['noindex', { tdm: false, noindex: true }],
  ] as const)('a reservation is obeyed: %s', async (withheld, reservation) => {
    const { article, text } = await read(reading(reservation));
    expect(article?.withheld).toBe(withheld);
    expect(text).toBeUndefined();
  });

  test('the longest extract it allows is not exceeded', async () => {
    const { article } = await read(reading({ tdm: false, noindex: false, maxSnippet: 12 }));
    expect(article?.excerpt.length).toBeLessThanOrEqual(12);
    expect(article?.text).toBe('page');
  });

  test('selectors that find nothing any more are reported once for the source', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', rss([item('un'), item('deux')]));
    for (const path of ['un', 'deux']) world.pages.set(`a.example/${path}`, '<p>page</p>');
    const { warnings } = await world.once(now, source(), {
      extractPage: () => ok({ text: longText, ruleMissed: true }),
    });
    expect(warnings).toEqual(['extract-rule-missed']);
  });

  test('an agency it credits becomes the origin of the article', async () => {
    const { article } = await read(() => ok({ text: longText, origin: 'MAP' }));
    expect(article?.origin).toMatchObject({ name: 'MAP', sign: 'agency' });
  });
});
