/** One thing as received from a source: nothing invented, dates already read, HTML already sanitised. */
import { z } from 'zod';
import { Instant } from './primitives.ts';

/** A file attached to an item. */
export const Enclosure = z.strictObject({
  url: z.string().describe('Absolute address.'),
  type: z.string().optional().describe('MIME type as declared.'),
  length: z.int().nonnegative().optional().describe('Bytes as declared.'),
});
export type Enclosure = z.infer<typeof Enclosure>;

export const FetchedItem = z.strictObject({
  source: z.string().describe('Id of the source.'),
  position: z.int().nonnegative().describe('Place in the document received, 0 first.'),
  guid: z.string().optional().describe('Identifier as given, byte for byte.'),
  url: z.string().optional().describe('Absolute address of the item.'),
  title: z.string().optional().describe('Plain text.'),
  published: Instant.optional(),
  updated: Instant.optional(),
  summary: z.string().optional().describe('Sanitised HTML or text.'),
  content: z
    .string()
    .optional()
    .describe('Sanitised HTML of the full text, where the feed carries it.'),
  authors: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional().describe('The publisher’s own categories.'),
  enclosures: z.array(Enclosure).optional(),
  image: z.string().optional().describe('Absolute address.'),
  lang: z.string().optional().describe('Language as declared.'),
  comments: z.string().optional(),
  sourceTitle: z
    .string()
    .optional()
    .describe('Name of the original outlet, where the item names one.'),
});
export type FetchedItem = z.infer<typeof FetchedItem>;
