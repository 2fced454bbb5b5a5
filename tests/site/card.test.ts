/** Cards hold long, foreign and hostile titles; Arabic stands on the right; the same card gives the same bytes. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as cheerio from 'cheerio';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../site/src/card.ts';

const home = mkdtempSync(join(tmpdir(), 'marsad-card-'));
let drawing: typeof import('../../site/src/card.ts');

beforeAll(async () => {
  vi.stubEnv('MARSAD_HOME', home);
  vi.stubEnv('MARSAD_PROJECT', fileURLToPath(new URL('../..', import.meta.url)));
  drawing = await import('../../site/src/card.ts');
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const png = (of: Card) => readFileSync(drawing.cardFile(of));

const card: Card = { lang: 'fr', kind: 'Étude', title: 'Le numérique', date: '22 novembre 2026' };
const long =
  'L’essentiel de la semaine : un centre de données à Nouaceur, des places de formation, une levée de fonds et un décret';

/** The texts of a card, without their isolates, each with its attributes. */
function textsOf(of: Card): { text: string; x: number; anchor: string; size: number }[] {
  const $ = cheerio.load(drawing.cardSvg(of), { xml: true });
  return $('text')
    .get()
    .map((element) => ({
      text: $(element)
        .text()
        .replace(/[\u2066-\u2069]/g, ''),
      x: Number($(element).attr('x')),
      anchor: $(element).attr('text-anchor') ?? '',
      size: Number($(element).attr('font-size')),
    }));
}

/** The lines of the title: what stands between the kind and the date. */
const titleOf = (of: Card) => textsOf(of).slice(3, -1);

describe('the title', () => {
  it('stands on one line in large letters when it is short', () => {
    expect(titleOf(card)).toEqual([expect.objectContaining({ text: 'Le numérique', size: 108 })]);
  });

  it('is wrapped by measured width, no line wider than the card, no word lost', () => {
    const lines = titleOf({ ...card, title: long });
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.map(({ text }) => text).join(' ')).toBe(long);
    for (const { text, size } of lines)
      expect(drawing.widthOf(text, size)).toBeLessThanOrEqual(1056);
  });

  it('is cut with an ellipsis after four lines', () => {
    const lines = titleOf({ ...card, title: `${long} ${long} ${long}` });
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)?.text).toMatch(/\p{L}…$/u);
    expect(drawing.widthOf(lines.at(-1)?.text ?? '', 70)).toBeLessThanOrEqual(1056);
  });

  it('breaks a word wider than the card between its letters', () => {
    const lines = drawing.wrap('W'.repeat(60), 1000, 100);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join('')).toBe('W'.repeat(60));
    for (const line of lines) expect(drawing.widthOf(line, 100)).toBeLessThanOrEqual(1000);
  });

  it('keeps what a French no-break space joins on one line', () => {
    for (const space of ['\u00a0', '\u202f']) {
      const lines = titleOf({
        ...card,
        title: `${'Rencontres de Benguerir'.repeat(2)}${space}: suite`,
      });
      expect(lines.length).toBeGreaterThan(1);
      for (const { text } of lines) expect(text).not.toMatch(/^:/);
      expect(lines.map(({ text }) => text).join(' ')).toContain('Benguerir\u00a0:');
    }
  });

  it('is wider in wide letters: widths are measured, not counted', () => {
    expect(drawing.widthOf('WWWW', 100)).toBeGreaterThan(2 * drawing.widthOf('iiii', 100));
    expect(drawing.widthOf('الذكاء', 100)).toBeGreaterThan(0);
  });

  it.each([
    ['</text><script>x</script>', '</text><script>x</script>'],
    ['a & b "c" <image href="http://x.example/"/>', 'a & b "c" <image href="http://x.example/"/>'],
    ['\u202eevil\u202c \u0000\u0007\ud800 \u200bend', 'evil end'],
    ['e\u0301te\u0301 🚀 2026', 'été 2026'],
  ])('%j is text and nothing else', (title, shown) => {
    const $ = cheerio.load(drawing.cardSvg({ ...card, title }), { xml: true });
    expect($('script, image').length).toBe(0);
    expect(
      titleOf({ ...card, title })
        .map(({ text }) => text)
        .join(' '),
    ).toBe(shown);
    expect(png({ ...card, title }).length).toBeGreaterThan(5000);
  });
});

describe('a card in Arabic', () => {
  const arabic: Card = {
    lang: 'ar',
    kind: 'دراسة',
    title: 'الذكاء الاصطناعي (IA) في المغرب',
    date: '22 نونبر 2026',
  };

  it('ends its lines on the right and isolates them right to left', () => {
    for (const text of [...titleOf(arabic), ...textsOf(arabic).slice(-1)])
      expect(text).toMatchObject({ x: 1128, anchor: 'end' });
    expect(drawing.cardSvg(arabic)).toContain('\u2067الذكاء');
  });

  it('joins its letters: a word is narrower than its letters apart', () => {
    const apart = [...'الاصطناعي'].join('\u200c');
    expect(drawing.widthOf('الاصطناعي', 100)).toBeLessThan(0.95 * drawing.widthOf(apart, 100));
  });
});

it('is a PNG of 1200 by 630, the same bytes drawn anew and from the cache', () => {
  const first = png({ ...card, curve: [0, 1, 3, 2] });
  const again = png({ ...card, curve: [0, 1, 3, 2] });
  rmSync(join(home, '.cache'), { recursive: true });
  const anew = png({ ...card, curve: [0, 1, 3, 2] });
  expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
  expect(Buffer.from(anew).equals(Buffer.from(first))).toBe(true);
  const view = Buffer.from(first);
  expect(view.subarray(1, 4).toString()).toBe('PNG');
  expect([view.readUInt32BE(16), view.readUInt32BE(20)]).toEqual([1200, 630]);
});
