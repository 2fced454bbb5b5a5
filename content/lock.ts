/** One run at a time: a lock file that a crashed run cannot leave behind for ever. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const Holder = z.object({ pid: z.int().positive(), boot: z.string(), started: z.string() });
type Holder = z.infer<typeof Holder>;

/** Somebody else is at work. */
export class Locked extends Error {
  constructor(path: string, pid: number) {
    super(
      `another run (process ${pid}) holds ${path}; wait for it to end, or remove the file if no such process exists`,
    );
    this.name = 'Locked';
  }
}

/**
 * Take the lock at `path`. Throws `Locked` while a living process holds it. A lock whose process
 * is gone, or that was written before the last boot, is taken over.
 */
export function takeLock(path: string): { [Symbol.dispose](): void } {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${process.pid}`;
  const holder: Holder = { pid: process.pid, boot: bootId(), started: startOf(process.pid) ?? '' };
  writeFileSync(mine, JSON.stringify(holder));
  try {
    for (let attempt = 0; ; attempt++) {
      if (linked(mine, path)) break;
      const other = holderOf(path);
      if (other && isAlive(other)) throw new Locked(path, other.pid);
      if (attempt > 3) throw new Locked(path, other?.pid ?? 0);
      renameAway(path, mine);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return {
    [Symbol.dispose]() {
      if (holderOf(path)?.pid === process.pid) rmSync(path, { force: true });
    },
  };
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw new Error(`cannot take the lock ${to}`, { cause });
  }
}

/** Only one of several takers wins the rename; the others find the new lock at their next look. */
function renameAway(path: string, mine: string): void {
  try {
    renameSync(path, `${mine}.stale`);
    rmSync(`${mine}.stale`, { force: true });
  } catch {
    // Somebody else took it away first.
  }
}

function holderOf(path: string): Holder | undefined {
  try {
    return Holder.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.boot !== bootId()) return false;
  const started = startOf(holder.pid);
  if (started !== undefined) return holder.started === '' || holder.started === started;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch {
    return false;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** Start time of a process in clock ticks since boot (Linux, /proc/PID/stat field 22): process numbers are reused. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
