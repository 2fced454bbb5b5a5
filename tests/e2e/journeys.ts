/** What a reader does on the site, in a real Chromium: registers the tests for a site that is served. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cheerio from 'cheerio';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { langs } from '#schema/lang.ts';
import { readPdf } from '../site/pdf-reader.ts';

/** The site under test; it is there when the tests run, not yet when they are registered. */
export interface Served {
  browser: Browser;
  /** Its address, with a slash at the end. */
  url: string;
  dist: string;
}

/** Register the journeys. `study` is the key of a study in three languages. */
export function readerJourneys(served: () => Served, study: string): void {
  const on = async (
    work: (page: Page, url: string) => Promise<void>,
    options: BrowserContextOptions = {},
  ) => {
    const { browser, url } = served();
    const context = await browser.newContext(options);
    try {
      await work(await context.newPage(), url);
    } finally {
      await context.close();
    }
  };
  describe('a reader', () => {
    changesLanguage(on);
    searches(on);
    downloads(on);
    prints(on, served, study);
    usesTheKeyboard(on);
    readsWithoutScripts(on);
  });
}

type On = (
  work: (page: Page, url: string) => Promise<void>,
  options?: BrowserContextOptions,
) => Promise<void>;

function changesLanguage(on: On): void {
  it.each([
    ['fr/briefs/', 'main a[href*="/briefs/2026"]'],
    ['fr/stories/', 'main a[href*="/stories/s-"]'],
    ['fr/weeks/', 'main a[href*="/weeks/2026"]'],
    ['fr/studies/', 'main a[href^="/fr/studies/"]:not([href$=".xml"])'],
    ['fr/actors/', 'main a[href^="/fr/actors/"]'],
    ['fr/regions/', 'main a[href^="/fr/regions/"]'],
  ])('from %s opens one and changes language twice on the same thing', (list, first) =>
    on(async (page, url) => {
      await page.goto(url + list);
      await page.locator(first).first().click();
      const path = new URL(page.url()).pathname;
      expect(path.length).toBeGreaterThan(list.length + 2);
      for (const [name, lang, dir] of [
        ['العربية', 'ar', 'rtl'],
        ['English', 'en', 'ltr'],
      ] as const) {
        await page.locator('.langs').getByRole('link', { name }).click();
        expect(new URL(page.url()).pathname).toBe(path.replace('/fr/', `/${lang}/`));
        expect(await page.locator('html').getAttribute('lang')).toBe(lang);
        expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe(dir);
        expect(await page.locator('h1').count()).toBe(1);
      }
    }),
  );
}

function searches(on: On): void {
  const marks = async (page: Page, query: string) => {
    await page.getByRole('searchbox').fill(query);
    await page.getByRole('searchbox').press('Enter');
    await page.waitForFunction(
      (asked) => new URLSearchParams(location.search).get('q') === asked,
      query,
    );
    await page.locator('.results article').first().waitFor();
    return page.locator('.results mark').allTextContents();
  };

  it.each([
    ['ar', 'شركة', /شرك/],
    ['fr', 'entreprise numerique', /entreprises|numériques?/i],
    ['en', 'companies', /compan(?:y|ies)/i],
  ])('in %s searches for %s and finds other forms of it', (lang, query, form) =>
    on(async (page, url) => {
      await page.goto(`${url}${lang}/search/`);
      const found = (await marks(page, query)).filter((mark) => form.test(mark));
      const others = found.filter((mark) => !query.split(' ').includes(mark.toLowerCase()));
      expect(others).not.toEqual([]);
    }),
  );

  it('fetches no index before it is used, keeps to one kind of page with a filter, and finds the same again by the address', () =>
    on(async (page, url) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${url}fr/search/`, { waitUntil: 'load' });
      expect(asked.filter((one) => one.includes('/pagefind/'))).toEqual([]);
      await page.locator('#query').focus();
      await page.waitForFunction(() => document.querySelector('[inert]') === null);
      await marks(page, 'intelligence artificielle');
      await page.locator('select[name=type]').selectOption('Études');
      const studies = () =>
        page.waitForFunction(() => {
          const links = [...document.querySelectorAll('.results a')];
          return links.length > 0 && links.every((link) => /\/studies\//.test(String(link)));
        });
      await studies();
      expect(new URL(page.url()).searchParams.get('type')).toBe('Études');
      await page.goto(page.url());
      await studies();
      expect(await page.locator('select[name=type]').inputValue()).toBe('Études');
    }));
}

/** The cells of a line of CSV without quotes. */
const cells = (line: string) => line.split(',');

function downloads(on: On): void {
  it.each(langs)('in %s downloads the data of a chart, which say what its table says', (lang) =>
    on(async (page, url) => {
      await page.goto(`${url}${lang}/trends/ia/`);
      const details = page.locator('figure.chart details').first();
      await details.locator('summary').click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        details.locator('a[href$=".csv"]').click(),
      ]);
      const [header = '', ...lines] = readFileSync(await download.path(), 'utf8')
        .trimEnd()
        .split('\r\n');
      expect(cells(header)).toEqual(['week', 'stories', 'all_stories', 'outlets']);
      const table = await details
        .locator('tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) => [...row.children].map((one) => (one.textContent ?? '').trim())),
        );
      const shown = table.map(([week, stories, all, , outlets]) => [week, stories, all, outlets]);
      expect(table.length).toBeGreaterThan(6);
      expect(lines.map(cells)).toEqual(shown);
      const address = await details.locator('a[href$=".json"]').getAttribute('href');
      const { points } = await (await page.request.get(new URL(address ?? '', url).href)).json();
      expect(
        points.map((point: Record<string, unknown>) =>
          [point['period'], point['n'], point['total'], point['outlets']].map(String),
        ),
      ).toEqual(shown);
    }),
  );
}

function prints(on: On, served: () => Served, study: string): void {
  it.each(langs)('in %s takes a study along as tagged PDF, with its words and headings', (lang) =>
    on(async (page, url) => {
      await page.goto(`${url}${lang}/studies/${study}/`);
      const link = page.locator('a[type="application/pdf"]');
      const size = await link.textContent();
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const bytes = readFileSync(await download.path());
      expect(size).toContain(`(${Math.ceil(bytes.length / 1000)}`);
      const pdf = readPdf(bytes);
      const html = readFileSync(join(served().dist, lang, 'studies', study, 'index.html'), 'utf8');
      const $ = cheerio.load(html);
      expect(pdf).toMatchObject({ tagged: true, lang, title: $('title').text() });
      const headings = $('main :is(h1, h2, h3)')
        .map((_, heading) => $(heading).text().trim())
        .get();
      // Chromium leaves out the space where an Arabic heading breaks.
      const spaced = (text: string) => (lang === 'ar' ? text.replaceAll(' ', '') : text);
      expect(pdf.outline.map(spaced).toSorted()).toEqual(headings.map(spaced).toSorted());
      expect(pdf.structure.get('H1')).toBe(1);
      expect(pdf.alternatives.length).toBe($('svg[role=img]').length);
      expect(pdf.fonts).not.toContain('Type3');
      expect(pdf.links.every((one) => /^https?:\/\/(?!127)/.test(one))).toBe(true);
      const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '');
      const drawn = plain(pdf.pages.join(''));
      const addresses = $('[id^="ref-"] a').map((_, link) => $(link).attr('href'));
      expect(addresses.length).toBeGreaterThan(0);
      for (const address of addresses.get()) expect(drawn).toContain(`(${address})`);
      // Arabic is drawn as it stands on the paper, from left to right: its outline above is in the order of reading.
      if (lang === 'ar') return;
      for (const paragraph of $('.prose > p').get().slice(0, 3)) {
        const words = $(paragraph).clone();
        words.find('sup').remove();
        expect(drawn).toContain(plain(words.text()).slice(0, 60));
      }
    }),
  );

  it('prints any page without menus, with its charts whole', () =>
    on(async (page, url) => {
      await page.emulateMedia({ media: 'print' });
      for (const path of ['fr/trends/ia/', 'ar/weeks/2026-w47/', `en/studies/${study}/`]) {
        await page.goto(url + path);
        for (const menu of ['.langs', '.sections', '.skip'])
          expect(await page.locator(menu).isVisible()).toBe(false);
        const charts = await page.locator('figure.chart svg').all();
        for (const chart of charts) expect(await chart.isVisible()).toBe(true);
      }
    }));
}

/** Where the focus is: its box in the window and what shows that it is there. */
async function focus(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      name: element.getAttribute('class') ?? element.tagName,
      href: element.getAttribute('href') ?? '',
      seen:
        right > 0 &&
        bottom > 0 &&
        left < innerWidth &&
        top < innerHeight &&
        right > left &&
        outlineStyle !== 'none' &&
        Number.parseFloat(outlineWidth) >= 2,
    };
  });
}

/** Nothing glides while it is measured. */
const still: BrowserContextOptions = { reducedMotion: 'reduce' };

function usesTheKeyboard(on: On): void {
  it.each(langs)('in %s goes by keyboard over the skip link, the menu and the radar', (lang) =>
    on(async (page, url) => {
      await page.goto(`${url}${lang}/radar/`);
      await page.keyboard.press('Tab');
      expect(await focus(page)).toMatchObject({ name: 'skip', seen: true });
      const passed: Awaited<ReturnType<typeof focus>>[] = [];
      const blips = await page.locator('.blip').count();
      expect(blips).toBeGreaterThan(3);
      while (passed.filter(({ name }) => name.startsWith('blip')).length < blips) {
        await page.keyboard.press('Tab');
        passed.push(await focus(page));
        if (passed.length > 200) break;
      }
      expect(passed.filter(({ seen }) => !seen)).toEqual([]);
      const places = passed.map(({ href }) => href);
      expect(places).toContain(`/${lang}/trends/`);
      expect(places).toContain(`/${lang}/search/`);
      const last = passed.at(-1)?.href ?? '';
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${last}`);
      expect(last).toContain(`/${lang}/trends/`);
    }, still),
  );

  it('skips to the content, and goes on from there', () =>
    on(async (page, url) => {
      await page.goto(`${url}fr/trends/`);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
      await page.keyboard.press('Tab');
      const isInside = await page.evaluate(
        () => document.querySelector('main')?.contains(document.activeElement) === true,
      );
      expect(isInside).toBe(true);
    }, still));
}

function readsWithoutScripts(on: On): void {
  it.each(langs)('in %s is told without scripts where else to look than in the search', (lang) =>
    on(
      async (page, url) => {
        await page.goto(`${url}${lang}/search/`);
        expect(await page.locator('noscript p').isVisible()).toBe(true);
        expect(await page.locator('.filters').isVisible()).toBe(false);
      },
      { javaScriptEnabled: false },
    ),
  );

  it.each(['trends/ia/', 'beats/startups/', 'radar/', 'agenda/', 'regions/MA-06/', 'data/'])(
    'without styles loses nothing of %s',
    (path) =>
      on(
        async (page, url) => {
          const words = async () =>
            (await page.locator('main').innerText()).split(/\s+/).filter((word) => word !== '');
          await page.goto(`${url}fr/${path}`);
          const styled = new Set(await words());
          await page.route('**/*.css', (route) => route.abort());
          await page.goto(`${url}fr/${path}`);
          const plain = new Set(await words());
          expect(plain.size).toBeGreaterThan(20);
          expect([...styled.difference(plain)]).toEqual([]);
        },
        { javaScriptEnabled: false },
      ),
  );
}
