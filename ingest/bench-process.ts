/** A command → what it cost: time, CPU and memory of its process and of those it started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

/** What one process used. CPU is user and system time of all its threads and children. */
export interface Cost {
  wallS: number;
  cpuS: number;
  /** Most memory it had resident at once, in MB of 2^20 bytes; undefined where there is no /proc. */
  peakMb: number | undefined;
  stdout: string;
}

const pollMs = 10;

/**
 * Run a command to its end and measure it from outside, so that programs in any language are measured alike: bash times it, and
 * the kernel’s high-water mark of its memory is read while it runs. Throws when the command fails.
 */
export async function measure(command: string, args: readonly string[]): Promise<Cost> {
  const shell = spawn(
    'bash',
    ['-c', 'TIMEFORMAT="%3R %3U %3S"; time "$0" "$@"', command, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  );
  let peakKb = 0;
  const poll = setInterval(() => {
    peakKb = Math.max(peakKb, residentKb(shell.pid));
  }, pollMs);
  const [stdout, stderr, [code]] = await Promise.all([
    text(shell.stdout),
    text(shell.stderr),
    once(shell, 'exit'),
  ]);
  clearInterval(poll);
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

/** High-water mark of the shell’s child, in KiB; 0 when there is none to be read. */
function residentKb(shell: number | undefined): number {
  try {
    const child = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').trim();
    if (child === '') return 0;
    const status = readFileSync(`/proc/${child}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  } catch {
    // It ended in between, or this system has no /proc.
    return 0;
  }
}
