/** The frozen data of studies, content/studies/data/KEY.json → what the site publishes of them, with their digests. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StudyData } from '#schema/study.ts';
import { home } from './archive-files.ts';
import { csv } from './csv.ts';
import { frozenColumns } from './open-data.ts';
import { buildDay, publishedStudies } from './watch.ts';

/** What is published of one study. The files’ digests are SHA-256, hexadecimal. */
export interface PublishedData {
  data: StudyData;
  files: { name: string; format: 'csv' | 'json'; text: string; sha256: string }[];
}

const folder = join(home, 'content', 'studies', 'data');
const known = new Map<string, PublishedData | undefined>();

/** The frozen data of a study; undefined when its figures live. Throws when the file does not keep to its schema. */
export function studyData(key: string): PublishedData | undefined {
  if (!known.has(key)) known.set(key, read(key));
  return known.get(key);
}

/** The frozen data of every study that is out, by its key: a draft keeps its data to itself. */
export async function frozenStudies(): Promise<Map<string, PublishedData>> {
  const keys = new Set((await publishedStudies(buildDay)).map(({ data }) => data.translationKey));
  return new Map(
    [...keys].sort().flatMap((key) => {
      const published = studyData(key);
      return published ? [[key, published]] : [];
    }),
  );
}

/** What `sha256sum --check` reads. */
export function digestsText({ files }: PublishedData): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}

function read(key: string): PublishedData | undefined {
  const path = join(folder, `${key}.json`);
  if (!existsSync(path)) return undefined;
  const json = readFileSync(path, 'utf8');
  const data = StudyData.parse(JSON.parse(json));
  const rows = data.trends.flatMap(({ id, points }) =>
    points.map(({ period, n, total, outlets }) => [id, period, n, total, outlets]),
  );
  const header = frozenColumns.map(({ name }) => name);
  const table = csv(header, rows);
  const file = (format: 'csv' | 'json', text: string) => ({
    name: `${key}.${format}`,
    format,
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
  });
  return { data, files: [file('csv', table), file('json', json)] };
}
