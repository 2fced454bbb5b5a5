/** Writing to disk so that a reader sees either the old file or the new one, whatever happens in between. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The disk as the archive uses it; tests hand in one that fails. */
export interface Disk {
  /**
   * Replace or create a file in one step. Throws what the file system throws; the old file then still stands.
   * Without `flushed` the file may be empty after a loss of power: for what can be made again.
   */
  writeAtomic(path: string, text: string, flushed?: boolean): void;
}

/** The real disk: temp file beside the target, fsync, rename. */
export const realDisk: Disk = { writeAtomic };

const suffix = '.marsad-tmp';

function writeAtomic(path: string, text: string, flushed = true): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}${suffix}`);
  const file = openSync(temporary, 'w');
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    if (flushed) fsyncSync(file);
  } catch (cause) {
    closeSync(file);
    rmSync(temporary, { force: true });
    throw new Error(`cannot write ${path}`, { cause });
  }
  closeSync(file);
  renameSync(temporary, path);
}

/** Read a text file, or undefined when there is none. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw new Error(`cannot read ${path}`, { cause });
  }
}

/** The first 24 hexadecimal digits of the SHA-256 of a file, or undefined when there is none. */
export function hashIfThere(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 24);
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw new Error(`cannot read ${path}`, { cause });
  }
}

/** Paths of all files below a folder, sorted, relative to it, `/` between; empty when it is missing. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw new Error(`cannot list ${folder}`, { cause });
  }
}

/** Remove what a killed run left half-written below a folder. */
export function sweepTemporaries(folder: string): void {
  for (const path of filesBelow(folder)) {
    if (path.endsWith(suffix)) rmSync(join(folder, path), { force: true });
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
