import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openArchive } from '#archive';
import type { Decision } from '#schema/decision.ts';
import { analyse } from '../../analysis/analyse.ts';
import { keepFiles } from '../../analysis/kept-files.ts';
import { addTo, archiveOf, newHome, projectEditorial, sampleArticles } from './sample-archive.ts';

function filesOf(home: string): Record<string, string> {
  const root = join(home, 'content', 'archive');
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !/^(?:log|state)\/|redirects/.test(path));
  return Object.fromEntries(
    paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

/** Rows that are kept, by name, as the cache holds them. */
function rowsOf(home: string): string[] {
  using db = new DatabaseSync(join(home, '.cache', 'marsad.db'));
  return db
    .prepare('SELECT name FROM log_kept ORDER BY name')
    .all()
    .map((row) => String(row['name']));
}

/** Cut the rows of a kind to half of their bytes; returns how many there were. */
function truncate(home: string, kind: string): number {
  using db = new DatabaseSync(join(home, '.cache', 'marsad.db'));
  const cut = db.prepare(
    "UPDATE log_kept SET value = substr(value, 1, length(value) / 2) WHERE name = ? OR name LIKE ? || ' %'",
  );
  return Number(cut.run(kind, kind).changes);
}

describe('files kept from run to run', () => {
  it('are made once, and again when what they rest on or they themselves changed', () => {
    const home = newHome();
    using archive = openArchive(home);
    let made = 0;
    const keep = (key: string, texts: Record<string, string>) =>
      keepFiles(archive, {
        name: 'letters',
        key,
        folders: ['letters'],
        *make() {
          made++;
          for (const [name, text] of Object.entries(texts)) yield [`letters/${name}`, text];
        },
      });
    const path = (name: string) => join(home, 'content', 'archive', 'letters', name);
    expect(keep('1', { a: 'A', b: 'B' })).toEqual({
      paths: ['letters/a', 'letters/b'],
      written: 2,
    });
    expect(keep('1', {})).toEqual({ paths: ['letters/a', 'letters/b'], written: 0 });
    expect(made).toBe(1);
    writeFileSync(path('a'), 'X');
    expect(keep('1', { a: 'A', b: 'B' }).written).toBe(1);
    rmSync(path('b'));
    expect(keep('1', { a: 'A', b: 'B' }).written).toBe(1);
    writeFileSync(path('foreign'), '');
    expect(keep('1', { a: 'A', b: 'B' }).written).toBe(1);
    expect(made).toBe(4);
    expect(keep('2', { a: 'A' }).written).toBe(1);
    expect(archive.derived.list('letters')).toEqual(['a']);
  });
});

describe('what is kept of weeks', () => {
  const now = '2026-11-23T06:00:00.000Z';
  const editorial = projectEditorial();
  const samples = sampleArticles().filter(({ sample }) => /^w4[3-7]-/.test(sample.id));

  it('gives way to decisions on old weeks, a changed article, another taxonomy, and losses', async () => {
    const [old, other, retagged] = samples.map(({ article }) => article);
    if (!old || !other || !retagged) throw new Error('the sample web has such articles');
    const base = { by: 'test', date: '2026-11-20' };
    const decisions: Decision[] = [
      { do: 'takedown', ...base, url: old.url },
      { do: 'retag', ...base, articles: [retagged.id], add: ['quantique'] },
    ];
    const [facet] = editorial.taxonomy.facets;
    const narrower = {
      ...editorial,
      decisions,
      taxonomy: {
        facets: editorial.taxonomy.facets.map((one) =>
          one === facet ? { ...one, concepts: one.concepts.slice(0, -1) } : one,
        ),
      },
    };
    const changed = { ...other, title: `${other.title} (mis à jour)`, fingerprint: 'changed' };
    const update = (archive: ReturnType<typeof openArchive>) =>
      archive.append(now, [{ type: 'updated', at: now, article: changed }]);

    const often = newHome();
    {
      using archive = archiveOf(samples, often);
      await analyse(archive, editorial, { now });
      update(archive);
      await analyse(archive, narrower, { now });
    }
    const once = newHome();
    {
      using archive = archiveOf(samples, once);
      update(archive);
      await analyse(archive, narrower, { now });
    }
    const expected = filesOf(once);
    const differing = () => {
      const found = filesOf(often);
      return Object.keys({ ...found, ...expected }).filter(
        (path) => found[path] !== expected[path],
      );
    };
    expect(differing()).toEqual([]);

    const root = join(often, 'content', 'archive');
    writeFileSync(join(root, 'signals.json'), '[');
    rmSync(join(root, 'trends'), { recursive: true });
    writeFileSync(join(root, 'products', 'deals.json'), '');
    using archive = openArchive(often);
    expect((await analyse(archive, narrower, { now })).written).toBeGreaterThan(3);
    expect(differing()).toEqual([]);
    expect((await analyse(archive, narrower, { now })).written).toBe(0);
  });

  const some = samples.filter(({ sample }) => /^w4[67]-/.test(sample.id));
  const [late, ...early] = some.toReversed();

  it('may be cut short, each kind of it', async () => {
    if (!late) throw new Error('the sample web has such articles');
    const once = newHome();
    {
      using archive = archiveOf(some, once);
      await analyse(archive, editorial, { now });
    }
    const expected = filesOf(once);
    const base = newHome();
    {
      using archive = archiveOf(early, base);
      await analyse(archive, editorial, { now });
      addTo(archive, [late]);
    }
    const kinds = [...new Set(rowsOf(base).map((name) => name.split(' ')[0] ?? ''))];
    expect(kinds).toEqual([
      'briefs',
      'files',
      'gists',
      'headlines',
      'opinions',
      'radar',
      'stories',
      'words',
    ]);
    for (const kind of kinds) {
      const home = newHome();
      cpSync(base, home, { recursive: true });
      expect(truncate(home, kind), kind).toBeGreaterThan(0);
      using archive = openArchive(home);
      await analyse(archive, editorial, { now });
      const found = filesOf(home);
      expect(
        Object.keys({ ...found, ...expected }).filter((path) => found[path] !== expected[path]),
        kind,
      ).toEqual([]);
    }
  });

  it('goes with its weeks, and its headlines once signals no longer look at them', async () => {
    const home = newHome();
    {
      using archive = archiveOf(some, home);
      await analyse(archive, editorial, { now });
    }
    const headlines = rowsOf(home).filter((name) => name.startsWith('headlines '));
    expect(headlines).toEqual(['headlines 2026-W46', 'headlines 2026-W47']);
    {
      using archive = openArchive(home);
      await analyse(archive, editorial, { now: '2027-05-17T06:00:00.000Z' });
    }
    const later = rowsOf(home);
    expect(later).toEqual(expect.arrayContaining(['gists 2026-W46', 'radar 2026-11']));
    expect(later).not.toEqual(expect.arrayContaining(['headlines 2026-W46']));
    {
      using archive = openArchive(home);
      const excluded = some.filter(({ article }) => article.published < '2026-11-16');
      const articles = excluded.map(({ article }) => article.id);
      const decisions: Decision[] = [{ do: 'exclude', by: 'test', date: '2026-11-20', articles }];
      await analyse(archive, { ...editorial, decisions }, { now });
    }
    expect(rowsOf(home).filter((name) => name.endsWith('W46'))).toEqual([]);
    expect(rowsOf(home)).toEqual(expect.arrayContaining(['gists 2026-W47', 'words 2026-W47']));
  });
});
