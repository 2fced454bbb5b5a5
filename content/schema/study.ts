/** A study (étude): the front matter of human MDX in content/studies/{fr,ar,en}/, and the data its figures were frozen with. */
import { z } from 'zod';
import { Labels, Lang } from './lang.ts';
import { Day, HttpUrl, Id } from './primitives.ts';
import { Trend } from './trend.ts';

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
  authors: z
    .array(z.string().min(1))
    .min(1)
    .describe('A person as “Family, Given”; the name of a house as it is.'),
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

/** A trend as a study shows it. It names no one: what is taken down later is not in it. */
export const FrozenTrend = z.strictObject({
  ...Trend.pick({
    id: true,
    facet: true,
    points: true,
    stage: true,
    score: true,
    p: true,
    alerts: true,
    bursts: true,
    current: true,
    stories: true,
  }).shape,
  label: Labels,
});
export type FrozenTrend = z.infer<typeof FrozenTrend>;

/** `content/studies/data/KEY.json`: the trends that a study and its translations show, as they were on a day. */
export const StudyData = z.strictObject({
  study: Id.describe('translationKey of the study.'),
  frozen: Day.describe('The day of the data.'),
  trends: z.array(FrozenTrend).min(1),
});
export type StudyData = z.infer<typeof StudyData>;
