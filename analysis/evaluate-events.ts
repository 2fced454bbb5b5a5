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

/** An article of the blind gold, which may tell several events; `may` are types that a reader may give as well. */
const BlindArticle = z.strictObject({
  id: z.string(),
  lang: z.enum(['fr', 'ar', 'en']),
  published: z.string(),
  title: z.string(),
  text: z.string(),
  events: z.array(
    z.strictObject({
      type: z.string(),
      fields: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  may: z.array(z.string()).default([]),
});

/** What an evaluation needs to know of an article. */
interface Told {
  id: string;
  lang: string;
  published: string;
  title: string;
  body: string;
  events: { type: string; fields: Record<string, string | number> }[];
  may: string[];
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
      { ...article, events: truth.event ? [truth.event] : [], may: [], half: 'made on' },
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
        const half = index % 2 === 0 ? 'made on' : 'held out';
        const { type = '', ...fields } = event ?? {};
        const events = event ? [{ type, fields }] : [];
        return { ...article, id: `${lang}-${index}`, lang, events, may: [], half };
      }),
  );
}

/**
 * The same for `events-blind.yaml` of a folder, texts that were written by somebody who did not know the rules: they
 * are never tuned on, so there are no remarks. Names of rows begin with “blind”.
 */
export function evaluateBlindEvents(folder: string, reader: Reader): { rows: MarkRow[] } {
  const file = join(folder, 'events-blind.yaml');
  if (!existsSync(file)) return { rows: [] };
  const judged = z
    .array(BlindArticle)
    .parse(parse(readFileSync(file, 'utf8'), { schema: 'core' }))
    .map(({ text, ...article }) => judge({ ...article, body: text, half: 'held out' }, reader));
  const rows = [
    ...['fr', 'ar', 'en'].map((lang) =>
      typeRow(
        `blind ${lang}`,
        'all',
        judged.filter(({ article }) => article.lang === lang),
      ),
    ),
    ...types.map((type) => typeRow(`blind ${type}`, type, judged)),
    typeRow('blind all', 'all', judged),
    ...[...valued, ...named].flatMap((field) => fieldRow(`blind ${field}`, field, judged)),
  ];
  return { rows };
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
  const isOf = (one: { type: string }) => type === 'all' || type === one.type;
  return toRow(
    set,
    'event',
    judged.map(({ article: { events, may }, found }): Counts => {
      const isTold = (one: { type: string }) => events.some((event) => event.type === one.type);
      const given = found.filter((one) => isOf(one) && (isTold(one) || !may.includes(one.type)));
      return {
        right: given.filter(isTold).length,
        found: given.length,
        gold: events.filter(isOf).length,
      };
    }),
  );
}

/** No row where the gold has no such field. Fields of events of the right type only: a wrong event is counted as one. */
function fieldRow(set: string, field: string, judged: readonly Judged[]): MarkRow[] {
  const counts = judged.flatMap((one) => fieldCounts(one, field));
  return counts.some(({ gold }) => gold > 0) ? [toRow(set, 'field', counts)] : [];
}

function fieldCounts(judged: Judged, field: string): Counts[] {
  return judged.article.events.flatMap(({ type, fields }): Counts[] => {
    const event = judged.found.find((one) => one.type === type);
    const gold = fields[field];
    if (!event || gold === undefined) return [];
    const value = event.fields[field]?.value;
    const isRight = value !== undefined && agrees(field, value, gold, judged);
    return [{ right: isRight ? 1 : 0, found: value === undefined ? 0 : 1, gold: 1 }];
  });
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
    const surplus = found.filter(
      ({ type }) => !article.events.some((event) => event.type === type),
    );
    return [
      ...surplus.map((event) => `too much: ${event.type} ${JSON.stringify(event.fields)} ${at}`),
      ...article.events.flatMap((event) => {
        const right = found.find(({ type }) => type === event.type);
        if (!right) return [`missed: ${event.type} ${at}`];
        return fields.flatMap((field) => {
          const gold = event.fields[field];
          const value = right.fields[field]?.value ?? 'nothing';
          return gold === undefined || agrees(field, value, gold, one)
            ? []
            : [`${field}: ${value} for ${gold} ${at}`];
        });
      }),
    ];
  });
}
