/** Where and how a text names a concept → how far the text is about it, not merely mentions it. */
import type { Evidence } from '#schema/primitives.ts';
import { toSentences } from './sentences.ts';
import type { TaggedText } from './tags.ts';

/** One place where a text names a concept. */
export interface Sighting {
  span: Evidence;
  /** Stems of the form: two spellings are one. */
  form: string;
  /** label: the concept is named; trade: farm, hospital …, as good as a label at the head of a digital text; hint: it says something beside others. */
  strength: 'label' | 'trade' | 'hint';
  /** firm: it says what a firm is; served: a group that is only counted, served or struck. No opening is about either. */
  aside: 'firm' | 'served' | undefined;
}

/** What mentions weigh. A text is about a concept from a weight of .69, a score of .5. */
const weights = {
  title: 1.6,
  opening: 1,
  /** In another sentence than those counted, in a text of usual length. */
  passing: 0.4,
  /** Another form in a sentence that has been counted. */
  another: 0.25,
  hintInTitle: 0.3,
  hint: 0.1,
  /** Most that hints below the title weigh. */
  hints: 0.2,
  cited: 0.8,
  /** A concept beside it that the text is about. */
  neighbour: 0.3,
};

/** Weight of a concept that speaks for its neighbours: more than one mention in the opening. */
const clear = 1.2;

/** Places and organisations: one mention anywhere tells of them. */
const named = { title: 1.6, lead: 1, body: 0.6, leadLength: 400 };

/** An extract is all opening, and of two mentions in a long text one may be background: characters. */
const length = { short: 300, long: 3000, most: 1.8 };

/** A hook is no opening: sentences are taken until they have this many characters. */
const openingLength = 60;

/** Score of a weight, 0 to 1, rounded to thousandths. */
export function scoreOf(weight: number): number {
  return Math.round((1 - Math.exp(-weight)) * 1000) / 1000;
}

/** Weight of a place or an organisation by all its mentions. */
export function weightOfName(seen: readonly Sighting[]): number {
  const weightOf = ({ field, start }: Evidence) =>
    field === 'title' ? named.title : start < named.leadLength ? named.lead : named.body;
  return seen.reduce((sum, { span }) => sum + weightOf(span), 0);
}

/** What a topic gains where the text is clearly about a neighbour of it. */
export function weightOfCompany(neighbours: readonly number[]): number {
  return neighbours.some((weight) => weight >= clear) ? weights.neighbour : 0;
}

/** What weighs the mentions of a topic in one text; sentences are told apart once they are asked for. */
export function toScale(text: TaggedText): (seen: readonly Sighting[], isCited: boolean) => number {
  const sentenceOf = toSentenceNumbers(text);
  const passing = weights.passing * shareOf(text.text.length);
  return (seen, isCited) => {
    const placed = seen.map((sighting) => ({ ...sighting, sentence: sentenceOf(sighting.span) }));
    const isHint = ({ strength, sentence }: Placed) =>
      strength === 'hint' || (strength === 'trade' && sentence > 0);
    const mentions = placed.filter((one) => !isHint(one));
    const weight = weightOfMentions(mentions, passing);
    const forms = new Set(mentions.map(({ form }) => form));
    return (
      (isCited && mentions.some(isNumbered) ? Math.max(weight, weights.cited) : weight) +
      weightOfHints(placed.filter(isHint), forms)
    );
  };
}

type Placed = Sighting & { sentence: number };

/** “Law 09-08”, unlike “personal data”. */
function isNumbered({ span }: Sighting): boolean {
  return /\p{Nd}/u.test(span.text);
}

function weightOfMentions(mentions: readonly Placed[], passing: number): number {
  let weight = 0;
  const counted = new Set<number>();
  const forms = new Set<string>();
  for (const { form, aside, sentence } of mentions) {
    if (counted.has(sentence)) weight += forms.has(form) ? 0 : weights.another;
    else if (sentence === inTitle) weight += weights.title;
    else if (aside === 'served') weight += Math.min(passing, weights.passing);
    else weight += sentence === 0 && !aside ? weights.opening : passing;
    counted.add(sentence);
    forms.add(form);
  }
  return weight;
}

function shareOf(characters: number): number {
  if (characters > length.long) return length.long / characters;
  return Math.max(1, Math.min(length.most, length.short / (characters || 1)));
}

const inTitle = -1;

/** Number of the sentence of a span: -1 the title, 0 the opening, 1 and more the rest. */
function toSentenceNumbers({ text, language }: TaggedText): (span: Evidence) => number {
  let ends: number[] | undefined;
  return ({ field, start }) => {
    if (field === 'title') return inTitle;
    if (!ends) {
      const all = toSentences(text, language).map(({ end }) => end);
      const opening = all.findIndex((end) => end >= openingLength);
      ends = all.slice(Math.max(0, opening));
    }
    const at = ends.findIndex((end) => start < end);
    return at < 0 ? ends.length : at;
  };
}

function weightOfHints(hints: readonly Sighting[], known: Set<string>): number {
  let weight = 0;
  let below = 0;
  for (const { span, form } of hints) {
    if (known.has(form)) continue;
    known.add(form);
    if (span.field === 'title') weight += weights.hintInTitle;
    else below += weights.hint;
  }
  return weight + Math.min(weights.hints, below);
}
