/** Texts of one source → the lines its house puts into them («Suivez-nous…», «حقوق النشر محفوظة»), and a text without those. */
import type { ArticleHead } from '#archive';

/** What tells an article’s place in the life of its source. */
type Placed = Pick<ArticleHead, 'id' | 'source' | 'firstSeen'>;

/** Lines as they are compared. */
export type HouseLines = ReadonlySet<string>;

/** How many of a source’s latest articles are looked at, and in how many and what share of them a line of the house stands. */
const lastArticles = 20;
const leastArticles = 5;
const leastShare = 0.3;
/** Articles without a text are passed over, so many in all. */
const lookedAt = 60;
/** Where lines of the house would be more than this of a text, they are its form, not its frame. */
const mostTaken = 0.8;

const none: HouseLines = new Set();

/** Lines that the texts of one source repeat; the order of the texts does not matter. */
export function findHouseLines(texts: readonly string[]): HouseLines {
  return houseLines(countLines(texts.flatMap((text) => linesOf(text) ?? [])), texts.length);
}

/**
 * For each article due, the lines of its house when it was first seen: those of the source’s latest articles with a text
 * that were first seen by then. What is found later changes nothing, so an archive is read the same in one go and day by day.
 */
export function houseLinesFor(
  due: readonly Placed[],
  articles: readonly Placed[],
  textOf: (id: string) => string | undefined,
): (article: Placed) => HouseLines {
  const sources = new Set(due.map(({ source }) => source));
  const bySource = Map.groupBy(
    articles.filter(({ source }) => sources.has(source)),
    ({ source }) => source,
  );
  const found = new Map<string, HouseLines>();
  for (const [source, own] of bySource) {
    const asked = new Set(due.flatMap((one) => (one.source === source ? [one.firstSeen] : [])));
    for (const [seen, lines] of overTime(own, asked, textOf))
      if (lines.size > 0) found.set(`${source} ${seen}`, lines);
  }
  return ({ source, firstSeen }) => found.get(`${source} ${firstSeen}`) ?? none;
}

/** The instants asked about, in order, each with the lines of the house then. */
function* overTime(
  articles: readonly Placed[],
  asked: ReadonlySet<string>,
  textOf: (id: string) => string | undefined,
): Generator<[string, HouseLines]> {
  const inOrder = [...articles].sort(
    (a, b) =>
      (a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
  let known = new Map<string, ReadonlySet<string> | undefined>();
  for (const [index, { firstSeen }] of inOrder.entries()) {
    const isLast = inOrder[index + 1]?.firstSeen !== firstSeen;
    if (!isLast || !asked.has(firstSeen)) continue;
    const looked = new Map<string, ReadonlySet<string> | undefined>();
    const latest: ReadonlySet<string>[] = [];
    for (const { id } of inOrder.slice(Math.max(0, index + 1 - lookedAt), index + 1).reverse()) {
      if (latest.length === lastArticles) break;
      const lines = known.has(id) ? known.get(id) : linesOf(textOf(id));
      looked.set(id, lines);
      if (lines) latest.push(lines);
    }
    known = looked;
    yield [firstSeen, houseLines(countLines(latest), latest.length)];
  }
}

function houseLines(counts: ReadonlyMap<string, number>, texts: number): HouseLines {
  const least = Math.max(leastArticles, leastShare * texts);
  return new Set([...counts].flatMap(([line, count]) => (count >= least ? [line] : [])));
}

function countLines(texts: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const lines of texts)
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** The text with lines of the house blanked out: every other character keeps its place. */
export function withoutHouseLines(text: string, lines: HouseLines): string {
  if (lines.size === 0) return text;
  let taken = 0;
  const rest = text.replaceAll(/[^\n]+/g, (line) => {
    if (!lines.has(foldLine(line))) return line;
    taken += line.length;
    return ' '.repeat(line.length);
  });
  return taken > mostTaken * text.length ? text : rest;
}

function linesOf(text: string | undefined): Set<string> | undefined {
  if (text === undefined) return undefined;
  const lines = new Set((text.match(/[^\n]+/g) ?? []).map(foldLine));
  lines.delete('');
  return lines;
}

/** Case, spaces and what stands around the words do not matter; numbers do: a table filled in anew is no frame. */
function foldLine(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
