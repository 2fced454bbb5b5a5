/** Articles of one story and what was read in them → the story as it is published. */
import type { Analysed } from '#schema/analysed.ts';
import type { Article } from '#schema/article.ts';
import type { Labels } from '#schema/lang.ts';
import type { Story, StoryArticle } from '#schema/story.ts';
import { weekOf } from '#schema/week.ts';
import { originsOf } from './origins.ts';
import { toStoryEntities } from './story-entities.ts';
import { toStoryFigures } from './story-figures.ts';
import { datelineEnd } from './tags.ts';

/** An article with its features and the article it copies. */
export interface Member {
  article: Article;
  features: Analysed;
  copyOf: string | undefined;
}

/** What a story is shown with besides its articles. */
export interface StorySetting {
  outletName(source: string): string;
  /** Does the source only pass on what others write? */
  isAggregator(source: string): boolean;
  excerptMax(source: string): number;
  /** The gazetteer’s names for an id. */
  labelsOf(id: string): Labels | undefined;
  decided: boolean;
  pinned: boolean;
}

const leastScore = 0.35;

/** Build the published story. `members` must not be empty. */
export function toStory(id: string, members: readonly Member[], setting: StorySetting): Story {
  const inTime = [...members].sort(
    ({ article: a }, { article: b }) =>
      (a.published < b.published ? -1 : a.published > b.published ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
  const originals = inTime.filter(({ copyOf }) => copyOf === undefined);
  const told = originals.length > 0 ? originals : inTime;
  const best = bestOf(told);
  const langs = [...new Set(inTime.map(({ article }) => article.lang))].sort();
  const outlets = [...new Set(told.map(({ article }) => article.source))].sort();
  const first = inTime[0]?.article.published ?? '';
  const origins = originsOf(inTime, setting.isAggregator, setting.outletName);
  const weight =
    Math.log2(1 + outlets.length) +
    0.5 * (langs.length - 1) +
    0.1 * (inTime.length - outlets.length);
  return {
    id,
    title: best?.article.title ?? '',
    lang: best?.article.lang ?? 'und',
    titles: titlesOf(told),
    first,
    last: inTime.at(-1)?.article.published ?? first,
    week: weekOf(first),
    articles: inTime.map((member) =>
      toStoryArticle(member, setting, origins.get(member.article.id)),
    ),
    langs,
    outlets,
    concepts: conceptsOf(told),
    entities: toStoryEntities(told, setting.labelsOf),
    figures: toStoryFigures(told),
    events: eventsOf(told),
    dates: datesOf(told),
    weight: Math.round((weight + (setting.pinned ? 100 : 0)) * 1000) / 1000,
    ...(setting.decided || setting.pinned ? { decided: true } : {}),
  };
}

/** The article that says the most: read in full, with more words, earlier. */
function bestOf(members: readonly Member[]): Member | undefined {
  return [...members].sort((a, b) => richness(b) - richness(a))[0];
}

function richness({ article, features }: Member): number {
  const isTeaser = article.partial || article.text === 'excerpt';
  return (
    Math.min(400, features.words) / 400 +
    0.2 * Math.min(3, features.figures.length) -
    (isTeaser ? 1 : 0)
  );
}

function titlesOf(members: readonly Member[]): Story['titles'] {
  const titles: Story['titles'] = {};
  for (const lang of ['fr', 'ar', 'en'] as const) {
    const best = bestOf(
      members.filter(
        ({ article }) => article.lang === lang || (lang === 'ar' && article.lang === 'ary'),
      ),
    );
    if (best) titles[lang] = best.article.title;
  }
  return titles;
}

function toStoryArticle(
  { article, features, copyOf }: Member,
  setting: StorySetting,
  origin: string | undefined,
): StoryArticle {
  const max = setting.excerptMax(article.source);
  const { key, more } = features;
  const further = more.map(({ text }) => text);
  const whole = [key?.text ?? '', ...further].join(' ').length;
  return {
    id: article.id,
    title: article.title,
    url: article.url,
    source: article.source,
    outlet: setting.outletName(article.source),
    lang: article.lang,
    published: article.published,
    excerpt: shorten(article.excerpt, max),
    ...(key && key.text.length <= max ? { quote: key.text } : {}),
    ...(further.length > 0 && whole <= max ? { more: further } : {}),
    ...(copyOf === undefined ? {} : { duplicateOf: copyOf }),
    ...(origin === undefined ? {} : { origin }),
    ...(article.partial ? { partial: true } : {}),
  };
}

/** Cut at the last space before the limit, with an ellipsis. */
function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, Math.max(0, max - 1));
  const space = cut.lastIndexOf(' ');
  return max === 0 ? '' : `${cut.slice(0, space > max / 2 ? space : cut.length).trimEnd()}…`;
}

/** A concept counts when an article speaks of it plainly, or several mention it. */
function conceptsOf(members: readonly Member[]): Story['concepts'] {
  const found = new Map<string, { missing: number; articles: number }>();
  for (const { features } of members) {
    for (const { id, score } of features.tags) {
      const known = found.get(id) ?? { missing: 1, articles: 0 };
      // Mentions in several articles strengthen each other, but the length of a story is no evidence.
      known.missing *= 1 - Math.min(0.95, score) / Math.sqrt(members.length);
      known.articles++;
      found.set(id, known);
    }
  }
  const concepts: Story['concepts'] = [];
  for (const [id, { missing, articles }] of found) {
    const score = Math.round((1 - missing) * 1000) / 1000;
    if (score >= leastScore && articles * 3 >= members.length)
      concepts.push({ id, score, articles });
  }
  return concepts.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Fields in which two values contradict each other; names differ from language to language. */
const comparable = new Set('amount deadline date seats records stage state status'.split(' '));

/** One event of each type; where articles differ on a field, the one most of them give, then the earliest. */
function eventsOf(members: readonly Member[]): Story['events'] {
  const events: Story['events'] = [];
  const types = [
    ...new Set(members.flatMap(({ features }) => features.events.map(({ type }) => type))),
  ].sort();
  for (const type of types) {
    const votes = new Map<
      string,
      Map<string, { count: number; value: string | number; sentence: string; article: string }>
    >();
    for (const { article, features } of members) {
      for (const event of features.events.filter((found) => found.type === type)) {
        for (const [field, { value, sentence }] of Object.entries(event.fields)) {
          const values = votes.get(field) ?? new Map();
          votes.set(field, values);
          const known = values.get(String(value));
          if (known) known.count++;
          else values.set(String(value), { count: 1, value, sentence, article: article.id });
        }
      }
    }
    const fields: Story['events'][number]['fields'] = {};
    for (const [field, values] of [...votes].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [winner, ...rivals] = [...values.values()].sort((a, b) => b.count - a.count);
      if (!winner) continue;
      const { value, sentence, article } = winner;
      const against = comparable.has(field)
        ? rivals.map((rival) => ({ value: rival.value, article: rival.article }))
        : [];
      const told = withoutDateline(sentence);
      fields[field] = {
        value,
        sentence: told,
        article,
        ...(against.length > 0 ? { against } : {}),
      };
    }
    events.push({ type, fields });
  }
  return events;
}

/** “Rabat (AAP) – La Chambre …”: the place an agency writes from is no part of the proof. */
function withoutDateline(sentence: string): string {
  return sentence.slice(datelineEnd(sentence)).trim();
}

/** Days after the article that names them. */
function datesOf(members: readonly Member[]): Story['dates'] {
  const found = new Map<string, Story['dates'][number]>();
  for (const { article, features } of members) {
    for (const { date, sentence, text, deadline } of features.days) {
      if (date <= article.published.slice(0, 10) || found.has(date)) continue;
      found.set(date, {
        date,
        of: withoutDateline(sentence ?? text),
        article: article.id,
        ...(deadline ? { deadline } : {}),
      });
    }
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
