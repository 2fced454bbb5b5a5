/** Read the sample web's YAML files, and fail loudly on anything that does not hold together. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { eventTypes } from '#schema/story.ts';

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();

export const Outlet = z.strictObject({
  id: z.string(),
  name: z.string(),
  host: z.string().endsWith('.example'),
  lang: z.enum(['fr', 'ar', 'en']),
  kind: z.enum(['feed', 'sitemap', 'page']),
  format: z.enum(['rss', 'atom', 'json', 'rdf', 'sitemap', 'html']),
  path: z.string().startsWith('/').describe('Path of the feed, sitemap or list page.'),
  template: z.string().describe('Look of its article pages, a key of templates.ts.'),
  encoding: z.literal('windows-1256').optional().describe('UTF-8 when left out.'),
  dirt: z.array(z.string()).default([]),
  country: z.literal('MA'),
  site: z.url(),
  facets: z.array(z.string()).optional(),
  note: z.string().optional(),
});
export type Outlet = z.infer<typeof Outlet>;

/** What a reader with all the time in the world would say of the article. */
export const Truth = z.strictObject({
  story: z.string().startsWith('s-').describe('The event; the same in every outlet and language.'),
  concepts: z.array(z.string()).describe('Ids of the taxonomy, a narrower one with its broader.'),
  orgs: z.array(z.string()).default([]),
  people: z.array(z.string()).default([]),
  places: z.array(z.string()).default([]),
  programmes: z.array(z.string()).default([]),
  laws: z.array(z.string()).default([]),
  figures: z
    .array(
      z.strictObject({
        text: z.string(),
        value: z.number().describe('In base units.'),
        unit: z.string().describe('MAD, EUR, USD, % or the counted noun in English.'),
        of: z.string(),
      }),
    )
    .default([]),
  dates: z
    .array(z.strictObject({ text: z.string(), date: day, of: z.string() }))
    .default([])
    .describe('Coming dates only.'),
  event: z
    .strictObject({
      type: z.enum(eventTypes),
      fields: z.record(z.string(), z.union([z.string(), z.number()])),
      evidence: z.string().describe('One sentence of the body, verbatim.'),
    })
    .optional(),
});
export type Truth = z.infer<typeof Truth>;

export const SampleArticle = z.strictObject({
  id: z.string().regex(/^w\d\d-[a-z0-9-]+$/),
  outlet: z.string(),
  path: z.string().startsWith('/'),
  published: instant,
  lang: z.enum(['fr', 'ar', 'en']),
  title: z.string().min(10),
  author: z.string().optional(),
  summary: z.string().max(300).optional(),
  body: z.string(),
  copyOf: z.string().optional().describe('Id of the wire copy or release it reprints.'),
  feedDate: z
    .union([instant, z.literal('none')])
    .optional()
    .describe('The wrong date the feed carries; none: no date at all.'),
  pageDate: instant.optional().describe('The date the page shows where it disagrees.'),
  update: z
    .strictObject({ at: instant, title: z.string().optional(), body: z.string().optional() })
    .optional()
    .describe('What page and feed say from then on.'),
  truth: Truth,
});
export type SampleArticle = z.infer<typeof SampleArticle>;

/** What the twelve weeks were written to show. */
export const Signals = z.strictObject({
  rising: z.array(z.string()).describe('Concept ids.'),
  declining: z.array(z.string()).describe('Concept ids.'),
  bursts: z.array(z.strictObject({ concept: z.string(), week: z.string() })),
  emerging: z.array(
    z.strictObject({
      fr: z.string(),
      ar: z.string(),
      en: z.string(),
      forms: z.array(z.string()),
      first: z.string().describe('ISO week of the first use.'),
      outlets: z.array(z.int()).describe('Outlets that use it, week by week from then on.'),
    }),
  ),
  apart: z.array(z.tuple([z.string(), z.string()])).describe('Stories that look alike.'),
  disagreements: z.array(
    z.strictObject({ story: z.string(), of: z.string(), values: z.array(z.number()) }),
  ),
});
export type Signals = z.infer<typeof Signals>;

export interface SampleWeb {
  outlets: Outlet[];
  /** In order of publication. */
  articles: SampleArticle[];
}

/** The whole sample web, checked. Throws with every fault found. */
export function loadSampleWeb(folder = new URL('./', import.meta.url)): SampleWeb {
  const outlets = z.array(Outlet).parse(readYaml(new URL('outlets.yaml', folder)));
  const articlesFolder = new URL('articles/', folder);
  const articles = readdirSync(articlesFolder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => readArticles(new URL(name, articlesFolder)));
  articles.sort(
    (a, b) => Date.parse(a.published) - Date.parse(b.published) || (a.id < b.id ? -1 : 1),
  );
  const faults = [...faultsOfTheWhole(outlets, articles), ...articles.flatMap(faultsOfOne)];
  if (faults.length > 0) throw new Error(`the sample web is broken:\n${faults.join('\n')}`);
  return { outlets, articles };
}

export function loadSignals(folder = new URL('./', import.meta.url)): Signals {
  return Signals.parse(readYaml(new URL('signals.yaml', folder)));
}

function readYaml(file: URL): unknown {
  return parse(readFileSync(file, 'utf8'));
}

function readArticles(file: URL): SampleArticle[] {
  const result = z.array(SampleArticle).safeParse(readYaml(file));
  if (!result.success) throw new Error(`${file.pathname}: ${z.prettifyError(result.error)}`);
  return result.data;
}

function faultsOfTheWhole(outlets: Outlet[], articles: SampleArticle[]): string[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const outletIds = new Set(outlets.map((outlet) => outlet.id));
  const faults: string[] = [];
  if (byId.size !== articles.length) faults.push('an article id is used twice');
  if (outletIds.size !== outlets.length) faults.push('an outlet id is used twice');
  const addresses = new Set<string>();
  for (const article of articles) {
    const address = `${article.outlet} ${article.path}`;
    if (addresses.has(address)) faults.push(`${article.id}: ${address} is used twice`);
    addresses.add(address);
    if (!outletIds.has(article.outlet)) faults.push(`${article.id}: no outlet ${article.outlet}`);
    if (article.copyOf === undefined) continue;
    const original = byId.get(article.copyOf);
    if (original === undefined) faults.push(`${article.id}: copy of nothing, ${article.copyOf}`);
    else if (original.truth.story !== article.truth.story)
      faults.push(`${article.id}: a copy that is of another story than ${article.copyOf}`);
  }
  return faults;
}

function faultsOfOne(article: SampleArticle): string[] {
  const { truth, update } = article;
  const text = [article.title, article.summary, article.body, update?.title, update?.body]
    .filter((part) => part !== undefined)
    .join('\n');
  const named = [
    ...truth.orgs,
    ...truth.people,
    ...truth.places,
    ...truth.programmes,
    ...truth.laws,
    ...truth.figures.map((figure) => figure.text),
    ...truth.dates.map((date) => date.text),
    ...(truth.event ? [truth.event.evidence] : []),
  ];
  return named
    .filter((words) => !text.includes(words))
    .map((words) => `${article.id}: not in its text: ${words}`);
}
