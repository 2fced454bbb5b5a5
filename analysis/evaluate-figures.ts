/** A folder of annotated sentences → how many of their figures and days are read rightly. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scoreOf, seededRandom } from './agreement.ts';
import { type Annotated, type MarkedFigure, readAnnotated } from './annotated.ts';
import { findDays } from './dates.ts';
import { findFigures } from './figures.ts';
import { type Language, languageOf } from './language.ts';
import { toTokens } from './tokens.ts';

/** One line of the table; values 0 to 1. */
export interface MarkRow {
  set: string;
  measure: string;
  precision: number;
  recall: number;
  f1: number;
  /** 95 % interval of F1, by drawing sentences. */
  low: number;
  high: number;
  gold: number;
}

/** What one sentence adds to a measure. */
export interface Counts {
  right: number;
  found: number;
  gold: number;
}

/** A sentence with the half it belongs to: rules are made on the first half and judged on the second. */
export interface GoldLine extends Annotated {
  lang: string;
  half: 'made on' | 'held out';
}

/** The day that days without a year are read from. */
const around = '2026-11-20';

/** Read `sentences/{fr,ar,en}.txt` of a folder; a line without marks is a sentence with nothing to find. */
export function readGold(folder: string, set = 'sentences'): GoldLine[] {
  if (!existsSync(join(folder, set))) return [];
  return ['fr', 'ar', 'en'].flatMap((lang) =>
    readFileSync(join(folder, set, `${lang}.txt`), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map(
        (line, index): GoldLine => ({
          ...readAnnotated(line),
          lang,
          half: index % 2 === 0 ? 'made on' : 'held out',
        }),
      ),
  );
}

/**
 * A row per language and half, for value and unit, and for these with the thing counted; misses in `remarks`. Rows of
 * `figures/`, sentences that are harder than most and whose names are not marked, begin with “hard”.
 */
export function evaluateFigures(folder: string): { rows: MarkRow[]; remarks: string[] } {
  const plain = rowsOf(readGold(folder), '');
  const hard = rowsOf(readGold(folder, 'figures'), 'hard ');
  return {
    rows: [...plain.rows, ...hard.rows],
    remarks: [...plain.remarks, ...hard.remarks],
  };
}

function rowsOf(
  lines: readonly GoldLine[],
  prefix: string,
): { rows: MarkRow[]; remarks: string[] } {
  if (lines.length === 0) return { rows: [], remarks: [] };
  const judged = lines.map((line) => ({ line, ...judge(line) }));
  const rows: MarkRow[] = [];
  const measures = [
    ['value and unit', 'plain'],
    ['with the thing', 'thing'],
  ] as const;
  for (const [measure, key] of measures) {
    for (const set of ['fr', 'ar', 'en', 'made on', 'held out', 'all']) {
      const chosen = judged.filter(
        ({ line }) => set === 'all' || line.lang === set || line.half === set,
      );
      rows.push(
        toRow(
          `${prefix}${set}`,
          measure,
          chosen.map((one) => one[key]),
        ),
      );
    }
  }
  const remarks = judged.flatMap(({ line, misses }) =>
    line.half === 'made on' ? misses.map((miss) => `${miss} ← ${line.text}`) : [],
  );
  return { rows, remarks };
}

/** Precision, recall and F1 of summed counts, with the interval of F1. */
export function toRow(set: string, measure: string, counts: readonly Counts[]): MarkRow {
  const score = scored(counts);
  const random = seededRandom(11);
  const rounds = 200;
  const values = Array.from({ length: rounds }, () => {
    const drawn = counts.flatMap(() => counts[Math.floor(random() * counts.length)] ?? []);
    return scored(drawn).f1;
  }).sort((a, b) => a - b);
  return {
    set,
    measure,
    ...score,
    low: values[Math.floor(rounds * 0.025)] ?? 0,
    high: values[Math.floor(rounds * 0.975)] ?? 0,
    gold: counts.reduce((sum, { gold }) => sum + gold, 0),
  };
}

function scored(counts: readonly Counts[]) {
  let right = 0;
  let found = 0;
  let gold = 0;
  for (const count of counts) {
    right += count.right;
    found += count.found;
    gold += count.gold;
  }
  return scoreOf(found === 0 ? 1 : right / found, gold === 0 ? 1 : right / gold);
}

interface Read {
  value: string;
  unit: string;
  of: string;
  text: string;
  start: number;
  end: number;
}

function judge({ text, figures, lang }: GoldLine): {
  plain: Counts;
  thing: Counts;
  misses: string[];
} {
  const language = languageOf(lang, text);
  const found = readAll(text, language);
  const gold = figures.filter(({ optional }) => !optional);
  const misses: string[] = [];
  let right = 0;
  let full = 0;
  let counted = 0;
  const used = new Set<MarkedFigure>();
  for (const one of found) {
    const match = figures.find((figure) => !used.has(figure) && isSame(one, figure, language));
    if (match?.optional) continue;
    counted++;
    if (!match) {
      misses.push(`too much: ${one.text} = ${one.value} ${one.unit}`);
      continue;
    }
    used.add(match);
    right++;
    if (match.thing === undefined || sharesWord(one.of, match.thing, language)) full++;
    else misses.push(`thing: ${one.text} of “${one.of}” for “${match.thing}”`);
  }
  for (const figure of gold) {
    if (!used.has(figure))
      misses.push(
        `missed: ${text.slice(figure.start, figure.end)} = ${figure.value} ${figure.unit}`,
      );
  }
  return {
    plain: { right, found: counted, gold: gold.length },
    thing: { right: full, found: counted, gold: gold.length },
    misses,
  };
}

function readAll(text: string, language: Language): Read[] {
  const figures = findFigures(text, language).map(
    (figure): Read => ({
      value: String(figure.value),
      unit: figure.unit,
      of: figure.of ?? '',
      text: figure.text,
      start: figure.start,
      end: figure.end,
    }),
  );
  const days = findDays(text, language, around).map(
    (day): Read => ({
      value: day.date,
      unit: day.isDeadline ? 'deadline' : 'date',
      of: '',
      text: day.text,
      start: day.start,
      end: day.end,
    }),
  );
  return [...figures, ...days];
}

/** A counted thing without an English name of its own goes by the text’s word for it. */
function isSame(read: Read, gold: MarkedFigure, language: Language): boolean {
  if (read.start >= gold.end || read.end <= gold.start) return false;
  if (read.value !== gold.value) return false;
  if (read.unit === gold.unit) return true;
  const isCount = /^[a-z ]+$/.test(gold.unit) && gold.unit !== 'date' && gold.unit !== 'deadline';
  return isCount && gold.thing !== undefined && sharesWord(read.of, gold.thing, language);
}

/** The thing must be named in at most six words, or a whole clause would always be right. */
function sharesWord(of: string, thing: string, language: Language): boolean {
  const words = toTokens(of, language);
  if (words.length > 6) return false;
  const stems = new Set(words.map(({ word }) => word.stem));
  return toTokens(thing, language).some(({ word }) => !word.stop && stems.has(word.stem));
}
