/** Any other language: words are compared as they are. */
import type { Language } from '../language.ts';
import { foldLatin } from './latin.ts';

export const other: Language = {
  tag: 'und',
  script: 'latin',
  fold: foldLatin,
  stem: foldLatin,
  stopWords: () => new Set(),
  variants: (word) => [word],
  abbreviations: new Set(),
  months: {},
  numberWords: {},
};
