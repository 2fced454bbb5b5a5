/** `marsad build`: content → dist/, the old site standing until the new one is whole. */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { filesBelow, readIfThere, realDisk } from '../content/disk.ts';
import { base, site } from '../site/src/address.ts';
import { findChromium } from './chromium.ts';
import { buildInto } from './site-build.ts';
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

/**
 * Build the site of the observatory at `home` into `<home>/dist`, with its search index. Skipped when no input has changed; pages
 * and indexes of languages that nothing has changed for stay as they are, unless `force`.
 */
export async function buildSite(home: string, force = false): Promise<Built> {
  const started = performance.now();
  const dist = join(home, 'dist');
  const memo = join(home, '.cache', 'build.sha256');
  const chromium = await findChromium();
  const code = digestOfCode(home, chromium !== undefined);
  const digest = digestOfInputs(home, code);
  if (!force && existsSync(join(dist, 'index.html')) && readIfThere(memo) === digest) {
    return { dist, pages: pagesOf(dist), built: false, seconds: 0 };
  }
  rmSync(memo, { force: true });
  await buildInto(dist, home, code, force, (fresh) => printInto(home, fresh, chromium));
  realDisk.writeAtomic(memo, digest);
  return {
    dist,
    pages: pagesOf(dist),
    built: true,
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

/** One hash over everything a page can show: the content and all it is made with. */
function digestOfInputs(home: string, code: string): string {
  const hash = createHash('sha256').update(code);
  addFolder(hash, home, 'content');
  return hash.digest('hex');
}

/** The studies’ PDF files; a machine without Chromium publishes the site without them. */
async function printInto(home: string, dist: string, chromium: string | undefined): Promise<void> {
  const { printStudies } = await import('../site/src/pdf.ts');
  const { pages, files, trouble } = await printStudies({
    dist,
    cache: join(home, '.cache', 'pdf'),
    address: new URL(base, site).href.replace(/\/?$/, '/'),
    chromium,
  });
  if (files === pages) return;
  const reason = trouble ? `Chromium failed (${trouble})` : 'no Chromium on this machine';
  say(`${reason}: ${pages - files} of ${pages} studies are published without PDF`);
}

/** One hash over what pages are made with: the site’s code, the versions of its libraries, its address, the words of the project. */
function digestOfCode(home: string, prints: boolean): string {
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
  return hash.update(`prints=${prints}`).digest('hex');
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
