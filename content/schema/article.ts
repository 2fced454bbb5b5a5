/** The canonical record of an article (schema.org Article), and the events of the log that make it. */
import { z } from 'zod';
import { Analysed } from './analysed.ts';
import { LanguageTag } from './lang.ts';
import { HttpUrl, Id, Instant } from './primitives.ts';

/** One place where the article was seen. */
export const Sighting = z.strictObject({
  source: Id.describe('Id of the source.'),
  guid: z.string().optional().describe('The source’s own identifier.'),
  url: HttpUrl.describe('Address as that source gives it.'),
  seen: Instant.describe('First time seen there.'),
});
export type Sighting = z.infer<typeof Sighting>;

/** Where an article that is not the outlet’s own comes from. */
export const Origin = z.strictObject({
  name: z.string().describe('Agency or outlet as credited.'),
  url: HttpUrl.optional().describe('The original, where known.'),
  sign: z.enum(['agency', 'canonical', 'earliest', 'feed']).describe('What told us.'),
});
export type Origin = z.infer<typeof Origin>;

/** What is known of a lead image without fetching it. */
export const ImageShape = z.strictObject({
  width: z.int().positive().optional().describe('Pixels.'),
  height: z.int().positive().optional().describe('Pixels.'),
  alt: z.string().max(300).optional().describe('Alternative text, plain.'),
});
export type ImageShape = z.infer<typeof ImageShape>;

export const Article = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]{16}$/)
    .describe('First 16 characters of the base-32 SHA-256 of its identity; stable for ever.'),
  url: HttpUrl.describe('Canonical address.'),
  title: z.string().min(1).max(500).describe('Plain text, NFC.'),
  lang: LanguageTag.describe('Language of the title and text, as told from the text.'),
  published: Instant.describe(
    'When it was published; first seen when the source gives no date that can be.',
  ),
  dateFrom: z.enum(['feed', 'page', 'seen']).describe('Where published comes from.'),
  dateFlag: z
    .enum(['future', 'absent', 'disagrees', 'old'])
    .optional()
    .describe('What was odd about the date.'),
  updated: Instant.optional().describe('When its content last changed.'),
  firstSeen: Instant.describe('When we first saw it.'),
  source: Id.describe('The source that is credited.'),
  sightings: z.array(Sighting).min(1).describe('Every source that carries it, first seen first.'),
  excerpt: z.string().max(400).describe('Short extract, plain text, NFC; may be empty.'),
  authors: z.array(z.string()).optional().describe('Names as given.'),
  tags: z.array(z.string()).optional().describe('The publisher’s own categories, at most 12.'),
  image: HttpUrl.optional().describe('Lead image; linked, never copied.'),
  imageShape: ImageShape.optional().describe('What its page says of the image.'),
  fingerprint: z.string().describe('Hash of title and content: a change makes an update.'),
  text: z
    .enum(['page', 'feed', 'excerpt'])
    .describe('What analysis could read: the page’s full text, the feed’s, or only the extract.'),
  withheld: z
    .enum(['robots', 'tdm', 'paywall', 'source', 'failed', 'noindex'])
    .optional()
    .describe('Why the page was not read, where it was not.'),
  partial: z.boolean().optional().describe('Only a teaser could be read.'),
  words: z.int().nonnegative().optional().describe('Words of the text that was read.'),
  origin: Origin.optional().describe('The original, where this is a copy.'),
  citedUrls: z.array(HttpUrl).optional().describe('Links out of the text, at most 20.'),
});
export type Article = z.infer<typeof Article>;

const eventBase = { at: Instant.describe('When it happened (the run’s clock).') };

/** One line of the log. The log is the truth; everything else can be rebuilt from it. */
export const LogEvent = z.discriminatedUnion('type', [
  z
    .strictObject({ type: z.literal('seen'), ...eventBase, article: Article })
    .describe('A new article.'),
  z
    .strictObject({ type: z.literal('updated'), ...eventBase, article: Article })
    .describe('The whole article as it stands now.'),
  z
    .strictObject({ type: z.literal('gone'), ...eventBase, id: z.string() })
    .describe('The publisher took it down; it stays in the archive, marked.'),
  z
    .strictObject({ type: z.literal('removed'), ...eventBase, id: z.string(), reason: z.string() })
    .describe('Taken down by an editor: gone from everything we publish.'),
  z
    .strictObject({ type: z.literal('analysed'), ...eventBase, features: Analysed })
    .describe('What analysis read in it.'),
]);
export type LogEvent = z.infer<typeof LogEvent>;
