/** The JSON-LD of a page → whom it credits: people, and the organisations that stand in for them. */
import { type Thing, textsOf } from './json-ld.ts';

export interface Credits {
  people: string[];
  /** Whoever edits the page, where there is no article among the things. */
  linked: string[];
  organisations: string[];
}

/** Authors of the article; one named by `@id` alone is looked up among all things of the page. */
export function creditedIn(article: Thing | undefined, things: readonly Thing[]): Credits {
  const credits: Credits = { people: [], linked: [], organisations: [] };
  const thing = article ?? things.find((other) => 'author' in other);
  collect(thing?.['author'] ?? thing?.['creator'], things, credits, 0);
  return article ? credits : { ...credits, people: [], linked: credits.people };
}

function collect(value: unknown, things: readonly Thing[], into: Credits, depth: number): void {
  if (depth > 3) return;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 20)) collect(one, things, into, depth + 1);
    return;
  }
  if (typeof value !== 'object' || value === null) {
    into.people.push(...textsOf(value));
    return;
  }
  const thing: Thing = { ...value };
  const named = 'name' in thing ? thing : byId(thing['@id'], things);
  const isOrganisation = textsOf(named?.['@type']).some((type) => /organi[sz]ation/i.test(type));
  into[isOrganisation ? 'organisations' : 'people'].push(...textsOf(named?.['name']));
}

function byId(id: unknown, things: readonly Thing[]): Thing | undefined {
  return typeof id === 'string'
    ? things.find((thing) => thing['@id'] === id && 'name' in thing)
    : undefined;
}
