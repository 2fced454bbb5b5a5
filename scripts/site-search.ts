/** What search finds in the pages of a language → its index. Each language is indexed by a process of its own, for its pages only; together the bundles are what one run over the whole site makes. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Lang, langs } from '#schema/lang.ts';
import { filesBelow } from '../content/disk.ts';
import { pruneFiles } from './site-files.ts';
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

/** Digest of what search finds in a language, made with this code: the index holds as long as this stays. */
export function searchKey(pages: PageRecords, lang: Lang, code: string): string {
  const hash = createHash('sha256').update(code);
  for (const path of Object.keys(pages).sort()) {
    const search = pages[path]?.search;
    if (search !== undefined && (path.startsWith(`${lang}/`) || path === lang))
      hash.update(`${path} ${search}\n`);
  }
  return hash.digest('hex');
}

/** What search reads of the pages, kept from build to build. */
export interface SearchTexts {
  folder: string;
  /** Take in a page; returns the digest of its text, undefined when it is not to be found. */
  put(path: string, html: Uint8Array): string | undefined;
  has(path: string): boolean;
  /** Forget the pages of a language that are no more, or are no more to be found. */
  prune(lang: Lang, pages: PageRecords): void;
}

/**
 * Of each page that is to be found its `main`, in a file of its own below a folder. Head, navigation and footer are half of a page, and
 * Pagefind would read them to leave them out.
 */
export function searchTexts(folder: string): SearchTexts {
  const fileOf = (path: string) => join(folder, path, 'index.html');
  return {
    folder,
    put(path, html) {
      const text = searchedText(Buffer.from(html.buffer, html.byteOffset, html.length));
      if (text === undefined) return undefined;
      mkdirSync(join(folder, path), { recursive: true });
      writeFileSync(fileOf(path), text);
      return createHash('sha256').update(text).digest('hex');
    },
    has: (path) => existsSync(fileOf(path)),
    prune(lang, pages) {
      pruneFiles(join(folder, lang), (file) => {
        const path = dirname(file) === '.' ? lang : `${lang}/${dirname(file)}`;
        return pages[path]?.search !== undefined;
      });
    },
  };
}

/** The language of a page and its `main`, when it has something to be found. */
function searchedText(html: Buffer): Buffer | undefined {
  const start = html.indexOf('<main');
  const end = html.indexOf('</main>', start);
  const mark = html.indexOf('data-pagefind-body', start);
  if (start < 0 || mark < 0 || end < mark) return undefined;
  const open = html.toString('latin1', 0, 200);
  const tag = /<html[^>]*>/.exec(open)?.[0] ?? '<html>';
  return Buffer.concat([
    Buffer.from(`${tag}<body>`, 'latin1'),
    html.subarray(start, end),
    Buffer.from('</main></body></html>', 'latin1'),
  ]);
}

/** Index the texts of a language in `folder` into the bundle `out`. Throws `Stop` when Pagefind cannot. */
export async function indexLanguage(
  folder: string,
  lang: Lang,
  out: string,
  key: string,
): Promise<SearchRecord> {
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
  return readBundle(out, key);
}

/** What the bundle in a folder holds. */
function readBundle(folder: string, key: string): SearchRecord {
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
