/** Hashed terms → a number for each, in flat arrays: a Map of numbers beyond 31 bits takes an object for each of them. */

/** Open-addressed, with linear probing, at most half full. Emptying it costs what it holds, not what it could hold. */
export class HashedSums {
  #ids = new Uint32Array(1 << 10);
  #sums = new Float64Array(1 << 10);
  #isTaken = new Uint8Array(1 << 10);
  /** Slots taken, in the order their ids came. */
  #taken = new Int32Array(1 << 9);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  clear(): void {
    for (let place = 0; place < this.#size; place++) this.#isTaken[this.#taken[place] ?? 0] = 0;
    this.#size = 0;
  }

  /** 0 for an id that was never added. */
  get(id: number): number {
    const slot = this.#slotOf(id);
    return this.#isTaken[slot] === 1 ? (this.#sums[slot] ?? 0) : 0;
  }

  add(id: number, more: number): void {
    const slot = this.#slotOf(id);
    if (this.#isTaken[slot] === 1) this.#sums[slot] = (this.#sums[slot] ?? 0) + more;
    else this.#take(slot, id, more);
  }

  /** In the order they came. */
  ids(): Uint32Array {
    // Not Uint32Array.from: it takes ten times as long.
    const ids = new Uint32Array(this.#size);
    for (let place = 0; place < ids.length; place++)
      ids[place] = this.#ids[this.#taken[place] ?? 0] ?? 0;
    return ids;
  }

  /** The sums of these. */
  sums(): Float64Array {
    const sums = new Float64Array(this.#size);
    for (let place = 0; place < sums.length; place++)
      sums[place] = this.#sums[this.#taken[place] ?? 0] ?? 0;
    return sums;
  }

  /** Where the id stands, or would stand. Ids are hashes: their own bits will do. */
  #slotOf(id: number): number {
    const mask = this.#ids.length - 1;
    let slot = (Math.imul(id, 0x9e3779b1) >>> 7) & mask;
    while (this.#isTaken[slot] === 1 && this.#ids[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  #take(slot: number, id: number, sum: number): void {
    if (this.#size === this.#taken.length) {
      this.#grow();
      this.#take(this.#slotOf(id), id, sum);
      return;
    }
    this.#ids[slot] = id;
    this.#sums[slot] = sum;
    this.#isTaken[slot] = 1;
    this.#taken[this.#size++] = slot;
  }

  #grow(): void {
    const ids = this.ids();
    const sums = this.sums();
    const slots = this.#ids.length * 2;
    this.#ids = new Uint32Array(slots);
    this.#sums = new Float64Array(slots);
    this.#isTaken = new Uint8Array(slots);
    this.#taken = new Int32Array(slots >> 1);
    this.#size = 0;
    for (let place = 0; place < ids.length; place++) this.add(ids[place] ?? 0, sums[place] ?? 0);
  }
}
