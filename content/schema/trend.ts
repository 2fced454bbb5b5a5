/** A trend: a concept over time — level, change, stage, evidence. Derived; one JSON file per concept. */
import { z } from 'zod';
import { Id } from './primitives.ts';
import { Week } from './week.ts';

/** Where a trend stands. */
export const stages = ['dormant', 'emerging', 'rising', 'peaking', 'steady', 'declining'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

/** One week of a trend. */
export const TrendPoint = z.strictObject({
  period: Week,
  n: z.int().nonnegative().describe('Stories.'),
  total: z.int().nonnegative().describe('Stories of all concepts that week: the volume collected.'),
  outlets: z.int().nonnegative().describe('Distinct independent outlets.'),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** One month of a series. */
export const MonthPoint = z.strictObject({
  ...TrendPoint.shape,
  period: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .describe('2026-11: month of the first article.'),
});
export type MonthPoint = z.infer<typeof MonthPoint>;

/** Weeks in which a trend was far above its ordinary level, told with hindsight. */
export const BurstPeriod = z.strictObject({
  from: Week.describe('First week.'),
  to: Week.describe('Last week; that of the series where the burst is not over.'),
  weight: z
    .number()
    .positive()
    .describe(
      'How much better a burst explains these weeks than the ordinary level: a log likelihood ratio, in nats.',
    ),
});
export type BurstPeriod = z.infer<typeof BurstPeriod>;

export const Trend = z.strictObject({
  id: Id.describe('Concept id.'),
  facet: Id.describe('Facet of the concept.'),
  points: z
    .array(TrendPoint)
    .describe('Every week of the watch, oldest first, gaps filled with 0.'),
  months: z.array(MonthPoint).describe('The same by month.'),
  stage: Stage,
  test: z.string().describe('The test that says so, in one machine word.'),
  score: z.number().describe('Log2 ratio of the share now to the share before; 0 is no change.'),
  p: z.number().min(0).max(1).describe('How likely so large a change is without a real one.'),
  alerts: z.array(Week).describe('Weeks that were far above what the series had led to expect.'),
  bursts: z.array(BurstPeriod).describe('Bursts of the past as periods, oldest first.'),
  current: z.strictObject({
    n: z.int(),
    share: z.number(),
    previousShare: z.number(),
    outlets: z.int(),
  }),
  stories: z.array(Id).describe('Newest and heaviest stories, at most 60.'),
  related: z
    .array(z.strictObject({ id: Id, stories: z.int() }))
    .describe('Concepts seen in the same stories.'),
  regions: z.array(z.strictObject({ id: Id, stories: z.int() })),
  actors: z.array(
    z.strictObject({ id: z.string().optional(), name: z.string(), stories: z.int() }),
  ),
  langs: z.record(z.string(), z.int()).describe('Articles per language.'),
});
export type Trend = z.infer<typeof Trend>;

/** `facets.json`: how much of the news each facet of the taxonomy covers. */
export const FacetSeries = z.strictObject({
  id: Id,
  points: z.array(TrendPoint).describe('Stories with any concept of the facet, every week.'),
  months: z.array(MonthPoint),
});
export type FacetSeries = z.infer<typeof FacetSeries>;

/**
 * `signals.json`: an expression outside the taxonomy that grows in few, independent sources. Placed after Yoon 2012
 * (Expert Systems with Applications 39): degree of visibility and of diffusion, their level and their growth.
 */
export const WeakSignal = z.strictObject({
  id: Id.describe('Made of the expression; `signals accept` and `signals refuse` take it.'),
  kind: z
    .enum(['phrase', 'name', 'pair'])
    .describe('Words side by side, a name no list knows, two concepts never seen together before.'),
  expression: z.string().describe('As it stands in the press.'),
  lang: z.string(),
  labels: z
    .partialRecord(z.enum(['fr', 'ar', 'en']), z.string())
    .describe('The expression in the languages it was found in.'),
  forms: z.array(z.string()).describe('All forms found.'),
  concepts: z.array(Id).describe('For a pair: the two; else concepts of the same stories.'),
  points: z.array(TrendPoint),
  months: z.array(MonthPoint),
  place: z
    .enum(['weak', 'strong', 'latent', 'known'])
    .describe('Low and growing, high and growing, low and not growing, high and not growing.'),
  visibility: z.number().describe('Degree of visibility: mean share of articles, fading with age.'),
  diffusion: z.number().describe('Degree of diffusion: mean share of outlets, fading with age.'),
  growth: z.number().describe('Growth of the visibility per four weeks, as a factor.'),
  spread: z.number().describe('Growth of the diffusion per four weeks, as a factor.'),
  outlets: z.array(Id),
  stories: z.array(Id),
});
export type WeakSignal = z.infer<typeof WeakSignal>;
