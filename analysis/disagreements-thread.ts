/** A thread that learns a second opinion: articles in, disagreements out. */
import type { Taxonomy } from '#schema/concept.ts';
import type { Disagreement } from '#schema/disagreement.ts';
import { findDisagreements, type Learnt, toLessons } from './disagreements.ts';
import { answerJobs } from './threads.ts';

/** What a thread is asked. */
export interface OpinionJob {
  learnt: readonly Learnt[];
  /** Only make their lessons: they are likely to be learnt from later. The answer is empty. */
  isAhead: boolean;
}

answerJobs((taxonomy: Taxonomy): ((job: OpinionJob) => Disagreement[]) => {
  const lessons = toLessons(taxonomy);
  return ({ learnt, isAhead }) => {
    if (!isAhead) return findDisagreements(learnt, taxonomy, lessons);
    for (const one of learnt) lessons.of(one);
    return [];
  };
});
