import { describe, expect, test } from 'vitest';
import type { ReadFeed } from '../../../ingest/feed/model.ts';
import { readFeed } from '../../../ingest/feed/read-feed.ts';

const url = 'https://presse.example/flux.xml';

function read(text: string | Uint8Array, headers: Record<string, string> = {}): ReadFeed {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const result = readFeed(bytes, { url, headers });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The text in windows-1256: only the letters these tests need. */
function windows1256(text: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 128 }, (_, index) => {
      const byte = index + 128;
      return [new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte];
    }),
  );
  return Uint8Array.from([...text].map((char) => table.get(char) ?? char.charCodeAt(0)));
}

const rss = (channel: string, declaration = '<?xml version="1.0"?>') =>
  `${declaration}<rss version="2.0"><channel>${channel}</channel></rss>`;
const arabic = 'المغرب الرقمي';

describe('encoding', () => {
  const declared = rss(
    `<item><title>${arabic}</title></item>`,
    '<?xml version="1.0" encoding="windows-1256"?>',
  );
  const bare = rss(`<item><title>${arabic}</title></item>`);

  test.each([
    ['by the declaration alone', declared, {}],
    [
      'by the header alone, in capitals',
      bare,
      { 'content-type': 'text/xml; charset=WINDOWS-1256' },
    ],
    [
      'by a header that says it twice',
      bare,
      { 'content-type': 'text/xml; charset=cp1256; charset=cp1256' },
    ],
    [
      'by the declaration when the header lies',
      declared,
      { 'content-type': 'text/xml; charset=utf-8' },
    ],
    ['by its letters when nobody says', bare, {}],
  ])('reads windows-1256 %s', (_, text, headers) => {
    const feed = read(windows1256(text), headers);
    expect(feed.entries[0]?.title).toBe(arabic);
    expect(feed.encoding).toBe('windows-1256');
  });

  test('trusts a byte order mark more than any label', () => {
    const feed = read(`\ufeff${declared}`, { 'content-type': 'text/xml; charset=latin1' });
    expect(feed.entries[0]?.title).toBe(arabic);
  });

  test('ignores a label nobody knows', () => {
    const feed = read(bare, { 'content-type': 'text/xml; charset=klingon' });
    expect(feed.entries[0]?.title).toBe(arabic);
    expect(feed.warnings).toContain('unknown-charset');
  });

  test('reads declared latin1 with curly quotes as windows-1252', () => {
    const text = rss('<title>l\u0092essor</title>', '<?xml version="1.0" encoding="iso-8859-1"?>');
    expect(read(Buffer.from(text, 'latin1')).feed.title).toBe('l’essor');
  });
});

describe('broken XML', () => {
  test.each([
    ['a bare ampersand', '<title>R&D & veille</title>', 'R&D & veille'],
    ['an HTML entity', '<title>Caf&eacute;&nbsp;!</title>', 'Café\u00a0!'],
    ['a control character', '<title>a\u0008b</title>', 'ab'],
    ['a stray end tag', '<title>a</title></b>', 'a'],
    ['an undeclared prefix', '<dc:title>a</dc:title>', 'a'],
  ])('keeps the item around %s', (_, inside, title) => {
    const feed = read(rss(`<item>${inside}<link>http://a.example/1</link></item>`));
    expect(feed.entries).toHaveLength(1);
    expect(feed.entries[0]).toMatchObject({ title, link: 'http://a.example/1' });
  });

  test('keeps complete items when the last is cut off', () => {
    const feed = read(rss('<item><title>a</title></item><item><title>b</ti').slice(0, -15));
    expect(feed.entries[0]?.title).toBe('a');
    expect(feed.warnings).toContain('cut-off');
  });

  test('gives back what an unclosed link or enclosure swallowed', () => {
    const feed = read(
      rss(
        '<item><enclosure url="http://a.example/x.mp3"><title>a</title></item><item><title>b</title></item>',
      ),
    );
    expect(feed.entries.map(({ title }) => title)).toEqual(['a', 'b']);
  });

  test('reads behind junk and blank lines', () => {
    const feed = read(`\n\nWarning: mysql\n${rss('<item><title>a</title></item>')}`);
    expect(feed.entries[0]?.title).toBe('a');
    expect(feed.warnings).toContain('junk-before-root');
  });

  test('leaves a bad date out, and keeps its entry', () => {
    const feed = read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title><updated>demain</updated></entry></feed>',
    );
    expect(feed.entries).toEqual([{ title: 'a', authors: [], tags: [], enclosures: [] }]);
    expect(feed.warnings).toContain('bad-date');
  });

  test.each([
    ['an HTML page', '<!doctype html><html><body><p>x</p></body></html>', 'not-a-feed'],
    ['nothing', '', 'empty'],
    ['a service document', '<service xmlns="http://www.w3.org/2007/app"/>', 'not-a-feed'],
    ['JSON of another kind', '{"a":1}', 'not-a-feed'],
    ['broken JSON', '{"version":', 'invalid-json'],
    ['plain text', 'hello', 'not-a-feed'],
  ])('says that %s is no feed', (_, text, code) => {
    const result = readFeed(Buffer.from(text), { url, headers: {} });
    expect(result).toMatchObject({ ok: false, error: { code } });
  });
});

describe('fields', () => {
  test('resolves addresses against xml:base, Content-Location, then the document', () => {
    const entry = '<entry><link href="x"/></entry>';
    const atom = (base: string) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"${base}>${entry}</feed>`;
    const link = (text: string, headers = {}) => read(text, headers).entries[0]?.link;
    expect(link(atom(' xml:base="http://a.example/b/"'))).toBe('http://a.example/b/x');
    expect(link(atom(''), { 'content-location': 'http://c.example/d/' })).toBe(
      'http://c.example/d/x',
    );
    expect(link(atom(''))).toBe('https://presse.example/x');
  });

  test('drops javascript: and data: addresses', () => {
    const feed = read(
      rss(
        '<item><title>a</title><link>java\nscript:alert(1)</link><enclosure url="data:x,y"/></item>',
      ),
    );
    expect(feed.entries[0]).toEqual({ title: 'a', authors: [], tags: [], enclosures: [] });
  });

  test('tells titles that are markup from titles that contain signs', () => {
    const titles = (type: string, title: string) =>
      read(
        `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title${type}>${title}</title></entry></feed>`,
      ).entries[0]?.title;
    expect(titles('', 'a &lt; b')).toBe('a < b');
    expect(titles(' type="html"', 'Don&amp;#x27;t &lt;b>stop&lt;/b>')).toBe("Don't stop");
    expect(titles('', 'Don&amp;#x27;t')).toBe("Don't");
    expect(
      titles(' type="xhtml"', '<div xmlns="http://www.w3.org/1999/xhtml">a <i>b</i></div>'),
    ).toBe('a b');
    expect(titles('', 'a\u202eb')).toBe('ab');
  });

  test('reads a date that names no zone in the zone of the source, not the machine’s', () => {
    const bytes = Buffer.from(rss('<item><pubDate>12 غشت 2026 14:30</pubDate></item>'));
    const result = readFeed(bytes, { url, headers: {}, zone: 'Africa/Casablanca' });
    expect(result.ok && result.value.entries[0]?.published).toBe('2026-08-12T13:30:00.000Z');
  });

  test('reads JSON Feed', () => {
    const feed = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        items: [
          { id: 7, url: '/a', content_html: '<p onclick=x>hé</p>', authors: [{ name: 'A' }] },
        ],
      }),
    );
    expect(feed.format).toBe('json');
    expect(feed.entries[0]).toMatchObject({
      id: '7',
      link: 'https://presse.example/a',
      content: '<p>hé</p>',
    });
  });

  test('reads RDF with its ids', () => {
    const feed = read(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
       <channel><title>t</title></channel><item rdf:about="http://a.example/1"><title>a</title></item></rdf:RDF>`,
    );
    expect(feed).toMatchObject({
      format: 'rdf',
      entries: [{ id: 'http://a.example/1', title: 'a' }],
    });
  });

  test('keeps the newest of too many entries', () => {
    const item = (day: number) =>
      `<item><title>${day}</title><pubDate>${day} Nov 2026 10:00 GMT</pubDate></item>`;
    const bytes = Buffer.from(rss([3, 9, 1, 7].map(item).join('')));
    const result = readFeed(bytes, { url, headers: {}, maxEntries: 2 });
    expect(result.ok && result.value.entries.map(({ title }) => title)).toEqual(['9', '7']);
  });
});

describe('hostile documents', () => {
  const many = (text: string, count = 20_000) => text.repeat(count);
  test.each([
    [
      'entities that multiply',
      `<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "${many('&a;', 30)}">]>${rss(`<title>${many('&b;')}</title>`)}`,
    ],
    [
      'an external entity',
      `<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>${rss('<title>&a;</title>')}`,
    ],
    ['deep nesting', rss(many('<x>'))],
    ['deep markup', rss(`<item><description>${many('&lt;div>')}</description></item>`)],
    [
      'tags that never end',
      rss(`<item><description>${many('a&lt;p', 100_000)}</description></item>`),
    ],
    [
      'comments that never end',
      rss(`<item><description>${many('&lt;!-- --')}</description></item>`),
    ],
    [
      'elements that are dropped and never end',
      rss(`<item><description>${many('&lt;math>')}</description></item>`),
    ],
    ['a huge attribute', rss(`<item><link href="${many('a', 5_000_000)}"/></item>`)],
    [
      'names of prototypes',
      rss('<item><__proto__><isAdmin>1</isAdmin></__proto__><constructor/></item>'),
    ],
    ['a huge name', `<${many('a', 1_000_000)}>`],
  ])('come to an end: %s', (_, text) => {
    readFeed(Buffer.from(text), { url, headers: {} });
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
    expect(text).not.toBe('');
  });

  test('no entity of the document is expanded twice, none from outside at all', () => {
    const feed = read(
      `<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>${rss('<title>&a;|&b;|&c;</title>')}`,
    );
    expect(feed.feed.title).toBe('x|&b;|&c;');
  });
});
