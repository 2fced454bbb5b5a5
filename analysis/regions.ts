/** Stories → the twelve regions with their weeks, their subjects and their actors. */
import type { Taxonomy } from '#schema/concept.ts';
import type { Region } from '#schema/product.ts';
import { actorsOf, countsOf } from './actors.ts';
import type { Directory } from './directory.ts';
import type { Gist } from './gists.ts';
import { byWeight, pointsOf, totalsOf } from './points.ts';

const maxStories = 60;
const maxNamed = 8;

/** In the order of their codes; a region without a story has weeks of 0. */
export function toRegions(
  stories: readonly Gist[],
  taxonomy: Taxonomy,
  weeks: readonly string[],
  directory: Directory,
): Region[] {
  const concepts = taxonomy.facets.find(({ id }) => id === 'region')?.concepts ?? [];
  const totals = totalsOf(stories);
  const byRegion = new Map<string, Gist[]>();
  for (const story of stories)
    for (const id of new Set(story.concepts.map((tag) => tag.id)))
      if (id.startsWith('MA-')) addTo(byRegion, id, story);
  return concepts
    .filter(({ id }) => id.startsWith('MA-'))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, prefLabel }) => {
      const about = byRegion.get(id) ?? [];
      const others = about.flatMap(({ concepts: tagged }) => tagged.map((tag) => tag.id));
      const actors = about.flatMap((story) => [...actorsOf(story, directory).keys()]);
      return {
        id,
        labels: prefLabel,
        points: pointsOf(about, weeks, totals),
        total: about.length,
        stories: [...about]
          .sort(byWeight)
          .slice(0, maxStories)
          .map((story) => story.id),
        concepts: countsOf(others.filter((other) => !other.startsWith('MA-'))).slice(0, maxNamed),
        actors: countsOf(actors).slice(0, maxNamed),
      };
    });
}

function addTo(groups: Map<string, Gist[]>, id: string, story: Gist): void {
  const group = groups.get(id);
  if (group) group.push(story);
  else groups.set(id, [story]);
}
