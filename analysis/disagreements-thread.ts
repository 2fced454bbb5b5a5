/** A thread that learns a second opinion: articles in, disagreements out. */
import type { Taxonomy } from '#schema/concept.ts';
import type { Disagreement } from '#schema/disagreement.ts';
import { findDisagreements, type Learnt } from './disagreements.ts';
import { answerJobs } from './threads.ts';

answerJobs((taxonomy: Taxonomy): ((learnt: readonly Learnt[]) => Disagreement[]) => {
  return (learnt) => findDisagreements(learnt, taxonomy);
});
