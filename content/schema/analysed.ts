/** What analysis took from an article’s text: enough to recompute stories and trends when the text is gone, never the text. */
import { z } from 'zod';
import { Evidence, Id } from './primitives.ts';

/** A link from an article to a concept of the taxonomy, with what justifies it. */
export const Tag = z.strictObject({
  id: Id.describe('Concept id.'),
  score: z.number().min(0).max(1).describe('Confidence.'),
  evidence: z.array(Evidence).max(5).describe('The words that justify it.'),
});
export type Tag = z.infer<typeof Tag>;

/** What a named thing is. */
export const entityTypes = ['org', 'person', 'place', 'programme', 'law', 'event'] as const;

/** A named thing found in a text. */
export const EntityMention = z.strictObject({
  id: z
    .string()
    .optional()
    .describe('Gazetteer id; absent for a name the gazetteer does not know.'),
  name: z.string().describe('As written, or the gazetteer’s label.'),
  type: z.enum(entityTypes),
  evidence: z.array(Evidence).max(5),
});
export type EntityMention = z.infer<typeof EntityMention>;

/** A measured quantity found in a text. */
export const Figure = z.strictObject({
  text: z.string().describe('As written.'),
  value: z.number().describe('In base units: 1,2 MMDH is 1200000000.'),
  unit: z
    .string()
    .describe('MAD, EUR, USD, %, or the counted thing in English (jobs, seats, users, MW …).'),
  of: z.string().optional().describe('The thing counted, in the words of the text.'),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  sentence: z
    .string()
    .max(280)
    .optional()
    .describe('The sentence it stands in, cut to 280 characters.'),
});
export type Figure = z.infer<typeof Figure>;

export const Analysed = z.strictObject({
  id: z.string().describe('Article id.'),
  version: z.int().positive().describe('Version of the analysis that wrote this.'),
  fingerprint: z.string().describe('Fingerprint of the article as it was read.'),
  tags: z.array(Tag),
  entities: z.array(EntityMention),
  figures: z.array(Figure),
  vector: z.string().describe('Compact term vector, base64; the text cannot be read back from it.'),
  sketch: z.string().describe('MinHash sketch for near-duplicates, base64.'),
});
export type Analysed = z.infer<typeof Analysed>;
