/** Articles over months → which story each belongs to, week by week, so that a closed week is never worked out twice. */
import { createHash } from 'node:crypto';
import type { Archive, ArticleHead } from '#archive';
import { startOfWeek, weekOf } from '#schema/week.ts';
import type { Document } from './documents.ts';
import { addTally, type Frequencies, noFrequencies, toTally } from './frequencies.ts';
import { rerankEdges } from './rerank.ts';
import { type Grouping, joinDocuments, type Prepared, prepareGrouping } from './stories.ts';

/** What grouping reads of an article. */
export interface Entry extends Pick<ArticleHead, 'id' | 'published' | 'firstSeen'> {
  /** Identifies the features: changes when they do. */
  stamp: string;
  /** Unpack the document; asked for only when the week is worked out. */
  document(): Document;
  /** What is known of the article for ever, whatever becomes of its full text. */
  text(): string;
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
/** Weeks before one that hold such stories. */
const openWeeks = 3;

/** What grouping has besides the entries. */
export interface GroupingWorld {
  /** The state of a week in an earlier run. */
  known(week: string): WeekState | undefined;
  /** Changes with the rules of grouping. */
  version: string;
  /** How often words occur in each week, from run to run. */
  kept: Archive['kept'];
  vectorising?: Vectorising | undefined;
}

type InWeeks = readonly [string, Entry[]][];

/**
 * Group all entries. A state of an earlier run whose key still holds is taken over. A week that is
 * worked out while vectors cannot be had is grouped, and keyed, as if there were none to have.
 */
export async function groupByWeek(
  entries: readonly Entry[],
  { known, version, kept, vectorising }: GroupingWorld,
): Promise<Map<string, WeekState>> {
  const weeks = [...Map.groupBy(sortByTime(entries), ({ published }) => weekOf(published))];
  const states = new Map<string, WeekState>();
  const documentOf = nearDocuments();
  const counter = slidingCounter(weeks, version, kept, documentOf);
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
            documentOf,
          });
    previousKey = state.key;
    states.set(week, state);
  }
  return states;
}

function sortByTime(entries: readonly Entry[]): Entry[] {
  return [...entries].sort(
    (a, b) =>
      (a.published < b.published ? -1 : a.published > b.published ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
}

function keyOf(previous: string, week: string, members: readonly Entry[]): string {
  const hash = createHash('sha256').update(`${previous}\n${week}\n`);
  for (const { id, published, stamp } of members) hash.update(`${id} ${published} ${stamp}\n`);
  return hash.digest('hex').slice(0, 24);
}

/** Entries of the weeks before that may still be added to. */
function openBefore(weeks: InWeeks, index: number): Entry[] {
  const start = Date.parse(startOfWeek(weeks[index]?.[0] ?? '1970-W01'));
  const open: Entry[] = [];
  for (const [, members] of weeks.slice(Math.max(0, index - openWeeks), index)) {
    for (const entry of members) {
      if (start - Date.parse(entry.published) <= openDays * 86_400_000) open.push(entry);
    }
  }
  return open;
}

/** Documents of the weeks that are being worked out, each unpacked once; those of the other weeks are let go. */
function nearDocuments(): (entry: Entry) => Document {
  const byWeek = new Map<string, Map<string, Document>>();
  return (entry) => {
    const week = weekOf(entry.published);
    const inWeek = byWeek.get(week) ?? new Map<string, Document>();
    byWeek.set(week, inWeek);
    if (byWeek.size > openWeeks + 2) byWeek.delete([...byWeek.keys()].sort()[0] ?? '');
    const document = inWeek.get(entry.id) ?? entry.document();
    inWeek.set(entry.id, document);
    return document;
  };
}

/** Word counts over the weeks up to one, moved along as weeks are asked for in order; weeks in between may be left out. */
function slidingCounter(
  weeks: InWeeks,
  version: string,
  kept: Archive['kept'],
  documentOf: (entry: Entry) => Document,
): (index: number) => Frequencies {
  const frequencies = noFrequencies();
  const tallies = new Map<number, Uint32Array>();
  let to = 0;
  return (index) => {
    const first = Math.max(0, index - countedWeeks);
    for (const [week, tally] of tallies) {
      if (week >= first) continue;
      addTally(frequencies, tally, -1);
      tallies.delete(week);
    }
    for (to = Math.max(to, first); to <= index; to++) {
      const tally = tallyOf(to);
      tallies.set(to, tally);
      addTally(frequencies, tally, 1);
    }
    return frequencies;
  };

  function tallyOf(index: number): Uint32Array {
    const [week, members] = weeks[index] ?? ['', []];
    const key = keyOf(version, week, members);
    const known = kept.get(`words ${week}`, key);
    if (known) return new Uint32Array(known.slice().buffer);
    const tally = toTally(members.map(documentOf));
    kept.put(`words ${week}`, key, new Uint8Array(tally.buffer));
    return tally;
  }
}

interface WeekSetting {
  frequencies: Frequencies;
  /** Keys of the outcome, without vectors and with them. */
  keys: { plain: string; reranked: string };
  vectorising: Vectorising | undefined;
  documentOf(entry: Entry): Document;
}

async function groupWeek(
  members: readonly Entry[],
  open: readonly Entry[],
  states: ReadonlyMap<string, WeekState>,
  { frequencies, keys, vectorising, documentOf }: WeekSetting,
): Promise<WeekState> {
  const entries = [...open, ...members];
  const storyOf = ({ id, published }: Entry) => states.get(weekOf(published))?.stories[id];
  const standing = new Map<string, number[]>();
  for (const [index, entry] of open.entries()) {
    const story = storyOf(entry) ?? entry.id;
    standing.set(story, [...(standing.get(story) ?? []), index]);
  }
  const { grouping, reranked } = await groupEntries(
    entries,
    prepareGrouping(entries.map(documentOf), frequencies, {
      groups: [...standing.values()],
      count: open.length,
    }),
    vectorising,
  );
  const { groups, copyOf } = grouping;
  const state: WeekState = { key: reranked ? keys.reranked : keys.plain, stories: {}, copies: {} };
  for (const group of groups) {
    const inside = group.flatMap((index) => entries[index] ?? []);
    const story = inside.map(storyOf).find((found) => found !== undefined) ?? storyId(inside);
    for (const index of group) {
      if (index >= open.length) state.stories[entries[index]?.id ?? ''] = story;
    }
  }
  for (const [index, original] of copyOf.entries()) {
    const copy = entries[index]?.id;
    const copied = entries[original]?.id;
    if (original !== -1 && copy && copied) state.copies[copy] = copied;
  }
  return state;
}

async function groupEntries(
  entries: readonly Entry[],
  prepared: Prepared,
  vectorising: Vectorising | undefined,
): Promise<{ grouping: Grouping; reranked: boolean }> {
  const edges =
    vectorising &&
    (await rerankEdges({
      ...prepared,
      embed: (asked) => vectorising.embed(asked.map((index) => entries[index]?.text() ?? '')),
    }));
  const grouping = joinDocuments(edges ? { ...prepared, edges } : prepared);
  return { grouping, reranked: edges !== undefined };
}

/** A story is named after the member that was seen first: later members never change its name. */
export function storyId(articles: readonly Pick<ArticleHead, 'id' | 'firstSeen'>[]): string {
  const [first] = [...articles].sort(
    (a, b) =>
      (a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
  return `s-${first?.id ?? ''}`;
}
