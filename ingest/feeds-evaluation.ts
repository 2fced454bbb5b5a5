/** A labelled corpus of feeds → how many survive and how many expectations hold, per group. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DateOptions, readDate } from './feed/dates.ts';
import type { ReadFeed } from './feed/model.ts';
import { readFeed } from './feed/read-feed.ts';
import { matches } from './feeds-match.ts';

/** What one expectation says; see the corpus’ own description of kinds and tiers. */
export interface Expectation {
  path: string;
  value: unknown;
  kind: string;
  tier: string;
}

interface FeedRecord {
  id: string;
  group: string;
  url: string;
  headers: Record<string, string>;
  mayThrow?: boolean;
  expect: Expectation[];
  body: string;
}

/** Figures of one group. Counts; shares are between 0 and 1. */
export interface GroupScore {
  group: string;
  files: number;
  survived: number;
  /** Tiers core, consensus and reference. */
  goal: { met: number; of: number };
  core: { met: number; of: number };
  extended: { met: number; of: number };
  sanitise: { met: number; of: number };
}

export interface FeedsEvaluation {
  groups: GroupScore[];
  total: GroupScore;
  /** Core expectations of the groups written by hand, all but real and robust. */
  handWritten: { met: number; of: number };
  dates: { core: { met: number; of: number }; accept: { met: number; of: number } };
  /** Expectations of the goal tiers that do not hold, for the person who mends them. */
  misses: { id: string; path: string; tier: string; expected: unknown; got: unknown }[];
}

const goalTiers = new Set(['core', 'consensus', 'reference']);
const byVote = new Set(['real', 'robust']);

/** Read every `*.ndjson` and `dates.json` of a folder in the corpus’ format. */
export function evaluateFeeds(dir: string): FeedsEvaluation {
  const groups = new Map<string, GroupScore>();
  const misses: FeedsEvaluation['misses'] = [];
  const handWritten = { met: 0, of: 0 };
  for (const file of readdirSync(dir)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()) {
    for (const record of recordsOf(join(dir, file))) {
      const score = groups.get(record.group) ?? emptyScore(record.group);
      groups.set(record.group, score);
      scoreRecord(record, score, handWritten, misses);
    }
  }
  const all = [...groups.values()];
  return {
    groups: all,
    total: sumOf(all),
    handWritten,
    dates: evaluateDates(join(dir, 'dates.json')),
    misses,
  };
}

function scoreRecord(
  record: FeedRecord,
  score: GroupScore,
  handWritten: { met: number; of: number },
  misses: FeedsEvaluation['misses'],
): void {
  score.files += 1;
  const wantsError =
    record.mayThrow === true || record.expect.some(({ path }) => path === '$error');
  let read: ReturnType<typeof readFeed> | undefined;
  try {
    read = readFeed(Buffer.from(record.body, 'base64'), record);
  } catch (cause) {
    misses.push({
      id: record.id,
      path: '$throw',
      tier: 'core',
      expected: 'no exception',
      got: String(cause),
    });
  }
  if (read && (read.ok || wantsError || record.expect.length === 0)) score.survived += 1;
  else
    misses.push({ id: record.id, path: '$survive', tier: 'core', expected: 'a feed', got: read });
  for (const expectation of record.expect) {
    const got =
      expectation.path === '$error'
        ? read?.ok === false
        : read?.ok
          ? valueAt(read.value, expectation.path)
          : undefined;
    const met = matches(expectation, got);
    const { tier } = expectation;
    const counters = [
      ...(goalTiers.has(tier) ? [score.goal] : []),
      ...(tier === 'core' ? [score.core] : []),
      ...(tier === 'core' && !byVote.has(record.group) ? [handWritten] : []),
      ...(tier === 'extended' ? [score.extended] : []),
      ...(tier === 'sanitize' ? [score.sanitise] : []),
    ];
    for (const counter of counters) {
      counter.of += 1;
      if (met) counter.met += 1;
    }
    if (!met && tier !== 'opinion')
      misses.push({
        id: record.id,
        path: expectation.path,
        tier,
        expected: expectation.value,
        got,
      });
  }
}

function* recordsOf(path: string): Generator<FeedRecord> {
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const record: FeedRecord = JSON.parse(line);
    yield record;
  }
}

/** `entries[0].tags.length` of a feed. */
function valueAt(feed: ReadFeed, path: string): unknown {
  let value: unknown = feed;
  for (const key of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function evaluateDates(path: string): FeedsEvaluation['dates'] {
  const dates = { core: { met: 0, of: 0 }, accept: { met: 0, of: 0 } };
  let samples: { input: string; expect: string | null; tier: string }[];
  try {
    samples = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return dates;
  }
  const options: DateOptions = {};
  for (const { input, expect, tier } of samples) {
    if (tier !== 'core' && tier !== 'accept') continue;
    const got = readDate(input, options);
    const met =
      expect === '*'
        ? got !== undefined
        : expect === null
          ? got === undefined
          : got !== undefined &&
            Math.floor(Date.parse(got) / 1000) === Math.floor(Date.parse(expect) / 1000);
    dates[tier].of += 1;
    if (met) dates[tier].met += 1;
  }
  return dates;
}

function emptyScore(group: string): GroupScore {
  const none = () => ({ met: 0, of: 0 });
  return {
    group,
    files: 0,
    survived: 0,
    goal: none(),
    core: none(),
    extended: none(),
    sanitise: none(),
  };
}

function sumOf(groups: GroupScore[]): GroupScore {
  const total = emptyScore('total');
  for (const group of groups) {
    total.files += group.files;
    total.survived += group.survived;
    for (const tier of ['goal', 'core', 'extended', 'sanitise'] as const) {
      total[tier].met += group[tier].met;
      total[tier].of += group[tier].of;
    }
  }
  return total;
}
