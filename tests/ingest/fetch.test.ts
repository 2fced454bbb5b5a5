import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { openFetcher } from '../../ingest/fetch.ts';

const servers: Server[] = [];
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
}
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
const open = () => openFetcher({ allowPrivate: true });
const text = (body: Uint8Array) => new TextDecoder().decode(body);

it.each([
  ['gzip', gzipSync('contenu')],
  ['br', brotliCompressSync('contenu')],
  ['deflate', deflateSync('contenu')],
  ['deflate', deflateRawSync('contenu')],
  ['gzip, gzip', gzipSync(gzipSync('contenu'))],
  ['identity', Buffer.from('contenu')],
])('decompresses %s', async (encoding, body) => {
  const url = await serve((_, response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(body),
  );
  const got = await open().fetch(url);
  expect(got.ok && text(got.value.body)).toBe('contenu');
});

it('sends who it is, no cookie and no referrer, and keeps the validators byte for byte', async () => {
  let seen: NodeJS.Dict<string | string[]> = {};
  const url = await serve((request, response) => {
    seen = request.headers;
    response.writeHead(304).end();
  });
  const got = await open().fetch(url, { headers: { 'if-none-match': 'W/"a b"' } });
  expect(got.ok && got.value.status).toBe(304);
  expect(seen['if-none-match']).toBe('W/"a b"');
  expect(seen['user-agent']).toMatch(/^Marsad\/[\d.]+ \(\+https:/);
  expect(seen['accept']).toContain('*/*;q=0.1');
  expect([seen['cookie'], seen['referer']]).toEqual([undefined, undefined]);
});

it('records redirects and stops circles, long chains and schemes that are none of its business', async () => {
  const url = await serve((request, response) => {
    const path = request.url ?? '';
    if (path === '/a') response.writeHead(301, { location: '/b' }).end();
    else if (path === '/circle') response.writeHead(302, { location: '/circle' }).end();
    else if (path.startsWith('/chain')) response.writeHead(302, { location: `${path}x` }).end();
    else if (path === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (path === '/meta')
      response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
    else response.end('fin');
  });
  const fetcher = open();
  const end = await fetcher.fetch(`${url}/a`);
  expect(end.ok && [end.value.url, end.value.redirects]).toEqual([
    `${url}/b`,
    [{ from: `${url}/a`, status: 301 }],
  ]);
  const code = async (path: string) => {
    const got = await fetcher.fetch(url + path);
    return got.ok ? 'ok' : got.error.code;
  };
  expect(await code('/circle')).toBe('redirect-loop');
  expect(await code('/chain')).toBe('too-many-redirects');
  expect(await code('/file')).toBe('refused');
  expect(await code('/meta')).toBe('refused');
});

it('refuses loopback unless told otherwise, and opens no socket to it', async () => {
  let asked = 0;
  const url = await serve((_, response) => {
    asked += 1;
    response.end();
  });
  const got = await openFetcher().fetch(url);
  expect(got.ok ? 'ok' : got.error.code).toBe('refused');
  expect(asked).toBe(0);
});

it('caps size, inflation and time', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/big') response.end('x'.repeat(5000));
    else if (request.url === '/lies')
      response.writeHead(200, { 'content-length': '999999999' }).write('x');
    else if (request.url === '/bomb')
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(4_000_000)));
    else if (request.url === '/broken')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip');
    else if (request.url === '/odd')
      response.writeHead(200, { 'content-encoding': 'x-secret' }).end('?');
    else response.writeHead(200).write('slow');
  });
  const fetcher = open();
  const code = async (path: string, more = {}) => {
    const got = await fetcher.fetch(url + path, more);
    return got.ok ? 'ok' : got.error.code;
  };
  expect(await code('/big', { maxBytes: 4000 })).toBe('too-large');
  expect(await code('/lies')).toBe('too-large');
  expect(await code('/bomb')).toBe('bomb');
  expect(await code('/broken')).toBe('bad-encoding');
  expect(await code('/odd')).toBe('bad-encoding');
  expect(await code('/drip', { timeoutMs: 80 })).toBe('timeout');
});

it('sends everything to the gateway it was given, name and Host header unchanged', async () => {
  let host: string | undefined;
  const via = await serve((request, response) => {
    host = request.headers.host;
    response.end('par la passerelle');
  });
  const got = await openFetcher({ via }).fetch('http://journal.example/a');
  expect(got.ok && text(got.value.body)).toBe('par la passerelle');
  expect(host).toBe('journal.example');
});
