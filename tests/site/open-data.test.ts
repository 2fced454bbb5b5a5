/** The tables of the open data: every cell is what its column says it is, every row has the columns of the header. */
import { describe, expect, it } from 'vitest';
import { csv } from '../../site/src/csv.ts';
import { type Column, frozenColumns, openTables } from '../../site/src/open-data.ts';
import { smallFacet, smallProducts, smallStories, smallTrends } from './small-watch.ts';

const concepts = new Map(smallFacet.concepts.map((concept) => [concept.id, concept]));
const watch = { stories: smallStories, trends: smallTrends, concepts };
const tables = openTables(watch, smallProducts);
const table = (name: string) => {
  const found = tables.find((one) => one.name === name);
  if (!found) throw new Error(`no table ${name}`);
  return found;
};

/** Frictionless Table Schema: an empty cell is a missing value, whatever its type. */
const holds: Record<Column['type'], (cell: string | number) => boolean> = {
  string: (cell) => typeof cell === 'string',
  integer: (cell) => Number.isInteger(cell),
  number: (cell) => typeof cell === 'number' && Number.isFinite(cell),
  date: (cell) => /^\d{4}-\d{2}-\d{2}$/.test(String(cell)),
  boolean: (cell) => cell === 'true' || cell === 'false',
};

it('are eleven, in the order of their names', () => {
  const names = tables.map(({ name }) => name);
  expect(names).toHaveLength(11);
  expect(names).toEqual(names.toSorted());
});

describe.each(tables.map(({ name }) => name))('%s', (name) => {
  const { about, columns, rows } = table(name);

  it('has rows of as many cells as it has columns, each of its type', () => {
    expect(rows().length).toBeGreaterThan(0);
    for (const row of rows()) {
      expect(row).toHaveLength(columns.length);
      const wrong = columns.filter(({ type }, at) => {
        const cell = row[at] ?? '';
        return cell !== '' && !holds[type](cell);
      });
      expect(wrong.map((column) => `${column.name} ${row}`)).toEqual([]);
    }
  });

  it('says what it and its columns are, under names of their own', () => {
    expect(about).toMatch(/^[A-Z].+\.$/);
    for (const column of columns) expect(column.about).toMatch(/^\S.+\.$/);
    expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
  });

  it('is written as CSV with one line a row, and as JSON that comes back the same', () => {
    const header = columns.map((column) => column.name);
    const lines = csv(header, rows()).split('\r\n');
    expect(lines[0]).toBe(header.join(','));
    expect(lines).toHaveLength(rows().length + 2);
    expect(JSON.parse(JSON.stringify(table(name).records()))).toBeInstanceOf(Array);
  });
});

it('a deal has its investors, the other amounts told of it and its proof', () => {
  expect(table('deals').rows()[0]).toEqual([
    'deal-a',
    '2026-11-16',
    'Tadbira',
    18_000_000,
    'MAD',
    'seed',
    'Adrar Partners; Atlas Ventures',
    '20000000 MAD',
    's-sample',
    'MA-03',
    'a b',
    'https://exemple.example/article',
  ]);
  expect(table('deals').rows()[1]?.slice(5, 8)).toEqual(['', '', '']);
});

it('a law has one row a step, a radar one a blip, a region one a week', () => {
  expect(table('laws').rows()).toHaveLength(4);
  expect(table('radar').rows()).toHaveLength(4);
  expect(table('regions').rows()).toHaveLength(12 * 12);
});

it('trends come in the order of their ids, with the label that the taxonomy has', () => {
  const rows = table('trends').rows();
  expect([rows[0]?.[0], rows[12]?.[0]]).toEqual(['cloud-dc', 'ia']);
  expect(table('trends').records()).toMatchObject([
    { id: 'cloud-dc' },
    { id: 'ia', label: concepts.get('ia')?.prefLabel },
    { id: 'startups' },
    { id: 'talents' },
  ]);
});

it('frozen data have the columns of a trend’s weeks, without the facet', () => {
  const names = table('trends').columns.map(({ name }) => name);
  expect(frozenColumns.map(({ name }) => name)).toEqual(names.filter((name) => name !== 'facet'));
});
