/** Vectors by the hash of their text in .cache/embeddings.db: disposable, a damaged file is begun anew. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The vectors of one model. */
export interface Vectors {
  get(hash: string): Float32Array | undefined;
  put(hash: string, vector: Float32Array): void;
  [Symbol.dispose](): void;
}

/** Open the cache in `folder` for a model. */
export function openVectors(folder: string, model: string): Vectors {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'embeddings.db');
  const db = openOrBegin(path);
  const get = db.prepare('SELECT bytes FROM vectors WHERE model = ? AND hash = ?');
  const put = db.prepare('INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)');
  return {
    get(hash) {
      const bytes = get.get(model, hash)?.['bytes'];
      return bytes instanceof Uint8Array ? toVector(bytes) : undefined;
    },
    put: (hash, { buffer, byteOffset, byteLength }) =>
      void put.run(model, hash, new Uint8Array(buffer, byteOffset, byteLength)),
    [Symbol.dispose]: () => db.close(),
  };
}

function openOrBegin(path: string): DatabaseSync {
  try {
    return open(path);
  } catch {
    for (const tail of ['', '-wal', '-shm']) rmSync(path + tail, { force: true });
    return open(path);
  }
}

function open(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
    db.exec(
      'CREATE TABLE IF NOT EXISTS vectors (model TEXT, hash TEXT, bytes BLOB NOT NULL, PRIMARY KEY (model, hash)) WITHOUT ROWID',
    );
    return db;
  } catch (cause) {
    db.close();
    throw new Error(`cannot use ${path}`, { cause });
  }
}

/** What does not hold whole numbers of length 1 counts as missing. */
function toVector(bytes: Uint8Array): Float32Array | undefined {
  if (bytes.length === 0 || bytes.length % 4 !== 0) return undefined;
  const vector = new Float32Array(bytes.slice().buffer);
  const length = Math.hypot(...vector);
  return Math.abs(length - 1) < 0.001 ? vector : undefined;
}
