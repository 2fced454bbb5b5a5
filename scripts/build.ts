/** `marsad build`: content → dist/, the old site standing until the new one is whole. */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Command } from 'commander';
import { z } from 'zod';
import { Lang, langs } from '#schema/lang.ts';
import { filesBelow, readIfThere, realDisk } from '../content/disk.ts';
import { moveFiles, pruneFiles } from './site-files.ts';
import { pagesByLanguage } from './site-pages.ts';
import {
  entryName,
  indexLanguage,
  jointEntry,
  readBundle,
  type SearchRecord,
  searchFolder,
  searchKey,
} from './site-search.ts';
import { type Common, common, print, project, say } from './verb.ts';

interface Options extends Common {
  force?: boolean;
}

/** What a build did. */
export interface Built {
  dist: string;
  pages: number;
  /** false: nothing had changed, the site stands as it was. */
  built: boolean;
  seconds: number;
}

export function addBuild(program: Command): void {
  common(program.command('build').description('build the site into <home>/dist'))
    .option('--force', 'build even when nothing has changed')
    .action(async (options: Options) => {
      const built = await buildSite(options.home, options.force === true);
      if (options.json) print(JSON.stringify(built));
      else
        print(
          built.built
            ? `${built.pages} pages in ${built.seconds} s: ${built.dist}`
            : `nothing has changed: ${built.dist}`,
        );
    });
}

/** What the last build left for the next. */
const Left = z.object({
  pages: z.record(z.string(), z.object({ key: z.string().optional(), bytes: z.string() })),
  search: z.partialRecord(
    Lang,
    z.object({
      key: z.string(),
      files: z.array(z.string()),
      entry: z.looseObject({ languages: z.record(z.string(), z.unknown()) }),
    }),
  ),
});
type Left = z.infer<typeof Left>;

/** Folders and files of a build. */
interface Places {
  /** The site that readers see. */
  dist: string;
  /** What is built, before readers see it. */
  fresh: string;
  /** Search bundles, one folder a language. */
  bundles: string;
  memo: string;
  left: string;
}

/**
 * Build the site of the observatory at `home` into `<home>/dist`, with its search index. Skipped when no input has changed; pages
 * and indexes of languages that nothing has changed for stay as they are, unless `force`.
 */
export async function buildSite(home: string, force = false): Promise<Built> {
  const started = performance.now();
  const cache = join(home, '.cache');
  const places: Places = {
    dist: join(home, 'dist'),
    fresh: join(cache, 'dist'),
    bundles: join(cache, 'search'),
    memo: join(cache, 'build.sha256'),
    left: join(cache, 'build.json'),
  };
  const { dist, memo } = places;
  const code = digestOfCode(home);
  const digest = digestOfInputs(home, code);
  if (!force && existsSync(join(dist, 'index.html')) && readIfThere(memo) === digest) {
    return { dist, pages: pagesOf(dist), built: false, seconds: 0 };
  }
  const before = force ? undefined : readLeft(places.left);
  for (const folder of [places.fresh, places.bundles])
    rmSync(folder, { recursive: true, force: true });
  const left = await buildInto(places, home, code, before ?? { pages: {}, search: {} });
  realDisk.writeAtomic(places.left, JSON.stringify(left));
  realDisk.writeAtomic(memo, digest);
  return {
    dist,
    pages: pagesOf(dist),
    built: true,
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

function readLeft(file: string): Left | undefined {
  const text = readIfThere(file);
  return text === undefined ? undefined : Left.safeParse(JSON.parse(text)).data;
}

/** The pages, and as soon as a language is whole its index, while the next language is written. */
async function buildInto(places: Places, home: string, code: string, before: Left): Promise<Left> {
  const { dist, fresh, bundles } = places;
  const jobs = new Map<Lang, Promise<void>>();
  const isKept = (lang: Lang) => [...output.kept].some((path) => path.startsWith(`${lang}/`));
  const { integration, output } = pagesByLanguage({
    before: before.pages,
    isThere: (path) => existsSync(join(dist, path, 'index.html')),
    code,
    onWhole(lang) {
      // A language of which pages are kept lies in two places: it waits until they are one.
      if (isKept(lang)) return;
      const job = indexLanguage(fresh, lang, join(bundles, lang));
      job.catch(() => undefined);
      jobs.set(lang, job);
    },
  });
  await runAstro(home, fresh, integration);
  await Promise.all(jobs.values());
  const search = new Map<Lang, SearchRecord>();
  const take = (lang: Lang, into: string) => {
    const folder = join(bundles, lang);
    search.set(lang, readBundle(folder, searchKey(output.pages, lang)));
    moveFiles(folder, join(into, searchFolder));
  };
  for (const lang of jobs.keys()) take(lang, fresh);
  const entry = () => jointEntry(Object.fromEntries(search));
  // A build that is killed from here on leaves no record: the next one makes everything anew.
  for (const record of [places.left, places.memo]) rmSync(record, { force: true });
  if (output.kept.size === 0) {
    realDisk.writeAtomic(join(fresh, searchFolder, entryName), entry());
    replace(dist, fresh);
    return { pages: output.pages, search: Object.fromEntries(search) };
  }
  const keptFiles = [...output.kept].map((path) => join(path, 'index.html'));
  const site = new Set([...moveFiles(fresh, dist), ...keptFiles]);
  // Before anything is indexed: what is no more must not be found. Bundles go once the new ones are there.
  pruneFiles(dist, (file) => site.has(file) || file.startsWith(`${searchFolder}/`));
  const late = langs.filter((lang) => !jobs.has(lang));
  await Promise.all(
    late.map(async (lang) => {
      const known = before.search[lang];
      const isThere = (file: string) => existsSync(join(dist, searchFolder, file));
      if (known && known.key === searchKey(output.pages, lang) && known.files.every(isThere)) {
        search.set(lang, known);
        return;
      }
      await indexLanguage(dist, lang, join(bundles, lang));
      take(lang, dist);
    }),
  );
  realDisk.writeAtomic(join(dist, searchFolder, entryName), entry());
  const bundled = new Set([...search.values()].flatMap(({ files }) => files));
  pruneFiles(join(dist, searchFolder), (file) => file === entryName || bundled.has(file));
  for (const folder of [fresh, bundles]) rmSync(folder, { recursive: true, force: true });
  return { pages: output.pages, search: Object.fromEntries(search) };
}

/** The new site in the place of the old one. */
function replace(dist: string, fresh: string): void {
  const old = `${fresh}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

async function runAstro(home: string, dist: string, integration: AstroIntegration): Promise<void> {
  process.env['MARSAD_HOME'] = home;
  process.env['MARSAD_DIST'] = dist;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { build } = await import('astro');
  try {
    await build({ root: join(project, 'site'), logLevel: 'error', integrations: [integration] });
  } catch (cause) {
    throw new Error(
      'the site could not be built; the old one still stands (marsad check names mistakes in content)',
      { cause },
    );
  }
}

/** One hash over everything a page can show: the content and all it is made with. */
function digestOfInputs(home: string, code: string): string {
  const hash = createHash('sha256').update(code);
  addFolder(hash, home, 'content');
  return hash.digest('hex');
}

/** One hash over what pages are made with: the site’s code, the versions of its libraries, its address, the words of the project. */
function digestOfCode(home: string): string {
  const hash = createHash('sha256');
  if (home !== project)
    for (const folder of ['content/taxonomy', 'content/lexicon']) addFolder(hash, project, folder);
  addFolder(hash, project, 'content/schema');
  addFolder(hash, project, 'site/src');
  addFolder(hash, project, 'site/public');
  hash.update(readIfThere(join(project, 'site', 'astro.config.ts')) ?? '');
  hash.update(readIfThere(join(project, 'package-lock.json')) ?? '');
  for (const name of ['MARSAD_SITE', 'MARSAD_BASE'])
    hash.update(`${name}=${process.env[name] ?? ''}\0`);
  return hash.digest('hex');
}

function addFolder(hash: Hash, root: string, folder: string): void {
  for (const path of filesBelow(join(root, folder))) {
    if (folder === 'content' && path.startsWith('archive/log/')) continue;
    hash
      .update(`${folder}/${path}\0`)
      .update(readFileSync(join(root, folder, path)))
      .update('\0');
  }
}

function pagesOf(dist: string): number {
  return filesBelow(dist).filter(
    (path) => path.endsWith('.html') && statSync(join(dist, path)).size > 0,
  ).length;
}

/** Tell a build in a line. */
export function sayBuilt(built: Built): void {
  say(built.built ? `built ${built.pages} pages in ${built.seconds} s` : 'the site is up to date');
}
