/** A built page → what is wrong with its JSON-LD: properties that schema.org’s readers require, addresses, dates, the way home. */
import * as cheerio from 'cheerio';
import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ });
const words = z.string().trim().min(1);
const lang = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/);
const day = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const body = z.looseObject({ '@type': z.enum(['Organization', 'Person']), name: words });
const bodies = z.union([body, z.array(body).min(1)]);

const DataDownload = z.looseObject({
  '@type': z.literal('DataDownload'),
  encodingFormat: z.string().regex(/^\w+\/[\w.+-]+$/),
  contentUrl: url,
});

/** The limits of 50 and 5000 characters are those of dataset search engines. */
const Dataset = z.looseObject({
  '@type': z.literal('Dataset'),
  name: words,
  description: z.string().min(50).max(5000),
  license: url,
  creator: bodies,
  distribution: z.array(DataDownload).min(1),
});

const NewsArticle = z.looseObject({
  '@type': z.literal('NewsArticle'),
  headline: words,
  url,
  datePublished: day,
  inLanguage: lang,
  publisher: body,
});

const BreadcrumbList = z.looseObject({
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z
    .array(
      z.looseObject({
        '@type': z.literal('ListItem'),
        position: z.int().positive(),
        name: words,
        item: url,
      }),
    )
    .min(2),
});

/** Every node a page of ours may hold at its top. */
const Node = z.discriminatedUnion('@type', [
  BreadcrumbList,
  Dataset,
  z.looseObject({
    '@type': z.literal('CollectionPage'),
    name: words,
    url,
    inLanguage: lang,
    hasPart: z.array(NewsArticle).min(1),
  }),
  z.looseObject({
    '@type': z.literal('DataCatalog'),
    name: words,
    description: words,
    license: url,
    creator: bodies,
    dataset: z.array(Dataset).min(1),
  }),
  z.looseObject({
    '@type': z.literal('Report'),
    headline: words,
    inLanguage: lang,
    datePublished: day,
    dateModified: day,
    author: bodies,
    publisher: body,
    license: url,
    description: words,
  }),
]);

const Graph = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@graph': z.array(Node).min(1),
});

/** What is wrong; empty when all is well. `isHome`: the page has nothing above it, and so no way. */
export function jsonLdFaults(path: string, html: string, isHome: boolean): string[] {
  const $ = cheerio.load(html);
  const blocks = $('script[type="application/ld+json"]')
    .map((_, element) => $(element).text())
    .get();
  const faults: string[] = [];
  const trails: z.infer<typeof BreadcrumbList>[] = [];
  for (const block of blocks) {
    const read = Graph.safeParse(JSON.parse(block));
    for (const { path: at, message } of read.error?.issues ?? [])
      faults.push(`${path} ${at.join('.')}: ${message}`);
    for (const node of read.data?.['@graph'] ?? [])
      if (node['@type'] === 'BreadcrumbList') trails.push(node);
  }
  if (trails.length !== (isHome ? 0 : 1)) faults.push(`${path}: ${trails.length} ways home`);
  const canonical = $('link[rel=canonical]').attr('href');
  const language = $('html').attr('lang');
  for (const { itemListElement: steps } of trails) {
    const [first] = steps;
    if (first && new URL(first.item).pathname !== `/${language}/`)
      faults.push(`${path}: the way begins at ${first.item}`);
    if (steps.at(-1)?.item !== canonical)
      faults.push(`${path}: the way ends at ${steps.at(-1)?.item}`);
    for (const [at, { position, item }] of steps.entries()) {
      if (position !== at + 1) faults.push(`${path}: step ${at + 1} is numbered ${position}`);
      if (at > 0 && !item.startsWith(steps[at - 1]?.item ?? ''))
        faults.push(`${path}: ${item} does not lie below ${steps[at - 1]?.item}`);
    }
  }
  return faults;
}
