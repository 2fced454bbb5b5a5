/** The only door to content/archive/: an append-only log of events, what follows from it, and the texts kept for analysis. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Analysed } from '#schema/analysed.ts';
import type { Article, LogEvent } from '#schema/article.ts';
import {
  closeDatabase,
  forgetLog,
  indexEvents,
  inTransaction,
  openDatabase,
  type Rebuilt,
} from './archive-index.ts';
import { type BadLine, compactLog, readSegment, segmentsOf, writeSegment } from './archive-log.ts';
import {
  type Disk,
  filesBelow,
  hashIfThere,
  readIfThere,
  realDisk,
  sweepTemporaries,
} from './disk.ts';
import { takeLock } from './lock.ts';

export type { BadLine } from './archive-log.ts';

/** An article without its words. `rank` names the event that it stands in: another rank, another article. */
export interface ArticleHead
  extends Pick<Article, 'id' | 'published' | 'firstSeen' | 'source' | 'fingerprint'> {
  rank: string;
  /** What analysis read in it, if it was read. */
  read: (Pick<Analysed, 'version' | 'fingerprint' | 'words'> & { rank: string }) | undefined;
}

/** What the rooms see of the archive; files today, perhaps a database tomorrow. */
export interface Archive {
  /** Add events to the log in one step: all of them or none. `at` of the run names the segment. Empty: nothing is written. */
  append(run: string, events: LogEvent[]): void;
  /** Every article as it stands now, removed ones left out, in order of id. */
  articles(): Iterable<Article>;
  /** One article as it stands now; undefined when there is none or it was removed. */
  article(id: string): Article | undefined;
  /** Every article taken down, as it last stood, in order of id: its copies are known by it. */
  removed(): Iterable<Article>;
  /** Was this article taken down by an editor? */
  isRemoved(id: string): boolean;
  /** Did the publisher take this article down? */
  isGone(id: string): boolean;
  /** What of every article tells whether anything about it changed, removed ones left out, in order of id. */
  heads(): Iterable<ArticleHead>;
  /** The same of one article. */
  head(id: string): ArticleHead | undefined;
  /** What analysis read in an article. */
  features(id: string): Analysed | undefined;
  /** Number of articles, removed ones left out. */
  count(): number;
  /** Full texts for analysis, in the cache only: they may be gone at any time. */
  texts: {
    get(id: string): string | undefined;
    put(id: string, text: string, at: string): void;
    /** Delete texts kept since before `at`; returns how many. */
    forgetBefore(at: string): number;
  };
  /**
   * Results kept from run to run, in the cache only: they may be gone at any time. Each goes by a name, and is handed out only
   * under the key that it was put with, a hash of everything it rests on, and only whole.
   */
  kept: {
    get(name: string, key: string): Uint8Array | undefined;
    put(name: string, key: string, value: Uint8Array): void;
    /** Let go of what nobody will ask for again; returns how many. */
    forget(isStale: (name: string) => boolean): number;
  };
  /** Files that follow from the log: `stories/…`, `trends/…`, `briefs/…`, paths relative to the archive. */
  derived: {
    read(path: string): string | undefined;
    /** The first 24 hexadecimal digits of the SHA-256 of a file; undefined when it is missing. */
    hash(path: string): string | undefined;
    list(folder: string): string[];
    /** Is the file there, and not empty? A loss of power may leave an empty one. */
    has(path: string): boolean;
    /** Write in one step, only when the bytes differ; returns whether it wrote. */
    write(path: string, text: string): boolean;
    /** Remove the files of a folder that are not in `keep`; returns the paths removed. */
    prune(folder: string, keep: ReadonlySet<string>): string[];
  };
  /** Join the segments of days before `now`’s day into one file a day. */
  compact(now: string): void;
  /** Lines of the log that could not be read, with file and line. */
  badLines(): BadLine[];
  /** Why the index had to be made anew from the log, if it had. */
  rebuilt: Rebuilt | undefined;
  /** One run at a time. Throws `Locked`. */
  lock(): { [Symbol.dispose](): void };
  [Symbol.dispose](): void;
}

/**
 * Open the archive of the observatory at `home` (`content/archive/` and `.cache/marsad.db` below it).
 * The index is brought up to date with the log; a missing or damaged one is rebuilt.
 */
export function openArchive(home: string, disk: Disk = realDisk): Archive {
  const root = join(home, 'content', 'archive');
  const log = join(root, 'log');
  const path = join(home, '.cache', 'marsad.db');
  const { db, rebuilt } = openDatabase(path);
  const bad: BadLine[] = [];
  const segment = db.prepare('INSERT OR REPLACE INTO log_segment VALUES (?, ?)');

  function readNew(): void {
    const known = new Map(
      db
        .prepare('SELECT path, bytes FROM log_segment')
        .all()
        .map((row) => [String(row['path']), Number(row['bytes'])]),
    );
    const found = segmentsOf(log);
    const sizes = new Map(found.map((one) => [one.path, one.bytes]));
    const lost = [...known].some(([path, bytes]) => sizes.get(path) !== bytes);
    inTransaction(db, () => {
      if (lost) forgetLog(db);
      for (const { path, bytes } of found) {
        if (!lost && known.has(path)) continue;
        const before = bad.length;
        indexEvents(db, readSegment(log, path, bad));
        // A segment with bad lines is read again at every opening, so that they are reported until mended.
        if (bad.length === before) segment.run(path, bytes);
      }
    });
  }
  readNew();

  const oneArticle = db.prepare(
    'SELECT json FROM log_article WHERE id = ? AND id NOT IN (SELECT id FROM log_removed)',
  );
  const oneHead = db.prepare(`${headQuery} AND a.id = ?`);
  const oneFeatures = db.prepare('SELECT json FROM log_features WHERE id = ?');

  return {
    append(run, events) {
      if (events.length === 0) return;
      const { path, bytes, logged } = writeSegment(log, run, events, disk);
      inTransaction(db, () => {
        indexEvents(db, logged);
        segment.run(path, bytes);
      });
    },
    *articles() {
      const rows = db.prepare(
        'SELECT json FROM log_article WHERE id NOT IN (SELECT id FROM log_removed) ORDER BY id',
      );
      for (const row of rows.iterate()) yield trusted<Article>(row['json']);
    },
    *removed() {
      const rows = db.prepare(
        'SELECT json FROM log_article WHERE id IN (SELECT id FROM log_removed) ORDER BY id',
      );
      for (const row of rows.iterate()) yield trusted<Article>(row['json']);
    },
    article(id) {
      const row = oneArticle.get(id);
      return row ? trusted<Article>(row['json']) : undefined;
    },
    isRemoved: (id) => db.prepare('SELECT 1 FROM log_removed WHERE id = ?').get(id) !== undefined,
    isGone: (id) => db.prepare('SELECT 1 FROM log_gone WHERE id = ?').get(id) !== undefined,
    *heads() {
      for (const row of db.prepare(`${headQuery} ORDER BY a.id`).iterate()) yield toHead(row);
    },
    head(id) {
      const row = oneHead.get(id);
      return row ? toHead(row) : undefined;
    },
    features(id) {
      const row = oneFeatures.get(id);
      return row ? trusted<Analysed>(row['json']) : undefined;
    },
    count() {
      const row = db
        .prepare(
          'SELECT count(*) AS n FROM log_article WHERE id NOT IN (SELECT id FROM log_removed)',
        )
        .get();
      return Number(row?.['n'] ?? 0);
    },
    texts: textsOf(db),
    kept: keptIn(db),
    derived: derivedFiles(root, disk),
    compact(now) {
      const changed = compactLog(log, now.slice(0, 10), disk, (lines) => {
        const kept = lines.map((line) => JSON.stringify(line)).join('\n');
        const path = join(root, 'quarantine', `${now.slice(0, 10)}.ndjson`);
        disk.writeAtomic(path, `${readIfThere(path) ?? ''}${kept}\n`);
      });
      if (!changed) return;
      inTransaction(db, () => {
        db.exec('DELETE FROM log_segment');
        for (const { path, bytes } of segmentsOf(log)) segment.run(path, bytes);
      });
    },
    badLines: () => [...bad],
    rebuilt,
    lock() {
      const lock = takeLock(join(home, '.cache', 'run.lock'));
      sweepTemporaries(root);
      return lock;
    },
    [Symbol.dispose]() {
      closeDatabase(db, path);
    },
  };
}

const headQuery = `
  SELECT a.id, a.rank, a.published, a.first_seen, a.source, a.fingerprint,
    f.rank AS read_rank, f.version, f.fingerprint AS read_fingerprint, f.words
  FROM log_article a LEFT JOIN log_features f INDEXED BY log_features_head ON f.id = a.id
  WHERE a.id NOT IN (SELECT id FROM log_removed)`;

function toHead(row: Record<string, unknown>): ArticleHead {
  const isRead = row['read_rank'] !== null;
  return {
    id: String(row['id']),
    rank: String(row['rank']),
    published: String(row['published']),
    firstSeen: String(row['first_seen']),
    source: String(row['source']),
    fingerprint: String(row['fingerprint']),
    read: isRead
      ? {
          rank: String(row['read_rank']),
          version: Number(row['version']),
          fingerprint: String(row['read_fingerprint']),
          words: Number(row['words']),
        }
      : undefined,
  };
}

/** A checksum stands behind each key: a value that was cut short or damaged counts as lost. */
function keptIn(db: DatabaseSync): Archive['kept'] {
  const get = db.prepare('SELECT key, value FROM log_kept WHERE name = ?');
  const put = db.prepare('INSERT OR REPLACE INTO log_kept VALUES (?, ?, ?)');
  const names = db.prepare('SELECT name FROM log_kept');
  const remove = db.prepare('DELETE FROM log_kept WHERE name = ?');
  const sealed = (key: string, value: Uint8Array) => `${key} ${crc32(value)}`;
  return {
    get(name, key) {
      const row = get.get(name);
      const value = row?.['value'];
      return value instanceof Uint8Array && row?.['key'] === sealed(key, value) ? value : undefined;
    },
    put: (name, key, value) => void put.run(name, sealed(key, value), value),
    forget(isStale) {
      const stale = names
        .all()
        .map((row) => String(row['name']))
        .filter(isStale);
      inTransaction(db, () => {
        for (const name of stale) remove.run(name);
      });
      return stale.length;
    },
  };
}

function textsOf(db: DatabaseSync): Archive['texts'] {
  const get = db.prepare('SELECT text FROM texts WHERE id = ?');
  const put = db.prepare('INSERT OR REPLACE INTO texts VALUES (?, ?, ?)');
  return {
    get: (id) => textOf(get.get(id)?.['text']),
    put: (id, text, at) => void put.run(id, text, at),
    forgetBefore: (at) => Number(db.prepare('DELETE FROM texts WHERE at < ?').run(at).changes),
  };
}

function derivedFiles(root: string, disk: Disk): Archive['derived'] {
  return {
    read: (path) => readIfThere(join(root, path)),
    hash: (path) => hashIfThere(join(root, path)),
    list: (folder) => filesBelow(join(root, folder)),
    has: (path) => (statSync(join(root, path), { throwIfNoEntry: false })?.size ?? 0) > 0,
    write(path, text) {
      if (readIfThere(join(root, path)) === text) return false;
      disk.writeAtomic(join(root, path), text, false);
      return true;
    },
    prune(folder, keep) {
      const stale = filesBelow(join(root, folder)).filter((path) => !keep.has(path));
      for (const path of stale) rmSync(join(root, folder, path), { force: true });
      return stale;
    },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The index holds only what was validated when the log was read. */
function trusted<T extends Article | Analysed>(json: unknown): T {
  return JSON.parse(String(json));
}
