/** Figures of a story’s articles → each figure once, with who gives it and who gives another. */
import type { Figure } from '#schema/analysed.ts';
import type { StoryFigure } from '#schema/story.ts';
import type { Member } from './story-records.ts';

const maxFigures = 12;

interface Given {
  figure: Figure;
  articles: string[];
  lang: string;
}

/** Figures that most articles give come first; other values for the same thing stand against them, never averaged. */
export function toStoryFigures(members: readonly Member[]): StoryFigure[] {
  const given = new Map<string, Given>();
  for (const { article, features } of members) {
    for (const figure of features.figures) {
      const key = `${figure.unit} ${figure.value}`;
      const known = given.get(key);
      if (!known) given.set(key, { figure, articles: [article.id], lang: features.lang });
      else if (!known.articles.includes(article.id)) known.articles.push(article.id);
    }
  }
  const all = [...given.values()].sort(
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

function toStoryFigure({ figure, articles }: Given, rivals: readonly Given[]): StoryFigure {
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
    ...(against.length > 0 ? { against } : {}),
  };
}
