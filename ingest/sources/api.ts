/** A JSON answer → items, by the dotted paths an editor gave. */
import type { FetchedItem } from '#schema/item.ts';
import { fail, ok } from '#schema/result.ts';
import { readDate } from '../feed/dates.ts';
import { decode } from '../feed/decode.ts';
import { present } from '../feed/fields.ts';
import { tidy } from '../feed/text.ts';
import { htmlToText, safeUrl, sanitiseHtml } from '../sanitise.ts';
import { maxItems, type ReadDocument, type Reader, zoneOf } from './reader.ts';

/** Errors: `no-rule` (the source has no `map`), `invalid-json`, `no-match` (no list at the path, or no item with a link and a title). */
export const readApiSource: Reader<'api'> = ({ bytes, url, headers }, source) => {
  const rule = source.map;
  if (!rule) return fail('no-rule', `${source.id} is of kind api and needs paths in “map”`);
  let value: unknown;
  try {
    value = JSON.parse(decode(bytes, headers['content-type']).text.replace(/^\ufeff/, ''));
  } catch {
    return fail('invalid-json', `${url} did not answer with JSON`);
  }
  const list = valueAt(value, rule.items);
  if (!Array.isArray(list)) {
    return fail(
      'no-match',
      `“${rule.items}” is no list in the answer of ${url}: mend “map” of ${source.id}`,
    );
  }
  const zone = zoneOf(source);
  const items = list.slice(0, maxItems).flatMap((entry: unknown, position): FetchedItem[] => {
    const written = (path: string | undefined) =>
      path === undefined ? undefined : textAt(entry, path);
    const title = tidy(htmlToText(written(rule.title) ?? ''));
    const address = safeUrl(written(rule.link) ?? '', url);
    if (title === undefined || written(rule.link) === undefined || address === undefined) return [];
    const summary = written(rule.summary);
    return [
      present<FetchedItem>({
        source: source.id,
        position,
        guid: written(rule.id),
        url: address,
        title,
        published: readDate(written(rule.date) ?? '', { zone }),
        updated: undefined,
        summary: summary && sanitiseHtml(summary, url),
        content: undefined,
        authors: undefined,
        tags: undefined,
        enclosures: undefined,
        image: undefined,
        lang: written(rule.lang),
        comments: undefined,
        sourceTitle: undefined,
      }),
    ];
  });
  if (list.length > 0 && items.length === 0) {
    return fail(
      'no-match',
      `none of the ${list.length} items at “${rule.items}” of ${url} has a title and a link at the given paths`,
    );
  }
  return ok<ReadDocument>({ items, format: 'json-api', warnings: [] });
};

/** Follow a dotted path; the empty one is the value itself. Only own properties count. */
function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const key of path.split('.').filter((part) => part !== '')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}

function textAt(value: unknown, path: string): string | undefined {
  const found = valueAt(value, path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}
