/** Articles with the concepts a reader gives them → how well they are tagged, in all and concept by concept. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Counts, type MarkRow, toRow } from './evaluate-figures.ts';
import { inspectTags, type Reader } from './inspect-tags.ts';
import { readSampleGold } from './sample-gold.ts';
import { hash32 } from './tokens.ts';

const Paragraphs = z.array(
  z.strictObject({
    lang: z.enum(['fr', 'ar', 'en']),
    title: z.string(),
    text: z.string(),
    concepts: z.array(z.string()),
  }),
);

/** A text of the gold with the concepts a reader gives it. */
export interface Item {
  id: string;
  story: string;
  lang: string;
  title: string;
  text: string;
  concepts: ReadonlySet<string>;
  set: 'sample web' | 'paragraphs' | 'blind';
}

/** Concepts that say what kind of text it is: the gold does not list them. */
const unlisted = /^k-/;

/**
 * Rows for all, per language, set and half, and for each concept given five times or more; wrong tags in `remarks`. Rules
 * are made on the first half of all stories; `concepts-blind.yaml`, where it is there, stands in rows of its own.
 * A tag counts when its score is at least `leastScore`, as in stories.
 */
export function evaluateConcepts(
  folder: string,
  sampleWeb: string,
  reader: Reader,
  leastScore = 0.35,
): { rows: MarkRow[]; remarks: string[] } {
  const items = readItems(folder, sampleWeb);
  const judge = (item: Item) => {
    const { concepts } = inspectTags(item, reader);
    const given = concepts.filter(({ id, score }) => score >= leastScore && !unlisted.test(id));
    return { item, found: new Map(given.map((tag) => [tag.id, tag])) };
  };
  const judged = items.map(judge);
  const rows: MarkRow[] = [];
  for (const set of ['all', 'fr', 'ar', 'en', 'sample web', 'paragraphs', ...halves]) {
    const chosen = judged.filter(
      ({ item }) => [item.lang, item.set, halfOf(item)].includes(set) || set === 'all',
    );
    rows.push(
      toRow(
        set,
        'concepts',
        chosen.map(({ item, found }) => countsOf(item, found)),
      ),
    );
  }
  const blind = join(folder, 'concepts-blind.yaml');
  if (existsSync(blind)) {
    const counts = paragraphItems(blind, 'blind').map(judge);
    for (const half of halves) {
      const chosen = counts.filter(({ item }) => halfOf(item) === half);
      rows.push(
        toRow(
          `blind, ${half}`,
          'concepts',
          chosen.map(({ item, found }) => countsOf(item, found)),
        ),
      );
    }
  }
  const ids = new Set(items.flatMap(({ concepts }) => [...concepts]));
  for (const { found } of judged) for (const id of found.keys()) ids.add(id);
  for (const id of [...ids].sort()) {
    const counts = judged.map(({ item, found }) => countsOf(item, found, id));
    const given = counts.reduce((sum, count) => sum + count.found, 0);
    if (given >= 5) rows.push(toRow(id, 'concept', counts));
  }
  const remarks = judged.flatMap(({ item, found }) => [
    ...[...found]
      .filter(([id]) => !item.concepts.has(id))
      .map(
        ([id, tag]) =>
          `too much: ${id} ${tag.score} (${tag.evidence.map(({ text }) => text).join(' | ')}) ← ${item.id} ${item.title}`,
      ),
    ...[...item.concepts]
      .filter((id) => !found.has(id) && !unlisted.test(id))
      .map((id) => `missed: ${id} ← ${item.id} ${item.title}`),
  ]);
  return { rows, remarks };
}

/** The sample web’s articles and the short texts of `concepts.yaml`. */
export function readItems(folder: string, sampleWeb: string): Item[] {
  return [
    ...sampleItems(sampleWeb),
    ...paragraphItems(join(folder, 'concepts.yaml'), 'paragraphs'),
  ];
}

const halves = ['first half', 'second half'] as const;

/** By a hash of the story, or of the title where each text is a story of its own. */
function halfOf({ story, title, set }: Item): string {
  return hash32(`half ${set === 'blind' ? title : story}`) % 2 === 0 ? halves[0] : halves[1];
}

function countsOf({ concepts }: Item, found: ReadonlyMap<string, unknown>, only?: string): Counts {
  const wanted = [...concepts].filter((id) => !unlisted.test(id) && (!only || id === only));
  const given = [...found.keys()].filter((id) => !only || id === only);
  return {
    right: given.filter((id) => concepts.has(id)).length,
    found: given.length,
    gold: wanted.length,
  };
}

function sampleItems(folder: string): Item[] {
  return readSampleGold(folder).map(({ id, lang, title, body, truth }) => ({
    id,
    lang,
    story: truth.story,
    title,
    text: body,
    concepts: new Set(truth.concepts),
    set: 'sample web',
  }));
}

function paragraphItems(path: string, set: Item['set']): Item[] {
  const text = readFileSync(path, 'utf8');
  return Paragraphs.parse(parse(text)).map(({ concepts, ...item }, index) => ({
    ...item,
    id: `p${index + 1}`,
    story: `p${index + 1}`,
    concepts: new Set(concepts),
    set,
  }));
}
