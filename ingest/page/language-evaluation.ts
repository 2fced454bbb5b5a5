/** `languages.txt` of a folder (short texts under «= tag» lines) → how many of each language are recognised. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from './language.ts';

export interface LanguageScore {
  lang: string;
  n: number;
  right: number;
  misses: { text: string; found: string }[];
}

/** Measure on every text; lines that begin with `#` are remarks. Rows in the order of the file. */
export function evaluateLanguages(folder: string): LanguageScore[] {
  const rows = new Map<string, LanguageScore>();
  let lang = 'und';
  for (const line of readFileSync(join(folder, 'languages.txt'), 'utf8').split('\n')) {
    if (line.startsWith('= ')) lang = line.slice(2).trim();
    else if (line.trim() !== '' && !line.startsWith('#')) {
      const row = rows.get(lang) ?? { lang, n: 0, right: 0, misses: [] };
      rows.set(lang, row);
      row.n += 1;
      const found = languageOf(line);
      if (found === lang) row.right += 1;
      else row.misses.push({ text: line, found });
    }
  }
  return [...rows.values()];
}
