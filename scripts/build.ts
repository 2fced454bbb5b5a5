/** `marsad build`: content → dist/, the old site standing until the new one is whole. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { filesBelow, readIfThere, realDisk } from '../content/disk.ts';
import { findChromium } from './chromium.ts';
import { type Common, common, print, project, Stop, say } from './verb.ts';

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

/** Build the site of the observatory at `home` into `<home>/dist`, with its search index. Skipped when no input has changed. */
export async function buildSite(home: string, force = false): Promise<Built> {
  const started = performance.now();
  const dist = join(home, 'dist');
  const memo = join(home, '.cache', 'build.sha256');
  const chromium = await findChromium();
  const digest = digestOfInputs(home, chromium !== undefined);
  if (!force && existsSync(join(dist, 'index.html')) && readIfThere(memo) === digest) {
    return { dist, pages: pagesOf(dist), built: false, seconds: 0 };
  }
  const fresh = join(home, '.cache', 'dist');
  rmSync(fresh, { recursive: true, force: true });
  await runAstro(home, fresh);
  await printInto(home, fresh, chromium);
  await indexForSearch(fresh);
  const old = `${fresh}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
  realDisk.writeAtomic(memo, digest);
  return {
    dist,
    pages: pagesOf(dist),
    built: true,
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

async function runAstro(home: string, dist: string): Promise<void> {
  process.env['MARSAD_HOME'] = home;
  process.env['MARSAD_DIST'] = dist;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { build } = await import('astro');
  try {
    await build({ root: join(project, 'site'), logLevel: 'error' });
  } catch (cause) {
    throw new Error(
      'the site could not be built; the old one still stands (marsad check names mistakes in content)',
      { cause },
    );
  }
}

/** The studies’ PDF files; a machine without Chromium publishes the site without them. */
async function printInto(home: string, dist: string, chromium: string | undefined): Promise<void> {
  const { printStudies } = await import('../site/src/pdf.ts');
  const base = new URL(
    process.env['MARSAD_BASE'] ?? '/',
    process.env['MARSAD_SITE'] ?? 'https://marsad.example',
  );
  const { pages, files, trouble } = await printStudies({
    dist,
    cache: join(home, '.cache', 'pdf'),
    address: base.href.replace(/\/?$/, '/'),
    chromium,
  });
  if (files === pages) return;
  const reason = trouble ? `Chromium failed (${trouble})` : 'no Chromium on this machine';
  say(`${reason}: ${pages - files} of ${pages} studies are published without PDF`);
}

async function indexForSearch(dist: string): Promise<void> {
  const { createIndex, close } = await import('pagefind');
  const { index, errors } = await createIndex({});
  if (!index) throw new Stop(`the search index could not be made: ${errors.join('; ')}`);
  await index.addDirectory({ path: dist });
  await index.writeFiles({ outputPath: join(dist, 'pagefind') });
  await close();
}

/** One hash over everything a page can show: the content, the site’s code, the versions of its libraries. */
function digestOfInputs(home: string, prints: boolean): string {
  const hash = createHash('sha256');
  const add = (root: string, folder: string) => {
    for (const path of filesBelow(join(root, folder))) {
      if (folder === 'content' && path.startsWith('archive/log/')) continue;
      hash
        .update(`${folder}/${path}\0`)
        .update(readFileSync(join(root, folder, path)))
        .update('\0');
    }
  };
  add(home, 'content');
  if (home !== project)
    for (const folder of ['content/taxonomy', 'content/lexicon']) add(project, folder);
  add(project, 'content/schema');
  add(project, 'site/src');
  add(project, 'site/public');
  hash.update(readIfThere(join(project, 'package-lock.json')) ?? '');
  for (const name of ['MARSAD_SITE', 'MARSAD_BASE'])
    hash.update(`${name}=${process.env[name] ?? ''}\0`);
  return hash.update(`prints=${prints}`).digest('hex');
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
