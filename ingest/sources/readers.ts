/** Kind of source → its reader. The compiler names the kind that has none. */
import type { Result } from '#schema/result.ts';
import type { Source, SourceKind } from '#schema/source.ts';
import type { FetchedDocument, ReadDocument, Reader } from './reader.ts';

/** Loaded on first use: a run of feeds needs no HTML parser. */
const readers = {
  feed: async () => (await import('./feed.ts')).readFeedSource,
  sitemap: async () => (await import('./sitemap.ts')).readSitemapSource,
  page: async () => (await import('./page.ts')).readPageSource,
  api: async () => (await import('./api.ts')).readApiSource,
} satisfies { [K in SourceKind]: () => Promise<Reader<K>> };

/** Read a document with the reader of the source’s kind. */
export async function readSource(
  document: FetchedDocument,
  source: Source,
): Promise<Result<ReadDocument>> {
  switch (source.kind) {
    case 'feed':
      return (await readers.feed())(document, { ...source, kind: source.kind });
    case 'sitemap':
      return (await readers.sitemap())(document, { ...source, kind: source.kind });
    case 'page':
      return (await readers.page())(document, { ...source, kind: source.kind });
    case 'api':
      return (await readers.api())(document, { ...source, kind: source.kind });
  }
}
