/** The editors’ words → what reads articles. */
import type { Analysed } from '#schema/analysed.ts';
import type { Article } from '#schema/article.ts';
import { toFeatures } from './features.ts';
import { toReader } from './inspect-tags.ts';
import { toKnowledge, type Words } from './knowledge.ts';

/** An article with its text, where there is more than the excerpt. */
export interface Reading {
  article: Article;
  text: string | undefined;
}

/** Build what reads articles; several at a time, as threads are asked. */
export function toArticleReader(words: Words): (readings: readonly Reading[]) => Analysed[] {
  const knowledge = toKnowledge(words);
  const reader = toReader(words);
  return (readings) =>
    readings.map(({ article, text }) => toFeatures(article, text, reader, knowledge));
}
