import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Study } from '#schema/study.ts';
import { checkContent } from '../../scripts/check.ts';
import { checkDocument } from '../../scripts/check-document.ts';
import { marsad } from '../e2e/command.ts';

const home = mkdtempSync(join(tmpdir(), 'marsad-check-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const front =
  '---\ntitle: Une étude\ndescription: Courte.\nlang: fr\ndate: 2026-11-23\nauthors: [Salma]\ntranslationKey: une-etude\nreferences:\n  - id: a\n    title: Livre\n---\n';
const places = (body: string, head = front) =>
  checkDocument('content/studies/fr/x.mdx', head + body, Study, new Set(['ia'])).map(
    ({ line, column }) => `${line}:${column}`,
  );

it('finds nothing in a sound study', () => {
  expect(places('\n## Titre\n\nTexte <Cite id="a" /> et <TrendChart trend="ia" />.\n')).toEqual([]);
});

it('points at unknown components, citations and concepts, imports and broken MDX', () => {
  expect(places('\nTexte <Inconnu />.\n')).toEqual(['13:7']);
  expect(places('\n<Cite id="b" />\n')).toEqual(['13:1']);
  expect(places('\n<TrendChart trend="non" />\n')).toEqual(['13:1']);
  expect(places('\nimport x from "y"\n')).toEqual(['13:1']);
  expect(places('\nTexte {ouvert\n')).toHaveLength(1);
});

it('points at each wrong line of the front matter at once', () => {
  const wrong = front.replace('date: 2026-11-23', 'date: demain').replace('lang: fr', 'lang: de');
  expect(places('', wrong).sort()).toEqual(['1:1', '4:7', '5:7']);
});

it('refuses code as front matter and a file without any', () => {
  expect(places('', '---js\nprocess.exit()\n---\n')).toEqual(['1:1']);
  expect(places('', 'Bonjour')).toEqual(['1:1']);
});

it('scaffolds a study that passes the check, and never overwrites one', async () => {
  mkdirSync(join(home, 'content'), { recursive: true });
  const made = await marsad([
    'new',
    'study',
    'ar',
    'ma-dirasa',
    '--home',
    home,
    '--now',
    '2026-11-23T00:00:00Z',
  ]);
  expect(made.code).toBe(0);
  const path = made.out.trim();
  expect(readFileSync(path, 'utf8')).toContain('draft: true');
  expect(await checkContent(home)).toEqual([]);
  expect((await marsad(['new', 'study', 'ar', 'ma-dirasa', '--home', home])).code).toBe(2);
  expect((await marsad(['new', 'study', 'ar', '../../etc', '--home', home])).code).toBe(2);
});

it('exits with 2 and file:line:column when content is wrong', async () => {
  mkdirSync(join(home, 'content', 'sources'), { recursive: true });
  writeFileSync(
    join(home, 'content', 'sources', 'x.yaml'),
    'id: x\nname: X\nkind: fed\nsite: https://exemple.ma/\nlang: fr\nverified: true\n',
  );
  const ran = await marsad(['check', '--home', home]);
  expect(ran.code).toBe(2);
  expect(ran.out).toContain('content/sources/x.yaml:3:7 kind:');
});

it('an empty observatory says what to do', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'marsad-empty-'));
  const ran = await marsad(['ingest', '--home', empty]);
  rmSync(empty, { recursive: true, force: true });
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('sources add');
});
