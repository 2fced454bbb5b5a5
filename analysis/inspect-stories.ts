/** Records → for each its language, its story, and the record it copies; in the order they came in. */
import { type Document, type StoryRecord, toDocument } from './documents.ts';
import { countDocument, noFrequencies } from './frequencies.ts';
import { emptyKnowledge, type Knowledge } from './knowledge.ts';
import { groupDocuments, type Standing } from './stories.ts';

/** One line out per line in. */
export interface InspectedStory {
  id: string;
  lang: string;
  /** Equal for records of one story, whatever their language. */
  story: string;
  /** Id of the record this one copies. */
  duplicateOf?: string;
}

const blockSize = 4000;
const openDays = 14;
const openCount = 5000;

/** Group a stream of records. All of it is read before the first line comes out; undated records keep their order. */
export async function inspectStories(
  records: AsyncIterable<StoryRecord> | Iterable<StoryRecord>,
  knowledge: Knowledge = emptyKnowledge(),
): Promise<InspectedStory[]> {
  const documents: Document[] = [];
  for await (const record of records) documents.push(toDocument(record, knowledge));
  const names = documents.map(({ id, lang }) => ({ id, lang }));
  const order = [...documents.keys()].sort(
    (a, b) => place(documents[a]) - place(documents[b]) || a - b,
  );
  const inTime = order.flatMap((index) => documents[index] ?? []);
  documents.length = 0;
  const { storyOf, copyOf } = groupInBlocks(inTime);
  const placeOf = new Map(order.map((index, at) => [index, at]));
  return names.map(({ id, lang }, index) => {
    const at = placeOf.get(index) ?? 0;
    const original = names[order[copyOf[at] ?? -1] ?? -1];
    const first = names[order[storyOf[at] ?? at] ?? index];
    return {
      id,
      lang,
      story: `s-${first?.id ?? id}`,
      ...(original === undefined ? {} : { duplicateOf: original.id }),
    };
  });
}

function place(document: Document | undefined): number {
  return document && !Number.isNaN(document.day) ? document.day : -1;
}

/**
 * Work through documents in order of time, a block at a time, keeping only stories that may still grow: documents
 * that are out of the window are emptied where they stand.
 */
function groupInBlocks(documents: Document[]): {
  storyOf: Int32Array;
  copyOf: Int32Array;
} {
  const storyOf = Int32Array.from(documents.keys());
  const copyOf = new Int32Array(documents.length).fill(-1);
  const frequencies = noFrequencies();
  let emptied = 0;
  for (let from = 0; from < documents.length; ) {
    const to = Math.min(documents.length, from + blockSize);
    for (const document of documents.slice(from, to)) countDocument(frequencies, document);
    const live = liveBefore(documents, from);
    for (let old = emptied; old < (live[0] ?? from); old++) empty(documents, old);
    emptied = Math.max(emptied, live[0] ?? from);
    const chosen = [...live, ...Array.from({ length: to - from }, (_, index) => from + index)];
    const { groups, copyOf: copies } = groupDocuments(
      chosen.flatMap((index) => documents[index] ?? []),
      frequencies,
      standingOf(live, storyOf),
    );
    for (const group of groups) {
      const story = Math.min(...group.map((member) => storyOf[chosen[member] ?? 0] ?? 0));
      for (const member of group) storyOf[chosen[member] ?? 0] = story;
    }
    for (const [member, original] of copies.entries()) {
      if (original !== -1) copyOf[chosen[member] ?? 0] = chosen[original] ?? -1;
    }
    from = to;
  }
  return { storyOf, copyOf };
}

const nothing = new Uint32Array(0);

function empty(documents: Document[], index: number): void {
  const document = documents[index];
  if (!document) return;
  const vector = { ids: nothing, counts: new Uint8Array(0) };
  documents[index] = { ...document, vector, bridge: nothing, sketch: nothing };
}

function liveBefore(documents: readonly Document[], from: number): number[] {
  const day = documents[from]?.day ?? Number.NaN;
  let first = from;
  while (
    first > 0 &&
    from - first < openCount &&
    !(day - (documents[first - 1]?.day ?? day) > openDays)
  )
    first--;
  return Array.from({ length: from - first }, (_, index) => first + index);
}

function standingOf(live: readonly number[], storyOf: Int32Array): Standing {
  const groups = new Map<number, number[]>();
  for (const [member, index] of live.entries()) {
    const story = storyOf[index] ?? index;
    groups.set(story, [...(groups.get(story) ?? []), member]);
  }
  return { groups: [...groups.values()], count: live.length };
}
