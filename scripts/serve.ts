/** `marsad serve`: look at the built site on this machine. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import type { Command } from 'commander';
import sirv from 'sirv';
import { type Common, common, print, Stop, whole } from './verb.ts';

interface Options extends Common {
  port: number;
}

export function addServe(program: Command): void {
  common(program.command('serve').description('look at the built site on this machine'))
    .option('--port <number>', 'port on 127.0.0.1; 0 takes any free one', whole, 4321)
    .action(async (options: Options) => {
      const { url } = await serveSite(join(options.home, 'dist'), options.port);
      print(options.json ? JSON.stringify({ url }) : `${url}  (Ctrl-C ends)`);
    });
}

/** Serve a folder on 127.0.0.1, text as gzip like the hosts of static sites; resolves when it listens. */
export async function serveSite(
  dist: string,
  port: number,
): Promise<{ url: string; server: Server }> {
  if (!existsSync(join(dist, 'index.html')))
    throw new Stop(`there is no site in ${dist}: run “marsad build” first`);
  const files = sirv(dist, { dev: true, dotfiles: false });
  const server = createServer((request, response) => {
    if (takesGzip(request)) zipText(response);
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(readFileSync(join(dist, '404.html')));
    });
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new Stop(
      `port ${port} is taken: choose another with --port (${cause instanceof Error ? cause.message : ''})`,
    );
  }
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : port}/`,
    server,
  };
}

function takesGzip({ headers }: IncomingMessage): boolean {
  return headers.range === undefined && /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
}

/** Make a response send what it is given as gzip, when it says that it is text. */
function zipText(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const zipped = (given: OutgoingHttpHeaders): OutgoingHttpHeaders => {
    const zip = createGzip();
    zip.on('data', (chunk: Buffer) => write(chunk)).on('end', () => end());
    Object.assign(response, {
      // “Go on” always: a page fits into memory, and who pipes waits for the response to drain, not for the zip.
      write: (chunk: Buffer) => zip.write(chunk) || true,
      end: (chunk?: Buffer) => zip.end(chunk),
    });
    const kept = Object.entries(given).filter(([name]) => !/^content-length$/i.test(name));
    return { ...Object.fromEntries(kept), 'content-encoding': 'gzip', vary: 'accept-encoding' };
  };
  Object.assign(response, {
    writeHead(code: number, headers: OutgoingHttpHeaders): ServerResponse {
      const type = String(headers['Content-Type'] ?? headers['content-type']);
      const isText = /^text\/|json|javascript|xml/.test(type);
      return writeHead(code, isText ? zipped(headers) : headers);
    },
  });
}
