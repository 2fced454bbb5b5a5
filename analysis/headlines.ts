/** The stories of a week → their headlines cut into words and runs of words, packed: tokenising them is most of what weak signals cost. */
import type { Story } from '#schema/story.ts';
import { languageOf } from './language.ts';
import { type Token, toTokens } from './tokens.ts';

const longest = 4;
/** Slots of the sketch that tells rare expressions before they are kept. */
export const slots = 1 << 22;

/** A title, a quote, or a form of a name. */
export interface HeadlineText {
  isName: boolean;
  /** The first form of a name. */
  isFirst: boolean;
  text: string;
  lang: string;
  /** The article that it stands in. */
  article: string;
}

/** First word, the one behind the last, and the slot of the sketch. */
type Run = readonly [from: number, to: number, slot: number];

/** Headlines of a week. Texts, runs and words go by their numbers: there are thousands of them, and no object for each. */
export interface Headlines {
  texts: readonly HeadlineText[];
  /** Id of each story → the first of its texts, and the one behind the last. */
  places: ReadonlyMap<string, { from: number; to: number }>;
  /** Stem of each word of the week, by number; null where it has no meaning of its own. */
  stems: readonly (string | null)[];
  /** The first run of each text; those of a text end where those of the next begin. */
  firstRun: Int32Array;
  /** Slot of the sketch of each run. */
  slotOf(run: number): number;
  /** The place among `words` of the first word of a run of a text, and of the one behind the last. */
  fromOf(text: number, run: number): number;
  toOf(text: number, run: number): number;
  /** Number of the word at a place. */
  wordAt(place: number): number;
  /** Stems of a run, those without a meaning left out. */
  stemsOf(text: number, run: number): string[];
  /** A run as a name: names are not inflected. */
  nameOf(text: number, run: number): string;
  /** A run as written. */
  formOf(text: number, run: number): string;
}

/** What is kept of a week as JSON; the words of its texts and their runs follow as numbers. */
interface Packed {
  /** Id of each story, and how many texts it has. */
  stories: [string, number][];
  /** 0: a title or a quote, 1: a name, 2: its first form. */
  texts: [kind: number, text: string, lang: string, article: string, words: number, runs: number][];
  stems: (string | null)[];
  folds: string[];
}

/** Offsets and places are packed two in a number: of a longer text nothing is told. */
const longestText = 0xffff;

/** Cut the headlines of stories into words, as bytes. */
export function packHeadlines(stories: readonly Story[]): Uint8Array {
  const numberOf = new Map<string, number>();
  const packed: Packed = { stories: [], texts: [], stems: [], folds: [] };
  const words: number[] = [];
  const runs: number[] = [];
  for (const story of stories) {
    const before = packed.texts.length;
    for (const { kind, text, lang, article, tokens, runs: own } of textsOf(story)) {
      packed.texts.push([kind, text, lang, article, tokens.length, own.length]);
      for (const { word, start, end } of tokens) {
        const mark = `${word.stop ? '' : word.stem} ${word.fold}`;
        const number = numberOf.get(mark) ?? numberOf.size;
        if (number === numberOf.size) {
          numberOf.set(mark, number);
          packed.stems.push(word.stop ? null : word.stem);
          packed.folds.push(word.fold);
        }
        words.push(number, start * (longestText + 1) + end);
      }
      for (const [from, to, slot] of own) runs.push(from * (longestText + 1) + to, slot);
    }
    packed.stories.push([story.id, packed.texts.length - before]);
  }
  const json = Buffer.from(JSON.stringify(packed));
  const numbers = Uint32Array.from([json.length, words.length]);
  return Buffer.concat([
    Buffer.from(numbers.buffer),
    Buffer.from(Uint32Array.from(words).buffer),
    Buffer.from(Uint32Array.from(runs).buffer),
    json,
  ]);
}

/** The headlines again. */
export function unpackHeadlines(bytes: Uint8Array): Headlines {
  const whole = new Uint8Array(bytes);
  const [length = 0, wordCount = 0] = new Uint32Array(whole.buffer, 0, 2);
  const words = new Uint32Array(whole.buffer, 8, wordCount);
  const start = 8 + 4 * wordCount;
  const runs = new Uint32Array(whole.buffer, start, (whole.length - length - start) / 4);
  const packed: Packed = JSON.parse(Buffer.from(whole.buffer, whole.length - length).toString());
  const firstWord = new Int32Array(packed.texts.length + 1);
  const firstRun = new Int32Array(packed.texts.length + 1);
  const texts = packed.texts.map(
    ([kind, text, lang, article, own, ownRuns], index): HeadlineText => {
      firstWord[index + 1] = (firstWord[index] ?? 0) + own;
      firstRun[index + 1] = (firstRun[index] ?? 0) + ownRuns;
      return { isName: kind > 0, isFirst: kind === 2, text, lang, article };
    },
  );
  const { stems, folds } = packed;
  const wordAt = (place: number) => words[2 * place] ?? 0;
  const offsetsAt = (place: number) => words[2 * place + 1] ?? 0;
  const fromOf = (text: number, run: number) =>
    (firstWord[text] ?? 0) + ((runs[2 * run] ?? 0) >>> 16);
  const toOf = (text: number, run: number) =>
    (firstWord[text] ?? 0) + ((runs[2 * run] ?? 0) & longestText);
  const wordsOf = (text: number, run: number) => {
    const found: number[] = [];
    for (let place = fromOf(text, run); place < toOf(text, run); place++) found.push(wordAt(place));
    return found;
  };
  return {
    texts,
    places: placesOf(packed.stories),
    stems,
    firstRun,
    slotOf: (run) => runs[2 * run + 1] ?? 0,
    fromOf,
    toOf,
    wordAt,
    stemsOf: (text, run) => wordsOf(text, run).flatMap((number) => stems[number] ?? []),
    nameOf: (text, run) =>
      wordsOf(text, run)
        .map((number) => folds[number] ?? '')
        .join(' '),
    formOf: (text, run) =>
      (texts[text]?.text ?? '').slice(
        offsetsAt(fromOf(text, run)) >>> 16,
        offsetsAt(toOf(text, run) - 1) & longestText,
      ),
  };
}

function placesOf(stories: Packed['stories']): Headlines['places'] {
  const places = new Map<string, { from: number; to: number }>();
  let from = 0;
  for (const [id, count] of stories) {
    places.set(id, { from, to: from + count });
    from += count;
  }
  return places;
}

interface Text {
  kind: number;
  text: string;
  lang: string;
  article: string;
  tokens: readonly Token[];
  runs: readonly Run[];
}

function* textsOf(story: Story): Generator<Text> {
  const article = story.articles[0]?.id ?? '';
  for (const entity of story.entities.filter(isNewName))
    for (const [index, { tokens, ...form }] of formsOf(entity, story.lang).entries())
      yield {
        kind: index === 0 ? 2 : 1,
        ...form,
        tokens,
        runs: [[0, tokens.length, slotOf(tokens)]],
        article,
      };
  for (const { id, title, quote, lang, duplicateOf } of story.articles) {
    if (duplicateOf !== undefined) continue;
    for (const text of quote === undefined ? [title] : [title, quote]) {
      if (text.length > longestText) continue;
      const tokens = toTokens(text, languageOf(lang, text));
      const runs = [...runsIn(text, tokens)];
      yield { kind: 0, text, tokens, runs, lang: lang.split('-')[0] ?? lang, article: id };
    }
  }
}

/** A name of something that could be a concept, in no list of the editors. */
function isNewName({ id, type, name }: Story['entities'][number]): boolean {
  const isThing = type !== 'person' && type !== 'place' && type !== 'law';
  return id === undefined && isThing && name.length >= 5 && name.length <= longestText;
}

/** The forms of a name by language, Latin ones first. */
function formsOf({ name, labels }: Story['entities'][number], lang: string) {
  const forms = (['fr', 'en', 'ar'] as const).flatMap((own) =>
    labels?.[own] === undefined ? [] : [{ lang: own as string, text: labels[own] }],
  );
  return (forms.length > 0 ? forms : [{ lang, text: name }]).map((form) => ({
    ...form,
    tokens: toTokens(form.text, languageOf(form.lang, form.text)),
  }));
}

/** The hash of words side by side, from that of those before the last and its own. */
function hashAfter(before: number, word: number): number {
  return Math.imul(before ^ word, 0x9e3779b1) ^ (before >>> 15);
}

/** The slot of a name: that of the run of its words. */
function slotOf(tokens: readonly Token[]): number {
  return meaningful(tokens).reduce((hash, { word }) => hashAfter(hash, word.key), 0) & (slots - 1);
}

/** Words as they are counted, whatever their inflection. */
export function keyOf(tokens: readonly Token[]): string {
  return meaningful(tokens)
    .map(({ word }) => word.stem)
    .join(' ');
}

/** Names are not inflected, and are the same in two languages. */
export function nameKey(tokens: readonly Token[]): string {
  return tokens.map(({ word }) => word.fold).join(' ');
}

function meaningful(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ word }) => !word.stop);
}

/**
 * Two to four words side by side, the first and the last with a meaning of their own, no number among them: the first token, the
 * one behind the last, and the slot of the words with a meaning.
 */
function* runsIn(text: string, tokens: readonly Token[]): Generator<Run> {
  for (let from = 0; from < tokens.length; from++) {
    const start = tokens[from];
    if (!start || start.word.stop || start.word.number || start.word.fold.length < 3) continue;
    let hash = hashAfter(0, start.word.key);
    for (let to = from + 1; to < Math.min(tokens.length, from + longest); to++) {
      const before = tokens[to - 1];
      const token = tokens[to];
      if (!before || !token || token.word.number) break;
      if (token.start - before.end !== 1 || !joints.has(text[before.end] ?? '')) break;
      if (token.word.stop) continue;
      hash = hashAfter(hash, token.word.key);
      if (token.word.fold.length >= 3) yield [from, to + 1, hash & (slots - 1)];
    }
  }
}

/** What may stand between two words of an expression. */
const joints = new Set([' ', '\u00A0', '’', "'", '-']);
