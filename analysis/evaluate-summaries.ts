/** The sample web’s articles with their abstracts → how well chosen sentences tell a story, beside its first three sentences. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Article } from '#schema/article.ts';
import type { Story } from '#schema/story.ts';
import { toFeatures } from './features.ts';
import type { toReader } from './inspect-tags.ts';
import type { Knowledge } from './knowledge.ts';
import { languageOf } from './language.ts';
import { toSentences } from './sentences.ts';
import { toStory } from './story-records.ts';
import { chooseSentences } from './summary.ts';
import { datelineEnd } from './tags.ts';
import { toTokens } from './tokens.ts';

/** What is read of a labelled article: the abstract its author wrote is the reference. */
const Labelled = z.object({
  id: z.string(),
  outlet: z.string(),
  published: z.string(),
  lang: z.enum(['fr', 'ar', 'en']),
  title: z.string(),
  summary: z.string().optional(),
  body: z.string(),
  truth: z.object({
    story: z.string(),
    figures: z.array(z.object({ text: z.string() })).default([]),
    dates: z.array(z.object({ text: z.string() })).default([]),
    orgs: z.array(z.string()).default([]),
  }),
});
type Labelled = z.infer<typeof Labelled>;

/** Of one way of summarising: means over the stories, 0 to 1. */
export interface SummaryScore {
  way: (typeof ways)[number];
  stories: number;
  rougeL: number;
  /** Figures, days and firms of the truth that stand in the summary. */
  facts: number;
  /** Sentences that stand letter for letter in an article of the story. */
  traced: number;
  words: number;
}

const sentences = 3;
/** Ours, the first three sentences, and as many of them as may be taken from one article. */
const ways = ['chosen', 'lead-3', 'lead within 280'] as const;

/**
 * Blind to the abstracts: the pipeline reads bodies and titles only. Both ways give three sentences in one language.
 * `files` are YAML lists of articles.
 */
export function evaluateSummaries(
  dir: string,
  files: readonly string[],
  reader: ReturnType<typeof toReader>,
  knowledge: Knowledge,
): SummaryScore[] {
  const articles = files
    .flatMap((file) => z.array(Labelled).parse(parse(readFileSync(join(dir, file), 'utf8'))))
    .map((article) => ({ ...article, body: article.body.normalize('NFC') }));
  const totals = { chosen: noScore(), 'lead-3': noScore(), 'lead within 280': noScore() };
  for (const [id, told] of Map.groupBy(articles, ({ truth }) => truth.story)) {
    const inTime = [...told].sort((a, b) => (a.published < b.published ? -1 : 1));
    for (const [lang, spoken] of Map.groupBy(inTime, (article) => article.lang)) {
      const references = spoken.flatMap(({ summary }) => summary ?? []);
      if (references.length === 0 || spoken.length < 1 || inTime.length < 2) continue;
      const story = storyOf(id, inTime, reader, knowledge);
      const lead = leadOf(spoken[0]);
      const given = {
        chosen: chooseSentences([story], lang, sentences).map(({ text }) => text),
        'lead-3': lead,
        'lead within 280': within280(lead),
      };
      for (const way of ways) score(totals[way], given[way], references, { spoken, told: inTime });
    }
  }
  return ways.map((way) => {
    const { stories, rougeL, facts, factStories, traced, given, words } = totals[way];
    return {
      way,
      stories,
      rougeL: rougeL / Math.max(1, stories),
      facts: facts / Math.max(1, factStories),
      traced: traced / Math.max(1, given),
      words: words / Math.max(1, stories),
    };
  });
}

function noScore() {
  return { stories: 0, rougeL: 0, facts: 0, factStories: 0, traced: 0, given: 0, words: 0 };
}

function score(
  total: ReturnType<typeof noScore>,
  chosen: readonly string[],
  references: readonly string[],
  { spoken, told }: { spoken: readonly Labelled[]; told: readonly Labelled[] },
): void {
  const text = chosen.join(' ');
  const lang = spoken[0]?.lang ?? 'fr';
  total.stories++;
  total.words += wordsOf(text, lang).length;
  const own = wordsOf(text, lang);
  total.rougeL +=
    references.reduce((sum, reference) => sum + rougeL(own, wordsOf(reference, lang)), 0) /
    references.length;
  const facts = [
    ...new Set(
      spoken.flatMap(({ truth }) => [
        ...truth.figures.map((figure) => figure.text),
        ...truth.dates.map((date) => date.text),
        ...truth.orgs,
      ]),
    ),
  ];
  if (facts.length > 0) {
    total.factStories++;
    total.facts += facts.filter((fact) => plain(text).includes(plain(fact))).length / facts.length;
  }
  for (const sentence of chosen) {
    total.given++;
    if (told.some(({ body }) => body.includes(sentence))) total.traced++;
  }
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').toLowerCase();
}

function wordsOf(text: string, lang: string): string[] {
  return toTokens(text, languageOf(lang, text)).map(({ word }) => word.fold);
}

/** F of the longest common subsequence of words (Lin 2004). */
function rougeL(one: readonly string[], two: readonly string[]): number {
  let row = new Uint16Array(two.length + 1);
  for (const word of one) {
    const next = new Uint16Array(two.length + 1);
    for (let at = 1; at <= two.length; at++) {
      next[at] =
        word === two[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    }
    row = next;
  }
  const common = row[two.length] ?? 0;
  return one.length + two.length === 0 ? 0 : (2 * common) / (one.length + two.length);
}

function leadOf(article: Labelled | undefined): string[] {
  if (!article) return [];
  const { body, lang } = article;
  return toSentences(body.slice(datelineEnd(body)), languageOf(lang, body))
    .slice(0, sentences)
    .map(({ text }) => text);
}

/** The first sentences whole, while they stay within what may be taken from an article. */
function within280(lead: readonly string[]): string[] {
  const fits = lead.findLastIndex((_, index) => lead.slice(0, index + 1).join(' ').length <= 280);
  return lead.slice(0, fits + 1);
}

function storyOf(
  id: string,
  told: readonly Labelled[],
  reader: ReturnType<typeof toReader>,
  knowledge: Knowledge,
): Story {
  const members = told.map((one) => {
    const article: Article = {
      id: one.id,
      url: `https://${one.outlet}.example/${one.id}`,
      title: one.title.normalize('NFC'),
      lang: one.lang,
      published: new Date(one.published).toISOString(),
      dateFrom: 'feed',
      firstSeen: new Date(one.published).toISOString(),
      source: one.outlet,
      sightings: [],
      excerpt: '',
      fingerprint: '0',
      text: 'page',
    };
    return {
      article,
      features: toFeatures(article, one.body, reader, knowledge),
      copyOf: undefined,
    };
  });
  return toStory(id, members, {
    outletName: (source) => source,
    isAggregator: () => false,
    excerptMax: () => 280,
    labelsOf: () => undefined,
    decided: false,
    pinned: false,
  });
}
