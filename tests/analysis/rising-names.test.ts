import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { evaluateNames } from '../../analysis/evaluate-names.ts';

const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString();

/** A folder of items and of daily lists: «steady» is in the news every day, «nova 2» from day 60 on, «rumour» in the lists alone. */
function corpus(): string {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-names-'));
  const items: object[] = [];
  const lists: object[] = [];
  for (let at = 0; at < 90; at++) {
    for (let one = 0; one < 5; one++)
      items.push({
        date: day(at),
        title: `Nothing new, item ${one}`,
        summary: 'of steady interest',
      });
    if (at >= 60)
      for (let one = 0; one < 2; one++)
        items.push({ date: day(at), title: 'Nova-2 is out', summary: '' });
    lists.push({
      date: day(at),
      companies: ['steady'],
      models: at >= 60 ? ['nova-2'] : [],
      topics: at >= 62 && at < 66 ? ['rumour'] : [],
    });
  }
  const write = (name: string, rows: object[]) =>
    writeFileSync(join(folder, name), gzipSync(rows.map((row) => JSON.stringify(row)).join('\n')));
  write('dense.ndjson.gz', items);
  write('ainews-issues.ndjson.gz', lists);
  return folder;
}

test('a name that rises is told within days, one that only stays is not', () => {
  const { rows, remarks } = evaluateNames(corpus());
  expect(rows[0]).toMatchObject({ way: 'marsad', rose: 1, told: 1, others: 0 });
  expect(rows[0]?.days).toBeLessThanOrEqual(7);
  expect(remarks[0]).toBe('2 names rose, 1 of them in 3 items or more; 2 names watched');
});
