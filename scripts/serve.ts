/** `marsad serve`: look at the built site on this machine. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
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

/** Serve a folder on 127.0.0.1; resolves when it listens. */
export async function serveSite(
  dist: string,
  port: number,
): Promise<{ url: string; server: Server }> {
  if (!existsSync(join(dist, 'index.html')))
    throw new Stop(`there is no site in ${dist}: run “marsad build” first`);
  const files = sirv(dist, { dev: true, dotfiles: false });
  const server = createServer((request, response) => {
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
