/** A site that is built again: what nothing changed for stays, and the whole is what a build from nothing makes. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeFrontMatter } from '#front-matter';
import type { Brief } from '#schema/brief.ts';
import { type Lang, langs } from '#schema/lang.ts';
import type { Story } from '#schema/story.ts';
import { marsad } from '../e2e/command.ts';
import { treeOf } from '../e2e/tree.ts';

const home = mkdtempSync(join(tmpdir(), 'marsad-rebuild-'));
const dist = join(home, 'dist');
const day = '2026-11-20T10:00:00.000Z';

beforeAll(async () => {
  writeStories(['s-one', 's-two']);
  for (const lang of langs)
    for (const slug of ['2026-w47-ia', '2026-w47-cloud-dc']) write(lang, slug, 'Un texte.');
  await build();
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

it('renders the brief that changed and no other, and indexes its language alone', async () => {
  const other = join(dist, 'ar', 'briefs', '2026-w47-ia', 'index.html');
  const before = { tree: treeOf(dist), written: statSync(other).ino };
  write('fr', '2026-w47-ia', 'Un texte changé.');
  await build();
  const tree = treeOf(dist);
  const changed = Object.keys(tree).filter((file) => tree[file] !== before.tree[file]);
  const pages = changed.filter((file) => !file.startsWith('pagefind/'));
  expect(pages).toEqual(['fr/briefs/2026-w47-ia/index.html']);
  expect(statSync(other).ino).toBe(before.written);
  const bundles = changed.filter((file) => /^pagefind\/(?:fragment|index)\//.test(file));
  expect(bundles.length).toBeGreaterThan(0);
  for (const file of bundles) expect(file).toMatch(/^pagefind\/\w+\/fr_/);
});

it('takes away the pages of what is no more, and what searching found of them', async () => {
  rmSync(join(home, 'content', 'archive', 'briefs', 'en', '2026-w47-cloud-dc.md'));
  writeStories(['s-one']);
  await build();
  const files = Object.keys(treeOf(dist));
  expect(files.filter((file) => file.includes('s-two'))).toEqual([]);
  expect(files).not.toContain('en/briefs/2026-w47-cloud-dc/index.html');
  expect(files).toContain('fr/briefs/2026-w47-cloud-dc/index.html');
  // The others tell that they have one translation less.
  const twin = readFileSync(join(dist, 'fr', 'briefs', '2026-w47-cloud-dc', 'index.html'), 'utf8');
  expect(twin).not.toContain('hreflang="en" dir="ltr"');
  const { languages } = JSON.parse(
    readFileSync(join(dist, 'pagefind', 'pagefind-entry.json'), 'utf8'),
  );
  expect(Object.keys(languages).sort()).toEqual(['ar', 'en', 'fr']);
  expect(languages.en.page_count).toBeLessThan(languages.fr.page_count);
});

it('leaves all pages of stories and briefs when a story of a later day comes, but the home page tells its day', async () => {
  const before = treeOf(dist);
  writeStories(['s-one'], ['s-three']);
  await build();
  const tree = treeOf(dist);
  const old = Object.keys(before).filter((file) =>
    /^\w\w\/(?:stories|briefs)\/[^/]+\/index\.html$/.test(file),
  );
  expect(old.length).toBeGreaterThan(6);
  expect(old.filter((file) => tree[file] !== before[file])).toEqual([]);
  const told = (path: string) => readFileSync(join(dist, path, 'index.html'), 'utf8');
  expect(told('fr')).toContain('Dernier article recueilli le 21 novembre 2026');
  expect(told('fr/sources')).toContain('Dernier article recueilli le 21 novembre 2026');
});

const further = join(dist, 'fr', 'briefs', '2026-w47-ia', '2', 'index.html');

it('gives a brief that has become too long a further page', async () => {
  const sources = Array.from({ length: 600 }, (_, at) => `- Source ${at ** 5}\n`).join('');
  write('fr', '2026-w47-ia', `Un texte.\n\n## Sources\n\n${sources}`);
  await build();
  expect(readFileSync(further, 'utf8')).toContain('Sources');
});

it('takes the further page away when the brief is short again', async () => {
  write('fr', '2026-w47-ia', 'Un texte changé.');
  await build();
  expect(existsSync(further)).toBe(false);
});

it('ends with the site that a build from nothing makes, also while another observatory is built', async () => {
  // The names of index and filter files hang on the order in which Pagefind’s threads finish.
  const stable = () =>
    Object.entries(treeOf(dist)).filter(
      ([file]) => !/^pagefind\/.*(?:\.pf_(?:meta|index|filter)|entry\.json)$/.test(file),
    );
  const kept = stable();
  const beside = mkdtempSync(join(tmpdir(), 'marsad-beside-'));
  mkdirSync(join(beside, 'content'));
  const [, other] = await Promise.all([
    build('--force'),
    marsad(['build', '--home', beside]).finally(() => rmSync(beside, { recursive: true })),
  ]);
  expect(other.code).toBe(0);
  expect(stable()).toEqual(kept);
});

async function build(...given: string[]): Promise<void> {
  const { code, err } = await marsad(['build', '--home', home, ...given]);
  if (code !== 0) throw new Error(err);
}

function write(lang: Lang, slug: string, text: string): void {
  const brief: Brief = {
    title: `Titre ${slug}`,
    lang,
    kind: 'trend',
    concept: slug.slice(9),
    period: '2026-W47',
    week: '2026-W47',
    date: '2026-11-22',
    generated: day,
    description: 'Deux sujets.',
    stories: ['s-one'],
    counts: { articles: 1, stories: 1, outlets: 1, langs: 1 },
    translationKey: slug,
  };
  put(`archive/briefs/${lang}/${slug}.md`, writeFrontMatter(brief, `## Faits\n\n${text}\n`));
}

function writeStories(ids: string[], later: string[] = []): void {
  const stories = [...ids, ...later].map((id): Story => {
    const at = later.includes(id) ? '2026-11-21T10:00:00.000Z' : day;
    const article = {
      id: id.padEnd(16, '0'),
      title: `Sujet ${id}`,
      url: `https://exemple.ma/${id}`,
      source: 'exemple',
      outlet: 'Exemple',
      lang: 'fr',
      published: at,
      excerpt: 'Un extrait.',
    };
    return {
      id,
      title: article.title,
      lang: 'fr',
      titles: { fr: article.title },
      first: at,
      last: at,
      week: '2026-W47',
      articles: [article],
      langs: ['fr'],
      outlets: ['exemple'],
      concepts: [],
      entities: [],
      figures: [],
      events: [],
      dates: [],
      weight: 1,
    };
  });
  put(
    'archive/stories/2026-W47.ndjson',
    stories.map((story) => `${JSON.stringify(story)}\n`).join(''),
  );
}

function put(path: string, text: string): void {
  const file = join(home, 'content', path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}
