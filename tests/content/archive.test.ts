import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { openArchive } from '#archive';
import { realDisk } from '../../content/disk.ts';
import { archiveContract } from './archive.contract.ts';
import { article, seen } from './sample.ts';

const homes: string[] = [];
function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'marsad-archive-'));
  homes.push(home);
  return home;
}
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

archiveContract('files', newHome, (home) => openArchive(home));

function files(home: string, folder = 'content/archive'): string[] {
  return readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(home, folder).length + 1))
    .sort();
}

it('rebuilds the index when the cache is lost or damaged', () => {
  const home = newHome();
  {
    using archive = openArchive(home);
    archive.append('2026-11-20T09:00:00Z', [seen('a')]);
  }
  writeFileSync(
    join(home, '.cache', 'marsad.db'),
    'not a database at all, but long enough to be taken for one'.repeat(200),
  );
  {
    using archive = openArchive(home);
    expect(archive.count()).toBe(1);
    expect(archive.rebuilt).toBe('damaged');
  }
  rmSync(join(home, '.cache'), { recursive: true });
  using archive = openArchive(home);
  expect(archive.count()).toBe(1);
  expect(archive.rebuilt).toBeUndefined();
});

it('sees a damage deep in an index that it had left sound', () => {
  const home = newHome();
  const path = join(home, '.cache', 'marsad.db');
  {
    using archive = openArchive(home);
    archive.append('2026-11-20T09:00:00Z', [seen('a')]);
    archive.kept.put('much', 'key', new Uint8Array(100_000).fill(7));
  }
  const bytes = readFileSync(path);
  bytes.fill(0xaa, 4096);
  writeFileSync(path, bytes);
  using archive = openArchive(home);
  expect(archive.rebuilt).toBe('damaged');
  expect(archive.count()).toBe(1);
});

it('rebuilds an index that an older version wrote, and keeps the texts', () => {
  const home = newHome();
  {
    using archive = openArchive(home);
    archive.append('2026-11-20T09:00:00Z', [seen('a')]);
    archive.texts.put('a', 'texte', '2026-11-20T09:00:00Z');
  }
  {
    using db = new DatabaseSync(join(home, '.cache', 'marsad.db'));
    db.exec(`UPDATE log_meta SET version = 1;
      DROP TABLE log_article; CREATE TABLE log_article (id TEXT PRIMARY KEY, rank TEXT, json TEXT) WITHOUT ROWID`);
  }
  using archive = openArchive(home);
  expect(archive.rebuilt).toBe('of another version');
  expect([...archive.heads()].map(({ id }) => id)).toEqual([article('a').id]);
  expect(archive.texts.get('a')).toBe('texte');
});

it('reports a bad line with file and line, reads the rest, and keeps it aside when compacting', () => {
  const home = newHome();
  {
    using archive = openArchive(home);
    archive.append('2026-11-20T09:00:00Z', [seen('a')]);
  }
  const [segment = ''] = files(home, 'content/archive/log');
  appendFileSync(
    join(home, 'content/archive/log', segment),
    '{"type":"seen","at":\n{"type":"nonsense"}\n',
  );
  rmSync(join(home, '.cache'), { recursive: true });
  using archive = openArchive(home);
  expect(archive.count()).toBe(1);
  expect(archive.badLines().map(({ file, line }) => `${file}:${line}`)).toEqual([
    `${segment}:2`,
    `${segment}:3`,
  ]);
  archive.compact('2026-11-23T00:00:00Z');
  const aside = readFileSync(join(home, 'content/archive/quarantine/2026-11-23.ndjson'), 'utf8')
    .trim()
    .split('\n');
  expect(aside).toHaveLength(2);
  expect(aside.join('')).toContain('nonsense');
});

it('loses nothing when the disk is full: the old state stands, the next try succeeds', () => {
  const home = newHome();
  let full = true;
  const disk = {
    writeAtomic(path: string, text: string) {
      if (full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      realDisk.writeAtomic(path, text);
    },
  };
  using archive = openArchive(home, disk);
  expect(() => archive.append('2026-11-20T09:00:00Z', [seen('a')])).toThrow(/space/);
  expect(archive.count()).toBe(0);
  full = false;
  archive.append('2026-11-20T09:00:00Z', [seen('a')]);
  expect(archive.count()).toBe(1);
  expect(files(home).filter((path) => path.includes('tmp'))).toEqual([]);
});

it('takes over the lock of a process that is gone and sweeps its leftovers', () => {
  const home = newHome();
  mkdirSync(join(home, '.cache'), { recursive: true });
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(
    join(home, '.cache', 'run.lock'),
    JSON.stringify({ pid, boot: 'another boot', started: '1' }),
  );
  mkdirSync(join(home, 'content/archive/briefs'), { recursive: true });
  writeFileSync(join(home, 'content/archive/briefs/.x.md.1.marsad-tmp'), 'half');
  using archive = openArchive(home);
  using _lock = archive.lock();
  expect(files(home)).toEqual([]);
});

it('compacts past days only, splits at 1 MB, and keeps every article', () => {
  const home = newHome();
  using archive = openArchive(home);
  const excerpt = 'x'.repeat(390);
  const many = Array.from({ length: 2000 }, (_, index) =>
    seen(`n${index}x`, '2026-11-20T09:00:00Z', { excerpt }),
  );
  archive.append('2026-11-20T09:00:00Z', many);
  archive.append('2026-11-21T09:00:00Z', [seen('today', '2026-11-21T09:00:00Z')]);
  archive.compact('2026-11-21T12:00:00Z');
  const log = files(home, 'content/archive/log');
  expect(log.filter((path) => /^2026\/11\/20(-\d{3})?\.ndjson$/.test(path)).length).toBeGreaterThan(
    1,
  );
  expect(log.filter((path) => path.startsWith('2026/11/21/'))).toHaveLength(1);
  expect(archive.count()).toBe(2001);
  rmSync(join(home, '.cache'), { recursive: true, force: true });
  using again = openArchive(home);
  expect(again.count()).toBe(2001);
  expect(again.article(article('today').id)?.title).toBe('Titre de today');
});
