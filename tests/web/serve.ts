/**
 * Replay the sample web as it looked at a virtual time: one loopback server that answers for every outlet by the Host header.
 * By hand: node tests/web/serve.ts --port 8788 --now 2026-11-22T20:00:00Z
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { publishedAt, type Version } from './clock.ts';
import { escapeXml, writeFeed } from './feeds.ts';
import { loadSampleWeb, type Outlet, type SampleWeb } from './load.ts';
import { writePage } from './templates.ts';
import { encodeWindows1256 } from './windows-1256.ts';

/** One request as it was answered. */
export interface RequestRecord {
  host: string;
  method: string;
  path: string;
  status: number;
  agent: string;
}

export interface SampleServer {
  url: string;
  /** 127.0.0.1:port, for a connect override. */
  address: string;
  setClock(iso: string): void;
  log: RequestRecord[];
  close(): Promise<void>;
}

interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
  /** ISO instant. */
  modified?: string;
}

/** After the last article of the twelve weeks. */
const endOfTheTwelveWeeks = '2026-11-22T20:00:00Z';

export async function startSampleWeb(
  options: { now?: string; port?: number } = {},
): Promise<SampleServer> {
  const web = loadSampleWeb();
  const log: RequestRecord[] = [];
  let now = options.now ?? endOfTheTwelveWeeks;
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const path = request.url ?? '/';
    const outlet = web.outlets.find((candidate) => candidate.host === host);
    const answer = outlet
      ? answerOf(web, outlet, path, now)
      : { status: 421, type: 'text/plain', body: `no outlet ${host}` };
    const status = send(request, response, answer, outlet);
    const agent = request.headers['user-agent'] ?? '';
    log.push({ host, method: request.method ?? 'GET', path, status, agent });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    address: `127.0.0.1:${port}`,
    setClock: (iso) => {
      now = iso;
    },
    log,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answerOf(web: SampleWeb, outlet: Outlet, path: string, now: string): Answer {
  const versions = publishedAt(web, outlet, now);
  const bare = path.split('?')[0] ?? path;
  if (bare === '/robots.txt') return { status: 200, type: 'text/plain', body: robotsOf(outlet) };
  if (bare === '/.well-known/tdmrep.json' && outlet.dirt.includes('tdm-reservation')) {
    const body = JSON.stringify([{ location: '/', 'tdm-reservation': 1 }]);
    return { status: 200, type: 'application/json', body };
  }
  if (path === outlet.path) return feedAnswer(outlet, versions);
  if (bare === '/') return htmlAnswer(outlet, homeOf(outlet, versions), versions[0]);
  const version = versions.find((candidate) => candidate.article.path === bare);
  if (version === undefined) return { ...htmlAnswer(outlet, notFound(outlet)), status: 404 };
  const others = versions.filter((other) => other !== version);
  return htmlAnswer(outlet, writePage({ outlet, version, others }), version);
}

function feedAnswer(outlet: Outlet, versions: Version[]): Answer {
  const { type, body } = writeFeed(outlet, versions);
  const dates = versions.map((version) => version.updated ?? version.article.published);
  const newest = dates.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0];
  return {
    status: 200,
    type,
    body: bytesOf(outlet, body),
    ...(newest === undefined ? {} : { modified: newest }),
  };
}

function htmlAnswer(outlet: Outlet, html: string, version?: Version): Answer {
  const modified = version && (version.updated ?? version.article.published);
  return {
    status: 200,
    type: outlet.encoding ? 'text/html' : 'text/html; charset=utf-8',
    body: bytesOf(outlet, html),
    ...(modified === undefined ? {} : { modified }),
  };
}

function bytesOf(outlet: Outlet, text: string): Buffer {
  return outlet.encoding ? encodeWindows1256(text) : Buffer.from(text);
}

function robotsOf(outlet: Outlet): string {
  const closed = outlet.dirt.includes('robots-premium') ? 'Disallow: /premium/' : 'Disallow:';
  const sitemap =
    outlet.kind === 'sitemap' ? `\nSitemap: http://${outlet.host}${outlet.path}\n` : '';
  return `User-agent: *\n${closed}\n${sitemap}`;
}

const feedTypes: Partial<Record<Outlet['format'], string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
  rdf: 'application/rdf+xml',
};

function homeOf(outlet: Outlet, versions: Version[]): string {
  const type = feedTypes[outlet.format];
  const alternate = type
    ? `<link rel="alternate" type="${type}" title="${escapeXml(outlet.name)}" href="${escapeXml(outlet.path)}">`
    : '';
  const items = versions.slice(0, 12).map(({ article, title }) => {
    return `<li><a href="${escapeXml(article.path)}">${escapeXml(title)}</a></li>`;
  });
  return `<!DOCTYPE html>
<html lang="${outlet.lang}" dir="${outlet.lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="${outlet.encoding ?? 'utf-8'}">
<title>${escapeXml(outlet.name)}</title>${alternate}</head>
<body><h1>${escapeXml(outlet.name)}</h1><ul>${items.join('\n')}</ul></body></html>
`;
}

const notFoundWords = {
  fr: 'Page introuvable',
  ar: 'الصفحة غير موجودة',
  en: 'Page not found',
};

function notFound(outlet: Outlet): string {
  const words = notFoundWords[outlet.lang];
  return `<!DOCTYPE html><html lang="${outlet.lang}"><head><title>${words}</title></head><body><h1>404</h1><p>${words}</p></body></html>`;
}

/** Send with validators and gzip; the status that was sent. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  outlet?: Outlet,
): number {
  const body = Buffer.from(answer.body);
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 20)}"`;
  response.setHeader('content-type', answer.type);
  if (outlet?.dirt.includes('tdm-reservation')) response.setHeader('tdm-reservation', '1');
  if (answer.status === 200) {
    response.setHeader('etag', etag);
    if (answer.modified)
      response.setHeader('last-modified', new Date(answer.modified).toUTCString());
  }
  if (answer.status === 200 && isUnchanged(request, etag, answer.modified)) {
    response.writeHead(304).end();
    return 304;
  }
  const zip = (request.headers['accept-encoding'] ?? '').includes('gzip');
  const sent = zip ? gzipSync(body) : body;
  if (zip) response.setHeader('content-encoding', 'gzip');
  response.setHeader('vary', 'accept-encoding');
  response.writeHead(answer.status, { 'content-length': sent.byteLength });
  response.end(request.method === 'HEAD' ? undefined : sent);
  return answer.status;
}

/** RFC 9110: If-None-Match rules; If-Modified-Since counts only without it. */
function isUnchanged(request: IncomingMessage, etag: string, modified?: string): boolean {
  const match = request.headers['if-none-match'];
  if (match !== undefined) return match.split(/\s*,\s*/).includes(etag);
  const since = request.headers['if-modified-since'];
  if (since === undefined || modified === undefined) return false;
  return Math.floor(Date.parse(modified) / 1000) * 1000 <= Date.parse(since);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, now: { type: 'string' } },
  });
  const server = await startSampleWeb({
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
    ...(values.now === undefined ? {} : { now: values.now }),
  });
  console.error(`the sample web answers at ${server.url}, by Host header`);
}
