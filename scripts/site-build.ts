/** Content → the site, with what the last build has made of it: only what something changed for is made anew. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { z } from 'zod';
import { Lang, langs } from '#schema/lang.ts';
import { readIfThere, realDisk } from '../content/disk.ts';
import { moveFiles, pruneFiles } from './site-files.ts';
import { type PageOutput, PageRecords, pagesByLanguage } from './site-pages.ts';
import {
  entryName,
  indexLanguage,
  jointEntry,
  readBundle,
  SearchRecord,
  searchFolder,
  searchKey,
} from './site-search.ts';
import { project } from './verb.ts';

/** What a build leaves for the next one. */
const Left = z.object({ pages: PageRecords, search: z.partialRecord(Lang, SearchRecord) });
type Left = z.infer<typeof Left>;

/** A build on its way. */
interface Building {
  /** The site that readers see. */
  dist: string;
  /** What is built, before readers see it. */
  fresh: string;
  /** Search bundles on their way, one folder a language. */
  bundles: string;
  before: Left;
  output: PageOutput;
  search: Left['search'];
}

/**
 * Build the site of the observatory at `home` into `dist`. `code` is the digest of all that pages are made with; with `force`, what
 * the last build left is not used. `complete` is called with the folder of the pages made anew, before readers see them. The old site
 * stands until all pages are made; its search index until the new one is.
 */
export async function buildInto(
  dist: string,
  home: string,
  code: string,
  force: boolean,
  complete: (fresh: string) => Promise<void>,
): Promise<void> {
  const cache = join(home, '.cache');
  const record = join(cache, 'build.json');
  const before = (force ? undefined : readLeft(record)) ?? { pages: {}, search: {} };
  const [fresh, bundles] = [join(cache, 'dist'), join(cache, 'search')];
  clear(fresh, bundles);
  const jobs = new Map<Lang, Promise<void>>();
  const { integration, output } = pagesByLanguage({
    before: before.pages,
    isThere: (path) => existsSync(join(dist, path, 'index.html')),
    code,
    onWhole(lang) {
      // A language of which pages are kept lies in two places: it waits until they are one.
      if ([...output.kept].some((path) => path.startsWith(`${lang}/`))) return;
      const job = indexLanguage(fresh, lang, join(bundles, lang));
      job.catch(() => undefined);
      jobs.set(lang, job);
    },
  });
  await runAstro(home, fresh, integration);
  await Promise.all(jobs.values());
  await complete(fresh);
  const building: Building = { dist, fresh, bundles, before, output, search: {} };
  for (const lang of jobs.keys()) takeBundle(building, lang, fresh);
  // A build that is killed from here on leaves no record: the next one makes everything anew.
  rmSync(record, { force: true });
  if (output.kept.size === 0) replace(building);
  else await merge(building);
  realDisk.writeAtomic(record, JSON.stringify({ pages: output.pages, search: building.search }));
}

function readLeft(file: string): Left | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return Left.safeParse(JSON.parse(text)).data;
  } catch {
    // It was cut off: all is made anew.
    return undefined;
  }
}

/** A site of which nothing stays takes the place of the old one as a whole. */
function replace({ dist, fresh, bundles, search }: Building): void {
  realDisk.writeAtomic(join(fresh, searchFolder, entryName), jointEntry(search));
  const old = `${fresh}.old`;
  clear(old);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  clear(old, bundles);
}

/** New files go over the old ones; then what is no more goes, and the languages that changed are indexed. */
async function merge(building: Building): Promise<void> {
  const { dist, fresh, bundles, output, search } = building;
  const kept = [...output.kept].map((path) => join(path, 'index.html'));
  const site = new Set([...moveFiles(fresh, dist), ...kept]);
  // What is no more must not be found; bundles go once the new ones are there.
  pruneFiles(dist, (file) => site.has(file) || file.startsWith(`${searchFolder}/`));
  const late = langs.filter((lang) => search[lang] === undefined);
  await Promise.all(late.map((lang) => indexAgain(building, lang)));
  realDisk.writeAtomic(join(dist, searchFolder, entryName), jointEntry(search));
  const bundled = new Set(Object.values(search).flatMap(({ files }) => files));
  pruneFiles(join(dist, searchFolder), (file) => file === entryName || bundled.has(file));
  clear(fresh, bundles);
}

/** The index of a language of the merged site: the one there is while its pages are the same. */
async function indexAgain(building: Building, lang: Lang): Promise<void> {
  const { dist, bundles, before, output, search } = building;
  const known = before.search[lang];
  const isThere = (file: string) => existsSync(join(dist, searchFolder, file));
  if (known && known.key === searchKey(output.pages, lang) && known.files.every(isThere)) {
    search[lang] = known;
    return;
  }
  await indexLanguage(dist, lang, join(bundles, lang));
  takeBundle(building, lang, dist);
}

function takeBundle({ bundles, output, search }: Building, lang: Lang, site: string): void {
  const folder = join(bundles, lang);
  search[lang] = readBundle(folder, searchKey(output.pages, lang));
  moveFiles(folder, join(site, searchFolder));
}

function clear(...folders: string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
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
