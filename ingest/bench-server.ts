/** Feeds over loopback for `bench`, in a process of its own: gzip, ETag, 304, and a count of who asked for what. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createListener, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { samplesIn } from './bench-samples.ts';

/** What to serve: captured feeds of a folder, repeated to make so many; or written ones of so many items. */
export interface Served {
  feeds: number;
  dir?: string;
  items?: number;
  /** Loopback addresses to spread them over. */
  hosts: number;
}

/** Since the last time one asked. `most`: requests under way at one host at once. */
export interface Counts {
  requests: number;
  notModified: number;
  full: number;
  most: number;
  bytes: number;
}

interface Document {
  etag: string;
  type: string;
  plain: Uint8Array;
  packed: Uint8Array;
}

/** Serve until the parent goes away: it sends `Served` once and gets the addresses, then `count` and gets `Counts`. */
function serve(): void {
  process.on('disconnect', () => process.exit());
  process.once('message', async (wish: Served) => {
    const counter = emptyCounts();
    const urls = await open(wish, counter);
    process.on('message', () => {
      process.send?.({ ...counter });
      Object.assign(counter, emptyCounts());
    });
    process.send?.(urls);
  });
}

function emptyCounts(): Counts {
  return { requests: 0, notModified: 0, full: 0, most: 0, bytes: 0 };
}

async function open(wish: Served, counter: Counts): Promise<string[]> {
  const documents = documentsOf(wish);
  const answering = createServer(answerer(documents, counter));
  answering.keepAliveTimeout = 60_000;
  const hand = (socket: Socket) => void answering.emit('connection', socket);
  const first = await listen('127.0.0.1', 0, hand);
  const address = first.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const hosts = ['127.0.0.1'];
  for (let at = 2; at <= wish.hosts; at++) {
    const host = `127.0.${at >> 8}.${at & 255}`;
    try {
      await listen(host, port, hand);
    } catch {
      // Systems other than Linux have one loopback address only.
      break;
    }
    hosts.push(host);
  }
  return documents.map((_, at) => `http://${hosts[at % hosts.length]}:${port}/feed/${at}`);
}

async function listen(host: string, port: number, hand: (socket: Socket) => void): Promise<Server> {
  const listener = createListener(hand);
  listener.listen(port, host);
  await once(listener, 'listening');
  return listener;
}

function answerer(documents: readonly Document[], counter: Counts): RequestListener {
  const live = new Map<string, number>();
  return (request, response) => {
    const { url = '', headers } = request;
    const host = headers.host ?? '';
    const now = (live.get(host) ?? 0) + 1;
    live.set(host, now);
    counter.requests += 1;
    counter.most = Math.max(counter.most, now);
    response.on('close', () => live.set(host, (live.get(host) ?? 1) - 1));
    const document = documents[Number(/^\/feed\/(\d+)$/.exec(url)?.[1] ?? -1)];
    if (!document) return void response.writeHead(404).end();
    const { etag, type, plain, packed } = document;
    if (headers['if-none-match'] === etag) {
      counter.notModified += 1;
      return void response.writeHead(304, { ETag: etag }).end();
    }
    const isPacked = /\bgzip\b/.test(headers['accept-encoding'] ?? '');
    const body = isPacked ? packed : plain;
    counter.full += 1;
    counter.bytes += body.length;
    response
      .writeHead(200, {
        // Spelt as most servers do: some readers look for it so.
        ETag: etag,
        'Last-Modified': 'Mon, 23 Nov 2026 08:00:00 GMT',
        'Content-Type': type,
        'Content-Length': body.length,
        ...(isPacked && { 'Content-Encoding': 'gzip' }),
      })
      .end(body);
  };
}

function documentsOf({ feeds, dir, items = 20 }: Served): Document[] {
  if (dir === undefined) {
    return Array.from({ length: feeds }, (_, at) =>
      documentOf(Buffer.from(written(at, items)), 'application/rss+xml; charset=utf-8'),
    );
  }
  const captured = samplesIn(dir).map(({ bytes, headers }) =>
    documentOf(bytes, headers['content-type'] ?? 'application/xml'),
  );
  return Array.from({ length: feeds }, (_, at) => captured[at % captured.length]).filter(
    (document) => document !== undefined,
  );
}

function documentOf(plain: Uint8Array, type: string): Document {
  const etag = `"${createHash('sha256').update(plain).digest('hex').slice(0, 20)}"`;
  return { etag, type, plain, packed: gzipSync(plain) };
}

const sentence =
  'Le ministère annonce un programme de numérisation des services publics, doté de moyens nouveaux et suivi chaque mois. ';

/** An RSS feed of its own items, each of about two hundred bytes of text. */
function written(feed: number, items: number): string {
  const inside = Array.from({ length: items }, (_, at) => {
    const link = `https://outlet-${feed}.example/article/${at}`;
    const date = new Date(Date.UTC(2026, 0, 1 + (at % 28), feed % 24, at % 60)).toUTCString();
    return `<item><title>Article ${at} du journal ${feed}</title><link>${link}</link><guid>${link}</guid><pubDate>${date}</pubDate><description>${sentence.repeat(2)}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Journal ${feed}</title><link>https://outlet-${feed}.example/</link><description>x</description>${inside.join('')}</channel></rss>`;
}

if (import.meta.main) serve();
