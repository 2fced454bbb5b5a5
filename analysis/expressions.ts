/** The headlines of stories → the expressions in them that no list knows: names, and words side by side. */
import { createHash } from 'node:crypto';
import type { Taxonomy } from '#schema/concept.ts';
import type { Named } from '#schema/lexicon.ts';
import type { Gist } from './gists.ts';
import { type Headlines, keyOf, nameKey, slots } from './headlines.ts';
import { languageOf } from './language.ts';
import { toTokens } from './tokens.ts';

/** An expression with everything it was found in. */
export interface Expression {
  id: string;
  kind: 'phrase' | 'name';
  /** Most frequent form, and its language. */
  text: string;
  lang: string;
  forms: string[];
  /** Most frequent form by language. */
  labels: ReadonlyMap<string, string>;
  /** Stories with the articles (copies left out) that use it. */
  uses: Map<Gist, Set<string>>;
}

/** A phrase has a word that is rare in itself and keeps to this phrase: “millions de dirhams” has none. */
const rareShare = 0.08;
const leastRare = 6;
const leastCohesion = 0.4;

/** A story and its part of the headlines of its week. */
interface Told {
  story: Gist;
  week: Headlines;
  from: number;
  to: number;
}

/** Expressions of at least `least` stories, in order of id. Two passes: most expressions occur once and are never kept. */
export function findExpressions(
  stories: readonly Gist[],
  headlines: readonly Headlines[],
  isKnown: (words: readonly string[]) => boolean,
  least: number,
): Expression[] {
  const told = inOrder(stories, headlines);
  const names = namesOf(told);
  const { seen, storiesOf } = countRuns(told, headlines, names);
  const found = new Map<
    string,
    { kind: Expression['kind']; uses: Expression['uses']; forms: Map<string, number> }
  >();
  eachRun(told, ({ story, week }, text, run) => {
    const slot = week.slotOf(run);
    if ((seen[names.slots.get(slot) ?? slot] ?? 0) < least) return;
    const stems = week.stemsOf(text, run);
    const one = week.texts[text];
    if (!one || isKnown(stems)) return;
    const name = names.slots.has(slot) ? names.keys.get(week.nameOf(text, run)) : undefined;
    const key = name ?? stems.join(' ');
    const entry = found.get(key) ?? { kind: 'phrase', uses: new Map(), forms: new Map() };
    found.set(key, entry);
    if (one.isName) entry.kind = 'name';
    const form = `${one.lang} ${one.isName ? one.text : week.formOf(text, run)}`;
    entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1);
    const articles = entry.uses.get(story) ?? new Set();
    entry.uses.set(story, articles.add(one.article));
  });
  return [...found]
    .filter(
      ([key, { kind, uses }]) =>
        uses.size >= least &&
        (kind === 'name' || isTerm(key, uses.size, storiesOf, stories.length)),
    )
    .map(([key, { kind, uses, forms }]) => {
      const ranked = [...forms]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([form]) => {
          const space = form.indexOf(' ');
          return { lang: form.slice(0, space), text: form.slice(space + 1) };
        });
      return {
        id: signalId(key),
        kind,
        text: ranked[0]?.text ?? '',
        lang: ranked[0]?.lang ?? '',
        forms: [...new Set(ranked.map(({ text }) => text))].slice(0, 8),
        // The first of a language is set last.
        labels: new Map(ranked.toReversed().map(({ lang, text }) => [lang, text])),
        uses,
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isTerm(
  key: string,
  uses: number,
  storiesOf: ReadonlyMap<string, number>,
  all: number,
): boolean {
  const most = Math.max(leastRare, rareShare * all);
  return key.split(' ').some((word) => {
    const n = storiesOf.get(word) ?? uses;
    return n <= most && uses >= leastCohesion * n;
  });
}

/** There are hundreds of thousands of runs: no object for each. */
function eachRun(
  told: readonly Told[],
  look: (one: Told, text: number, run: number, index: number) => void,
): void {
  for (const [index, one] of told.entries()) {
    const { firstRun } = one.week;
    for (let text = one.from; text < one.to; text++) {
      const end = firstRun[text + 1] ?? 0;
      for (let run = firstRun[text] ?? 0; run < end; run++) look(one, text, run, index);
    }
  }
}

function inOrder(stories: readonly Gist[], headlines: readonly Headlines[]): Told[] {
  const places = new Map<string, Omit<Told, 'story'>>();
  for (const week of headlines)
    for (const [id, place] of week.places) places.set(id, { week, ...place });
  return stories.flatMap((story) => {
    const place = places.get(story.id);
    return place ? [{ story, ...place }] : [];
  });
}

/** How many stories have each run (by slot, 255 at most) and each word in a run. */
function countRuns(
  told: readonly Told[],
  headlines: readonly Headlines[],
  names: Names,
): { seen: Uint8Array; storiesOf: ReadonlyMap<string, number> } {
  const numberOf = new Map<string, number>();
  const numbers = new Map(
    headlines.map(({ stems }) => [
      stems,
      Int32Array.from(stems, (stem) => {
        if (stem === null) return -1;
        const number = numberOf.get(stem) ?? numberOf.size;
        numberOf.set(stem, number);
        return number;
      }),
    ]),
  );
  const seen = new Uint8Array(slots);
  const lastSeen = new Int32Array(slots);
  const counts = new Int32Array(numberOf.size);
  const lastCounted = new Int32Array(numberOf.size);
  eachRun(told, ({ week }, text, run, index) => {
    const slot = week.slotOf(run);
    const own = names.slots.get(slot) ?? slot;
    if (lastSeen[own] !== index + 1 && (seen[own] ?? 0) < 255) seen[own] = (seen[own] ?? 0) + 1;
    lastSeen[own] = index + 1;
    const words = numbers.get(week.stems);
    const end = week.toOf(text, run);
    for (let place = week.fromOf(text, run); place < end; place++) {
      const word = words?.[week.wordAt(place)] ?? -1;
      if (word === -1 || lastCounted[word] === index + 1) continue;
      lastCounted[word] = index + 1;
      counts[word] = (counts[word] ?? 0) + 1;
    }
  });
  const storiesOf = new Map([...numberOf].map(([stem, number]) => [stem, counts[number] ?? 0]));
  return { seen, storiesOf };
}

/** What names are counted under. */
interface Names {
  /** A form’s key → the name’s: that of its Latin form where some story writes both scripts. */
  keys: ReadonlyMap<string, string>;
  /** The slot of a form, as a run of words → the name’s. */
  slots: ReadonlyMap<number, number>;
}

function namesOf(told: readonly Told[]): Names {
  const keys = new Map<string, string>();
  const slotsOf = new Map<string, number>();
  for (const { week, from: first, to: end } of told) {
    let latin = '';
    for (let text = first; text < end; text++) {
      const one = week.texts[text];
      if (!one?.isName) continue;
      const run = week.firstRun[text] ?? 0;
      const key = week.nameOf(text, run);
      // The forms of a name follow each other, Latin ones first.
      if (one.isFirst) latin = key;
      slotsOf.set(key, week.slotOf(run));
      if (!keys.has(key) || key !== latin) keys.set(key, latin);
    }
  }
  const named = [...slotsOf].map(
    ([key, slot]) => [slot, slotsOf.get(keys.get(key) ?? key) ?? slot] as const,
  );
  return { keys, slots: new Map(named) };
}

/** The ids an expression may have, as a phrase whatever its inflection and as a name. */
export function expressionIds(text: string, lang: string): string[] {
  const tokens = toTokens(text, languageOf(lang, text));
  return [signalId(keyOf(tokens)), signalId(nameKey(tokens))];
}

function signalId(key: string): string {
  return `signal-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
}

/** What tells whether words are a label or a name of the editors, or a part of one. */
export function knownPhrases(
  taxonomy: Taxonomy,
  gazetteer: readonly Named[],
): (words: readonly string[]) => boolean {
  const known = new Set<string>();
  const add = (lang: string, forms: readonly string[] = []) => {
    for (const form of forms) {
      const words = toTokens(form, languageOf(lang, form)).flatMap(({ word }) =>
        word.stop ? [] : [word.stem],
      );
      for (let from = 0; from < words.length; from++)
        for (let to = from + 1; to <= words.length; to++)
          known.add(words.slice(from, to).join(' '));
    }
  };
  for (const { concepts } of taxonomy.facets)
    for (const { prefLabel, altLabel, hiddenLabel } of concepts)
      for (const lang of ['fr', 'ar', 'en'] as const)
        add(lang, [prefLabel[lang], ...(altLabel?.[lang] ?? []), ...(hiddenLabel?.[lang] ?? [])]);
  for (const { name, alias, acronym } of gazetteer) {
    for (const lang of ['fr', 'ar', 'en'] as const)
      add(lang, [name[lang], ...(alias?.[lang] ?? [])]);
    add('fr', acronym);
  }
  return (words) => known.has(words.join(' '));
}
