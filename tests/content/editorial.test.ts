import { expect, it } from 'vitest';
import { checkYaml } from '#editorial';
import { Settings } from '#schema/settings.ts';
import { Source } from '#schema/source.ts';

const good =
  'id: exemple\nname: Exemple\nkind: feed\nsite: https://example.org/\nlang: fr\nverified: false\n';

it('reads a source', () => {
  expect(checkYaml('s.yaml', good, Source).value?.id).toBe('exemple');
});

it('names line and column of every mistake at once', () => {
  const { problems } = checkYaml(
    's.yaml',
    `${good.replace('feed', 'fed')}url: javascript:alert(1)\ncolour: red\n`,
    Source,
  );
  expect(problems.map(({ line, column, path }) => `${line}:${column} ${path}`).sort()).toEqual([
    '3:7 kind',
    '7:6 url',
    '8:9 colour',
  ]);
});

it('names the place of broken YAML, of a key given twice, and refuses aliases', () => {
  expect(checkYaml('s.yaml', 'a: [', Source).problems[0]?.line).toBe(1);
  expect(checkYaml('s.yaml', `${good}id: twice\n`, Source).problems[0]).toMatchObject({
    line: 7,
    column: 1,
  });
  expect(
    checkYaml('s.yaml', `${good}facets: &a [x]\nfolder: *a\n`, Source).problems[0]?.message,
  ).toMatch(/aliases/);
});

it('points at the parent of what is missing', () => {
  expect(checkYaml('s.yaml', 'id: exemple\n', Source).problems[0]).toMatchObject({
    line: 1,
    column: 1,
  });
});

it('settings are CC BY where they say nothing, and take no contact that readers cannot use', () => {
  expect(Settings.parse({})).toEqual(Settings.parse({ licences: {} }));
  expect(Settings.parse({}).licences.texts.id).toBe('CC-BY-4.0');
  expect(
    checkYaml(
      's.yaml',
      'contact: { email: nobody, url: javascript:alert(1) }\n',
      Settings,
    ).problems.map(({ path }) => path),
  ).toEqual(['contact.email', 'contact.url']);
});
