/** Stories → points of a series: per period how many, of how many, in how many independent outlets. */
import type { MonthPoint, TrendPoint } from '#schema/trend.ts';
import type { Gist } from './gists.ts';

/** Stories of each week: the volume that counts are measured against. */
export function totalsOf(stories: readonly Gist[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { week } of stories) totals.set(week, (totals.get(week) ?? 0) + 1);
  return totals;
}

/** One point per week, weeks without a story too. */
export function pointsOf(
  about: readonly Gist[],
  weeks: readonly string[],
  totals: ReadonlyMap<string, number>,
): TrendPoint[] {
  const byWeek = Map.groupBy(about, ({ week }) => week);
  return weeks.map((period) => toPoint(period, byWeek.get(period) ?? [], totals.get(period) ?? 0));
}

/** One point per month (of the first article) from the first to the last of `months`. */
export function monthPointsOf(
  about: readonly Gist[],
  months: readonly string[],
  totals: ReadonlyMap<string, number>,
): MonthPoint[] {
  const byMonth = Map.groupBy(about, monthOf);
  return months.map((period) =>
    toPoint(period, byMonth.get(period) ?? [], totals.get(period) ?? 0),
  );
}

/** Month of a story, `2026-11`: that of its first article. */
export function monthOf({ first }: Pick<Gist, 'first'>): string {
  return first.slice(0, 7);
}

/** All months of the stories, those between them too, oldest first; and how many stories each has. */
export function monthTotals(stories: readonly Gist[]): Map<string, number> {
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
export function byWeight(a: Gist, b: Gist): number {
  return a.week < b.week ? 1 : a.week > b.week ? -1 : b.weight - a.weight || (a.id < b.id ? -1 : 1);
}

/** Most points of most series have no story: they cost no set. */
function toPoint(period: string, stories: readonly Gist[], total: number) {
  const n = stories.length;
  if (n < 2) return { period, n, total, outlets: stories[0]?.outlets.length ?? 0 };
  const outlets = new Set<string>();
  for (const story of stories) for (const outlet of story.outlets) outlets.add(outlet);
  return { period, n, total, outlets: outlets.size };
}
