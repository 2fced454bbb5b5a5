/** Stories → the expressions in their headlines that no list knows: names, and words side by side. */
import { createHash } from 'node:crypto';
import type { Taxonomy } from '#schema/concept.ts';
import type { Named } from '#schema/lexicon.ts';
import type { Story } from '#schema/story.ts';
import { languageOf } from './language.ts';
import { hash32, type Token, toTokens } from './tokens.ts';

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

/** Stories whose expressions are kept between the passes: reading them twice costs more than this memory. */
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
  const kept = new Map<Story, Found[]>();
  for (const story of stories) {
    const own = new Set<number>();
    const words = new Set<string>();
    const inStory = [...expressionsOf(story, names)];
    if (kept.size < mostKept) kept.set(story, inStory);
    for (const { key, words: inside } of inStory) {
      own.add(hash32(key) & (slots - 1));
      for (const word of inside) words.add(word);
    }
    for (const word of words) storiesOf.set(word, (storiesOf.get(word) ?? 0) + 1);
    for (const slot of own) if ((seen[slot] ?? 0) < 255) seen[slot] = (seen[slot] ?? 0) + 1;
  }
  const found = new Map<
    string,
    { kind: Expression['kind']; uses: Expression['uses']; forms: Map<string, number> }
  >();
  for (const story of stories) {
    for (const { key, kind, text, lang, article, words } of kept.get(story) ??
      expressionsOf(story, names)) {
      if ((seen[hash32(key) & (slots - 1)] ?? 0) < least || isKnown(words)) continue;
      const entry = found.get(key) ?? { kind, uses: new Map(), forms: new Map() };
      found.set(key, entry);
      if (kind === 'name') entry.kind = 'name';
      const form = `${lang} ${text}`;
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
    for (const { prefLabel, ...lists } of concepts)
      for (const lang of ['fr', 'ar', 'en'] as const) {
        add(lang, [prefLabel[lang]]);
        for (const list of ['altLabel', 'hiddenLabel', 'tradeLabel', 'hint'] as const)
          add(lang, lists[list]?.[lang]);
      }
  for (const { name, alias, acronym } of gazetteer) {
    for (const lang of ['fr', 'ar', 'en'] as const)
      add(lang, [name[lang], ...(alias?.[lang] ?? [])]);
    add('fr', acronym);
  }
  return (words) => known.has(words.join(' '));
}

interface Found {
  key: string;
  kind: Expression['kind'];
  text: string;
  lang: string;
  article: string;
  /** Stems of the words with a meaning of their own. */
  words: string[];
}

/**
 * Keys of the names that stories tell of: what a name is counted under. One that some story writes in both scripts has the
 * key of its Latin form.
 */
function namesOf(stories: readonly Story[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const story of stories)
    for (const entity of story.entities) {
      if (!isNewName(entity)) continue;
      const keys = formsOf(entity, story.lang).map(({ tokens }) => nameKey(tokens));
      const [latin = ''] = keys;
      for (const key of keys) if (!names.has(key) || key !== latin) names.set(key, latin);
    }
  return names;
}

/** A name of something that could be a concept, in no list of the editors. */
function isNewName({ id, type }: Story['entities'][number]): boolean {
  return id === undefined && type !== 'person' && type !== 'place' && type !== 'law';
}

/** The forms of a name by language, Latin ones first. */
function formsOf({ name, labels }: Story['entities'][number], lang: string) {
  const forms = [
    ['fr', labels?.fr],
    ['en', labels?.en],
    ['ar', labels?.ar],
  ] as const;
  const known = forms.flatMap(([own, text]) => (text === undefined ? [] : [{ lang: own, text }]));
  return (known.length > 0 ? known : [{ lang, text: name }]).map((form) => ({
    ...form,
    tokens: toTokens(form.text, languageOf(form.lang, form.text)),
  }));
}

function* expressionsOf(story: Story, names: ReadonlyMap<string, string>): Generator<Found> {
  yield* namesIn(story, names);
  for (const { duplicateOf, ...article } of story.articles)
    if (duplicateOf === undefined) yield* phrasesIn(article, names);
}

function* namesIn(story: Story, names: ReadonlyMap<string, string>): Generator<Found> {
  const first = story.articles[0]?.id ?? '';
  for (const entity of story.entities) {
    if (!isNewName(entity) || entity.name.length < 5) continue;
    for (const { lang, text, tokens } of formsOf(entity, story.lang)) {
      const key = nameKey(tokens);
      const words = meaningful(tokens).map(({ word }) => word.stem);
      yield { key: names.get(key) ?? key, kind: 'name', text, lang, article: first, words };
    }
  }
}

function* phrasesIn(
  { id, title, quote, lang }: Pick<Story['articles'][number], 'id' | 'title' | 'quote' | 'lang'>,
  names: ReadonlyMap<string, string>,
): Generator<Found> {
  for (const text of quote === undefined ? [title] : [title, quote]) {
    const tokens = toTokens(text, languageOf(lang, text));
    for (const [from, to] of runs(text, tokens)) {
      const inside = tokens.slice(from, to);
      yield {
        key: names.get(nameKey(inside)) ?? keyOf(inside),
        kind: 'phrase',
        text: text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0),
        lang: lang.split('-')[0] ?? lang,
        article: id,
        words: meaningful(inside).map(({ word }) => word.stem),
      };
    }
  }
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

/** Two to four words side by side, the first and the last with a meaning of their own, no number among them. */
function* runs(text: string, tokens: readonly Token[]): Generator<[number, number]> {
  for (let from = 0; from < tokens.length; from++) {
    const start = tokens[from];
    if (!start || start.word.stop || start.word.number || start.word.fold.length < 3) continue;
    for (let to = from + 1; to < Math.min(tokens.length, from + longest); to++) {
      const before = tokens[to - 1];
      const token = tokens[to];
      if (!before || !token || token.word.number) break;
      if (!/^(?:[ \u00A0]|[’'-])$/u.test(text.slice(before.end, token.start))) break;
      if (!token.word.stop && token.word.fold.length >= 3) yield [from, to + 1];
    }
  }
}
