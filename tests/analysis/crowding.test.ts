import { describe, expect, it } from 'vitest';
import { scaleByCrowding } from '../../analysis/crowding.ts';
import type { Edge } from '../../analysis/linkage.ts';

const same = (a: number, b: number, ratio: number): Edge => ({ a, b, ratio, cross: false });

function scaled(count: number, edges: Edge[], from = 0): number[] {
  scaleByCrowding(edges, {
    langs: Array(count).fill('fr'),
    from,
    copyOf: new Int32Array(count).fill(-1),
  });
  return edges.map(({ ratio }) => ratio);
}

describe('crowding', () => {
  it('brings two documents nearer that resemble nothing else', () => {
    const alone = [same(0, 1, 0.9), same(2, 3, 0.9)];
    const rest = Array.from({ length: 6 }, (_, index) => same(0, index + 4, 0.8));
    const [crowded = 0, clear = 0] = scaled(10, [...alone, ...rest]);
    expect(clear).toBeGreaterThan(crowded);
  });

  it('leaves a large story as it is: its members do not crowd one another out', () => {
    const edges: Edge[] = [];
    for (let a = 1; a < 12; a++) for (let b = 0; b < a; b++) edges.push(same(a, b, 1.2));
    for (const ratio of scaled(12, edges)) expect(ratio).toBeCloseTo(1.2);
  });

  it('asks for more where most documents stand alone', () => {
    const pair = same(0, 1, 0.8);
    const [together = 0] = scaled(4, [{ ...pair }, same(2, 3, 0.8)]);
    const [amongStrangers = 0] = scaled(40, [{ ...pair }]);
    expect(amongStrangers).toBeLessThan(together / 2);
  });

  it('takes a document grouped before to be as crowded as the new one', () => {
    const edges = [same(2, 0, 0.6), ...[3, 4, 5, 6].map((other) => same(other, 0, 0.6))];
    const [known = 0] = scaled(7, structuredClone(edges), 2);
    const [unknown = 0] = scaled(7, structuredClone(edges));
    expect(known).toBeGreaterThan(unknown);
  });
});
