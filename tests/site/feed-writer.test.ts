/** The feed writer on what the press may send it, under the validator’s rules; the rules themselves find what is wrong. */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import {
  type FeedFormat,
  type FeedItem,
  type FeedSubject,
  feedFormats,
  feedResponse,
  formatOf,
} from '../../site/src/feed-writer.ts';
import { feedFaults } from './feed-rules.ts';

const item = (id: number, more: Partial<FeedItem> = {}): FeedItem => ({
  title: `Sujet ${id}`,
  link: `/fr/stories/s-${id}/`,
  text: `Ce que dit l’article ${id}.`,
  date: `2026-11-${String(1 + (id % 28)).padStart(2, '0')}T08:00:00.000Z`,
  ...more,
});

const subject = (entries: FeedItem[], more: Partial<FeedSubject> = {}): FeedSubject => ({
  lang: 'fr',
  title: 'Marsad — Notes de veille',
  description: 'Le secteur numérique au Maroc.',
  path: ['trends', 'ia'],
  file: ['fr', 'trends', 'ia', 'feed.xml'],
  entries,
  updated: '2026-11-10T00:00:00Z',
  site: new URL('https://marsad.example'),
  ...more,
});

const self = 'https://marsad.example/fr/trends/ia/feed.';
const written = async (format: FeedFormat, entries: FeedItem[], more: Partial<FeedSubject> = {}) =>
  feedResponse(
    format,
    subject(entries, { file: ['fr', 'trends', 'ia', `feed.${format}`], ...more }),
  ).text();
const faults = async (format: FeedFormat, entries: FeedItem[]) =>
  feedFaults(`feed.${format}`, await written(format, entries), self + format);

/** What titles and extracts of strangers hold. */
const hostile = [
  'Les PME & le « cloud » : < 10 % selon l’étude',
  ']]> ou bien <![CDATA[',
  'مجلس النواب يصادق على مشروع القانون 37-26',
  'Emoji 🚀 et guillemets "doubles" d’ailleurs',
  'a\u0000b\u0008c\u001bd',
  'seul \ud800 au monde',
];

describe.each(feedFormats)('a feed as %s', (format) => {
  it('keeps the validator’s rules, whatever titles and extracts hold', async () => {
    const entries = hostile.map((text, at) => item(at, { title: text, text }));
    expect(await faults(format, entries)).toEqual([]);
  });

  it('keeps them without entries and without extracts', async () => {
    expect(await faults(format, [])).toEqual([]);
    expect(await faults(format, [item(1, { text: '' })])).toEqual([]);
  });

  it('gives titles and extracts back as they were', async () => {
    const [amp = '', , arabic = ''] = hostile;
    const text = await written(format, [item(1, { title: amp, text: arabic })]);
    const read = {
      xml: () => parseRssFeed(text).items?.map((one) => [one.title, one.description]),
      atom: () => parseAtomFeed(text).entries?.map((one) => [one.title?.value, one.summary?.value]),
      json: () => parseJsonFeed(text).items?.map((one) => [one.title, one.content_text]),
    };
    expect(read[format]()).toEqual([[amp, arabic]]);
  });

  it('holds the first forty entries, and says its type', async () => {
    const entries = Array.from({ length: 45 }, (_, at) => item(at));
    const text = await written(format, entries);
    expect(text.split('/fr/stories/s-39/').length).toBeGreaterThan(1);
    expect(text).not.toContain('/fr/stories/s-40/');
    const type = feedResponse(format, subject(entries)).headers.get('content-type');
    expect(type).toBe(
      {
        xml: 'application/rss+xml; charset=utf-8',
        atom: 'application/atom+xml; charset=utf-8',
        json: 'application/feed+json; charset=utf-8',
      }[format],
    );
  });
});

it('a feed is as new as its newest entry, and no older than the watch', async () => {
  const later = [
    item(1, { date: '2026-11-02T08:00:00Z' }),
    item(2, { date: '2026-11-20T08:00:00Z' }),
  ];
  expect(parseAtomFeed(await written('atom', later)).updated).toContain('2026-11-20T08:00:00');
  expect(parseAtomFeed(await written('atom', [])).updated).toContain('2026-11-10T00:00:00');
});

it('an unknown ending is RSS', () => {
  expect([formatOf('json'), formatOf('rdf'), formatOf(undefined)]).toEqual(['json', 'xml', 'xml']);
});

describe('the rules', () => {
  const broken = async (format: FeedFormat, change: (text: string) => string) => {
    const text = await written(format, [item(1), item(2)]);
    return feedFaults(`feed.${format}`, change(text), self + format).join('\n');
  };

  it.each<[FeedFormat, string, string, string]>([
    ['xml', 'stories/s-2/</guid>', 'stories/s-1/</guid>', 'guid twice'],
    ['xml', '<pubDate>Mon, 02', '<pubDate>Tue, 02', 'pubDate'],
    ['xml', 'Mon, 02 Nov 2026 08:00:00 GMT</pubDate>', '2026-11-02</pubDate>', 'pubDate'],
    ['xml', 'rel="self"', 'rel="via"', 'self link'],
    ['xml', '<title>Sujet 1', '<title>Sujet &lt;b>1&lt;/b>', 'contains HTML'],
    ['xml', '<language>fr</language>', '', 'language: 0'],
    ['atom', 's-2/</id>', 's-1/</id>', 'id twice'],
    ['atom', '<published>2026-11-02T08:00:00.000Z', '<published>2026-11-02', 'published'],
    ['atom', '<name>', '<nom>', 'author'],
    ['atom', '<title>Sujet 1</title>', '<title> </title>', 'blank'],
    ['json', 's-2/",', 's-1/",', 'id twice'],
    ['json', '"title": "Sujet 1"', '"title": ""', 'blank'],
    ['json', 'version/1.1', 'version/1', 'version'],
  ])('in %s find what %s turned into %s breaks', async (format, from, to, found) => {
    const whole = await written(format, [item(1), item(2)]);
    expect(whole).toContain(from);
    expect(await broken(format, (text) => text.replace(from, to))).toContain(found);
  });
});
