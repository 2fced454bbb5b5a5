import { describe, expect, it } from 'vitest';
import type { Archive } from '#archive';
import { openArchive } from '#archive';
import { analyse } from '../../analysis/analyse.ts';
import { findHouseLines, houseLinesFor, withoutHouseLines } from '../../analysis/house-lines.ts';
import { article } from '../content/sample.ts';
import { newHome, projectEditorial } from './sample-archive.ts';

const own = (index: number) =>
  `Un article du jour numéro ${index}, qui ne ressemble à aucun autre.`;
const follow = '» Suivez-nous sur WhatsApp !';
const rights = '© حقوق النشر محفوظة.';

/** So many texts, the first ones with a line added. */
const texts = (count: number, withLine: number, line = follow) =>
  Array.from({ length: count }, (_, index) =>
    index < withLine ? `${own(index)}\n\n${line}` : own(index),
  );

describe('lines of the house', () => {
  it.each([
    [20, 6, true],
    [20, 5, false],
    [12, 5, true],
    [12, 4, false],
    [5, 5, true],
    [4, 4, false],
  ])('of %i texts %i have the line: %s', (count, withLine, isHouse) => {
    for (const line of [follow, rights])
      expect(findHouseLines(texts(count, withLine, line)).size).toBe(isHouse ? 1 : 0);
  });

  it('are told whatever their case, spaces and ornaments, once for each text', () => {
    const forms = [
      'Suivez-nous',
      '  SUIVEZ-NOUS  ',
      '> suivez-nous…',
      '— Suivez-nous :',
      'suivez-nous',
    ];
    expect([...findHouseLines(forms.map((line, index) => `${own(index)}\n${line}`))]).toEqual([
      'suivez-nous',
    ]);
    const twice = texts(20, 3).map((text, index) => (index < 3 ? `${text}\n${follow}` : text));
    expect(findHouseLines(twice).size).toBe(0);
  });

  it('do not depend on the order of the texts', () => {
    const all = texts(20, 8);
    expect(findHouseLines([...all].reverse())).toEqual(findHouseLines(all));
  });

  it('are blanked, and everything else keeps its place', () => {
    const lines = findHouseLines(texts(20, 8));
    const text = `${own(1)}\n${follow}\n${own(2)}`;
    const rest = withoutHouseLines(text, lines);
    expect(rest).toHaveLength(text.length);
    expect(rest).not.toContain('WhatsApp');
    expect(rest.indexOf(own(2))).toBe(text.indexOf(own(2)));
    expect(withoutHouseLines(`${follow}\n${own(1)} ${follow}`, lines)).toContain(
      `${own(1)} ${follow}`,
    );
  });

  it('leave a text that is hardly more than them as it is, and rows with other numbers', () => {
    const rate = (index: number) => `Dollar : 9,${index + 10} dirhams`;
    expect(findHouseLines(Array.from({ length: 20 }, (_, index) => rate(index))).size).toBe(0);
    const form = Array.from({ length: 20 }, () => `Taux de change du jour\n${follow}`);
    expect(withoutHouseLines(form[0] ?? '', findHouseLines(form))).toBe(form[0]);
  });
});

describe('in an archive', () => {
  const place = 'Suivez notre rédaction de Casablanca sur WhatsApp';
  const days = Array.from({ length: 10 }, (_, index) => {
    const day = String(index + 1).padStart(2, '0');
    const firstSeen = `2026-11-${day}T09:00:00.000Z`;
    return {
      article: article(`jour${day}`, {
        title: `Fintech : ${own(index)}`,
        published: firstSeen,
        firstSeen,
        fingerprint: `f${index}`,
      }),
      text: `${own(index)} La fintech recrute.\n\n${place}\n\n${'Le marché reste ouvert. '.repeat(3)}`,
    };
  });
  const stranger = article('autre', {
    source: 'autre-exemple',
    firstSeen: '2026-11-30T09:00:00.000Z',
  });

  it('those first seen by then count, of the same source', () => {
    const all = [...days.map((one) => one.article), stranger];
    const textOf = (id: string) => days.find((one) => one.article.id === id)?.text ?? place;
    const linesOf = houseLinesFor(all, all, textOf);
    const sizes = days.map((one) => linesOf(one.article).size);
    expect(sizes.slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(sizes.slice(4).every((size) => size > 0)).toBe(true);
    expect(linesOf(stranger).size).toBe(0);
    const alone = days.slice(7, 8).map((one) => one.article);
    expect(houseLinesFor(alone, all, textOf)(days[7]?.article ?? stranger)).toEqual(
      linesOf(days[7]?.article ?? stranger),
    );
    // Without its texts a source has no lines of its house.
    expect(houseLinesFor(all, all, () => undefined)(days[9]?.article ?? stranger).size).toBe(0);
  });

  it('are read by nobody, the same in one go and day by day', async () => {
    const editorial = { ...projectEditorial(), sources: [] };
    const now = '2026-11-30T06:00:00.000Z';
    const add = (archive: Archive, some: typeof days) => {
      archive.append(some[0]?.article.firstSeen ?? now, [
        ...some.map((one) => ({
          type: 'seen' as const,
          at: one.article.firstSeen,
          article: one.article,
        })),
      ]);
      for (const one of some) archive.texts.put(one.article.id, one.text, now);
    };
    using once = openArchive(newHome());
    add(once, days);
    await analyse(once, editorial, { now });
    using often = openArchive(newHome());
    for (const one of days) {
      add(often, [one]);
      await analyse(often, editorial, { now });
    }
    const readIn = (archive: Archive) => [...archive.heads()].map(({ id }) => archive.features(id));
    expect(readIn(often)).toEqual(readIn(once));
    const tags = days.map((one) => once.features(one.article.id)?.tags.map(({ id }) => id) ?? []);
    expect(tags.map((ids) => ids.includes('MA-06'))).toEqual(days.map((_, index) => index < 4));
    expect(tags.every((ids) => ids.includes('fintech'))).toBe(true);
  });
});
