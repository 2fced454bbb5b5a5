/** The small shapes that several concepts share: ids, instants, addresses, spans of text. */
import { z } from 'zod';

/** Ascii id: lower case, digits, hyphens; safe in a URL and as a file name. Region codes (`MA-06`) are allowed. */
export const Id = z
  .string()
  .regex(/^([a-z0-9]+(-[a-z0-9]+)*|MA-\d{2})$/)
  .max(80)
  .describe('Lower-case ascii id with hyphens (or a region code such as MA-06).');

/** Instant in UTC, ISO 8601, as `2026-11-23T06:00:00.000Z` (milliseconds may be left out). */
export const Instant = z.iso.datetime().describe('Instant, ISO 8601 in UTC.');

/** Calendar day, `2026-11-23`. */
export const Day = z.iso.date().describe('Calendar day, as 2026-11-23.');

/** Absolute http(s) address. */
export const HttpUrl = z.url({ protocol: /^https?$/ }).describe('Absolute http or https address.');

/** A stretch of a text that justifies a claim. Offsets are UTF-16 units into the named field. */
export const Evidence = z
  .strictObject({
    text: z.string().describe('The words as they stand in the text.'),
    start: z.int().nonnegative().describe('Offset of the first UTF-16 unit.'),
    end: z.int().nonnegative().describe('Offset behind the last UTF-16 unit.'),
    field: z
      .enum(['title', 'text'])
      .optional()
      .describe('Where the offsets count; text when left out.'),
  })
  .describe('The words that justify a claim.');
export type Evidence = z.infer<typeof Evidence>;
