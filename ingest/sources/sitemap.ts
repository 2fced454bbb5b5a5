/** News sitemaps (title, date, language per address), and indexes of them → items. */
import { gunzipSync } from 'node:zlib';
import type { FetchedItem } from '#schema/item.ts';
import { fail, ok } from '#schema/result.ts';
import { clean } from '../feed/clean.ts';
import { readDate } from '../feed/dates.ts';
import { decode } from '../feed/decode.ts';
import { present } from '../feed/fields.ts';
import { tidy } from '../feed/text.ts';
import {
  buildTree,
  childrenNamed,
  type Element,
  firstChild,
  rootsOf,
  type Tree,
  textOf,
} from '../feed/tree.ts';
import { safeUrl } from '../sanitise.ts';
import { maxItems, type ReadDocument, type Reader, type SourceOf, zoneOf } from './reader.ts';

const maxInflated = 50 * 1024 * 1024;
/** Parts of an index that are read in one run. */
const maxParts = 3;

/** Errors: `not-a-sitemap`, `no-titles` (a plain sitemap: it lists addresses only, choose another kind). */
export const readSitemapSource: Reader<'sitemap'> = ({ bytes, url, headers }, source) => {
  const decoded = decode(inflated(bytes), headers['content-type']);
  const cleaned = clean(decoded.text);
  const tree = buildTree(cleaned.text, cleaned.entities);
  const root = rootsOf(tree).find(({ name }) => name === 'urlset' || name === 'sitemapindex');
  if (!root)
    return fail(
      'not-a-sitemap',
      `${url} is no sitemap: it has neither <urlset> nor <sitemapindex>`,
    );
  const warnings = [
    ...new Set([...decoded.warnings, ...cleaned.warnings, ...tree.warnings]),
  ].sort();
  if (root.name === 'sitemapindex') {
    return ok<ReadDocument>({
      items: [],
      format: 'sitemap-index',
      warnings,
      more: partsOf(tree, root, url),
    });
  }
  const nodes = childrenNamed(root, ['url']);
  const items = nodes
    .slice(0, maxItems)
    .flatMap((node, position) => itemOf(tree, node, position, source, url));
  if (nodes.length > 0 && items.length === 0) {
    return fail(
      'no-titles',
      `${url} lists ${nodes.length} addresses without news:title; only news sitemaps can be read`,
    );
  }
  return ok<ReadDocument>({ items, format: 'news-sitemap', warnings });
};

function itemOf(
  tree: Tree,
  node: Element,
  position: number,
  source: SourceOf<'sitemap'>,
  base: string,
): FetchedItem[] {
  const news = firstChild(node, ['news:news']);
  const title = news && textIn(tree, news, 'news:title');
  const address = safeUrl(textIn(tree, node, 'loc') ?? '', base);
  if (!news || title === undefined || address === undefined) return [];
  const publication = firstChild(news, ['news:publication']);
  const zone = zoneOf(source);
  const keywords = textIn(tree, news, 'news:keywords')
    ?.split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  const image = firstChild(node, ['image:image']);
  const picture = image && textIn(tree, image, 'image:loc');
  return [
    present<FetchedItem>({
      source: source.id,
      position,
      guid: undefined,
      url: address,
      title,
      published: readDate(textIn(tree, news, 'news:publication_date') ?? '', { zone }),
      updated: readDate(textIn(tree, node, 'lastmod') ?? '', { zone }),
      summary: undefined,
      content: undefined,
      authors: undefined,
      tags: keywords && keywords.length > 0 ? keywords : undefined,
      enclosures: undefined,
      image: picture === undefined ? undefined : safeUrl(picture, base),
      lang: publication && textIn(tree, publication, 'news:language'),
      comments: undefined,
      sourceTitle: undefined,
    }),
  ];
}

/** Addresses of an index’s parts: those that speak of news first, then the newest. */
function partsOf(tree: Tree, root: Element, base: string): string[] {
  const parts = childrenNamed(root, ['sitemap']).flatMap((node) => {
    const address = safeUrl(textIn(tree, node, 'loc') ?? '', base);
    const at = readDate(textIn(tree, node, 'lastmod') ?? '') ?? '';
    return address === undefined
      ? []
      : [{ address, at, isNews: /news|actu|akhbar/i.test(address) }];
  });
  parts.sort(
    (a, b) => Number(b.isNews) - Number(a.isNews) || (a.at < b.at ? 1 : a.at > b.at ? -1 : 0),
  );
  return parts.slice(0, maxParts).map(({ address }) => address);
}

function textIn(tree: Tree, node: Element, name: string): string | undefined {
  const child = firstChild(node, [name]);
  return child && tidy(textOf(tree, child));
}

/** A `.xml.gz` served as such. Throws when it inflates beyond 50 MiB; the worker answers for that. */
function inflated(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
    ? gunzipSync(bytes, { maxOutputLength: maxInflated })
    : bytes;
}
