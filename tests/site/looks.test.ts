/** Every template in three languages and two themes against how it looked when an editor last accepted it (looks.txt beside this file). */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lang, langs } from '#schema/lang.ts';
import { serveSite } from '../../scripts/serve.ts';
import { startBrowser } from '../e2e/browser.ts';
import { differenceOf, differencePicture, lineOf, lookIn, lookOf } from './looks.ts';
import { buildSmallSite, smallTemplates } from './small-site.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const file = join(root, 'tests', 'site', 'looks.txt');
const pictures = join(root, '.cache', 'looks');
const accepts = process.env['MARSAD_LOOKS'] === 'accept';
const themes = ['light', 'dark'] as const;

const home = mkdtempSync(join(tmpdir(), 'marsad-looks-'));
let server: Server;
let url: string;
let browser: Browser;

/** The fonts of the machine are left out, as they differ from one to the next: everything is set in the site’s own. */
const ownFonts = `
:root { --text: var(--display); }
code, pre, kbd, input, button, select { font-family: var(--display) !important; }
*, ::before, ::after { animation: none !important; transition: none !important; }
`;

beforeAll(async () => {
  await buildSmallSite(home);
  ({ server, url } = await serveSite(join(home, 'dist'), 0));
  browser = await startBrowser(
    '--disable-lcd-text',
    '--font-render-hinting=none',
    '--force-color-profile=srgb',
    '--hide-scrollbars',
  );
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  rmSync(home, { recursive: true, force: true });
});

async function newPage(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 800 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  return context.newPage();
}

/** Go to a page of the small site and make it stand still. */
async function open(page: Page, lang: Lang, template: string): Promise<void> {
  await page.goto(`${url}${lang}/${template}`, { waitUntil: 'load' });
  await page.addStyleTag({ content: ownFonts });
  // The filters of the search are inert until a reader comes and its index has filled them.
  await page.evaluate(() =>
    document.querySelector('form[data-pagefind]')?.dispatchEvent(new Event('pointerover')),
  );
  await page.waitForFunction(() => document.querySelector('[inert]') === null);
}

/** The whole page in PNG. */
async function picture(page: Page): Promise<Buffer> {
  const height = await page.evaluate(async () => {
    await document.fonts.ready;
    return document.documentElement.scrollHeight;
  });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width: 1000, height, scale: 1 },
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** Every page of the list in both themes, two pages at a time: name → picture. */
async function shoot(
  seen: (name: string, png: Buffer) => Promise<void>,
  list: readonly { lang: Lang; template: string }[],
): Promise<void> {
  const left = [...list];
  const lane = async () => {
    const page = await newPage();
    for (let next = left.shift(); next; next = left.shift()) {
      const { lang, template } = next;
      await page.emulateMedia({ colorScheme: 'light' });
      await open(page, lang, template);
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        await seen(`${lang}/${template} ${colorScheme}`, await picture(page));
      }
    }
    await page.context().close();
  };
  await Promise.all([lane(), lane()]);
}

const heading = `# How every template looks, in every language and theme; written by “npm run looks”, explained in docs/changing.md.\n`;

function accepted(): Map<string, string> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line): [string, string] => {
      const [path = '', theme = '', ...look] = line.split(' ');
      return [`${path} ${theme}`, look.join(' ')];
    }),
  );
}

it('every template looks as it was accepted', async () => {
  const known = accepts ? new Map<string, string>() : accepted();
  const lines = new Map<string, string>();
  const changed: string[] = [];
  rmSync(pictures, { recursive: true, force: true });
  const list = langs.flatMap((lang) => smallTemplates.map((template) => ({ lang, template })));
  await shoot(async (name, png) => {
    const look = await lookOf(png);
    lines.set(name, lineOf(look));
    if (accepts) return;
    const before = lookIn(known.get(name) ?? '0x0  0');
    const difference = differenceOf(before, look);
    if (difference.words.length === 0) return;
    const path = join(pictures, `${name.replaceAll(/[/ ]+/g, '-')}.png`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await differencePicture(before, png, difference));
    changed.push(`${name}: ${difference.words.join('; ')}\n  ${path}`);
  }, list);
  if (accepts) {
    const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
    writeFileSync(file, heading + sorted.map(([name, look]) => `${name} ${look}\n`).join(''));
  }
  const advice =
    'Look at the pictures named above: before (brightness only), now, and what differs. Accept them all with: npm run looks';
  expect(changed.length, [...changed.sort(), advice].join('\n')).toBe(0);
  expect([...lines.keys()].sort()).toEqual([...accepted().keys()].sort());
}, 300_000);

it('no template is left out', () => {
  const pages = readdirSync(join(root, 'site', 'src', 'pages', '[lang]'), {
    recursive: true,
    encoding: 'utf8',
  });
  const routes = pages
    .filter((path) => path.endsWith('.astro'))
    .map((path) => path.replace(/(?:^|\/)index\.astro$|\.astro$/, '').replace(/.$/, '$&/'));
  const missing = routes.filter((route) => {
    const shape = new RegExp(`^${route.replaceAll(/\[\w+\]/g, '[^/]+')}$`);
    return !smallTemplates.some((template) => shape.test(template));
  });
  expect(missing).toEqual([]);
});

describe('a look', () => {
  let page: Page;
  beforeAll(async () => {
    page = await newPage();
  });
  const seen = async () => lookOf(await picture(page));
  const style = (content: string) => page.addStyleTag({ content });

  it('is the same for two renderings of a page', async () => {
    const other = await newPage();
    await open(page, 'ar', 'trends/ia/');
    await open(other, 'ar', 'trends/ia/');
    const once = await seen();
    expect(lineOf(await lookOf(await picture(other)))).toBe(lineOf(once));
    expect(lookIn(lineOf(once))).toEqual(once);
    await other.context().close();
  });

  it('does not hang on the edges of letters', async () => {
    await open(page, 'fr', 'briefs/2026-w47-ia/');
    const once = await seen();
    await style('body { transform: translate(0.4px, 0.3px); }');
    const shifted = await seen();
    expect(lineOf(shifted)).not.toBe(lineOf(once));
    expect(differenceOf(once, shifted).words).toEqual([]);
  });

  it.each<[string, Lang, string, string]>([
    ['a chart that is missing', 'en', 'trends/ia/', '.chart svg { visibility: hidden; }'],
    ['a hidden block', 'fr', 'studies/petite-etude/', '.contents { visibility: hidden; }'],
    ['one line of text less', 'fr', 'trends/ia/', '.kicker { display: none; }'],
    [
      'a block that moved down',
      'ar',
      'stories/s-small0/',
      '.coverage { transform: translateY(40px); }',
    ],
    [
      'a block that moved aside',
      'en',
      'weeks/2026-w47/',
      '.prose { transform: translateX(60px); }',
    ],
    ['another accent', 'fr', 'studies/petite-etude/', ':root { --accent: #0a7a3c; }'],
    ['links without their colour', 'en', 'briefs/2026-w47-ia/', 'a { color: var(--ink); }'],
    ['another ground', 'fr', '', ':root { --paper: #fdf6e3; }'],
    ['bigger letters', 'ar', 'about/', 'main { font-size: 1.1em; }'],
  ])('sees %s', async (_, lang, template, css) => {
    await open(page, lang, template);
    const before = await seen();
    await style(css);
    expect(differenceOf(before, await seen()).words).not.toEqual([]);
  });

  it('sees the wrong direction, and the wrong theme', async () => {
    await open(page, 'ar', 'weeks/2026-w47/');
    const before = await seen();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(differenceOf(before, await seen()).words.length).toBeGreaterThan(1);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'));
    expect(differenceOf(before, await seen()).cells.length).toBeGreaterThan(5);
  });
});
