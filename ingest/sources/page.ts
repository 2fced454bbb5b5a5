/** An HTML list of articles → items, by the CSS selectors an editor gave. */
import * as cheerio from 'cheerio/slim';
import type { FetchedItem } from '#schema/item.ts';
import { fail, ok, type Result } from '#schema/result.ts';
import type { ListRule } from '#schema/source.ts';
import { decode } from '../feed/decode.ts';
import { present } from '../feed/fields.ts';
import { tidy } from '../feed/text.ts';
import { metaCharset } from '../html-charset.ts';
import { readHumanDate } from '../page/human-date.ts';
import { escapeText, safeUrl } from '../sanitise.ts';
import {
  type FetchedDocument,
  maxItems,
  type ReadDocument,
  type Reader,
  type SourceOf,
  zoneOf,
} from './reader.ts';

const maxBytes = 4 * 1024 * 1024;

/** Errors: `no-rule` (the source has no `list`), `bad-selector`, `no-match` (the list was not found: the site has changed). */
export const readPageSource: Reader<'page'> = (document, source) => {
  const rule = source.list;
  if (!rule) return fail('no-rule', `${source.id} is of kind page and needs selectors in “list”`);
  const bytes = document.bytes.subarray(0, maxBytes);
  const { text } = decode(bytes, document.headers['content-type'] ?? metaCharset(bytes));
  try {
    return listed(text, rule, document, source);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return fail('bad-selector', `a selector of ${source.id} cannot be used: ${why}`);
  }
};

function listed(
  html: string,
  rule: ListRule,
  { url, now }: FetchedDocument,
  source: SourceOf<'page'>,
): Result<ReadDocument> {
  const $ = cheerio.load(html);
  const nodes = $(rule.item).toArray().slice(0, maxItems);
  if (nodes.length === 0) {
    return fail(
      'no-match',
      `“${rule.item}” finds nothing on ${url}: has the page changed? Mend “list” of ${source.id}`,
    );
  }
  const base = safeUrl($('base[href]').first().attr('href') ?? '', url) ?? url;
  const items = nodes.flatMap((node, position): FetchedItem[] => {
    const item = $(node);
    const anchor =
      rule.link !== undefined
        ? item.find(rule.link).addBack(rule.link).first()
        : item.is('a')
          ? item
          : item.find('a[href]').first();
    const address = safeUrl(anchor.attr('href') ?? '', base);
    const title = tidy(
      rule.title === undefined
        ? anchor.text()
        : item.find(rule.title).addBack(rule.title).first().text(),
    );
    if (anchor.attr('href') === undefined || address === undefined || title === undefined)
      return [];
    const date =
      rule.date === undefined
        ? item.find('time').first()
        : item.find(rule.date).addBack(rule.date).first();
    const summary =
      rule.summary === undefined ? undefined : tidy(item.find(rule.summary).first().text());
    const picture = item.find('img[src]').first().attr('src');
    const written = date.attr('datetime') ?? date.text();
    return [
      present<FetchedItem>({
        source: source.id,
        position,
        guid: undefined,
        url: address,
        title,
        published: readHumanDate(written, { now, zone: zoneOf(source) }),
        updated: undefined,
        summary: summary && escapeText(summary),
        content: undefined,
        authors: undefined,
        tags: undefined,
        enclosures: undefined,
        image: picture === undefined ? undefined : safeUrl(picture, base),
        lang: undefined,
        comments: undefined,
        sourceTitle: undefined,
      }),
    ];
  });
  if (items.length === 0) {
    return fail(
      'no-match',
      `“${rule.item}” finds ${nodes.length} elements on ${url}, none with a link and a title`,
    );
  }
  return ok<ReadDocument>({ items: firstOfEach(items), format: 'html', warnings: [] });
}

/** A list often links an article twice, from the picture and from the title. */
function firstOfEach(items: FetchedItem[]): FetchedItem[] {
  const seen = new Set<string>();
  return items.filter(({ url = '' }) => !seen.has(url) && seen.add(url));
}
