/** `marsad check`: every mistake in content/, with file:line:column, in one go. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { conceptsOf, loadEditorial, type Problem } from '#editorial';
import { Brief } from '#schema/brief.ts';
import { Study } from '#schema/study.ts';
import { filesBelow, readIfThere } from '../content/disk.ts';
import { type Common, common, exitCodes, print, project, say } from './verb.ts';

export function addCheck(program: Command): void {
  common(
    program.command('check').description('check all content; every mistake with file:line:column'),
  )
    .option('--write-schemas', 'write the JSON Schemas for editors’ YAML to content/schema/json')
    .action(async (options: Common & { writeSchemas?: boolean }) => {
      const { writeSchemas } = await import('./schemas.ts');
      if (options.writeSchemas) for (const name of writeSchemas(project)) say(`written: ${name}`);
      const problems = await checkContent(options.home);
      if (options.json) print(JSON.stringify(problems));
      else if (problems.length === 0) print('content is sound');
      else for (const problem of problems) print(lineOf(problem));
      if (problems.length > 0) process.exitCode = exitCodes.configuration;
    });
}

/** All problems of the editors’ files below `<home>/content`, sorted by file and place. */
export async function checkContent(home: string): Promise<Problem[]> {
  // The readers of MDX are large, and no other verb needs them.
  const { checkDocument } = await import('./check-document.ts');
  const editorial = loadEditorial(home);
  const concepts = new Set(conceptsOf(editorial.taxonomy).map(({ id }) => id));
  const problems = [...editorial.problems];
  for (const [folder, ending, schema] of [
    ['content/studies', '.mdx', Study],
    ['content/briefs', '.md', Brief],
  ] as const) {
    for (const path of filesBelow(join(home, folder)).filter((name) => /\.mdx?$/.test(name))) {
      const file = `${folder}/${path}`;
      if (!path.endsWith(ending)) {
        problems.push({
          file,
          line: 1,
          column: 1,
          path: '',
          message: `files here end in ${ending}`,
        });
        continue;
      }
      problems.push(...checkDocument(file, readIfThere(join(home, file)) ?? '', schema, concepts));
    }
  }
  return problems.sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** A problem as a line; in GitHub Actions as an annotation of the file. */
function lineOf({ file, line, column, path, message }: Problem): string {
  const text = path === '' ? message : `${path}: ${message}`;
  if (process.env['GITHUB_ACTIONS'] === 'true')
    return `::error file=${file},line=${line},col=${column}::${text}`;
  return `${file}:${line}:${column} ${text}`;
}
