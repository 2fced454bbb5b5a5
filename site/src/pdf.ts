/** The pages of studies as they were built → tagged PDF files beside them, drawn by Chromium and kept by what they were drawn from. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page, Route } from 'playwright-core';
import { dirOf, type Lang, langs } from '#schema/lang.ts';
import { locales, translator } from './i18n.ts';
import { pdfName, sizeMark } from './pdf-link.ts';

/** Where the site was built, and what it is printed with. */
export interface Printing {
  /** The folder of the built site; its study pages are completed in place. */
  dist: string;
  /** Folder for the files drawn before. */
  cache: string;
  /** The address of the published site with its folder: links in the files lead there. */
  address: string;
  /** A Chromium; undefined when the machine has none, and the pages then name no PDF. */
  chromium: string | undefined;
}

/** How many study pages there are, how many of them have a file, and how many files had to be drawn. */
export interface Printed {
  pages: number;
  files: number;
  drawn: number;
  /** Why a file could not be drawn; the others are not tried any more. */
  trouble?: string;
}

/** A study page: its folder below dist, its language. */
interface StudyPage {
  folder: string;
  key: string;
  lang: Lang;
  html: string;
}

/** Print every study of a built site. A study without a file is published without a word of it. */
export async function printStudies(printing: Printing): Promise<Printed> {
  const pages = studyPages(printing.dist);
  const printed: Printed = { pages: pages.length, files: 0, drawn: 0 };
  const used = new Set<string>();
  let browser: Browser | undefined;
  try {
    for (const page of pages) {
      const kept = join(printing.cache, `${digestOf(page, printing.address)}.pdf`);
      if (!existsSync(kept) && printing.chromium !== undefined && !printed.trouble) {
        try {
          browser ??= await launch(printing.chromium);
          keep(kept, await draw(browser, page, printing));
          printed.drawn++;
        } catch (cause) {
          printed.trouble = String(cause).split('\n')[0] ?? '';
        }
      }
      const pdf = existsSync(kept) ? readFileSync(kept) : undefined;
      complete(printing.dist, page, pdf);
      if (pdf) printed.files++;
      used.add(basename(kept));
    }
  } finally {
    await browser?.close();
  }
  forget(printing.cache, used);
  return printed;
}

function studyPages(dist: string): StudyPage[] {
  return langs.flatMap((lang) => {
    const room = join(dist, lang, 'studies');
    if (!existsSync(room)) return [];
    return readdirSync(room, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name: key }) => {
        const folder = join(lang, 'studies', key);
        return { folder, key, lang, html: readFileSync(join(dist, folder, 'index.html'), 'utf8') };
      })
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  });
}

const block = /<p [^>]*\bdata-pdf\b[^>]*>.*?<\/p>/s;

/** Name the PDF in the page with its size, and put it there; without one the page keeps silent about it. */
function complete(dist: string, { folder, key, lang, html }: StudyPage, pdf: Buffer | undefined) {
  const told = html.replace(block, (found) =>
    pdf ? found.replace(' data-pdf', '').replace(sizeMark, sizeText(lang, pdf.length)) : '',
  );
  writeFileSync(join(dist, folder, 'index.html'), told);
  if (pdf) writeFileSync(join(dist, folder, pdfName(key, lang)), pdf);
}

/** A number of bytes in the language’s way: `212 ko`. */
export function sizeText(lang: Lang, bytes: number): string {
  const unit = { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(locales[lang], unit).format(Math.ceil(bytes / 1000));
}

/** What the file shows: title, text and styles of the page, without what only frames it. Fonts and pictures are named by their content. */
function digestOf({ html, lang }: StudyPage, address: string): string {
  const parts = [
    /<title>.*?<\/title>/s.exec(html)?.[0],
    /<main\b.*<\/main>/s.exec(html)?.[0],
    ...(html.match(/<link [^>]*rel="stylesheet"[^>]*>/g) ?? []),
    printStyles(lang),
    address,
  ];
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}

function keep(file: string, bytes: Buffer): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
}

/** Files of studies as they no longer are. */
function forget(cache: string, used: ReadonlySet<string>): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) if (!used.has(name)) rmSync(join(cache, name));
}

async function launch(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
  ];
  return chromium.launch({ executablePath, args });
}

/** One file. The page is read at its public address, answered from the folder, so that the links in the file are those of readers; nothing else is asked. */
async function draw(browser: Browser, study: StudyPage, printing: Printing): Promise<Buffer> {
  const context = await browser.newContext({ colorScheme: 'light', javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await context.route('**/*', (route) => answer(route, study, printing));
    await page.goto(`${printing.address}${study.folder}/`, { waitUntil: 'load' });
    await fontsOf(page);
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    });
    return dated(pdf, dayOf(study.html));
  } finally {
    await context.close();
  }
}

/** Printing swaps the fonts: wait until those of the print styles are there, too. */
async function fontsOf(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

async function answer(route: Route, study: StudyPage, printing: Printing): Promise<void> {
  const asked = route.request().url();
  if (!asked.startsWith(printing.address)) return route.abort();
  const path = decodeURIComponent(new URL(asked).pathname).slice(
    new URL(printing.address).pathname.length,
  );
  const contentType = types[extname(path)] ?? 'application/octet-stream';
  if (path === `${study.folder}/`)
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: withStyles(study, printing.address),
    });
  if (path === stylesPath)
    return route.fulfill({ contentType: 'text/css', body: printStyles(study.lang) });
  const font = path.startsWith(fontsPath) ? join(fonts, path.slice(fontsPath.length)) : undefined;
  return route.fulfill({ contentType, path: font ?? join(printing.dist, path) });
}

const stylesPath = '-pdf/pdf.css';
const fontsPath = '-pdf/fonts/';
const fonts = fileURLToPath(
  new URL('../../node_modules/@expo-google-fonts/markazi-text/', import.meta.url),
);

/** The page with the styles of the file behind its own, and without the line about the file itself. */
function withStyles({ html }: StudyPage, address: string): string {
  return html
    .replace(block, '')
    .replace('</head>', `<link rel="stylesheet" href="${address}${stylesPath}"></head>`);
}

const counters = new Map([
  ['{page}', 'counter(page)'],
  ['{pages}', 'counter(pages)'],
]);

/** The styles of the file, and what stands in the margins of its pages in its language. */
function printStyles(lang: Lang): string {
  const t = translator(lang);
  const number = t('study.pdf.page', { page: '{page}', pages: '{pages}' })
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .map((part) => counters.get(part) ?? JSON.stringify(part));
  const css = readFileSync(fileURLToPath(new URL('./styles/pdf.css', import.meta.url)), 'utf8');
  const title = JSON.stringify(`${t('site.name')} — ${t('study.genre')}`);
  const [left, right] =
    dirOf(lang) === 'rtl' ? [number.join(' '), title] : [title, number.join(' ')];
  return css.replace('"{left}"', left).replace('"{right}"', right);
}

/** The day of the study or of its last update, from the page’s own data. */
function dayOf(html: string): string {
  return /"dateModified":"(\d{4}-\d{2}-\d{2})/.exec(html)?.[1] ?? '2026-01-01';
}

/** The instants of drawing are the only bytes that differ between two drawings: they give way to the day of the study. */
function dated(pdf: Buffer, day: string): Buffer {
  const text = pdf.toString('latin1');
  const stamp = `${day.replaceAll('-', '')}000000+00'00'`;
  return Buffer.from(
    text.replace(/(\/(?:CreationDate|ModDate) \(D:)[^)]*(?=\))/g, (whole, head: string) =>
      whole.length === head.length + stamp.length ? head + stamp : whole,
    ),
    'latin1',
  );
}
