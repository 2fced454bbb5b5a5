/** `sources check ID --page URL`: an editor tries selectors on a page before they go into the source’s file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { marsad } from '../e2e/command.ts';
import { openWorld, type World } from '../ingest/behaviours/world.ts';
import { page, prose, titles } from '../ingest/page/page.ts';

const url = 'http://a.example/un';

async function check(world: World, extract: string, ...options: string[]) {
  const folder = join(world.home, 'content', 'sources');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'a.yaml'),
    `id: a\nname: Journal A\nkind: feed\nurl: http://a.example/flux\nsite: http://a.example/\nlang: fr\nverified: true\n${extract}`,
  );
  return marsad([
    ...['sources', 'check', 'a', '--page', url, '--home', world.home, '--via', world.via],
    ...['--now', '2026-11-20T10:00:00Z', ...options],
  ]);
}

const [one = '', two = ''] = prose.fr;
const html = page(
  'fr',
  `<h1>${titles.fr}</h1><div class="texte"><p>${one}</p><p class="pub">Réclame maison</p><p>${two}</p></div>`,
);

test('shows what the selectors read', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/un', html);
  const ran = await check(world, 'extract:\n  body: .texte\n  remove: [.pub]\n', '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(ran.out)).toMatchObject({ title: titles.fr, text: `${one}\n\n${two}` });
});

test('a selector that finds nothing is named, and the exit code tells', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/un', html);
  const ran = await check(world, 'extract:\n  body: .corps\n');
  expect(ran.err).toContain('a: extract.body “.corps” finds no text in this page');
  expect(ran.out).toContain(two);
  expect(ran.code).toBe(1);
});

test('a page that is not there says so with its status', async () => {
  await using world = await openWorld();
  const ran = await check(world, '');
  expect(ran.err).toContain(`${url} answered 404`);
  expect(ran.code).toBe(1);
});
