/** Lessons → for each of them what a linear model of the others says of each concept, and the words it says so by. */
import type { Lesson } from './concept-lessons.ts';
import { hash32 } from './tokens.ts';

/** What the model says of one concept in one text. */
export interface Opinion {
  /** Natural logarithm of the odds that the text has it. */
  logOdds: number;
  /** By how many standard deviations it stands out among all concepts in this text. */
  standing: number;
  /** Articles that it was learnt from. */
  learnt: number;
}

/** Lessons and concepts go by their places in what was given. */
export interface Judgement {
  opinion(lesson: number, concept: number): Opinion;
  /** For each question what each group of features adds to the score; above 0: for the concept. */
  explain(questions: readonly Question[]): number[][];
}

/** Why this opinion? A group holds the features of a word. */
export interface Question {
  lesson: number;
  concept: number;
  groups: readonly (readonly number[])[];
}

/** Each part of the stories is judged by what is learnt from the others. */
const folds = 5;
/** A feature that fewer lessons have is left out. */
const leastLessons = 3;
/** Lessons of the background that temper a concept’s own: where it has few, no single word proves it. */
const background = 15;
/** Mass of a feature (one lesson gives about .04) at which it counts half. */
const halfTrusted = 0.3;
/** Concepts that the mean of a concept is drawn to the others’ by. */
const shrinkage = 8;

/** A lesson’s features by number, tf-idf weighted to length 1. */
interface Row {
  numbers: Int32Array;
  values: Float32Array;
}

/**
 * Naive Bayes on tf-idf, each concept against the rest (as complement naive Bayes in classify.ts, for texts with several
 * labels). Scores of texts that took no part are made into odds by two normal curves, one of texts that have the concept.
 * `concepts` are the ids asked about. The same lessons in the same order give the same opinions.
 */
export function judgeLessons(lessons: readonly Lesson[], concepts: readonly string[]): Judgement {
  const { numberOf, rows } = toRows(lessons);
  const foldOf = lessons.map(({ story }) => (story === undefined ? -1 : hash32(story) % folds));
  const sayers = concepts.map((id) => sayersOf(id, lessons, numberOf));
  const learners = Array.from({ length: folds }, (_, fold) =>
    toLearner(lessons, rows, numberOf.size, (place) => foldOf[place] !== fold),
  );
  const scores = lessons.map(() => new Float64Array(concepts.length));
  for (const [fold, learner] of learners.entries()) {
    const places = [...rows.keys()].filter((place) => foldOf[place] === fold);
    for (const [concept, own] of sayers.entries()) {
      const weights = learner(own);
      for (const place of places) {
        const score = scores[place];
        const row = rows[place];
        if (score && row) score[concept] = scoreOf(weights, row, own.get(place)?.covered);
      }
    }
  }
  const opinions = toOpinions(lessons, scores, concepts);
  return {
    opinion: (lesson, concept) =>
      opinions[lesson]?.[concept] ?? { logOdds: 0, standing: 0, learnt: 0 },
    explain(questions) {
      const answers = questions.map((): number[] => []);
      const asked = Map.groupBy(questions.entries(), ([, { lesson, concept }]) =>
        [foldOf[lesson], concept].join(' '),
      );
      for (const same of asked.values()) {
        const [, { lesson, concept }] = same[0] ?? [0, { lesson: 0, concept: 0 }];
        const weights = learners[foldOf[lesson] ?? 0]?.(sayers[concept] ?? new Map());
        for (const [index, question] of same) {
          const row = rows[question.lesson];
          if (weights && row)
            answers[index] = question.groups.map((group) =>
              partOf(weights, row, numbersOf(group, numberOf)),
            );
        }
      }
      return answers;
    },
  };
}

function toRows(lessons: readonly Lesson[]): { numberOf: Map<number, number>; rows: Row[] } {
  const frequency = new Map<number, number>();
  for (const { bag } of lessons)
    for (const id of bag.keys()) frequency.set(id, (frequency.get(id) ?? 0) + 1);
  const numberOf = new Map<number, number>();
  const idf: number[] = [];
  for (const [id, count] of frequency) {
    if (count < leastLessons) continue;
    numberOf.set(id, numberOf.size);
    idf.push(Math.log((lessons.length + 1) / (count + 1)) + 1);
  }
  const rows = lessons.map(({ bag }): Row => {
    const numbers: number[] = [];
    const values: number[] = [];
    let norm = 0;
    for (const [id, count] of bag) {
      const number = numberOf.get(id);
      if (number === undefined) continue;
      const value = Math.log(1 + count) * (idf[number] ?? 1);
      numbers.push(number);
      values.push(value);
      norm += value * value;
    }
    const scale = 1 / (Math.sqrt(norm) || 1);
    return {
      numbers: Int32Array.from(numbers),
      values: Float32Array.from(values, (value) => value * scale),
    };
  });
  return { numberOf, rows };
}

/** What one lesson says of a concept (as Lesson.says), and the numbers of the features covered up for it. */
interface Sayer {
  said: number;
  covered: ReadonlySet<number> | undefined;
}

/** Lessons that say something of a concept, by place. */
type Sayers = ReadonlyMap<number, Sayer>;

function sayersOf(
  id: string,
  lessons: readonly Lesson[],
  numberOf: ReadonlyMap<number, number>,
): Sayers {
  const sayers = new Map<number, Sayer>();
  for (const [place, { says, covered }] of lessons.entries()) {
    const said = says.get(id);
    const hidden = covered.get(id);
    if (said !== undefined || hidden)
      sayers.set(place, { said: said ?? Number.NaN, covered: numbersOf(hidden, numberOf) });
  }
  return sayers;
}

/**
 * Learns a concept from the lessons chosen: the weight of each feature. A feature that no lesson of a concept has weighs the
 * same against it as all such features, but for how far it is trusted. The weights hold until the next concept is learnt.
 */
function toLearner(
  lessons: readonly Lesson[],
  rows: readonly Row[],
  features: number,
  isChosen: (place: number) => boolean,
): (sayers: Sayers) => Weights {
  const all = new Float64Array(features);
  let count = 0;
  let mass = 0;
  for (const [place, { weight }] of lessons.entries()) {
    if (!isChosen(place)) continue;
    mass += addRow(all, rows[place], weight);
    count += weight;
  }
  const prior = (background * mass) / (count || 1);
  const trust = Float64Array.from(all, (seen) => (seen > 0 ? seen / (seen + halfTrusted) : 0));
  const own = new Float64Array(features);
  const has = new Float64Array(features);
  const rest = Float64Array.from(all);
  /** Which concept, by number, last had a lesson with the feature: the work is what its lessons hold, not all features. */
  const touchedFor = new Int32Array(features);
  const touched = new Int32Array(features);
  let concept = 0;
  return (sayers) => {
    concept++;
    let count = 0;
    let inHas = prior;
    let inRest = mass + prior;
    for (const [place, { said, covered }] of sayers) {
      if (!isChosen(place) || Number.isNaN(said)) continue;
      const row = rows[place];
      const weight = lessons[place]?.weight ?? 0;
      for (const number of row?.numbers ?? []) {
        if (touchedFor[number] === concept) continue;
        touchedFor[number] = concept;
        touched[count++] = number;
        has[number] = 0;
        rest[number] = all[number] ?? 0;
      }
      inRest += addRow(rest, row, -weight);
      if (said < 0) inRest += addRow(rest, row, -weight * said);
      else inHas += addRow(has, row, weight * said, covered);
    }
    const unseen = Math.log(prior / (prior + mass)) - Math.log(inHas / inRest);
    for (const feature of touched.subarray(0, count)) {
      const usual = (prior * (all[feature] ?? 0)) / mass;
      const inside = ((has[feature] ?? 0) + usual) / inHas;
      // Sums of differences may end a hair below 0.
      const outside = (Math.max(0, rest[feature] ?? 0) + usual) / inRest;
      own[feature] = (trust[feature] ?? 0) * Math.log(inside / outside);
    }
    const current = concept;
    return (feature) =>
      Math.fround(
        touchedFor[feature] === current ? (own[feature] ?? 0) : (trust[feature] ?? 0) * unseen,
      );
  };
}

/** What a feature weighs for a concept. */
type Weights = (feature: number) => number;

/** Returns how much was added in all. */
function addRow(
  sums: Float64Array,
  row: Row | undefined,
  weight: number,
  without?: ReadonlySet<number>,
): number {
  let added = 0;
  if (!row || weight === 0) return added;
  for (let place = 0; place < row.numbers.length; place++) {
    const number = row.numbers[place] ?? 0;
    if (without?.has(number)) continue;
    const more = weight * (row.values[place] ?? 0);
    sums[number] = (sums[number] ?? 0) + more;
    added += more;
  }
  return added;
}

/** Score of a text for a concept, without the features covered up for it. */
function scoreOf(weights: Weights, row: Row, covered: Sayer['covered']): number {
  let score = 0;
  for (let place = 0; place < row.numbers.length; place++)
    score += (row.values[place] ?? 0) * weights(row.numbers[place] ?? 0);
  return covered ? score - partOf(weights, row, covered) : score;
}

/** What some features of a text add to its score for a concept. */
function partOf(
  weights: Weights,
  { numbers, values }: Row,
  only: ReadonlySet<number> | undefined,
): number {
  let total = 0;
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0;
    if (only?.has(number)) total += weights(number) * (values[place] ?? 0);
  }
  return total;
}

function numbersOf(
  features: Iterable<number> | undefined,
  numberOf: ReadonlyMap<number, number>,
): Set<number> | undefined {
  if (!features) return undefined;
  const numbers = new Set<number>();
  for (const id of features) {
    const number = numberOf.get(id);
    if (number !== undefined) numbers.add(number);
  }
  return numbers;
}

/** Scores → odds, by how texts with and without the concept were scored. */
function toOpinions(
  lessons: readonly Lesson[],
  scores: readonly Float64Array[],
  concepts: readonly string[],
): Opinion[][] {
  const judged = [...lessons.keys()].filter((place) => lessons[place]?.story !== undefined);
  const curves = concepts.map((id, concept) => {
    const having: number[] = [];
    const lacking: number[] = [];
    for (const place of judged) {
      const said = lessons[place]?.says.get(id) ?? Number.NEGATIVE_INFINITY;
      if (said !== 0) (said > 0 ? having : lacking).push(scores[place]?.[concept] ?? 0);
    }
    const usual = meanAndSpread(lacking);
    const inUnits = having.map((score) => (score - usual.mean) / usual.spread);
    return { ...usual, inUnits, lacking: lacking.length };
  });
  const pooled = meanAndSpread(curves.flatMap(({ inUnits }) => inUnits));
  const odds = curves.map(({ mean, spread, inUnits, lacking }) => ({
    mean,
    spread,
    learnt: inUnits.length,
    prior: Math.log((inUnits.length + 0.5) / (lacking + 1)),
    centre: (sum(inUnits) + shrinkage * pooled.mean) / (inUnits.length + shrinkage),
  }));
  return lessons.map((_, place) => {
    const units = odds.map(
      ({ mean, spread }, concept) => ((scores[place]?.[concept] ?? 0) - mean) / spread,
    );
    const inText = meanAndSpread(units);
    return odds.map(({ prior, centre, learnt }, concept) => {
      const unit = units[concept] ?? 0;
      // Beyond either centre a score speaks no less for its side.
      const off = (Math.min(unit, centre) - centre) / pooled.spread;
      const logOdds =
        prior - (off * off) / 2 - Math.log(pooled.spread) + (Math.sign(unit) * unit * unit) / 2;
      return { logOdds, standing: (unit - inText.mean) / inText.spread, learnt };
    });
  });
}

function meanAndSpread(values: readonly number[]): { mean: number; spread: number } {
  const mean = sum(values) / (values.length || 1);
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / (values.length || 1)) || 1 };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
