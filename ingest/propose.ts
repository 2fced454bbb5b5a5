/** An address from an editor → a proposal for a source file, with five items to look at. Nothing is written. */
import { stringify } from 'yaml';
import { fail, ok, type Result } from '#schema/result.ts';
import { Source } from '#schema/source.ts';
import { type FetcherOptions, openFetcher } from './fetch.ts';
import { findSource } from './find-source.ts';
import { hostQueues } from './hosts.ts';
import { openMemory } from './memory.ts';
import { freeId } from './opml.ts';
import { openParsers } from './parsers.ts';
import { siteFiles } from './site-files.ts';

/** The file that could be written, and what it would bring. */
export interface Proposal {
  source: Source;
  /** Content of `content/sources/<id>.yaml`. */
  yaml: string;
  format: string;
  items: number;
  preview: { title: string; url: string; published: string; lang: string }[];
  warnings: string[];
}

export interface ProposeEffects {
  /** The run’s clock, ISO. */
  now: string;
  fetch?: FetcherOptions;
  gapMs?: number;
  /** Ids that are taken. */
  taken?: ReadonlySet<string>;
  /** Language expected; French when left out. */
  lang?: string;
}

/** Look at a site or feed and propose a source. Errors: `invalid-url`, and those of discovery. */
export async function proposeSource(
  address: string,
  effects: ProposeEffects,
): Promise<Result<Proposal>> {
  const site = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);
  if (!site || !/^https?:$/.test(site.protocol))
    return fail('invalid-url', `“${address}” is no http address`);
  const { now, lang = 'fr', gapMs = 1000, taken = new Set<string>() } = effects;
  const fetcher = openFetcher(effects.fetch);
  const parsers = openParsers({ threads: 1 });
  using memory = openMemory(':memory:');
  const hosts = hostQueues({ gapMs });
  const draft: Source = {
    id: 'draft',
    name: site.hostname,
    kind: 'feed',
    site: site.href,
    lang,
    verified: false,
  };
  try {
    const files = siteFiles(fetcher, hosts, memory, now);
    const found = await findSource(draft, { fetcher, hosts, files, memory, parsers, now });
    if (!found.ok) return found;
    const { url, candidate, read } = found.value;
    const name = read.title ?? site.hostname.replace(/^www\./, '');
    const articles = read.drafts.map(({ article }) => article);
    const source = Source.parse({
      id: freeId(name, url, taken),
      name,
      kind: candidate.kind,
      url,
      site: url === site.href ? new URL('/', url).href : site.href,
      lang: mostOf(articles.map((article) => article.lang)) ?? lang,
      verified: true,
    });
    return ok({
      source,
      yaml: stringify(source),
      format: read.format,
      items: read.items,
      preview: articles.slice(0, 5).map(({ title, url: link, published, lang: language }) => ({
        title,
        url: link,
        published,
        lang: language,
      })),
      warnings: read.warnings,
    });
  } finally {
    await parsers.close();
    await fetcher.close();
  }
}

function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
