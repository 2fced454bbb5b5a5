/** Where the linear model and the forms of the taxonomy disagree on an article’s concept: for an editor to settle. */
import { z } from 'zod';
import { Evidence, HttpUrl, Id, Instant } from './primitives.ts';

/** `disagreements.json`: the clearest first, each article and concept once. Nothing that is published follows from it. */
export const Disagreement = z.strictObject({
  kind: z
    .enum(['missing', 'doubtful'])
    .describe('missing: only the model sees the concept; doubtful: only the forms do.'),
  concept: Id,
  article: z.string().describe('Article id.'),
  title: z.string(),
  url: HttpUrl,
  outlet: z.string(),
  lang: z.string(),
  published: Instant,
  forms: z
    .strictObject({
      score: z.number().min(0).max(1).describe('0 when none was found.'),
      evidence: z.array(Evidence).max(5),
    })
    .describe('What the labels and forms of the taxonomy say.'),
  model: z
    .strictObject({
      score: z.number().min(0).max(1).describe('Share it gives to the concept being there.'),
      learnt: z.int().describe('Articles it knows the concept from.'),
      words: z
        .array(z.string())
        .max(5)
        .describe('Words of title and extract that weigh most, for the concept or against it.'),
    })
    .describe('What the model says, the words of `forms.evidence` covered up.'),
});
export type Disagreement = z.infer<typeof Disagreement>;
