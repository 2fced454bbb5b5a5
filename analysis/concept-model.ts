/** Lessons → for each of them what a linear model of the others says of each concept, and the words it says so by. */
import type { Lesson } from './concept-lessons.ts';
import { HashedNumbers } from './hashed-numbers.ts';
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
  const { rows, features, numbersOf } = toRows(lessons);
  const foldOf = lessons.map(({ story }) => (story === undefined ? -1 : hash32(story) % folds));
  const toSayers = sayerFinder(lessons, rows, features, numbersOf);
  const sayers = concepts.map(toSayers);
  const learners = Array.from({ length: folds }, (_, fold) =>
    toLearner(lessons, rows, features, (place) => foldOf[place] !== fold),
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
              partOf(weights, row, placesOf(row, new Set(numbersOf(group)))),
            );
        }
      }
      return answers;
    },
  };
}

/** The lessons by the numbers of their features. */
interface Rows {
  rows: Row[];
  /** How many features there are. */
  features: number;
  /** Numbers of hashed features; those that were left out have none. */
  numbersOf(ids: Iterable<number>): number[];
}

function toRows(lessons: readonly Lesson[]): Rows {
  const seen = new HashedNumbers();
  const frequency: number[] = [];
  const told = lessons.map(({ bag }) => {
    const own = new Int32Array(bag.ids.length);
    for (let place = 0; place < own.length; place++) {
      const number = seen.numberOf(bag.ids[place] ?? 0);
      frequency[number] = (frequency[number] ?? 0) + 1;
      own[place] = number;
    }
    return own;
  });
  const idf: number[] = [];
  // -1: left out.
  const numbers = Int32Array.from(frequency, (count) =>
    count < leastLessons ? -1 : idf.push(Math.log((lessons.length + 1) / (count + 1)) + 1) - 1,
  );
  const rows = lessons.map(({ bag }, place) => {
    const own = told[place] ?? nothing;
    return toRow(bag.counts, (at) => numbers[own[at] ?? 0] ?? -1, idf);
  });
  return {
    rows,
    features: idf.length,
    numbersOf: (ids) =>
      [...ids].flatMap((id) => {
        const number = numbers[seen.find(id) ?? -1] ?? -1;
        return number === -1 ? [] : number;
      }),
  };
}

function toRow(
  counts: Float64Array,
  numberAt: (at: number) => number,
  idf: readonly number[],
): Row {
  const numbers = new Int32Array(counts.length);
  const values = new Float64Array(counts.length);
  let kept = 0;
  let norm = 0;
  for (let place = 0; place < counts.length; place++) {
    const number = numberAt(place);
    if (number === -1) continue;
    const value = Math.log(1 + (counts[place] ?? 0)) * (idf[number] ?? 1);
    numbers[kept] = number;
    values[kept++] = value;
    norm += value * value;
  }
  const scale = 1 / (Math.sqrt(norm) || 1);
  const scaled = new Float32Array(kept);
  for (let place = 0; place < kept; place++) scaled[place] = (values[place] ?? 0) * scale;
  return { numbers: numbers.slice(0, kept), values: scaled };
}

/** What one lesson says of a concept (as Lesson.says), and the places in its row of the features covered up for it. */
interface Sayer {
  said: number;
  covered: Int32Array;
}

/** Lessons that say something of a concept, by place. */
type Sayers = ReadonlyMap<number, Sayer>;

function sayerFinder(
  lessons: readonly Lesson[],
  rows: readonly Row[],
  features: number,
  numbersOf: Rows['numbersOf'],
): (id: string) => Sayers {
  /** For which lesson and concept, by number, a feature was last covered up. */
  const hiddenFor = new Int32Array(features);
  let asked = 0;
  return (id) => {
    const sayers = new Map<number, Sayer>();
    for (const [place, { says, covered }] of lessons.entries()) {
      const said = says.get(id);
      const hidden = covered.get(id);
      const row = rows[place];
      if (row === undefined || (said === undefined && hidden === undefined)) continue;
      asked++;
      for (const number of numbersOf(hidden ?? [])) hiddenFor[number] = asked;
      const isHidden = { has: (number: number) => hiddenFor[number] === asked };
      sayers.set(place, { said: said ?? Number.NaN, covered: placesOf(row, isHidden) });
    }
    return sayers;
  };
}

/** Where some features stand in a row, in order. */
function placesOf({ numbers }: Row, wanted: { has(number: number): boolean }): Int32Array {
  const places: number[] = [];
  for (let place = 0; place < numbers.length; place++)
    if (wanted.has(numbers[place] ?? 0)) places.push(place);
  return Int32Array.from(places);
}

/** What each feature weighs for a concept. */
type Weights = Float32Array;

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
    const row = rows[place];
    if (!row || !isChosen(place)) continue;
    mass += addRow(all, row, weight);
    count += weight;
  }
  const prior = (background * mass) / (count || 1);
  const trust = Float64Array.from(all, (seen) => (seen > 0 ? seen / (seen + halfTrusted) : 0));
  const weights = new Float32Array(features);
  const has = new Float64Array(features);
  const rest = Float64Array.from(all);
  const touched = touchedFeatures(features);
  return (sayers) => {
    touched.clear();
    let inHas = prior;
    let inRest = mass + prior;
    for (const [place, { said, covered }] of sayers) {
      const row = rows[place];
      if (!row || !isChosen(place) || Number.isNaN(said)) continue;
      const weight = lessons[place]?.weight ?? 0;
      for (const number of touched.add(row)) {
        has[number] = 0;
        rest[number] = all[number] ?? 0;
      }
      inRest += addRow(rest, row, -weight);
      if (said < 0) inRest += addRow(rest, row, -weight * said);
      else inHas += addRow(has, row, weight * said, covered);
    }
    const unseen = Math.log(prior / (prior + mass)) - Math.log(inHas / inRest);
    for (let feature = 0; feature < features; feature++)
      weights[feature] = (trust[feature] ?? 0) * unseen;
    for (const feature of touched.all()) {
      const usual = (prior * (all[feature] ?? 0)) / mass;
      const inside = ((has[feature] ?? 0) + usual) / inHas;
      // Sums of differences may end a hair below 0.
      const outside = (Math.max(0, rest[feature] ?? 0) + usual) / inRest;
      weights[feature] = (trust[feature] ?? 0) * Math.log(inside / outside);
    }
    return weights;
  };
}

/** The features that some lesson of a concept has: most have none. */
function touchedFeatures(features: number) {
  const touchedFor = new Int32Array(features);
  const touched = new Int32Array(features);
  let round = 0;
  let count = 0;
  return {
    clear(): void {
      round++;
      count = 0;
    },
    /** Returns those that are new. */
    add({ numbers }: Row): Int32Array {
      const before = count;
      for (const number of numbers) {
        if (touchedFor[number] === round) continue;
        touchedFor[number] = round;
        touched[count++] = number;
      }
      return touched.subarray(before, count);
    },
    all: () => touched.subarray(0, count),
  };
}

const nothing = new Int32Array(0);

/** Returns how much was added in all; `without` are places in order. */
function addRow(
  sums: Float64Array,
  { numbers, values }: Row,
  weight: number,
  without: Int32Array = nothing,
): number {
  let added = 0;
  if (weight === 0) return added;
  let next = 0;
  for (let place = 0; place < numbers.length; place++) {
    if (without[next] === place) {
      next++;
      continue;
    }
    const number = numbers[place] ?? 0;
    const more = weight * (values[place] ?? 0);
    sums[number] = (sums[number] ?? 0) + more;
    added += more;
  }
  return added;
}

/** Score of a text for a concept, without the features covered up for it. */
function scoreOf(weights: Weights, row: Row, covered: Int32Array = nothing): number {
  const { numbers, values } = row;
  let score = 0;
  for (let place = 0; place < numbers.length; place++)
    score += (values[place] ?? 0) * (weights[numbers[place] ?? 0] ?? 0);
  return score - partOf(weights, row, covered);
}

/** What the features at some places of a text add to its score for a concept. */
function partOf(weights: Weights, { numbers, values }: Row, places: Int32Array): number {
  let total = 0;
  for (const place of places) total += (weights[numbers[place] ?? 0] ?? 0) * (values[place] ?? 0);
  return total;
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
