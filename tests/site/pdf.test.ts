/** Study pages of a made site, printed by a real Chromium. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dirOf, type Lang, langs } from '#schema/lang.ts';
import { findChromium } from '../../scripts/chromium.ts';
import { type Printing, printStudies, sizeText } from '../../site/src/pdf.ts';
import { pdfName, sizeMark } from '../../site/src/pdf-link.ts';
import { readPdf } from './pdf-reader.ts';

const home = mkdtempSync(join(tmpdir(), 'marsad-pdf-'));
const dist = join(home, 'dist');
const cache = join(home, 'cache');
const key = 'cloud';
let chromium: string | undefined;
let printing: Printing;

const words: Record<Lang, { title: string; text: string; page: string }> = {
  fr: {
    title: 'Le nuage souverain, ou comment garder chez soi les données de tout le monde',
    text: 'Où naîtront les données ?',
    page: 'Page 1 sur 1',
  },
  ar: {
    title: 'السحابة السيادية',
    text: 'أين ستولد البيانات؟',
    page: 'الصفحة 1 من 1',
  },
  en: { title: 'The sovereign cloud', text: 'Where will data be born?', page: 'Page 1 of 1' },
};

const pagePath = (lang: Lang) => join(dist, lang, 'studies', key, 'index.html');
const pdfPath = (lang: Lang) => join(dist, lang, 'studies', key, pdfName(key, lang));

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A line of Arabic from left to right, its numbers as they are. */
function mirrored(line: string): string {
  return [...line].reverse().join('');
}

function writePage(lang: Lang, more = ''): void {
  const { title, text } = words[lang];
  write(
    pagePath(lang),
    `<!doctype html><html lang="${lang}" dir="${dirOf(lang)}"><head><meta charset="utf-8"><title>${title} — Marsad</title>
<link rel="stylesheet" href="/marsad/assets/site.css">
<script type="application/ld+json">{"dateModified":"2026-11-20"}</script></head>
<body><header>En-tête</header><main id="content"><h1>${title}</h1>
<p class="files" data-pdf data-pagefind-ignore><a href="${pdfName(key, lang)}">PDF (${sizeMark})</a></p>
<h2>${text}</h2><p>${text} <a href="/marsad/${lang}/trends/ia/">IA</a>${more}</p>
<svg role="img" aria-label="${text}" width="50" height="50"><path d="M0 0h50v50z"/></svg>
<img src="https://tracker.example/pixel.png" alt=""></main></body></html>`,
  );
}

beforeAll(async () => {
  chromium = await findChromium();
  if (!chromium) throw new Error('no Chromium: run “node scripts/chromium.ts” or set CHROMIUM');
  printing = { dist, cache, address: 'https://marsad.example/marsad/', chromium };
  write(join(dist, 'assets', 'site.css'), 'body { font-family: var(--display); }');
});
beforeEach(() => langs.forEach((lang) => void writePage(lang)));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a study in PDF', () => {
  it('is tagged, in its language, under its title, with its headings and what its figures show', async () => {
    expect(await printStudies(printing)).toEqual({ pages: 3, files: 3, drawn: 3 });
    for (const lang of langs) {
      const { title, text, page } = words[lang];
      const pdf = readPdf(readFileSync(pdfPath(lang)));
      expect(pdf).toMatchObject({ tagged: true, lang, title: `${title} — Marsad` });
      expect(pdf.outline.toSorted()).toEqual([title, text].toSorted());
      expect([pdf.structure.get('H1'), pdf.structure.get('H2')]).toEqual([1, 1]);
      expect(pdf.alternatives).toContain(text);
      expect(pdf.links).toEqual([`https://marsad.example/marsad/${lang}/trends/ia/`]);
      expect(pdf.fonts).not.toContain('Type3');
      const drawn = pdf.pages.join('').normalize('NFKC');
      // Arabic is drawn from left to right, as it stands on the paper.
      const onPaper = (line: string) => (lang === 'ar' ? mirrored(line) : line);
      for (const line of [title, text, page]) expect(drawn).toContain(onPaper(line));
    }
  });

  it('has its size told in the words of the language', () => {
    expect([sizeText('fr', 80_723), sizeText('ar', 80_723), sizeText('en', 80_723)]).toEqual([
      '81\u202fko',
      '81 كيلوبايت',
      '81 kB',
    ]);
  });

  it('is not drawn again while the study stays as it was, whatever frames it', async () => {
    const before = readFileSync(pdfPath('ar'));
    const page = readFileSync(pagePath('ar'), 'utf8');
    writeFileSync(pagePath('ar'), page.replace('En-tête', 'Un autre jour'));
    expect(await printStudies(printing)).toMatchObject({ files: 3, drawn: 0 });
    expect(readFileSync(pdfPath('ar')).equals(before)).toBe(true);
    const told = readFileSync(pagePath('ar'), 'utf8');
    expect(told).toContain(sizeText('ar', before.length));
    expect(told).not.toContain(sizeMark);
  });

  it('has the same bytes when it is drawn from nothing on another day', async () => {
    const before = langs.map((lang) => readFileSync(pdfPath(lang)));
    rmSync(cache, { recursive: true });
    expect(await printStudies(printing)).toMatchObject({ drawn: 3 });
    expect(langs.map((lang) => readFileSync(pdfPath(lang)))).toEqual(before);
    expect(before[0]?.toString('latin1')).toContain("/CreationDate (D:20261120000000+00'00')");
  });

  it('is drawn again when a word changes, and the old file is forgotten', async () => {
    writePage('fr', ' Un mot de plus.');
    expect(await printStudies(printing)).toMatchObject({ files: 3, drawn: 1 });
    expect(readdirSync(cache)).toHaveLength(3);
    const { pages } = readPdf(readFileSync(pdfPath('fr')));
    expect(pages.join('')).toContain('Un mot de plus.');
  });
});

it('a machine without Chromium publishes the page without a word of it', async () => {
  rmSync(pdfPath('fr'));
  rmSync(cache, { recursive: true });
  expect(await printStudies({ ...printing, chromium: undefined })).toEqual({
    pages: 3,
    files: 0,
    drawn: 0,
  });
  const page = readFileSync(pagePath('fr'), 'utf8');
  expect(page).not.toContain('PDF');
  expect(page).toContain(words.fr.text);
  expect(existsSync(pdfPath('fr'))).toBe(false);
});

it('a Chromium that fails is told of, and keeps no page from being published', async () => {
  const printed = await printStudies({ ...printing, chromium: '/bin/false' });
  expect(printed).toMatchObject({ pages: 3, files: 0, drawn: 0 });
  expect(printed.trouble).toContain('launch');
  expect(readFileSync(pagePath('ar'), 'utf8')).not.toContain('PDF');
});
