import { readdirSync, readFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Source } from '#schema/source.ts';
import { weekOf } from '#schema/week.ts';
import { loadSampleWeb, loadSignals, type Outlet, type SampleArticle } from './load.ts';
import { type SampleServer, startSampleWeb } from './serve.ts';

const { outlets, articles } = loadSampleWeb();
const end = '2026-11-22T20:00:00Z';
let server: SampleServer;

beforeAll(async () => {
  server = await startSampleWeb({ now: end });
});
afterAll(() => server.close());

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

function get(host: string, path: string, headers: Record<string, string> = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { headers: { host, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const { statusCode: status = 0, headers: received } = response;
        resolve({ status, headers: received, bytes, text: bytes.toString() });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

function outletWith(dirt: string): Outlet {
  const outlet = outlets.find((candidate) => candidate.dirt.includes(dirt));
  if (outlet === undefined) throw new Error(`no outlet has ${dirt}`);
  return outlet;
}

function feedOf(outlet: Outlet, headers: Record<string, string> = {}): Promise<Reply> {
  return get(outlet.host, outlet.path, headers);
}

/** How many different things `of` finds in each of the twelve weeks. */
function perWeek(chosen: SampleArticle[], of: (article: SampleArticle) => string): number[] {
  return Array.from({ length: 12 }, (_, index) => {
    const inWeek = chosen.filter((article) => weekOf(article.published) === `2026-W${36 + index}`);
    return new Set(inWeek.map(of)).size;
  });
}

function storiesPerWeek(concept: string): number[] {
  const about = articles.filter((article) => article.truth.concepts.includes(concept));
  return perWeek(about, (article) => article.truth.story);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

describe('the texts', () => {
  it('are enough: outlets, articles, stories told in several places and languages', () => {
    const outletsOf = Map.groupBy(articles, (article) => article.truth.story);
    const stories = [...outletsOf.values()];
    const widths = (of: (article: SampleArticle) => string) =>
      stories.map((own) => new Set(own.map(of)).size);
    const several = widths((article) => article.outlet).filter((width) => width > 1);
    const crossing = widths((article) => article.lang).filter((width) => width > 1);
    expect(outlets.length).toBeGreaterThanOrEqual(14);
    expect(articles.length).toBeGreaterThanOrEqual(260);
    expect(several.length).toBeGreaterThanOrEqual(50);
    expect(crossing.length).toBeGreaterThanOrEqual(22);
    expect(Math.min(...perWeek(articles, (article) => article.id))).toBeGreaterThanOrEqual(19);
    expect(articles.filter((article) => article.copyOf).length).toBeGreaterThanOrEqual(10);
    expect(articles.filter((article) => article.update).length).toBeGreaterThanOrEqual(4);
  });

  it('are of the length of news, each in the language of its outlet', () => {
    const langs = new Map(outlets.map((outlet) => [outlet.id, outlet.lang]));
    for (const article of articles) {
      expect(article.lang).toBe(langs.get(article.outlet));
      const paragraphs = article.body.trim().split(/\n{2,}/);
      expect(paragraphs.length).toBeGreaterThanOrEqual(3);
      expect(paragraphs.length).toBeLessThanOrEqual(8);
      const words = article.body.split(/\s+/).length;
      expect(words).toBeGreaterThanOrEqual(60);
      expect(words).toBeLessThanOrEqual(260);
    }
  });

  it('shows the trends it was written to show', () => {
    const signals = loadSignals();
    for (const concept of signals.rising) {
      const weeks = storiesPerWeek(concept);
      expect(sum(weeks.slice(6))).toBeGreaterThanOrEqual(2 * sum(weeks.slice(0, 6)));
    }
    for (const concept of signals.declining) {
      const weeks = storiesPerWeek(concept);
      expect(sum(weeks.slice(0, 6))).toBeGreaterThanOrEqual(4 * sum(weeks.slice(6)));
    }
    for (const { concept, week } of signals.bursts) {
      const weeks = storiesPerWeek(concept);
      const index = Number(week.slice(6)) - 36;
      expect(weeks[index]).toBeGreaterThanOrEqual(4 * (sum(weeks.slice(0, index)) / index));
    }
    for (const { forms, first, outlets: counts } of signals.emerging) {
      const using = articles.filter((article) =>
        forms.some((form) => `${article.title}\n${article.body}`.includes(form)),
      );
      const weeks = perWeek(using, (article) => article.outlet);
      const start = Number(first.slice(6)) - 36;
      expect(weeks).toEqual([...Array.from({ length: start }, () => 0), ...counts]);
    }
  });

  it('keeps apart what looks alike and lets outlets disagree on figures', () => {
    const { apart, disagreements } = loadSignals();
    const stories = new Set(articles.map((article) => article.truth.story));
    for (const story of apart.flat()) expect(stories).toContain(story);
    for (const { story, of, values } of disagreements) {
      const own = articles.filter((article) => article.truth.story === story);
      const given = own.flatMap((article) => article.truth.figures);
      const units = given.filter((figure) => figure.unit === of).map((figure) => figure.value);
      for (const value of values) expect(units).toContain(value);
    }
  });

  it('names only concepts of the taxonomy’s shape and covers the twelve regions', () => {
    const concepts = new Set(articles.flatMap((article) => article.truth.concepts));
    for (const concept of concepts) expect(concept).toMatch(/^([a-z]|MA-\d\d$)[a-z0-9-]*$/);
    for (let region = 1; region <= 12; region += 1)
      expect(concepts).toContain(`MA-${String(region).padStart(2, '0')}`);
  });

  it('has a source file that the schema accepts for each outlet', () => {
    const folder = new URL('./sources/', import.meta.url);
    const names = readdirSync(folder).sort();
    expect(names).toEqual(outlets.map((outlet) => `${outlet.id}.yaml`).sort());
    const sources = names.map((name) =>
      Source.parse(parse(readFileSync(new URL(name, folder), 'utf8'))),
    );
    expect(sources.filter((source) => source.url === undefined)).toHaveLength(2);
    expect(sources.filter((source) => source.list !== undefined)).toHaveLength(1);
  });
});

describe('the server', () => {
  it.each(outlets)('serves the list of $id, its newest article in it', async (outlet) => {
    const reply = await feedOf(outlet);
    expect(reply.status).toBe(200);
    const text = outlet.encoding
      ? new TextDecoder(outlet.encoding).decode(reply.bytes)
      : reply.text;
    const newest = articles.findLast((article) => article.outlet === outlet.id);
    expect(text).toContain(newest?.path);
  });

  it.each(outlets)('serves the pages of $id with their whole text', async (outlet) => {
    const free = outlet.dirt.includes('paywall') ? 1 : 99;
    const own = articles.filter((article) => article.outlet === outlet.id);
    for (const article of own.slice(-2)) {
      const reply = await get(outlet.host, article.path);
      expect(reply.status).toBe(200);
      const text = outlet.encoding
        ? new TextDecoder(outlet.encoding).decode(reply.bytes)
        : reply.text;
      const words = (article.update?.body ?? article.body).trim().split(/\n{2,}/);
      for (const paragraph of words.slice(0, free)) {
        const escaped = paragraph.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
        expect(text).toContain(escaped.slice(0, 60).split('\u202f')[0]);
      }
    }
  });

  it('shows an article only from its instant on', async () => {
    const outlet = outlets[0];
    const article = articles.findLast((one) => one.outlet === outlet?.id);
    if (outlet === undefined || article === undefined) throw new Error('no articles');
    server.setClock(new Date(Date.parse(article.published) - 1000).toISOString());
    expect((await get(outlet.host, article.path)).status).toBe(404);
    expect((await feedOf(outlet)).text).not.toContain(article.path);
    server.setClock(article.published);
    expect((await get(outlet.host, article.path)).status).toBe(200);
    expect((await feedOf(outlet)).text).toContain(article.path);
    server.setClock(end);
  });

  it('answers 304 to its own validators, and gzip when asked', async () => {
    for (const outlet of outlets) {
      const first = await feedOf(outlet, { 'accept-encoding': 'gzip' });
      const etag = first.headers.etag ?? '';
      expect(first.headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(first.bytes).equals((await feedOf(outlet)).bytes)).toBe(true);
      expect((await feedOf(outlet, { 'if-none-match': etag })).status).toBe(304);
      const since = first.headers['last-modified'] ?? '';
      expect((await feedOf(outlet, { 'if-modified-since': since })).status).toBe(304);
      expect((await feedOf(outlet, { 'if-none-match': '"other"' })).status).toBe(200);
    }
  });

  it('names the feed on the home page of every outlet that has one', async () => {
    for (const outlet of outlets) {
      const { text } = await get(outlet.host, '/');
      expect(text.includes('rel="alternate"')).toBe(outlet.kind === 'feed');
    }
  });

  it('closes /premium/ in one robots.txt and names the sitemap in another', async () => {
    const closed = outletWith('robots-premium');
    expect((await get(closed.host, '/robots.txt')).text).toContain('Disallow: /premium/');
    const sitemap = outlets.find((outlet) => outlet.kind === 'sitemap');
    expect((await get(sitemap?.host ?? '', '/robots.txt')).text).toContain('Sitemap: http');
  });

  it('reserves text and data mining at one outlet only', async () => {
    const reserved = outletWith('tdm-reservation');
    for (const outlet of outlets) {
      const reply = await get(outlet.host, '/.well-known/tdmrep.json');
      expect(reply.status).toBe(outlet === reserved ? 200 : 404);
      const page = await get(outlet.host, '/');
      expect(page.headers['tdm-reservation']).toBe(outlet === reserved ? '1' : undefined);
    }
  });

  it('writes the faults it promises into feeds', async () => {
    const old = await feedOf(outletWith('windows-1256'));
    expect(old.headers['content-type']).toBe('text/xml');
    expect(old.bytes.subarray(0, 60).toString('latin1')).toContain('encoding="windows-1256"');
    expect(new TextDecoder('windows-1256').decode(old.bytes)).toContain('المغرب');
    const careless = (await feedOf(outletWith('bare-ampersand'))).text;
    expect(careless).toMatch(/Dirham & Marchés/);
    expect(careless).toContain('&nbsp;');
    expect((await feedOf(outletWith('relative-links'))).text).toContain('<link>/2026/');
    expect((await feedOf(outletWith('tracking-parameters'))).text).toContain(
      '?utm_source=rss&amp;',
    );
    expect((await feedOf(outletWith('full-text'))).text).toContain('<content:encoded>');
  });

  it('writes the faults it promises into pages', async () => {
    const faults: [string, string][] = [
      ['placeholder-date', 'publish_date]'],
      ['placeholder-author', '{{ author }}'],
      ['wrong-lang', '<html lang="en-US">'],
      ['br-without-p', '<br><br>'],
      ['paywall', 'réservé aux abonnés'],
      ['lire-aussi', 'Lire aussi'],
    ];
    for (const [dirt, sign] of faults) {
      const outlet = outletWith(dirt);
      const own = articles.findLast((article) => article.outlet === outlet.id);
      expect((await get(outlet.host, own?.path ?? '')).text).toContain(sign);
    }
  });

  it('keeps a log and refuses hosts it does not know', async () => {
    const before = server.log.length;
    expect((await get('unknown.example', '/', { 'user-agent': 'probe' })).status).toBe(421);
    expect(server.log.slice(before)).toEqual([
      { host: 'unknown.example', method: 'GET', path: '/', status: 421, agent: 'probe' },
    ]);
    expect((await get(outlets[0]?.host ?? '', '/nothing-here')).status).toBe(404);
  });
});
