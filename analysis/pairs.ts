/** Stories → pairs of concepts that were never seen together before and now are, in several sources. */
import { createHash } from 'node:crypto';
import type { Taxonomy } from '#schema/concept.ts';
import type { Labels } from '#schema/lang.ts';
import type { WeakSignal } from '#schema/trend.ts';
import type { Expression } from './expressions.ts';
import type { Gist } from './gists.ts';

/** Weeks that count as now; stories each of the two needs before them, and the pair needs in them. */
const recentWeeks = 8;
const leastBefore = 4;
const leastTogether = 2;
const paired = new Set(['trend', 'theme']);

type Head = Pick<
  WeakSignal,
  'id' | 'kind' | 'expression' | 'lang' | 'labels' | 'forms' | 'concepts'
>;

/** In order of the pair. A concept and a broader one are no pair. */
export function newPairs(
  stories: readonly Gist[],
  taxonomy: Taxonomy,
  weeks: readonly string[],
  leastOutlets: number,
): { head: Head; uses: Expression['uses'] }[] {
  const concepts = new Map(
    taxonomy.facets
      .filter(({ id }) => paired.has(id))
      .flatMap(({ concepts: own }) => own.map((concept) => [concept.id, concept] as const)),
  );
  const start = weeks.at(-recentWeeks) ?? '';
  if (weeks.length < 2 * recentWeeks) return [];
  const before = new Map<string, number>();
  const together = new Map<string, { ids: [string, string]; before: number; now: Gist[] }>();
  for (const story of stories) {
    const ids = story.concepts.map(({ id }) => id).filter((id) => concepts.has(id));
    if (story.week < start) for (const id of ids) before.set(id, (before.get(id) ?? 0) + 1);
    for (const [index, one] of ids.sort().entries()) {
      for (const two of ids.slice(index + 1)) {
        const pair = together.get(`${one} ${two}`) ?? { ids: [one, two], before: 0, now: [] };
        together.set(`${one} ${two}`, pair);
        if (story.week < start) pair.before++;
        else pair.now.push(story);
      }
    }
  }
  return [...together]
    .filter(
      ([, { ids, before: past, now }]) =>
        past === 0 &&
        now.length >= leastTogether &&
        ids.every((id) => (before.get(id) ?? 0) >= leastBefore) &&
        new Set(now.flatMap(({ outlets }) => outlets)).size >= leastOutlets &&
        ids.every((id, index) => concepts.get(id)?.broader !== ids[1 - index]),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { ids, now }]) => ({
      head: headOf(
        key,
        ids,
        ids.flatMap((id) => concepts.get(id)?.prefLabel ?? []),
      ),
      uses: new Map(now.map((story) => [story, new Set(story.articles.map(({ id }) => id))])),
    }));
}

function headOf(key: string, ids: [string, string], labels: readonly Labels[]): Head {
  const inAll = {
    fr: labels.map(({ fr }) => fr).join(' × '),
    ar: labels.map(({ ar }) => ar).join(' × '),
    en: labels.map(({ en }) => en).join(' × '),
  };
  return {
    id: `signal-${createHash('sha256').update(`pair ${key}`).digest('hex').slice(0, 12)}`,
    kind: 'pair',
    expression: inAll.fr,
    lang: 'fr',
    labels: inAll,
    forms: [],
    concepts: ids,
  };
}
