/** How fast many feeds are downloaded and taken in, beside other readers: same server process, same addresses, one process a run. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PeerCount } from './bench-peer.ts';
import { type Cost, measure } from './bench-process.ts';
import type { Counts, Served } from './bench-server.ts';

/** One run of one reader. `read` and `items` are what it says itself; undefined where it does not say. */
export interface DownloadRun extends Omit<Cost, 'stdout'>, Counts {
  reader: string;
  run: 'cold' | 'again';
  read?: number;
  newItems?: number;
}

export interface BenchPlan {
  /** What the server serves. */
  served: Served;
  /** The command line of this project: program and first arguments. */
  marsad: readonly [string, ...string[]];
  /** Run the other readers, too. */
  peers: boolean;
  log?: (line: string) => void;
}

const parallel = 12;

/**
 * Run our own ingestion twice, first with an empty archive, then when nothing has changed, and each peer: rss-parser and
 * feedsmith once, since they remember nothing, newsboat twice where it is installed. Throws when a run fails.
 */
export async function benchDownloads(plan: BenchPlan): Promise<DownloadRun[]> {
  const { peers, log } = plan;
  const folder = mkdtempSync(join(tmpdir(), 'marsad-bench-'));
  const server = fork(fileURLToPath(new URL('./bench-server.ts', import.meta.url)), {
    serialization: 'advanced',
  });
  try {
    const urls: string[] = await answerOf(server, plan.served);
    const runs: DownloadRun[] = [];
    const entries = [...ours(plan, folder, urls), ...(peers ? theirs(folder, urls) : [])];
    for (const { reader, run, command, args, counts } of entries) {
      log?.(`${reader}, ${run}`);
      const cost = await attempt(command, args);
      const asked: Counts = await answerOf(server, 'count');
      if (!cost) continue;
      const { stdout, ...rest } = cost;
      runs.push({ reader, run, ...rest, ...asked, ...counts(stdout) });
    }
    return runs;
  } finally {
    server.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Entry {
  reader: string;
  run: DownloadRun['run'];
  command: string;
  args: string[];
  counts: (stdout: string) => Pick<DownloadRun, 'read' | 'newItems'>;
}

/** The whole verb, from the start of the process to its end. */
function ours({ marsad: [command, ...first] }: BenchPlan, home: string, urls: string[]): Entry[] {
  const sources = join(home, 'content', 'sources');
  mkdirSync(sources, { recursive: true });
  for (const [at, url] of urls.entries()) {
    const id = `s${String(at).padStart(4, '0')}`;
    writeFileSync(
      join(sources, `${id}.yaml`),
      `id: ${id}\nname: ${id}\nkind: feed\nurl: ${url}\nsite: ${new URL('/', url).href}\nlang: fr\nfullText: never\nverified: true\n`,
    );
  }
  const args = [...first, 'ingest', '--home', home, '--gap-ms', '0', '--allow-private', '--json'];
  const counts = (stdout: string) => {
    const report: { new: number; due: number; failed: number } = JSON.parse(stdout);
    return { read: report.due - report.failed, newItems: report.new };
  };
  return [
    { reader: 'marsad', run: 'cold', command, args, counts },
    { reader: 'marsad', run: 'again', command, args: [...args, '--force'], counts },
  ];
}

function theirs(folder: string, urls: string[]): Entry[] {
  const list = join(folder, 'urls.json');
  writeFileSync(list, JSON.stringify(urls));
  const peer = fileURLToPath(new URL('./bench-peer.ts', import.meta.url));
  const counts = (stdout: string) => {
    const { read, items }: PeerCount = JSON.parse(stdout);
    return { read, newItems: items };
  };
  const libraries = ['rss-parser', 'feedsmith'].map(
    (reader): Entry => ({
      reader,
      run: 'cold',
      command: process.execPath,
      args: [peer, reader, list],
      counts,
    }),
  );
  return [...libraries, ...newsboat(folder, urls)];
}

/** Debian’s reader for the terminal, with a cache, a list and settings of its own. */
function newsboat(folder: string, urls: string[]): Entry[] {
  const [list, config, cache] = ['urls', 'config', 'cache.db'].map((name) => join(folder, name));
  if (list === undefined || config === undefined || cache === undefined) return [];
  writeFileSync(list, `${urls.join('\n')}\n`);
  writeFileSync(config, `reload-threads ${parallel}\nerror-log "${join(folder, 'errors')}"\n`);
  const args = ['-u', list, '-c', cache, '-C', config, '-x', 'reload'];
  const one = { reader: 'newsboat', command: 'newsboat', args, counts: () => ({}) };
  return [
    { ...one, run: 'cold' },
    { ...one, run: 'again' },
  ];
}

/** The cost of a command; undefined where it is not installed. */
async function attempt(command: string, args: string[]): Promise<Cost | undefined> {
  try {
    return await measure(command, args);
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith(`${command} ended with 127`))
      return undefined;
    throw cause;
  }
}

/** Send a message to the server and wait for what it sends back. */
async function answerOf<T>(server: ChildProcess, message: Served | 'count'): Promise<T> {
  const answer = once(server, 'message');
  server.send(message);
  const [value] = await answer;
  return value;
}
