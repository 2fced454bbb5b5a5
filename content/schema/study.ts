/** Front matter of a study (étude): human MDX in content/studies/{fr,ar,en}/. */
import { z } from 'zod';
import { Lang } from './lang.ts';
import { Day, HttpUrl, Id } from './primitives.ts';

/** A work a study cites. */
export const Reference = z.strictObject({
  id: Id.describe('What <Cite id="…"/> names.'),
  title: z.string().min(1),
  authors: z.array(z.string()).optional(),
  publisher: z.string().optional(),
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional()
    .describe('2026, 2026-11 or 2026-11-23.'),
  url: HttpUrl.optional(),
});
export type Reference = z.infer<typeof Reference>;

export const Study = z.strictObject({
  title: z.string().min(1).max(200),
  description: z.string().min(1).max(400),
  lang: Lang,
  date: Day.describe('Date of publication.'),
  updated: Day.optional(),
  authors: z.array(z.string().min(1)).min(1),
  translationKey: Id.describe('The same for the translations of one study.'),
  draft: z.boolean().optional().describe('true: not published, nowhere.'),
  publishAt: Day.optional().describe('Not published before that day.'),
  concepts: z.array(Id).optional().describe('Trends it is about.'),
  sample: z.boolean().optional().describe('true: written on the sample data; the page says so.'),
  references: z.array(Reference).optional(),
  changes: z
    .array(z.strictObject({ date: Day, text: z.string() }))
    .optional()
    .describe('Log of corrections.'),
});
export type Study = z.infer<typeof Study>;
