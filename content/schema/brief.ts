/** Front matter of a brief (note de veille): generated Markdown per trend or edition and period. */
import { z } from 'zod';
import { Lang, LanguageTag } from './lang.ts';
import { Day, HttpUrl, Id, Instant } from './primitives.ts';
import { Stage } from './trend.ts';
import { Week } from './week.ts';

/** A sentence of a source. */
const Quote = z.strictObject({
  text: z.string().max(280).describe('As it stands between quotation marks in the body.'),
  lang: LanguageTag,
  article: z.string().describe('Article id; the sentence stands in it letter for letter.'),
  url: HttpUrl,
});

export const Brief = z.strictObject({
  title: z.string().min(1).max(200).describe('Says the news, not the label.'),
  lang: Lang,
  kind: z
    .enum(['trend', 'week', 'month'])
    .describe('One trend in one week, the weekly edition, or the monthly one.'),
  concept: Id.optional().describe('The trend, for kind trend.'),
  period: z
    .string()
    .regex(/^\d{4}-(W\d{2}|\d{2})$/)
    .describe('2026-W47 or 2026-11.'),
  week: Week.optional().describe('The week, for kinds trend and week.'),
  date: Day.describe('Last day of the period, or the day of the run when the period is not over.'),
  generated: Instant.describe('Newest article it rests on; no clock.'),
  description: z
    .string()
    .max(400)
    .describe('One or two sentences for lists, feeds and search engines.'),
  stage: Stage.optional(),
  stories: z.array(Id).describe('Stories it tells.'),
  counts: z.strictObject({ articles: z.int(), stories: z.int(), outlets: z.int(), langs: z.int() }),
  quotes: z
    .array(Quote)
    .optional()
    .describe('Every sentence taken from a source, in order, so that pages can mark its language.'),
  translationKey: z.string().describe('The same for the three languages.'),
  reviewed: z.boolean().optional().describe('true: an editor took it over; never rewritten.'),
  polished: z
    .boolean()
    .optional()
    .describe('A language model worded L’essentiel, checked against the sources.'),
  writer: z.string().max(100).optional().describe('That model, as its operator names it.'),
  wordings: z
    .array(
      z.strictObject({
        text: z.string().max(600).describe('A sentence of the model, as it stands in the body.'),
        from: z.array(Quote).min(1).describe('The sentences it rests on, which it replaces.'),
      }),
    )
    .optional()
    .describe('What the model worded in L’essentiel; all other sentences of it are verbatim.'),
});
export type Brief = z.infer<typeof Brief>;

/** `updates/fr/2026-w47.json`: what came after an editor reviewed a brief; the brief itself stays as it is. */
export const BriefUpdate = z.strictObject({
  slug: z.string(),
  lang: Lang,
  stories: z.array(Id).describe('Stories of the period that the reviewed brief does not tell.'),
  gone: z
    .array(Id)
    .describe(
      'Stories it tells that are no more: taken down, excluded or split. The editor must look.',
    ),
});
export type BriefUpdate = z.infer<typeof BriefUpdate>;
