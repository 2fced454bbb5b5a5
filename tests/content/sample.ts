/** Small valid records for tests of the archive and of what reads it. */
import type { Analysed } from '#schema/analysed.ts';
import type { Article, LogEvent } from '#schema/article.ts';

/** An article with a readable id; fields can be replaced. */
export function article(name: string, more: Partial<Article> = {}): Article {
  const id = name.padEnd(16, '0').slice(0, 16);
  return {
    id,
    url: `https://example.org/${name}`,
    title: `Titre de ${name}`,
    lang: 'fr',
    published: '2026-11-20T08:00:00.000Z',
    dateFrom: 'feed',
    firstSeen: '2026-11-20T09:00:00.000Z',
    source: 'exemple',
    sightings: [
      { source: 'exemple', url: `https://example.org/${name}`, seen: '2026-11-20T09:00:00.000Z' },
    ],
    excerpt: 'Un extrait court.',
    fingerprint: 'f1',
    text: 'feed',
    ...more,
  };
}

/** A `seen` event of an article. */
export function seen(
  name: string,
  at = '2026-11-20T09:00:00.000Z',
  more: Partial<Article> = {},
): LogEvent {
  return { type: 'seen', at, article: article(name, more) };
}

/** What analysis read in the article of that name: nothing. */
export function analysed(name: string): Analysed {
  return {
    id: article(name).id,
    version: 1,
    fingerprint: 'f1',
    lang: 'fr',
    words: 3,
    tags: [],
    entities: [],
    figures: [],
    days: [],
    events: [],
    more: [],
    vector: '',
    bridge: '',
    sketch: '',
    title: { hash: 0, words: 3 },
  };
}
