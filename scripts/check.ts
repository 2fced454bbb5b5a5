/** `marsad check`: every mistake in content/, with file:line:column, in one go. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { checkYaml, conceptsOf, loadEditorial, type Problem } from '#editorial';
import { Brief } from '#schema/brief.ts';
import { Study, StudyData } from '#schema/study.ts';
import { filesBelow, readIfThere } from '../content/disk.ts';
import { frozenPath, type StudyFile, studyFiles } from './freeze.ts';
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
        problems.push(atTop(file, `files here end in ${ending}`));
        continue;
      }
      problems.push(...checkDocument(file, readIfThere(join(home, file)) ?? '', schema, concepts));
    }
  }
  problems.push(...frozenProblems(home, await chartsOf(home)));
  return problems.sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** The studies with the trends that each shows. */
async function chartsOf(home: string): Promise<(StudyFile & { trends: string[] })[]> {
  const { chartedTrends } = await import('./check-document.ts');
  return studyFiles(home).map((file) => ({ ...file, trends: chartedTrends(file.text) }));
}

/** Studies that are out and show living data, and frozen data that are unsound or lack a trend shown. */
function frozenProblems(home: string, studies: (StudyFile & { trends: string[] })[]): Problem[] {
  const problems: Problem[] = [];
  const frozen = new Map<string, Set<string>>();
  const keys = new Set(studies.map(({ study }) => study.translationKey));
  for (const name of filesBelow(join(home, 'content/studies/data'))) {
    const file = `content/studies/data/${name}`;
    const checked = checkYaml(file, readIfThere(join(home, file)) ?? '', StudyData);
    problems.push(...checked.problems);
    if (!checked.value) continue;
    const { study, trends } = checked.value;
    frozen.set(study, new Set(trends.map(({ id }) => id)));
    if (file !== frozenPath(study) || !keys.has(study))
      problems.push(atTop(file, `these are the data of no study: “${study}”`));
  }
  for (const { path, study, trends } of studies) {
    const has = frozen.get(study.translationKey);
    const lacking = trends.filter((id) => !has?.has(id));
    const mayLive = !has && (study.draft === true || study.sample === true);
    if (lacking.length === 0 || mayLive) continue;
    problems.push(
      atTop(
        `content/studies/${path}`,
        `its figures would change unseen (${lacking.join(', ')}): \`marsad freeze ${study.translationKey}\`${has ? ' --again' : ''}`,
      ),
    );
  }
  return problems;
}

function atTop(file: string, message: string): Problem {
  return { file, line: 1, column: 1, path: '', message };
}

/** A problem as a line; in GitHub Actions as an annotation of the file. */
function lineOf({ file, line, column, path, message }: Problem): string {
  const text = path === '' ? message : `${path}: ${message}`;
  if (process.env['GITHUB_ACTIONS'] === 'true')
    return `::error file=${file},line=${line},col=${column}::${text}`;
  return `${file}:${line}:${column} ${text}`;
}
