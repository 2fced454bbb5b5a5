/** The machine interface as a pipe uses it: one line in, one line out. */
import { expect, it } from 'vitest';
import { marsad } from '../e2e/command.ts';

async function inspect(what: string, records: unknown[]): Promise<Record<string, unknown>[]> {
  const input = records
    .map((record) => (typeof record === 'string' ? record : JSON.stringify(record)))
    .join('\n');
  const ran = await marsad(['inspect', what], `${input}\n`);
  expect(ran.code).toBe(0);
  return ran.out
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const rss =
  '<rss version="2.0"><channel><title>T</title><item><title>Un &amp; deux</title><link>/a</link></item></channel></rss>';

it('feeds: reads, fails and goes on in order', async () => {
  const lines = await inspect('feeds', [
    {
      id: 1,
      url: 'https://exemple.ma/f',
      headers: { 'Content-Type': 'text/xml' },
      body: base64(rss),
    },
    'not json',
    { id: 'c', url: 'https://exemple.ma/f', headers: {} },
    { id: 'd', url: 'https://exemple.ma/f', headers: {}, body: base64('<html></html>') },
  ]);
  expect(lines[0]).toMatchObject({
    id: 1,
    format: 'rss',
    entries: [{ title: 'Un & deux', link: 'https://exemple.ma/a' }],
  });
  expect(lines[1]).toMatchObject({ id: null, error: { code: 'invalid-json' } });
  expect(lines[2]).toMatchObject({ id: 'c', error: { code: 'invalid-input' } });
  expect(lines[3]).toMatchObject({ id: 'd', error: { code: 'not-a-feed' } });
  expect(lines).toHaveLength(4);
});

it('pages: reads text and metadata', async () => {
  const paragraph =
    'Le programme ouvre mille places dans trois villes et les candidatures courent jusqu’à la fin du mois, selon le communiqué publié mardi à Rabat.';
  const html = `<html lang="fr"><head><title>Mille places</title><meta property="article:published_time" content="2026-11-20T08:00:00Z"></head><body><article><h1>Mille places</h1>${`<p>${paragraph}</p>`.repeat(1)}<p>${paragraph.replace('mille', 'deux mille')}</p><p>Lire aussi : autre chose</p></article></body></html>`;
  const [page] = await inspect('pages', [
    { id: 'p', url: 'https://exemple.ma/a', body: base64(html) },
  ]);
  expect(page).toMatchObject({
    id: 'p',
    title: 'Mille places',
    language: 'fr',
    published: '2026-11-20T08:00:00.000Z',
  });
  expect(page?.['text']).toContain('deux mille places');
  expect(page?.['text']).not.toContain('Lire aussi');
});

it('stories: groups copies and gives a line for each, bad ones included', async () => {
  const text =
    'La société Alif a levé 12 millions de dirhams auprès de trois fonds pour ouvrir un centre de données à Fès au printemps prochain.';
  const lines = await inspect('stories', [
    {
      id: 'a',
      lang: 'fr',
      date: '2026-11-20T08:00:00Z',
      title: 'Alif lève 12 millions de dirhams',
      text,
    },
    { nothing: true },
    { id: 'b', lang: 'fr', date: '2026-11-20T09:00:00Z', title: 'Alif lève 12 millions', text },
    {
      id: 'c',
      lang: 'fr',
      date: '2026-11-20T09:00:00Z',
      title: 'La pluie revient sur le Rif',
      text: 'Les services de la météo attendent des averses sur les hauteurs.',
    },
  ]);
  expect(lines.map((line) => line['id'])).toEqual(['a', null, 'b', 'c']);
  expect(lines[2]?.['story']).toBe(lines[0]?.['story']);
  expect(lines[3]?.['story']).not.toBe(lines[0]?.['story']);
});

it('tags: concepts with the words that justify them, figures in base units', async () => {
  const text = 'Le ministère annonce 1,2 MMDH pour l’intelligence artificielle à Rabat.';
  const [line] = await inspect('tags', [{ id: 't', lang: 'fr', title: 'IA', text }]);
  const concepts = line?.['concepts'];
  const figures = line?.['figures'];
  expect(JSON.stringify(concepts)).toContain('"ia"');
  expect(figures).toEqual([expect.objectContaining({ value: 1_200_000_000, unit: 'MAD' })]);
});

it('trends: a stage for every series', async () => {
  const series = (id: string, counts: number[]) => ({
    id,
    counts: counts.map((n, week) => ({ period: `2026-W${String(week + 10)}`, n, total: 100 })),
  });
  const lines = await inspect('trends', [
    series('flat', Array(30).fill(5)),
    series('none', Array(30).fill(0)),
  ]);
  expect(lines.map((line) => line['id'])).toEqual(['flat', 'none']);
  expect(lines[1]).toMatchObject({ stage: 'dormant', alerts: [] });
});

it.each([
  ['html', { id: 1, html: '<p onclick=x>a<script>b</script></p>' }, { id: 1, text: 'a' }],
  ['urls', { id: 1, url: 'http://127.0.0.1/' }, { id: 1, allowed: false, reason: 'address' }],
  [
    'urls',
    { id: 1, url: '/a?utm_source=x', base: 'https://exemple.ma/' },
    { id: 1, canonical: 'https://exemple.ma/a', allowed: true },
  ],
  [
    'robots',
    { id: 1, robots: 'User-agent: *\nDisallow: /a', agent: 'Marsad', url: 'https://exemple.ma/a' },
    { id: 1, allowed: false },
  ],
  ['frontmatter', { id: 1, text: '---\na: 1\n---\nb' }, { id: 1, data: { a: 1 }, body: 'b' }],
  [
    'frontmatter',
    { id: 1, text: '---js\nprocess.exit(3)\n---\n' },
    { id: 1, error: { code: 'front-matter' } },
  ],
])('%s', async (what, record, expected) => {
  expect(await inspect(what, [record])).toMatchObject([expected]);
});
