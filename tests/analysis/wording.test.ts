import { describe, expect, it } from 'vitest';
import type { Chosen } from '../../analysis/summary.ts';
import type { Support } from '../../analysis/support.ts';
import { toTask, toWorded, type Wording } from '../../analysis/wording.ts';
import { storyOf } from './sample-story.ts';

const chosen = ['un', 'deux', 'trois'].map((name): Chosen => {
  const story = storyOf(`s-${name}`);
  const [article] = story.articles;
  if (!article) throw new Error('no article');
  return { text: `La phrase ${name} de la source, reprise telle quelle.`, article, story };
});
/** Doubts what says so. */
const support: Support = {
  doubtOf: (sentence) => (sentence.startsWith('Faux') ? 'number' : undefined),
};

function linesOf(wordings: Wording[]): string[] {
  const worded = toWorded('fr', chosen, wordings, support);
  if (!worded.ok) throw new Error(worded.error.message);
  return worded.value.lines.map(({ text, from, worded: isWorded }) =>
    isWorded ? `${text} ${from.map((one) => chosen.indexOf(one) + 1)}` : text,
  );
}

describe('what a writer answers', () => {
  it('stands where its sources stood, and what it leaves out is told verbatim', () => {
    expect(
      linesOf([
        { text: 'Trois et un.', sources: [3, 1] },
        { text: 'Deux.', sources: [2] },
      ]),
    ).toEqual(['Trois et un. 1,3', 'Deux. 2']);
    expect(linesOf([{ text: 'Deux.', sources: [2] }])).toEqual([
      chosen[0]?.text,
      'Deux. 2',
      chosen[2]?.text,
    ]);
  });

  it('gives way to the original where it is doubted, cites nothing, or cites what it was not given', () => {
    const worded = toWorded(
      'fr',
      chosen,
      [
        { text: 'Faux.', sources: [1] },
        { text: 'Sans source.', sources: [] },
        { text: 'Source inconnue.', sources: [3, 4] },
      ],
      support,
    );
    expect(worded).toMatchObject({
      ok: true,
      value: { doubts: ['number', 'citation', 'citation'] },
    });
    if (worded.ok)
      expect(worded.value.lines.map(({ text }) => text)).toEqual(chosen.map(({ text }) => text));
  });

  it('is not taken at all when it is larger than what was given', () => {
    const many = Array.from({ length: 4 }, () => ({ text: 'Bref.', sources: [1] }));
    const long = [{ text: 'Long. '.repeat(60), sources: [1] }];
    for (const wordings of [many, long])
      expect(toWorded('fr', chosen, wordings, support)).toMatchObject({
        ok: false,
        error: { code: 'writer-answer' },
      });
  });

  it('is printed with the punctuation of its language', () => {
    expect(linesOf([{ text: "L'un : « oui » !", sources: [1] }])[0]).toBe(
      'L’un\u202F: «\u202Foui\u202F»\u202F! 1',
    );
  });
});

it('a writer is given the sentences with numbers and languages, and nothing else', () => {
  expect(toTask('ar', chosen.slice(0, 1))).toEqual({
    lang: 'ar',
    sentences: [{ number: 1, lang: 'fr', text: chosen[0]?.text }],
  });
});
