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

export const Trend = z.strictObject({
  id: Id.describe('Concept id.'),
  facet: Id.describe('Facet of the concept.'),
  points: z
    .array(TrendPoint)
    .describe('Every week of the watch, oldest first, gaps filled with 0.'),
  stage: Stage,
  test: z.string().describe('The test that says so, in one machine word.'),
  score: z.number().describe('Log2 ratio of the share now to the share before; 0 is no change.'),
  p: z.number().min(0).max(1).describe('How likely so large a change is without a real one.'),
  alerts: z.array(Week).describe('Weeks that were far above what the series had led to expect.'),
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

/** An expression outside the taxonomy that grows in few, independent sources. */
export const WeakSignal = z.strictObject({
  id: Id,
  expression: z.string(),
  lang: z.string(),
  points: z.array(TrendPoint),
  visibility: z.number(),
  growth: z.number(),
  outlets: z.array(Id),
  stories: z.array(Id),
});
export type WeakSignal = z.infer<typeof WeakSignal>;
