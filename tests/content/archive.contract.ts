/** What every implementation of the archive must do; a database behind the same door runs through this too. */
import { describe, expect, it } from 'vitest';
import type { Archive } from '#archive';
import { analysed, article, seen } from './sample.ts';

/** `open` opens the archive of one home; called twice with the same home it must see the same data. */
export function archiveContract(
  name: string,
  newHome: () => string,
  open: (home: string) => Archive,
): void {
  describe(`archive contract: ${name}`, () => {
    it('gives back what was appended, in order of id, after reopening', () => {
      const home = newHome();
      {
        using archive = open(home);
        archive.append('2026-11-20T09:00:00Z', [seen('b'), seen('a')]);
        expect([...archive.articles()].map(({ title }) => title)).toEqual([
          'Titre de a',
          'Titre de b',
        ]);
      }
      using again = open(home);
      expect(again.count()).toBe(2);
      expect(again.article(article('a').id)).toEqual(article('a'));
    });

    it('keeps the latest state of an article, whatever the order of the runs', () => {
      const home = newHome();
      using archive = open(home);
      const at = '2026-11-21T09:00:00.000Z';
      archive.append(at, [{ type: 'updated', at, article: article('a', { title: 'Nouveau' }) }]);
      archive.append('2026-11-20T09:00:00.000Z', [seen('a')]);
      expect(archive.article(article('a').id)?.title).toBe('Nouveau');
      expect(archive.count()).toBe(1);
    });

    it('takes the same events twice without a trace', () => {
      using archive = open(newHome());
      archive.append('2026-11-20T09:00:00Z', [seen('a')]);
      archive.append('2026-11-20T09:00:00Z', [seen('a')]);
      archive.append('2026-11-20T10:00:00Z', []);
      expect(archive.count()).toBe(1);
    });

    it('never shows a removed article again, even when it is seen later', () => {
      const home = newHome();
      using archive = open(home);
      const { id } = article('a');
      archive.append('2026-11-20T09:00:00Z', [seen('a'), seen('b')]);
      archive.append('2026-11-20T10:00:00Z', [
        { type: 'removed', at: '2026-11-20T10:00:00Z', id, reason: 'demande' },
      ]);
      archive.append('2026-11-22T09:00:00Z', [seen('a', '2026-11-22T09:00:00Z')]);
      expect([...archive.articles()].map((found) => found.id)).toEqual([article('b').id]);
      expect(archive.isRemoved(id)).toBe(true);
      expect(archive.article(id)).toBeUndefined();
      expect([...archive.removed()].map((found) => found.id)).toEqual([id]);
    });

    it('marks what a publisher took down and keeps it', () => {
      using archive = open(newHome());
      const { id } = article('a');
      archive.append('2026-11-20T09:00:00Z', [
        seen('a'),
        { type: 'gone', at: '2026-11-20T09:00:00Z', id },
      ]);
      expect(archive.isGone(id)).toBe(true);
      expect(archive.count()).toBe(1);
    });

    it('refuses an event that is none, and stores nothing of the run', () => {
      using archive = open(newHome());
      const broken = { ...article('a'), url: 'javascript:alert(1)' };
      expect(() =>
        archive.append('2026-11-20T09:00:00Z', [
          seen('b'),
          { type: 'seen', at: '2026-11-20T09:00:00Z', article: broken },
        ]),
      ).toThrow();
      expect(archive.count()).toBe(0);
    });

    it('keeps features by article, the latest analysis winning', () => {
      using archive = open(newHome());
      const features = analysed('a');
      archive.append('2026-11-20T09:00:00Z', [
        { type: 'analysed', at: '2026-11-20T09:00:00Z', features },
      ]);
      archive.append('2026-11-21T09:00:00Z', [
        { type: 'analysed', at: '2026-11-21T09:00:00Z', features: { ...features, version: 2 } },
      ]);
      expect(archive.features(features.id)?.version).toBe(2);
    });

    it('tells of every article what shows that it changed', () => {
      using archive = open(newHome());
      archive.append('2026-11-20T09:00:00Z', [seen('a'), seen('b')]);
      archive.append('2026-11-20T10:00:00Z', [
        { type: 'analysed', at: '2026-11-20T10:00:00Z', features: analysed('a') },
      ]);
      const { id, published, firstSeen, source, fingerprint } = article('a');
      const { version, words } = analysed('a');
      const [a, b] = [...archive.heads()];
      expect(a).toMatchObject({ id, published, firstSeen, source, fingerprint });
      expect(a?.read).toMatchObject({ version, words });
      expect(b?.read).toBeUndefined();
      const at = '2026-11-21T09:00:00Z';
      archive.append(at, [
        { type: 'updated', at, article: { ...article('a'), title: 'Autre titre' } },
        { type: 'removed', at, id: article('b').id, reason: 'demande' },
      ]);
      const after = [...archive.heads()];
      expect(after).toHaveLength(1);
      expect(after[0]?.rank).not.toBe(a?.rank);
      expect(after[0]?.read).toEqual(a?.read);
      expect(archive.head(article('a').id)).toEqual(after[0]);
      expect(archive.head(article('b').id)).toBeUndefined();
    });

    it('keeps results under the key of what they rest on', () => {
      using archive = open(newHome());
      archive.kept.put('words 2026-W47', 'one', Uint8Array.of(1, 2));
      expect(archive.kept.get('words 2026-W47', 'one')).toEqual(Uint8Array.of(1, 2));
      expect(archive.kept.get('words 2026-W47', 'two')).toBeUndefined();
      archive.kept.put('words 2026-W47', 'two', Uint8Array.of(3));
      expect(archive.kept.get('words 2026-W47', 'one')).toBeUndefined();
      archive.kept.put('words 2026-W48', 'two', new Uint8Array(0));
      expect(archive.kept.forget((name) => name === 'words 2026-W47')).toBe(1);
      expect(archive.kept.get('words 2026-W47', 'two')).toBeUndefined();
      expect(archive.kept.get('words 2026-W48', 'two')).toEqual(new Uint8Array(0));
    });

    it('keeps texts apart and forgets the old ones', () => {
      using archive = open(newHome());
      archive.texts.put('a', 'long texte', '2026-10-01T00:00:00Z');
      archive.texts.put('b', 'نص طويل', '2026-11-20T00:00:00Z');
      expect(archive.texts.forgetBefore('2026-11-01T00:00:00Z')).toBe(1);
      expect(archive.texts.get('a')).toBeUndefined();
      expect(archive.texts.get('b')).toBe('نص طويل');
    });

    it('writes derived files only when their bytes differ, and prunes the rest', () => {
      using archive = open(newHome());
      expect(archive.derived.write('briefs/fr/x.md', 'un')).toBe(true);
      expect(archive.derived.write('briefs/fr/x.md', 'un')).toBe(false);
      archive.derived.write('briefs/fr/y.md', 'deux');
      expect(archive.derived.prune('briefs', new Set(['fr/y.md']))).toEqual(['fr/x.md']);
      expect(archive.derived.list('briefs')).toEqual(['fr/y.md']);
      expect(archive.derived.read('briefs/fr/x.md')).toBeUndefined();
    });

    it('lets one run work at a time', () => {
      const home = newHome();
      using archive = open(home);
      {
        using _held = archive.lock();
        expect(() => archive.lock()).toThrow(/another run/);
      }
      using _again = archive.lock();
      expect(archive.count()).toBe(0);
    });

    it('says the same after compaction', () => {
      const home = newHome();
      {
        using archive = open(home);
        archive.append('2026-11-20T09:00:00Z', [seen('a'), seen('b')]);
        archive.append('2026-11-20T10:00:00Z', [seen('c', '2026-11-20T10:00:00Z')]);
        archive.append('2026-11-21T10:00:00Z', [seen('d', '2026-11-21T10:00:00Z')]);
        archive.compact('2026-11-21T12:00:00Z');
        expect(archive.count()).toBe(4);
        archive.append('2026-11-20T11:00:00Z', [seen('e', '2026-11-20T11:00:00Z')]);
        archive.compact('2026-11-22T00:00:00Z');
      }
      using again = open(home);
      expect([...again.articles()].map(({ title }) => title.slice(-1)).join('')).toBe('abcde');
    });
  });
}
