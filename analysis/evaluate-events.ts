/** The sample web’s articles, and articles of the project’s own gold → how well the events they tell are found, and their fields read. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { EntityMention } from '#schema/analysed.ts';
import { findDays } from './dates.ts';
import { type Counts, type MarkRow, toRow } from './evaluate-figures.ts';
import { findEvents } from './events.ts';
import { type Reader, readText } from './inspect-tags.ts';
import { readSampleGold } from './sample-gold.ts';
import { toSentences } from './sentences.ts';
import { toTaggedText } from './tags.ts';
import { toTokens } from './tokens.ts';

const types = ['funding', 'call', 'training', 'conference', 'law', 'breach'];
/** Fields of the sample web whose values can be compared as they stand; its states are written in many ways. */
const compared = ['amount', 'deadline', 'seats'];
/** Fields of the own gold: values that must be equal, and names that must share a word. */
const valued = 'amount deadline seats date records stage state kind status'.split(' ');
const named = ['who', 'place', 'law', 'investors'];

/** An article of the own gold; `why` says what makes a near miss look like an event. */
const EventArticle = z.strictObject({
  title: z.string(),
  body: z.string(),
  published: z.string().default('2026-11-20'),
  why: z.string().optional(),
  event: z
    .object({ type: z.string() })
    .catchall(z.union([z.string(), z.number()]))
    .optional(),
});

/** What an evaluation needs to know of an article. */
interface Told {
  id: string;
  lang: string;
  published: string;
  title: string;
  body: string;
  type: string | undefined;
  fields: Record<string, string | number>;
  half: 'made on' | 'held out';
}

interface Judged {
  article: Told;
  entities: readonly EntityMention[];
  found: ReturnType<typeof findEvents>;
}

/** Rows per type and in all, and a row per field that can be compared; misses in `remarks`. */
export function evaluateEvents(
  sampleWeb: string,
  reader: Reader,
): { rows: MarkRow[]; remarks: string[] } {
  const judged = readSampleGold(sampleWeb).map(({ truth, ...article }) =>
    judge(
      { ...article, type: truth.event?.type, fields: truth.event?.fields ?? {}, half: 'made on' },
      reader,
    ),
  );
  const rows = [...types, 'all'].map((type) => typeRow(type, type, judged));
  for (const field of compared) rows.push(...fieldRow(field, field, judged));
  return { rows, remarks: remarksOn(judged, compared) };
}

/**
 * The same for `events/{fr,ar,en}.yaml` of a folder: every second article is held out, and only the others are
 * told in `remarks`. Names of rows begin with “own”.
 */
export function evaluateOwnEvents(
  folder: string,
  reader: Reader,
): { rows: MarkRow[]; remarks: string[] } {
  const judged = readEventGold(folder).map((article) => judge(article, reader));
  if (judged.length === 0) return { rows: [], remarks: [] };
  const made = judged.filter(({ article }) => article.half === 'made on');
  const held = judged.filter(({ article }) => article.half === 'held out');
  const rows = [
    ...['fr', 'ar', 'en'].map((lang) =>
      typeRow(
        `own ${lang}`,
        'all',
        judged.filter(({ article }) => article.lang === lang),
      ),
    ),
    ...types.flatMap((type) => [
      typeRow(`own ${type}`, type, judged),
      typeRow(`own ${type} held out`, type, held),
    ]),
    typeRow('own made on', 'all', made),
    typeRow('own held out', 'all', held),
    typeRow('own all', 'all', judged),
    ...[...valued, ...named].flatMap((field) => [
      ...fieldRow(`own ${field}`, field, judged),
      ...fieldRow(`own ${field} held out`, field, held),
    ]),
  ];
  return { rows, remarks: remarksOn(made, [...valued, ...named]) };
}

function readEventGold(folder: string): Told[] {
  if (!existsSync(join(folder, 'events'))) return [];
  return ['fr', 'ar', 'en'].flatMap((lang) =>
    z
      .array(EventArticle)
      .parse(parse(readFileSync(join(folder, 'events', `${lang}.yaml`), 'utf8')))
      .map(({ event, why: _why, ...article }, index): Told => {
        const { type, ...fields } = event ?? {};
        const half = index % 2 === 0 ? 'made on' : 'held out';
        return { ...article, id: `${lang}-${index}`, lang, type, fields, half };
      }),
  );
}

function judge(article: Told, reader: Reader): Judged {
  const { title, body, lang, published } = article;
  const text = toTaggedText(title, body, lang);
  const { entities, figures } = readText(text, reader);
  const sentences = toSentences(body, text.language);
  const days = findDays(body, text.language, published.slice(0, 10));
  const day = published.slice(0, 10);
  return {
    article,
    entities,
    found: findEvents({ text, sentences, entities, figures, days, published: day }),
  };
}

function typeRow(set: string, type: string, judged: readonly Judged[]): MarkRow {
  const isOf = (one: string) => type === 'all' || type === one;
  return toRow(
    set,
    'event',
    judged.map(({ article, found }): Counts => {
      const given = found.filter((event) => isOf(event.type));
      return {
        right: given.filter((event) => event.type === article.type).length,
        found: given.length,
        gold: article.type !== undefined && isOf(article.type) ? 1 : 0,
      };
    }),
  );
}

/** No row where the gold has no such field. Fields of events of the right type only: a wrong event is counted as one. */
function fieldRow(set: string, field: string, judged: readonly Judged[]): MarkRow[] {
  const counts = judged.map((one) => fieldCounts(one, field));
  return counts.some(({ gold }) => gold > 0) ? [toRow(set, 'field', counts)] : [];
}

function fieldCounts(judged: Judged, field: string): Counts {
  const { article, found } = judged;
  const event = found.find(({ type }) => type === article.type);
  if (!event) return { right: 0, found: 0, gold: 0 };
  const gold = article.fields[field];
  const value = event.fields[field]?.value;
  const isRight = gold !== undefined && value !== undefined && agrees(field, value, gold, judged);
  return {
    right: isRight ? 1 : 0,
    found: value !== undefined && gold !== undefined ? 1 : 0,
    gold: gold === undefined ? 0 : 1,
  };
}

function agrees(
  field: string,
  value: string | number,
  gold: string | number,
  { article: { title, body, lang }, entities }: Judged,
): boolean {
  if (!named.includes(field)) return plain(value) === plain(gold);
  if (field === 'law') return plain(value).includes(plain(gold));
  // The gazetteer’s name stands for what the text wrote.
  const written = entities.find(({ name }) => name === value)?.evidence.map(({ text }) => text);
  const { language } = toTaggedText(title, body, lang);
  const stems = (name: string | number) =>
    toTokens(String(name), language).flatMap(({ word }) => (word.stop ? [] : word.stem));
  const known = new Set([value, ...(written ?? [])].flatMap(stems));
  return stems(gold).some((stem) => known.has(stem));
}

/** “45000000 MAD” and 45000000 are one amount, «22.26» and “22-26” one law. */
function plain(value: string | number): string {
  return String(value)
    .replace(/ [A-Z]{3}$/, '')
    .replaceAll(/(?<=\d)\.(?=\d)/g, '-')
    .toLowerCase();
}

/** Missed and wrong events, and of right ones the values of fields that are not those of the gold. */
function remarksOn(judged: readonly Judged[], fields: readonly string[]): string[] {
  return judged.flatMap((one) => {
    const { article, found } = one;
    const at = `← ${article.id} ${article.title}`;
    const right = found.find(({ type }) => type === article.type);
    const wrong = fields.flatMap((field) => {
      const gold = article.fields[field];
      const value = right?.fields[field]?.value ?? 'nothing';
      return right === undefined || gold === undefined || agrees(field, value, gold, one)
        ? []
        : [`${field}: ${value} for ${gold} ${at}`];
    });
    return [
      ...found
        .filter(({ type }) => type !== article.type)
        .map(({ type, fields }) => `too much: ${type} ${JSON.stringify(fields)} ${at}`),
      ...(article.type && !right ? [`missed: ${article.type} ${at}`] : []),
      ...wrong,
    ];
  });
}
