import { describe, expect, it } from 'vitest';
import type { Figure } from '#schema/analysed.ts';
import type { Story, StoryFigure } from '#schema/story.ts';
import { figuresOf } from '../../analysis/brief-figures.ts';
import { languageOf } from '../../analysis/language.ts';
import { toNounPhrase } from '../../analysis/noun-phrases.ts';
import { voiceOf } from '../../analysis/phrasing.ts';
import { toStoryFigures } from '../../analysis/story-figures.ts';
import { memberOf } from './sample-archive.ts';
import { storyOf } from './sample-story.ts';

function member(id: string, lang: string, figures: Omit<Figure, 'start' | 'end'>[]) {
  return memberOf(id, lang, {
    figures: figures.map((figure) => ({ ...figure, start: 0, end: 1 })),
  });
}

const participants = {
  text: '2 300 participants',
  value: 2300,
  unit: 'participants',
  sentence: 'Trois jours de débats ont été suivis par 2 300 participants.',
};
const people = {
  text: '2300 شخص',
  value: 2300,
  unit: 'people',
  of: 'شخص',
  sentence: 'شارك في اللقاءات 2300 شخص من تسعة عشر بلدا.',
};

/** A story in which article `id` speaks `lang`. */
function storyWith(figures: StoryFigure[], articles: Record<string, string>): Story {
  const story = storyOf('s-1', { figures });
  const [first] = story.articles;
  if (!first) throw new Error('no article');
  const all = Object.entries(articles).map(([id, lang]) => ({ ...first, id, lang, outlet: id }));
  return { ...story, articles: all };
}

describe('figures of a story', () => {
  it('stand once where two languages count one thing under two names', () => {
    const figures = toStoryFigures([
      member('a', 'fr', [participants]),
      member('b', 'ar', [people]),
    ]);
    expect(figures).toHaveLength(1);
    expect(figures[0]).toMatchObject({
      text: '2 300 participants',
      articles: ['a', 'b'],
      told: { ar: { text: '2300 شخص', article: 'b' } },
      words: { en: '2,300 participants' },
    });
    expect(Object.keys(figures[0]?.words ?? {})).toEqual(['en']);
  });

  it('stay apart where they count different things, in one article, in money, or are small', () => {
    const staff = { text: '200 salariés', value: 200, unit: 'employees' };
    const stations = { text: '200 محطة', value: 200, unit: 'stations' };
    const few = (unit: string) => ({ text: `9 ${unit}`, value: 9, unit });
    const share = { text: '40 %', value: 40, unit: '%' };
    const crowd = { text: '40 شخصا', value: 40, unit: 'people' };
    const count = (fr: typeof staff, ar: typeof staff) =>
      toStoryFigures([member('a', 'fr', [fr]), member('b', 'ar', [ar])]).length;
    expect(count(staff, stations)).toBe(2);
    expect(count(few('participants'), few('people'))).toBe(2);
    expect(count(share, crowd)).toBe(2);
    expect(toStoryFigures([member('a', 'fr', [participants, people])])).toHaveLength(2);
  });
});

describe('key figures of a brief', () => {
  const figures = toStoryFigures([member('a', 'fr', [participants]), member('b', 'ar', [people])]);
  const story = storyWith(figures, { a: 'fr', b: 'ar' });

  it.each([
    ['fr', '2 300 participants', participants.sentence, 'a'],
    ['ar', '2300 شخص', people.sentence, 'b'],
  ] as const)('are given once, in %s where an article does', (lang, value, sentence, id) => {
    expect(figuresOf([story], voiceOf(lang))).toMatchObject([{ value, sentence, article: { id } }]);
  });

  it('are of the first article where none speaks the language, in the reader’s words where there are any', () => {
    const [line] = figuresOf([story], voiceOf('en'));
    expect(line).toMatchObject({ value: '2,300 participants', article: { id: 'a' } });
    const lycees: StoryFigure = { value: 120, unit: 'ثانويه', text: '120 ثانوية', articles: ['b'] };
    const [other] = figuresOf([storyWith([lycees], { b: 'ar' })], voiceOf('en'));
    expect(other?.value).toBe('\u2068120 ثانوية\u2069');
  });

  it('say the thing once, and whole', () => {
    const posts: StoryFigure[] = [
      { value: 300, unit: 'jobs', text: '300 postes', of: 'postes de conseiller', articles: ['a'] },
      { value: 12e6, unit: 'MAD', text: '12 millions de dirhams', of: 'budget', articles: ['a'] },
    ];
    const lines = figuresOf([storyWith(posts, { a: 'fr' })], voiceOf('fr'));
    expect(lines.map(({ value, line }) => value + line)).toEqual([
      '300 postes de conseiller — selon a.',
      '12 millions de dirhams — budget, selon a.',
    ]);
  });

  it('are first what most outlets tell, one of each story before a second of any', () => {
    const jobs = (value: number, articles: string[]) => ({
      value,
      unit: 'jobs',
      text: `${value} emplois`,
      articles,
    });
    const stories = [300, 400, 500, 600].map((value) =>
      storyWith([jobs(value + 1, ['a']), jobs(value, ['a', 'b'])], { a: 'fr', b: 'fr' }),
    );
    expect(figuresOf(stories, voiceOf('fr')).map(({ value }) => value)).toEqual(
      [300, 400, 500, 600].map((value) => `${value} emplois`),
    );
    expect(figuresOf(stories.slice(0, 1), voiceOf('fr')).map(({ value }) => value)).toEqual([
      '300 emplois',
      '301 emplois',
    ]);
  });

  it('give one of two that say the same of one story', () => {
    const twins: StoryFigure[] = [
      { value: 1200, unit: 'jobs', text: '1 200 emplois', articles: ['a'] },
      { value: 1200, unit: 'people', text: '1 200 personnes', articles: ['a'] },
      { value: 12, unit: '%', text: '12 %', articles: ['a'] },
    ];
    const lines = figuresOf([storyWith(twins, { a: 'fr' })], voiceOf('fr'));
    expect(lines.map(({ value }) => value)).toEqual(['1 200 emplois', '12 %']);
  });

  it('are left out where they are bare numbers', () => {
    const range: StoryFigure[] = [
      { value: 210, unit: 'orders', text: '210 طلبيات', articles: ['a'] },
      { value: 40, unit: 'orders', text: '40', of: 'طلبيات', articles: ['a'] },
    ];
    const lines = figuresOf([storyWith(range, { a: 'ar' })], voiceOf('ar'));
    expect(lines.map(({ value }) => value)).toEqual(['210 طلبيات']);
  });

  it('count a thing without what only opens the next words', () => {
    expect(toNounPhrase('مشروعا قيد', languageOf('ar', 'مشروعا قيد'))).toBe('مشروعا');
  });
});
