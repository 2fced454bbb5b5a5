import { expect, test } from 'vitest';
import { exportOpml, importOpml } from '../../ingest/opml.ts';

const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
  <outline text="Presse"><outline text="Économie &amp; numérique">
    <outline type="rss" text="Le Fil" xmlUrl="https://a.example/flux?x=1&amp;y=2" htmlUrl="https://a.example/" language="ar" xmlns:f="u" f:rating="5" customField="a &quot;b&quot;"/>
  </outline></outline>
  <outline text="Le Fil" xmlUrl="https://b.example/flux"/>
  <outline text="Mauvais" xmlUrl="javascript:alert(1)"/>
</body></opml>`;

function imported(text: string) {
  const result = importOpml(Buffer.from(text));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

test('folders, languages and attributes nobody understands survive the round trip', () => {
  const { sources, refused } = imported(opml);
  expect(sources).toMatchObject([
    {
      id: 'le-fil',
      url: 'https://a.example/flux?x=1&y=2',
      lang: 'ar',
      folder: ['Presse', 'Économie & numérique'],
      opml: { customField: 'a "b"', 'f:rating': '5' },
    },
    { id: 'le-fil-2', site: 'https://b.example/', lang: 'fr' },
  ]);
  expect(refused).toMatchObject([{ name: 'Mauvais' }]);
  const again = imported(exportOpml(sources));
  expect(again.sources.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(sources);
  expect(exportOpml(again.sources)).toBe(exportOpml(sources));
});

test('what is no OPML is said to be none', () => {
  for (const text of ['', '<html></html>', '<opml/>', '{}']) {
    expect(importOpml(Buffer.from(text))).toMatchObject({ ok: false, error: { code: 'not-opml' } });
  }
});
