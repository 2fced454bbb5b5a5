import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HashedNumbers } from '../../analysis/hashed-numbers.ts';
import { HashedSums } from '../../analysis/hashed-sums.ts';

const ids = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { size: 'xlarge' });

it('sums of hashed terms are those of a Map, after emptying too', () => {
  const sums = new HashedSums();
  fc.assert(
    fc.property(ids, (given) => {
      sums.clear();
      const expected = new Map<number, number>();
      for (const [place, id] of given.entries()) {
        sums.add(id, place * 0.7);
        expected.set(id, (expected.get(id) ?? 0) + place * 0.7);
      }
      expect([...sums.ids()]).toEqual([...expected.keys()]);
      expect([...sums.ids()].map((id) => sums.get(id))).toEqual([...expected.values()]);
      expect([...sums.sums()]).toEqual([...expected.values()]);
    }),
    { numRuns: 30 },
  );
});

it('hashed terms are numbered in the order they come', () => {
  const numbers = new HashedNumbers();
  const expected = new Map<number, number>();
  for (let step = 0; step < 20_000; step++) {
    const id = Math.imul(step % 7000, 0x9e3779b1) >>> 0;
    expect(numbers.find(id)).toBe(expected.get(id));
    if (!expected.has(id)) expected.set(id, expected.size);
    expect(numbers.numberOf(id)).toBe(expected.get(id));
  }
});
