/** The sample web’s YAML → its articles with what is true of them, for evaluations that need no corpus. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** An article of the invented press; fields that no evaluation needs are left out. */
const GoldArticle = z.object({
  id: z.string(),
  lang: z.enum(['fr', 'ar', 'en']),
  published: z.string(),
  title: z.string(),
  body: z.string(),
  copyOf: z.string().optional(),
  truth: z.object({
    story: z.string(),
    concepts: z.array(z.string()),
    event: z
      .object({
        type: z.string(),
        fields: z.record(z.string(), z.union([z.string(), z.number()])),
      })
      .optional(),
  }),
});
export type GoldArticle = z.infer<typeof GoldArticle>;

/** Read `articles/*.yaml` of a folder, in order of publication. */
export function readSampleGold(folder: string): GoldArticle[] {
  const articles = join(folder, 'articles');
  return readdirSync(articles)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) =>
      z.array(GoldArticle).parse(parse(readFileSync(join(articles, name), 'utf8'))),
    )
    .sort((a, b) => Date.parse(a.published) - Date.parse(b.published) || (a.id < b.id ? -1 : 1));
}
