/** A folder with labelled sentences → accuracy of the classifier per language. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scoreOf } from './agreement.ts';
import { train } from './classify.ts';
import type { Knowledge } from './knowledge.ts';

/** One line of the table; accuracy and macro-F1 of a language, 0 to 1. */
export interface TopicRow {
  lang: string;
  accuracy: number;
  macroF1: number;
  sentences: number;
}

interface Labelled {
  text: string;
  lang: string;
  label: string;
  sentence: number;
}

const folds = 5;

/**
 * Read `sib200-topics…` (NDJSON); all its languages are learnt together. Without `testFile` each fifth of the sentences,
 * in every language, is judged by a model of the others; with it, the whole file is learnt and `testFile` judged.
 */
export function evaluateTopics(
  folder: string,
  testFile?: string,
  knowledge?: Knowledge,
): TopicRow[] {
  const rows = readRows(join(folder, 'sib200-topics.ar-ary-en-fr.ndjson'));
  const parts =
    testFile === undefined
      ? Array.from({ length: folds }, (_, fold) => ({
          learnt: rows.filter(({ sentence }) => sentence % folds !== fold),
          asked: rows.filter(({ sentence }) => sentence % folds === fold),
        }))
      : [{ learnt: rows, asked: readRows(testFile) }];
  const judged = parts.flatMap(({ learnt, asked }) => judge(learnt, asked, knowledge));
  return [...Map.groupBy(judged, ({ lang }) => lang)].map(([lang, items]) => ({
    lang,
    accuracy: items.filter(({ gold, found }) => gold === found).length / items.length,
    macroF1: macroF1(items),
    sentences: items.length,
  }));
}

function readRows(path: string): Labelled[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): Labelled => JSON.parse(line));
}

function judge(
  learnt: readonly Labelled[],
  asked: readonly Labelled[],
  knowledge: Knowledge | undefined,
) {
  const classifier = train(learnt, knowledge);
  return asked.map(({ text, lang, label }) => ({
    lang,
    gold: label,
    found: classifier.classify(text, lang)[0]?.label ?? '',
  }));
}

function macroF1(items: readonly { gold: string; found: string }[]): number {
  const labels = [...new Set(items.map(({ gold }) => gold))];
  let sum = 0;
  for (const label of labels) {
    const both = items.filter(({ gold, found }) => gold === label && found === label).length;
    const found = items.filter((item) => item.found === label).length;
    const gold = items.filter((item) => item.gold === label).length;
    sum += scoreOf(both / (found || 1), both / (gold || 1)).f1;
  }
  return sum / labels.length;
}
