import { describe, expect, it } from 'vitest';
import { linkDocuments } from '../../analysis/linkage.ts';

/** Two close pairs, each document of one a little above the threshold from each of the other. */
const edges = [
  { a: 0, b: 1, ratio: 2, cross: false },
  { a: 2, b: 3, ratio: 2, cross: false },
  ...[0, 1].flatMap((a) => [2, 3].map((b) => ({ a, b, ratio: 1.2, cross: false }))),
];

function link(substance: number): number[][] {
  const langs = Array(4).fill('fr');
  return linkDocuments({
    count: 4,
    langs,
    substance: Array(4).fill(substance),
    edges,
    dated: true,
  });
}

describe('linkage', () => {
  it('keeps two events of one subject apart when the texts are articles', () => {
    expect(link(1)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('joins headlines, whose wording says little of cohesion', () => {
    expect(link(0)).toEqual([[0, 1, 2, 3]]);
  });
});
