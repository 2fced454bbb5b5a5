/** A page in a browser → what axe-core finds on it, in the light and in the dark. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const engine = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** In the dark everything is asked again that hangs on colours; the rest is the same page. */
const questions = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  dark: ['color-contrast', 'link-in-text-block'],
};

/**
 * A line for each rule that is broken: theme, rule, first element. Asked of the page itself: the axe-core wrapper for
 * Playwright opens a second page for every answer and carries all that is right along, which takes four times as long.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(engine);
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    const { violations, passes } = await page.evaluate<AxeResults, string[]>(
      (asked) =>
        (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run({
          runOnly: asked,
          resultTypes: ['violations'],
        }),
      questions[theme],
    );
    if (passes.length + violations.length === 0)
      throw new Error(`axe-core looked at nothing on ${page.url()}`);
    found.push(
      ...violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0]?.html.slice(0, 120)}`),
    );
  }
  return found;
}
