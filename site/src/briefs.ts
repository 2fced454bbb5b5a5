/** The Markdown files of the briefs, reviewed and generated → their checked front matter and their text. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { Brief } from '#schema/brief.ts';
import { langs } from '#schema/lang.ts';
import { namesIn } from './archive-files.ts';

/** The file of a brief. */
export interface BriefFile {
  /** `fr/2026-w47-ia`: its path below the folder of briefs, without ending. */
  id: string;
  /** SHA-256 of the file, hexadecimal. */
  digest: string;
  /** Its front matter and its Markdown. Throws what is wrong with it, and its path. */
  read: () => { data: Brief; body: string };
}

/** All briefs of a home, by path; one that editors have reviewed stands for the generated one. */
export function* briefFiles(home: string): Generator<BriefFile> {
  const seen = new Set<string>();
  for (const room of ['briefs', 'archive/briefs'])
    for (const lang of langs)
      for (const name of namesIn(join(home, 'content', room, lang), '.md')) {
        const id = `${lang}/${name.slice(0, -3)}`;
        if (seen.has(id)) continue;
        seen.add(id);
        yield fileOf(id, join(home, 'content', room, lang, name));
      }
}

function fileOf(id: string, path: string): BriefFile {
  const bytes = readFileSync(path);
  return {
    id,
    digest: createHash('sha256').update(bytes).digest('hex'),
    read() {
      try {
        return takeApart(bytes.toString('utf8'));
      } catch (cause) {
        throw new Error(`cannot read the brief ${path}`, { cause });
      }
    },
  };
}

/** Front matter as YAML 1.2 without types of its own: days and instants stay what was written. */
function takeApart(text: string): { data: Brief; body: string } {
  const [whole, yaml] = /^\uFEFF?---\r?\n([\s\S]*?\n)---/.exec(text) ?? [];
  if (whole === undefined || yaml === undefined) throw new Error('no front matter');
  return { data: Brief.parse(load(yaml, { schema: CORE_SCHEMA })), body: text.slice(whole.length) };
}
