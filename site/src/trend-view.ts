/** How a trend is told in a line: the change of its share, its tone, the weeks of its small chart. */
import type { Lang } from '#schema/lang.ts';
import type { Trend } from '#schema/trend.ts';
import { numberFormat, translator } from './i18n.ts';

export type Tone = 'rise' | 'fall' | 'flat';

/** Rising, falling or neither, by stage. */
export function toneOf(trend: Trend): Tone {
  if (trend.stage === 'rising' || trend.stage === 'emerging' || trend.stage === 'peaking')
    return 'rise';
  return trend.stage === 'declining' ? 'fall' : 'flat';
}

/** The change of a trend’s share against before, as `+35 %`, `new`, or an en dash when there is neither. */
export function changeText(trend: Trend, lang: Lang): string {
  const { share, previousShare } = trend.current;
  if (previousShare === 0) return share === 0 ? '–' : translator(lang)('change.new');
  const change = share / previousShare - 1;
  return numberFormat(lang, {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: 0,
  }).format(change);
}

/** Stories a week over the last twelve weeks. */
export function lastWeeks(trend: Trend): number[] {
  return trend.points.slice(-12).map(({ n }) => n);
}

/** Trends of the named facets, busiest first. */
export function busiest(trends: Trend[], facets: string[]): Trend[] {
  const weight = (trend: Trend) => trend.points.slice(-12).reduce((sum, { n }) => sum + n, 0);
  return trends
    .filter((trend) => facets.includes(trend.facet))
    .sort((a, b) => weight(b) - weight(a) || a.id.localeCompare(b.id));
}
