/** Series of weekly counts → their stages and alerts, as `inspect trends` prints them. */
import type { Stage } from '#schema/trend.ts';
import { measureSeries, type Series } from './series.ts';

/** One line out per line in. */
export interface InspectedTrend {
  id: string;
  stage: Stage;
  score: number;
  p: number;
  alerts: string[];
}

/** Test all series of one scheme together; they come back in the order they came in. */
export function inspectTrends(all: readonly Series[]): InspectedTrend[] {
  return measureSeries(all).map(({ id, stage, score, p, alerts }) => ({
    id,
    stage,
    score,
    p,
    alerts,
  }));
}
