/** The taxonomy: a SKOS-like concept scheme per file of content/taxonomy/, labels in three languages. */
import { z } from 'zod';
import { Labels, WordLists } from './lang.ts';
import { Id } from './primitives.ts';

export const Concept = z.strictObject({
  id: Id.describe('Stable id, part of addresses.'),
  prefLabel: Labels.describe('The label readers see.'),
  altLabel: WordLists.optional().describe('Other forms that justify a tag, as they are written.'),
  hiddenLabel: WordLists.optional().describe('Misspellings and old names: matched, never shown.'),
  tradeLabel: WordLists.optional().describe(
    'Words of the trade it serves (farm, hospital): they justify a tag at the head of a text that speaks of something digital, too.',
  ),
  frame: WordLists.optional().describe(
    'Words that mean the concept together, in this order and in one sentence, with a few others between: «signe|signé … avec».',
  ),
  hint: WordLists.optional().describe(
    'Words of its field that are too common to justify a tag: they count beside other forms.',
  ),
  cited: z
    .boolean()
    .optional()
    .describe('One mention anywhere is enough: a law that is cited by its number.'),
  general: z
    .boolean()
    .optional()
    .describe(
      'Not a matter of the digital sector alone (decrees, fairs, training): tagged only where a sign shows that the text speaks of something digital.',
    ),
  group: z
    .boolean()
    .optional()
    .describe(
      'Its forms name a group of firms or people: where that is only counted, served or struck (“800 SMEs”, “its customers, mostly small firms”), it is said by the way.',
    ),
  not: z.array(z.string()).optional().describe('Contexts that veto a match, in any language.'),
  kind: z
    .enum(['word', 'acronym', 'phrase'])
    .optional()
    .describe('acronym: case-sensitive, whole token.'),
  broader: Id.optional().describe('The concept this one is a part of.'),
  related: z.array(Id).optional().describe('Concepts worth seeing beside it.'),
  definition: Labels.optional().describe('One sentence that says what it covers.'),
  since: z.string().optional().describe('Version of the scheme that brought it.'),
  replacedBy: Id.optional().describe(
    'The concept that took its place: its address redirects there.',
  ),
  wikidata: z
    .string()
    .regex(/^Q\d+$/)
    .optional()
    .describe('Wikidata id, checked by an editor.'),
});
export type Concept = z.infer<typeof Concept>;

/** A facet: the top concept of a scheme, one file of content/taxonomy/. */
export const Facet = z.strictObject({
  id: Id.describe('trend, theme, region, org, kind.'),
  prefLabel: Labels,
  version: z.int().positive(),
  signs: WordLists.optional().describe(
    'Words that show that a text speaks of something digital at all: general concepts and words of trades need one.',
  ),
  concepts: z.array(Concept),
});
export type Facet = z.infer<typeof Facet>;

/** The whole taxonomy, facets in the order of their files’ names. */
export interface Taxonomy {
  facets: Facet[];
}
