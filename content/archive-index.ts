/** The disposable index of the log in .cache/marsad.db (node:sqlite). Only archive.ts imports this. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { LoggedEvent } from './archive-log.ts';

/** Bump when the tables change: an older index is dropped and rebuilt. */
const version = 2;

/** The columns before `json` are what is asked of every article: an index of their own holds them side by side. */
const tables = `
  CREATE TABLE IF NOT EXISTS log_segment (path TEXT PRIMARY KEY, bytes INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS log_article (
    id TEXT PRIMARY KEY, rank TEXT NOT NULL, published TEXT NOT NULL, first_seen TEXT NOT NULL, source TEXT NOT NULL,
    fingerprint TEXT NOT NULL, json TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS log_article_head ON log_article (id, rank, published, first_seen, source, fingerprint);
  CREATE TABLE IF NOT EXISTS log_removed (id TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS log_gone (id TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS log_features (
    id TEXT PRIMARY KEY, rank TEXT NOT NULL, version INTEGER NOT NULL, fingerprint TEXT NOT NULL, words INTEGER NOT NULL,
    json TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS log_features_head ON log_features (id, rank, version, fingerprint, words);
  CREATE TABLE IF NOT EXISTS log_kept (name TEXT PRIMARY KEY, key TEXT NOT NULL, value BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS texts (id TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
`;
const ofTheLog = ['segment', 'article', 'removed', 'gone', 'features', 'kept'];

/** Why an index was begun anew. */
export type Rebuilt = 'damaged' | 'of another version';

/** Open the database; a file that is no sound database is put aside and a new one begun. */
export function openDatabase(path: string): { db: DatabaseSync; rebuilt: Rebuilt | undefined } {
  mkdirSync(dirname(path), { recursive: true });
  try {
    return prepared(path);
  } catch {
    for (const tail of ['-wal', '-shm']) rmSync(path + tail, { force: true });
    renameSync(path, `${path}.broken`);
    return { ...prepared(path), rebuilt: 'damaged' };
  }
}

function prepared(path: string): { db: DatabaseSync; rebuilt: Rebuilt | undefined } {
  const isTrusted = isSound(path);
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
    if (!isTrusted) {
      const check = db.prepare('PRAGMA quick_check(1)').get();
      if (check?.['quick_check'] !== 'ok') throw new Error(`${path} is damaged`);
    }
    db.exec('CREATE TABLE IF NOT EXISTS log_meta (version INTEGER NOT NULL)');
    const before = db.prepare('SELECT version FROM log_meta').get()?.['version'];
    if (before !== version)
      for (const table of ofTheLog) db.exec(`DROP TABLE IF EXISTS log_${table}`);
    db.exec(tables);
    if (before !== version)
      db.exec(`DELETE FROM log_meta; INSERT INTO log_meta VALUES (${version});`);
    const isOther = before !== undefined && before !== version;
    return { db, rebuilt: isOther ? 'of another version' : undefined };
  } catch (cause) {
    db.close();
    throw new Error(`cannot use ${path}`, { cause });
  }
}

/** Close it, and note what it was left as: while nobody else touched it, it need not be read through again to be trusted. */
export function closeDatabase(db: DatabaseSync, path: string): void {
  db.close();
  if (existsSync(`${path}-wal`)) return;
  try {
    writeFileSync(soundPath(path), markOf(path));
  } catch {
    // A full disk: the next opening reads it through.
  }
}

function isSound(path: string): boolean {
  if (existsSync(`${path}-wal`)) return false;
  try {
    return readFileSync(soundPath(path), 'utf8') === markOf(path);
  } catch {
    return false;
  }
}

function soundPath(path: string): string {
  return `${path}.sound`;
}

function markOf(path: string): string {
  const { size, mtimeNs } = statSync(path, { bigint: true });
  return `${size} ${mtimeNs}`;
}

/** Empty everything that comes from the log; texts stay. */
export function forgetLog(db: DatabaseSync): void {
  for (const table of ofTheLog) db.exec(`DELETE FROM log_${table}`);
}

/** Take events into the index. Of several about one article the latest (then the greatest hash) counts, in any order of reading. */
export function indexEvents(db: DatabaseSync, events: Iterable<LoggedEvent>): void {
  const article = db.prepare(
    `INSERT INTO log_article (id, rank, published, first_seen, source, fingerprint, json) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET (rank, published, first_seen, source, fingerprint, json) = (excluded.rank,
     excluded.published, excluded.first_seen, excluded.source, excluded.fingerprint, excluded.json)
     WHERE excluded.rank > rank`,
  );
  const features = db.prepare(
    `INSERT INTO log_features (id, rank, version, fingerprint, words, json) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET (rank, version, fingerprint, words, json) = (excluded.rank, excluded.version,
     excluded.fingerprint, excluded.words, excluded.json) WHERE excluded.rank > rank`,
  );
  const removed = db.prepare('INSERT OR IGNORE INTO log_removed VALUES (?)');
  const gone = db.prepare('INSERT OR REPLACE INTO log_gone VALUES (?, ?)');
  for (const { hash, event } of events) {
    const rank = `${event.at} ${hash.slice(0, 16)}`;
    if (event.type === 'analysed') {
      const { id, version: made, fingerprint, words } = event.features;
      features.run(id, rank, made, fingerprint, words, JSON.stringify(event.features));
    } else if (event.type === 'removed') removed.run(event.id);
    else if (event.type === 'gone') gone.run(event.id, event.at);
    else {
      const { id, published, firstSeen, source, fingerprint } = event.article;
      const json = JSON.stringify(event.article);
      article.run(id, rank, published, firstSeen, source, fingerprint, json);
    }
  }
}

/** Run `work` in one transaction; on an exception nothing of it stays. */
export function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (cause) {
    // A full disk has rolled back by itself already.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw cause;
  }
}
