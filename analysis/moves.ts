/** Groups made greedily → groups after each document has looked once more which of them it is nearest to. */
import type { Edge } from './linkage.ts';

/** A document moves only where it is this much nearer: equal homes are no reason. Of 1.15 to 1.5, all much alike. */
const leastGain = 1.5;
/**
 * One that stands alone joins a group of several a little below the threshold when it is nearer to it, by this factor,
 * than to any other: the ratio test of Lowe (2004). Two that stand alone tell too little: strangers would be joined.
 * Of .7 to .9 and of 1.5 to 1.8, all much alike.
 */
const leastAlone = 0.8;
const leastMargin = 1.7;
const rounds = 5;

interface Neighbours {
  /** For each document the places of its edges in `others` and `ratios`. */
  starts: Int32Array;
  others: Int32Array;
  ratios: Float32Array;
}

/**
 * Average linkage never takes a join back. Here a document, on the evidence of its own language alone, leaves its
 * group for one whose members it resembles more on average. Documents before `from` stay where they are, and so
 * does one that shares no language with the rest of its group: other evidence put it there.
 */
export function moveDocuments(
  groups: readonly (readonly number[])[],
  langs: readonly string[],
  edges: readonly Edge[],
  from: number,
  forbid?: (a: readonly number[], b: readonly number[]) => boolean,
): number[][] {
  const near = neighboursOf(edges, langs.length);
  const members = groups.map((group) => new Set(group));
  const groupOf = new Int32Array(langs.length).fill(-1);
  for (const [group, held] of members.entries()) for (const member of held) groupOf[member] = group;
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let document = from; document < langs.length; document++) {
      const target = betterGroup(document, groupOf, members, langs, near);
      const own = groupOf[document] ?? -1;
      if (target === undefined || forbid?.([document], [...(members[target] ?? [])])) continue;
      members[own]?.delete(document);
      members[target]?.add(document);
      groupOf[document] = target;
      moved = true;
    }
    if (!moved) break;
  }
  return members.filter(({ size }) => size > 0).map((held) => [...held].sort((a, b) => a - b));
}

function betterGroup(
  document: number,
  groupOf: Int32Array,
  members: readonly ReadonlySet<number>[],
  langs: readonly string[],
  { starts, others, ratios }: Neighbours,
): number | undefined {
  const sums = new Map<number, number>();
  for (let at = starts[document] ?? 0; at < (starts[document + 1] ?? 0); at++) {
    const group = groupOf[others[at] ?? 0] ?? -1;
    sums.set(group, (sums.get(group) ?? 0) + (ratios[at] ?? 0));
  }
  const own = groupOf[document] ?? -1;
  const averageIn = (group: number) => {
    let count = group === own ? -1 : 0;
    for (const member of members[group] ?? []) if (langs[member] === langs[document]) count++;
    return count > 0 ? (sums.get(group) ?? 0) / count : undefined;
  };
  const here = averageIn(own);
  if (here === undefined && (members[own]?.size ?? 0) > 1) return undefined;
  sums.delete(own);
  sums.delete(-1);
  const averages = [...sums.keys()].map((group) => ({ group, average: averageIn(group) ?? 0 }));
  averages.sort((a, b) => b.average - a.average || a.group - b.group);
  const most = averages[0]?.average ?? 0;
  const second = averages[1]?.average ?? 0;
  const isNearer = most > Math.max(1, (here ?? 0) * leastGain);
  const target = averages[0]?.group;
  const isLost = here === undefined && most >= leastAlone && most >= second * leastMargin;
  const isTold = (members[target ?? -1]?.size ?? 0) > 1;
  return isNearer || (isLost && isTold) ? target : undefined;
}

function neighboursOf(edges: readonly Edge[], count: number): Neighbours {
  const starts = new Int32Array(count + 1);
  const same = edges.filter(({ cross }) => !cross);
  for (const { a, b } of same) {
    starts[a + 1] = (starts[a + 1] ?? 0) + 1;
    starts[b + 1] = (starts[b + 1] ?? 0) + 1;
  }
  for (let at = 0; at < count; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const ends = starts.slice();
  const others = new Int32Array(same.length * 2);
  const ratios = new Float32Array(same.length * 2);
  const put = (a: number, b: number, ratio: number) => {
    const at = ends[a] ?? 0;
    others[at] = b;
    ratios[at] = ratio;
    ends[a] = at + 1;
  };
  for (const { a, b, ratio } of same) {
    put(a, b, ratio);
    put(b, a, ratio);
  }
  return { starts, others, ratios };
}
