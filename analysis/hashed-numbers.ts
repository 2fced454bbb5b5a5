/** Hashed terms → consecutive numbers, in flat arrays: a Map of numbers beyond 31 bits takes an object for each of them. */

/** Open-addressed, with linear probing, at most half full. */
export class HashedNumbers {
  #ids = new Uint32Array(1 << 12);
  /** Number of the id in the slot and 1, or 0. */
  #numbers = new Int32Array(1 << 12);
  #size = 0;

  /** The number of an id: 0 for the first that is asked for, and so on. */
  numberOf(id: number): number {
    const slot = this.#slotOf(id);
    const known = this.#numbers[slot] ?? 0;
    if (known > 0) return known - 1;
    this.#ids[slot] = id;
    this.#numbers[slot] = ++this.#size;
    if (this.#size * 2 > this.#ids.length) this.#grow();
    return this.#size - 1;
  }

  /** The number of an id, if it was ever asked for. */
  find(id: number): number | undefined {
    const number = this.#numbers[this.#slotOf(id)] ?? 0;
    return number > 0 ? number - 1 : undefined;
  }

  #slotOf(id: number): number {
    const mask = this.#ids.length - 1;
    let slot = (Math.imul(id, 0x9e3779b1) >>> 7) & mask;
    while (this.#numbers[slot] !== 0 && this.#ids[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const ids = this.#ids;
    const numbers = this.#numbers;
    this.#ids = new Uint32Array(ids.length * 2);
    this.#numbers = new Int32Array(ids.length * 2);
    for (let old = 0; old < ids.length; old++) {
      if (numbers[old] === 0) continue;
      const slot = this.#slotOf(ids[old] ?? 0);
      this.#ids[slot] = ids[old] ?? 0;
      this.#numbers[slot] = numbers[old] ?? 0;
    }
  }
}
