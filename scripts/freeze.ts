/** `marsad freeze KEY`: the trends that a study shows, as they are now → content/studies/data/KEY.json, so that its figures never change unseen. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Command } from 'commander';
import { conceptsOf, loadEditorial } from '#editorial';
import { readFrontMatter } from '#front-matter';
import { Study, StudyData } from '#schema/study.ts';
import { Trend } from '#schema/trend.ts';
import { filesBelow, readIfThere, realDisk } from '../content/disk.ts';
import { type Common, common, exitCodes, instant, print, Stop } from './verb.ts';

interface Options extends Common {
  now?: string;
  again?: boolean;
}

/** What was frozen. `sha256`: of the file’s bytes, in hexadecimal. */
export interface Frozen {
  path: string;
  trends: string[];
  sha256: string;
}

export function addFreeze(program: Command): void {
  common(program.command('freeze').description('freeze the data that a study’s figures show'))
    .argument('<key>', 'translationKey of the study')
    .option('--again', 'replace data that were frozen before')
    .option('--now <iso>', 'the day to put in', instant)
    .action(async (key: string, { home, json, now, again }: Options) => {
      const day = (now ?? new Date().toISOString()).slice(0, 10);
      const frozen = await freezeStudy(home, key, day, again === true);
      print(
        json
          ? JSON.stringify(frozen)
          : `${frozen.path}: ${frozen.trends.join(', ')}\n${frozen.sha256}`,
      );
    });
}

/** The file of a study’s frozen data, relative to the home. */
export const frozenPath = (key: string) => `content/studies/data/${key}.json`;

/** A study’s text with its place below content/studies. */
export interface StudyFile {
  path: string;
  text: string;
  study: Study;
}

/** The studies of a home whose front matter is sound. */
export function studyFiles(home: string): StudyFile[] {
  return filesBelow(join(home, 'content', 'studies'))
    .filter((path) => path.endsWith('.mdx'))
    .flatMap((path) => {
      const text = readIfThere(join(home, 'content', 'studies', path)) ?? '';
      const read = readFrontMatter(text);
      const study = read.ok ? Study.safeParse(read.value.data) : undefined;
      return study?.success ? [{ path, text, study: study.data }] : [];
    });
}

/** Freeze the data of a study and its translations. Throws `Stop` when there is nothing to freeze, or when it was frozen before and not `again`. */
export async function freezeStudy(
  home: string,
  key: string,
  day: string,
  again = false,
): Promise<Frozen> {
  const path = frozenPath(key);
  const studies = studyFiles(home).filter(({ study }) => study.translationKey === key);
  if (studies.length === 0)
    throw new Stop(`no study has the translationKey “${key}”`, exitCodes.configuration);
  if (!again && readIfThere(join(home, path)) !== undefined)
    throw new Stop(
      `${path} is there: readers may have cited it. --again replaces it; say so in the study’s changes`,
      exitCodes.configuration,
    );
  // The readers of MDX are large, and no other part of this file needs them.
  const { chartedTrends } = await import('./check-document.ts');
  const trends = [...new Set(studies.flatMap(({ text }) => chartedTrends(text)))].sort();
  if (trends.length === 0)
    throw new Stop(`the study “${key}” shows no trend: nothing to freeze`, exitCodes.configuration);
  const labels = new Map(
    conceptsOf(loadEditorial(home).taxonomy).map(({ id, prefLabel }) => [id, prefLabel]),
  );
  const data = StudyData.parse({
    study: key,
    frozen: day,
    trends: trends.map((id) => {
      const { facet, points, stage, score, p, alerts, bursts, current, stories } = trendOf(
        home,
        id,
      );
      const label = labels.get(id);
      return { id, label, facet, points, stage, score, p, alerts, bursts, current, stories };
    }),
  });
  const text = `${JSON.stringify(data, null, 1)}\n`;
  realDisk.writeAtomic(join(home, path), text);
  return { path, trends, sha256: createHash('sha256').update(text).digest('hex') };
}

function trendOf(home: string, id: string): Trend {
  const text = readIfThere(join(home, 'content', 'archive', 'trends', `${id}.json`));
  if (text === undefined)
    throw new Stop(`the archive has no trend “${id}”: run \`marsad analyse\` first`);
  return Trend.parse(JSON.parse(text));
}
