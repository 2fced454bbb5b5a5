/** What was read in an article → its statements, and which of them tell the news of a kind. */
import type { EntityMention, Figure } from '#schema/analysed.ts';
import { findDays, type NamedDay } from './dates.ts';
import type { Fields, Statement } from './event-fields.ts';
import type { Cue } from './event-wording.ts';
import { findFigures } from './figures.ts';
import type { Language } from './language.ts';
import type { Sentence } from './sentences.ts';
import type { TaggedText } from './tags.ts';

/** What was read in the article before; offsets count in its text. */
export interface Reading {
  text: TaggedText;
  sentences: readonly Sentence[];
  entities: readonly EntityMention[];
  figures: readonly Figure[];
  days: readonly NamedDay[];
  /** Day of the article (`2026-11-20`): what lay behind it then is no news. */
  published: string;
}

/** The article as its statements, the title first. */
export interface Scene {
  title: Statement;
  body: readonly Statement[];
  entities: readonly EntityMention[];
  published: string;
  language: Language;
}

/** Background paragraphs recall old events: the news stands in the title or in the first sentences. */
export const newsLength = 500;
/** What the title announces, the opening tells, in whatever words. */
export const openingSentences = 2;

export function toScene({ text, sentences, entities, figures, days, published }: Reading): Scene {
  const { title, language } = text;
  return {
    title: {
      text: title,
      field: 'title',
      index: -1,
      start: 0,
      figures: findFigures(title, language),
      days: findDays(title, language, published),
    },
    body: sentences.map(({ text: sentence, start, end }, index): Statement => {
      const isIn = (span: { start: number; end: number }) => span.start >= start && span.end <= end;
      return {
        text: sentence,
        field: 'text',
        index,
        start,
        figures: figures.filter(isIn),
        days: days.filter(isIn),
      };
    }),
    entities,
    published,
    language,
  };
}

/** The title and what stands in the news length. */
export function newsOf({ title, body }: Scene): Statement[] {
  return [title, ...body.filter(({ start }) => start < newsLength)];
}

/** Statements with a cue; all of them, once one of them is news. Empty when none is. */
export function toldOf({ title, body }: Scene, cue: Cue): Statement[] {
  const isTitle = cue.test(title.text);
  // Cues are costly: what follows the news is read for them only where there is news.
  const isNews = isTitle || body.some(({ text, start }) => start < newsLength && cue.test(text));
  if (!isNews) return [];
  const told = body.filter(
    ({ text, index }) => (isTitle && index < openingSentences) || cue.test(text),
  );
  return isTitle ? [title, ...told] : told;
}

/** “La ville abritera l’Indaba du 18 au 20. Ce congrès …”: what the second sentence names, the first one dates. */
export function withLeads({ body }: Scene, told: readonly Statement[]): Statement[] {
  return body.filter((one) => {
    const next = body[one.index + 1];
    return (
      told.includes(one) ||
      (next && told.includes(next) && one.index === 0) ||
      (next && told.includes(next) && /^(?:ce|cet|cette|the|this|هذا|هذه)\s/iu.test(next.text))
    );
  });
}

export function openingOf({ title, body }: Scene): string {
  return [title, ...body.slice(0, 4)].map(({ text }) => text).join('\n');
}

/** The statements told, and the first sentences around them. */
export function opening({ title, body }: Scene, told: readonly Statement[]): Statement[] {
  return [title, ...body.filter((one) => one.index < 4 || told.includes(one))];
}

export function add(fields: Fields, name: string, field: Fields[string] | undefined): void {
  if (field) fields[name] = field;
}

/** Does it name a year before that of the article? */
export function isLongAgo(text: string, { published }: Scene): boolean {
  const year = Number(published.slice(0, 4));
  const years = text.matchAll(
    /(?:en|in|of|since|depuis|في|سنة|عام|\p{L}{3,})[ \u00A0]((?:19|20)\d\d)(?![\d-])/giu,
  );
  return [...years].some(([, named_]) => Number(named_) < year);
}
