/** Documents → how often their terms and features occur, which is what makes some of them telling. */
import type { Document } from './documents.ts';

/** How often terms and features occur, per language; grows as documents are read. */
export interface Frequencies {
  /** Hashed term → its slot in `counts`. */
  slots: Map<number, number>;
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
    slots: new Map(),
    counts: [],
    documents: new Map(),
    features: new Map(),
    known: new WeakMap(),
  };
}

/** Count a document in. */
export function countDocument(frequencies: Frequencies, document: Document): void {
  shift(frequencies, document, 1);
}

/** Take a document out that was counted in. */
export function uncountDocument(frequencies: Frequencies, document: Document): void {
  shift(frequencies, document, -1);
}

function shift(frequencies: Frequencies, document: Document, by: number): void {
  const { counts, documents, features } = frequencies;
  bump(documents, document.lang, by);
  for (const slot of slotsOf(frequencies, document)) counts[slot] = (counts[slot] ?? 0) + by;
  let perLang = features.get(document.lang);
  if (!perLang) {
    perLang = new Map();
    features.set(document.lang, perLang);
  }
  for (const id of document.bridge) bump(perLang, id, by);
}

/** Slots of a document’s terms, in the order of its vector. */
export function slotsOf({ slots, counts, known }: Frequencies, document: Document): Int32Array {
  const before = known.get(document);
  if (before) return before;
  const found = new Int32Array(document.vector.ids.length);
  for (const [place, id] of document.vector.ids.entries()) {
    let slot = slots.get(id);
    if (slot === undefined) {
      slot = counts.length;
      slots.set(id, slot);
      counts.push(0);
    }
    found[place] = slot;
  }
  known.set(document, found);
  return found;
}

function bump<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
