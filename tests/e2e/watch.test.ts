/** Twelve virtual weeks through the real command line against the sample web over HTTP, then the site in a real Chromium. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as cheerio from 'cheerio';
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '#archive';
import { readFrontMatter } from '#front-matter';
import { Brief } from '#schema/brief.ts';
import { langs } from '#schema/lang.ts';
import { Story } from '#schema/story.ts';
import { serveSite } from '../../scripts/serve.ts';
import { pageLimit } from '../../site/src/brief-parts.ts';
import { calendarFaults } from '../site/calendar-rules.ts';
import { feedFaults } from '../site/feed-rules.ts';
import { loadSampleWeb } from '../web/load.ts';
import { type SampleServer, startSampleWeb } from '../web/serve.ts';
import { axeFindings } from './axe.ts';
import { startBrowser } from './browser.ts';
import { marsad } from './command.ts';
import { htmlFindings } from './html.ts';
import { readerJourneys } from './journeys.ts';
import { jsonLdFaults } from './json-ld.ts';
import { sitemapFaults } from './sitemap.ts';
import { sha256, treeOf } from './tree.ts';

const home = mkdtempSync(join(tmpdir(), 'marsad-e2e-'));
const dist = join(home, 'dist');
const archiveFolder = join(home, 'content', 'archive');
const lastRun = '2026-11-22T20:00:00.000Z';
/** What tests/web/decisions takes down. */
const takenDown = 'w43-nearshore-tri';
let web: SampleServer;
let server: Server;
let url: string;
let browser: Browser;

beforeAll(async () => {
  const demo = await marsad(['demo', '--no-serve', '--home', home, '--json']);
  if (demo.code !== 0) throw new Error(demo.err);
  web = await startSampleWeb({ now: lastRun });
  ({ url, server } = await serveSite(dist, 0));
  browser = await startBrowser('--disable-component-update', '--disable-sync', '--no-first-run');
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await web?.close();
  rmSync(home, { recursive: true, force: true });
});

function stories(): Story[] {
  return readdirSync(join(archiveFolder, 'stories'))
    .filter((name) => name.endsWith('.ndjson'))
    .flatMap((name) =>
      readFileSync(join(archiveFolder, 'stories', name), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => Story.parse(JSON.parse(line)));
}

describe('the archive after twelve weeks', () => {
  it('holds every article of the sample web once, but for the one that was taken down', () => {
    using archive = openArchive(home);
    const articles = [...archive.articles()];
    const truth = loadSampleWeb().articles.filter(({ id }) => id !== takenDown);
    expect(articles).toHaveLength(truth.length);
    expect(new Set(articles.map((article) => article.url)).size).toBe(truth.length);
    expect(archive.badLines()).toEqual([]);
  });

  it('keeps the newest words of an article that was corrected, under its first id', () => {
    using archive = openArchive(home);
    const corrected = loadSampleWeb().articles.filter((article) => article.update?.title);
    const titles = new Set([...archive.articles()].map(({ title }) => title));
    expect(corrected.length).toBeGreaterThan(0);
    const seen = corrected.filter((article) => titles.has(article.update?.title ?? ''));
    expect(seen.length).toBeGreaterThan(0);
  });

  it('finds stories across outlets and across languages', () => {
    const all = stories();
    expect(all.filter((story) => story.outlets.length > 1).length).toBeGreaterThanOrEqual(40);
    expect(all.filter((story) => story.langs.length > 1).length).toBeGreaterThanOrEqual(15);
  });

  it('never reads what robots.txt forbids, nor the page of an outlet that reserves mining', () => {
    using archive = openArchive(home);
    const withheld = [...archive.articles()].filter((article) => article.withheld !== undefined);
    expect(new Set(withheld.map((article) => article.withheld))).toContain('tdm');
    const reserved = withheld.filter(
      (article) => article.withheld === 'tdm' || article.withheld === 'robots',
    );
    for (const { id } of reserved) expect(archive.texts.get(id)).toBeUndefined();
  });

  it('writes a weekly edition in three languages for each of the twelve weeks, front matter valid', () => {
    for (const lang of langs) {
      const files = readdirSync(join(archiveFolder, 'briefs', lang));
      const editions = files.filter((name) => /^2026-w\d\d\.md$/.test(name));
      expect(editions).toHaveLength(12);
      for (const name of files) {
        const read = readFrontMatter(
          readFileSync(join(archiveFolder, 'briefs', lang, name), 'utf8'),
        );
        expect(read.ok && Brief.safeParse(read.value.data).error).toBeFalsy();
      }
    }
  });
});

describe('a second run', () => {
  it('on unchanged input writes no byte, even when every source is asked again', async () => {
    const before = { archive: treeOf(archiveFolder), dist: treeOf(dist) };
    const ran = await marsad([
      'run',
      '--home',
      home,
      '--now',
      lastRun,
      '--via',
      web.url,
      '--gap-ms',
      '0',
      '--force',
      '--json',
    ]);
    expect(ran.err).not.toContain('Error');
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out).ingest.new).toBe(0);
    expect({ archive: treeOf(archiveFolder), dist: treeOf(dist) }).toEqual(before);
  });

  it('asks again only with the validators it was given', () => {
    const feeds = web.log.filter(({ status }) => status === 304);
    expect(feeds.length).toBeGreaterThanOrEqual(12);
    expect(web.log.some(({ path }) => path.startsWith('/premium/'))).toBe(false);
  });

  it('says the same after the cache is lost', async () => {
    const before = treeOf(archiveFolder);
    rmSync(join(home, '.cache'), { recursive: true });
    const ran = await marsad(['analyse', '--home', home, '--now', lastRun]);
    expect(ran.code).toBe(0);
    expect(treeOf(archiveFolder)).toEqual(before);
  });
});

/** Pages that stand for their template, below the language. */
const templates = [
  '',
  'trends/',
  'trends/ia/',
  'weeks/',
  'weeks/2026-w47/',
  'briefs/',
  'briefs/2026-w47-ia/',
  'briefs/2026-w47-ia/2/',
  'stories/',
  'studies/',
  'studies/ia-generative-au-maroc/',
  'sources/',
  'data/',
  'about/',
  'search/',
  'radar/',
  'radar/2026-11/',
  'beats/',
  'beats/talents/',
  'beats/startups/',
  'beats/startups/amount/',
  'beats/regulation/',
  'beats/calls/',
  'regions/',
  'regions/MA-06/',
  'actors/',
  'agenda/',
  'press/',
  'signals/',
  'kitchen-sink/',
];

/** One page of every template, below the language. */
function templatePages(): string[] {
  const one = (room: string) =>
    readdirSync(join(dist, 'fr', room), { withFileTypes: true }).find((entry) =>
      entry.isDirectory(),
    )?.name;
  const story = stories().find(({ langs, figures }) => langs.length > 2 && figures.length > 0)?.id;
  const chosen = ['actors', 'briefs', 'press'].map((room) => `${room}/${one(room)}/`);
  return [...templates, ...chosen, `stories/${story}/`];
}

describe('the site', () => {
  const pages = () => Object.keys(treeOf(dist)).filter((path) => path.endsWith('.html'));

  it('has no internal link that leads nowhere, and no id twice on a page', () => {
    const files = new Set(Object.keys(treeOf(dist)));
    const broken: string[] = [];
    for (const page of pages()) {
      const $ = cheerio.load(readFileSync(join(dist, page), 'utf8'));
      const ids = $('[id]')
        .map((_, element) => $(element).attr('id'))
        .get();
      if (new Set(ids).size !== ids.length) broken.push(`${page}: an id twice`);
      for (const element of $('[href],[src]').get()) {
        const address = $(element).attr('href') ?? $(element).attr('src') ?? '';
        const target = new URL(address, `https://marsad.example/${page}`);
        if (target.host !== 'marsad.example') continue;
        const path = decodeURIComponent(target.pathname).slice(1);
        const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
        if (!files.has(file)) broken.push(`${page}: ${address}`);
        if (target.hash && file === page && !ids.includes(decodeURIComponent(target.hash.slice(1))))
          broken.push(`${page}: ${address}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('is HTML without fault, one page of every template in every language', async () => {
    const pages = langs.flatMap((lang) =>
      templatePages().map((path) => `${lang}/${path}index.html`),
    );
    const findings: string[] = [];
    for (const path of ['404.html', 'index.html', ...pages])
      findings.push(...(await htmlFindings(path, readFileSync(join(dist, path), 'utf8'))));
    expect(findings).toEqual([]);
  });

  it('carries no script of its own but on the search page, and nothing from elsewhere', () => {
    for (const page of pages()) {
      const $ = cheerio.load(readFileSync(join(dist, page), 'utf8'));
      const scripts = $('script:not([type="application/ld+json"])').length;
      if (!page.includes('/search/')) expect(`${page} ${scripts}`).toBe(`${page} 0`);
      const policy = $('head > :nth-child(2)');
      expect(`${page} ${policy.attr('http-equiv')}`).toBe(`${page} content-security-policy`);
      expect(policy.attr('content')).toContain("default-src 'self'");
      expect(policy.attr('content')).not.toContain('unsafe');
      const inline = 'style, [style], script:not([src], [type="application/ld+json"])';
      expect(`${page} ${$(inline).length}`).toBe(`${page} 0`);
      for (const element of $('link[rel=stylesheet],script[src],img,iframe').get()) {
        expect($(element).attr('src') ?? $(element).attr('href')).toMatch(/^\/(?!\/)/);
      }
    }
  });

  it('has no page of a brief above 12 KB, and 4 KB packed, and loses no link of a long one', () => {
    const heavy: string[] = [];
    const lost: string[] = [];
    const room = /^(?:fr|ar|en)\/briefs\/([^/]+)\/(?:\d+\/)?index\.html$/;
    const linked = new Map<string, string>();
    let further = 0;
    for (const page of pages().filter((path) => room.test(path))) {
      const html = readFileSync(join(dist, page));
      const packed = gzipSync(html, { level: 9 }).length;
      if (html.length > pageLimit.bytes || packed > pageLimit.gzipBytes)
        heavy.push(`${page}: ${html.length} bytes, ${packed} packed`);
      if (/\/\d+\/index\.html$/.test(page)) further += 1;
      const brief = `${page.slice(0, 2)}/${room.exec(page)?.[1]}`;
      const asFirst = String(html).replaceAll('href="../../../', 'href="../../');
      linked.set(brief, `${linked.get(brief) ?? ''}${asFirst}`);
    }
    for (const [brief, html] of linked) {
      const file = readFileSync(join(archiveFolder, 'briefs', `${brief}.md`), 'utf8');
      for (const [, target = ''] of file.matchAll(/\]\(((?:https?:|\.\.\/)[^)\s]+)\)/g))
        if (!html.includes(`href="${target.replaceAll('&', '&amp;')}"`))
          lost.push(`${brief}: ${target}`);
    }
    expect(linked.size).toBeGreaterThan(200);
    expect(further).toBeGreaterThan(10);
    expect(heavy).toEqual([]);
    expect(lost).toEqual([]);
  });

  it('says what its pages are in JSON-LD that parses, and the way to each from the front page', () => {
    const faults: string[] = [];
    for (const page of pages()) {
      const isHome = /^(?:index|404|(?:fr|ar|en)\/index)\.html$/.test(page);
      faults.push(...jsonLdFaults(page, readFileSync(join(dist, page), 'utf8'), isHome));
    }
    expect(faults).toEqual([]);
  });

  it('names the steps of the way in the language of the page', () => {
    const names = (page: string) => {
      const $ = cheerio.load(readFileSync(join(dist, page, 'index.html'), 'utf8'));
      const graph = JSON.parse($('script[type="application/ld+json"]').text());
      return graph['@graph'][0].itemListElement.map(({ name }: { name: string }) => name);
    };
    expect(names('fr/beats/startups/amount')).toEqual([
      'À la une',
      'Dossiers',
      'Startups et financement',
      'Startups et financement — Montant',
    ]);
    expect(names('ar/regions')).toEqual(['الواجهة', 'الجهات']);
    expect(names('en/trends/ia')).toEqual(['Front page', 'Trends', 'Artificial intelligence']);
  });

  it('publishes with a study how to cite it, and the data of its figures as they were frozen', () => {
    const key = 'ia-generative-au-maroc';
    const kept = readFileSync(join(home, 'content', 'studies', 'data', `${key}.json`), 'utf8');
    const file = (name: string) => readFileSync(join(dist, 'data', 'studies', name), 'utf8');
    expect(file(`${key}.json`)).toBe(kept);
    expect(file(`${key}.csv`).split('\r\n')).toHaveLength(1 + 2 * 12 + 1);
    const digests = file(`${key}.sha256`).trim().split('\n');
    expect(digests).toEqual(
      [`${key}.csv`, `${key}.json`].map((name) => `${sha256(file(name))}  ${name}`),
    );
    for (const lang of langs) {
      const folder = join(dist, lang, 'studies', key);
      const $ = cheerio.load(readFileSync(join(folder, 'index.html'), 'utf8'));
      const url = $('link[rel=canonical]').attr('href');
      const [item] = JSON.parse(readFileSync(join(folder, 'citation.json'), 'utf8'));
      expect(item).toMatchObject({
        type: 'report',
        title: $('h1').text(),
        language: lang,
        URL: url,
      });
      expect(readFileSync(join(folder, 'citation.bib'), 'utf8')).toBe(`${$('pre').text()}`);
      expect($('.citation').text()).toContain(item.title);
      expect($('.citation a').attr('href')).toBe(url);
      for (const digest of digests) expect($('.digests').text()).toContain(digest.split(' ')[0]);
      const links = $('.chart details a').map((_, link) => $(link).attr('href'));
      expect(new Set(links.get())).toEqual(
        new Set([`/data/studies/${key}.csv`, `/data/studies/${key}.json`]),
      );
    }
  });

  it('tells what was corrected and removed, and names nothing of what was removed', () => {
    const removed = loadSampleWeb().articles.find(({ id }) => id === takenDown);
    const slug = removed?.path.split('/').at(-1)?.replace('.html', '') ?? '';
    expect(removed?.title.length).toBeGreaterThan(20);
    for (const path of Object.keys(treeOf(dist))) {
      const bytes = readFileSync(join(dist, path));
      const text = String(path.endsWith('.pf_fragment') ? gunzipSync(bytes) : bytes);
      const told = [removed?.title ?? slug, slug].filter((words) => text.includes(words));
      expect({ path, told }).toEqual({ path, told: [] });
    }
    const reasons = {
      fr: 'À la demande de l’éditeur',
      ar: 'بطلب من الناشر',
      en: 'publisher’s request',
    };
    for (const lang of langs) {
      const $ = cheerio.load(readFileSync(join(dist, lang, 'about', 'index.html'), 'utf8'));
      expect($('.corrections li')).toHaveLength(3);
      expect($('.corrections li').last().text()).toContain(reasons[lang]);
      expect($('.corrections ins').text().trim()).toBe('1 200 jeux de données');
      expect($('.corrections del').text().trim()).toBe('1 200 jeux');
      expect($('.corrections').text()).not.toContain('courrier 7');
      expect($('#contact a[href^="mailto:"]').text().trim()).toBe('redaction@marsad.example');
      expect($('#licence a[rel=license]')).toHaveLength(2);
    }
  });

  it('has for every page a picture for shared links that exists, with its size and what it says', () => {
    for (const page of pages()) {
      const $ = cheerio.load(readFileSync(join(dist, page), 'utf8'));
      const of = (name: string) => $(`meta[property="og:image${name}"]`).attr('content') ?? '';
      const address = /^https:\/\/marsad\.example\/(.+\.png)$/.exec(of(''))?.[1];
      expect(`${page} ${address}`).toMatch(/card\.png$/);
      const png = readFileSync(join(dist, address ?? ''));
      const size = [png.readUInt32BE(16), png.readUInt32BE(20)].map(String);
      expect([of(':width'), of(':height')]).toEqual(size);
      expect(of(':alt')).not.toBe('');
    }
  });

  it('lists in its sitemap every page for search engines, and no other', () => {
    const map = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8');
    const listed = [...map.matchAll(/<loc>https:\/\/marsad\.example\/([^<]*)<\/loc>/g)].map(
      ([, path]) => `${path}index.html`,
    );
    const open = pages().filter((page) => {
      const $ = cheerio.load(readFileSync(join(dist, page), 'utf8'));
      return $('meta[name=robots][content=noindex]').length === 0;
    });
    expect(listed.sort()).toEqual(open.sort());
    expect(pages()).toContain('fr/kitchen-sink/index.html');
    expect(open).not.toContain('fr/kitchen-sink/index.html');
  });

  it('names its translations, its language and its direction', () => {
    for (const lang of langs) {
      const $ = cheerio.load(readFileSync(join(dist, lang, 'trends', 'ia', 'index.html'), 'utf8'));
      expect($('html').attr('lang')).toBe(lang);
      expect($('html').attr('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr');
      expect($('link[rel=alternate][hreflang]').length).toBe(4);
    }
  });

  it('names in its sitemap the same translations as its pages do, each the other', () => {
    expect(sitemapFaults(dist, 'https://marsad.example')).toEqual([]);
  });

  it('publishes feeds under the rules of the validator, and calendars under those of RFC 5545', () => {
    const files = Object.keys(treeOf(dist));
    const feeds = files.filter((path) => /(?:^|\/)feed\.(?:xml|atom|json)$/.test(path));
    const calendars = files.filter((path) => path.endsWith('.ics'));
    expect(feeds.length).toBeGreaterThan(3 * 3 * 75);
    expect(calendars).toHaveLength(3);
    const faults = feeds.flatMap((path) =>
      feedFaults(path, readFileSync(join(dist, path), 'utf8'), `https://marsad.example/${path}`),
    );
    for (const path of calendars)
      faults.push(...calendarFaults(readFileSync(join(dist, path), 'utf8')));
    expect(faults).toEqual([]);
  });

  it('publishes feeds that parse, in every language and for every trend, and a list of sources', () => {
    for (const lang of langs) {
      const read = (name: string) => readFileSync(join(dist, lang, name), 'utf8');
      expect(parseRssFeed(read('feed.xml')).items?.length).toBeGreaterThan(10);
      expect(parseAtomFeed(read('feed.atom')).entries?.length).toBeGreaterThan(10);
      expect(parseJsonFeed(read('feed.json')).items?.length).toBeGreaterThan(10);
      for (const trend of readdirSync(join(dist, lang, 'trends'), { withFileTypes: true }).filter(
        (entry) => entry.isDirectory(),
      )) {
        expect(parseRssFeed(read(join('trends', trend.name, 'feed.xml'))).title).toBeTruthy();
      }
    }
    expect(
      parseOpml(readFileSync(join(dist, 'sources.opml'), 'utf8')).body?.outlines?.length,
    ).toBeGreaterThanOrEqual(12);
  });
});

/** How wide a page is beyond its window; nothing when it fits. */
async function tooWide(page: Page, name: string): Promise<string[]> {
  const [width = 0, room = 0] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  return width > room ? [`${name}: ${width} of ${room}`] : [];
}

describe('in a browser', () => {
  readerJourneys(() => ({ browser, url, dist }), 'ia-generative-au-maroc');

  describe.each(langs)('%s', (lang) => {
    it('axe finds nothing on any template, light and dark', async () => {
      const page = await browser.newPage();
      const findings: string[] = [];
      for (const path of templatePages()) {
        await page.goto(`${url}${lang}/${path}`);
        for (const finding of await axeFindings(page)) findings.push(`${lang}/${path} ${finding}`);
      }
      await page.close();
      expect(findings).toEqual([]);
    });

    it('fits a phone of 320 pixels and 200 % zoom without scrolling sideways', async () => {
      const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
      const page = await context.newPage();
      const wide: string[] = [];
      const families = new Set<string>();
      for (const path of templatePages()) {
        await page.goto(`${url}${lang}/${path}`);
        await page.setViewportSize({ width: 320, height: 700 });
        wide.push(...(await tooWide(page, `${path} on a phone`)));
        // A window of 1280 pixels at 200 %, then letters alone at 200 %.
        await page.setViewportSize({ width: 640, height: 700 });
        wide.push(...(await tooWide(page, `${path} at 200 %`)));
        await page.setViewportSize({ width: 1280, height: 700 });
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
        wide.push(...(await tooWide(page, `${path} with letters at 200 %`)));
        const loaded = await page.evaluate(async () => {
          await document.fonts.ready;
          return [...document.fonts]
            .filter(({ status }) => status === 'loaded')
            .map(({ family }) => family);
        });
        for (const family of loaded) families.add(family.replaceAll('"', ''));
      }
      await context.close();
      expect(wide).toEqual([]);
      expect(families).toContain('Markazi Text');
      expect(families.has('Markazi Arabic')).toBe(lang === 'ar');
    });

    it('has numbers on its radar that can be read at 320 pixels', async () => {
      const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
      const page = await context.newPage();
      await page.goto(`${url}${lang}/radar/`);
      const heights = await page.locator('.blip text').evaluateAll((numbers) =>
        numbers.map((number) => {
          const { a = 0 } = (number as SVGGraphicsElement).getScreenCTM() ?? {};
          return a * Number.parseFloat(getComputedStyle(number).fontSize);
        }),
      );
      await context.close();
      expect(heights.length).toBeGreaterThan(20);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(9);
    });
  });

  it('a reader finds a trend from the front page and stays on it when changing language', async () => {
    const page = await browser.newPage();
    await page.goto(`${url}fr/`);
    await page.locator('.movers a').first().click();
    const path = new URL(page.url()).pathname;
    expect(path).toMatch(/^\/fr\/trends\/[\w-]+\/$/);
    await page.getByRole('link', { name: 'العربية' }).click();
    expect(new URL(page.url()).pathname).toBe(path.replace('/fr/', '/ar/'));
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl');
    await page.close();
  });

  it('a reader searches in Arabic and in French, under the page’s own security policy', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    for (const [lang, query] of [
      ['ar', 'الذكاء الاصطناعي'],
      ['fr', 'cybersécurité'],
    ] as const) {
      await page.goto(`${url}${lang}/search/`);
      await page.getByRole('searchbox').fill(query);
      await page.getByRole('searchbox').press('Enter');
      await page.locator('.results article').first().waitFor();
      expect(await page.locator('.results article').count()).toBeGreaterThan(2);
    }
    expect(errors).toEqual([]);
    await page.close();
  });

  it('a reader without JavaScript and style sheets still reads the edition', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    await context.route('**/*.css', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(`${url}fr/weeks/2026-w47/`);
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(1500);
    await context.close();
  });

  it('sends an unknown address to a page in three languages', async () => {
    const page = await browser.newPage();
    const response = await page.goto(`${url}fr/nowhere/`);
    expect(response?.status()).toBe(404);
    expect(await page.getByRole('link', { name: 'العودة إلى الواجهة' }).count()).toBe(1);
    await page.close();
  });
});
