/** Figures of a story’s articles → each figure once, with who gives it and who gives another. */
import type { Figure } from '#schema/analysed.ts';
import { langs } from '#schema/lang.ts';
import type { StoryFigure } from '#schema/story.ts';
import { type Voice, voiceOf } from './phrasing.ts';
import type { Member } from './story-records.ts';
import { isKindred } from './units.ts';

const maxFigures = 12;

interface Given {
  figure: Figure;
  articles: string[];
  lang: string;
  /** How each language put it first. */
  told: Map<string, { figure: Figure; article: string }>;
}

/** Figures that most articles give come first; other values for the same thing stand against them, never averaged. */
export function toStoryFigures(members: readonly Member[]): StoryFigure[] {
  const given = new Map<string, Given>();
  for (const { article, features } of members) {
    for (const figure of features.figures) {
      const key = `${figure.unit} ${figure.value}`;
      const { lang } = features;
      const known: Given = given.get(key) ?? { figure, articles: [], lang, told: new Map() };
      given.set(key, known);
      if (!known.articles.includes(article.id)) known.articles.push(article.id);
      if (!known.told.has(lang)) known.told.set(lang, { figure, article: article.id });
    }
  }
  const all = acrossLanguages([...given.values()]).sort(
    (a, b) => b.articles.length - a.articles.length || order(a) - order(b),
  );
  const shown: StoryFigure[] = [];
  const used = new Set<Given>();
  for (const one of all) {
    if (used.has(one)) continue;
    const rivals = all.filter((other) => !used.has(other) && isRival(one, other));
    for (const rival of rivals) used.add(rival);
    shown.push(toStoryFigure(one, rivals));
  }
  return shown.slice(0, maxFigures);
}

/** Small numbers are often equal by chance. */
const leastShared = 10;

/** A figure that two languages count under different names stands once: “2 300 participants”, «2300 شخص». */
function acrossLanguages(all: readonly Given[]): Given[] {
  const joined: Given[] = [];
  for (const one of all) {
    const same = joined.find((other) => isTranslated(one, other));
    if (!same) {
      joined.push(one);
      continue;
    }
    same.articles.push(...one.articles);
    for (const [lang, told] of one.told) if (!same.told.has(lang)) same.told.set(lang, told);
  }
  return joined;
}

function isTranslated(one: Given, other: Given): boolean {
  const [a, b] = [one.figure, other.figure];
  if (a.value !== b.value || a.value < leastShared) return false;
  if (!isKindred(a.unit, b.unit)) return false;
  return (
    ![...one.told.keys()].some((lang) => other.told.has(lang)) &&
    !one.articles.some((id) => other.articles.includes(id))
  );
}

/** Two values of one unit for one thing, from different articles, near enough to be the same thing. */
function isRival(one: Given, other: Given): boolean {
  if (one === other || one.figure.unit !== other.figure.unit || one.figure.unit === '%')
    return false;
  if (one.lang !== other.lang || one.articles.some((id) => other.articles.includes(id)))
    return false;
  const of = one.figure.of?.toLowerCase();
  if (of === undefined || of !== other.figure.of?.toLowerCase()) return false;
  const ratio = one.figure.value / other.figure.value;
  return ratio > 0.5 && ratio < 2;
}

/** Amounts before counts before percentages, greater before smaller. */
function order({ figure }: Given): number {
  const kind = /^[A-Z]{3}$/.test(figure.unit) ? 0 : figure.unit === '%' ? 2 : 1;
  return kind * 1e3 - Math.log10(1 + Math.abs(figure.value));
}

function toStoryFigure(
  { figure, articles, lang, told }: Given,
  rivals: readonly Given[],
): StoryFigure {
  const against = rivals.map((rival) => ({
    value: rival.figure.value,
    text: rival.figure.text,
    articles: [...rival.articles].sort(),
  }));
  return {
    value: figure.value,
    unit: figure.unit,
    ...(figure.of ? { of: figure.of } : {}),
    text: figure.text,
    // The sentence is that of the article it was first read in.
    articles: [...articles.slice(0, 1), ...articles.slice(1).sort()],
    ...(figure.sentence ? { sentence: figure.sentence } : {}),
    ...toldElsewhere(lang, told),
    ...inWords(figure, told),
    ...(against.length > 0 ? { against } : {}),
  };
}

/** Its words in the languages that are not those of the first article. */
function toldElsewhere(own: string, told: Given['told']): Pick<StoryFigure, 'told'> {
  const others: NonNullable<StoryFigure['told']> = {};
  for (const lang of langs) {
    const one = told.get(lang);
    if (!one || lang === own) continue;
    const { text, of, sentence } = one.figure;
    others[lang] = {
      text,
      ...(of ? { of } : {}),
      ...(sentence ? { sentence } : {}),
      article: one.article,
    };
  }
  return Object.keys(others).length > 0 ? { told: others } : {};
}

/** Its words in the languages that no article tells it in, where the tables have any. */
function inWords(figure: Figure, told: Given['told']): Pick<StoryFigure, 'words'> {
  const words: NonNullable<StoryFigure['words']> = {};
  for (const lang of langs) {
    const said = told.has(lang) ? undefined : wordsOf(figure, voiceOf(lang));
    if (said !== undefined) words[lang] = said;
  }
  return Object.keys(words).length > 0 ? { words } : {};
}

/** Money, shares and things the tables name, as a language writes them; undefined for others. */
export function wordsOf(
  { value, unit }: Pick<Figure, 'value' | 'unit'>,
  voice: Voice,
): string | undefined {
  const isAmount = unit === '%' || /^(?:MAD|EUR|USD)$/.test(unit);
  return isAmount ? voice.amount(value, unit) : voice.counted(value, unit);
}
