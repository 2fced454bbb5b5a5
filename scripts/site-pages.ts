/** The pages of a build, one language after the other; those that nothing has changed for are left as the last build made them. */
import { createHash } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import { z } from 'zod';
import { type Lang, langs } from '#schema/lang.ts';
import type { PageToWrite } from './page-writer.ts';

/**
 * The pages of a language, by path (`fr/briefs/2026-w47-ia`): the key of what each was made of, where its template gives one, and the
 * digest of what search finds in it, where it finds it. Both SHA-256, hexadecimal.
 */
export const PageRecords = z.record(
  z.string(),
  z.object({ key: z.string().optional(), search: z.string().optional() }),
);
export type PageRecords = z.infer<typeof PageRecords>;

/** What a build has to know to leave pages as they are. */
export interface PageInput {
  /** The pages of the last build. */
  before: PageRecords;
  /** Is what the last build wrote of this page still there? */
  isThere: (path: string) => boolean;
  /** What pages show is there: only then are they asked for. */
  ready: Promise<void>;
  /** Writes pages, whose buffers are handed over; answers with the digest of what search is to find in each, undefined when that is nothing. */
  write: (pages: PageToWrite[]) => Promise<(string | undefined)[]>;
  /** Digest of all that pages are made with: templates, words, libraries. */
  code: string;
  /** Called as soon as the last page of a language is written or kept. */
  onWhole: (lang: Lang) => void;
}

/** What a build did; filled while it runs. */
export interface PageOutput {
  pages: PageRecords;
  /** Pages that were not written anew. */
  kept: Set<string>;
}

type Start = NonNullable<AstroIntegration['hooks']['astro:build:start']>;
type Make = Extract<
  Parameters<Parameters<Start>[0]['setPrerenderer']>[0],
  (...given: never[]) => unknown
>;
type Prerenderer = ReturnType<Make>;
type Path = Awaited<ReturnType<Prerenderer['getStaticPaths']>>[number];

/** The integration that orders, keeps and records the pages, and what it will have found. */
export function pagesByLanguage(input: PageInput): {
  integration: AstroIntegration;
  output: PageOutput;
} {
  const output: PageOutput = { pages: {}, kept: new Set() };
  let base = '/';
  return {
    output,
    integration: {
      name: 'pages-by-language',
      hooks: {
        'astro:config:done': ({ config }) => {
          base = config.base;
        },
        'astro:build:start': ({ setPrerenderer }) =>
          setPrerenderer((usual) => ordered(usual, input, output, (url) => pathOf(url, base))),
      },
    },
  };
}

function ordered(
  usual: Prerenderer,
  input: PageInput,
  output: PageOutput,
  toPath: (url: string) => string,
): Prerenderer {
  const { write, written } = batches(input, output);
  const keys = new Map<string, string>();
  const waiting = [...langs];
  /** The languages before this place in the order are whole. */
  const arriveAt = async (rank: number) => {
    if (langs.length - waiting.length >= rank) return;
    await written();
    while (waiting.length > 0 && langs.length - waiting.length < rank) {
      const whole = waiting.shift();
      if (whole) input.onWhole(whole);
    }
  };
  return {
    ...usual,
    async getStaticPaths() {
      await input.ready;
      const paths = await usual.getStaticPaths();
      for (const { pathname, cacheKey } of paths)
        if (cacheKey !== undefined) keys.set(trimmed(pathname), digestOf(input.code, cacheKey));
      return paths.toSorted((a, b) => rankOf(a) - rankOf(b));
    },
    async render(request, options) {
      const path = toPath(request.url);
      const rank = rankOf({ pathname: path, route: options.routeData });
      await arriveAt(rank);
      if (rank === langs.length) return usual.render(request, options);
      const key = keys.get(path);
      const known = input.before[path];
      if (known && key !== undefined && known.key === key && input.isThere(path)) {
        output.kept.add(path);
        output.pages[path] = known;
        return nothing();
      }
      const rendered = await usual.render(request, options);
      const response = rendered instanceof Response ? rendered : rendered.response;
      await write({ path, key, html: await response.arrayBuffer() });
      return nothing();
    },
    async teardown() {
      await arriveAt(langs.length);
      await usual.teardown?.();
    },
  };
}

/** A page that is rendered. */
interface Rendered {
  path: string;
  key: string | undefined;
  html: ArrayBuffer;
}

/** Pages are handed on by the batch: to wake the thread that writes them costs more than to render one. */
function batches(
  input: PageInput,
  output: PageOutput,
): { write: (page: Rendered) => Promise<void>; written: () => Promise<void> } {
  let batch: Rendered[] = [];
  let writing: Promise<void>[] = [];
  const send = async (pages: Rendered[]) => {
    const found = await input.write(pages);
    for (const [at, { path, key }] of pages.entries()) {
      const search = found[at];
      output.pages[path] = {
        ...(key === undefined ? {} : { key }),
        ...(search === undefined ? {} : { search }),
      };
    }
  };
  const sendBatch = () => {
    const job = send(batch);
    // It may fail before it is waited for.
    job.catch(() => undefined);
    writing.push(job);
    batch = [];
  };
  const written = async () => {
    if (batch.length > 0) sendBatch();
    await Promise.all(writing);
    writing = [];
  };
  return {
    async write(page) {
      batch.push(page);
      if (batch.length < batchSize) return;
      sendBatch();
      // They wait in memory: not too many of them.
      if (writing.length >= mostBatches) await written();
    },
    written,
  };
}

const batchSize = 64;
const mostBatches = 8;

/** Astro writes no file for a response without a body. */
function nothing(): Response {
  return new Response(null);
}

/** Place of a path in the order: pages by language, then what is no page of a language. */
function rankOf({ pathname, route }: Pick<Path, 'pathname' | 'route'>): number {
  const first = trimmed(pathname).split('/')[0];
  const place = langs.findIndex((lang) => lang === first);
  return route.type === 'page' && place >= 0 ? place : langs.length;
}

function pathOf(url: string, base: string): string {
  const path = decodeURI(new URL(url).pathname);
  return trimmed(path.startsWith(base) ? path.slice(base.length) : path);
}

function trimmed(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

function digestOf(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
