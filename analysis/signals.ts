/** Stories → weak signals: expressions outside the taxonomy that grow in several independent sources. */
import { createHash } from 'node:crypto';
import type { Taxonomy } from '#schema/concept.ts';
import type { Named } from '#schema/lexicon.ts';
import type { Story } from '#schema/story.ts';
import type { WeakSignal } from '#schema/trend.ts';
import { languageOf } from './language.ts';
import { toTokens } from './tokens.ts';

/** Fewest independent sources and stories of a signal, and the weeks that count as now. */
const leastOutlets = 3;
const leastStories = 3;
const recentWeeks = 4;
/** Weeks that are looked at: what was there half a year ago is no signal. */
const watchedWeeks = 26;
/** Known for longer than this share of the watch, or in more stories than this share: no weak signal. */
const mostVisible = 0.05;
const leastGrowth = 1.5;
const maxSignals = 30;

interface Seen {
  expression: string;
  lang: string;
  stories: Set<Story>;
}

/** The strongest signals first. `weeks` are all weeks of the watch, oldest first. */
export function findSignals(
  all: readonly Story[],
  taxonomy: Taxonomy,
  gazetteer: readonly Named[],
  allWeeks: readonly string[],
): WeakSignal[] {
  const weeks = allWeeks.slice(-watchedWeeks);
  const from = weeks[0] ?? '';
  const stories = all.filter(({ week }) => week >= from);
  const known = knownWords(taxonomy, gazetteer);
  const seen = new Map<string, Seen>();
  for (const story of stories)
    for (const { key, expression, lang } of expressionsOf(story, known)) {
      const entry = seen.get(key) ?? { expression, lang, stories: new Set() };
      seen.set(key, entry);
      entry.stories.add(story);
    }
  const recent = new Set(weeks.slice(-recentWeeks));
  const signals: WeakSignal[] = [];
  for (const [key, entry] of seen) {
    if (
      entry.stories.size < leastStories ||
      entry.stories.size > mostVisible * stories.length + leastStories
    )
      continue;
    const signal = toSignal(key, entry, weeks, recent, stories);
    if (signal.outlets.length >= leastOutlets && signal.growth >= leastGrowth) signals.push(signal);
  }
  const ranked = signals.sort(
    (a, b) => b.growth * b.stories.length - a.growth * a.stories.length || (a.id < b.id ? -1 : 1),
  );
  return withoutParts(ranked).slice(0, maxSignals);
}

/** Folded words that labels and names are made of. */
function knownWords(taxonomy: Taxonomy, gazetteer: readonly Named[]): Set<string> {
  const words = new Set<string>();
  const add = (lang: string, forms: readonly string[] = []) => {
    for (const form of forms) words.add(foldAll(form, lang));
  };
  for (const { concepts } of taxonomy.facets) {
    for (const { prefLabel, altLabel, hiddenLabel } of concepts) {
      for (const lang of ['fr', 'ar', 'en'] as const) {
        add(lang, [prefLabel[lang], ...(altLabel?.[lang] ?? []), ...(hiddenLabel?.[lang] ?? [])]);
      }
    }
  }
  for (const { name, alias, acronym } of gazetteer) {
    for (const lang of ['fr', 'ar', 'en'] as const)
      add(lang, [name[lang], ...(alias?.[lang] ?? [])]);
    add('fr', acronym);
  }
  return words;
}

function foldAll(text: string, lang: string): string {
  return toTokens(text, languageOf(lang, text))
    .map(({ word }) => word.fold)
    .join(' ');
}

/** Names nobody listed, and pairs of words side by side in titles. */
function expressionsOf(
  story: Story,
  known: ReadonlySet<string>,
): { key: string; expression: string; lang: string }[] {
  const found: { key: string; expression: string; lang: string }[] = [];
  for (const { id, name, type } of story.entities) {
    if (id !== undefined || type === 'person' || type === 'place') continue;
    found.push({ key: foldAll(name, story.lang), expression: name, lang: story.lang });
  }
  for (const { title, lang } of story.articles) {
    const tokens = toTokens(title, languageOf(lang, title));
    for (const [index, token] of tokens.entries()) {
      const next = tokens[index + 1];
      if (!next || token.word.stop || next.word.stop || token.word.number || next.word.number)
        continue;
      if (title.slice(token.end, next.start) !== ' ') continue;
      found.push({
        key: `${token.word.fold} ${next.word.fold}`,
        expression: title.slice(token.start, next.end),
        lang,
      });
    }
  }
  return found.filter(({ key }) => key.length >= 5 && !known.has(key));
}

function toSignal(
  key: string,
  { expression, lang, stories: about }: Seen,
  weeks: readonly string[],
  recent: ReadonlySet<string>,
  all: readonly Story[],
): WeakSignal {
  const sorted = [...about].sort((a, b) => (a.first < b.first ? 1 : a.first > b.first ? -1 : 0));
  const byWeek = Map.groupBy(sorted, ({ week }) => week);
  const totals = new Map<string, number>();
  for (const { week } of all) totals.set(week, (totals.get(week) ?? 0) + 1);
  const now = sorted.filter(({ week }) => recent.has(week)).length;
  const before = sorted.length - now;
  const pastWeeks = Math.max(1, weeks.length - recent.size);
  return {
    id: `signal-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`,
    expression,
    lang,
    points: weeks.map((period) => ({
      period,
      n: byWeek.get(period)?.length ?? 0,
      total: totals.get(period) ?? 0,
      outlets: new Set((byWeek.get(period) ?? []).flatMap(({ outlets }) => outlets)).size,
    })),
    visibility: Math.round((10_000 * sorted.length) / Math.max(1, all.length)) / 10_000,
    growth:
      Math.round((100 * (now / Math.max(1, recent.size) + 0.1)) / (before / pastWeeks + 0.1)) / 100,
    outlets: [...new Set(sorted.flatMap(({ outlets }) => outlets))].sort(),
    stories: sorted.slice(0, 20).map(({ id }) => id),
  };
}

/** Of expressions with the very same stories the longest stands for all. */
function withoutParts(signals: readonly WeakSignal[]): WeakSignal[] {
  const best = new Map<string, WeakSignal>();
  for (const signal of signals) {
    const key = signal.stories.join(' ');
    const other = best.get(key);
    if (!other || signal.expression.length > other.expression.length) best.set(key, signal);
  }
  return signals.filter((signal) => best.get(signal.stories.join(' ')) === signal);
}
