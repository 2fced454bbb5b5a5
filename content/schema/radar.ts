/** The radar: where each concept stands, edition by edition. Derived; `radar/2026-11.json`, one file a month. */
import { z } from 'zod';
import { Day, Id } from './primitives.ts';
import { Stage } from './trend.ts';

/** From the middle outwards. They say what the press shows, not what a reader should do. */
export const rings = ['core', 'growing', 'watch', 'fading'] as const;
export const Ring = z
  .enum(rings)
  .describe('core: told of nearly every week; growing; watch: seen now and then; fading.');
export type Ring = z.infer<typeof Ring>;

/** The figures a ring was proposed from: over the last 13 weeks of the edition, or fewer when the watch is young. */
export const RingReason = z.strictObject({
  rule: z
    .enum(['declining', 'dormant', 'present', 'moving', 'few'])
    .describe('What decided: the stage, presence in the weeks, a rise, or nothing of these.'),
  stage: Stage.describe('As of the edition.'),
  weeks: z.int().describe('Weeks with a story …'),
  of: z.int().describe('… of so many with any news.'),
  stories: z.int(),
  outlets: z.int().describe('Independent outlets.'),
  share: z.number().describe('Share of the stories collected.'),
  previousShare: z.number().describe('The same over the 13 weeks before; 0 when there are none.'),
});
export type RingReason = z.infer<typeof RingReason>;

export const Blip = z.strictObject({
  id: Id.describe('Concept id.'),
  quadrant: Id.describe('Facet of the concept.'),
  ring: Ring.describe('The editors’, where they decided; else the proposed one.'),
  proposed: Ring,
  reason: RingReason,
  decided: z
    .strictObject({ by: z.string(), date: Day, why: z.string().optional() })
    .optional()
    .describe('Who set the ring, when and why.'),
  moved: z.enum(['new', 'in', 'out', 'same']).describe('Against the edition before.'),
  history: z
    .array(z.strictObject({ period: z.string(), ring: Ring }))
    .describe('Ring in every edition up to this one, oldest first.'),
});
export type Blip = z.infer<typeof Blip>;

export const Radar = z.strictObject({
  period: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .describe('Month of the edition.'),
  to: Day.describe('Last day it rests on.'),
  quadrants: z.array(Id).describe('Facets, in order.'),
  blips: z.array(Blip).describe('By quadrant, then ring, then the number of stories.'),
});
export type Radar = z.infer<typeof Radar>;
