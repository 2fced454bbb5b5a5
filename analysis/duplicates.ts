/** Documents in order of time → which of them are copies of which: light edits, syndication, trimmed wire copies. */
import { isYear, kindOf, kinds } from './bridge.ts';
import type { Document } from './documents.ts';
import { compareSketches } from './sketches.ts';

/** Both measured on texts: independent translations of one text resemble each other at .16, others at most .13. */
const leastResemblance = 0.4;
const leastContainment = 0.6;
/** A share of so few shingles proves nothing. */
const leastShared = 6;
/** Share of numbers that a copy keeps; a correction changes one or two, a form filled in anew nearly all. */
const leastNumbers = 0.35;
/** Copies come within days. */
export const windowDays = 21;
/** Of a shingle that more documents have (boilerplate), only the latest are looked at. */
const maxPostings = 60;

/**
 * Documents per shingle as linked lists, latest first, in flat arrays: an open-addressed table of shingles (linear
 * probing, at most half full) and one entry per posting.
 */
class Postings {
  readonly #mask: number;
  readonly #keys: Uint32Array;
  readonly #heads: Int32Array;
  readonly #owners: Int32Array;
  readonly #next: Int32Array;
  #count = 0;

  /** `total` postings at most. */
  constructor(total: number) {
    let slots = 1024;
    while (slots < total * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#keys = new Uint32Array(slots);
    this.#heads = new Int32Array(slots).fill(-1);
    this.#owners = new Int32Array(total);
    this.#next = new Int32Array(total);
  }

  #slotOf(hash: number): number {
    let slot = Math.imul(hash, 0x9e3779b1) & this.#mask;
    while (this.#heads[slot] !== -1 && this.#keys[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }

  add(hash: number, document: number): void {
    const slot = this.#slotOf(hash);
    this.#keys[slot] = hash;
    this.#owners[this.#count] = document;
    this.#next[this.#count] = this.#heads[slot] ?? -1;
    this.#heads[slot] = this.#count++;
  }

  /** Documents that have one of the shingles, with how many; of a shingle only the latest documents are looked at. */
  shared(sketch: Uint32Array): Map<number, number> {
    const shared = new Map<number, number>();
    for (let place = 0; place < sketch.length; place++) {
      let at = this.#heads[this.#slotOf(sketch[place] ?? 0)] ?? -1;
      for (let left = maxPostings; at !== -1 && left > 0; left--) {
        const other = this.#owners[at] ?? 0;
        shared.set(other, (shared.get(other) ?? 0) + 1);
        at = this.#next[at] ?? -1;
      }
    }
    return shared;
  }
}

/** For each document the number of the document it copies (an earlier one, never itself a copy), or -1. */
export function findCopies(documents: readonly Document[], from = 0): Int32Array {
  const copyOf = new Int32Array(documents.length).fill(-1);
  let total = 0;
  for (const { sketch } of documents) total += sketch.length;
  const postings = new Postings(total);
  const titles = new Map<string, number>();
  for (const [index, document] of documents.entries()) {
    const key = `${document.lang} ${document.titleHash}`;
    if (index >= from) {
      const original =
        bestOriginal(index, documents, postings) ?? sameTitle(document, documents, titles.get(key));
      if (original !== undefined)
        copyOf[index] = copyOf[original] === -1 ? original : (copyOf[original] ?? -1);
    }
    if (document.titleLength >= 4) titles.set(key, index);
    for (let place = 0; place < document.sketch.length; place++)
      postings.add(document.sketch[place] ?? 0, index);
  }
  return copyOf;
}

function bestOriginal(
  index: number,
  documents: readonly Document[],
  postings: Postings,
): number | undefined {
  const document = documents[index];
  if (!document) return undefined;
  let best: number | undefined;
  let most = 0;
  for (const [other, count] of postings.shared(document.sketch)) {
    const earlier = documents[other];
    if (count < Math.min(leastShared, 3) || !earlier || !isCopy(document, earlier)) continue;
    const { containment } = compareSketches(document.sketch, earlier.sketch);
    if (containment > most || (containment === most && best !== undefined && other < best)) {
      most = containment;
      best = other;
    }
  }
  return best;
}

/** Is one of these two a copy of the other, in full or in part? */
export function isCopy(a: Document, b: Document): boolean {
  if (a.lang !== b.lang || Math.abs(a.day - b.day) > windowDays) return false;
  const { resemblance, containment, shared } = compareSketches(a.sketch, b.sketch);
  const short = Math.min(a.sketch.length, b.sketch.length) < 20;
  if (shared < (short ? 3 : leastShared)) return false;
  // Short texts share whole phrases by chance; there the copy must be closer.
  if (short) return resemblance >= 0.6 && !numbersDiffer(a, b);
  if (resemblance < leastResemblance && containment < leastContainment) return false;
  return !numbersDiffer(a, b);
}

/** Forms filled in anew each time (rates, bulletins) repeat the words and change every number. */
function numbersDiffer(a: Document, b: Document): boolean {
  const mine = numbersOf(a);
  const theirs = new Set(numbersOf(b));
  const fewer = Math.min(mine.length, theirs.size);
  if (fewer < 2) return false;
  const common = mine.filter((id) => theirs.has(id)).length;
  return common / fewer < leastNumbers;
}

function numbersOf({ bridge }: Document): number[] {
  return [...bridge].filter(
    (id) => (kindOf(id) === kinds.number && !isYear(id)) || kindOf(id) === kinds.small,
  );
}

/** Where there is no text beyond the title, an equal title close in time is a copy. */
function sameTitle(
  document: Document,
  documents: readonly Document[],
  twin: number | undefined,
): number | undefined {
  const other = twin === undefined ? undefined : documents[twin];
  if (
    !other ||
    document.length > document.titleLength + 10 ||
    other.length > other.titleLength + 10
  )
    return undefined;
  return Math.abs(document.day - other.day) > 3 ? undefined : twin;
}
