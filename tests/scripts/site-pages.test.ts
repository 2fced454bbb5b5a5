/** The order of a build, and which pages it leaves as they are. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { moveFiles, pruneFiles } from '../../scripts/site-files.ts';
import { pagesByLanguage } from '../../scripts/site-pages.ts';
import { jointEntry, searchKey } from '../../scripts/site-search.ts';
import { treeOf } from '../e2e/tree.ts';

interface Route {
  pathname: string;
  type?: 'endpoint';
  cacheKey?: string;
}

/** What Astro does with a prerenderer: asks it for the paths, then for each page in turn. */
async function astro(
  routes: Route[],
  input: Partial<Parameters<typeof pagesByLanguage>[0]> = {},
): Promise<{ told: string[]; output: ReturnType<typeof pagesByLanguage>['output'] }> {
  const told: string[] = [];
  const { integration, output } = pagesByLanguage({
    before: {},
    isThere: () => true,
    ready: Promise.resolve(),
    write: (pages) => Promise.resolve(pages.map(({ path }) => `text of ${path}`)),
    code: 'code',
    onWhole: (lang) => told.push(`${lang} is whole`),
    ...input,
  });
  const usual = {
    getStaticPaths: () =>
      Promise.resolve(
        routes.map(({ type = 'page', ...path }) => ({
          ...path,
          route: { type, route: path.pathname },
        })),
      ),
    render: ({ url }: Request) => {
      told.push(new URL(url).pathname);
      return Promise.resolve(new Response(`page ${url}`));
    },
  };
  const hooks: Record<string, unknown> = integration.hooks;
  call(hooks['astro:config:done'], { config: { base: '/' } });
  call(hooks['astro:build:start'], {
    setPrerenderer: async (make: (usual: unknown) => Driven) => {
      rendered = drive(make(usual));
    },
  });
  await rendered;
  return { told, output };
}

let rendered: Promise<void> = Promise.resolve();

interface Driven {
  getStaticPaths(): Promise<{ pathname: string; route: object }[]>;
  render(request: Request, options: object): Promise<Response>;
  teardown(): Promise<void>;
}

async function drive(prerenderer: Driven): Promise<void> {
  for (const { pathname, route } of await prerenderer.getStaticPaths())
    await prerenderer.render(new Request(`https://marsad.example/${pathname}/`), {
      routeData: route,
    });
  await prerenderer.teardown();
}

function call(hook: unknown, given: unknown): void {
  if (typeof hook === 'function') hook(given);
}

it('writes one language after the other, what is no page last, and tells when a language is whole', async () => {
  const { told } = await astro([
    { pathname: 'data/trends.csv', type: 'endpoint' },
    { pathname: 'en/a' },
    { pathname: 'fr/a' },
    { pathname: 'fr/card.png', type: 'endpoint' },
    { pathname: 'ar/a' },
    { pathname: 'fr/b' },
  ]);
  expect(told).toEqual([
    '/fr/a/',
    '/fr/b/',
    'fr is whole',
    '/ar/a/',
    'ar is whole',
    '/en/a/',
    'en is whole',
    '/data/trends.csv/',
    '/fr/card.png/',
  ]);
});

it('tells of the last language where nothing follows it', async () => {
  const { told } = await astro([{ pathname: 'en/a' }]);
  expect(told).toEqual(['fr is whole', 'ar is whole', '/en/a/', 'en is whole']);
});

it('leaves a page whose key, code and file are those of the last build, and no other', async () => {
  const routes = [{ pathname: 'fr/a', cacheKey: '1' }, { pathname: 'fr/list' }];
  const { output: first } = await astro(routes);
  const rendering = async (changed: Route[], input: object = {}) => {
    const { told, output } = await astro(changed, { before: first.pages, ...input });
    return [told.includes('/fr/a/'), output.kept.has('fr/a'), told.includes('/fr/list/')];
  };
  expect(await rendering(routes)).toEqual([false, true, true]);
  expect(await rendering([{ pathname: 'fr/a', cacheKey: '2' }])).toEqual([true, false, false]);
  expect(await rendering(routes, { code: 'other' })).toEqual([true, false, true]);
  expect(await rendering(routes, { isThere: () => false })).toEqual([true, false, true]);
});

it('makes the key of a search index of the pages of its language, whatever their order', () => {
  const pages = { 'fr/a': { search: '1' }, fr: { search: '2' }, 'ar/a': { search: '3' } };
  const turned = { 'ar/a': { search: '4' }, fr: { search: '2' }, 'fr/a': { search: '1' } };
  expect(searchKey(turned, 'fr', 'code')).toBe(searchKey(pages, 'fr', 'code'));
  expect(searchKey(turned, 'ar', 'code')).not.toBe(searchKey(pages, 'ar', 'code'));
  expect(searchKey({ 'fr/a': { search: '1' } }, 'fr', 'code')).not.toBe(
    searchKey(pages, 'fr', 'code'),
  );
  expect(searchKey(pages, 'fr', 'other code')).not.toBe(searchKey(pages, 'fr', 'code'));
  // What is not to be found does not count.
  expect(searchKey({ ...pages, 'fr/list': {} }, 'fr', 'code')).toBe(searchKey(pages, 'fr', 'code'));
});

it('joins the entries of all languages', () => {
  const record = (lang: string) => ({
    key: '',
    files: [],
    entry: { version: '1', languages: { [lang]: { page_count: 1 } } },
  });
  expect(JSON.parse(jointEntry({ en: record('en'), fr: record('fr') }))).toEqual({
    version: '1',
    languages: { fr: { page_count: 1 }, en: { page_count: 1 } },
  });
});

it('moves new files over old ones, and takes away the rest with its empty folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-files-'));
  const put = (path: string, text: string) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    for (const path of ['site/a/index.html', 'site/b/c/index.html', 'site/kept.html'])
      put(path, 'old');
    for (const path of ['new/a/index.html', 'new/d/index.html']) put(path, 'new');
    const moved = moveFiles(join(folder, 'new'), join(folder, 'site'));
    pruneFiles(join(folder, 'site'), (file) => [...moved, 'kept.html'].includes(file));
    expect(Object.keys(treeOf(join(folder, 'site')))).toEqual([
      'a/index.html',
      'd/index.html',
      'kept.html',
    ]);
    expect(() => rmSync(join(folder, 'site', 'b'))).toThrow();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
