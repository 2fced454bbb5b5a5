/** Another reader of the shelf, in a process of its own: downloads and parses all addresses of a file, prints `PeerCount`. */
import { readFileSync } from 'node:fs';
import PQueue from 'p-queue';

/** Documents that were read, and items in them. */
export interface PeerCount {
  read: number;
  items: number;
}

/** As many as ours asks at once. */
const parallel = 12;

/** Downloads and parses one feed; resolves to its number of items. */
type Download = (url: string) => Promise<number>;

const peers: Record<string, () => Promise<Download>> = {
  'rss-parser': async () => {
    const { default: Parser } = await import('rss-parser');
    // A parser that is used again may hang on an empty document.
    return async (url) => (await new Parser().parseURL(url)).items.length;
  },
  feedsmith: async () => {
    const { parseFeed } = await import('feedsmith');
    const { fetch } = await import('undici');
    return async (url) => {
      const { feed } = parseFeed(await (await fetch(url)).text());
      const list = 'items' in feed ? feed.items : 'entries' in feed ? feed.entries : [];
      return list?.length ?? 0;
    };
  },
};

async function downloadAll(peer: string, urls: readonly string[]): Promise<PeerCount> {
  const download = await peers[peer]?.();
  const count = { read: 0, items: 0 };
  const queue = new PQueue({ concurrency: parallel });
  for (const url of urls) {
    void queue.add(async () => {
      const items = await download?.(url).catch(() => undefined);
      if (items === undefined) return;
      count.read += 1;
      count.items += items;
    });
  }
  await queue.onIdle();
  return count;
}

if (import.meta.main) {
  const [peer = '', file = ''] = process.argv.slice(2);
  const urls: string[] = JSON.parse(readFileSync(file, 'utf8'));
  process.stdout.write(JSON.stringify(await downloadAll(peer, urls)));
  // Sockets kept alive would hold the process.
  process.exit();
}
