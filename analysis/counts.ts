/** Weekly counts of a series against the volume collected. */

/** A week of a series: `n` of the `total` stories collected. */
export interface Count {
  period: string;
  n: number;
  total: number;
}

/** Weeks without any collection say nothing: an outage, a holiday. */
export function isCollected({ total }: Count): boolean {
  return total > 0;
}

/** Stories of all weeks. */
export function sum(weeks: readonly Count[]): number {
  return weeks.reduce((all, { n }) => all + n, 0);
}
