/** Kinds of pages that readers meet, one test each: live blog, gallery, wall, wrong declarations, odd bytes. */
import { describe, expect, test } from 'vitest';
import { readPage } from '../../../ingest/page/read-page.ts';
import { type Lang, page, paragraphs, prose, read, titles } from './page.ts';

const langs: Lang[] = ['fr', 'ar', 'en'];
const url = 'https://journal.example/a/1';

describe.each(langs)('in %s', (lang) => {
  const [one = '', two = '', three = ''] = prose[lang];

  test('a live blog keeps every entry, in the order of the page', () => {
    const entries = [three, two, one]
      .map(
        (text, at) => `<article class="live-entry"><time>1${at}:30</time><p>${text}</p></article>`,
      )
      .join('');
    const { text } = read(
      page(lang, `<main><h1>${titles[lang]}</h1><div class="live-blog">${entries}</div></main>`),
    );
    const places = [three, two, one].map((paragraph) => text.indexOf(paragraph));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('a gallery gives its text, and no caption', () => {
    const figure = (at: number) =>
      `<figure><img src="/${at}.jpg" alt=""><figcaption>Vue ${at} — © Photographe ${at}</figcaption></figure>`;
    const { text } = read(
      page(
        lang,
        `<article><h1>${titles[lang]}</h1><p>${one}</p>${[1, 2, 3, 4, 5].map(figure).join('')}<p>${two}</p>${figure(6)}<p>${three}</p></article>`,
      ),
    );
    expect(text).toBe([one, two, three].join('\n\n'));
  });

  test('a list and a table that belong to the text stay', () => {
    const rows = ['2024', '2025'].map((year) => `<tr><td>${year}</td><td>${year} MDH</td></tr>`);
    const { text } = read(
      page(
        lang,
        `<article><h1>${titles[lang]}</h1>${paragraphs(lang)}<ul><li>${one.slice(0, 60)}</li><li>${two.slice(0, 60)}</li></ul><table>${rows.join('')}</table><p>${three.slice(0, 90)}</p></article>`,
      ),
    );
    expect(text).toContain(one.slice(0, 60));
    expect(text).toContain('2025 MDH');
  });

  test('a language declared wrongly does not count', () => {
    const wrong = page(lang, paragraphs(lang)).replace(`<html lang="${lang}"`, '<html lang="de"');
    expect(read(wrong).language).toBe(lang);
  });
});

test.each([
  ['fr', 'Cet article est réservé aux abonnés.'],
  ['fr', 'Il vous reste 84 % de cet article à lire.'],
  ['en', 'Already a subscriber? Log in to continue.'],
  ['ar', 'هذا المحتوى للمشتركين فقط'],
] as const)('a teaser before a wall is kept and marked partial: %s, %s', (lang, wall) => {
  const [one = ''] = prose[lang];
  const result = read(
    page(
      lang,
      `<article><h1>${titles[lang]}</h1><p>${one}</p><div class="wall"><p>${wall}</p></div></article>`,
    ),
  );
  expect(result.text).toContain(one);
  expect(result.partial).toBe(true);
});

test('an open article that speaks of subscribers is not partial', () => {
  const text = [
    ...prose.fr,
    ...prose.fr.map((line) => `${line} Les abonnés de la région en profiteront.`),
  ];
  const body = text.map((line, at) => `<p>${at} ${line}</p>`).join('');
  expect(read(page('fr', `<article>${body}</article>`)).partial).toBeUndefined();
});

test('bytes of Arabic Windows, declared in the page alone', () => {
  const letters = 'ابتثجحخدذرزسش';
  const bytes = { ا: 0xc7, ب: 0xc8, ت: 0xca, ث: 0xcb, ج: 0xcc, ح: 0xcd, خ: 0xce, د: 0xcf } as const;
  const word = [...letters].filter((letter) => letter in bytes).join('');
  const html = `<html><head><meta charset="windows-1256"><title>x</title></head><body><article><p>${`${word} `.repeat(40)}</p></article></body></html>`;
  const raw = Uint8Array.from(
    [...html].map((letter) =>
      letter in bytes ? bytes[letter as keyof typeof bytes] : letter.charCodeAt(0),
    ),
  );
  expect(raw.length).toBe(html.length);
  const result = readPage(raw, { url, headers: {}, now: '2026-11-20T12:00:00Z' });
  expect(result.ok && result.value.text).toContain(word);
});

test('marks of direction and joiners stay inside words, and no invisible mark outside them', () => {
  const [one = ''] = prose.ar;
  const marked = one.replace('مدينة', '\u200fمدينة\u200e').replace('تيزنيت', 'تيز\u00adنيت');
  expect(
    read(page('ar', `<article><p>${marked}</p><p>${prose.ar[1]}</p></article>`)).text,
  ).toContain('تيزنيت');
});

test.each(['', '   \n\t'])('a page with nothing in it is a trouble: %j', (html) => {
  const result = readPage(new TextEncoder().encode(html), {
    url,
    headers: {},
    now: '2026-11-20T12:00:00Z',
  });
  expect(result).toMatchObject({ ok: false, error: { code: 'empty' } });
});

test('a page with furniture and no article has no text to speak of', () => {
  const links = Array.from(
    { length: 40 },
    (_, at) => `<li><a href="/${at}">Rubrique ${at}</a></li>`,
  );
  const { text } = read(`<html><body><nav><ul>${links.join('')}</ul></nav></body></html>`, { url });
  expect(text.split(/\s+/).filter(Boolean).length).toBeLessThan(90);
});
