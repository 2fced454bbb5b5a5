/** Attacks in every field a stranger can fill, in a real Chromium: nothing runs with the sanitiser alone, nothing with the security policy alone. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import YAML from 'yaml';
import { writeFrontMatter } from '#front-matter';
import type { Brief } from '#schema/brief.ts';
import type { Source } from '#schema/source.ts';
import type { Story } from '#schema/story.ts';
import type { Trend } from '#schema/trend.ts';
import { sanitiseHtml } from '../../ingest/sanitise.ts';
import { serveSite } from '../../scripts/serve.ts';
import { startBrowser } from '../e2e/browser.ts';
import { marsad } from '../e2e/command.ts';
import { attacks } from './attacks.ts';

const home = mkdtempSync(join(tmpdir(), 'marsad-hostile-'));
let browser: Browser;
let server: Server;
let url: string;

beforeAll(async () => {
  writeHostileHome();
  const built = await marsad(['build', '--home', home]);
  if (built.code !== 0) throw new Error(built.err);
  ({ server, url } = await serveSite(join(home, 'dist'), 0));
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  rmSync(home, { recursive: true, force: true });
});

/** A context that notes every dialog and every call of a marker that an attack could make. */
async function watched(options: {
  bypassCSP: boolean;
}): Promise<{ context: BrowserContext; runs: string[] }> {
  const context = await browser.newContext(options);
  const runs: string[] = [];
  await context.exposeFunction('__ran', (what: string) => void runs.push(what));
  await context.addInitScript(() => {
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const) {
      Object.defineProperty(window, name, {
        value: () => Reflect.get(window, '__ran')(`${name} on ${location.pathname}`),
        writable: false,
      });
    }
  });
  await context.route('**/*', (route) =>
    route.request().url().startsWith('http://127.0.0.1') ||
    route.request().url().startsWith('data:')
      ? route.continue()
      : route.abort(),
  );
  return { context, runs };
}

it('a browser runs nothing of what the sanitiser lets through', async () => {
  const { context, runs } = await watched({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${url}fr/data/`);
  const pieces = attacks().map(
    (html) => `<section>${sanitiseHtml(html, 'https://exemple.ma/')}</section>`,
  );
  for (let from = 0; from < pieces.length; from += 60) {
    await page.setContent(`<!doctype html><body>${pieces.slice(from, from + 60).join('\n')}`, {
      waitUntil: 'load',
    });
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('*')) {
        for (const type of ['click', 'mouseover', 'focus', 'error', 'load'])
          element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
      }
      for (const link of document.querySelectorAll('a[href]')) {
        if (/^\s*(?:javascript|vbscript|data):/i.test(link.getAttribute('href') ?? ''))
          Reflect.get(window, '__ran')(`link ${link.getAttribute('href')}`);
      }
    });
  }
  await context.close();
  expect(pieces.length).toBeGreaterThan(20);
  expect(runs).toEqual([]);
});

const paths = [
  'fr/',
  'ar/',
  'fr/trends/ia/',
  'fr/briefs/2026-w47-ia/',
  'fr/weeks/2026-w47/',
  'fr/stories/',
  'fr/stories/s-hostile0/',
  'fr/stories/s-hostile1/',
  'fr/sources/',
  'fr/weeks/',
  'fr/briefs/',
];

it.each([
  ['the sanitiser alone', true],
  ['both', false],
])(
  'the site built from hostile titles, extracts, names and Markdown runs nothing: %s',
  async (_, bypassCSP) => {
    const { context, runs } = await watched({ bypassCSP });
    const page = await context.newPage();
    for (const path of paths) {
      const response = await page.goto(url + path);
      expect(`${path} ${response?.status()}`).toBe(`${path} 200`);
      const live = await page.evaluate(() => {
        // The site’s own icon stands in the page itself.
        const icon = document.head.querySelector('link[rel="icon"][href^="data:image/svg+xml,"]');
        const attributes = [...document.querySelectorAll('*')]
          .filter((element) => element !== icon)
          .flatMap((element) =>
            [...element.attributes].map(({ name, value }) => ({ name, value })),
          );
        return attributes
          .filter(
            ({ name, value }) =>
              /^on/i.test(name) ||
              (/^(?:href|src|action|formaction)$/i.test(name) &&
                /^\s*(?:javascript|vbscript|data):/i.test(value)),
          )
          .map(({ name, value }) => `${name}=${value.slice(0, 60)}`);
      });
      expect(live).toEqual([]);
    }
    await context.close();
    expect(runs).toEqual([]);
  },
);

it('the security policy alone stops every attack put raw into a page', async () => {
  const { context, runs } = await watched({ bypassCSP: false });
  const page = await context.newPage();
  const html = readFileSync(join(home, 'dist', 'fr', 'data', 'index.html'), 'utf8');
  const all = attacks();
  for (let from = 0; from < all.length; from += 40) {
    writeFileSync(
      join(home, 'dist', 'raw.html'),
      html.replace(
        '</main>',
        `${all
          .slice(from, from + 40)
          .map((attack) => `<div>${attack}</div>`)
          .join('\n')}</main>`,
      ),
    );
    await page.goto(`${url}raw.html`, { waitUntil: 'domcontentloaded' }).catch(() => undefined);
  }
  await context.close();
  expect(runs).toEqual([]);
});

function writeHostileHome(): void {
  const list = attacks();
  const at = '2026-11-20T10:00:00.000Z';
  const some = (index: number) => list[index % list.length] ?? '';
  const put = (path: string, text: string) => {
    const file = join(home, 'content', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  };
  const source: Source = {
    id: 'hostile',
    name: some(0),
    kind: 'feed',
    site: 'https://exemple.ma/"><script>alert(1)</script>',
    lang: 'fr',
    verified: false,
  };
  put('sources/hostile.yaml', YAML.stringify(source));
  const stories = Array.from({ length: 12 }, (_, index): Story => {
    const id = `s-hostile${index}`;
    const article = {
      id: 'a'.repeat(16),
      title: some(index) || 'x',
      url: `https://exemple.ma/${index}?q="><img src=x onerror=alert(1)>`,
      source: 'hostile',
      outlet: some(index + 1) || 'x',
      lang: 'fr',
      published: at,
      excerpt: some(index + 2),
    };
    return {
      id,
      title: article.title,
      lang: 'fr',
      titles: { fr: article.title, ar: some(index + 3) },
      first: at,
      last: at,
      week: '2026-W47',
      articles: [article],
      langs: ['fr'],
      outlets: ['hostile'],
      concepts: [{ id: 'ia', score: 1, articles: 1 }],
      entities: [{ name: some(index + 4) || 'x', type: 'org', articles: 1 }],
      figures: [
        {
          value: 1,
          unit: 'MAD',
          of: some(index + 5),
          text: some(index + 6),
          articles: [article.id],
        },
      ],
      events: [],
      dates: [{ date: '2026-12-24', of: some(index + 7), article: article.id }],
      weight: index,
    };
  });
  put(
    'archive/stories/2026-W47.ndjson',
    stories.map((story) => `${JSON.stringify(story)}\n`).join(''),
  );
  const trend: Trend = {
    id: 'ia',
    facet: 'trend',
    points: [{ period: '2026-W47', n: 12, total: 12, outlets: 1 }],
    months: [{ period: '2026-11', n: 12, total: 12, outlets: 1 }],
    stage: 'rising',
    test: 'x',
    score: 1,
    p: 0.01,
    alerts: [],
    bursts: [],
    current: { n: 12, share: 1, previousShare: 0.5, outlets: 1 },
    stories: stories.map(({ id }) => id),
    related: [],
    regions: [],
    actors: [{ name: some(8), stories: 1 }],
    langs: { fr: 12 },
  };
  put('archive/trends/ia.json', JSON.stringify(trend));
  for (const kind of ['trend', 'week'] as const) {
    const brief: Brief = {
      title: (some(9) || 'x').slice(0, 200),
      lang: 'fr',
      kind,
      ...(kind === 'trend' && { concept: 'ia' }),
      period: '2026-W47',
      week: '2026-W47',
      date: '2026-11-22',
      generated: at,
      description: some(10).slice(0, 400),
      stories: ['s-hostile0'],
      counts: { articles: 1, stories: 1, outlets: 1, langs: 1 },
      translationKey: `2026-w47-${kind}`,
    };
    const body = `${list.join('\n\n')}\n\n[lien](javascript:alert(1)) ![image](x "onerror=alert(1)") <javascript:alert(1)>\n\n{process.env.HOME} import x from "y"\n`;
    put(
      `archive/briefs/fr/2026-w47${kind === 'trend' ? '-ia' : ''}.md`,
      writeFrontMatter(brief, body),
    );
  }
}
