/** Likeness of pairs → groups, by average-link agglomeration over documents of one and of several languages. */

/** Likeness of two documents in units of the threshold that joins them: 1 is just enough. */
export interface Edge {
  a: number;
  b: number;
  ratio: number;
  /** Different languages: such pairs tell less. */
  cross: boolean;
}

/** What to group. */
export interface LinkageInput {
  /** Number of documents. */
  count: number;
  /** Language of each document. */
  langs: readonly string[];
  /** How much each document says, 0 (a headline) to 1. */
  substance: readonly number[];
  edges: Iterable<Edge>;
  /** Is the date of every document known? */
  dated: boolean;
  /** Groups that stand already, as lists of documents; two standing groups are never joined. */
  standing?: readonly (readonly number[])[];
  /** May these groups never be one? Asked before each join. */
  forbid?(a: readonly number[], b: readonly number[]): boolean;
}

/** Weight of a pair in different languages beside pairs in the same language. */
const crossWeight = 0.4;
/**
 * Two groups that each hold several languages are two texts with their translations: they are joined only when they
 * are as near as this share of their own cohesion, or as near as this many thresholds. Undated documents may be
 * years apart, so they must be nearer.
 */
const guardShare = 0.85;
const plainDated = 2.2;
const plainUndated = 3.5;
/**
 * Two groups in one language are joined when they pass the threshold by this share of what the looser of them passes
 * it by, cut at two thresholds: texts on one subject are near each other, those of one event are nearer. Headlines are
 * spared, where a wording in common looks like cohesion. Of .5 to 1, pairs gain and single texts lose.
 */
const cohesionShare = 0.6;
const mostCohesion = 2;

interface Tie {
  same: number;
  cross: number;
}

interface Group {
  members: number[];
  langs: Map<string, number>;
  ties: Map<number, Tie>;
  /** Sum of what its members say. */
  substance: number;
  /** Likeness inside. */
  inner: Tie;
  standing: boolean;
  alive: boolean;
}

interface Candidate {
  a: number;
  b: number;
  value: number;
  sizeA: number;
  sizeB: number;
}

/** Groups as lists of document numbers, each ascending, in order of their first member. */
export function linkDocuments(input: LinkageInput): number[][] {
  const groups = firstGroups(input);
  const heap: Candidate[] = [];
  for (const [a, group] of groups.entries()) {
    for (const b of group.ties.keys()) if (b > a) propose(heap, groups, a, b);
  }
  for (let next = pop(heap); next; next = pop(heap)) {
    const a = groups[next.a];
    const b = groups[next.b];
    if (!a?.alive || !b?.alive) continue;
    if (a.members.length !== next.sizeA || b.members.length !== next.sizeB) continue;
    if ((a.standing && b.standing) || isGuarded(a, b, next.value, input.dated)) continue;
    if (input.forbid?.(a.members, b.members)) continue;
    join(groups, heap, next.a, next.b);
  }
  return groups
    .filter(({ alive }) => alive)
    .map(({ members }) => members.sort((x, y) => x - y))
    .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
}

function firstGroups({ count, langs, substance, edges, standing = [] }: LinkageInput): Group[] {
  const groupOf = new Int32Array(count).fill(-1);
  const groups: Group[] = [];
  const open = (members: number[], isStanding: boolean) => {
    const spoken = new Map<string, number>();
    let said = 0;
    for (const member of members) {
      groupOf[member] = groups.length;
      said += substance[member] ?? 0;
      const lang = langs[member] ?? '';
      spoken.set(lang, (spoken.get(lang) ?? 0) + 1);
    }
    groups.push({
      members,
      langs: spoken,
      ties: new Map(),
      substance: said,
      inner: { same: 0, cross: 0 },
      standing: isStanding,
      alive: true,
    });
  };
  for (const members of standing) open([...members], true);
  for (let document = 0; document < count; document++) {
    if (groupOf[document] === -1) open([document], false);
  }
  for (const { a, b, ratio, cross } of edges) {
    const x = groupOf[a] ?? 0;
    const y = groupOf[b] ?? 0;
    const side = cross ? 'cross' : 'same';
    const tie = x === y ? groups[x]?.inner : tieBetween(groups, x, y);
    if (tie) tie[side] += ratio;
  }
  return groups;
}

function tieBetween(groups: readonly Group[], x: number, y: number): Tie | undefined {
  const known = groups[x]?.ties.get(y);
  if (known) return known;
  const tie: Tie = { same: 0, cross: 0 };
  groups[x]?.ties.set(y, tie);
  groups[y]?.ties.set(x, tie);
  return tie;
}

/** Average likeness of two groups; pairs without a tie count as 0. */
function linkage(a: Group, b: Group, tie: Tie): number {
  let same = 0;
  for (const [lang, count] of a.langs) same += count * (b.langs.get(lang) ?? 0);
  const cross = a.members.length * b.members.length - same;
  if (same === 0) return tie.cross / cross;
  return (tie.same + crossWeight * tie.cross) / (same + crossWeight * cross);
}

function cohesion(group: Group): number {
  const size = group.members.length;
  let same = 0;
  for (const count of group.langs.values()) same += (count * (count - 1)) / 2;
  const cross = (size * (size - 1)) / 2 - same;
  const weight = same + crossWeight * cross;
  return weight === 0 ? 0 : (group.inner.same + crossWeight * group.inner.cross) / weight;
}

function isGuarded(a: Group, b: Group, value: number, dated: boolean): boolean {
  if (a.members.length < 2 || b.members.length < 2) return false;
  const held = Math.min(cohesion(a), cohesion(b));
  if (a.langs.size === 1 && b.langs.size === 1) {
    const said = Math.min(a.substance / a.members.length, b.substance / b.members.length);
    return value < 1 + cohesionShare * said * (Math.min(mostCohesion, held) - 1);
  }
  if (a.langs.size < 2 || b.langs.size < 2) return false;
  return value < Math.min(guardShare * held, dated ? plainDated : plainUndated);
}

function propose(heap: Candidate[], groups: readonly Group[], a: number, b: number): void {
  const x = groups[a];
  const y = groups[b];
  const tie = x?.ties.get(b);
  if (!x || !y || !tie) return;
  const value = linkage(x, y, tie);
  if (value < 1) return;
  push(heap, { a, b, value, sizeA: x.members.length, sizeB: y.members.length });
}

function join(groups: readonly Group[], heap: Candidate[], first: number, second: number): void {
  const size = (index: number) => groups[index]?.ties.size ?? 0;
  const [keep, drop] = size(first) >= size(second) ? [first, second] : [second, first];
  const a = groups[keep];
  const b = groups[drop];
  if (!a || !b) return;
  const between = a.ties.get(drop);
  a.inner.same += b.inner.same + (between?.same ?? 0);
  a.inner.cross += b.inner.cross + (between?.cross ?? 0);
  a.members.push(...b.members);
  a.substance += b.substance;
  a.standing ||= b.standing;
  for (const [lang, count] of b.langs) a.langs.set(lang, (a.langs.get(lang) ?? 0) + count);
  a.ties.delete(drop);
  b.ties.delete(keep);
  b.alive = false;
  for (const [other, tie] of b.ties) {
    groups[other]?.ties.delete(drop);
    const mine = tieBetween(groups, keep, other);
    if (!mine) continue;
    mine.same += tie.same;
    mine.cross += tie.cross;
  }
  b.ties.clear();
  for (const other of a.ties.keys()) propose(heap, groups, keep, other);
}

/** Highest value first; equal values in the order of their documents, so that the outcome never varies. */
function isBefore(x: Candidate, y: Candidate): boolean {
  return x.value !== y.value ? x.value > y.value : x.a !== y.a ? x.a < y.a : x.b < y.b;
}

function push(heap: Candidate[], item: Candidate): void {
  let place = heap.length;
  heap.push(item);
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (!parent || !isBefore(item, parent)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = item;
}

function pop(heap: Candidate[]): Candidate | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (!top || !last || heap.length === 0) return top;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    const left = heap[child];
    if (!left) break;
    const right = heap[child + 1];
    if (right && isBefore(right, left)) child++;
    const next = heap[child];
    if (!next || !isBefore(next, last)) break;
    heap[place] = next;
    place = child;
  }
  heap[place] = last;
  return top;
}
