/** Dated items and daily lists of names → how many names that rose are told in time, beside a moving average on the same counts: the plain one, and one that raises no more other alerts than ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Count } from './counts.ts';
import { measureSeries } from './series.ts';

/** A way to tell rising names, over the names that rose. */
export interface NameRow {
  way: string;
  /** Names that rose and that the items name often enough to be seen. */
  rose: number;
  told: number;
  /** Median days from a name’s first appearance in the items, or from the rise where it was there before, to the alert. */
  days: number;
  /** Names told that did not rise, a week of the watch. */
  others: number;
}

interface Listed {
  day: number;
  names: string[];
}

interface Item {
  day: number;
  text: string;
}

/** A name rose when, within four weeks, so many lists hold it, and at most one of the twelve weeks before did. */
const leastLists = 3;
const riseDays = 28;
const beforeDays = 84;
/** Days of items before the first alert can be asked for: the baseline of the tests. */
const leadDays = 35;
/** Fewest items of a week that can be an alert, for every way alike. */
const leastCount = 3;

type Way = (series: readonly { id: string; counts: Count[] }[]) => string[];

const marsad: Way = (all) =>
  measureSeries(all).flatMap(({ id, alerts, stage }, index) => {
    const last = all[index]?.counts.at(-1);
    if (!last || last.n < leastCount) return [];
    const isRising = stage === 'emerging' || stage === 'rising' || stage === 'peaking';
    return isRising || alerts.at(-1) === last.period ? [id] : [];
  });

/** Twice the mean of the four weeks before, and so many items at least. */
function movingAverage(least: number): Way {
  return (all) =>
    all.flatMap(({ id, counts }) => {
      const last = counts.at(-1);
      const before = counts.slice(-5, -1);
      const mean = before.reduce((sum, { n }) => sum + n, 0) / before.length;
      return last && last.n >= least && last.n > 2 * mean ? [id] : [];
    });
}

/** Fewest items that the moving average is tried with, to find it as strict as ours. */
const stricter = [leastCount, 4, 5, 6, 7, 8, 10, 12, 15];

/** Read `dense.ndjson.gz` and `ainews-issues.ndjson.gz` of a folder, and ask every way at the end of every day. */
export function evaluateNames(folder: string): { rows: NameRow[]; remarks: string[] } {
  const items = readLines(folder, 'dense.ndjson.gz').map(
    ({ date, title, summary }): Item => ({
      day: dayOf(String(date)),
      text: bare(`${title} ${summary ?? ''}`),
    }),
  );
  const lists = readLines(folder, 'ainews-issues.ndjson.gz').map(
    ({ date, companies, models, topics }): Listed => ({
      day: dayOf(String(date)),
      names: [companies, models, topics].flatMap((some) =>
        Array.isArray(some) ? some.map(String) : [],
      ),
    }),
  );
  const start = Math.min(...items.map(({ day }) => day));
  const end = Math.max(...items.map(({ day }) => day));
  const mentions = mentionsOf(new Set(lists.flatMap(({ names }) => names)), items);
  const seen = new Map([...mentions].filter(([, days]) => days.length >= leastCount));
  const rises = risesOf(lists, start + leadDays);
  const rose = new Map([...rises].filter(([name]) => seen.has(name)));
  const ways = [
    { way: 'marsad', judge: marsad },
    ...stricter.map((least) => ({
      way: `moving average × 2, ≥ ${least} items`,
      judge: movingAverage(least),
    })),
  ].map((one) => ({ ...one, days: new Map<string, number>() }));
  for (let day = start + leadDays; day <= end; day++) {
    const series = [...seen].map(([id, days]) => ({
      id,
      counts: weeksTo(day, start, days, items),
    }));
    for (const { judge, days } of ways)
      for (const id of judge(series)) if (!days.has(id)) days.set(id, day);
  }
  const all = ways.map(({ way, days }): NameRow => {
    const waits = [...rose].flatMap(([name, rise]) => {
      const alert = days.get(name);
      const first = (seen.get(name) ?? []).find((day) => day > rise - riseDays) ?? rise;
      return alert !== undefined && alert <= rise + riseDays ? [Math.max(0, alert - first)] : [];
    });
    waits.sort((a, b) => a - b);
    return {
      way,
      rose: rose.size,
      told: waits.length,
      days: waits[waits.length >> 1] ?? 0,
      others: ([...days].filter(([name]) => !rose.has(name)).length * 7) / (end - start - leadDays),
    };
  });
  const [own, plain, ...strict] = all;
  const asStrict = strict.find(({ others }) => others <= (own?.others ?? 0));
  const missed = [...rose.keys()].filter((name) => !ways[0]?.days.has(name));
  return {
    rows: [own, plain, asStrict].flatMap((row) => row ?? []),
    remarks: [
      `${rises.size} names rose, ${rose.size} of them in ${leastCount} items or more; ${seen.size} names watched`,
      ...missed.map((name) => `not told: ${name}`),
    ],
  };
}

function readLines(folder: string, file: string): Record<string, unknown>[] {
  return gunzipSync(readFileSync(join(folder, file)))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function dayOf(date: string): number {
  return Math.floor(Date.parse(date) / 86_400_000);
}

/** Words alone, in lower case, a space on either side; «gpt-5.2» and «GPT 5.2» are the same. */
function bare(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu) ?? [];
  return ` ${words.join(' ')} `;
}

/** Days of the items that name each name, ascending, an entry an item. */
function mentionsOf(names: ReadonlySet<string>, items: readonly Item[]): Map<string, number[]> {
  const mentions = new Map<string, number[]>();
  for (const name of names) {
    const wanted = bare(name);
    const days = items.filter(({ text }) => text.includes(wanted)).map(({ day }) => day);
    if (days.length > 0)
      mentions.set(
        name,
        days.sort((a, b) => a - b),
      );
  }
  return mentions;
}

/** The day each name began to rise. */
function risesOf(lists: readonly Listed[], from: number): Map<string, number> {
  const listed = new Map<string, number[]>();
  for (const { day, names } of lists)
    for (const name of new Set(names)) listed.set(name, [...(listed.get(name) ?? []), day]);
  const rises = new Map<string, number>();
  for (const [name, days] of listed) {
    const rise = days.find((day) => {
      const within = days.filter((other) => other >= day && other < day + riseDays).length;
      const before = days.filter((other) => other < day && other >= day - beforeDays).length;
      return day >= from && within >= leastLists && before <= 1;
    });
    if (rise !== undefined) rises.set(name, rise);
  }
  return rises;
}

/** Whole weeks that end with a day, oldest first. */
function weeksTo(
  day: number,
  start: number,
  days: readonly number[],
  items: readonly Item[],
): Count[] {
  const weeks = Math.floor((day - start + 1) / 7);
  return Array.from({ length: weeks }, (_, index): Count => {
    const last = day - 7 * (weeks - 1 - index);
    const count = (all: readonly number[]) =>
      all.filter((one) => one > last - 7 && one <= last).length;
    return { period: String(last), n: count(days), total: totalIn(items, last) };
  });
}

const totals = new WeakMap<readonly Item[], Map<number, number>>();

function totalIn(items: readonly Item[], last: number): number {
  const known = totals.get(items) ?? new Map<number, number>();
  totals.set(items, known);
  const found = known.get(last) ?? items.filter(({ day }) => day > last - 7 && day <= last).length;
  known.set(last, found);
  return found;
}
