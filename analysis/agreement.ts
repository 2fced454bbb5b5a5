/** Two ways of grouping the same things → how far they agree: BCubed, pairwise, links across languages. */

/** Precision, recall and their harmonic mean, 0 to 1. */
export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

/** One thing with the group it was put in and the group it belongs to. */
export interface Judged {
  found: string;
  gold: string;
  lang?: string;
}

/** BCubed (Bagga and Baldwin 1998). */
export function bcubed(items: readonly Judged[]): Score {
  const { found, gold, both } = tally(items);
  let precision = 0;
  let recall = 0;
  for (const item of items) {
    const common = both.get(`${item.found}\u0000${item.gold}`) ?? 0;
    precision += common / (found.get(item.found) ?? 1);
    recall += common / (gold.get(item.gold) ?? 1);
  }
  return scoreOf(precision / items.length, recall / items.length);
}

/** Share of pairs put together that belong together, and of pairs that belong together that were put together. */
export function pairwise(items: readonly Judged[]): Score {
  const { found, gold, both } = tally(items);
  const together = pairs(both);
  return scoreOf(together / (pairs(found) || 1), together / (pairs(gold) || 1));
}

/** Pairs of one item in language `a` and one in language `b`. */
export function linkScore(items: readonly Judged[], a: string, b: string): Score {
  const one = items.filter(({ lang }) => lang === a);
  const two = items.filter(({ lang }) => lang === b);
  let found = 0;
  let gold = 0;
  let both = 0;
  for (const x of one) {
    for (const y of two) {
      const isFound = x.found === y.found;
      const isGold = x.gold === y.gold;
      if (isFound) found++;
      if (isGold) gold++;
      if (isFound && isGold) both++;
    }
  }
  return scoreOf(both / (found || 1), both / (gold || 1));
}

/** From precision and recall. */
export function scoreOf(precision: number, recall: number): Score {
  const sum = precision + recall;
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum };
}

/** 95 % interval of a measure, by drawing whole gold groups with replacement (percentiles, fixed seed). */
export function bootstrap(
  items: readonly Judged[],
  measure: (items: readonly Judged[]) => number,
  rounds = 200,
): [number, number] {
  const groups = [...Map.groupBy(items, ({ gold }) => gold).values()];
  const random = seededRandom(7);
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const drawn: Judged[] = [];
    const times = new Map<number, number>();
    for (let index = 0; index < groups.length; index++) {
      const choice = Math.floor(random() * groups.length);
      const time = times.get(choice) ?? 0;
      times.set(choice, time + 1);
      // A group drawn twice is two groups, or it would seem wrongly parted.
      for (const item of groups[choice] ?? []) {
        drawn.push({ ...item, gold: `${item.gold}#${time}`, found: `${item.found}#${time}` });
      }
    }
    values.push(measure(drawn));
  }
  values.sort((x, y) => x - y);
  return [values[Math.floor(rounds * 0.025)] ?? 0, values[Math.floor(rounds * 0.975)] ?? 0];
}

/** Mulberry32: the same numbers for the same seed, 0 to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function tally(items: readonly Judged[]) {
  const found = new Map<string, number>();
  const gold = new Map<string, number>();
  const both = new Map<string, number>();
  for (const item of items) {
    found.set(item.found, (found.get(item.found) ?? 0) + 1);
    gold.set(item.gold, (gold.get(item.gold) ?? 0) + 1);
    const key = `${item.found}\u0000${item.gold}`;
    both.set(key, (both.get(key) ?? 0) + 1);
  }
  return { found, gold, both };
}

function pairs(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += (count * (count - 1)) / 2;
  return sum;
}
