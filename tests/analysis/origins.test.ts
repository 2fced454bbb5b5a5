import { expect, test } from 'vitest';
import type { Article } from '#schema/article.ts';
import { type Copied, originsOf } from '../../analysis/origins.ts';

const names: Record<string, string> = { a: 'Journal A', b: 'Journal B', g: 'Agrégateur' };

function copied(id: string, source: string, hour: number, more: Partial<Article> = {}): Copied {
  const published = `2026-11-17T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const article: Article = {
    id: id.padEnd(16, '0'),
    url: `https://${source}.example/${id}`,
    title: 'Un titre',
    lang: 'fr',
    published,
    dateFrom: 'feed',
    firstSeen: published,
    source,
    sightings: [{ source, url: `https://${source}.example/${id}`, seen: published }],
    excerpt: '',
    fingerprint: id,
    text: 'page',
    ...more,
  };
  return { article, copyOf: undefined };
}

function origins(...members: Copied[]): Record<string, string> {
  const [root] = members;
  const linked = members.map((one) => ({
    ...one,
    copyOf: one === root ? undefined : root?.article.id,
  }));
  const found = originsOf(
    linked,
    (source) => source === 'g',
    (source) => names[source] ?? source,
  );
  return Object.fromEntries([...found].map(([id, name]) => [id.replace(/0+$/, ''), name]));
}

test('of copies, the outlet that had the text first wrote it', () => {
  expect(origins(copied('x', 'a', 8), copied('y', 'b', 9))).toEqual({ y: 'Journal A' });
});

test('an agency that one of them credits wrote them all', () => {
  const agency = { origin: { name: 'MAP', sign: 'agency' } } as const;
  expect(origins(copied('x', 'a', 8), copied('y', 'b', 9, agency))).toEqual({ x: 'MAP', y: 'MAP' });
  const some = { origin: { name: 'agences', sign: 'agency' } } as const;
  expect(origins(copied('x', 'a', 8, some), copied('y', 'b', 9, agency))).toEqual({
    x: 'MAP',
    y: 'MAP',
  });
});

test('an aggregator is nobody’s source, however early it shows the text', () => {
  expect(origins(copied('x', 'g', 7), copied('y', 'b', 9), copied('z', 'a', 10))).toEqual({
    x: 'Journal B',
    z: 'Journal B',
  });
  expect(origins(copied('x', 'g', 7))).toEqual({});
});

test('the address that a copy gives as the original’s outweighs the clock', () => {
  const pointing = {
    origin: { name: 'b.example', url: 'https://www.b.example/y/', sign: 'canonical' },
  } as const;
  expect(origins(copied('x', 'a', 8, pointing), copied('y', 'b', 9))).toEqual({ x: 'Journal B' });
});

test('an outlet is not credited with its own article; a text alone only with what its page says', () => {
  expect(origins(copied('x', 'a', 8), copied('y', 'a', 9))).toEqual({});
  const own = { origin: { name: 'Journal A', sign: 'feed' } } as const;
  expect(origins(copied('x', 'a', 8, own))).toEqual({});
  const foreign = { origin: { name: 'Autre', sign: 'feed' } } as const;
  expect(origins(copied('x', 'a', 8, foreign))).toEqual({ x: 'Autre' });
});
