/** The local server sends what the hosts of static sites send. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveSite } from '../../scripts/serve.ts';

const dist = mkdtempSync(join(tmpdir(), 'marsad-serve-'));
const page = `<!doctype html><title>Page</title>${'<p>Une ligne du texte.</p>\n'.repeat(9000)}`;
let served: Awaited<ReturnType<typeof serveSite>>;

beforeAll(async () => {
  writeFileSync(join(dist, 'index.html'), page);
  writeFileSync(join(dist, '404.html'), '<!doctype html><title>Rien</title>');
  writeFileSync(join(dist, 'card.png'), Buffer.alloc(4000));
  served = await serveSite(dist, 0);
});

afterAll(() => {
  served.server.closeAllConnections();
  served.server.close();
  rmSync(dist, { recursive: true });
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(`${served.url}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () =>
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
    }).on('error', reject);
  });
}

it('sends text as gzip to who takes it, whole, however long', async () => {
  const { headers, body } = await ask('', { 'accept-encoding': 'gzip, deflate, br' });
  expect(headers['content-encoding']).toBe('gzip');
  expect(headers['content-length']).toBeUndefined();
  expect(body.length).toBeLessThan(page.length / 10);
  expect(String(gunzipSync(body))).toBe(page);
});

it('sends it as it is to who does not', async () => {
  const { headers, body } = await ask('');
  expect(headers['content-encoding']).toBeUndefined();
  expect(String(body)).toBe(page);
});

it('leaves pictures as they are', async () => {
  const { headers, body } = await ask('card.png', { 'accept-encoding': 'gzip' });
  expect(headers['content-encoding']).toBeUndefined();
  expect(body).toHaveLength(4000);
});

it('says 404 with a page, packed as well', async () => {
  const { status, body } = await ask('nowhere/', { 'accept-encoding': 'gzip' });
  expect(status).toBe(404);
  expect(String(gunzipSync(body))).toContain('Rien');
});
