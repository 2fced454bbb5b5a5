/** What a page is made of → its key: while it stays, the page of the last build stays. */
import { createHash } from 'node:crypto';
import type { BriefEntry } from './brief-store.ts';
import { loadWatch } from './watch.ts';

let frame: string | undefined;

/**
 * The key of a page that shows these values, and of the watch no more than what every page shows of it, its licences, and of these
 * concepts their names and whether they have a page. The code of the site is none of its business: the build adds that.
 */
export function pageKey(concepts: readonly string[], ...values: unknown[]): string {
  frame ??= JSON.stringify(frameOf());
  return createHash('sha256')
    .update(frame)
    .update(JSON.stringify([concepts.map(shownOf), values]))
    .digest('hex');
}

/** The key of a page that shows a brief, or a part of it, and these values. */
export function briefKey({ id, data, digest }: BriefEntry, ...values: unknown[]): string {
  return pageKey(data.concept === undefined ? [] : [data.concept], id, digest, ...values);
}

/** What every page shows. None of it may change from day to day: all pages would be made anew. */
function frameOf(): unknown {
  const { sample, settings } = loadWatch();
  return [sample, settings];
}

function shownOf(id: string): unknown {
  const { concepts, trend } = loadWatch();
  return [id, concepts.get(id)?.prefLabel, trend.get(id)?.facet];
}
