/** A source: a publisher's endpoint that we watch, one YAML file each in content/sources/. */
import { z } from 'zod';
import { LanguageTag } from './lang.ts';
import { HttpUrl, Id, Instant } from './primitives.ts';

/** How a source is read. */
export const sourceKinds = ['feed', 'sitemap', 'page', 'api'] as const;
export const SourceKind = z.enum(sourceKinds);
export type SourceKind = z.infer<typeof SourceKind>;

/** What an outlet is, for weighing and for the sources page. */
export const outletTypes = [
  'press',
  'official',
  'agency',
  'blog',
  'cert',
  'research',
  'aggregator',
] as const;

/** CSS selectors that find the items on an HTML list page. */
export const ListRule = z
  .strictObject({
    item: z.string().describe('Selector of one item of the list; 0 matches is an error.'),
    title: z.string().optional().describe('Inside the item; default: the link’s text.'),
    link: z.string().optional().describe('Inside the item, its href; default: the first link.'),
    date: z.string().optional().describe('Inside the item; datetime attribute, else visible text.'),
    summary: z.string().optional().describe('Inside the item.'),
  })
  .describe('Selectors for kind page.');
export type ListRule = z.infer<typeof ListRule>;

/** Dotted paths that find the items in a JSON answer. */
export const ApiRule = z
  .strictObject({
    items: z
      .string()
      .describe('Dotted path of the array of items; empty string: the document itself.'),
    title: z.string().describe('Dotted path inside an item.'),
    link: z.string().describe('Dotted path inside an item.'),
    id: z.string().optional().describe('Dotted path inside an item.'),
    date: z.string().optional().describe('Dotted path inside an item.'),
    summary: z.string().optional().describe('Dotted path inside an item.'),
    lang: z.string().optional().describe('Dotted path inside an item.'),
  })
  .describe('Paths for kind api.');
export type ApiRule = z.infer<typeof ApiRule>;

/** CSS selectors an editor gives for one publisher's article pages; they win over the general extractor. */
export const ExtractRule = z
  .strictObject({
    body: z.string().optional().describe('Selector of the article’s text.'),
    title: z.string().optional().describe('Selector of the title.'),
    author: z.string().optional().describe('Selector of the byline.'),
    date: z.string().optional().describe('Selector of the date of publication.'),
    remove: z.array(z.string()).optional().describe('Selectors of what must go before reading.'),
  })
  .describe('Per-source selectors for article pages.');
export type ExtractRule = z.infer<typeof ExtractRule>;

export const Source = z.strictObject({
  id: Id.describe('Equal to the file’s name without .yaml; stable for ever.'),
  name: z.string().min(1).describe('The outlet’s name as readers know it.'),
  kind: SourceKind.describe(
    'feed (RSS, Atom, JSON Feed), sitemap, page (HTML list) or api (JSON).',
  ),
  type: z.enum(outletTypes).optional().describe('What the outlet is; press when left out.'),
  url: HttpUrl.optional().describe(
    'Address of the feed, sitemap, list or API; discovered from site when left out.',
  ),
  site: HttpUrl.describe('Address of the outlet’s site or section.'),
  lang: LanguageTag.describe('Main language.'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .describe('ISO 3166-1 country of the outlet; MA when left out.'),
  region: z
    .string()
    .regex(/^MA-\d{2}$/)
    .optional()
    .describe('Moroccan region it mainly covers.'),
  facets: z
    .array(Id)
    .optional()
    .describe('Concepts it is followed for; a hint for editors, never a tag.'),
  licence: z.string().optional().describe('What is known of the right to reuse, in a few words.'),
  excerptMax: z
    .int()
    .min(0)
    .max(400)
    .optional()
    .describe('Longest extract we publish, in characters; 280 when left out, 160 for EU press.'),
  fullText: z
    .enum(['never', 'analysis-only'])
    .optional()
    .describe('May pages be fetched for analysis; analysis-only when left out.'),
  robots: z
    .enum(['respect', 'ignore-feed'])
    .optional()
    .describe('robots.txt for the feed itself; pages always obey.'),
  tdm: z
    .enum(['unknown', 'reserved', 'allowed'])
    .optional()
    .describe('Known reservation of text and data mining.'),
  timezone: z
    .string()
    .optional()
    .describe('IANA zone of dates that name none; Africa/Casablanca when left out.'),
  paused: z.boolean().optional().describe('true: not fetched.'),
  list: ListRule.optional(),
  map: ApiRule.optional(),
  extract: ExtractRule.optional(),
  verified: z.boolean().describe('Was the address tried by a person or a run.'),
  folder: z
    .array(z.string())
    .optional()
    .describe('OPML folders from the outside in, kept for the round trip.'),
  opml: z
    .record(z.string(), z.string())
    .optional()
    .describe('OPML attributes that mean nothing here, kept for the round trip.'),
  note: z.string().optional().describe('For editors.'),
});
export type Source = z.infer<typeof Source>;

/** How a source fared when it was last asked; changes only when its state does, and is published on the sources page. */
export const SourceHealth = z.strictObject({
  source: Id.describe('Id of the source.'),
  state: z.enum(['ok', 'waiting', 'failing', 'gone', 'dead', 'paused']).describe('In short.'),
  since: Instant.describe('When this state began.'),
  trouble: z.string().optional().describe('Machine word of the trouble.'),
  message: z.string().optional().describe('The trouble in a sentence: what, where, what to do.'),
});
export type SourceHealth = z.infer<typeof SourceHealth>;
