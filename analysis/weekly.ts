/** Articles over months → which story each belongs to, week by week, so that a closed week is never worked out twice. */
import { createHash } from 'node:crypto';
import type { Article } from '#schema/article.ts';
import { startOfWeek, weekOf } from '#schema/week.ts';
import type { Document } from './documents.ts';
import { countDocument, type Frequencies, noFrequencies, uncountDocument } from './frequencies.ts';
import { rerankEdges } from './rerank.ts';
import { type Grouping, joinDocuments, prepareGrouping, type Standing } from './stories.ts';

/** What grouping reads of an article. */
export interface Entry {
  article: Article;
  /** Identifies the features: changes when they do. */
  stamp: string;
  /** Unpack the document; asked for only when the week is worked out. */
  document(): Document;
}

/** Vectors for texts, where an operator has them made: they only re-rank candidates across languages. */
export interface Vectorising {
  /** Changes with the model. */
  id: string;
  /** In the order asked; undefined when they cannot be had. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[] | undefined>;
}

/** The outcome of one week, kept so that the next run can trust it. */
export interface WeekState {
  /** Hash of everything the outcome depends on. */
  key: string;
  /** Article id → story id. */
  stories: Record<string, string>;
  /** Article id → id of the article it copies. */
  copies: Record<string, string>;
}

/** Weeks of words that idf is counted over, and days a story stays open without news. */
const countedWeeks = 26;
const openDays = 14;

/**
 * Group all entries. `known` are the states of an earlier run; a state whose key still holds is taken over. A week that is
 * worked out while vectors cannot be had is grouped, and keyed, as if there were none to have.
 */
export async function groupByWeek(
  entries: readonly Entry[],
  known: (week: string) => WeekState | undefined,
  version: string,
  vectorising?: Vectorising,
): Promise<Map<string, WeekState>> {
  const weeks = [...Map.groupBy(sortByTime(entries), ({ article }) => weekOf(article.published))];
  const states = new Map<string, WeekState>();
  const counter = slidingCounter(weeks);
  let previousKey = version;
  for (const [index, [week, members]] of weeks.entries()) {
    const plainKey = keyOf(previousKey, week, members);
    const key = vectorising ? keyOf(`${previousKey} ${vectorising.id}`, week, members) : plainKey;
    const before = known(week);
    const state =
      before?.key === key
        ? before
        : await groupWeek(members, openBefore(weeks, index), states, {
            frequencies: counter(index),
            keys: { plain: plainKey, reranked: key },
            vectorising,
          });
    previousKey = state.key;
    states.set(week, state);
  }
  return states;
}

function sortByTime(entries: readonly Entry[]): Entry[] {
  return [...entries].sort(
    ({ article: a }, { article: b }) =>
      (a.published < b.published ? -1 : a.published > b.published ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
}

function keyOf(previous: string, week: string, members: readonly Entry[]): string {
  const hash = createHash('sha256').update(`${previous}\n${week}\n`);
  for (const { article, stamp } of members)
    hash.update(`${article.id} ${article.published} ${stamp}\n`);
  return hash.digest('hex').slice(0, 24);
}

/** Entries of the weeks before that may still be added to. */
function openBefore(weeks: readonly [string, Entry[]][], index: number): Entry[] {
  const start = Date.parse(startOfWeek(weeks[index]?.[0] ?? '1970-W01'));
  const open: Entry[] = [];
  for (const [, members] of weeks.slice(Math.max(0, index - 3), index)) {
    for (const entry of members) {
      if (start - Date.parse(entry.article.published) <= openDays * 86_400_000) open.push(entry);
    }
  }
  return open;
}

/** Word counts over the weeks up to one, moved along as weeks are asked for in order; weeks in between may be left out. */
function slidingCounter(weeks: readonly [string, Entry[]][]): (index: number) => Frequencies {
  const frequencies = noFrequencies();
  let from = 0;
  let to = 0;
  return (index) => {
    const first = Math.max(0, index - countedWeeks);
    if (first >= to) {
      for (let week = from; week < to; week++)
        each(week, (document) => uncountDocument(frequencies, document));
      from = first;
      to = first;
    }
    for (; to <= index; to++) each(to, (document) => countDocument(frequencies, document));
    for (; from < first; from++) each(from, (document) => uncountDocument(frequencies, document));
    return frequencies;
  };

  function each(week: number, count: (document: Document) => void): void {
    for (const entry of weeks[week]?.[1] ?? []) count(entry.document());
  }
}

interface WeekSetting {
  frequencies: Frequencies;
  /** Keys of the outcome, without vectors and with them. */
  keys: { plain: string; reranked: string };
  vectorising: Vectorising | undefined;
}

async function groupWeek(
  members: readonly Entry[],
  open: readonly Entry[],
  states: ReadonlyMap<string, WeekState>,
  { frequencies, keys, vectorising }: WeekSetting,
): Promise<WeekState> {
  const entries = [...open, ...members];
  const storyOf = (entry: Entry) =>
    states.get(weekOf(entry.article.published))?.stories[entry.article.id];
  const standing = new Map<string, number[]>();
  for (const [index, entry] of open.entries()) {
    const story = storyOf(entry) ?? entry.article.id;
    standing.set(story, [...(standing.get(story) ?? []), index]);
  }
  const { grouping, reranked } = await groupEntries(
    entries,
    frequencies,
    { groups: [...standing.values()], count: open.length },
    vectorising,
  );
  const { groups, copyOf } = grouping;
  const state: WeekState = { key: reranked ? keys.reranked : keys.plain, stories: {}, copies: {} };
  for (const group of groups) {
    const inside = group.flatMap((index) => entries[index] ?? []);
    const story =
      inside.map(storyOf).find((found) => found !== undefined) ??
      storyId(inside.map(({ article }) => article));
    for (const index of group) {
      if (index >= open.length) state.stories[entries[index]?.article.id ?? ''] = story;
    }
  }
  for (const [index, original] of copyOf.entries()) {
    const copy = entries[index]?.article.id;
    const copied = entries[original]?.article.id;
    if (original !== -1 && copy && copied) state.copies[copy] = copied;
  }
  return state;
}

async function groupEntries(
  entries: readonly Entry[],
  frequencies: Frequencies,
  standing: Standing,
  vectorising: Vectorising | undefined,
): Promise<{ grouping: Grouping; reranked: boolean }> {
  const documents = entries.map((entry) => entry.document());
  const prepared = prepareGrouping(documents, frequencies, standing);
  const edges =
    vectorising &&
    (await rerankEdges({
      ...prepared,
      embed: (asked) => vectorising.embed(asked.map((index) => textOf(entries[index]?.article))),
    }));
  const grouping = joinDocuments(edges ? { ...prepared, edges } : prepared);
  return { grouping, reranked: edges !== undefined };
}

/** What is known of an article for ever, whatever becomes of its full text. */
function textOf(article: Article | undefined): string {
  return article ? `${article.title}\n${article.excerpt}` : '';
}

/** A story is named after the member that was seen first: later members never change its name. */
export function storyId(articles: readonly Article[]): string {
  const [first] = [...articles].sort(
    (a, b) =>
      (a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
  return `s-${first?.id ?? ''}`;
}
