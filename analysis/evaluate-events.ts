/** The sample web’s articles → how well the events they tell are found, type by type, and their fields read. */
import { findDays } from './dates.ts';
import { type Counts, type MarkRow, toRow } from './evaluate-figures.ts';
import { findEvents } from './events.ts';
import { type Reader, readText } from './inspect-tags.ts';
import { type GoldArticle, readSampleGold } from './sample-gold.ts';
import { toSentences } from './sentences.ts';
import { toTaggedText } from './tags.ts';

const types = ['funding', 'call', 'training', 'conference', 'law', 'breach'];
/** Fields whose values can be compared as they stand; names and states are written in many ways. */
const compared = ['amount', 'deadline', 'seats'];

/** A row per type and for all of them, and a row per field that can be compared; misses in `remarks`. */
export function evaluateEvents(
  sampleWeb: string,
  reader: Reader,
): { rows: MarkRow[]; remarks: string[] } {
  const judged = readSampleGold(sampleWeb).map((article) => ({
    article,
    found: eventsIn(article, reader),
  }));
  const isOf = (type: string, one: string) => type === 'all' || type === one;
  const rows = [...types, 'all'].map((type) =>
    toRow(
      type,
      'event',
      judged.map(({ article, found }): Counts => {
        const gold = article.truth.event?.type;
        const given = found.filter((event) => isOf(type, event.type));
        return {
          right: given.filter((event) => event.type === gold).length,
          found: given.length,
          gold: gold !== undefined && isOf(type, gold) ? 1 : 0,
        };
      }),
    ),
  );
  for (const field of compared) {
    const counts = judged.map(({ article, found }) => fieldCounts(article, found, field));
    if (counts.some(({ gold }) => gold > 0)) rows.push(toRow(field, 'field', counts));
  }
  const remarks = judged.flatMap(({ article, found }) => [
    ...found
      .filter(({ type }) => type !== article.truth.event?.type)
      .map(
        ({ type, fields }) =>
          `too much: ${type} ${JSON.stringify(fields)} ← ${article.id} ${article.title}`,
      ),
    ...(article.truth.event && !found.some(({ type }) => type === article.truth.event?.type)
      ? [`missed: ${article.truth.event.type} ← ${article.id} ${article.title}`]
      : []),
  ]);
  return { rows, remarks };
}

function eventsIn({ title, body, lang, published }: GoldArticle, reader: Reader) {
  const text = toTaggedText(title, body, lang);
  const { entities, figures } = readText(text, reader);
  const sentences = toSentences(body, text.language);
  const days = findDays(body, text.language, published.slice(0, 10));
  return findEvents({ text, sentences, entities, figures, days });
}

/** Fields of events of the right type only: a wrong event is counted as one, above. */
function fieldCounts(
  { truth }: GoldArticle,
  found: ReturnType<typeof eventsIn>,
  field: string,
): Counts {
  const event = found.find(({ type }) => type === truth.event?.type);
  const gold = truth.event?.fields[field];
  const value = event?.fields[field]?.value;
  if (!event || !truth.event) return { right: 0, found: 0, gold: 0 };
  const isRight = gold !== undefined && value !== undefined && plain(value) === plain(gold);
  return {
    right: isRight ? 1 : 0,
    found: value !== undefined && gold !== undefined ? 1 : 0,
    gold: gold === undefined ? 0 : 1,
  };
}

/** “45000000 MAD” and 45000000 are one amount. */
function plain(value: string | number): string {
  return String(value)
    .replace(/ [A-Z]{3}$/, '')
    .toLowerCase();
}
