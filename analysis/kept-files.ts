/** Something and the files that follow from it → made anew only where it changed, or where they are not as they were written. */
import { createHash } from 'node:crypto';
import type { Archive } from '#archive';

/** What follows from what. */
export interface Following {
  /** What the outcome is kept under from run to run. */
  name: string;
  /** Hash of everything that the files rest on. */
  key: string;
  /** Folders that hold these files and no others. */
  folders: readonly string[];
  /** Path and text of every file. */
  make(): Iterable<readonly [string, string]>;
}

/** Path → hash of the file. */
type Files = Record<string, string>;

/** Returns the paths of the files, and how many were written or removed because their bytes changed. */
export function keepFiles(
  archive: Archive,
  { name, key, folders, make }: Following,
): { paths: string[]; written: number } {
  const kept = archive.kept.get(`files ${name}`, key);
  const before: Files | undefined = kept && JSON.parse(Buffer.from(kept).toString());
  if (before && isAsWritten(archive, before, folders))
    return { paths: Object.keys(before), written: 0 };
  const files: Files = {};
  let written = 0;
  for (const [path, text] of make()) {
    files[path] = hashOf(text);
    if (archive.derived.write(path, text)) written++;
  }
  for (const folder of folders)
    written += archive.derived.prune(folder, new Set(pathsIn(files, folder))).length;
  archive.kept.put(`files ${name}`, key, Buffer.from(JSON.stringify(files)));
  return { paths: Object.keys(files), written };
}

function isAsWritten(archive: Archive, files: Files, folders: readonly string[]): boolean {
  return (
    folders.every((folder) => {
      const own = pathsIn(files, folder);
      const there = new Set(archive.derived.list(folder));
      return there.size === own.length && own.every((path) => there.has(path));
    }) && Object.entries(files).every(([path, hash]) => archive.derived.hash(path) === hash)
  );
}

/** Paths of the files of a folder, relative to it. */
function pathsIn(files: Files, folder: string): string[] {
  return Object.keys(files).flatMap((path) =>
    path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
  );
}

/** The first 24 hexadecimal digits of the SHA-256, as of a file. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
