/** What ingestion remembers between runs: validators, due times, back-off, hosts that want rest, robots, known items. Disposable. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import { ScheduleHints } from './feed/hints.ts';

/** Bump when the tables change: older ones are dropped. */
const version = 1;

/** Everything about one source. A record that does not parse counts as missing. */
const SourceState = z.object({
  /** The address the validators belong to, as the editors give it; another one forgets the rest. */
  asked: z.string(),
  /** Address in use where it is not `asked`: discovered, or moved for good. */
  location: z.string().optional(),
  /** Byte for byte as received. */
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** When the validators were first stored; after 8 days they are dropped once. */
  validatorsAt: z.string().optional(),
  bodyHash: z.string().optional(),
  /** When the present run of successes or failures began. */
  since: z.string().optional(),
  checkedAt: z.string().optional(),
  successAt: z.string().optional(),
  nextCheck: z.string().optional(),
  failures: z.number().default(0),
  trouble: z.string().optional(),
  message: z.string().optional(),
  state: z.enum(['live', 'gone', 'dead']).default('live'),
  /** First of the 404 answers in a row, and how many. */
  missingSince: z.string().optional(),
  missing: z.number().default(0),
  /** A permanent redirect on its way to being believed: the target and the days it was seen. */
  redirect: z.object({ to: z.string(), days: z.array(z.string()) }).optional(),
  title: z.string().optional(),
  ttl: z.string().optional(),
  hints: ScheduleHints.optional(),
  /** The feed’s address answered that text and data mining is reserved. */
  reserved: z.boolean().optional(),
  /** Articles a week, as the last document that was read shows. */
  perWeek: z.number().optional(),
});
export type SourceState = z.infer<typeof SourceState>;

/** A small document kept per site for a day: robots.txt, tdmrep.json. */
export interface SiteFile {
  status: number;
  text: string;
  at: string;
}

export interface Memory {
  source(id: string): SourceState | undefined;
  sources(): Map<string, SourceState>;
  remember(id: string, state: SourceState): void;
  /** Until when a host wants to be left alone; undefined: it may be asked. */
  restUntil(host: string): string | undefined;
  rest(host: string, until: string): void;
  siteFile(url: string): SiteFile | undefined;
  keepSiteFile(url: string, file: SiteFile): void;
  /** Article id behind an identity key. */
  known(key: string): string | undefined;
  know(key: string, id: string): void;
  /** How many articles the archive held when the keys were last complete; -1: never. */
  knownCount(): number;
  setKnownCount(count: number): void;
  forgetKnown(): void;
  /** All of it or nothing. */
  transaction(work: () => void): void;
  [Symbol.dispose](): void;
}

const tables = `
  CREATE TABLE IF NOT EXISTS http_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS http_source (id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS http_rest (host TEXT PRIMARY KEY, until TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS http_file (url TEXT PRIMARY KEY, status INTEGER NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS http_known (key TEXT PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
`;
const tableNames = ['http_meta', 'http_source', 'http_rest', 'http_file', 'http_known'];

/** Open the memory in the database at `path` (`.cache/marsad.db`, or `:memory:`). A damaged file is put aside and a new one begun. */
export function openMemory(path: string): Memory {
  if (path === ':memory:') return memoryIn(prepared(path));
  mkdirSync(dirname(path), { recursive: true });
  try {
    return memoryIn(prepared(path));
  } catch {
    for (const tail of ['-wal', '-shm']) rmSync(path + tail, { force: true });
    renameSync(path, `${path}.broken`);
    return memoryIn(prepared(path));
  }
}

function prepared(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
    db.exec(tables);
    const row = db.prepare("SELECT value FROM http_meta WHERE name = 'version'").get();
    if (row?.['value'] !== String(version)) {
      for (const name of tableNames) db.exec(`DROP TABLE ${name}`);
      db.exec(tables);
      db.prepare("INSERT INTO http_meta VALUES ('version', ?)").run(String(version));
    }
    return db;
  } catch (cause) {
    db.close();
    throw new Error(`cannot use ${path}`, { cause });
  }
}

function memoryIn(db: DatabaseSync): Memory {
  const one = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: SQLInputValue[]) => statement.get(...values);
  };
  const change = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: SQLInputValue[]) => void statement.run(...values);
  };
  const source = one('SELECT json FROM http_source WHERE id = ?');
  const remember = change('INSERT OR REPLACE INTO http_source VALUES (?, ?)');
  const rest = one('SELECT until FROM http_rest WHERE host = ?');
  const setRest = change('INSERT OR REPLACE INTO http_rest VALUES (?, ?)');
  const file = one('SELECT status, text, at FROM http_file WHERE url = ?');
  const setFile = change('INSERT OR REPLACE INTO http_file VALUES (?, ?, ?, ?)');
  const known = one('SELECT id FROM http_known WHERE key = ?');
  const know = change('INSERT OR REPLACE INTO http_known VALUES (?, ?)');
  const meta = one('SELECT value FROM http_meta WHERE name = ?');
  const setMeta = change('INSERT OR REPLACE INTO http_meta VALUES (?, ?)');
  const all = db.prepare('SELECT id, json FROM http_source ORDER BY id');
  return {
    source: (id) => stateOf(source(id)?.['json']),
    sources() {
      const found = new Map<string, SourceState>();
      for (const row of all.all()) {
        const state = stateOf(row['json']);
        if (state) found.set(String(row['id']), state);
      }
      return found;
    },
    remember: (id, state) => remember(id, JSON.stringify(state)),
    restUntil: (host) => textOf(rest(host)?.['until']),
    rest: (host, until) => setRest(host, until),
    siteFile(url) {
      const row = file(url);
      return (
        row && { status: Number(row['status']), text: String(row['text']), at: String(row['at']) }
      );
    },
    keepSiteFile: (url, { status, text, at }) => setFile(url, status, text, at),
    known: (key) => textOf(known(key)?.['id']),
    know: (key, id) => know(key, id),
    knownCount: () => Number(meta('known')?.['value'] ?? -1),
    setKnownCount: (count) => setMeta('known', String(count)),
    forgetKnown: () =>
      void db.exec("DELETE FROM http_known; DELETE FROM http_meta WHERE name = 'known'"),
    transaction(work) {
      if (db.isTransaction) return work();
      db.exec('BEGIN IMMEDIATE');
      try {
        work();
        db.exec('COMMIT');
      } catch (cause) {
        // A full disk has rolled back by itself already.
        if (db.isTransaction) db.exec('ROLLBACK');
        throw cause;
      }
    },
    [Symbol.dispose]() {
      db.close();
    },
  };
}

function stateOf(json: unknown): SourceState | undefined {
  if (typeof json !== 'string') return undefined;
  try {
    return SourceState.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
