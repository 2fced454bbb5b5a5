/** One feed reader in a process of its own: reads the captured feeds of a folder as often as `bench` asks, and says what it cost. */
import { type Sample, samplesIn } from './bench-samples.ts';

/** Which of the feeds could be read, by place in the folder, and items found in them. */
export interface ReaderCount {
  read: number[];
  items: number;
}

/** Readers by name, each from bytes to items. The others are told the encoding, since none of them finds it out. */
export const readerNames = ['marsad', 'rss-parser', 'feedsmith'] as const;
export type ReaderName = (typeof readerNames)[number];

/** Reads one feed and says how many items it found. Throws, or yields undefined, when it cannot. */
type Read = (sample: Sample) => number | undefined | Promise<number | undefined>;

const readers: Record<ReaderName, () => Promise<Read>> = {
  marsad: async () => {
    const { readFeed } = await import('./feed/read-feed.ts');
    return ({ bytes, url, headers }) => {
      const read = readFeed(bytes, { url, headers });
      return read.ok ? read.value.entries.length : undefined;
    };
  },
  'rss-parser': async () => {
    const { default: Parser } = await import('rss-parser');
    return async (sample) => (await new Parser().parseString(textOf(sample))).items.length;
  },
  feedsmith: async () => {
    const { parseFeed } = await import('feedsmith');
    return (sample) => {
      const { feed } = parseFeed(textOf(sample));
      const list = 'items' in feed ? feed.items : 'entries' in feed ? feed.entries : [];
      return list?.length ?? 0;
    };
  },
};

function textOf({ bytes, encoding }: Sample): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Answer the parent: nothing named → what can be read at all; places → CPU seconds that reading those took. */
async function answer(name: ReaderName, dir: string): Promise<void> {
  const read = await readers[name]();
  const samples = samplesIn(dir);
  process.on('disconnect', () => process.exit());
  process.on('message', async (chosen: number[] | 'all') => {
    process.send?.(
      chosen === 'all' ? await count(samples, read) : await time(samples, chosen, read),
    );
  });
  process.send?.(samples.map(({ bytes }) => bytes.length));
}

async function count(samples: readonly Sample[], read: Read): Promise<ReaderCount> {
  const found: ReaderCount = { read: [], items: 0 };
  for (const [at, sample] of samples.entries()) {
    try {
      const items = await read(sample);
      if (items === undefined) continue;
      found.read.push(at);
      found.items += items;
    } catch {
      // A reader that throws has read nothing.
    }
  }
  return found;
}

async function time(samples: readonly Sample[], chosen: number[], read: Read): Promise<number> {
  const before = process.cpuUsage();
  for (const at of chosen) {
    const sample = samples[at];
    if (sample) await read(sample);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

if (import.meta.main) {
  const [given = '', dir = ''] = process.argv.slice(2);
  const name = readerNames.find((one) => one === given);
  if (name) await answer(name, dir);
}
