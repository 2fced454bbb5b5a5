/** What analysis took from an article’s text: enough to recompute stories and trends when the text is gone, never the text. */
import { z } from 'zod';
import { Day, Evidence, Id } from './primitives.ts';

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

/** A calendar day named in a text. */
export const NamedDay = z.strictObject({
  date: Day,
  text: z.string().describe('As written.'),
  deadline: z.boolean().describe('Something must be done by then.'),
  sentence: z.string().max(280).optional().describe('The sentence it stands in.'),
});
export type NamedDay = z.infer<typeof NamedDay>;

/** What kinds of event are read out of texts. */
export const eventTypes = ['funding', 'call', 'training', 'conference', 'law', 'breach'] as const;

/** A structured event as one article tells it: each field with the sentence that says so. */
export const EventMention = z.strictObject({
  type: z.enum(eventTypes),
  fields: z
    .record(
      z.string(),
      z.strictObject({ value: z.union([z.string(), z.number()]), sentence: z.string().max(280) }),
    )
    .describe('who, amount, currency, stage, investors, deadline, seats, place, date, state …'),
});
export type EventMention = z.infer<typeof EventMention>;

/** A sentence worth quoting. */
export const KeySentence = z.strictObject({
  text: z.string().max(280).describe('Verbatim, at most 280 characters.'),
  start: z.int().nonnegative().describe('Offset in the text it was read from, UTF-16 units.'),
});
export type KeySentence = z.infer<typeof KeySentence>;

export const Analysed = z.strictObject({
  id: z.string().describe('Article id.'),
  version: z.int().positive().describe('Version of the analysis that wrote this.'),
  fingerprint: z.string().describe('Fingerprint of the article as it was read.'),
  lang: z.string().describe('Language pack that read it.'),
  words: z.int().nonnegative().describe('Words of title and text.'),
  tags: z.array(Tag),
  entities: z.array(EntityMention),
  figures: z.array(Figure),
  days: z.array(NamedDay).describe('Calendar days named, at most 8.'),
  events: z.array(EventMention),
  key: KeySentence.optional().describe('The sentence to quote.'),
  more: z
    .array(KeySentence)
    .default([])
    .describe('Further sentences with facts of their own, at most 280 characters with the first.'),
  vector: z.string().describe('Compact term vector, base64; the text cannot be read back from it.'),
  bridge: z.string().describe('Hashed features that mean the same in every language, base64.'),
  sketch: z.string().describe('MinHash sketch for near-duplicates, base64.'),
  title: z
    .strictObject({ hash: z.int().nonnegative(), words: z.int().nonnegative() })
    .describe('Hash of the folded title, and its length.'),
});
export type Analysed = z.infer<typeof Analysed>;
