/** Labelled texts → a linear model on words and character n-grams, the second opinion beside aliases. */
import type { Knowledge } from './knowledge.ts';
import { type Language, languageOf } from './language.ts';
import { hash32, toTokens } from './tokens.ts';

/** A text with the labels an editor or a corpus gave it. */
export interface Example {
  text: string;
  lang?: string | undefined;
  label: string;
}

/** Scores add up to 1; best first. */
export interface Classifier {
  classify(text: string, lang?: string): { label: string; score: number }[];
}

const buckets = 1 << 18;
const shortest = 2;
const longest = 5;
const smoothing = 0.07;
/** Turns differences of scores into shares that are right about as often as they say (least log loss, five folds). */
const sharpness = 1.8;
/** Weight of words, and of terms that are equal in all languages, beside character n-grams. */
const wordWeight = 2;
const termWeight = 4;

interface Features {
  ids: Int32Array;
  values: Float32Array;
}

/**
 * Complement naive Bayes (Rennie, Shih, Teevan and Karger 2003), without their last step of equal weight sums, on
 * tf-idf of words, character n-grams and the terms that `knowledge` finds. Texts of several languages are best mixed:
 * what is learnt of a term in one holds in the others, and close languages (Arabic and Darija) share much more.
 */
export function train(
  examples: readonly Example[],
  knowledge?: Pick<Knowledge, 'termsIn'>,
): Classifier {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const read = (text: string, lang?: string) =>
    countFeatures(text, languageOf(lang, text), knowledge);
  const counts = examples.map(({ text, lang }) => read(text, lang));
  const idf = idfOf(counts);
  const rows = counts.map((count) => weigh(count, idf));
  const golds = examples.map(({ label }) => labels.indexOf(label));
  const models = complementBayes(rows, golds, labels.length);
  return {
    classify(text, lang) {
      const row = weigh(read(text, lang), idf);
      const shares = softmax(models.map((weights) => sharpness * score(weights, row)));
      return labels
        .map((label, index) => ({ label, score: shares[index] ?? 0 }))
        .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
    },
  };
}

/** Hashed words, terms and, inside word boundaries, character n-grams of the folded text. */
function countFeatures(
  text: string,
  language: Language,
  knowledge?: Pick<Knowledge, 'termsIn'>,
): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (feature: string, weight: number) => {
    const id = hash32(feature) % buckets;
    counts.set(id, (counts.get(id) ?? 0) + weight);
  };
  const tokens = toTokens(text, language);
  for (const term of knowledge?.termsIn(tokens, language) ?? []) add(`t${term}`, termWeight);
  for (const { word } of tokens) {
    if (!word.stop) add(`w${word.stem}`, wordWeight);
    const padded = `_${word.fold}_`;
    for (let size = shortest; size <= longest; size++) {
      for (let at = 0; at + size <= padded.length; at++) add(padded.slice(at, at + size), 1);
    }
  }
  return counts;
}

function idfOf(rows: readonly Map<number, number>[]): Float32Array {
  const frequency = new Float32Array(buckets);
  for (const row of rows) for (const id of row.keys()) frequency[id] = (frequency[id] ?? 0) + 1;
  return frequency.map((count) => Math.log((rows.length + 1) / (count + 1)) + 1);
}

function weigh(counts: ReadonlyMap<number, number>, idf: Float32Array): Features {
  const ids = Int32Array.from(counts.keys());
  const values = Float32Array.from(
    ids,
    (id) => Math.log(1 + (counts.get(id) ?? 0)) * (idf[id] ?? 1),
  );
  let norm = 0;
  for (const value of values) norm += value * value;
  const scale = 1 / (Math.sqrt(norm) || 1);
  return { ids, values: values.map((value) => value * scale) };
}

function score(weights: Float32Array, { ids, values }: Features): number {
  let sum = 0;
  for (let place = 0; place < ids.length; place++) {
    sum += (weights[ids[place] ?? 0] ?? 0) * (values[place] ?? 0);
  }
  return sum;
}

function complementBayes(
  rows: readonly Features[],
  golds: readonly number[],
  labels: number,
): Float32Array[] {
  const sums = Array.from({ length: labels }, () => new Float32Array(buckets));
  const all = new Float32Array(buckets);
  for (const [index, { ids, values }] of rows.entries()) {
    const own = sums[golds[index] ?? 0];
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place] ?? 0;
      const value = values[place] ?? 0;
      all[id] = (all[id] ?? 0) + value;
      if (own) own[id] = (own[id] ?? 0) + value;
    }
  }
  return sums.map((own) => {
    let total = 0;
    for (let id = 0; id < buckets; id++) {
      if (all[id]) total += (all[id] ?? 0) - (own[id] ?? 0) + smoothing;
    }
    const weights = new Float32Array(buckets);
    for (let id = 0; id < buckets; id++) {
      if (!all[id]) continue;
      weights[id] = -Math.log(((all[id] ?? 0) - (own[id] ?? 0) + smoothing) / total);
    }
    return weights;
  });
}

function softmax(values: readonly number[]): number[] {
  const top = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
