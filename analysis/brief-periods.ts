/** A period (week or month) and the stories of its weeks → the drafts of its briefs. */
import type { Editorial } from '#editorial';
import type { Story } from '#schema/story.ts';
import { type BriefDraft, draftBriefs, draftMonth } from './briefs.ts';
import { toDirectory } from './directory.ts';
import { monthOf } from './points.ts';
import type { PastTrend } from './trends.ts';

/** What the briefs of a period are drafted from, besides stories. */
export interface Period {
  /** `2026-W47` or `2026-11`. */
  period: string;
  /** Weeks whose stories tell how its actors are called: its own among them. */
  weeks: readonly string[];
  /** Trends as they stood at its end. */
  trends: readonly PastTrend[];
  /** Stories of the month before a month, where the watch is as old. */
  before: number | undefined;
  /** Day of the run; an unfinished period ends there. */
  today: string;
}

/** Words of the editors that briefs are written with. */
export type BriefWords = Pick<Editorial, 'taxonomy' | 'gazetteer' | 'lexicon'>;

/** Draft them; `storiesOf` gives the stories of a week in order of id. */
export function toDrafts(
  { period, weeks, trends, before, today }: Period,
  storiesOf: (week: string) => readonly Story[],
  { taxonomy, gazetteer, lexicon }: BriefWords,
): BriefDraft[] {
  const near = weeks.flatMap(storiesOf);
  const directory = toDirectory(near, gazetteer, lexicon);
  const setting = { trends, taxonomy, directory, today };
  if (isWeek(period)) return draftBriefs({ ...setting, week: period, stories: storiesOf(period) });
  const stories = near.filter((story) => monthOf(story) === period).sort(byFirst);
  return draftMonth({ ...setting, month: period, before, stories });
}

function isWeek(period: string): boolean {
  return period.includes('W');
}

function byFirst(a: Story, b: Story): number {
  return a.first < b.first ? -1 : a.first > b.first ? 1 : a.id < b.id ? -1 : 1;
}
