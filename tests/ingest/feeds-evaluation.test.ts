import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateFeeds } from '../../ingest/feeds-evaluation.ts';

test('counts what survives and what holds, per group', () => {
  const dir = mkdtempSync(join(tmpdir(), 'feeds-'));
  const record = {
    id: 'one',
    group: 'g',
    url: 'http://a.example/',
    headers: {},
    expect: [
      { path: 'feed.title', value: '<b>x</b>', kind: 'text', tier: 'core' },
      { path: 'entries.length', value: 2, kind: 'int', tier: 'core' },
    ],
    body: Buffer.from('<rss><channel><title>x</title></channel></rss>').toString('base64'),
  };
  writeFileSync(join(dir, 'g.ndjson'), `${JSON.stringify(record)}\n`);
  const { total, handWritten, misses } = evaluateFeeds(dir);
  rmSync(dir, { recursive: true });
  expect(total).toMatchObject({ files: 1, survived: 1, core: { met: 1, of: 2 } });
  expect(handWritten).toEqual({ met: 1, of: 2 });
  expect(misses).toMatchObject([{ path: 'entries.length', got: 0 }]);
});
