/** What a page is made of → its key: while it stays, the page of the last build stays. */
import { createHash } from 'node:crypto';
import { dayText } from './i18n.ts';
import { loadWatch } from './watch.ts';

let frame: string | undefined;

/**
 * The key of a page that shows these values, and of the watch no more than what every page shows of it: its newest day, its licences, the
 * names of concepts and which of them have a page. The code of the site is none of its business: the build adds that.
 */
export function pageKey(...values: unknown[]): string {
  frame ??= JSON.stringify(frameOf());
  return createHash('sha256').update(frame).update(JSON.stringify(values)).digest('hex');
}

function frameOf(): unknown {
  const { updated, sample, settings, concepts, trends } = loadWatch();
  return [
    updated && dayText('en', updated),
    sample,
    settings,
    [...concepts.values()].map(({ id, prefLabel }) => [id, prefLabel]),
    trends.map(({ id, facet }) => [id, facet]),
  ];
}
