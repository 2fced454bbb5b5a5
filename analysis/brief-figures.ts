/** Figures of stories → the lines of a brief’s key figures: value, what it counts, the sentence, who says it, who says otherwise. */
import type { Story, StoryArticle, StoryFigure } from '#schema/story.ts';
import type { Voice } from './phrasing.ts';
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

/** At most two figures a story, disagreement first: it is what a reader cannot see elsewhere. */
export function figuresOf(stories: readonly Story[], voice: Voice): FigureLine[] {
  const lines: FigureLine[] = [];
  const told = new Set<string>();
  for (const story of stories) {
    const articleOf = new Map(story.articles.map((article) => [article.id, article]));
    const ranked = [...story.figures]
      .filter(isTelling)
      .sort((a, b) => Number(b.against !== undefined) - Number(a.against !== undefined));
    for (const raw of withoutTwins(ranked).slice(0, perStory)) {
      const figure = inTongue(raw, voice);
      const article = articleOf.get(figure.article);
      if (!article || lines.length >= shownFigures) continue;
      const outlets = (ids: readonly string[]) =>
        voice.list([...new Set(ids.flatMap((id) => articleOf.get(id)?.outlet ?? []))]);
      const isOwn = article.lang === voice.lang;
      const sentence = figure.sentence?.slice(datelineEnd(figure.sentence)).trim();
      // A sentence that holds two figures is quoted once.
      const isNew = sentence !== undefined && !sentence.endsWith('…') && !told.has(sentence);
      if (isNew) told.add(sentence);
      const of = isOwn && figure.of && !holds(figure.text, figure.of) ? figure.of : 'none';
      const rivals = (figure.against ?? []).map((rival) =>
        voice.say('figure.against', {
          other: isOwn ? rival.text : amountOf({ ...figure, ...rival }, article.lang, voice),
          outlets: outlets(rival.articles),
        }),
      );
      const said = voice.say('figure.line', { of, outlets: outlets(figure.articles) });
      lines.push({
        value: isOwn ? figure.text : amountOf(figure, article.lang, voice),
        line: ` — ${isNew && isOwn ? voice.say('figure.colon', { line: said }) : `${said}.`}`,
        ...(isNew ? { sentence } : {}),
        article,
        ...(rivals.length > 0 ? { against: rivals.join(' ') } : {}),
      });
    }
  }
  return lines;
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

function holds(words: string, of: string): boolean {
  return words.toLowerCase().includes(of.toLowerCase());
}

/** Money, shares and things the tables name are written as the reader’s language does; others keep the words of their source. */
function amountOf({ value, unit, text }: StoryFigure, lang: string, voice: Voice): string {
  if (unit === '%' || /^(?:MAD|EUR|USD)$/.test(unit)) return voice.amount(value, unit);
  return voice.counted(value, unit) ?? voice.isolate(text, lang);
}
