/** Stories → points of a series: per period how many, of how many, in how many independent outlets. */
import type { Story } from '#schema/story.ts';
import type { MonthPoint, TrendPoint } from '#schema/trend.ts';

/** Stories of each week: the volume that counts are measured against. */
export function totalsOf(stories: readonly Story[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { week } of stories) totals.set(week, (totals.get(week) ?? 0) + 1);
  return totals;
}

/** One point per week, weeks without a story too. */
export function pointsOf(
  about: readonly Story[],
  weeks: readonly string[],
  totals: ReadonlyMap<string, number>,
): TrendPoint[] {
  const byWeek = Map.groupBy(about, ({ week }) => week);
  return weeks.map((period) => toPoint(period, byWeek.get(period) ?? [], totals.get(period) ?? 0));
}

/** One point per month (of the first article) from the first to the last of `months`. */
export function monthPointsOf(
  about: readonly Story[],
  months: readonly string[],
  totals: ReadonlyMap<string, number>,
): MonthPoint[] {
  const byMonth = Map.groupBy(about, monthOf);
  return months.map((period) =>
    toPoint(period, byMonth.get(period) ?? [], totals.get(period) ?? 0),
  );
}

/** Month of a story, `2026-11`: that of its first article. */
export function monthOf({ first }: Pick<Story, 'first'>): string {
  return first.slice(0, 7);
}

/** All months of the stories, those between them too, oldest first; and how many stories each has. */
export function monthTotals(stories: readonly Story[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const story of stories) counts.set(monthOf(story), (counts.get(monthOf(story)) ?? 0) + 1);
  const sorted = [...counts.keys()].sort();
  const totals = new Map<string, number>();
  const last = sorted.at(-1) ?? '';
  for (let month = sorted[0] ?? '9'; month <= last; month = nextMonth(month))
    totals.set(month, counts.get(month) ?? 0);
  return totals;
}

/** `2026-12` → `2027-01`. */
export function nextMonth(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1))
    .toISOString()
    .slice(0, 7);
}

/** The newest week first, in it the heaviest story. */
export function byWeight(a: Story, b: Story): number {
  return a.week < b.week ? 1 : a.week > b.week ? -1 : b.weight - a.weight || (a.id < b.id ? -1 : 1);
}

function toPoint(period: string, stories: readonly Story[], total: number) {
  return {
    period,
    n: stories.length,
    total,
    outlets: new Set(stories.flatMap(({ outlets }) => outlets)).size,
  };
}
