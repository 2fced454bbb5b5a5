/** Words where they stand in a text → what is known of each, without cutting the word out of its text first. */

/**
 * An open-addressed table of words (linear probing, at most half full) whose letters lie one behind the other in one
 * array: a word is hashed and compared where it stands. Entries are never removed.
 */
class Vocabulary<Value> {
  /** Entry of each slot and 1, or 0. */
  #slots = new Int32Array(1 << 12);
  /** Of each entry its hash, and where its letters begin; they end where those of the next begin. */
  #hashes = new Int32Array(1 << 11);
  #starts = new Int32Array((1 << 11) + 1);
  #letters = new Uint16Array(1 << 14);
  readonly #values: Value[] = [];

  get size(): number {
    return this.#values.length;
  }

  /** What is known of the word between two places of `units`; its hash is made with `hashWith`, unit by unit. */
  get(units: Uint16Array, start: number, end: number, hash: number): Value | undefined {
    const mask = this.#slots.length - 1;
    for (let slot = firstSlot(hash) & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) return undefined;
      if (this.#hashes[entry] === hash && this.#isAt(entry, units, start, end))
        return this.#values[entry];
    }
  }

  /** Remember a word that is not known yet. */
  add(units: Uint16Array, start: number, end: number, hash: number, value: Value): void {
    const entry = this.#values.length;
    const from = this.#starts[entry] ?? 0;
    const to = from + end - start;
    if (entry === this.#hashes.length) this.#grow();
    if (to > this.#letters.length)
      this.#letters = new Uint16Array(this.#letters.buffer.transfer(Math.max(to, from * 2) * 2));
    this.#letters.set(units.subarray(start, end), from);
    this.#hashes[entry] = hash;
    this.#starts[entry + 1] = to;
    this.#values.push(value);
    this.#place(entry);
  }

  #isAt(entry: number, units: Uint16Array, start: number, end: number): boolean {
    const from = this.#starts[entry] ?? 0;
    const length = end - start;
    if ((this.#starts[entry + 1] ?? 0) - from !== length) return false;
    for (let at = 0; at < length; at++) {
      if (this.#letters[from + at] !== units[start + at]) return false;
    }
    return true;
  }

  #grow(): void {
    const entries = this.#hashes.length * 2;
    this.#hashes = new Int32Array(this.#hashes.buffer.transfer(entries * 4));
    this.#starts = new Int32Array(this.#starts.buffer.transfer((entries + 1) * 4));
    this.#slots = new Int32Array(entries * 2);
    for (let entry = 0; entry < this.#values.length; entry++) this.#place(entry);
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = firstSlot(this.#hashes[entry] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }
}

/** Words kept of one language; above it its table begins anew. */
const maxWords = 120_000;

/** One table a language, by its tag, made when it is first asked for. */
export function vocabularies<Value>(): (tag: string) => Vocabulary<Value> {
  const known = new Map<string, Vocabulary<Value>>();
  return (tag) => {
    let words = known.get(tag);
    if (!words || words.size > maxWords) {
      words = new Vocabulary();
      known.set(tag, words);
    }
    return words;
  };
}

/** The high bits of the hash are the good ones. */
function firstSlot(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** FNV-1a over UTF-16 units: what a hash begins with, and the hash with one more unit. */
export const noHash = 0x811c9dc5 | 0;
export function hashWith(hash: number, unit: number | undefined): number {
  return Math.imul(hash ^ (unit ?? 0), 0x01000193);
}

let buffer = Buffer.allocUnsafeSlow(1 << 16);
let written = new Uint16Array(buffer.buffer);

/** The UTF-16 units of a text and a 0 behind them, in an array that the next call writes over. */
export function unitsOf(text: string): Uint16Array {
  if (text.length >= written.length) {
    buffer = Buffer.allocUnsafeSlow(text.length * 4);
    written = new Uint16Array(buffer.buffer);
  }
  buffer.write(text, 'utf16le');
  written[text.length] = 0;
  return written;
}

/** The text between two places, as a string of its own: a slice would keep all it is cut from in memory. */
export function textOf(units: Uint16Array, start: number, end: number): string {
  return Buffer.from(units.buffer, start * 2, (end - start) * 2).toString('utf16le');
}
