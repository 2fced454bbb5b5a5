/** The collections of the site: the archive’s stories, trends and briefs, the editors’ studies and sources. */

import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { glob, type Loader } from 'astro/loaders';
import { z } from 'zod';
import { loadEditorial } from '#editorial';
import { Brief } from '#schema/brief.ts';
import { Source } from '#schema/source.ts';
import { Story } from '#schema/story.ts';
import { Study } from '#schema/study.ts';
import { Trend } from '#schema/trend.ts';
import { home, linesOf, project, valuesOf } from './archive-files.ts';

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

const stories = defineCollection({
  loader: values('stories', () => linesOf('stories')),
  schema: Story,
});
const trends = defineCollection({
  loader: values('trends', () => valuesOf('trends')),
  schema: Trend,
});
const sources = defineCollection({
  loader: values('sources', () => loadEditorial(home, project).sources),
  schema: Source,
});
const byPath = ({ entry }: { entry: string }) => entry.replace(/\.(md|mdx)$/, '');
const briefs = defineCollection({
  loader: glob({
    pattern: '*/*.md',
    base: join(home, 'content/archive/briefs'),
    generateId: byPath,
  }),
  schema: z.preprocess(asWritten, Brief),
});
const reviewed = defineCollection({
  loader: glob({ pattern: '*/*.md', base: join(home, 'content/briefs'), generateId: byPath }),
  schema: z.preprocess(asWritten, Brief),
});
const studies = defineCollection({
  loader: glob({ pattern: '*/*.mdx', base: join(home, 'content/studies'), generateId: byPath }),
  schema: z.preprocess(asWritten, Study),
});

export const collections = { stories, trends, sources, briefs, reviewed, studies };
