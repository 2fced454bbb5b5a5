/** Decisions of editors, content/decisions/*.yaml: they win over the machine, for ever. */
import { z } from 'zod';
import { Labels } from './lang.ts';
import { Day, HttpUrl, Id } from './primitives.ts';
import { Ring } from './radar.ts';

const base = {
  by: z.string().min(1).describe('Who decided.'),
  date: Day.describe('When.'),
  why: z
    .union([z.string().min(1), Labels])
    .optional()
    .describe(
      'The reason, in one language or in three: readers see it in the corrections log. It never repeats what is taken down.',
    ),
};
const articles = z.array(z.string().min(1)).min(1).describe('Article ids or addresses.');

export const Decision = z.discriminatedUnion('do', [
  z
    .strictObject({ do: z.literal('merge'), ...base, articles: articles.min(2) })
    .describe('These articles are one story.'),
  z
    .strictObject({ do: z.literal('split'), ...base, articles, from: articles })
    .describe('These are not the story of those.'),
  z
    .strictObject({ do: z.literal('pin'), ...base, article: z.string(), until: Day.optional() })
    .describe('Its story leads.'),
  z
    .strictObject({ do: z.literal('exclude'), ...base, articles })
    .describe('Not of our sector: kept, never shown.'),
  z
    .strictObject({
      do: z.literal('retag'),
      ...base,
      articles,
      add: z.array(Id).optional(),
      remove: z.array(Id).optional(),
    })
    .describe('Add or remove concepts.'),
  z
    .strictObject({
      do: z.literal('correct'),
      ...base,
      article: z.string(),
      wrong: z.string().describe('As the machine read it.'),
      right: z.string().optional().describe('As it should be; left out: drop it.'),
    })
    .describe('An entity or a figure was read wrong.'),
  z
    .strictObject({
      do: z.literal('takedown'),
      ...base,
      url: HttpUrl.optional(),
      guid: z.string().optional(),
      title: z.string().optional().describe('Title; near copies go too.'),
      reference: z.string().optional().describe('Letter or ticket.'),
    })
    .describe('Gone from everything we publish with its near copies, and never back.'),
  z
    .strictObject({
      do: z.literal('ring'),
      ...base,
      concept: Id.describe('Concept of the taxonomy.'),
      ring: Ring,
    })
    .describe('Its ring on the radar, from the month of the date until the next such decision.'),
  z
    .strictObject({
      do: z.literal('refuse'),
      ...base,
      signal: Id.optional().describe('Id of the weak signal.'),
      expression: z.string().min(1).describe('As it was proposed.'),
    })
    .describe('No weak signal: never proposed again.'),
]);
export type Decision = z.infer<typeof Decision>;

/** One file of decisions. */
export const DecisionFile = z.strictObject({ decisions: z.array(Decision) });
export type DecisionFile = z.infer<typeof DecisionFile>;
