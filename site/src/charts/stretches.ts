/** Periods of weeks → the stretches of a chart that they take, and how they are told in words. */
import type { Lang } from '#schema/lang.ts';
import type { BurstPeriod } from '#schema/trend.ts';
import { translator } from '../i18n.ts';

/** A stretch along the weeks of a chart: places of its first and last week, cut to what is shown. */
export interface Stretch {
  first: number;
  last: number;
}

/** Periods that lie outside the weeks shown are left out. `weeks` are ISO weeks, oldest first. */
export function stretchesOf(
  periods: readonly Pick<BurstPeriod, 'from' | 'to'>[],
  weeks: readonly string[],
): Stretch[] {
  return periods.flatMap(({ from, to }) => {
    const first = weeks.findIndex((week) => week >= from && week <= to);
    const last = weeks.findLastIndex((week) => week >= from && week <= to);
    return first === -1 ? [] : [{ first, last }];
  });
}

/** `semaines 38 à 40`, with the year where it is not that of the last week shown. */
export function stretchText(
  lang: Lang,
  { first, last }: Stretch,
  weeks: readonly string[],
): string {
  const [from = '', to = ''] = [weeks[first], weeks[last]];
  const year = to.slice(0, 4);
  return translator(lang)('trend.burst.period', {
    span: first === last ? 'one' : last === first + 1 ? 'two' : 'more',
    from: Number(from.slice(6)),
    to: Number(to.slice(6)),
    year: year === weeks.at(-1)?.slice(0, 4) ? 'none' : year,
  });
}
