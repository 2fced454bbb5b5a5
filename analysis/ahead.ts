/** A few new articles in a large archive → threads that are begun before these are read, with what need not wait for them. */
import type { Archive, ArticleHead } from '#archive';
import type { BriefWords } from './brief-periods.ts';
import { isKnown } from './read-articles.ts';
import { type BriefThread, manyStories, writeAhead } from './save-briefs.ts';
import { learnAhead, type OpinionThread } from './save-disagreements.ts';

/** What was begun; end it with `await using`. */
export interface Ahead {
  opinions: OpinionThread | undefined;
  briefs: BriefThread | undefined;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Fewest articles to a story, as a rule. */
const perStory = 2;

/**
 * Begin what is worth it. Without news nothing may be due, and where many articles are new all threads read; a thread of the
 * briefs is begun where one would be used for a single period.
 */
export function beginAhead(
  archive: Archive,
  heads: readonly ArticleHead[],
  {
    words,
    threadsFrom,
    isPlain,
  }: {
    words: BriefWords;
    threadsFrom: number;
    /** The briefs are in the words of the sources. */
    isPlain: boolean;
  },
): Ahead {
  const fresh = heads.reduce((count, head) => (isKnown(head) ? count : count + 1), 0);
  const isWorth = (size: number) => fresh > 0 && fresh < threadsFrom && size >= threadsFrom;
  const opinions = isWorth(heads.length) ? learnAhead(archive, heads, words.taxonomy) : undefined;
  const isLarge = isPlain && isWorth(heads.length / perStory / manyStories);
  const briefs = isLarge ? writeAhead(words) : undefined;
  return {
    opinions,
    briefs,
    async [Symbol.asyncDispose]() {
      await opinions?.[Symbol.asyncDispose]();
      await briefs?.[Symbol.asyncDispose]();
    },
  };
}
