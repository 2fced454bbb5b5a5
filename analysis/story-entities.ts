/** Names found in a story’s articles → each thing once, with how each language calls it. */
import type { EntityMention } from '#schema/analysed.ts';
import type { Labels } from '#schema/lang.ts';
import type { Story } from '#schema/story.ts';
import { soundOf } from './bridge.ts';
import { foldArabic } from './lang/ar.ts';
import type { Member } from './story-records.ts';

const maxEntities = 40;
type Lang = 'fr' | 'ar' | 'en';

/** A programme or a gathering is told by a word beside it or in it; that something is a firm, often by nothing but a capital. */
const told: Partial<Record<EntityMention['type'], number>> = { programme: 3, event: 3 };

/** What one mention says for its type, in votes. */
export function voteFor(type: EntityMention['type']): number {
  return told[type] ?? 1;
}

/** One thing, under all the names it was found by. */
interface Thing {
  id: string | undefined;
  /** Votes by type. */
  types: Map<EntityMention['type'], number>;
  /** Articles per name, and the language it was written in. */
  names: Map<string, { lang: Lang; articles: number }>;
  articles: Set<string>;
}

/**
 * The same firm may stand under a short name and a long one (“Brightwater”, “Brightwater Solutions”), with its kind
 * (“groupe Wiam Santé”), or in Arabic letters. `labelsOf` gives the gazetteer’s names for an id.
 */
export function toStoryEntities(
  members: readonly Member[],
  labelsOf: (id: string) => Labels | undefined,
): Story['entities'] {
  const things: Thing[] = [];
  for (const { article, features } of members) {
    const lang = features.lang === 'ar' || features.lang === 'en' ? features.lang : 'fr';
    for (const { id, name, type } of features.entities) {
      const thing = thingFor(things, id, name, type, labelsOf);
      thing.types.set(type, (thing.types.get(type) ?? 0) + voteFor(type));
      const known = thing.names.get(name) ?? { lang, articles: 0 };
      thing.names.set(name, { ...known, articles: known.articles + 1 });
      thing.articles.add(article.id);
    }
  }
  return things
    .map((thing) => toEntity(thing, labelsOf))
    .sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1))
    .slice(0, maxEntities);
}

function thingFor(
  things: Thing[],
  id: string | undefined,
  name: string,
  type: EntityMention['type'],
  labelsOf: (id: string) => Labels | undefined,
): Thing {
  const known = things.find((thing) => {
    if (id !== undefined && thing.id !== undefined) return thing.id === id;
    if (!mayVary(type) || ![...thing.types.keys()].every(mayVary))
      return [...thing.names.keys()].includes(name) && thing.types.has(type);
    const labels = [thing.id, id].flatMap((one) => Object.values(labelsOf(one ?? '') ?? {}));
    return [...thing.names.keys(), ...(thing.id === undefined ? [] : labels)].some((other) =>
      isSameName(other, name),
    );
  });
  if (known) {
    known.id ??= id;
    return known;
  }
  const thing: Thing = { id, types: new Map(), names: new Map(), articles: new Set() };
  things.push(thing);
  return thing;
}

/** Places and laws have no short forms: Tanger is not Tanger Med. */
function mayVary(type: EntityMention['type']): boolean {
  return type === 'org' || type === 'person' || type === 'programme' || type === 'event';
}

const kindWords =
  /^(?:(?:le |la |les |the |l['’])?(?:groupe|société|start-?up|startup|fintech|plateforme|programme|group|company|platform|شركة|مجموعة|منصة|برنامج|مصحات) |ال(?=\p{L}{4}))|(?: group| maroc| morocco| s\.?a\.?| المغرب)$/giu;

function isSameName(a: string, b: string): boolean {
  const one = wordsOf(a);
  const two = wordsOf(b);
  if (one.length === 0 || two.length === 0) return false;
  const isArabic = (words: readonly string[]) => /\p{Script=Arabic}/u.test(words[0] ?? '');
  if (isArabic(one) !== isArabic(two)) {
    return one.length === two.length && sound(one).length >= 3 && sound(one) === sound(two);
  }
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  const isAlone = short.length === 1 && long.length > 1 && (short[0]?.length ?? 0) < 5;
  if (isAlone) return false;
  // «وازنة باي» loses its first letter where that is read as “and”.
  const isWord = (word: string, other = '') =>
    word === other || (isArabic([word]) && (other === `و${word}` || word === `و${other}`));
  const isAt = (from: number) =>
    short.every((word, at) => (at === 0 ? isWord(word, long[from]) : word === long[from + at]));
  return isAt(0) || isAt(long.length - short.length);
}

function wordsOf(name: string): string[] {
  return foldArabic(name.replaceAll(kindWords, ''))
    .split(/[\s’'-]+/u)
    .filter((word) => word !== '');
}

/** “Wazna Pay” and «وازنة باي» sound alike. */
function sound(words: readonly string[]): string {
  return words.map(soundOf).join('');
}

function toEntity(
  { id, types, names, articles }: Thing,
  labelsOf: (id: string) => Labels | undefined,
): Story['entities'][number] {
  const type = [...types].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'org';
  const sorted = [...names].sort(
    (a, b) => b[1].articles - a[1].articles || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1),
  );
  const labels: Partial<Record<Lang, string>> = {};
  for (const [name, { lang }] of sorted) labels[lang] ??= name;
  Object.assign(labels, labelsOf(id ?? ''));
  return {
    ...(id === undefined ? {} : { id }),
    name: sorted[0]?.[0] ?? '',
    type,
    labels,
    articles: articles.size,
  };
}
