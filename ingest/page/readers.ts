/** The ways to read a page that the evaluation compares: our own, our own with a part left out, and what one can install. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { linesOf } from './lines.ts';
import { type PagePart, pageParts, readPage } from './read-page.ts';

/** What a reader makes of a page; fields it does not give are left out. */
export interface PageReading {
  text: string;
  title?: string | undefined;
  authors?: readonly string[] | undefined;
  published?: string | undefined;
  language?: string | undefined;
}

export interface PageReader {
  name: string;
  read(bytes: Uint8Array, url: string, headers: Record<string, string>): PageReading;
}

const now = '2026-11-23T12:00:00Z';

/** Marsad’s own reader, whole or without one part. */
export function ownReader(without?: PagePart): PageReader {
  return {
    name: without === undefined ? 'marsad' : `without ${without}`,
    read(bytes, url, headers) {
      const left = without === undefined ? undefined : new Set([without]);
      const read = readPage(bytes, { url, headers, now, without: left });
      return read.ok ? read.value : { text: '' };
    },
  };
}

/** One reader for each part that can be left out. */
export function ablatedReaders(): PageReader[] {
  return pageParts.map((part) => ownReader(part));
}

/** Readability on linkedom, and defuddle; bytes are decoded as UTF-8 unless the page says otherwise. */
export async function peerReaders(): Promise<PageReader[]> {
  const { DefuddleClass } = await import('defuddle/node');
  const { decodePage } = await import('./decode-page.ts');
  const documentOf = (bytes: Uint8Array, headers: Record<string, string>) =>
    parseHTML(decodePage(bytes, headers['content-type']).text).document;
  return [
    {
      name: 'readability',
      read(bytes, _url, headers) {
        const document = documentOf(bytes, headers);
        const article = new Readability(document as unknown as Document).parse();
        return {
          text: article?.textContent ?? '',
          title: article?.title ?? undefined,
          authors: article?.byline ? [article.byline] : [],
          published: article?.publishedTime ?? undefined,
          language: article?.lang?.slice(0, 2),
        };
      },
    },
    {
      name: 'defuddle',
      read(bytes, url, headers) {
        const document = documentOf(bytes, headers);
        const found = quietly(() =>
          new DefuddleClass(document as unknown as Document, { url }).parse(),
        );
        const { document: content } = parseHTML(`<html><body>${found.content}</body></html>`);
        return {
          text: linesOf(content.body)
            .map(({ text }) => text)
            .join('\n\n'),
          title: found.title,
          authors: found.author === '' ? [] : found.author.split(/,\s*/),
          published: found.published === '' ? undefined : found.published,
          language: found.language.slice(0, 2),
        };
      },
    },
  ];
}

/** Defuddle writes of every broken block of JSON-LD, and of every formula, to the console. */
function quietly<T>(run: () => T): T {
  const { error, warn } = console;
  console.error = console.warn = () => {};
  try {
    return run();
  } finally {
    Object.assign(console, { error, warn });
  }
}
