import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { loadEditorial } from '#editorial';
import type { WeakSignal } from '#schema/trend.ts';
import { checkContent } from '../../scripts/check.ts';
import { project } from '../../scripts/verb.ts';
import { marsad } from '../e2e/command.ts';

const home = mkdtempSync(join(tmpdir(), 'marsad-signals-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const signal: WeakSignal = {
  id: 'signal-0123456789ab',
  kind: 'phrase',
  expression: 'péage quantique',
  lang: 'fr',
  labels: { fr: 'péage quantique', ar: 'أداء كمي' },
  forms: ['péage quantique', 'péages quantiques', 'أداء كمي'],
  concepts: ['ia'],
  points: [],
  months: [],
  place: 'weak',
  visibility: 0.01,
  diffusion: 0.1,
  growth: 2,
  spread: 2,
  outlets: ['a', 'b', 'c'],
  stories: ['s-1'],
};

beforeEach(() => {
  mkdirSync(join(home, 'content', 'archive'), { recursive: true });
  writeFileSync(join(home, 'content', 'archive', 'signals.json'), JSON.stringify([signal]));
  rmSync(join(home, 'content', 'decisions'), { recursive: true, force: true });
  cpSync(join(project, 'content', 'taxonomy'), join(home, 'content', 'taxonomy'), {
    recursive: true,
  });
});

const run = (...args: string[]) => marsad(['signals', ...args, '--home', home]);

describe('signals', () => {
  it('are listed with what they rest on', async () => {
    expect((await run('list')).out).toContain('péage quantique');
  });

  it('accept writes a sound concept and changes no other line of the taxonomy', async () => {
    const file = join(home, 'content', 'taxonomy', '1-trend.yaml');
    const before = readFileSync(file, 'utf8');
    const wanting = await run('accept', signal.id, '--concept-id', 'peage', '--by', 'Salma');
    expect(wanting.code).toBe(2);
    expect(wanting.err).toContain('--en');
    const done = await run(
      ...['accept', signal.id, '--concept-id', 'peage', '--by', 'Salma', '--en', 'quantum toll'],
    );
    expect(done.code).toBe(0);
    expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true);
    const { taxonomy, problems } = loadEditorial(home);
    expect(problems).toEqual([]);
    expect(taxonomy.facets[0]?.concepts.at(-1)).toEqual({
      id: 'peage',
      prefLabel: { fr: 'péage quantique', ar: 'أداء كمي', en: 'quantum toll' },
      altLabel: { fr: ['péages quantiques'] },
    });
    const again = await run(
      ...['accept', signal.id, '--concept-id', 'peage', '--by', 'Salma', '--en', 'quantum toll'],
    );
    expect(again.err).toContain('taken already');
  });

  it('refuse adds to the decisions, one after the other', async () => {
    await run('refuse', signal.id, '--by', 'Salma', '--now', '2026-11-20T00:00:00Z');
    await run('refuse', signal.id, '--by', 'Salma', '--why', 'un mot de tous les jours');
    const { decisions, problems } = loadEditorial(home);
    expect(problems).toEqual([]);
    expect(decisions).toHaveLength(2);
    expect(decisions[0]).toEqual({
      do: 'refuse',
      by: 'Salma',
      date: '2026-11-20',
      signal: signal.id,
      expression: 'péage quantique',
    });
  });

  it('a ring of a concept nobody has is a mistake with its line and column', async () => {
    mkdirSync(join(home, 'content', 'decisions'), { recursive: true });
    writeFileSync(
      join(home, 'content', 'decisions', 'radar.yaml'),
      'decisions:\n  - { do: ring, by: S, date: 2026-11-20, concept: nulle-part, ring: core }\n',
    );
    expect(await checkContent(home)).toEqual([
      {
        file: 'content/decisions/radar.yaml',
        line: 2,
        column: 51,
        path: 'decisions.0.concept',
        message: 'no concept has the id “nulle-part”',
      },
    ]);
  });
});
