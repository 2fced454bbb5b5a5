/** The Markdown files of the briefs → entries with checked front matter. Read here and not by Astro’s content layer, which writes all it holds, rendered, into one module: with ten thousand briefs, 100 MB to print and to compile. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { Brief } from '#schema/brief.ts';
import { langs } from '#schema/lang.ts';
import { namesIn } from './archive-files.ts';

/** A brief as a page needs it. */
export interface BriefEntry {
  /** `fr/2026-w47-ia`: its path below the folder of briefs, without ending. */
  id: string;
  data: Brief;
  /** Markdown. */
  body: string;
}

/** All briefs below a folder, `<lang>/<slug>.md`, by path. Throws what is wrong with a file, and its path. */
export function readBriefs(folder: string): BriefEntry[] {
  return langs.flatMap((lang) =>
    namesIn(join(folder, lang), '.md').map((name) => {
      const file = join(folder, lang, name);
      try {
        return { id: `${lang}/${name.slice(0, -3)}`, ...takeApart(readFileSync(file, 'utf8')) };
      } catch (cause) {
        throw new Error(`cannot read the brief ${file}`, { cause });
      }
    }),
  );
}

/** Front matter as YAML 1.2 without types of its own: days and instants stay what was written. */
function takeApart(text: string): Pick<BriefEntry, 'data' | 'body'> {
  const [whole, yaml] = /^\uFEFF?---\r?\n([\s\S]*?\n)---/.exec(text) ?? [];
  if (whole === undefined || yaml === undefined) throw new Error('no front matter');
  return { data: Brief.parse(load(yaml, { schema: CORE_SCHEMA })), body: text.slice(whole.length) };
}
