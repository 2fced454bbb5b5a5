/** The pages of a language → its search index. Each language is indexed by a process of its own, for its pages only; together the bundles are what one run over the whole site makes. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Lang, langs } from '#schema/lang.ts';
import { filesBelow } from '../content/disk.ts';
import type { PageRecords } from './site-pages.ts';
import { Stop } from './verb.ts';

const Entry = z.looseObject({ languages: z.record(z.string(), z.unknown()) });

/** What is known of the index of a language. */
export const SearchRecord = z.object({
  key: z.string().describe('Digest of the pages it was made of.'),
  files: z.array(z.string()).describe('Its files, by path below the folder of the bundles.'),
  entry: Entry.describe('Its `pagefind-entry.json`.'),
});
export type SearchRecord = z.infer<typeof SearchRecord>;

/** Digest of all pages of a language: the index holds as long as this stays. */
export function searchKey(pages: PageRecords, lang: Lang): string {
  const hash = createHash('sha256');
  for (const path of Object.keys(pages).sort())
    if (path.startsWith(`${lang}/`) || path === lang)
      hash.update(`${path} ${pages[path]?.bytes}\n`);
  return hash.digest('hex');
}

/** Index the pages of a language of the site in `folder` into the bundle `out`. Throws `Stop` when Pagefind cannot. */
export async function indexLanguage(folder: string, lang: Lang, out: string): Promise<void> {
  const runner = join(dirname(fileURLToPath(import.meta.resolve('pagefind'))), 'runner', 'bin.cjs');
  const given = ['--site', folder, '--glob', `${lang}/**/*.html`, '--output-path', out, '--silent'];
  const child = spawn(process.execPath, [runner, ...given], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, wrong, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  if (code !== 0)
    throw new Stop(`the search index of “${lang}” could not be made: ${said}${wrong}`.trim());
}

/** What the bundle in a folder holds. */
export function readBundle(folder: string, key: string): SearchRecord {
  const entry = Entry.parse(JSON.parse(readFileSync(join(folder, entryName), 'utf8')));
  return { key, files: filesBelow(folder).filter((file) => file !== entryName), entry };
}

/** The folder of the bundles in the site. */
export const searchFolder = 'pagefind';

/** The file by which the browser finds the bundles. */
export const entryName = 'pagefind-entry.json';

/** One entry for the bundles of all languages. */
export function jointEntry(records: Partial<Record<Lang, SearchRecord>>): string {
  const entries = langs.flatMap((lang) => records[lang]?.entry ?? []);
  const languages = Object.assign({}, ...entries.map((entry) => entry.languages));
  return JSON.stringify({ ...entries[0], languages });
}
