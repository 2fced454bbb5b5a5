/** A story: the articles about one event, across outlets and languages. Derived; one NDJSON line each. */
import { z } from 'zod';
import { EntityMention, eventTypes } from './analysed.ts';
import { LanguageTag } from './lang.ts';
import { Day, HttpUrl, Id, Instant } from './primitives.ts';
import { Week } from './week.ts';

export { eventTypes };

/** An article as a story shows it. */
export const StoryArticle = z.strictObject({
  id: z.string().describe('Article id.'),
  title: z.string(),
  url: HttpUrl,
  source: Id,
  outlet: z.string().describe('Name of the source.'),
  lang: LanguageTag,
  published: Instant,
  excerpt: z.string(),
  quote: z.string().max(280).optional().describe('The sentence to quote, verbatim.'),
  more: z
    .array(z.string())
    .optional()
    .describe('Further sentences, verbatim; no more than 280 characters with the first.'),
  duplicateOf: z.string().optional().describe('Article id of the text it copies.'),
  origin: z
    .string()
    .optional()
    .describe('Agency or outlet that wrote its text first, where that is another.'),
  partial: z.boolean().optional(),
});
export type StoryArticle = z.infer<typeof StoryArticle>;

/** A figure as a story shows it, with every source that gives it and those that give another. */
export const StoryFigure = z.strictObject({
  value: z.number(),
  unit: z.string(),
  of: z.string().optional(),
  text: z.string(),
  articles: z
    .array(z.string())
    .min(1)
    .describe('Ids of the articles that give it; the sentence is the first one’s.'),
  sentence: z.string().max(280).optional(),
  told: z
    .partialRecord(
      z.enum(['fr', 'ar', 'en']),
      z.strictObject({
        text: z.string(),
        of: z.string().optional(),
        sentence: z.string().max(280).optional(),
        article: z.string().describe('Article id.'),
      }),
    )
    .optional()
    .describe('The same figure as the other languages of the story put it.'),
  words: z
    .partialRecord(z.enum(['fr', 'ar', 'en']), z.string())
    .optional()
    .describe(
      'Money, shares and things with a name everywhere, in the languages no article puts them in.',
    ),
  against: z
    .array(z.strictObject({ value: z.number(), text: z.string(), articles: z.array(z.string()) }))
    .optional()
    .describe('Other values given for the same thing: kept, never averaged.'),
});
export type StoryFigure = z.infer<typeof StoryFigure>;

/** A structured event: each field with the sentence that says so. */
export const StoryEvent = z.strictObject({
  type: z.enum(eventTypes),
  fields: z
    .record(
      z.string(),
      z.strictObject({
        value: z.union([z.string(), z.number()]),
        sentence: z.string().max(280),
        article: z.string(),
        against: z
          .array(z.strictObject({ value: z.union([z.string(), z.number()]), article: z.string() }))
          .optional()
          .describe('Other values that articles give: kept, never averaged.'),
      }),
    )
    .describe(
      'who, amount, stage, investors, deadline, seats, place, date, state … each with its evidence.',
    ),
});
export type StoryEvent = z.infer<typeof StoryEvent>;

/** A date to come that a story names. */
export const ComingDate = z.strictObject({
  date: Day,
  of: z.string().describe('What happens, in the words of the source.'),
  article: z.string(),
  deadline: z.boolean().optional().describe('Something must be done by then.'),
});
export type ComingDate = z.infer<typeof ComingDate>;

export const Story = z.strictObject({
  id: Id.describe('Stable: a story keeps its id when it grows.'),
  title: z.string().describe('Title of its best article, verbatim.'),
  lang: LanguageTag.describe('Language of that title.'),
  titles: z
    .partialRecord(z.enum(['fr', 'ar', 'en']), z.string())
    .describe('Best title per language, verbatim.'),
  first: Instant.describe('First article.'),
  last: Instant.describe('Latest article.'),
  week: Week.describe('Week of the first article.'),
  articles: z.array(StoryArticle).min(1).describe('In order of time.'),
  langs: z.array(LanguageTag),
  outlets: z
    .array(Id)
    .describe('Distinct sources, copies of one text counted once under the original.'),
  concepts: z.array(z.strictObject({ id: Id, score: z.number(), articles: z.int().positive() })),
  entities: z.array(
    EntityMention.omit({ evidence: true }).extend({
      labels: z
        .partialRecord(z.enum(['fr', 'ar', 'en']), z.string())
        .optional()
        .describe('Its name in each language: the gazetteer’s, else as articles of it write it.'),
      articles: z.int().positive(),
    }),
  ),
  figures: z.array(StoryFigure),
  events: z.array(StoryEvent),
  dates: z.array(ComingDate),
  weight: z
    .number()
    .nonnegative()
    .describe('Outlets, languages and freshness in one number, for ranking.'),
  decided: z.boolean().optional().describe('An editor’s decision shaped it.'),
});
export type Story = z.infer<typeof Story>;

/** Old story ids and the id each of them leads to now. */
export const StoryRedirects = z.record(z.string(), z.string());
export type StoryRedirects = z.infer<typeof StoryRedirects>;
