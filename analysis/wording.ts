/** The sentences of L’essentiel and what a writer makes of them → the lines that may be printed. */
import type { Lang } from '#schema/lang.ts';
import { fail, ok, type Result } from '#schema/result.ts';
import type { Chosen } from './summary.ts';
import type { Doubt, Support } from './support.ts';

/** A line of L’essentiel: a sentence of a source, or a writer’s words for one or more of them. */
export interface EssentialLine {
  text: string;
  /** The sentences it rests on; of a verbatim line the sentence itself. */
  from: readonly Chosen[];
  worded: boolean;
}

/** What a writer is asked: sentences with their numbers, from 1, to be worded in a language. */
export interface WritingTask {
  lang: Lang;
  sentences: readonly { number: number; lang: string; text: string }[];
}

/** A sentence of a writer, with the numbers of those it rests on. */
export interface Wording {
  text: string;
  sources: readonly number[];
}

/** Words sentences anew. It belongs to the world outside: it may fail, be slow, and lie. */
export interface Writer {
  /** Tells writers apart: what one has answered is not taken for the answer of another. */
  id: string;
  /** Name of the model, for readers. */
  model: string;
  /** `writer-answer`: no answer that could be used, and none to expect; any other trouble may pass. */
  ask(task: WritingTask): Promise<Result<readonly Wording[]>>;
}

/** Lines of a brief after a writer’s answer, and why sentences of it were left out. */
export interface Worded {
  lines: EssentialLine[];
  doubts: Doubt[];
}

/** Characters an answer may have for one it was given: rewording shortens, translation lengthens a little. */
const mostGrowth = 1.6;

/** A line as its source words it. */
export function verbatim(chosen: Chosen): EssentialLine {
  return { text: chosen.text, from: [chosen], worded: false };
}

/** The task that asks for these sentences in the words of a language. */
export function toTask(lang: Lang, chosen: readonly Chosen[]): WritingTask {
  return {
    lang,
    sentences: chosen.map(({ text, article }, index) => ({
      number: index + 1,
      lang: article.lang,
      text,
    })),
  };
}

/**
 * Take over each sentence that the ones it cites bear out; what no such sentence tells is told verbatim, at its place.
 * Trouble: `writer-answer` when the answer as a whole is too large for what was asked.
 */
export function toWorded(
  lang: Lang,
  chosen: readonly Chosen[],
  wordings: readonly Wording[],
  support: Support,
): Result<Worded> {
  const given = chosen.reduce((sum, { text }) => sum + text.length, 0);
  const length = wordings.reduce((sum, { text }) => sum + text.length, 0);
  if (wordings.length > chosen.length || length > mostGrowth * given)
    return fail('writer-answer', 'the answer is larger than what it was given');
  const doubts: Doubt[] = [];
  const told = new Map<string, EssentialLine>();
  for (const { text, sources } of wordings) {
    // Nothing was worded: it stays a quotation.
    if (chosen.some((one) => one.text === text)) continue;
    const from = citedBy(sources, chosen);
    const doubt = from ? support.doubtOf(text, lang, from) : 'citation';
    if (doubt !== undefined) doubts.push(doubt);
    else if (from) told.set(text, { text: typeset(text, lang), from, worded: true });
  }
  const covered = new Set([...told.values()].flatMap(({ from }) => from));
  const rest = chosen.filter((one) => !covered.has(one)).map(verbatim);
  const place = ({ from }: EssentialLine) => (from[0] ? chosen.indexOf(from[0]) : -1);
  return ok({ lines: [...told.values(), ...rest].sort((a, b) => place(a) - place(b)), doubts });
}

/** Punctuation as each language prints it; a model seldom does. */
function typeset(text: string, lang: Lang): string {
  if (lang === 'ar')
    return text
      .replaceAll(/(?<=\p{Script=Arabic}),/gu, '،')
      .replaceAll(/(?<=\p{Script=Arabic});/gu, '؛');
  const curled = text.replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '’');
  return lang === 'fr' ? curled.replaceAll(/ (?=[;:!?»%])|(?<=«) /gu, '\u202F') : curled;
}

/** The sentences with these numbers, in their order; undefined when there is none, or a number that was not given. */
function citedBy(
  sources: readonly number[],
  chosen: readonly Chosen[],
): readonly Chosen[] | undefined {
  const numbers = [...new Set(sources)].sort((a, b) => a - b);
  const from = numbers.flatMap((number) => chosen[number - 1] ?? []);
  return from.length > 0 && from.length === numbers.length ? from : undefined;
}
