/** What `inspect` can read out of a line: for each WHAT the shape of its input and the door it calls, loaded when it is asked for. */
import { z } from 'zod';
import { loadEditorial } from '#editorial';
import { type Inspection, inspectLines } from './inspect-lines.ts';

/** Reads lines of NDJSON and gives one result per line. */
export interface Inspector {
  inspect(lines: AsyncIterable<string>): AsyncGenerator<object>;
  close(): Promise<void>;
}

const Id = z.union([z.string(), z.number()]).describe('Comes back with the result.');
const Headers = z.record(z.string(), z.string()).default({});
const Bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const Document = z.object({
  id: Id,
  url: z.string().default('https://example.org/'),
  headers: Headers.nullish(),
  body: Bytes,
});
const Text = z.object({
  id: Id.transform(String),
  lang: z.string().nullish(),
  date: z.string().nullish(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  url: z.string().nullish(),
  source: z.string().nullish(),
});
const Html = z.object({ id: Id, html: z.string(), url: z.string().nullish() });
const Url = z.object({ id: Id, url: z.string(), base: z.string().nullish() });
const Robots = z.object({ id: Id, robots: z.string(), agent: z.string(), url: z.string() });
const Front = z.object({ id: Id, text: z.string() });
const Counts = z.object({
  id: z.string(),
  counts: z.array(
    z.object({ period: z.string(), n: z.number().nonnegative(), total: z.number().nonnegative() }),
  ),
});

/** The inspectors, by name; each takes the folder of the observatory. */
export const inspectors = {
  feeds: async () => {
    const { readFeed } = await import('../ingest/feed/read-feed.ts');
    return inspector({
      input: Document,
      each: ({ id, url, headers, body }) => {
        const read = readFeed(body, { url, headers: lowerCase(headers ?? {}) });
        return read.ok ? { id, ...read.value } : { id, error: read.error };
      },
    });
  },
  pages: async () => {
    const { openPageReaders } = await import('../ingest/page/page-readers.ts');
    const readers = openPageReaders({ threads: 2, deadlineMs: 4_000 });
    return inspector({
      input: Document,
      each: async ({ id, url, headers, body }) => {
        const read = await readers.read(body, {
          url,
          headers: lowerCase(headers ?? {}),
          now: new Date().toISOString(),
        });
        if (!read.ok) return { id, error: read.error };
        const { reservation: _r, citedUrls: _c, nextUrl: _n, ampUrl: _a, ...page } = read.value;
        return { id, ...page };
      },
      close: () => readers.close(),
    });
  },
  stories: async (home: string) => {
    const { inspectStories } = await import('../analysis/inspect-stories.ts');
    const { toKnowledge } = await import('../analysis/knowledge.ts');
    const knowledge = toKnowledge(loadEditorial(home));
    return inspector({
      input: Text,
      all: (records) => inspectStories(records.map(recordOf), knowledge),
    });
  },
  tags: async (home: string) => {
    const { inspectTags, toReader } = await import('../analysis/inspect-tags.ts');
    const reader = toReader(loadEditorial(home));
    return inspector({ input: Text, each: (record) => inspectTags(recordOf(record), reader) });
  },
  trends: async () => {
    const { inspectTrends } = await import('../analysis/inspect-trends.ts');
    return inspector({ input: Counts, all: (series) => inspectTrends(series) });
  },
  html: async () => {
    const { htmlToText, sanitiseHtml } = await import('../ingest/sanitise.ts');
    return inspector({
      input: Html,
      each: ({ id, html, url }) => {
        const safe = sanitiseHtml(html, url ?? undefined);
        return { id, html: safe, text: htmlToText(safe) };
      },
    });
  },
  urls: async () => {
    const { readAddress } = await import('../ingest/url.ts');
    return inspector({
      input: Url,
      each: ({ id, url, base }) => {
        const { canonical, allowed, reason } = readAddress(url, base ?? undefined);
        return {
          id,
          canonical: canonical ?? null,
          allowed,
          ...(reason !== undefined && { reason }),
        };
      },
    });
  },
  robots: async () => {
    const { askRobots } = await import('../ingest/robots.ts');
    return inspector({
      input: Robots,
      each: ({ id, robots, agent, url }) => ({
        id,
        allowed: askRobots(robots, agent, url).allowed,
      }),
    });
  },
  frontmatter: async () => {
    const { readFrontMatter } = await import('#front-matter');
    return inspector({
      input: Front,
      each: ({ id, text }) => {
        const read = readFrontMatter(text);
        return read.ok ? { id, ...read.value } : { id, error: read.error };
      },
    });
  },
} satisfies Record<string, (home: string) => Promise<Inspector>>;

export type What = keyof typeof inspectors;
export const whats = Object.keys(inspectors);

function inspector<T>(inspection: Inspection<T>): Inspector {
  return {
    inspect: (lines) => inspectLines(lines, inspection),
    close: async () => inspection.close?.(),
  };
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function recordOf({ id, lang, date, title, text, url, source }: z.infer<typeof Text>) {
  return {
    id,
    title: title ?? '',
    lang: lang ?? null,
    date: date ?? null,
    text: text ?? '',
    ...(url && { url }),
    ...(source && { source }),
  };
}
