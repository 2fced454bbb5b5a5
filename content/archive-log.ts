/** The event log on disk: immutable NDJSON segments per run, compacted by day. Only archive.ts imports this. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LogEvent } from '#schema/article.ts';
import { type Disk, filesBelow, readIfThere } from './disk.ts';

/** A line of the log that is not an event. It stays in its file, and is kept aside when the day is compacted. */
export interface BadLine {
  file: string;
  line: number;
  reason: string;
  text: string;
}

/** An event, the hash of its bytes, and where it stands. */
export interface LoggedEvent {
  hash: string;
  event: LogEvent;
}

const maxBytes = 1_000_000;

/** Segments of the log with their size in bytes, in order. */
export function segmentsOf(folder: string): { path: string; bytes: number }[] {
  return filesBelow(folder)
    .filter((path) => path.endsWith('.ndjson'))
    .map((path) => ({ path, bytes: statSync(join(folder, path)).size }));
}

/** Read one segment: its events, and its bad lines with the reason. */
export function* readSegment(folder: string, path: string, bad: BadLine[]): Generator<LoggedEvent> {
  let number = 0;
  for (const text of readFileSync(join(folder, path), 'utf8').split('\n')) {
    number += 1;
    if (text === '') continue;
    const read = readLine(text);
    if (typeof read === 'string') bad.push({ file: path, line: number, reason: read, text });
    else yield { hash: hashOf(text), event: read };
  }
}

/** A run's events as a new segment named by day and run; returns its path below the folder, its size, and the events as logged. */
export function writeSegment(
  folder: string,
  run: string,
  events: LogEvent[],
  disk: Disk,
): { path: string; bytes: number; logged: LoggedEvent[] } {
  const lines: string[] = [];
  const logged = events.map((one): LoggedEvent => {
    const event = LogEvent.parse(one);
    const line = JSON.stringify(event);
    lines.push(line);
    return { hash: hashOf(line), event };
  });
  const day = run.slice(0, 10).replaceAll('-', '/');
  const path = `${day}/${run.replaceAll(/[^0-9A-Za-z]/g, '')}-${hashOf(lines.join('\n')).slice(0, 8)}.ndjson`;
  const text = `${lines.join('\n')}\n`;
  disk.writeAtomic(join(folder, path), text);
  return { path, bytes: Buffer.byteLength(text), logged };
}

/**
 * Join the segments of every day before `today` (YYYY-MM-DD) into one file a day, split at 1 MB, equal
 * lines once. A crash half-way leaves lines twice, which reading ignores. Returns whether anything changed.
 */
export function compactLog(
  folder: string,
  today: string,
  disk: Disk,
  aside: (bad: BadLine[]) => void,
): boolean {
  const days = new Map<string, string[]>();
  for (const { path } of segmentsOf(folder)) {
    const day = /^(\d{4}\/\d{2}\/\d{2})\//.exec(path)?.[1];
    if (day && day.replaceAll('/', '-') < today) days.set(day, [...(days.get(day) ?? []), path]);
  }
  for (const [day, paths] of days) compactDay(folder, day, paths, disk, aside);
  return days.size > 0;
}

function compactDay(
  folder: string,
  day: string,
  paths: string[],
  disk: Disk,
  aside: (bad: BadLine[]) => void,
): void {
  const lines = new Set<string>();
  const bad: BadLine[] = [];
  const earlier = segmentsOf(folder).filter(
    ({ path }) => path.startsWith(`${day}.`) || path.startsWith(`${day}-`),
  );
  for (const path of [...earlier.map((segment) => segment.path), ...paths]) {
    for (const [index, text] of (readIfThere(join(folder, path)) ?? '').split('\n').entries()) {
      if (text === '') continue;
      const read = readLine(text);
      if (typeof read === 'string') bad.push({ file: path, line: index + 1, reason: read, text });
      else lines.add(text);
    }
  }
  if (bad.length > 0) aside(bad);
  const parts = splitAt(maxBytes, [...lines]);
  parts.forEach((part, index) => {
    const name =
      index === 0 ? `${day}.ndjson` : `${day}-${String(index + 1).padStart(3, '0')}.ndjson`;
    disk.writeAtomic(join(folder, name), part);
  });
  for (const path of paths) rmSync(join(folder, path), { force: true });
  rmSync(dirname(join(folder, paths[0] ?? '')), { recursive: true, force: true });
}

function splitAt(bytes: number, lines: string[]): string[] {
  const parts: string[] = [];
  let part: string[] = [];
  let size = 0;
  for (const line of lines) {
    const length = Buffer.byteLength(line) + 1;
    if (size + length > bytes && part.length > 0) {
      parts.push(`${part.join('\n')}\n`);
      part = [];
      size = 0;
    }
    part.push(line);
    size += length;
  }
  if (part.length > 0) parts.push(`${part.join('\n')}\n`);
  return parts;
}

/** The event, or why the line is none. */
function readLine(text: string): LogEvent | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return `not JSON: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
  const read = LogEvent.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not an event'}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
