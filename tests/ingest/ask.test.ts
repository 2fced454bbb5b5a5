import { expect, test } from 'vitest';
import { fail, ok } from '#schema/result.ts';
import { askSource } from '../../ingest/ask.ts';
import { stateFor } from '../../ingest/lifecycle.ts';
import { openMemory } from '../../ingest/memory.ts';
import { siteFiles } from '../../ingest/site-files.ts';
import { source } from './behaviours/world.ts';

const now = '2026-11-23T10:00:00.000Z';

test.each([
  ['Crawl-delay: 7', 7000],
  ['Crawl-delay: 3600', 30_000],
  ['Disallow: /autre', 0],
])(
  'keeps the gap that robots.txt asks for between two requests for feeds: %s',
  async (line, gapMs) => {
    using memory = openMemory(':memory:');
    const gaps: number[] = [];
    const hosts = {
      run<T>(_host: string, task: () => Promise<T>, gap = 0) {
        gaps.push(gap);
        return task();
      },
    };
    const body = new TextEncoder().encode(`User-agent: *\n${line}`);
    const fetcher = {
      fetch: async (url: string) => ok({ url, status: 200, headers: {}, body, redirects: [] }),
      close: async () => undefined,
    };
    const parsers = {
      read: async () => fail('not-a-feed', 'no matter'),
      room: async () => undefined,
      close: async () => undefined,
    };
    const files = siteFiles(fetcher, hosts, memory, now);
    const own = source();
    const effects = { fetcher, hosts, files, memory, parsers, now };
    await askSource(own, stateFor(own, undefined), 'http://a.example/flux', effects);
    expect(gaps).toEqual([0, gapMs]);
  },
);
