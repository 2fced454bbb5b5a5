/** A folder with labelled sentences → accuracy of the classifier per language. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scoreOf } from './agreement.ts';
import { train } from './classify.ts';

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

/** Arabic and Darija are learnt together, French and English each alone. */
const families = [['fr'], ['en'], ['ar', 'ary']];
const folds = 5;

/**
 * Read `sib200-topics…` (NDJSON). Without `testFile` each fifth of the sentences is judged by a model of the
 * others; with it, the whole file is learnt and `testFile` judged.
 */
export function evaluateTopics(folder: string, testFile?: string): TopicRow[] {
  const rows = readRows(join(folder, 'sib200-topics.ar-ary-en-fr.ndjson'));
  const judged: { lang: string; gold: string; found: string }[] = [];
  for (const family of families) {
    const own = rows.filter(({ lang }) => family.includes(lang));
    if (testFile !== undefined) {
      judged.push(
        ...judge(
          own,
          readRows(testFile).filter(({ lang }) => family.includes(lang)),
        ),
      );
      continue;
    }
    for (let fold = 0; fold < folds; fold++) {
      const isTest = ({ sentence }: Labelled) => sentence % folds === fold;
      judged.push(
        ...judge(
          own.filter((row) => !isTest(row)),
          own.filter(isTest),
        ),
      );
    }
  }
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

function judge(learnt: readonly Labelled[], asked: readonly Labelled[]) {
  const classifier = train(learnt);
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
