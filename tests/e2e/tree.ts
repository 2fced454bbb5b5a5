/** A folder’s files and their bytes, for saying that nothing changed. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder, relative path → hash of its bytes. */
export function treeOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const pairs = files.map((file): [string, string] => {
    const path = join(file.parentPath, file.name);
    return [path.slice(folder.length + 1), sha256(readFileSync(path))];
  });
  return Object.fromEntries(pairs.sort());
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
