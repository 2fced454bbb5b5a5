/** Stories → the index of people, organisations and programmes: who is named when, where and beside whom. */
import type { Actor } from '#schema/product.ts';
import type { Directory, Thing } from './directory.ts';
import type { Gist } from './gists.ts';

/** Fewest stories of an actor: one mention makes no index entry, least of all of a person. */
const leastStories = 2;
const maxActors = 1500;
const maxStories = 60;
const maxBeside = 12;
const maxConcepts = 8;

/** Most mentioned first. */
export function toActors(stories: readonly Gist[], directory: Directory): Actor[] {
  const found = new Map<string, { thing: Thing; about: { story: Gist; articles: number }[] }>();
  const thingsIn = new Map<string, Set<string>>();
  for (const story of stories) {
    const named = actorsOf(story, directory);
    thingsIn.set(story.id, new Set(named.keys()));
    for (const [id, { thing, articles }] of named) {
      const known = found.get(id) ?? { thing, about: [] };
      found.set(id, known);
      known.about.push({ story, articles });
    }
  }
  const kept = [...found.values()]
    .filter(({ about }) => about.length >= leastStories)
    .sort((a, b) => b.about.length - a.about.length || (a.thing.id < b.thing.id ? -1 : 1))
    .slice(0, maxActors);
  const indexed = new Set(kept.map(({ thing }) => thing.id));
  return kept.map(({ thing, about }) => toActor(thing, about, thingsIn, indexed));
}

/** The actors of one story, by id. */
export function actorsOf(
  story: Gist,
  directory: Directory,
): Map<string, { thing: Thing; articles: number }> {
  const named = new Map<string, { thing: Thing; articles: number }>();
  for (const entity of story.entities) {
    const thing = directory.of(entity);
    if (!thing || thing.type === 'place' || thing.type === 'law' || thing.type === 'event')
      continue;
    const known = named.get(thing.id);
    const articles = Math.max(known?.articles ?? 0, entity.articles);
    named.set(thing.id, { thing, articles });
  }
  return named;
}

function toActor(
  { id, known, type, labels, names }: Thing,
  about: readonly { story: Gist; articles: number }[],
  thingsIn: ReadonlyMap<string, ReadonlySet<string>>,
  indexed: ReadonlySet<string>,
): Actor {
  const newest = about
    .map(({ story }) => story)
    .sort((a, b) => (a.first < b.first ? 1 : a.first > b.first ? -1 : a.id < b.id ? -1 : 1));
  const beside = newest.flatMap((story) =>
    [...(thingsIn.get(story.id) ?? [])].filter((other) => other !== id && indexed.has(other)),
  );
  const weeks = [...Map.groupBy(about, ({ story }) => story.week)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return {
    id,
    known,
    type,
    labels,
    names: names.slice(0, 12),
    weeks: weeks.map(([period, inWeek]) => ({
      period,
      n: inWeek.length,
      articles: inWeek.reduce((sum, { articles }) => sum + articles, 0),
    })),
    total: about.length,
    outlets: [...new Set(newest.flatMap(({ outlets }) => outlets))].sort(),
    first: newest.at(-1)?.first.slice(0, 10) ?? '',
    last: newest[0]?.first.slice(0, 10) ?? '',
    stories: newest.slice(0, maxStories).map((story) => story.id),
    with: countsOf(beside).slice(0, maxBeside),
    concepts: countsOf(
      newest.flatMap(({ concepts }) => concepts.map((concept) => concept.id)),
    ).slice(0, maxConcepts),
  };
}

/** How many stories each id stands in, most first. */
export function countsOf(ids: readonly string[]): { id: string; stories: number }[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([id, stories]) => ({ id, stories }))
    .sort((a, b) => b.stories - a.stories || (a.id < b.id ? -1 : 1));
}
