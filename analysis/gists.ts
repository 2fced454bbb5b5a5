/** A story → its gist: what it counts for in the whole archive, without its words. */
import type { Story, StoryArticle } from '#schema/story.ts';

/** A third of a story in bytes, and a quarter in memory: all gists of an archive are at hand at once, its stories are not. */
export interface Gist
  extends Pick<Story, 'id' | 'week' | 'first' | 'weight' | 'langs' | 'outlets'> {
  concepts: readonly Pick<Story['concepts'][number], 'id'>[];
  entities: readonly Pick<Story['entities'][number], 'id' | 'name' | 'type' | 'articles'>[];
  articles: readonly Pick<
    StoryArticle,
    'id' | 'lang' | 'source' | 'outlet' | 'published' | 'duplicateOf'
  >[];
}

/** The stories of a week, as the whole archive looks at them. */
export interface WeekGists {
  gists: Gist[];
  /** The whole stories of those that tell of an event or name a day: products are made of them. */
  telling: Story[];
}

export function toGists(stories: readonly Story[]): WeekGists {
  return {
    gists: stories.map(toGist),
    telling: stories.filter(({ events, dates }) => events.length + dates.length > 0),
  };
}

function toGist(story: Story): Gist {
  const { id, week, first, weight, langs, outlets } = story;
  return {
    id,
    week,
    first,
    weight,
    langs,
    outlets,
    concepts: story.concepts.map((concept) => ({ id: concept.id })),
    entities: story.entities.map(({ id: own, name, type, articles }) =>
      own === undefined ? { name, type, articles } : { id: own, name, type, articles },
    ),
    articles: story.articles.map(({ id: own, lang, source, outlet, published, duplicateOf }) => {
      const article = { id: own, lang, source, outlet, published };
      return duplicateOf === undefined ? article : { ...article, duplicateOf };
    }),
  };
}
