import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { StudyData } from '#schema/study.ts';
import type { Trend } from '#schema/trend.ts';
import { checkContent } from '../../scripts/check.ts';
import { freezeStudy } from '../../scripts/freeze.ts';
import { marsad } from '../e2e/command.ts';

const home = mkdtempSync(join(tmpdir(), 'marsad-freeze-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const kept = 'content/studies/data/une-etude.json';

function put(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

function putStudy(lang: string, body: string, more = ''): void {
  put(
    `content/studies/${lang}/x.mdx`,
    `---\ntitle: Une étude\ndescription: Courte.\nlang: ${lang}\ndate: 2026-11-23\nauthors: [Salma]\ntranslationKey: une-etude\n${more}---\n\n${body}\n`,
  );
}

function putTrend(id: string, n: number): void {
  const trend: Trend = {
    id,
    facet: 'trend',
    points: [{ period: '2026-W47', n, total: 12, outlets: 1 }],
    months: [],
    stage: 'rising',
    test: 'x',
    score: 1,
    p: 0.01,
    alerts: [],
    bursts: [],
    current: { n, share: 1, previousShare: 0.5, outlets: 1 },
    stories: [],
    related: [],
    regions: [],
    actors: [{ name: 'Quelqu’un', stories: 1 }],
    langs: { fr: n },
  };
  put(`content/archive/trends/${id}.json`, JSON.stringify(trend));
}

beforeEach(() => {
  rmSync(join(home, 'content'), { recursive: true, force: true });
  putTrend('ia', 7);
  putTrend('talents', 3);
  putStudy('fr', '<TrendChart trend="ia" />');
  putStudy('ar', '<TrendChart trend="talents" />\n\n<TrendChart trend="ia" />');
});

const problems = async () => (await checkContent(home)).map(({ message }) => message);

it('keeps every trend that the study or a translation shows, with its digest, and names no one', async () => {
  const { path, trends, sha256 } = await freezeStudy(home, 'une-etude', '2026-11-22');
  const text = readFileSync(join(home, path), 'utf8');
  expect({ path, trends }).toEqual({ path: kept, trends: ['ia', 'talents'] });
  expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
  const data = StudyData.parse(JSON.parse(text));
  expect(data.frozen).toBe('2026-11-22');
  expect(data.trends[0]).toMatchObject({ label: { fr: 'Intelligence artificielle' } });
  expect(data.trends[0]?.points[0]?.n).toBe(7);
  expect(text).not.toContain('Quelqu’un');
});

it('does not touch what is frozen unless it is told to', async () => {
  await freezeStudy(home, 'une-etude', '2026-11-22');
  const before = readFileSync(join(home, kept), 'utf8');
  putTrend('ia', 99);
  const ran = await marsad(['freeze', 'une-etude', '--home', home]);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('--again');
  expect(readFileSync(join(home, kept), 'utf8')).toBe(before);
  await freezeStudy(home, 'une-etude', '2026-12-01', true);
  expect(readFileSync(join(home, kept), 'utf8')).toContain('"n": 99');
});

it('says what is missing', async () => {
  await expect(freezeStudy(home, 'autre', '2026-11-22')).rejects.toThrow('autre');
  rmSync(join(home, 'content/archive/trends/ia.json'));
  await expect(freezeStudy(home, 'une-etude', '2026-11-22')).rejects.toThrow('no trend “ia”');
});

it('the check wants a study that is out to be frozen, a draft and a sample not', async () => {
  expect(await problems()).toHaveLength(2);
  putStudy('ar', '<TrendChart trend="ia" />', 'draft: true\n');
  putStudy('fr', '<TrendChart trend="ia" />', 'sample: true\n');
  expect(await problems()).toEqual([]);
});

it('the check names a trend that was not frozen, and data of no study', async () => {
  putStudy('ar', 'بلا رسم');
  await freezeStudy(home, 'une-etude', '2026-11-22');
  expect(await problems()).toEqual([]);
  putStudy('ar', '<TrendChart trend="talents" />');
  expect(await problems()).toEqual([expect.stringContaining('(talents)')]);
  rmSync(join(home, 'content/studies/ar/x.mdx'));
  put('content/studies/data/autre.json', readFileSync(join(home, kept), 'utf8'));
  expect(await problems()).toEqual([expect.stringContaining('data of no study')]);
  put('content/studies/data/autre.json', '{"study": "autre"}');
  expect(await problems()).toHaveLength(2);
});
