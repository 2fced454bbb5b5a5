import { describe, expect, it } from 'vitest';
import { moveDocuments } from '../../analysis/moves.ts';

const same = (a: number, b: number, ratio: number) => ({ a, b, ratio, cross: false });

describe('moves', () => {
  it('take a document to the group it resembles more', () => {
    const edges = [same(0, 1, 2), same(1, 2, 1.1), same(2, 3, 3), same(2, 4, 3), same(3, 4, 3)];
    expect(
      moveDocuments(
        [
          [0, 1, 2],
          [3, 4],
        ],
        Array(5).fill('fr'),
        edges,
        0,
      ),
    ).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
  });

  it('leave documents grouped before, and those tied across languages, where they are', () => {
    const edges = [same(0, 2, 3), same(0, 3, 3), same(2, 3, 3)];
    const langs = ['fr', 'en', 'fr', 'fr'];
    expect(
      moveDocuments(
        [
          [0, 1],
          [2, 3],
        ],
        langs,
        edges,
        0,
      ),
    ).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(moveDocuments([[0], [2, 3], [1]], langs, edges, 1)[0]).toEqual([0]);
  });

  it('take in a lone document just below the threshold, but make no group of two such', () => {
    const edges = [same(0, 1, 2), same(0, 2, 0.9), same(1, 2, 0.9), same(3, 4, 0.9)];
    const langs = Array(5).fill('fr');
    expect(moveDocuments([[0, 1], [2], [3], [4]], langs, edges, 0)).toEqual([[0, 1, 2], [3], [4]]);
  });

  it('leave a lone document between two groups alone', () => {
    const edges = [0, 1, 2, 3].map((other) => same(other, 4, other < 2 ? 0.9 : 0.8));
    const langs = Array(5).fill('fr');
    const groups = [[0, 1], [2, 3], [4]];
    expect(moveDocuments(groups, langs, edges, 0)).toEqual(groups);
  });

  it('never join what an editor keeps apart', () => {
    const edges = [same(0, 1, 3), same(0, 2, 3)];
    expect(moveDocuments([[0], [1, 2]], ['fr', 'fr', 'fr'], edges, 0, () => true)).toEqual([
      [0],
      [1, 2],
    ]);
  });
});
