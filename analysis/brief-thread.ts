/** A thread that writes briefs: a period and the stories of its weeks in, files out. */
import type { Story } from '#schema/story.ts';
import { type BriefWords, type Period, toDrafts } from './brief-periods.ts';
import { type BriefFile, printBrief } from './briefs.ts';
import { answerJobs } from './threads.ts';
import { toStories } from './week-stories.ts';

/** What a thread is asked. */
export interface BriefJob {
  period: Period;
  /** Week, hash and text of the files of stories that the period needs. */
  texts: readonly (readonly [string, string, string])[];
}

/** Weeks of stories that stay at hand: periods follow each other. */
const mostWeeks = 16;

answerJobs((words: BriefWords): ((job: BriefJob) => BriefFile[]) => {
  const atHand = new Map<string, Story[]>();
  return ({ period, texts }) => {
    const byWeek = new Map<string, Story[]>();
    for (const [week, hash, text] of texts) {
      const stories = atHand.get(hash) ?? toStories(text);
      byWeek.set(week, stories);
      atHand.delete(hash);
      atHand.set(hash, stories);
    }
    for (const hash of [...atHand.keys()].slice(0, -mostWeeks)) atHand.delete(hash);
    return toDrafts(period, (week) => byWeek.get(week) ?? [], words).map((draft) =>
      printBrief(draft),
    );
  };
});
