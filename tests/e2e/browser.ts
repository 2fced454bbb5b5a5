/** The machine’s Chromium, for tests. */
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';

/** Start it without a window; `more` are further switches. Throws where the machine has none, and says how to get one. */
export async function startBrowser(...more: string[]): Promise<Browser> {
  const executablePath = await findChromium();
  if (!executablePath)
    throw new Error('no Chromium: run “node scripts/chromium.ts” or set CHROMIUM');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...more],
  });
}
