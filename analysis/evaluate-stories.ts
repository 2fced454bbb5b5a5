/** A folder of labelled records → how well stories are found in them, a row per set and measure. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bcubed, bootstrap, type Judged, linkScore, pairwise } from './agreement.ts';
import type { StoryRecord } from './documents.ts';
import { inspectStories } from './inspect-stories.ts';
import type { Knowledge } from './knowledge.ts';
import { readSampleGold } from './sample-gold.ts';

/** One line of the table; values 0 to 1 but for counts. */
export interface StoryRow {
  set: string;
  measure: string;
  value: number;
  low: number;
  high: number;
  /** Stories found and stories there are. */
  found: number;
  gold: number;
}

type Labelled = StoryRecord & { story: string; part?: number; variant?: string };

/**
 * Read `uci-headlines…`, `ntrex-parts…` and `ntrex-parallel…` (NDJSON) from a folder. Each language of the parts
 * is a stream of its own; the parallel and the hard set (English part 0, French 1, Arabic 2) are one stream each.
 */
export async function evaluateStories(folder: string, knowledge: Knowledge): Promise<StoryRow[]> {
  const rows: StoryRow[] = [];
  const uci = readLabelled(join(folder, 'uci-headlines.en.ndjson'));
  rows.push(...(await clusterRows('uci titles', uci, knowledge)));
  const parts = readLabelled(join(folder, 'ntrex-parts.ar-en-es-fr.ndjson'));
  for (const lang of ['fr', 'ar', 'en', 'es']) {
    const set = parts.filter((record) => record.lang === lang);
    rows.push(...(await clusterRows(`parts ${lang}`, set, knowledge)));
  }
  const parallel = readLabelled(join(folder, 'ntrex-parallel.ar-en-es-fr.ndjson'));
  rows.push(...(await linkRows('parallel', onePerLanguage(parallel), knowledge)));
  rows.push(...(await linkRows('parallel, all', parallel, knowledge)));
  const hardPart: Record<string, number> = { en: 0, fr: 1, ar: 2 };
  const hard = parts.filter(({ lang, part }) => hardPart[lang ?? ''] === part);
  rows.push(...(await linkRows('hard parts', hard, knowledge)));
  rows.push(await falseCopies('parts', parts, () => true, knowledge));
  const isOther = (a: Labelled, b: Labelled) => a.story !== b.story;
  rows.push(await falseCopies('parallel, all', parallel, isOther, knowledge));
  return rows;
}

/** Stories and links of the invented press, given as one stream. */
export async function evaluateSample(folder: string, knowledge: Knowledge): Promise<StoryRow[]> {
  const records = readSampleGold(folder).map(
    ({ id, lang, published, title, body, truth }): Labelled => ({
      id,
      lang,
      date: published,
      title,
      text: body,
      story: truth.story,
    }),
  );
  const links = await linkRows('sample', records, knowledge);
  return [...(await clusterRows('sample', records, knowledge)), ...links];
}

/** Share of records that are no false copies: no text of a set like this copies one that `isFalse` names. */
async function falseCopies(
  set: string,
  records: readonly Labelled[],
  isFalse: (a: Labelled, b: Labelled) => boolean,
  knowledge: Knowledge,
): Promise<StoryRow> {
  const found = await inspectStories(records, knowledge);
  const byId = new Map(records.map((record) => [record.id, record]));
  const wrong = records.filter((record, index) => {
    const original = byId.get(found[index]?.duplicateOf ?? '');
    return original !== undefined && isFalse(record, original);
  });
  const value = 1 - wrong.length / records.length;
  return {
    set,
    measure: 'no false copy',
    value,
    low: value,
    high: value,
    found: wrong.length,
    gold: 0,
  };
}

/** Records of an NDJSON file, as they are. */
export function readLabelled(path: string): Labelled[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): Labelled => JSON.parse(line));
}

function onePerLanguage(records: readonly Labelled[]): Labelled[] {
  const seen = new Set<string>();
  return records.filter(({ lang, story }) => {
    const key = `${lang} ${story}`;
    return !seen.has(key) && seen.add(key);
  });
}

async function judge(records: readonly Labelled[], knowledge: Knowledge): Promise<Judged[]> {
  const found = await inspectStories(records, knowledge);
  return records.map(({ story, lang }, index) => ({
    found: found[index]?.story ?? '',
    gold: story,
    lang: lang ?? '',
  }));
}

async function clusterRows(
  set: string,
  records: readonly Labelled[],
  knowledge: Knowledge,
): Promise<StoryRow[]> {
  const items = await judge(records, knowledge);
  return [
    row(set, 'bcubed', items, (drawn) => bcubed(drawn).f1),
    row(set, 'pairwise', items, (drawn) => pairwise(drawn).f1),
  ];
}

async function linkRows(
  set: string,
  records: readonly Labelled[],
  knowledge: Knowledge,
): Promise<StoryRow[]> {
  const items = await judge(records, knowledge);
  const langs: [string, string][] = [
    ['fr', 'en'],
    ['ar', 'en'],
    ['ar', 'fr'],
  ];
  return langs.map(([a, b]) =>
    row(set, `links ${a}-${b}`, items, (drawn) => linkScore(drawn, a, b).f1),
  );
}

function row(
  set: string,
  measure: string,
  items: readonly Judged[],
  measureOf: (items: readonly Judged[]) => number,
): StoryRow {
  const [low, high] = bootstrap(items, measureOf, 100);
  return {
    set,
    measure,
    value: measureOf(items),
    low,
    high,
    found: new Set(items.map(({ found }) => found)).size,
    gold: new Set(items.map(({ gold }) => gold)).size,
  };
}
