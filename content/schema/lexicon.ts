/** The trilingual lexicon of the domain and the gazetteer of its named things, content/lexicon/*.yaml. */
import { z } from 'zod';
import { Labels, WordLists } from './lang.ts';
import { Id } from './primitives.ts';

/** One term in three languages: `[fr forms, ar forms, en forms]`, forms separated by `|`, e.g. `centre de données|data center`. */
export const LexiconEntry = z
  .tuple([z.string().min(1), z.string().min(1), z.string().min(1)])
  .describe('French, Arabic, English; several forms of one language are separated by |.');
export type LexiconEntry = z.infer<typeof LexiconEntry>;

/** One file of the lexicon. */
export const Lexicon = z.strictObject({
  lexicon: Id.describe('Name of this part.'),
  provenance: z
    .string()
    .min(1)
    .describe('Who wrote the entries, from what; holds for every entry of the file.'),
  entries: z.array(LexiconEntry),
});
export type Lexicon = z.infer<typeof Lexicon>;

/** A named thing of the sector: organisation, programme, law, place, event. */
export const Named = z.strictObject({
  id: Id,
  type: z.enum(['org', 'person', 'place', 'programme', 'law', 'event']),
  name: Labels.describe('The name readers see.'),
  alias: WordLists.optional().describe('Other forms, as they are written.'),
  acronym: z.array(z.string()).optional().describe('Case-sensitive, whole token, any language.'),
  not: z.array(z.string()).optional().describe('Contexts that veto a match.'),
  concept: Id.optional().describe('The concept of the taxonomy it stands for.'),
  region: z
    .string()
    .regex(/^MA-\d{2}$/)
    .optional()
    .describe('Region it lies in.'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  provenance: z
    .string()
    .min(1)
    .optional()
    .describe('Where this entry comes from; the file’s when left out.'),
});
export type Named = z.infer<typeof Named>;

/** One file of the gazetteer. */
export const Gazetteer = z.strictObject({
  gazetteer: Id.describe('Name of this part.'),
  provenance: z.string().min(1),
  entries: z.array(Named),
});
export type Gazetteer = z.infer<typeof Gazetteer>;

/** Given names: with one in front, two capitalised words, or two Arabic ones, are a person. */
export const GivenNames = z.strictObject({
  names: Id.describe('Name of this part.'),
  provenance: z.string().min(1),
  given: z
    .array(z.tuple([z.string().min(1), z.string().min(1)]))
    .describe('[Latin forms, Arabic forms], forms separated by |.'),
  ambiguous: z
    .array(z.string())
    .default([])
    .describe('Forms that are words, too: they need a title or a verb of saying beside them.'),
});
export type GivenNames = z.infer<typeof GivenNames>;
