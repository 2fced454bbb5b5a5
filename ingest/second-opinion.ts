/** What rss-parser makes of a feed, for `sources check` and for tests: in a thread with a deadline, since it can hang and explode. */
import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '#schema/result.ts';
import { decode } from './feed/decode.ts';
import type { ReadFeed } from './feed/model.ts';
import { foldTitle } from './identity.ts';

/** Its reading, as far as it is compared. */
export interface SecondReading {
  items: number;
  titles: string[];
}

const maxLength = 200_000;

const program = `
const { parentPort, workerData } = require('node:worker_threads');
const Parser = require('rss-parser');
// A fresh parser each time: one that met an empty document never answers again.
new Parser().parseString(workerData).then(
  (feed) => parentPort.postMessage({ items: feed.items.length, titles: feed.items.map((item) => String(item.title ?? '')) }),
  (error) => parentPort.postMessage({ error: String(error && error.message) }),
);`;

/** Read with rss-parser. Errors: `too-large` (it is quadratic on descriptions), `hung`, `refused` with its own words. */
export function secondReading(
  bytes: Uint8Array,
  headers: Record<string, string>,
  deadlineMs = 3_000,
): Promise<Result<SecondReading>> {
  const { text } = decode(bytes, headers['content-type']);
  if (text.length > maxLength)
    return Promise.resolve(fail('too-large', 'too large for a second reading'));
  return new Promise((resolve) => {
    const worker = new Worker(program, {
      eval: true,
      workerData: text,
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    });
    const end = (result: Result<SecondReading>) => {
      clearTimeout(timer);
      worker.removeAllListeners().on('error', () => undefined);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(
      () => end(fail('hung', `no answer within ${deadlineMs} ms`)),
      deadlineMs,
    );
    worker.on('message', (answer: SecondReading | { error: string }) =>
      end('error' in answer ? fail('refused', answer.error) : ok(answer)),
    );
    worker.on('error', (error) => end(fail('refused', error.message)));
  });
}

/** How two readings differ, in words; undefined when they agree. */
export function differenceOf(ours: ReadFeed, theirs: Result<SecondReading>): string | undefined {
  if (!theirs.ok) return `rss-parser: ${theirs.error.code} (${theirs.error.message.slice(0, 120)})`;
  if (theirs.value.items !== ours.entries.length) {
    return `rss-parser finds ${theirs.value.items} items, we find ${ours.entries.length}`;
  }
  const other = theirs.value.titles.filter(
    (title, at) => foldTitle(title) !== foldTitle(ours.entries[at]?.title),
  ).length;
  return other > 0
    ? `${other} of ${ours.entries.length} titles differ from rss-parser’s`
    : undefined;
}
