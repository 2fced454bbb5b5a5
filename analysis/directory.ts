/** Names in stories → each named thing once, with an id, a type and a label per language. */
import { createHash } from 'node:crypto';
import type { EntityMention } from '#schema/analysed.ts';
import type { Labels } from '#schema/lang.ts';
import type { LexiconEntry, Named } from '#schema/lexicon.ts';
import type { NameLabels } from '#schema/product.ts';
import { soundOfLatin, soundsOfArabic } from './bridge.ts';
import type { Gist } from './gists.ts';
import { foldArabic } from './lang/ar.ts';
import { foldLatin } from './lang/latin.ts';
import { remember } from './remember.ts';
import { voteFor } from './story-entities.ts';

/** A named thing of the stories. */
export interface Thing {
  id: string;
  /** The gazetteer lists it. */
  known: boolean;
  type: EntityMention['type'];
  labels: Labels;
  /** All forms found, most frequent first. */
  names: string[];
}

/** Looks named things up. */
export interface Directory {
  of(mention: Pick<EntityMention, 'id' | 'name'>): Thing | undefined;
  /** The thing that goes by a name, else the name itself in every language. */
  labelled(name: string): NameLabels;
}

type Mention = Pick<EntityMention, 'id' | 'name' | 'type'>;

/** What is counted of one key before keys are joined. */
interface Tally {
  key: string;
  named: Named | undefined;
  first: string;
  types: Map<EntityMention['type'], number>;
  /** Name → language of the story (`any` when it has several) → stories. */
  names: Map<string, Map<string, number>>;
}

/**
 * Names of one thing are joined where one story holds both: «Tansift» and «Tansift Logistique», «Banque Tansift»
 * and «Tansift Bank», a name and its sound in the other script. Ids follow the name that was seen first.
 */
export function toDirectory(
  stories: readonly Gist[],
  gazetteer: readonly Named[],
  lexicon: readonly LexiconEntry[] = [],
): Directory {
  const listed = rememberOf(namesListed, gazetteer, listedNames);
  const common = rememberOf(wordsInCommon, lexicon, commonWords);
  const tallies = new Map<string, Tally>();
  const joined = new Map<string, string>();
  for (const story of [...stories].sort(byTime)) {
    const keys = new Map<string, Mention>();
    for (const mention of story.entities) {
      const tally = tallyOf(mention, listed, tallies);
      count(tally, mention, story);
      if (tally.named === undefined && mention.type !== 'place' && mention.type !== 'law')
        keys.set(tally.key, mention);
    }
    for (const [one, two] of sameInStory(keys, common)) join(joined, one, two);
  }
  const things = new Map<string, Thing>();
  const ids = new Set(gazetteer.map(({ id }) => id));
  for (const [root, group] of Map.groupBy(tallies.values(), ({ key }) => rootOf(joined, key)))
    things.set(root, toThing(group, ids));
  const of: Directory['of'] = ({ id, name }) =>
    things.get(rootOf(joined, keyOf({ id, name }, listed)));
  return {
    of,
    labelled(name) {
      const thing = of({ name });
      if (!thing) return { labels: { fr: name, ar: name, en: name } };
      return thing.known ? { id: thing.id, labels: thing.labels } : { labels: thing.labels };
    },
  };
}

function byTime(a: Gist, b: Gist): number {
  return a.first < b.first ? -1 : a.first > b.first ? 1 : a.id < b.id ? -1 : 1;
}

/** The editors’ lists stay the same while directories are made for one period after the other. */
const namesListed = new WeakMap<readonly Named[], ReadonlyMap<string, Named>>();
const wordsInCommon = new WeakMap<readonly LexiconEntry[], ReadonlySet<string>>();

function rememberOf<List extends object, Answer>(
  known: WeakMap<List, Answer>,
  list: List,
  work: (list: List) => Answer,
): Answer {
  const answer = known.get(list) ?? work(list);
  known.set(list, answer);
  return answer;
}

/** Every form of the gazetteer, folded. */
function listedNames(gazetteer: readonly Named[]): Map<string, Named> {
  const forms = new Map<string, Named>();
  for (const named of gazetteer) {
    const { fr = [], ar = [], en = [] } = named.alias ?? {};
    for (const form of [...Object.values(named.name), ...fr, ...ar, ...en]) {
      const key = foldName(form);
      if (!forms.has(key)) forms.set(key, named);
    }
    forms.set(`id ${named.id}`, named);
  }
  return forms;
}

/** Single words of the lexicon: they tell what a firm does, not which one it is. */
function commonWords(lexicon: readonly LexiconEntry[]): Set<string> {
  const words = new Set<string>();
  for (const entry of lexicon)
    for (const form of entry.flatMap((forms) => forms.split('|')))
      if (!form.includes(' ')) words.add(foldName(form));
  return words;
}

/** Case, accents, letter variants and punctuation gone. */
const foldName = remember((name) => {
  const folded = /\p{Script=Arabic}/u.test(name) ? foldArabic(name) : foldLatin(name);
  return folded
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
});

function keyOf(
  { id, name }: Pick<EntityMention, 'id' | 'name'>,
  listed: ReadonlyMap<string, Named>,
): string {
  if (id !== undefined) return `id ${id}`;
  const fold = foldName(name);
  const named = listed.get(fold);
  return named ? `id ${named.id}` : fold;
}

function tallyOf(
  mention: Mention,
  listed: ReadonlyMap<string, Named>,
  tallies: Map<string, Tally>,
): Tally {
  const key = keyOf(mention, listed);
  const known = tallies.get(key);
  if (known) return known;
  const tally: Tally = {
    key,
    named: listed.get(key),
    first: mention.name,
    types: new Map(),
    names: new Map(),
  };
  tallies.set(key, tally);
  return tally;
}

function count(tally: Tally, { name, type }: Mention, { langs }: Gist): void {
  tally.types.set(type, (tally.types.get(type) ?? 0) + voteFor(type));
  const lang = langs.length === 1 ? (langs[0] ?? 'any') : 'any';
  const byLang = tally.names.get(name) ?? new Map<string, number>();
  byLang.set(lang, (byLang.get(lang) ?? 0) + 1);
  tally.names.set(name, byLang);
}

/** Pairs of unlisted keys of one story that name one thing. */
function sameInStory(
  keys: ReadonlyMap<string, Mention>,
  common: ReadonlySet<string>,
): [string, string][] {
  const pairs: [string, string][] = [];
  const seen = new Map<string, string>();
  for (const [key, { name, type }] of keys) {
    const kind = type === 'person' ? 'person' : 'other';
    for (const mark of marksOf(key, name, common)) {
      const other = seen.get(`${kind} ${mark}`);
      if (other === undefined) seen.set(`${kind} ${mark}`, key);
      else if (other !== key) pairs.push([other, key]);
    }
  }
  return [...pairs, ...shortened(keys)];
}

/** A name of one word beside the only longer one that begins with it. */
function shortened(keys: ReadonlyMap<string, Mention>): [string, string][] {
  const longer = Map.groupBy(
    [...keys.keys()].filter((key) => key.includes(' ')),
    (key) => key.slice(0, key.indexOf(' ')),
  );
  return [...keys.keys()].flatMap((key): [string, string][] => {
    const [only, ...more] = key.length >= 5 ? (longer.get(key) ?? []) : [];
    return only !== undefined && more.length === 0 ? [[only, key]] : [];
  });
}

/** What two names of one thing share: the part that is no common word, or the sound. */
function marksOf(key: string, name: string, common: ReadonlySet<string>): string[] {
  const words = key.split(' ');
  const own = words.filter((word) => !common.has(word) && word.length > 2);
  const marks: string[] = [];
  if (own.length > 0 && own.join('').length >= 5) marks.push(`core ${[...own].sort().join(' ')}`);
  const sounds = soundsOf(name);
  if (sounds.length >= 3) marks.push(`sound ${sounds}`);
  return marks;
}

const soundsOf = remember((name) =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) =>
      /\p{Script=Arabic}/u.test(word)
        ? (soundsOfArabic(word)[0] ?? '')
        : soundOfLatin(foldLatin(word).toLowerCase()),
    )
    .join(''),
);

function rootOf(joined: Map<string, string>, key: string): string {
  let root = key;
  for (let next = joined.get(root); next !== undefined; next = joined.get(root)) root = next;
  return root;
}

/** The key that was seen first stays. */
function join(joined: Map<string, string>, one: string, two: string): void {
  const a = rootOf(joined, one);
  const b = rootOf(joined, two);
  if (a !== b) joined.set(b, a);
}

function toThing(group: readonly Tally[], taken: Set<string>): Thing {
  const [leader] = group;
  const named = leader?.named;
  const types = new Map<EntityMention['type'], number>();
  for (const tally of group)
    for (const [type, n] of tally.types) types.set(type, (types.get(type) ?? 0) + n);
  const names = group.flatMap((tally) =>
    [...tally.names].map(([name, byLang]) => ({
      name,
      byLang,
      n: [...byLang.values()].reduce((sum, n) => sum + n, 0),
    })),
  );
  names.sort((a, b) => b.n - a.n || b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
  const first = leader?.first ?? '';
  const best = (lang: string, isArabic: boolean) => {
    const fit = names.filter(({ name }) => /\p{Script=Arabic}/u.test(name) === isArabic);
    const own = [...fit].sort((a, b) => (b.byLang.get(lang) ?? 0) - (a.byLang.get(lang) ?? 0))[0];
    return own?.name;
  };
  const fr = best('fr', false) ?? first;
  return {
    id: named?.id ?? idOf(first, taken),
    known: named !== undefined,
    type:
      named?.type ??
      [...types].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ??
      'org',
    labels: named
      ? typeset(named.name)
      : { fr, ar: best('ar', true) ?? fr, en: best('en', false) ?? fr },
    names: names.map(({ name }) => name),
  };
}

/** Apostrophes as print has them; the lists are typed on keyboards. */
function typeset({ fr, ar, en }: Labels): Labels {
  return { fr: fr.replaceAll("'", '’'), ar, en: en.replaceAll("'", '’') };
}

/** The name in plain letters where that is an id nobody has yet, else its hash. */
function idOf(name: string, taken: Set<string>): string {
  const hash = createHash('sha256').update(foldName(name)).digest('hex').slice(0, 8);
  const slug = foldLatin(name)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  const id = slug.length >= 3 && !taken.has(slug) ? slug : `n-${hash}`;
  taken.add(id);
  return id;
}
