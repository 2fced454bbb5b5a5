/** Opens the observatory of a home: its editors’ files and its archive, for the verbs that work on them. */
import { type Archive, openArchive } from '#archive';
import { type Editorial, loadEditorial } from '#editorial';
import { say } from './verb.ts';

/** Everything a verb needs; close it with `using`. */
export interface Observatory {
  home: string;
  editorial: Editorial;
  archive: Archive;
  [Symbol.dispose](): void;
}

/** Open the observatory; mistakes in the editors’ files are told on stderr and the files left out. */
export function openObservatory(home: string): Observatory {
  const editorial = loadEditorial(home);
  for (const { file, line, column, path, message } of editorial.problems) {
    say(`${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}`);
  }
  const archive = openArchive(home);
  if (archive.rebuilt)
    say(`.cache/marsad.db was ${archive.rebuilt}: made anew from content/archive/log`);
  for (const { file, line, reason } of archive.badLines())
    say(`content/archive/log/${file}:${line} left out: ${reason}`);
  return { home, editorial, archive, [Symbol.dispose]: () => archive[Symbol.dispose]() };
}
