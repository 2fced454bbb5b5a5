import { describe, expect, test } from 'vitest';
import { FetchedItem } from '#schema/item.ts';
import type { Source } from '#schema/source.ts';
import { readSource } from '../../../ingest/sources/readers.ts';

const base = {
  id: 'a',
  name: 'A',
  site: 'https://a.example/',
  lang: 'fr',
  verified: true,
} as const;
const url = 'https://a.example/liste';
const now = '2026-11-23T10:00:00.000Z';

const kinds: { source: Source; good: string; empty: string; code: string }[] = [
  {
    source: { ...base, kind: 'feed' },
    good: '<rss><channel><item><title>Un titre</title><link>/un</link><pubDate>Mon, 23 Nov 2026 08:00 GMT</pubDate></item></channel></rss>',
    empty: '<html></html>',
    code: 'not-a-feed',
  },
  {
    source: { ...base, kind: 'sitemap' },
    good: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
      <url><loc>https://a.example/un</loc><n:news><n:publication><n:name>A</n:name><n:language>fr</n:language></n:publication>
      <n:publication_date>2026-11-23T08:00:00Z</n:publication_date><n:title>Un titre</n:title></n:news></url></urlset>`,
    empty: '<urlset><url><loc>https://a.example/un</loc></url></urlset>',
    code: 'no-titles',
  },
  {
    source: { ...base, kind: 'page', timezone: 'UTC', list: { item: 'article', date: 'span' } },
    good: '<ul><article><a href="un">Un <b>titre</b></a><span>23 نونبر 2026 - 08:00</span></article></ul>',
    empty: '<ul><li>refonte</li></ul>',
    code: 'no-match',
  },
  {
    source: { ...base, kind: 'api', map: { items: 'data.list', title: 't', link: 'u', date: 'd' } },
    good: '{"data":{"list":[{"t":"Un titre","u":"/un","d":"2026-11-23T08:00:00Z"},{"t":"sans lien"}]}}',
    empty: '{"data":[]}',
    code: 'no-match',
  },
];

describe.each(kinds)('a source of kind $source.kind', ({ source, good, empty, code }) => {
  const read = (text: string) =>
    readSource({ bytes: Buffer.from(text), url, headers: {}, now }, source);

  test('yields items with absolute addresses and instants', async () => {
    const result = await read(good);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.items).toMatchObject([
      {
        source: 'a',
        position: 0,
        title: 'Un titre',
        url: 'https://a.example/un',
        published: '2026-11-23T08:00:00.000Z',
      },
    ]);
    for (const one of result.value.items) FetchedItem.parse(one);
  });

  test('says what is wrong when the document is another one', async () => {
    expect(await read(empty)).toMatchObject({ ok: false, error: { code } });
  });

  test.each(['', '\0\0', '<', '{', '[]', '<a'.repeat(1000)])('never throws on %j', async (text) => {
    const result = await read(text);
    expect(result.ok ? result.value.items : result.error.code).toBeTruthy();
  });
});

test('an index of sitemaps names its news first', async () => {
  const parts = ['2026', 'news', '2025'].map(
    (name, at) =>
      `<sitemap><loc>https://a.example/${name}.xml</loc><lastmod>202${6 - at}-01-01</lastmod></sitemap>`,
  );
  const bytes = Buffer.from(`<sitemapindex>${parts.join('')}</sitemapindex>`);
  const result = await readSource({ bytes, url, headers: {}, now }, { ...base, kind: 'sitemap' });
  expect(result.ok && result.value.more).toEqual(
    ['news', '2026', '2025'].map((name) => `https://a.example/${name}.xml`),
  );
});

test('a selector that is none is the editor’s mistake, named', async () => {
  const source: Source = { ...base, kind: 'page', list: { item: 'article[[' } };
  expect(
    await readSource({ bytes: Buffer.from('<p>'), url, headers: {}, now }, source),
  ).toMatchObject({
    ok: false,
    error: { code: 'bad-selector' },
  });
});
