import { describe, expect, test } from 'vitest';
import { page, paragraphs, prose, read, titles } from './page.ts';

const ld = (data: object) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const article = `<article><h1>${titles.fr}</h1>${paragraphs('fr')}</article>`;

describe('dates', () => {
  test('JSON-LD outweighs meta, meta outweighs print, print outweighs the address', () => {
    const printed = `<h1>${titles.fr}</h1><span>Publié le 3 mars 2026 à 09h15</span>${paragraphs('fr')}`;
    const meta = '<meta property="article:published_time" content="2026-03-02T10:00:00Z">';
    const data = ld({
      '@graph': [{ '@type': 'NewsArticle', datePublished: '2026-03-01T10:00:00Z' }],
    });
    const url = 'https://journal.example/2026/03/04/x';
    expect(read(page('fr', printed, data + meta), { url }).published).toBe(
      '2026-03-01T10:00:00.000Z',
    );
    expect(read(page('fr', printed, meta), { url }).published).toBe('2026-03-02T10:00:00.000Z');
    expect(read(page('fr', printed), { url }).published).toBe('2026-03-03T09:15:00.000Z');
    expect(read(page('fr', article), { url }).published).toBe('2026-03-04T12:00:00.000Z');
    expect(read(page('fr', article)).published).toBeUndefined();
  });

  test.each([
    ['fr', 'Par Aïcha Rami | le 12 août 2026 à 14h30', '2026-08-12T13:30:00.000Z'],
    ['fr', 'Publié le 1er mars 2026', '2026-03-01T00:00:00.000Z'],
    ['ar', 'الأربعاء 12 غشت 2026 - 14:30', '2026-08-12T13:30:00.000Z'],
    ['ar', 'نشر في : 5 نونبر 2026 على الساعة 16:45', '2026-11-05T16:45:00.000Z'],
    ['ar', '٢٠٢٦/٠٨/١٢', '2026-08-11T23:00:00.000Z'],
    ['en', 'Published on 19 May 2026, 08:00', '2026-05-19T07:00:00.000Z'],
  ] as const)('%s: «%s» under the title', (lang, line, instant) => {
    const aside = '<ul><li><time>منذ ساعتين</time></li><li><time>il y a 2 heures</time></li></ul>';
    const body = `${aside}<h1>${titles[lang]}</h1><i>${line}</i><div>${paragraphs(lang)}</div>`;
    expect(read(page(lang, body)).published).toBe(instant);
  });

  test('the day Morocco leaves +01 counts', () => {
    const at = (line: string) =>
      read(page('fr', `<h1>${titles.fr}</h1><i>${line}</i>${paragraphs('fr')}`)).published;
    expect(at('19 septembre 2026 à 14h30')).toBe('2026-09-19T13:30:00.000Z');
    expect(at('25 septembre 2026 à 14h30')).toBe('2026-09-25T14:30:00.000Z');
    expect(at('3 mars 2026 à 14h30')).toBe('2026-03-03T14:30:00.000Z');
    expect((process.versions['tz'] ?? '') >= '2026c').toBe(true);
  });
});

describe('authors', () => {
  test.each([
    ['Par Aïcha Rami et Omar Tazi', ['Aïcha Rami', 'Omar Tazi']],
    ['By Sara Naciri and Omar Tazi, staff writer', ['Sara Naciri', 'Omar Tazi']],
    ['بقلم خديجة المريني', ['خديجة المريني']],
    ['Par Aïcha Rami, Rabat | le 12 août 2026', ['Aïcha Rami']],
    ['12 août 2026 — Aïcha Rami', ['Aïcha Rami']],
    ['2026/08/12 10:00 خديجة المريني', ['خديجة المريني']],
    ['١٢ غشت ٢٠٢٦ — خديجة المريني', ['خديجة المريني']],
    ['Par la rédaction', []],
    ['By Sara Naciri and Omar Tazi, Atlas Times', ['Sara Naciri', 'Omar Tazi']],
    ['Story and photos by Sara Naciri', ['Sara Naciri']],
    ['Posted by Omar Tazi @ 12:00 am', ['Omar Tazi']],
    ['Auteur : Aïcha Rami', ['Aïcha Rami']],
  ])('«%s»', (line, authors) => {
    expect(
      read(page('fr', `<h1>${titles.fr}</h1><i>${line}</i><div>${paragraphs('fr')}</div>`)).authors,
    ).toEqual(authors);
  });

  test('people in structured data, else in print; the site’s own name only where nobody signs', () => {
    const site =
      '<meta property="og:site_name" content="Le Journal"><meta name="author" content="Le Journal">';
    const signed = `<h1>${titles.fr}</h1><a rel="author" href="/author/x">Aïcha Rami</a>${paragraphs('fr')}`;
    const people = ld({ '@type': ['NewsArticle'], author: [{ name: 'Omar Tazi' }, 'Sara Naciri'] });
    expect(read(page('fr', signed, people + site)).authors).toEqual(['Omar Tazi', 'Sara Naciri']);
    expect(read(page('fr', signed, site)).authors).toEqual(['Aïcha Rami']);
    expect(read(page('fr', article, site)).authors).toEqual(['Le Journal']);
  });

  const yoast = (type: string) =>
    ld({
      '@graph': [
        { '@type': type, author: { '@id': '#p' } },
        { '@type': 'Person', '@id': '#p', name: 'Omar Tazi' },
      ],
    });
  const signedBy = (element: string) => `<h1>${titles.fr}</h1>${element}${paragraphs('fr')}`;

  test('an author named by reference is looked up; the editor of a page stands behind its byline', () => {
    expect(read(page('fr', article, yoast('NewsArticle'))).authors).toEqual(['Omar Tazi']);
    expect(read(page('fr', article, yoast('WebPage'))).authors).toEqual(['Omar Tazi']);
    const printed = signedBy('<span class="entry-author">Aïcha Rami</span>');
    expect(read(page('fr', printed, yoast('WebPage'))).authors).toEqual(['Aïcha Rami']);
  });

  test('an organisation stands in only where no person signs', () => {
    const head = ld({
      '@type': 'NewsArticle',
      author: { '@type': 'Organization', name: 'Atlas X' },
    });
    expect(read(page('fr', article, head)).authors).toEqual(['Atlas X']);
    const printed = signedBy('<p class="byline">by <a href="/u">Aïcha Rami</a></p>');
    expect(read(page('fr', printed, head)).authors).toEqual(['Aïcha Rami']);
  });

  test.each([
    ['a card of its author', '<span class="author vcard"><a class="fn">Aïcha Rami</a></span>'],
    [
      'a list of its authors',
      '<div class="byline"><ul><li>par <a class="author">Aïcha Rami</a></li></ul></div>',
    ],
    ['a label and a name apart', '<div><b>Par</b> <i>Aïcha Rami</i></div>'],
    ['the first line, in bold', '<p><strong>Aïcha Rami</strong></p>'],
    ['a dash behind it', '<span class="article-author">Aïcha Rami —</span>'],
    ['a class «wrote_by»', '<div class="wrote_by"><a href="/u/1">Aïcha Rami</a></div>'],
  ])('signed by %s', (_name, element) => {
    const own =
      '<meta name="author" content="Jobs & Hire"><meta property="og:site_name" content="Jobs & Hire">';
    expect(read(page('fr', signedBy(element), own)).authors).toEqual(['Aïcha Rami']);
  });

  test('the outlet under its host’s name is no author; several meta elements are several', () => {
    const meta = (name: string, value: string) => `<meta name="${name}" content="${value}">`;
    const host = meta('author', 'Journal.example');
    expect(read(page('fr', signedBy('<i class="auteur">Aïcha Rami</i>'), host)).authors).toEqual([
      'Aïcha Rami',
    ]);
    const two = meta('parsely-author', 'Aïcha Rami') + meta('parsely-author', 'Omar Tazi');
    expect(read(page('fr', article, two)).authors).toEqual(['Aïcha Rami', 'Omar Tazi']);
    const spaced = '<meta property="x:creator dc:creator" content="Sara Naciri">';
    expect(read(page('fr', article, spaced)).authors).toEqual(['Sara Naciri']);
  });

  test('a placeholder or an address is no name', () => {
    const meta =
      '<meta name="author" content="{{ author }}"><meta property="article:author" content="https://facebook.com/x">';
    expect(read(page('fr', article, meta)).authors).toEqual([]);
  });
});

test.each([
  [`${titles.fr} | Le Journal`, ''],
  [`Le Journal - ${titles.fr}`, '<meta property="og:site_name" content="Le Journal">'],
  [`Économie | ${titles.fr}`, ''],
])('the title without the site: %s', (title, meta) => {
  const html = `<html><head><title>${title}</title>${meta}</head><body><b>x</b>${paragraphs('fr')}</body></html>`;
  expect(read(html).title).toBe(titles.fr);
});

describe('which title', () => {
  const headed = (h1: string, title: string, head = '') =>
    read(
      `<html><head><title>${title}</title>${head}</head><body><h1>${h1}</h1>${paragraphs('fr')}</body></html>`,
      {
        url: 'https://journal.example/2026/tiznit-ouvre-un-atelier-numerique',
      },
    ).title;
  const og = (title: string) => `<meta property="og:title" content="${title}">`;

  test('og:title and h1 that agree outweigh a headline for search engines', () => {
    const head =
      ld({ '@type': 'NewsArticle', headline: 'Artisans : tout savoir de l’atelier' }) +
      og(titles.fr);
    expect(headed(titles.fr, 'Artisans : tout savoir de l’atelier - Le Journal', head)).toBe(
      titles.fr,
    );
  });

  test('three that agree outweigh an h1 of other words', () => {
    const head = ld({ '@type': 'NewsArticle', headline: titles.fr }) + og(titles.fr);
    expect(headed(`À ${titles.fr}`.replace('numérique', 'digital'), titles.fr, head)).toBe(
      titles.fr,
    );
  });

  test('a headline that describes the subject is none', () => {
    const head = ld({ '@type': 'Article', name: 'Tiznit', headline: 'commune du Souss' });
    expect(headed('Tiznit, Maroc', 'Tiznit, Maroc - Encyclopédie', head)).toBe('Tiznit, Maroc');
  });

  test('the part of «Site » Blog » Titre» that the address repeats', () => {
    const part = 'Tiznit ouvre un atelier numérique';
    expect(headed('Carnets du Souss', `Carnets du Souss » Archives » ${part}`)).toBe(part);
  });

  test('a label in brackets goes', () => {
    expect(headed(`${titles.fr} [Vidéo]`, titles.fr)).toBe(titles.fr);
  });
});

test('one broken block of JSON-LD does not stop the others', () => {
  const head = `<script type="application/ld+json">{"@type": "NewsArticle", oops</script>${ld({ '@type': 'NewsArticle', headline: 'Raw\ncontrol', author: { name: 'Omar Tazi' } })}`;
  expect(read(page('fr', article, head)).authors).toEqual(['Omar Tazi']);
});

test('reservations, origin, cited links, canonical', () => {
  const head =
    '<meta name="robots" content="noindex, max-snippet:50"><meta name="tdm-reservation" content="1"><link rel="canonical" href="/b">';
  const body = `<article><p>Rabat (MAP) - ${prose.fr[0]}</p><p>${prose.fr[1]} <a href="https://source.example/doc#x">rapport</a></p><p>${prose.fr[2]}</p></article>`;
  const found = read(page('fr', body, head));
  expect(found.reservation).toEqual({ tdm: true, noindex: true, maxSnippet: 50 });
  expect(found.origin).toBe('MAP');
  expect(found.citedUrls).toEqual(['https://source.example/doc']);
  expect(found.canonicalUrl).toBe('https://journal.example/b');
});

test('a teaser before a wall is partial', () => {
  const body = `<article><h1>${titles.fr}</h1><p>${prose.fr[0]}</p><p>Il vous reste 80 % de cet article à lire.</p></article>`;
  expect(read(page('fr', body)).partial).toBe(true);
});
