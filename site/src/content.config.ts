/** The collection of the site: the editors’ studies. What the machine writes, and the sources, are read by the pages themselves. */

import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { Study } from '#schema/study.ts';
import { home } from './archive-files.ts';

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

const byPath = ({ entry }: { entry: string }) => entry.replace(/\.(md|mdx)$/, '');
const studies = defineCollection({
  loader: glob({ pattern: '*/*.mdx', base: join(home, 'content/studies'), generateId: byPath }),
  schema: z.preprocess(asWritten, Study),
});

export const collections = { studies };
