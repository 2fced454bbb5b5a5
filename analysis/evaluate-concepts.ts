/** Articles with the concepts a reader gives them → how well they are tagged, in all and concept by concept. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Counts, type MarkRow, toRow } from './evaluate-figures.ts';
import { inspectTags, type Reader } from './inspect-tags.ts';
import { readSampleGold } from './sample-gold.ts';

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
  set: 'sample web' | 'paragraphs';
}

/** Concepts that say what kind of text it is: the gold does not list them. */
const unlisted = /^k-/;

/**
 * Rows for all, per language and per set, and for each concept given five times or more; wrong tags in `remarks`.
 * A tag counts when its score is at least `leastScore`, as in stories.
 */
export function evaluateConcepts(
  folder: string,
  sampleWeb: string,
  reader: Reader,
  leastScore = 0.35,
): { rows: MarkRow[]; remarks: string[] } {
  const items = readItems(folder, sampleWeb);
  const judged = items.map((item) => {
    const { concepts } = inspectTags(item, reader);
    const found = new Map(
      concepts
        .filter(({ id, score }) => score >= leastScore && !unlisted.test(id))
        .map((tag) => [tag.id, tag]),
    );
    return { item, found };
  });
  const rows: MarkRow[] = [];
  for (const set of ['all', 'fr', 'ar', 'en', 'sample web', 'paragraphs']) {
    const chosen = judged.filter(
      ({ item }) => set === 'all' || item.lang === set || item.set === set,
    );
    rows.push(
      toRow(
        set,
        'concepts',
        chosen.map(({ item, found }) => countsOf(item, found)),
      ),
    );
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
  return [...sampleItems(sampleWeb), ...paragraphItems(folder)];
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

function paragraphItems(folder: string): Item[] {
  const text = readFileSync(join(folder, 'concepts.yaml'), 'utf8');
  return Paragraphs.parse(parse(text)).map(({ concepts, ...item }, index) => ({
    ...item,
    id: `p${index + 1}`,
    story: `p${index + 1}`,
    concepts: new Set(concepts),
    set: 'paragraphs',
  }));
}
