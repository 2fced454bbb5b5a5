/** The collections of the site: the editors’ studies and sources. What the machine writes is read by the pages themselves. */

import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'zod';
import { loadEditorial } from '#editorial';
import { Source } from '#schema/source.ts';
import { Study } from '#schema/study.ts';
import { home, project } from './archive-files.ts';

/** A loader over plain values that carry an id. */
function values(name: string, read: () => Iterable<unknown>): Loader {
  return {
    name,
    async load({ store, parseData, generateDigest }) {
      const seen = new Set<string>();
      for (const value of read()) {
        if (typeof value !== 'object' || value === null || !('id' in value)) continue;
        const id = String(value.id);
        seen.add(id);
        const digest = generateDigest(JSON.stringify(value));
        if (store.get(id)?.digest === digest) continue;
        store.set({ id, data: await parseData({ id, data: { ...value } }), digest });
      }
      for (const id of store.keys()) if (!seen.has(id)) store.delete(id);
    },
  };
}

/** Astro’s YAML makes dates of unquoted days and instants; the schemas want what was written. */
function asWritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asWritten);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, field]) => {
    const isDay = field instanceof Date && /^(?:date|updated|publishAt)$/.test(key);
    return [key, isDay ? field.toISOString().slice(0, 10) : asWritten(field)];
  });
  return Object.fromEntries(entries);
}

const sources = defineCollection({
  loader: values('sources', () => loadEditorial(home, project).sources),
  schema: Source,
});
const byPath = ({ entry }: { entry: string }) => entry.replace(/\.(md|mdx)$/, '');
const studies = defineCollection({
  loader: glob({ pattern: '*/*.mdx', base: join(home, 'content/studies'), generateId: byPath }),
  schema: z.preprocess(asWritten, Study),
});

export const collections = { sources, studies };
