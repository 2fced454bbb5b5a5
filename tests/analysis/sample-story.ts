/** A small story to change at will. */
import type { Story } from '#schema/story.ts';

/** One French article of 17 November 2026, unless told otherwise. */
export function storyOf(id: string, more: Partial<Story> = {}): Story {
  const title = more.title ?? `Un titre de ${id}`;
  return {
    id,
    title,
    lang: 'fr',
    titles: { fr: title },
    first: '2026-11-17T08:00:00.000Z',
    last: '2026-11-17T09:00:00.000Z',
    week: '2026-W47',
    articles: [
      {
        id: `${id}1`,
        title,
        url: 'https://a.example/1',
        source: 'a',
        outlet: 'Journal A',
        lang: 'fr',
        published: '2026-11-17T08:00:00.000Z',
        excerpt: '',
        quote: 'Une phrase entière, reprise telle quelle, avec un chiffre.',
      },
    ],
    langs: ['fr'],
    outlets: ['a'],
    concepts: [],
    entities: [],
    figures: [],
    events: [],
    dates: [],
    weight: 1,
    ...more,
  };
}
