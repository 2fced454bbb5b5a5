import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openParsers } from '../../ingest/parsers.ts';
import { source } from './behaviours/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'parsers-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A worker that hangs, swells, dies or answers as the document tells it. */
function misbehaving(): URL {
  const file = join(folder, 'worker.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ document }) => {
       const wish = new TextDecoder().decode(document.bytes);
       if (wish === 'hang') for (;;);
       if (wish === 'swell') { const all = []; for (;;) all.push(new Array(100000).fill('x' + all.length)); }
       if (wish === 'die') process.exit(1);
       parentPort.postMessage({ ok: true, value: { drafts: [], items: 0, refused: 0, beyond: 0, dates: [], format: wish, warnings: [] } });
     });
     parentPort.postMessage('ready');`,
  );
  return pathToFileURL(file);
}

const document = (text: string) => ({
  bytes: Buffer.from(text),
  url: 'http://a.example/',
  headers: {},
  now: '2026-11-23T10:00:00.000Z',
});

test('a thread that hangs, swells or dies costs its document only', async () => {
  const parsers = openParsers({ file: misbehaving(), threads: 1, deadlineMs: 3000, memoryMb: 32 });
  const outcomes = [];
  for (const wish of ['well', 'hang', 'well', 'swell', 'die', 'well']) {
    const result = await parsers.read(document(wish), source());
    outcomes.push(result.ok ? result.value.format : result.error.code);
  }
  await parsers.close();
  expect(outcomes).toEqual(['well', 'hung', 'well', 'out-of-memory', 'crashed', 'well']);
});

test('reads with the reader of the source’s kind', async () => {
  const parsers = openParsers();
  const result = await parsers.read(
    document('<rss><channel><item><title>a</title><link>/a</link></item></channel></rss>'),
    source(),
  );
  await parsers.close();
  expect(result).toMatchObject({
    ok: true,
    value: { format: 'rss', items: 1, drafts: [{ article: { title: 'a' } }] },
  });
});
