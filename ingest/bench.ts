/** How fast feeds are read, beside two other readers of the shelf, in one run on one thread. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from './feed/decode.ts';
import { readFeed } from './feed/read-feed.ts';

/** One reader’s figures. `mbPerS` counts CPU time (user and system) over the feeds that all readers read, in megabytes of 10^6 bytes. */
export interface ReaderSpeed {
  reader: string;
  feeds: number;
  read: number;
  items: number;
  mbPerS: number;
}

interface Sample {
  url: string;
  headers: Record<string, string>;
  bytes: Uint8Array;
  text: string;
}

/** Reads one feed and says how many items it found. Throws, or yields undefined, when it cannot. */
type Read = (sample: Sample) => number | undefined | Promise<number | undefined>;

const rounds = 7;

/**
 * Read every feed of `real.ndjson` (else of all groups) in a corpus folder: turn by turn, so that a busy machine is as unkind to
 * one as to the other; the median of seven rounds counts, after one to warm up. The others get the text already decoded, which
 * is work that ours does itself; ours also sanitises and resolves addresses.
 */
export async function benchReaders(dir: string): Promise<ReaderSpeed[]> {
  const all = samplesIn(dir);
  const readers = await shelf();
  const counts = new Map<string, { read: number; items: number }>();
  const common = new Set(all);
  for (const [name, read] of readers) {
    const count = { read: 0, items: 0 };
    for (const sample of all) {
      const items = await attempt(sample, read);
      if (items === undefined) common.delete(sample);
      else {
        count.read += 1;
        count.items += items;
      }
    }
    counts.set(name, count);
  }
  const bytes = [...common].reduce((sum, sample) => sum + sample.bytes.length, 0);
  const times = new Map(readers.map(([name]) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, read] of readers) {
      const before = process.cpuUsage();
      for (const sample of common) await read(sample);
      const { user, system } = process.cpuUsage(before);
      if (round > 0) times.get(name)?.push((user + system) / 1e6);
    }
  }
  return readers.map(([reader]) => {
    const seconds = times.get(reader)?.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
    const mbPerS = Math.round((bytes / 1e6 / seconds) * 10) / 10;
    return { reader, feeds: all.length, read: 0, items: 0, ...counts.get(reader), mbPerS };
  });
}

async function shelf(): Promise<[string, Read][]> {
  const { default: Parser } = await import('rss-parser');
  const { parseFeed } = await import('feedsmith');
  return [
    [
      'marsad',
      ({ bytes, url, headers }) => {
        const read = readFeed(bytes, { url, headers });
        return read.ok ? read.value.entries.length : undefined;
      },
    ],
    ['rss-parser', async ({ text }) => (await new Parser().parseString(text)).items.length],
    [
      'feedsmith',
      ({ text }) => {
        const { feed } = parseFeed(text);
        const list = 'items' in feed ? feed.items : 'entries' in feed ? feed.entries : [];
        return list?.length ?? 0;
      },
    ],
  ];
}

function samplesIn(dir: string): Sample[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.ndjson'));
  const chosen = names.includes('real.ndjson') ? ['real.ndjson'] : names;
  return chosen.flatMap((name) =>
    readFileSync(join(dir, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const {
          url,
          headers,
          body,
        }: { url: string; headers: Record<string, string>; body: string } = JSON.parse(line);
        const bytes = Buffer.from(body, 'base64');
        return { url, headers, bytes, text: decode(bytes, headers['content-type']).text };
      }),
  );
}

async function attempt(sample: Sample, read: Read): Promise<number | undefined> {
  try {
    return await read(sample);
  } catch {
    // A reader that throws has read nothing.
    return undefined;
  }
}
