/** The pages of a build, one language after the other; those that nothing has changed for are left as the last build made them. */
import { createHash } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import { z } from 'zod';
import { type Lang, langs } from '#schema/lang.ts';

/**
 * The pages of a language, by path (`fr/briefs/2026-w47-ia`): the key of what each was made of, where its template gives one, and the
 * digest of its bytes. Both SHA-256, hexadecimal.
 */
export const PageRecords = z.record(
  z.string(),
  z.object({ key: z.string().optional(), bytes: z.string() }),
);
export type PageRecords = z.infer<typeof PageRecords>;

/** What a build has to know to leave pages as they are. */
export interface PageInput {
  /** The pages of the last build. */
  before: PageRecords;
  /** Does the site still have the file of this page? */
  isThere: (path: string) => boolean;
  /** Digest of all that pages are made with: templates, words, libraries. */
  code: string;
  /** Called as soon as the last page of a language is written. */
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
  const keys = new Map<string, string>();
  const waiting = [...langs];
  /** The languages before this place in the order are whole. */
  const arriveAt = (rank: number) => {
    while (waiting.length > 0 && langs.length - waiting.length < rank) {
      const whole = waiting.shift();
      if (whole) input.onWhole(whole);
    }
  };
  return {
    ...usual,
    async getStaticPaths() {
      const paths = await usual.getStaticPaths();
      for (const { pathname, cacheKey } of paths)
        if (cacheKey !== undefined) keys.set(trimmed(pathname), digestOf(input.code, cacheKey));
      return paths.toSorted((a, b) => rankOf(a) - rankOf(b));
    },
    async render(request, options) {
      const path = toPath(request.url);
      const rank = rankOf({ pathname: path, route: options.routeData });
      arriveAt(rank);
      if (rank === langs.length) return usual.render(request, options);
      const key = keys.get(path);
      const known = input.before[path];
      if (known && key !== undefined && known.key === key && input.isThere(path)) {
        output.kept.add(path);
        output.pages[path] = known;
        // Astro writes nothing for a response without a body.
        return new Response(null);
      }
      const rendered = await usual.render(request, options);
      const response = rendered instanceof Response ? rendered : rendered.response;
      const body = Buffer.from(await response.arrayBuffer());
      output.pages[path] = { ...(key === undefined ? {} : { key }), bytes: digestOf(body) };
      return new Response(body, response);
    },
    async teardown() {
      arriveAt(langs.length);
      await usual.teardown?.();
    },
  };
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

function digestOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
