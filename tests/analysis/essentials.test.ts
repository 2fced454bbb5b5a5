import { describe, expect, it } from 'vitest';
import type { Story, StoryArticle } from '#schema/story.ts';
import { essentialLines } from '../../analysis/brief-body.ts';
import { voiceOf } from '../../analysis/phrasing.ts';
import { storyOf } from './sample-story.ts';

const sentences = {
  fr: (id: string) =>
    `L’opérateur ${id} ouvre lundi une école du numérique de ${id.length}00 places.`,
  ar: (id: string) => `أعلنت شركة ${id} يوم الاثنين افتتاح مدرسة رقمية جديدة بمدينة طنجة.`,
};

/** A story in one language; `outlets` have an article each with the same sentence. */
function told(id: string, lang: 'fr' | 'ar', outlets: number): Story {
  const [first] = storyOf(id).articles;
  const articles = Array.from({ length: outlets }, (_, at) => ({
    ...first,
    id: `${id}${at}`,
    source: `source-${at}`,
    lang,
    quote: sentences[lang](id),
  })) as StoryArticle[];
  return storyOf(id, { articles, outlets: articles.map(({ source }) => source) });
}

const quotedOf = (stories: Story[]) =>
  essentialLines({ voice: voiceOf('fr'), stories }).map(({ from }) => from[0]?.text);

describe('what a brief opens with', () => {
  it('is what several outlets tell in the reader’s language, where that suffices', () => {
    const stories = [
      told('Atlas', 'fr', 1),
      told('Rif', 'fr', 2),
      told('Souss', 'ar', 3),
      told('Oriental', 'fr', 3),
    ];
    expect(quotedOf(stories)).toEqual([sentences.fr('Rif'), sentences.fr('Oriental')]);
  });

  it('fills up with the news of one outlet, then with what must be translated', () => {
    const shared = told('Rif', 'fr', 2);
    const foreign = told('Souss', 'ar', 3);
    expect(quotedOf([foreign, shared, told('Atlas', 'fr', 1)])).toEqual([
      sentences.fr('Rif'),
      sentences.fr('Atlas'),
    ]);
    expect(quotedOf([foreign, shared])).toEqual([sentences.ar('Souss'), sentences.fr('Rif')]);
    expect(quotedOf([foreign])).toEqual([sentences.ar('Souss')]);
  });
});
