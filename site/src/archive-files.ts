/** Reads the derived files of the archive for the site’s collections. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The observatory’s folder: content/ and .cache/ lie below it. Set by astro.config.ts. */
export const home = process.env['MARSAD_HOME'] ?? '.';

/** The project’s folder: its taxonomy and lexicon serve where the home has none. */
export const project = process.env['MARSAD_PROJECT'] ?? '.';

const archive = join(home, 'content', 'archive');

/** Every JSON value of the `.ndjson` files of a folder of the archive. */
export function* linesOf(folder: string): Generator<unknown> {
  for (const path of filesOf(folder, '.ndjson')) {
    for (const line of readFileSync(path, 'utf8').split('\n'))
      if (line !== '') yield JSON.parse(line);
  }
}

/** The JSON value of every `.json` file of a folder of the archive. */
export function* valuesOf(folder: string): Generator<unknown> {
  for (const path of filesOf(folder, '.json')) yield JSON.parse(readFileSync(path, 'utf8'));
}

/** The JSON value of one file of the archive; undefined when there is none. */
export function derivedValue(path: string): unknown {
  const text = derivedText(path);
  return text === undefined ? undefined : JSON.parse(text);
}

/** The text of one file of the archive; undefined when there is none. */
export function derivedText(path: string): string | undefined {
  const file = join(archive, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function filesOf(folder: string, ending: string): string[] {
  const path = join(archive, folder);
  return namesIn(path, ending).map((name) => join(path, name));
}

/** The names of a folder that end so, sorted; none when it is missing. */
export function namesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
}

/**
 * Is a page, by its path below the language, one for search engines and the sitemap? Not those that a reader finds by another page:
 * what one outlet alone tells, people, days, other orders of one table, further pages of a brief, the kitchen sink. They carry `noindex` as well.
 */
export function listedPages(): (path: string) => boolean {
  const unlisted = new Set(['kitchen-sink']);
  for (const story of records(linesOf('stories')))
    if (isAlone(story)) unlisted.add(`stories/${story['id']}`);
  const actors = derivedValue('products/actors.json');
  for (const actor of records(Array.isArray(actors) ? actors : []))
    if (actor['type'] === 'person' || isAlone(actor)) unlisted.add(`actors/${actor['id']}`);
  return (path) => !unlisted.has(path) && !/^(?:press|beats\/startups|briefs\/[^/]+)\/./.test(path);
}

function* records(values: Iterable<unknown>): Generator<Record<string, unknown>> {
  for (const value of values)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) yield { ...value };
}

function isAlone({ outlets }: Record<string, unknown>): boolean {
  return Array.isArray(outlets) && outlets.length < 2;
}
