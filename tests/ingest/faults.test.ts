import { existsSync } from 'node:fs';
import type { Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Source } from '#schema/source.ts';
import type { IngestReport } from '../../ingest/report.ts';
import { openWorld, source, type World } from './behaviours/world.ts';

const simulator = join(process.env['MARSAD_CORPORA'] ?? '', 'watch', 'serve.mjs');

/** The source simulator of the corpora, as far as it is used here. */
interface Simulator {
  url: string;
  feeds: string[];
  server: Server;
  close(): Promise<void>;
}

/** Everything the simulator can do wrong, and what a run makes of it: status, then the trouble’s code or the warnings. */
const outcomes: Record<string, string> = {
  '/fault/301': 'ok',
  '/fault/302': 'ok',
  '/fault/308': 'ok',
  '/fault/403': 'failed blocked-by-challenge',
  '/fault/404': 'failed http-404',
  '/fault/410': 'gone http-410',
  '/fault/429': 'waiting waiting',
  '/fault/429?s=31536000': 'waiting waiting',
  '/fault/429?s=-1': 'waiting waiting',
  '/fault/500': 'failed http-500',
  '/fault/503': 'waiting waiting',
  '/fault/bad-gzip': 'failed bad-encoding',
  '/fault/billion-laughs': 'ok doctype',
  '/fault/bom': 'ok',
  '/fault/control-chars': 'ok',
  '/fault/dates': 'ok bad-date',
  '/fault/dup-guids': 'ok',
  '/fault/empty': 'failed empty',
  '/fault/flip-etag': 'ok',
  '/fault/gzipbomb?mib=200': 'failed too-large',
  '/fault/hang': 'failed timeout',
  '/fault/html': 'failed not-a-feed',
  '/fault/huge': 'failed too-large',
  '/fault/loop': 'failed too-many-redirects',
  '/fault/lying-length': 'failed cut-off',
  '/fault/no-items': 'ok',
  '/fault/redirect-file': 'failed refused',
  '/fault/reset': 'failed reset',
  '/fault/slow': 'failed timeout',
  '/fault/ssrf': 'failed refused',
  '/fault/stall': 'failed timeout',
  '/fault/truncated': 'ok cut-off',
  '/fault/truncated?gzip': 'ok cut-off',
  '/fault/utf-16': 'ok',
  '/fault/windows-1256': 'ok',
  '/fault/windows-1256?ct=lying': 'ok',
  '/fault/windows-1256?decl=none': 'ok',
  '/fault/xss': 'ok',
  '/fault/xxe': 'ok doctype',
  '/private/feed': 'failed robots',
};

interface Hit {
  host: string;
  path: string;
  /** Validators that came with the request, and with its answer. */
  asked: (string | undefined)[];
  answered: (string | undefined)[];
  status: number;
}

/** The simulator with a record of what it was asked, and of how many requests met at one host name. */
async function openSimulator() {
  const { start }: { start(options: { port: number }): Promise<Simulator> } = await import(
    pathToFileURL(simulator).href
  );
  const simulated = await start({ port: 0 });
  const hits: Hit[] = [];
  const live = new Map<string, number>();
  const record = { simulated, hits, most: 0 };
  simulated.server.prependListener('request', ({ url = '', headers }, response: ServerResponse) => {
    // Only beside a header that was set before does node remember those that are written at once.
    response.setHeader('x-recorded', 'yes');
    const host = headers.host ?? '';
    const now = (live.get(host) ?? 0) + 1;
    live.set(host, now);
    record.most = Math.max(record.most, now);
    const hit: Hit = {
      host,
      path: url,
      asked: [headers['if-none-match'], headers['if-modified-since']],
      answered: [],
      status: 0,
    };
    hits.push(hit);
    response.on('close', () => {
      live.set(host, (live.get(host) ?? 1) - 1);
      hit.status = response.statusCode;
      hit.answered = ['etag', 'last-modified'].map((name) => response.getHeader(name)?.toString());
    });
  });
  return record;
}

/** A host name of its own for every route. */
function sourceOf(route: string): Source {
  const id = route.replace(/[^a-z0-9]+/g, '-').slice(1);
  return source({ id, url: `http://${id}.example${route}`, site: `http://${id}.example/` });
}

function outcomesOf({ sources }: IngestReport): Record<string, string> {
  return Object.fromEntries(
    sources.map(({ source: id, status, trouble, warnings }) => [
      id,
      [status, ...(trouble ? [trouble.code] : warnings)].join(' '),
    ]),
  );
}

describe.runIf(existsSync(simulator))('every fault of the simulator', () => {
  test('has its name in the report, harms nothing, and is met politely, twice', async () => {
    await using world = await openWorld();
    const record = await openSimulator();
    const { simulated, hits } = record;
    await using _end = { [Symbol.asyncDispose]: () => simulated.close() };
    const offered: { faults: string[] } = await (await fetch(simulated.url)).json();
    const bare = new Set(Object.keys(outcomes).map((route) => route.replace(/\?.*/, '')));
    expect(offered.faults.filter((route) => !bare.has(route))).toEqual([]);
    hits.length = 0;

    const feeds = simulated.feeds.map((name) => `/feed/${name}`);
    const sources = [...Object.keys(outcomes), ...feeds].map(sourceOf);
    // The simulator’s Retry-After dates come from the machine’s clock, so the runs begin there.
    const began = Date.now();
    const run = (secondsLater: number) =>
      world.run(new Date(began + secondsLater * 1000).toISOString(), sources, {
        force: true,
        fetch: { via: simulated.url, timeoutMs: 6000 },
      });

    const first = await run(0);
    expect(outcomesOf(first)).toMatchObject(byId(outcomes));
    const firstHits = hits.splice(0);
    expectSound(world);
    const count = world.archive.count();

    const second = await run(60);
    const secondHits = hits.splice(0);
    expect(outcomesOf(second)).toMatchObject(byId(later));
    expect(second.new).toBe(0);
    expectSound(world);
    expect(world.archive.count()).toBe(count);
    expectConditional(firstHits, secondHits, outcomesOf(first));
    const atRest = secondHits.filter(({ host }) => /^fault-(?:429|503|410)/.test(host));
    expect(atRest).toEqual([]);

    await run(1200);
    const rested = hits.map(({ host }) => host).filter((host) => /^fault-(?:429|503)/.test(host));
    expect(rested.sort()).toEqual([
      'fault-429-s-1.example',
      'fault-429.example',
      'fault-503.example',
    ]);

    const all = [...firstHits, ...secondHits, ...hits];
    expect(all.filter(({ path }) => /^\/(?:private|canary)/.test(path))).toEqual([]);
    expect(record.most).toBe(1);
  });
});

/** What the second run, a minute later, makes of the routes whose answer differs from the first. */
const later: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(outcomes).map(([route, outcome]) => [
      route,
      outcome.startsWith('ok') ? 'unchanged' : outcome,
    ]),
  ),
  // One of its dates is the moment of asking.
  '/fault/dates': 'ok bad-date',
  '/fault/410': 'gone',
};

function byId(named: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(named).map(([route, outcome]) => [sourceOf(route).id, outcome]),
  );
}

const web = [expect.stringMatching(/^https?:/), expect.stringMatching(/^https?:/)];

/** Nothing twice, nothing that runs, nothing from this machine. */
function expectSound(world: World): void {
  const articles = world.articles();
  const keys = articles.map(({ url, title }) => `${url} ${title}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { url, image = url } of articles) expect([url, image]).toEqual(web);
  // Markdown in an extract stays as it is: it is plain text to whoever shows it.
  const harm = /<(?:script|svg|img|iframe)|onerror=|root:x:0|lollollol/i;
  expect(articles.filter((article) => harm.test(JSON.stringify(article)))).toEqual([]);
  expect(world.archive.badLines()).toEqual([]);
}

/** Whoever gave a validator with a document that was read is asked with exactly that validator, at every hop. */
function expectConditional(first: Hit[], second: Hit[], outcome: Record<string, string>): void {
  const documents = first.filter(
    ({ host, status, answered }) =>
      status === 200 &&
      answered.some((validator) => validator !== undefined) &&
      outcome[host.replace('.example', '')]?.startsWith('ok'),
  );
  expect(documents.length).toBeGreaterThan(20);
  for (const { host, answered } of documents) {
    const again = second.filter((hit) => hit.host === host);
    expect(again.length).toBeGreaterThan(0);
    for (const { asked } of again) expect([host, ...asked]).toEqual([host, ...answered]);
  }
}
