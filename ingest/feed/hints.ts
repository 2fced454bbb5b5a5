/** Hints of a publisher on when to ask again, as the feed declares them. */
import { z } from 'zod';

export const ScheduleHints = z.object({
  skipHours: z.array(z.number()).optional().describe('Hours 0–23, GMT.'),
  skipDays: z.array(z.string()).optional().describe('English names in lower case, GMT.'),
  updatePeriod: z.string().optional().describe('`sy:updatePeriod`: hourly, daily, weekly …'),
  updateFrequency: z.number().optional().describe('`sy:updateFrequency`: times a period.'),
});
export type ScheduleHints = z.infer<typeof ScheduleHints>;
