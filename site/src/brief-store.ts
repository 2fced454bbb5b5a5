/** What pages show of the briefs, as it was prepared before Astro runs: checked front matter in an index, the HTML of all of them in one file, of which a page reads its own part. */
import { openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief } from '#schema/brief.ts';

/** A brief as a page needs it. */
export interface BriefEntry {
  /** `fr/2026-w47-ia`: its path below the folder of briefs, without ending. */
  id: string;
  data: Brief;
  /** SHA-256 of its file, hexadecimal. */
  digest: string;
  /** The pages it is published on, in order. */
  parts: PlacedPart[];
}

/** One page of a brief: the headings of its sections as text, and the place of its HTML in the file that holds that of all briefs. */
export interface PlacedPart {
  sections: string[];
  start: number;
  bytes: number;
}

/** The index of all prepared briefs. */
export interface BriefIndex {
  /** Digest of the code that prepared them. */
  code: string;
  /** Name of the file with the HTML, in the same folder. */
  html: string;
  briefs: BriefEntry[];
}

/** What briefs are prepared with. */
export interface Preparing {
  /** The folder of the observatory. */
  home: string;
  /** Digest of the code: what other code has prepared is prepared anew. */
  code: string;
  /** The absolute address of the site, and what every address inside it begins with, without a slash at its end. */
  site: string;
  base: string;
}

/** The folder of the prepared briefs of a home. */
export function briefStore(home: string): string {
  return join(home, '.cache', 'briefs');
}

/** The index of a home; undefined when no briefs have been prepared, or they were cut off. */
export function readBriefIndex(home: string): BriefIndex | undefined {
  try {
    const index: BriefIndex = JSON.parse(readFileSync(indexFile(home), 'utf8'));
    return index;
  } catch {
    return undefined;
  }
}

/** Where the index of a home lies. */
export function indexFile(home: string): string {
  return join(briefStore(home), 'index.json');
}

/** The prepared briefs of a home, and what reads the HTML of a part. Throws when there are none. */
export function openBriefs(home: string): {
  briefs: BriefEntry[];
  htmlOf: (part: PlacedPart) => string;
} {
  const index = readBriefIndex(home);
  if (!index) throw new Error(`the briefs of ${home} are not prepared: use marsad build`);
  const file = openSync(join(briefStore(home), index.html), 'r');
  return {
    briefs: index.briefs,
    htmlOf({ start, bytes }) {
      const buffer = Buffer.alloc(bytes);
      readSync(file, buffer, 0, bytes, start);
      return buffer.toString('utf8');
    },
  };
}
