/** Documents → how often their terms and features occur, which is what makes some of them telling. */
import type { Document } from './documents.ts';
import { HashedNumbers } from './hashed-numbers.ts';

/** How often terms and features occur, per language; grows as documents are read. */
export interface Frequencies {
  /** Hashed term → its slot in `counts`. */
  slots: HashedNumbers;
  /** Documents that have the term of a slot. */
  counts: number[];
  /** Documents per language. */
  documents: Map<string, number>;
  /** Per language: hashed feature → documents. */
  features: Map<string, Map<number, number>>;
  /** Slots of documents counted before. */
  known: WeakMap<Document, Int32Array>;
}

export function noFrequencies(): Frequencies {
  return {
    slots: new HashedNumbers(),
    counts: [],
    documents: new Map(),
    features: new Map(),
    known: new WeakMap(),
  };
}

/** Count a document in. */
export function countDocument(frequencies: Frequencies, document: Document): void {
  const { counts, documents, features } = frequencies;
  bump(documents, document.lang, 1);
  const slots = slotsOf(frequencies, document);
  for (let place = 0; place < slots.length; place++) {
    const slot = slots[place] ?? 0;
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  let perLang = features.get(document.lang);
  if (!perLang) {
    perLang = new Map();
    features.set(document.lang, perLang);
  }
  for (const id of document.bridge) bump(perLang, id, 1);
}

/** Slots of a document’s terms, in the order of its vector. */
export function slotsOf(frequencies: Frequencies, document: Document): Int32Array {
  const before = frequencies.known.get(document);
  if (before) return before;
  const found = new Int32Array(document.vector.ids.length);
  const { ids } = document.vector;
  for (let place = 0; place < ids.length; place++)
    found[place] = slotOf(frequencies, ids[place] ?? 0);
  frequencies.known.set(document, found);
  return found;
}

function slotOf({ slots, counts }: Frequencies, id: number): number {
  const slot = slots.numberOf(id);
  if (slot === counts.length) counts.push(0);
  return slot;
}

function bump<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}

/** How often terms and features occur in some documents, in numbers that can be kept: `addTally` counts them all at once. */
export function toTally(documents: readonly Document[]): Uint32Array {
  const terms = new Map<number, number>();
  for (const { vector } of documents) for (const id of vector.ids) bump(terms, id, 1);
  const numbers = [terms.size, ...terms.keys(), ...terms.values()];
  for (const [lang, own] of Map.groupBy(documents, (document) => document.lang)) {
    const features = new Map<number, number>();
    for (const { bridge } of own) for (const id of bridge) bump(features, id, 1);
    numbers.push(tags.indexOf(lang), own.length, features.size);
    for (const id of features.keys()) numbers.push(id);
    for (const count of features.values()) numbers.push(count);
  }
  return Uint32Array.from(numbers);
}

const tags: readonly Document['lang'][] = ['fr', 'ar', 'en', 'es', 'und'];

/** Count the documents of a tally in, or out with `by` -1. */
export function addTally(frequencies: Frequencies, tally: Uint32Array, by: 1 | -1): void {
  const { counts, documents, features } = frequencies;
  const size = tally[0] ?? 0;
  for (let place = 1; place <= size; place++) {
    const slot = slotOf(frequencies, tally[place] ?? 0);
    counts[slot] = (counts[slot] ?? 0) + by * (tally[place + size] ?? 0);
  }
  for (let at = 1 + 2 * size; at < tally.length; ) {
    const lang = tags[tally[at] ?? 0] ?? 'und';
    const few = tally[at + 2] ?? 0;
    bump(documents, lang, by * (tally[at + 1] ?? 0));
    const perLang = features.get(lang) ?? new Map<number, number>();
    features.set(lang, perLang);
    for (let place = at + 3; place < at + 3 + few; place++)
      bump(perLang, tally[place] ?? 0, by * (tally[place + few] ?? 0));
    at += 3 + 2 * few;
  }
}
