/** Stories → the press review of each day: what was published that day, story by story. */
import type { PressReview } from '#schema/product.ts';
import type { Gist } from './gists.ts';

/** In order of the days. Days without an article have none. */
export function toPressReviews(stories: readonly Gist[]): PressReview[] {
  const byDay = new Map<string, { story: Gist; articles: Gist['articles'] }[]>();
  for (const story of stories) {
    const days = Map.groupBy(story.articles, ({ published }) => published.slice(0, 10));
    for (const [day, articles] of days) {
      const known = byDay.get(day);
      if (known) known.push({ story, articles });
      else byDay.set(day, [{ story, articles }]);
    }
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, told]) => {
      const articles = told.flatMap((one) => one.articles);
      return {
        day,
        counts: {
          articles: articles.length,
          stories: told.length,
          outlets: new Set(articles.map(({ source }) => source)).size,
          langs: new Set(articles.map(({ lang }) => lang)).size,
        },
        stories: told
          .sort((a, b) => b.story.weight - a.story.weight || (a.story.id < b.story.id ? -1 : 1))
          .map(({ story, articles: ofDay }) => ({
            id: story.id,
            isNew: story.first.slice(0, 10) === day,
            articles: [...ofDay]
              .sort((a, b) => Number(!!a.duplicateOf) - Number(!!b.duplicateOf))
              .map(({ id }) => id),
          })),
      };
    });
}
