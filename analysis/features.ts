/** An article and its text → what analysis keeps of it in the log; and back to the document that is grouped. */
import type { Analysed, KeySentence, NamedDay } from '#schema/analysed.ts';
import type { Article } from '#schema/article.ts';
import { findDays } from './dates.ts';
import { type Document, toDocument } from './documents.ts';
import { findEvents } from './events.ts';
import { type Reader, readText } from './inspect-tags.ts';
import type { Knowledge } from './knowledge.ts';
import { packNumbers, packVector, unpackNumbers, unpackVector } from './packing.ts';
import { isTelling, leansBack, type Sentence, sentenceAt, toSentences } from './sentences.ts';
import { type TaggedText, toTaggedText } from './tags.ts';

/** Raise it when features change in a way that old ones must be made anew. */
export const analysisVersion = 7;

const maxDays = 8;
const maxFigures = 16;
const quoteLength = 280;

/** Read an article; `text` is its full text, or left out when only the excerpt can be read. */
export function toFeatures(
  article: Article,
  text: string | undefined,
  reader: Reader,
  knowledge: Knowledge,
): Analysed {
  const body = text ?? article.excerpt;
  const tagged = toTaggedText(article.title, body, article.lang);
  const { concepts, entities, figures } = readText(tagged, reader);
  const sentences = toSentences(body, tagged.language);
  const days = findDays(body, tagged.language, article.published.slice(0, 10));
  const document = toDocument(
    { id: article.id, lang: article.lang, title: article.title, text: body, image: article.image },
    knowledge,
  );
  const facts = [
    ...figures.map(({ start }) => start),
    ...days.map(({ start }) => start),
    ...entities.flatMap(({ evidence }) =>
      evidence.slice(0, 1).flatMap(({ start, field }) => (field === 'title' ? [] : [start])),
    ),
  ];
  const key = keySentence(
    sentences,
    tagged,
    figures.map(({ start }) => start),
  );
  return {
    id: article.id,
    version: analysisVersion,
    fingerprint: article.fingerprint,
    lang: tagged.language.tag,
    words: document.length,
    tags: concepts,
    entities,
    figures: figures.slice(0, maxFigures),
    days: days.slice(0, maxDays).map((day): NamedDay => {
      const sentence = sentenceAt(sentences, day.start)?.text;
      return {
        date: day.date,
        text: day.text,
        deadline: day.isDeadline,
        ...(sentence ? { sentence: cut(sentence) } : {}),
      };
    }),
    events: findEvents({
      text: tagged,
      sentences,
      entities,
      figures,
      days,
      published: article.published.slice(0, 10),
    }),
    ...(key ? { key } : {}),
    more: key ? furtherSentences(key, sentences, facts) : [],
    vector: packVector(document.vector),
    bridge: packNumbers(document.bridge),
    sketch: packNumbers(document.sketch),
    title: { hash: document.titleHash, words: document.titleLength },
  };
}

/** The document that grouping compares, from what was kept. */
export function fromFeatures(
  article: Pick<Article, 'id' | 'published'>,
  features: Analysed,
): Document {
  return {
    id: article.id,
    lang: langTag(features.lang),
    day: Date.parse(article.published) / 86_400_000,
    vector: unpackVector(features.vector),
    bridge: unpackNumbers(features.bridge),
    sketch: unpackNumbers(features.sketch),
    titleHash: features.title.hash,
    titleLength: features.title.words,
    length: features.words,
  };
}

function langTag(tag: string): Document['lang'] {
  return tag === 'fr' || tag === 'ar' || tag === 'en' || tag === 'es' ? tag : 'und';
}

function cut(sentence: string): string {
  return sentence.length > quoteLength ? `${sentence.slice(0, quoteLength - 1)}…` : sentence;
}

/**
 * The sentence to quote: early, with a figure, sharing words with the title, and short enough to stand whole.
 * Undefined when no sentence has between 40 and 280 characters.
 */
function keySentence(
  sentences: readonly Sentence[],
  { titleTokens, textTokens }: TaggedText,
  figureStarts: readonly number[],
): KeySentence | undefined {
  const titleWords = new Set(
    titleTokens.filter(({ word }) => !word.stop).map(({ word }) => word.stem),
  );
  let best: KeySentence | undefined;
  let most = -Infinity;
  for (const [index, { text, start, end }] of sentences.slice(0, 12).entries()) {
    if (text.length < 40 || text.length > quoteLength) continue;
    const words = textTokens.filter((token) => token.start >= start && token.end <= end);
    const shared = new Set(
      words.filter(({ word }) => titleWords.has(word.stem)).map(({ word }) => word.stem),
    ).size;
    const hasFigure = figureStarts.some((at) => at >= start && at < end);
    const score =
      -0.45 * index +
      0.5 * Math.min(shared, 5) +
      (hasFigure ? 0.6 : 0) -
      (leansBack(text) ? 0.8 : 0) -
      (isTelling(text) ? 0 : 2);
    if (score > most) {
      most = score;
      best = { text, start };
    }
  }
  return best;
}

/** Sentences beside the first, the one with most facts a character before the others, while all of them stay within an extract. */
function furtherSentences(
  key: KeySentence,
  sentences: readonly Sentence[],
  facts: readonly number[],
): KeySentence[] {
  const ranked = sentences
    .slice(0, 12)
    .filter(({ text, start }) => start !== key.start && text.length >= 40)
    .map(({ text, start, end }, index) => ({
      text,
      start,
      worth:
        facts.filter((at) => at >= start && at < end).length / Math.sqrt(text.length) -
        0.005 * index -
        (leansBack(text) ? 0.08 : 0),
    }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || a.start - b.start);
  const further: KeySentence[] = [];
  let left = quoteLength - key.text.length;
  for (const { text, start } of ranked) {
    if (text.length + 1 > left) continue;
    further.push({ text, start });
    left -= text.length + 1;
  }
  return further.sort((a, b) => a.start - b.start);
}
