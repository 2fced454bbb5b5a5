/** Figures of stories → the lines of a brief’s key figures: value, what it counts, the sentence, who says it, who says otherwise. */
import type { Story, StoryArticle, StoryFigure } from '#schema/story.ts';
import type { Voice } from './phrasing.ts';
import { wordsOf } from './story-figures.ts';
import { datelineEnd } from './tags.ts';
import { isKindred } from './units.ts';

/** One line; `sentence` stands in `article` letter for letter. */
export interface FigureLine {
  value: string;
  line: string;
  sentence?: string;
  article: StoryArticle;
  against?: string;
}

const shownFigures = 8;
const perStory = 2;
/** In a brief of more stories than these a second figure must be told by more than one outlet. */
const fewStories = 3;

/**
 * At most two figures a story, disagreement first, for it is what a reader cannot see elsewhere; then what most outlets
 * tell. No story has its second before each has its first. In the order of the stories.
 */
export function figuresOf(stories: readonly Story[], voice: Voice): FigureLine[] {
  const told = new Set<string>();
  const ranked = stories.map((story) =>
    withoutTwins(
      story.figures.filter(isTelling).sort((a, b) => rankOf(story, b) - rankOf(story, a)),
    ).slice(0, perStory),
  );
  const isWorth = (at: number, rank: number) => {
    const [story, figure] = [stories[at], ranked[at]?.[rank]];
    if (!story || !figure) return false;
    return (
      rank === 0 || stories.length <= fewStories || outletsOf(story, figure.articles).length > 1
    );
  };
  const places = [0, 1]
    .flatMap((rank) => stories.map((_, at) => ({ at, rank })))
    .filter(({ at, rank }) => isWorth(at, rank))
    .slice(0, shownFigures)
    .sort((a, b) => a.at - b.at || a.rank - b.rank);
  return places.flatMap(({ at, rank }) => {
    const [story, figure] = [stories[at], ranked[at]?.[rank]];
    const line = story && figure && lineOf(story, figure, voice, told);
    return line ? [line] : [];
  });
}

function rankOf(story: Story, { against, articles }: StoryFigure): number {
  return (against === undefined ? 0 : 100) + outletsOf(story, articles).length;
}

function outletsOf({ articles }: Story, ids: readonly string[]): string[] {
  return [...new Set(articles.filter(({ id }) => ids.includes(id)).map(({ outlet }) => outlet))];
}

function lineOf(
  story: Story,
  raw: StoryFigure,
  voice: Voice,
  told: Set<string>,
): FigureLine | undefined {
  const figure = inTongue(raw, voice);
  const article = story.articles.find(({ id }) => id === figure.article);
  if (!article) return;
  const outlets = (ids: readonly string[]) => voice.list(outletsOf(story, ids));
  const isOwn = article.lang === voice.lang;
  const sentence = figure.sentence?.slice(datelineEnd(figure.sentence)).trim();
  // A sentence that holds two figures is quoted once.
  const isNew = sentence !== undefined && !sentence.endsWith('…') && !told.has(sentence);
  if (isNew) told.add(sentence);
  const own = isOwn ? withThing(figure) : { value: amountOf(figure, article.lang, voice) };
  const rivals = (figure.against ?? []).map((rival) =>
    voice.say('figure.against', {
      other: isOwn ? rival.text : amountOf({ ...figure, ...rival }, article.lang, voice),
      outlets: outlets(rival.articles),
    }),
  );
  const said = voice.say('figure.line', {
    of: own.of ?? 'none',
    outlets: outlets(figure.articles),
  });
  return {
    value: own.value,
    line: ` — ${isNew && isOwn ? voice.say('figure.colon', { line: said }) : `${said}.`}`,
    ...(isNew ? { sentence } : {}),
    article,
    ...(rivals.length > 0 ? { against: rivals.join(' ') } : {}),
  };
}

/** “300 postes” of “postes de conseiller” is “300 postes de conseiller”; what the figure says already is not said of it again. */
function withThing({ text, of }: Pick<StoryFigure, 'text' | 'of'>): { value: string; of?: string } {
  if (!of || text.toLowerCase().includes(of.toLowerCase())) return { value: text };
  const last = /\S+$/u.exec(text)?.[0] ?? '';
  return of.toLowerCase().startsWith(`${last.toLowerCase()} `)
    ? { value: `${text}${of.slice(last.length)}` }
    : { value: text, of };
}

/** “1 200 emplois” and “1 200 personnes” of one story are one figure: the first stays. */
function withoutTwins(figures: readonly StoryFigure[]): StoryFigure[] {
  return figures.filter(
    (figure, at) =>
      !figures
        .slice(0, at)
        .some((other) => other.value === figure.value && isKindred(other.unit, figure.unit)),
  );
}

/** The figure in the reader’s language where an article of the story gives it so. */
function inTongue(
  { told, of, sentence, ...figure }: StoryFigure,
  { lang }: Voice,
): Omit<StoryFigure, 'told'> & { article: string } {
  const own = told?.[lang];
  if (own) return { ...figure, ...own };
  return {
    ...figure,
    ...(of ? { of } : {}),
    ...(sentence ? { sentence } : {}),
    article: figure.articles[0] ?? '',
  };
}

/** Years, rates of exchange, bare numbers and small counts without a name tell nothing. */
function isTelling({ unit, value, text, against }: StoryFigure): boolean {
  if (against !== undefined) return true;
  // “from 40 to 210 orders”: the first has no word of its own.
  if (!/[\p{L}%٪$€£]/u.test(text)) return false;
  return /^[A-Z]{3}$/.test(unit) ? value >= 10_000 : unit === '%' || value >= 10;
}

/** In the reader’s words where there are any, else in those of its source. */
function amountOf(figure: StoryFigure, lang: string, voice: Voice): string {
  return wordsOf(figure, voice) ?? voice.isolate(figure.text, lang);
}
