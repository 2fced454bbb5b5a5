import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '#archive';
import { loadEditorial } from '#editorial';
import type { Disagreement } from '#schema/disagreement.ts';
import { article, seen } from '../content/sample.ts';
import { marsad } from '../e2e/command.ts';

const home = mkdtempSync(join(tmpdir(), 'marsad-tags-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function disagreement(name: string, more: Partial<Disagreement>): Disagreement {
  const { id, url, title, lang, published } = article(name);
  return {
    kind: 'missing',
    concept: 'fintech',
    article: id,
    title,
    url,
    outlet: 'Exemple',
    lang,
    published,
    forms: { score: 0, evidence: [] },
    model: { score: 0.97, learnt: 20, words: ['virement', 'banque'] },
    ...more,
  };
}

const first = disagreement('premier', {});
const second = disagreement('second', {
  kind: 'doubtful',
  concept: 'ia',
  forms: { score: 0.632, evidence: [{ text: 'IA', start: 4, end: 6, field: 'title' }] },
  model: { score: 0.01, learnt: 90, words: ['aérienne'] },
});

beforeAll(() => {
  using archive = openArchive(home);
  archive.append('2026-11-20T09:00:00.000Z', [seen('premier'), seen('second')]);
  writeFileSync(
    join(home, 'content', 'archive', 'disagreements.json'),
    JSON.stringify([first, second]),
  );
});

const run = (...args: string[]) => marsad(['tags', ...args, '--home', home]);

describe('tags', () => {
  it('disagreements are listed with what each side says and how to settle it', async () => {
    const { out } = await run('disagreements');
    expect(out).toContain('missing  fintech  Titre de premier');
    expect(out).toContain('none found');
    expect(out).toContain('learnt from 20 articles; for it: «virement» «banque»');
    expect(out).toContain('0.632: «IA» (title)');
    expect(out).toContain(`marsad tags remove ${second.article} ia --by`);
    const only = await run('disagreements', '--concept', 'ia', '--json');
    expect(JSON.parse(only.out)).toEqual([second]);
  });

  it('add and remove write decisions, by id or address, and settle what was open', async () => {
    const now = ['--now', '2026-11-20T00:00:00Z'];
    expect((await run('add', first.article, 'fintech', '--by', 'Salma', ...now)).code).toBe(0);
    const removed = await run(
      'remove',
      second.url,
      'ia',
      '--by',
      'Salma',
      '--why',
      'avion',
      ...now,
    );
    expect(removed.out.trim()).toBe('content/decisions/tags.yaml');
    const { decisions, problems } = loadEditorial(home);
    expect(problems).toEqual([]);
    const base = { do: 'retag', by: 'Salma', date: '2026-11-20' };
    expect(decisions).toEqual([
      { ...base, articles: [first.article], add: ['fintech'] },
      { ...base, articles: [second.article], remove: ['ia'], why: 'avion' },
    ]);
    expect(JSON.parse((await run('disagreements', '--json')).out)).toEqual([]);
  });

  it('refuse what nobody has', async () => {
    const concept = await run('add', first.article, 'nulle-part', '--by', 'Salma');
    expect(concept).toMatchObject({ code: 2 });
    expect(concept.err).toContain('no concept has the id “nulle-part”');
    const unknown = await run('add', 'https://example.org/autre', 'ia', '--by', 'Salma');
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.err).toContain('no article has the id or address');
  });
});
