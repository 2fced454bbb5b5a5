import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from './axe.ts';
import { startBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

const page = (style: string, body: string) =>
  `<!doctype html><html lang="fr"><head><title>Marsad</title><style>${style}</style></head>
   <body><main><h1>Marsad</h1><p>Trois sources en parlent.</p>${body}</main></body></html>`;

describe('what axe finds', () => {
  it.each([
    ['nothing on a sound page', page('', ''), []],
    ['a picture without words', page('', '<img src="data:,">'), ['light: image-alt']],
    [
      'pale letters that only the dark shows',
      page('@media (prefers-color-scheme: dark) { body { background: #111; color: #333 } }', ''),
      ['dark: color-contrast'],
    ],
  ])('is %s', async (_, html, rules) => {
    const window = await browser.newPage();
    await window.setContent(html);
    const found = await axeFindings(window);
    await window.close();
    expect(found.map((finding) => finding.split(':').slice(0, 2).join(':'))).toEqual(rules);
  });
});
