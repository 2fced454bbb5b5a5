/** Stories → the few sentences that tell the news: verbatim, early, central, and not the same thing twice. */
import type { Story, StoryArticle } from '#schema/story.ts';
import { languageOf } from './language.ts';
import { isTelling, leansBack } from './sentences.ts';
import { datelineEnd } from './tags.ts';
import { toTokens } from './tokens.ts';

/** A sentence of an article. */
export interface Chosen {
  /** Stands in the article letter for letter. */
  text: string;
  article: StoryArticle;
  story: Story;
}

interface Candidate extends Chosen {
  stems: Set<string>;
  /** Worth by itself: where it comes from, and what it holds. */
  own: number;
  /** Where it stands among the sentences kept of its article. */
  place: number;
}

/** What a sentence is worth: chosen by the reader of its article, proof of an event, holder of a figure. */
const worth = { quote: 0.7, event: 0.6, figure: 0.5, more: 0.6, date: 0.3 };
/** Characters that may be taken from one article in all. */
const mostOfArticle = 280;
/** Weight of worth against likeness to what is chosen already (Carbonell and Goldstein 1998: MMR). */
const lambda = 0.7;
const centralWeight = 0.8;
const titleWeight = 0.8;
/** Two sentences more alike than this say the same. */
const mostAlike = 0.8;
const leastLength = 40;
const figureWeight = 0.2;
const mostFigures = 3;

/**
 * At most `count` sentences in the order of the stories. Every story gives one before any gives a second; a second
 * must be new. Of each story one language speaks: `lang` where it can.
 */
export function chooseSentences(stories: readonly Story[], lang: string, count: number): Chosen[] {
  const pools = stories.map((story) => candidatesOf(story, lang));
  const chosen: Candidate[] = [];
  for (let round = 0; chosen.length < count && round < count; round++) {
    let found = false;
    for (const pool of pools) {
      if (chosen.length >= count) break;
      const best = bestOf(pool, chosen);
      if (!best || (round > 0 && likeness(best, chosen) > mostAlike)) continue;
      chosen.push(best);
      found = true;
    }
    if (!found) break;
  }
  return chosen
    .sort(
      (a, b) =>
        stories.indexOf(a.story) - stories.indexOf(b.story) || a.place - b.place || b.own - a.own,
    )
    .map(({ text, article, story }) => ({ text, article, story }));
}

function bestOf(pool: readonly Candidate[], chosen: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  let most = -Infinity;
  for (const candidate of pool) {
    if (chosen.includes(candidate) || !isWithin(candidate, chosen)) continue;
    const score = lambda * candidate.own - (1 - lambda) * 2 * likeness(candidate, chosen);
    if (score > most) {
      most = score;
      best = candidate;
    }
  }
  return best;
}

/** May so much be taken from its article beside what is taken already? */
function isWithin({ article, text }: Candidate, chosen: readonly Candidate[]): boolean {
  const taken = chosen.filter((other) => other.article.id === article.id);
  return taken.reduce((sum, other) => sum + other.text.length + 1, text.length) <= mostOfArticle;
}

function likeness({ stems }: Candidate, chosen: readonly Candidate[]): number {
  return Math.max(0, ...chosen.map((other) => cosine(stems, other.stems)));
}

function cosine(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
  if (one.size === 0 || two.size === 0) return 0;
  let both = 0;
  for (const stem of one) if (two.has(stem)) both++;
  return both / Math.sqrt(one.size * two.size);
}

/** The sentences that were kept of a story’s articles, each once, in one language. */
function candidatesOf(story: Story, lang: string): Candidate[] {
  const spoken = speakingLang(story, lang);
  const articleOf = new Map(story.articles.map((article) => [article.id, article]));
  const found = new Map<string, Candidate>();
  const add = (raw: string | undefined, id: string | undefined, value: number, place = 9) => {
    const article = articleOf.get(id ?? '');
    if (!raw || !article || primary(article.lang) !== spoken || raw === article.title) return;
    // Cut sentences are none, and the place an agency writes from is no news.
    const text = raw.slice(datelineEnd(raw)).trim();
    if (!isQuotable(text)) return;
    const known = found.get(text);
    if (known) {
      known.own += value / 2;
      return;
    }
    const stems = new Set(
      toTokens(text, languageOf(article.lang, text))
        .filter(({ word }) => !word.stop)
        .map(({ word }) => word.stem),
    );
    const isCopy = article.duplicateOf !== undefined;
    const figures = Math.min(mostFigures, text.match(/\d[\d .,\u00A0\u202F]*/gu)?.length ?? 0);
    const own = value + figureWeight * figures - (isCopy ? 0.2 : 0) - (leansBack(text) ? 0.3 : 0);
    found.set(text, { text, article, story, stems, own, place });
  };
  for (const { id, quote, more } of story.articles) {
    add(quote, id, worth.quote, 0);
    for (const [at, text] of (more ?? []).entries()) add(text, id, worth.more, at + 1);
  }
  for (const { fields } of story.events)
    for (const { sentence, article } of Object.values(fields)) add(sentence, article, worth.event);
  for (const { sentence, articles } of story.figures)
    for (const id of articles.slice(0, 1)) add(sentence, id, worth.figure);
  for (const { of, article } of story.dates) add(of, article, worth.date);
  const all = [...found.values()];
  const titles = new Set(
    story.articles
      .filter(({ lang: own }) => primary(own) === spoken)
      .flatMap(({ title }) => toTokens(title, languageOf(spoken, title)))
      .filter(({ word }) => !word.stop)
      .map(({ word }) => word.stem),
  );
  for (const candidate of all) {
    const others = all.filter((other) => other !== candidate);
    const mean = others.reduce((sum, other) => sum + cosine(candidate.stems, other.stems), 0);
    candidate.own += centralWeight * (mean / Math.max(1, others.length));
    candidate.own += titleWeight * cosine(candidate.stems, titles);
  }
  return all;
}

/** The language a story is quoted in: the reader’s where an article with a sentence speaks it, else that of the most articles. */
export function speakingLang(story: Story, lang: string): string {
  const spoken = story.articles
    .filter(({ quote, more = [] }) => [quote ?? '', ...more].some(isQuotable))
    .map((article) => primary(article.lang));
  if (spoken.includes(lang)) return lang;
  const counts = new Map<string, number>();
  for (const one of spoken) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? lang;
}

function isQuotable(text: string): boolean {
  return text.length >= leastLength && text.length <= mostOfArticle && isTelling(text);
}

function primary(tag: string): string {
  return tag === 'ary' ? 'ar' : (tag.split('-')[0] ?? tag);
}
