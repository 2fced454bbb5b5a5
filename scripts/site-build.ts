/** Content → the site, with what the last build has made of it: only what something changed for is made anew. */
import { once } from 'node:events';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { z } from 'zod';
import { Lang } from '#schema/lang.ts';
import { readIfThere, realDisk } from '../content/disk.ts';
import { Locked, takeLock } from '../content/lock.ts';
import { base, site } from '../site/src/address.ts';
import type { Preparing } from '../site/src/brief-store.ts';
import { startWriter } from './page-writer.ts';
import { linkFiles, moveFiles, pruneFiles } from './site-files.ts';
import { type PageOutput, PageRecords, pagesByLanguage } from './site-pages.ts';
import {
  entryName,
  indexLanguage,
  jointEntry,
  SearchRecord,
  searchFolder,
  searchKey,
  searchTexts,
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
  output: PageOutput;
  /** The index of every language, new or as it was. */
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
  const ready = prepareBriefs({
    home,
    code: force ? '' : code,
    site,
    base: base.replace(/\/$/, ''),
  });
  const texts = searchTexts(join(cache, 'search-texts'));
  const writer = startWriter({ pages: fresh, search: texts.folder });
  const indexing = new Map<Lang, Promise<SearchRecord>>();
  // One after the other: two at once are no faster beside Astro, and take 700 MB each for 5,000 pages.
  let turn: Promise<unknown> = Promise.resolve();
  const { integration, output } = pagesByLanguage({
    before: before.pages,
    isThere: (path) =>
      existsSync(join(dist, path, 'index.html')) &&
      (before.pages[path]?.search === undefined || texts.has(path)),
    ready,
    code,
    write: writer.write,
    onWhole(lang) {
      texts.prune(lang, output.pages);
      const key = searchKey(output.pages, lang, code);
      const known = before.search[lang];
      const job =
        known?.key === key && isComplete(known, dist)
          ? Promise.resolve(known)
          : turn.then(() => indexLanguage(texts.folder, lang, join(bundles, lang), key));
      turn = job.catch(() => undefined);
      indexing.set(lang, job);
    },
  });
  await runAstro(home, fresh, integration).finally(writer.close);
  const search: Left['search'] = {};
  for (const [lang, job] of indexing) search[lang] = await job;
  await complete(fresh);
  const building: Building = { dist, fresh, bundles, output, search };
  // A build that is killed from here on leaves no record: the next one makes everything anew.
  rmSync(record, { force: true });
  if (output.kept.size === 0) replace(building);
  else merge(building);
  realDisk.writeAtomic(record, JSON.stringify({ pages: output.pages, search }));
}

/** Prepare the briefs in a thread, while Astro gets ready. Throws what is wrong with one. */
function prepareBriefs(preparing: Preparing): Promise<void> {
  const thread = new Worker(new URL('../site/src/brief-thread.ts', import.meta.url), {
    workerData: preparing,
  });
  const done = once(thread, 'exit').then(() => undefined);
  // Astro may fail before it waits for this.
  done.catch(() => undefined);
  return done;
}

function isComplete({ files }: SearchRecord, dist: string): boolean {
  return files.every((file) => existsSync(join(dist, searchFolder, file)));
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
function replace(building: Building): void {
  const { dist, fresh, bundles } = building;
  fillSearch(building, fresh);
  const old = `${fresh}.old`;
  clear(old);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  clear(old, bundles);
}

/** New files go over the old ones; then what is no more goes. */
function merge(building: Building): void {
  const { dist, fresh, bundles, output } = building;
  const kept = [...output.kept].map((path) => join(path, 'index.html'));
  const site = new Set([...moveFiles(fresh, dist), ...kept]);
  // What is no more must not be found; bundles go once the new ones are there.
  pruneFiles(dist, (file) => site.has(file) || file.startsWith(`${searchFolder}/`));
  const bundled = new Set(fillSearch(building, dist));
  pruneFiles(join(dist, searchFolder), (file) => file === entryName || bundled.has(file));
  clear(fresh, bundles);
}

/** The indexes of all languages into a site, new ones from their bundles, the others from the site that readers see; returns their files. */
function fillSearch({ dist, bundles, search }: Building, site: string): string[] {
  const folder = join(site, searchFolder);
  const records = Object.entries(search);
  for (const [lang, { files }] of records) {
    if (existsSync(join(bundles, lang))) moveFiles(join(bundles, lang), folder);
    else if (site !== dist) linkFiles(join(dist, searchFolder), folder, files);
  }
  realDisk.writeAtomic(join(folder, entryName), jointEntry(search));
  return records.flatMap(([, { files }]) => files);
}

function clear(...folders: string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** Between two looks whether another build is done, and how long that may take. */
const pauseMs = 200;
const mostWaitMs = 1_800_000;

/** Astro keeps its bundles in a folder that all builds of a checkout share: they take turns. Throws `Locked` after half an hour. */
async function takeTurn(): Promise<Disposable> {
  for (let waited = 0; ; waited += pauseMs) {
    try {
      return takeLock(join(project, '.astro', 'build.lock'));
    } catch (cause) {
      if (!(cause instanceof Locked) || waited >= mostWaitMs) throw cause;
      await setTimeout(pauseMs);
    }
  }
}

async function runAstro(home: string, dist: string, integration: AstroIntegration): Promise<void> {
  process.env['MARSAD_HOME'] = home;
  process.env['MARSAD_DIST'] = dist;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { build } = await import('astro');
  using _turn = await takeTurn();
  try {
    await build({ root: join(project, 'site'), logLevel: 'error', integrations: [integration] });
  } catch (cause) {
    throw new Error(
      'the site could not be built; the old one still stands (marsad check names mistakes in content)',
      { cause },
    );
  }
}
