/** A command → what it cost: time, CPU and memory of its process and of those it started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

/** What one process used. CPU is user and system time of all its threads and children. */
export interface Cost {
  wallS: number;
  cpuS: number;
  /** Most memory it and those it started had resident at once, in MB of 2^20 bytes; undefined where there is no /proc. */
  peakMb: number | undefined;
  stdout: string;
}

const pollMs = 10;
/** After a while memory is read less often, a five-hundredth of the time passed: the looking itself shall not take a core’s tenth. */
const pollShare = 1 / 500;

/**
 * Run a command to its end and measure it from outside, so that programs in any language are measured alike: bash times it, and
 * the memory of it and of those it starts is read while it runs. Throws when the command fails.
 */
export async function measure(command: string, args: readonly string[]): Promise<Cost> {
  const shell = spawn(
    'bash',
    ['-c', 'TIMEFORMAT="%3R %3U %3S"; time "$0" "$@"', command, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  );
  let peakKb = 0;
  const started = performance.now();
  let poll: NodeJS.Timeout;
  const look = () => {
    const all = childrenOf(shell.pid).flatMap(familyOf);
    const together = all.reduce((sum, pid) => sum + residentKb(pid, 'VmRSS'), 0);
    const mark = residentKb(all[0], 'VmHWM');
    peakKb = Math.max(peakKb, mark, together);
    poll = setTimeout(look, Math.max(pollMs, (performance.now() - started) * pollShare));
  };
  poll = setTimeout(look, pollMs);
  const [stdout, stderr, [code]] = await Promise.all([
    text(shell.stdout),
    text(shell.stderr),
    once(shell, 'exit'),
  ]);
  clearTimeout(poll);
  const [wallS, user, system] = (stderr.trimEnd().split('\n').at(-1) ?? '').split(' ').map(Number);
  if (code !== 0 || wallS === undefined || user === undefined || system === undefined) {
    throw new Error(`${command} ended with ${code}: ${stderr.slice(-2000)}`);
  }
  return {
    wallS,
    cpuS: user + system,
    peakMb: peakKb === 0 ? undefined : Math.round(peakKb / 1024),
    stdout,
  };
}

/**
 * A process and all those that it and they started. One that has not begun its own program yet still has its parent’s memory, and its
 * command line: it would count twice.
 */
function familyOf(pid: number): number[] {
  const own = statusText(`${pid}/cmdline`);
  const begun = childrenOf(pid).filter((child) => statusText(`${child}/cmdline`) !== own);
  return [pid, ...begun.flatMap(familyOf)];
}

function childrenOf(pid: number | undefined): number[] {
  return statusText(`${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

/** Memory of a process in KiB, now (`VmRSS`) or at most so far (`VmHWM`); 0 when there is none to be read. */
function residentKb(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`${field}:\\s+(\\d+)`).exec(statusText(`${pid}/status`));
  return Number(line?.[1] ?? 0);
}

function statusText(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8').trim();
  } catch {
    // It ended in between, or this system has no /proc.
    return '';
  }
}
