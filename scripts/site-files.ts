/** Moves the files of a new build into the site that readers see, and takes away what is no more. */
import { linkSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from '../content/disk.ts';

/** Move every file below `from` to its place below `to`, over what is there; returns their paths. Each file is whole at any time. */
export function moveFiles(from: string, to: string): string[] {
  const files = filesBelow(from);
  for (const folder of new Set(files.map((file) => dirname(join(to, file)))))
    mkdirSync(folder, { recursive: true });
  for (const file of files) renameSync(join(from, file), join(to, file));
  return files;
}

/** Have files below `from` at the same place below `to` as well, without copying them. */
export function linkFiles(from: string, to: string, files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    linkSync(join(from, file), join(to, file));
  }
}

/** Remove the files below a folder that do not stay, and the folders that this leaves empty. */
export function pruneFiles(folder: string, stays: (file: string) => boolean): void {
  const stale = filesBelow(folder).filter((file) => !stays(file));
  for (const file of stale) rmSync(join(folder, file), { force: true });
  for (const file of stale) removeEmpty(folder, dirname(file));
}

function removeEmpty(root: string, folder: string): void {
  if (folder === '.') return;
  try {
    if (readdirSync(join(root, folder)).length > 0) return;
    rmdirSync(join(root, folder));
  } catch {
    // Another stale file of the folder has taken it along already.
    return;
  }
  removeEmpty(root, dirname(folder));
}
