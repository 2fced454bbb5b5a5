/** Stories → the expressions in their headlines that no list knows: names, and words side by side. */
import { createHash } from 'node:crypto';
import type { Taxonomy } from '#schema/concept.ts';
import type { Named } from '#schema/lexicon.ts';
import type { Story } from '#schema/story.ts';
import { languageOf } from './language.ts';
import { type Token, toTokens } from './tokens.ts';

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
  uses: Map<Story, Set<string>>;
}

const longest = 4;
/** A phrase has a word that is rare in itself and keeps to this phrase: “millions de dirhams” has none. */
const rareShare = 0.08;
const leastRare = 6;
const leastCohesion = 0.4;
/** Slots of the sketch that tells rare expressions before they are kept. */
const slots = 1 << 22;

/** Stories whose texts are kept between the passes. */
const mostKept = 20_000;

/** Expressions of at least `least` stories, in order of id. Two passes: most expressions occur once and are never kept. */
export function findExpressions(
  stories: readonly Story[],
  isKnown: (words: readonly string[]) => boolean,
  least: number,
): Expression[] {
  const names = namesOf(stories);
  const seen = new Uint8Array(slots);
  const storiesOf = new Map<string, number>();
  const kept = new Map<Story, readonly Told[]>();
  for (const story of stories) {
    const own = new Set<number>();
    const words = new Set<string>();
    const told = [...textsOf(story)];
    if (kept.size < mostKept) kept.set(story, told);
    for (const { tokens, runs } of told) {
      for (const [from, to, slot] of runs) {
        own.add(names.slots.get(slot) ?? slot);
        for (let at = from; at < to; at++) {
          const word = tokens[at]?.word;
          if (word && !word.stop) words.add(word.stem);
        }
      }
    }
    for (const word of words) storiesOf.set(word, (storiesOf.get(word) ?? 0) + 1);
    for (const slot of own) if ((seen[slot] ?? 0) < 255) seen[slot] = (seen[slot] ?? 0) + 1;
  }
  const found = new Map<
    string,
    { kind: Expression['kind']; uses: Expression['uses']; forms: Map<string, number> }
  >();
  for (const story of stories) {
    const told = kept.get(story) ?? [...textsOf(story)];
    for (const { tokens, from, to, mayBeName, kind, text, lang, article } of told.flatMap((one) =>
      one.runs.flatMap(([from, to, slot]) =>
        (seen[names.slots.get(slot) ?? slot] ?? 0) < least
          ? []
          : [{ ...one, from, to, mayBeName: names.slots.has(slot) }],
      ),
    )) {
      const inside = tokens.slice(from, to);
      const stems = meaningful(inside).map(({ word }) => word.stem);
      if (isKnown(stems)) continue;
      const name = mayBeName ? names.keys.get(nameKey(inside)) : undefined;
      const key = name ?? stems.join(' ');
      const entry = found.get(key) ?? { kind, uses: new Map(), forms: new Map() };
      found.set(key, entry);
      if (kind === 'name') entry.kind = 'name';
      const start = kind === 'name' ? 0 : inside[0]?.start;
      const end = kind === 'name' ? text.length : inside.at(-1)?.end;
      const form = `${lang} ${text.slice(start, end)}`;
      entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1);
      const articles = entry.uses.get(story) ?? new Set();
      entry.uses.set(story, articles.add(article));
    }
  }
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
      const words = meaningful(toTokens(form, languageOf(lang, form))).map(({ word }) => word.stem);
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

/** A name or a text of a story, and the expressions in it. */
interface Told {
  kind: Expression['kind'];
  text: string;
  tokens: readonly Token[];
  /** First token, the one behind the last, and the slot of the sketch. */
  runs: readonly Run[];
  lang: string;
  article: string;
}

type Run = readonly [from: number, to: number, slot: number];

/** What names are counted under. */
interface Names {
  /** A form’s key → the name’s: that of its Latin form where some story writes both scripts. */
  keys: ReadonlyMap<string, string>;
  /** The slot of a form, as a run of words → the name’s. */
  slots: ReadonlyMap<number, number>;
}

function namesOf(stories: readonly Story[]): Names {
  const keys = new Map<string, string>();
  const slotsOf = new Map<string, number>();
  for (const story of stories)
    for (const entity of story.entities) {
      if (!isNewName(entity)) continue;
      const forms = formsOf(entity, story.lang);
      const [latin = ''] = forms.map(({ tokens }) => nameKey(tokens));
      for (const { tokens } of forms) {
        const key = nameKey(tokens);
        slotsOf.set(key, slotOf(tokens));
        if (!keys.has(key) || key !== latin) keys.set(key, latin);
      }
    }
  const named = [...slotsOf].map(
    ([key, slot]) => [slot, slotsOf.get(keys.get(key) ?? key) ?? slot] as const,
  );
  return { keys, slots: new Map(named) };
}

/** A name of something that could be a concept, in no list of the editors. */
function isNewName({ id, type, name }: Story['entities'][number]): boolean {
  const isThing = type !== 'person' && type !== 'place' && type !== 'law';
  return id === undefined && isThing && name.length >= 5;
}

/** The forms of a name by language, Latin ones first. */
function formsOf({ name, labels }: Story['entities'][number], lang: string) {
  const forms = (['fr', 'en', 'ar'] as const).flatMap((own) =>
    labels?.[own] === undefined ? [] : [{ lang: own as string, text: labels[own] }],
  );
  return (forms.length > 0 ? forms : [{ lang, text: name }]).map((form) => ({
    ...form,
    tokens: toTokens(form.text, languageOf(form.lang, form.text)),
  }));
}

function* textsOf(story: Story): Generator<Told> {
  const article = story.articles[0]?.id ?? '';
  for (const entity of story.entities.filter(isNewName))
    for (const form of formsOf(entity, story.lang))
      yield {
        kind: 'name',
        ...form,
        runs: [[0, form.tokens.length, slotOf(form.tokens)]],
        article,
      };
  for (const { id, title, quote, lang, duplicateOf } of story.articles) {
    if (duplicateOf !== undefined) continue;
    for (const text of quote === undefined ? [title] : [title, quote]) {
      const tokens = toTokens(text, languageOf(lang, text));
      const runs = [...runsIn(text, tokens)];
      yield { kind: 'phrase', text, tokens, runs, lang: lang.split('-')[0] ?? lang, article: id };
    }
  }
}

/** The hash of words side by side, from that of those before the last and its own. */
function hashAfter(before: number, word: number): number {
  return Math.imul(before ^ word, 0x9e3779b1) ^ (before >>> 15);
}

/** The slot of a name: that of the run of its words. */
function slotOf(tokens: readonly Token[]): number {
  return meaningful(tokens).reduce((hash, { word }) => hashAfter(hash, word.key), 0) & (slots - 1);
}

function keyOf(tokens: readonly Token[]): string {
  return meaningful(tokens)
    .map(({ word }) => word.stem)
    .join(' ');
}

/** Names are not inflected, and are the same in two languages. */
function nameKey(tokens: readonly Token[]): string {
  return tokens.map(({ word }) => word.fold).join(' ');
}

function meaningful(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ word }) => !word.stop);
}

/**
 * Two to four words side by side, the first and the last with a meaning of their own, no number among them: the first token, the
 * one behind the last, and the slot of the words with a meaning.
 */
function* runsIn(text: string, tokens: readonly Token[]): Generator<Run> {
  for (let from = 0; from < tokens.length; from++) {
    const start = tokens[from];
    if (!start || start.word.stop || start.word.number || start.word.fold.length < 3) continue;
    let hash = hashAfter(0, start.word.key);
    for (let to = from + 1; to < Math.min(tokens.length, from + longest); to++) {
      const before = tokens[to - 1];
      const token = tokens[to];
      if (!before || !token || token.word.number) break;
      if (token.start - before.end !== 1 || !joints.has(text[before.end] ?? '')) break;
      if (token.word.stop) continue;
      hash = hashAfter(hash, token.word.key);
      if (token.word.fold.length >= 3) yield [from, to + 1, hash & (slots - 1)];
    }
  }
}

/** What may stand between two words of an expression. */
const joints = new Set([' ', '\u00A0', '’', "'", '-']);
