/** How fast feeds are parsed, beside two other readers of the shelf: one process each, turn by turn, in one run. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type ReaderCount, readerNames } from './bench-reader.ts';

/** One reader’s figures. `mbPerS` counts CPU time (user and system) over the feeds that all readers read, in megabytes of 10^6 bytes. */
export interface ReaderSpeed {
  reader: string;
  feeds: number;
  read: number;
  items: number;
  mbPerS: number;
}

const warmUp = 15;
const rounds = 15;

/**
 * Read every feed of `real.ndjson` (else of all groups) in a corpus folder, from bytes to items: turn by turn, so that a busy
 * machine is as unkind to one as to the other; each in a process of its own, so that none sweeps up after another; the median of
 * fifteen rounds counts, after as many to warm up. The others are told the encoding, which ours finds out; ours also sanitises and
 * resolves addresses.
 */
export async function benchReaders(dir: string): Promise<ReaderSpeed[]> {
  const file = fileURLToPath(new URL('./bench-reader.ts', import.meta.url));
  const processes = readerNames.map((name) => fork(file, [name, dir]));
  try {
    const sizes = await Promise.all(processes.map((one) => nextOf<number[]>(one)));
    const counts: ReaderCount[] = [];
    for (const one of processes) counts.push(await ask(one, 'all'));
    const feeds = sizes[0] ?? [];
    const common = feeds
      .keys()
      .filter((at) => counts.every(({ read }) => read.includes(at)))
      .toArray();
    const bytes = common.reduce((sum, at) => sum + (feeds[at] ?? 0), 0);
    const times = await timesOf(processes, common);
    return readerNames.map((reader, at) => ({
      reader,
      feeds: feeds.length,
      read: counts[at]?.read.length ?? 0,
      items: counts[at]?.items ?? 0,
      mbPerS: Math.round((bytes / 1e6 / median(times[at] ?? [])) * 10) / 10,
    }));
  } finally {
    for (const one of processes) one.disconnect();
  }
}

/** CPU seconds of each round, by reader. */
async function timesOf(processes: ChildProcess[], common: number[]): Promise<number[][]> {
  const times = processes.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [at, one] of processes.entries()) {
      const seconds: number = await ask(one, common);
      if (round >= 0) times[at]?.push(seconds);
    }
  }
  return times;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function nextOf<T>(one: ChildProcess): Promise<T> {
  const [value] = await once(one, 'message');
  return value;
}

function ask<T>(one: ChildProcess, message: number[] | 'all'): Promise<T> {
  const answer = nextOf<T>(one);
  one.send(message);
  return answer;
}
