/** Drafts of briefs and a writer → the same drafts with L’essentiel as the writer words it, as far as its sources bear it out. */
import { createHash } from 'node:crypto';
import { ok } from '#schema/result.ts';
import type { BriefDraft } from './briefs.ts';
import type { Chosen } from './summary.ts';
import type { Doubt, Support } from './support.ts';
import { toTask, toWorded, type Wording, type Writer, type WritingTask } from './wording.ts';

/** Answers by task, kept so that the same sentences are never sent twice. No sentence in it: nothing that could be used. */
export type Answers = Record<string, readonly Wording[]>;

/** Asks one writer for many briefs and counts what became of them. */
export interface Polisher {
  writer: Writer;
  /**
   * Never fails: where the writer does, a draft stays as it is. With `mayAsk` false only `known` answers are used.
   * `isUnfinished` when a later run may have more luck.
   */
  polish(
    draft: BriefDraft,
    known: Answers,
    mayAsk: boolean,
  ): Promise<{ draft: BriefDraft; answers: Answers; isUnfinished: boolean }>;
  report(): WriterReport;
}

/** What a run had of its writer. */
export interface WriterReport {
  /** Answers asked for. */
  asked: number;
  /** Briefs with at least one sentence of the writer. */
  polished: number;
  /** What went wrong, a line each; the briefs are complete all the same. */
  warnings: string[];
}

/** Set up a writer for a run. */
export function toPolisher(writer: Writer, support: Support): Polisher {
  const asked = new Map<string, ReturnType<Writer['ask']>>();
  const troubles = new Map<string, number>();
  const doubts = new Map<Doubt, number>();
  let sentences = 0;
  let polished = 0;
  const ask = (key: string, task: WritingTask): ReturnType<Writer['ask']> => {
    const answer = asked.get(key) ?? writer.ask(task);
    asked.set(key, answer);
    return answer;
  };
  /** An answer of before, or one asked for now; none where that may not be. */
  const answerTo = async (key: string, task: WritingTask, known: Answers, mayAsk: boolean) => {
    const kept = known[key];
    if (kept) return ok(kept);
    return mayAsk && task.sentences.length > 0 ? ask(key, task) : undefined;
  };
  const apply = (draft: BriefDraft, chosen: readonly Chosen[], answer: readonly Wording[]) => {
    const { matter } = draft;
    const worded = toWorded(matter.voice.lang, chosen, answer, support);
    if (!worded.ok) {
      count(troubles, worded.error.message);
      return draft;
    }
    const { lines: essentials, doubts: found } = worded.value;
    sentences += answer.length;
    for (const doubt of found) count(doubts, doubt);
    if (essentials.some((line) => line.worded)) polished++;
    return { ...draft, matter: { ...matter, essentials } };
  };
  return {
    writer,
    async polish(draft, known, mayAsk) {
      const chosen = draft.matter.essentials.flatMap(({ from }) => from);
      const task = toTask(draft.matter.voice.lang, chosen);
      const key = keyOf(writer, task);
      const answer = await answerTo(key, task, known, mayAsk);
      if (!answer) return { draft, answers: {}, isUnfinished: false };
      if (answer.ok) {
        const answers = { [key]: answer.value };
        return { draft: apply(draft, chosen, answer.value), answers, isUnfinished: false };
      }
      count(troubles, answer.error.message);
      const isUnfinished = answer.error.code !== 'writer-answer';
      return { draft, answers: isUnfinished ? {} : { [key]: [] }, isUnfinished };
    },
    report: () => ({
      asked: asked.size,
      polished,
      warnings: [
        ...[...troubles].map(
          ([message, n]) => `writer: ${message}; in ${briefs(n)} the sources speak for themselves`,
        ),
        ...doubtsLine(sentences, doubts),
      ].sort(),
    }),
  };
}

function keyOf({ id }: Writer, task: WritingTask): string {
  return createHash('sha256')
    .update(JSON.stringify([id, task]))
    .digest('hex')
    .slice(0, 24);
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function briefs(n: number): string {
  return n === 1 ? 'one brief' : `${n} briefs`;
}

function doubtsLine(sentences: number, doubts: ReadonlyMap<Doubt, number>): string[] {
  const left = [...doubts.values()].reduce((sum, n) => sum + n, 0);
  if (left === 0) return [];
  const why = [...doubts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([doubt, n]) => `${doubt} ${n}`);
  return [
    `writer: ${left} of ${sentences} sentences left out, not borne out by what they cite (${why.join(', ')}); the originals stand`,
  ];
}
