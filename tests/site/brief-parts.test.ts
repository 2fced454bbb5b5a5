/** A brief on as many pages as it needs: in order, with nothing lost, each within its room. */
import { gzipSync } from 'node:zlib';
import * as cheerio from 'cheerio';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageLimit, roomInside, toParts } from '../../site/src/brief-parts.ts';

const again = (section: string) => `${section} (suite)`;
const item = (at: number) => `<li><a href="https://a.example/${at}">Titre ${at}</a> — Média</li>`;
const list = (count: number) =>
  `<ul>\n${Array.from({ length: count }, (_, at) => item(at)).join('\n')}\n</ul>`;
const facts =
  '<h2 id="h-les-faits">Les faits</h2>\n<h3 id="h-un-fait">Un fait</h3>\n<p>Une source.</p>\n';
const sources = (count: number) => `<h2 id="h-sources">Sources &amp; liens</h2>\n${list(count)}`;
const room = (bytes: number) => ({ bytes, gzipBytes: bytes });
const links = (html: string) => html.match(/href="[^"]*"/g) ?? [];

it('leaves a brief that fits on one page, without the ids of its headings', () => {
  const [only, ...more] = toParts(facts + sources(2), room(1000), again);
  expect(more).toEqual([]);
  expect(only?.html).toBe((facts + sources(2)).replaceAll(/ id="[^"]*"/g, ''));
  expect(only?.sections).toEqual(['Les faits', 'Sources & liens']);
});

it('fills page after page', () => {
  const timeline = `<h2>Chronologie</h2>\n${list(12)}\n`;
  const parts = toParts(facts + timeline + sources(12), room(1500), again);
  expect(parts.map(({ sections }) => sections)).toEqual([
    ['Les faits', 'Chronologie', 'Sources & liens'],
    ['Sources & liens (suite)'],
  ]);
});

it('goes on with a list that is too long for a page under its heading on the next', () => {
  const parts = toParts(facts + sources(120), room(1200), again);
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.at(-1)?.sections).toEqual(['Sources & liens (suite)']);
  expect(parts.flatMap(({ html }) => links(html))).toEqual(links(sources(120)));
  // A further page has less around it, and so more room.
  expect(Buffer.byteLength(parts[0]?.html ?? '')).toBeLessThanOrEqual(1200);
  for (const { html } of parts) {
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(2000);
    expect(html.match(/<ul>/g)?.length).toBe(html.match(/<\/ul>/g)?.length);
  }
});

it('keeps a minor heading with what it heads', () => {
  const many = Array.from({ length: 90 }, (_, at) => `<h3>Fait ${at}</h3>\n<p>Texte ${at}.</p>\n`);
  const parts = toParts(`<h2>Les faits</h2>\n${many.join('')}`, room(200), again);
  expect(parts.length).toBeGreaterThan(3);
  for (const { html } of parts) expect(html).not.toMatch(/<\/h3>\s*$/);
});

it('counts what gzip makes of a page, too', () => {
  const digits = (from: number) =>
    Array.from({ length: 200 }, (_, at) => (from + at) ** 5).join('');
  const body = `<h2>Un</h2><p>${digits(1000)}</p><h2>Deux</h2><p>${digits(5000)}</p>`;
  const gzipBytes = gzipSync(body).length;
  expect(toParts(body, { bytes: 100_000, gzipBytes }, again)).toHaveLength(1);
  expect(toParts(body, { bytes: 100_000, gzipBytes: gzipBytes - 1 }, again)).toHaveLength(2);
});

it('leaves a brief whole that links into itself, as footnotes do', () => {
  const noted = `${facts}<p><a href="#n1">1</a></p>${sources(40)}<p id="n1">Note</p>`;
  expect(toParts(noted, room(500), again).map(({ html }) => html)).toEqual([noted]);
});

it('loses no word and no link of any brief', () => {
  const section = fc.tuple(fc.stringMatching(/^[a-zé ]{1,20}$/), fc.nat(12));
  fc.assert(
    fc.property(
      fc.array(section, { maxLength: 8 }),
      fc.integer({ min: 50, max: 2000 }),
      (some, bytes) => {
        const html = some.map(([title, count]) => `<h2>${title}</h2>\n${list(count)}`).join('\n');
        const parts = toParts(html, room(bytes), () => '');
        const words = (text: string) => cheerio.load(text).text().replaceAll(/\s+/g, '');
        expect(parts.map((part) => words(part.html)).join('')).toBe(words(html));
        expect(parts.flatMap((part) => links(part.html))).toEqual(links(html));
      },
    ),
    { numRuns: 40 },
  );
});

it('leaves less room where the title and the address are long', () => {
  const frame = {
    lang: 'fr',
    title: 'Titre',
    description: 'Un',
    address: 'https://a.example/',
    base: '',
  } as const;
  const least = roomInside(frame);
  expect(least.bytes).toBeLessThan(pageLimit.bytes);
  expect(roomInside({ ...frame, title: 'Titre long' }).bytes).toBeLessThan(least.bytes);
  expect(roomInside({ ...frame, base: '/marsad' }).bytes).toBeLessThan(least.bytes);
  expect(roomInside({ ...frame, description: 'Deux mots' }).gzipBytes).toBeLessThan(
    least.gzipBytes,
  );
});
