/** A little world for tests: one loopback server that plays any number of hosts, a clock, and an observatory in a temporary folder. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, openArchive } from '#archive';
import type { Article } from '#schema/article.ts';
import type { Source } from '#schema/source.ts';
import { type IngestEffects, ingest } from '../../../ingest/ingest.ts';
import { openMemory, type SourceState } from '../../../ingest/memory.ts';
import type { IngestReport, SourceReport } from '../../../ingest/report.ts';

export interface Request {
  host: string;
  path: string;
  headers: IncomingHttpHeaders;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** What the server answers at `host/path`; undefined: 404. */
export type Page =
  | Answer
  | string
  | ((request: Request, response: ServerResponse) => Answer | string | undefined);

export interface World {
  home: string;
  archive: Archive;
  /** Pages by `host/path`. */
  pages: Map<string, Page>;
  requests: Request[];
  /** Requests but for robots.txt and its like. */
  asked(): Request[];
  run(
    now: string,
    sources: readonly Source[],
    more?: Partial<IngestEffects>,
  ): Promise<IngestReport>;
  /** Run one source, its report. */
  once(now: string, source: Source, more?: Partial<IngestEffects>): Promise<SourceReport>;
  state(id: string): SourceState | undefined;
  articles(): Article[];
  /** Close the archive and open it anew. */
  reopen(): void;
  /** Most requests under way at one host at once. */
  most: number;
  /** Address of the server, for a connect override. */
  via: string;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const home = mkdtempSync(join(tmpdir(), 'marsad-'));
  const pages = new Map<string, Page>();
  const requests: Request[] = [];
  const live = new Map<string, number>();
  const server = createServer((incoming, response) => {
    const host = incoming.headers.host ?? '';
    const request = { host, path: incoming.url ?? '/', headers: incoming.headers };
    requests.push(request);
    live.set(host, (live.get(host) ?? 0) + 1);
    world.most = Math.max(world.most, live.get(host) ?? 0);
    response.on('close', () => live.set(host, (live.get(host) ?? 1) - 1));
    const page = pages.get(host + request.path);
    const given = typeof page === 'function' ? page(request, response) : page;
    if (given === undefined && typeof page === 'function') return;
    const answer: Answer = typeof given === 'string' ? { body: given } : (given ?? { status: 404 });
    response.writeHead(answer.status ?? 200, answer.headers ?? {}).end(answer.body ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const via = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const world: World = {
    home,
    archive: openArchive(home),
    pages,
    requests,
    asked: () =>
      requests.filter(({ path }) => path !== '/robots.txt' && !path.startsWith('/.well-known')),
    run: (now, sources, more = {}) =>
      ingest(sources, { archive: world.archive, home, now, gapMs: 0, fetch: { via }, ...more }),
    async once(now, one, more) {
      const [report] = (await world.run(now, [one], more)).sources;
      if (!report) throw new Error('no report');
      return report;
    },
    state(id) {
      using memory = openMemory(join(home, '.cache', 'marsad.db'));
      return memory.source(id);
    },
    articles: () => [...world.archive.articles()],
    reopen() {
      world.archive[Symbol.dispose]();
      world.archive = openArchive(home);
    },
    most: 0,
    via,
    async [Symbol.asyncDispose]() {
      world.archive[Symbol.dispose]();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(home, { recursive: true, force: true });
    },
  };
  return world;
}

/** A source of kind feed at `a.example/flux`. */
export function source(more: Partial<Source> = {}): Source {
  return {
    id: 'a',
    name: 'A',
    kind: 'feed',
    url: 'http://a.example/flux',
    site: 'http://a.example/',
    lang: 'fr',
    verified: true,
    ...more,
  };
}

export interface Item {
  title?: string;
  guid?: string;
  link?: string;
  date?: string;
  text?: string;
}

/** An RSS document. */
export function rss(items: readonly Item[], more = ''): string {
  const inside = items.map(
    ({ title = 'Titre', guid, link, date = 'Mon, 23 Nov 2026 08:00:00 GMT', text = '' }) =>
      `<item><title>${title}</title>${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}${
        link === undefined ? '' : `<link>${link}</link>`
      }<pubDate>${date}</pubDate><description>${text}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Flux A</title>${more}${inside.join('')}</channel></rss>`;
}

/** One item with its own address. */
export function item(name: string, more: Partial<Item> = {}): Item {
  return { title: `Un titre pour ${name}`, guid: name, link: `http://a.example/${name}`, ...more };
}
