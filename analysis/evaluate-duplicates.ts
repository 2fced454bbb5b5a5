/** A file of dispatches, notices and outlets’ words → labelled pairs of texts, and how well copies are told among them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { toDocument } from './documents.ts';
import { findCopies } from './duplicates.ts';
import { type Counts, type MarkRow, toRow } from './evaluate-figures.ts';
import type { Knowledge } from './knowledge.ts';

const Lang = z.enum(['fr', 'ar', 'en']);
const Words = z.strictObject({
  datelines: z.array(z.string()),
  credits: z.array(z.string()),
  headlines: z.array(z.string()),
  leads: z.array(z.string()),
  closings: z.array(z.string()),
  boilerplate: z.array(z.string()),
  about: z.array(z.string()),
});
const Gold = z.strictObject({
  notices: z.array(
    z.strictObject({
      id: z.string(),
      lang: Lang,
      every: z.enum(['day', 'week', 'year']),
      slots: z.array(z.string()),
      title: z.string(),
      body: z.string(),
      editions: z.array(z.array(z.string())),
    }),
  ),
  reports: z.array(
    z.strictObject({
      event: z.string(),
      lang: Lang,
      reports: z.array(z.strictObject({ title: z.string(), body: z.string() })),
      corrected: z.array(z.tuple([z.string(), z.string()])),
    }),
  ),
  words: z.record(Lang, Words),
});
type Gold = z.infer<typeof Gold>;

interface Text {
  id: string;
  lang: z.infer<typeof Lang>;
  title: string;
  text: string;
  /** Days after the first. */
  day: number;
  /** Texts of one family are copies of each other, whatever was done to them. */
  family: string;
}

/** Two texts, what was done to the second, and whether it is a copy. */
export interface TextPair {
  a: Text;
  b: Text;
  kind: string;
  isCopy: boolean;
}

/** Rows for all pairs and for each language; each pair that was told wrongly in `remarks`. */
export function evaluateDuplicates(
  folder: string,
  knowledge: Knowledge,
): { rows: MarkRow[]; remarks: string[] } {
  const gold = Gold.parse(parse(readFileSync(join(folder, 'duplicates.yaml'), 'utf8')));
  const { texts, pairs } = toPairs(gold);
  const rootOf = copiesAmong(texts, knowledge);
  const judged = pairs.map((pair) => ({
    pair,
    found: rootOf.get(pair.a.id) === rootOf.get(pair.b.id),
  }));
  const counts = (lang: string) =>
    judged
      .filter(({ pair }) => lang === 'all' || pair.a.lang === lang)
      .map(
        ({ pair, found }): Counts => ({
          right: found && pair.isCopy ? 1 : 0,
          found: found ? 1 : 0,
          gold: pair.isCopy ? 1 : 0,
        }),
      );
  const rows = ['fr', 'ar', 'en', 'all'].map((lang) => toRow(lang, 'copies', counts(lang)));
  const remarks = judged
    .filter(({ pair, found }) => pair.isCopy !== found)
    .map(
      ({ pair, found }) =>
        `${found ? 'no copy' : 'missed'} (${pair.kind}): ${pair.a.id} | ${pair.b.id}`,
    );
  return { rows, remarks: [`${pairs.length} pairs`, ...remarks] };
}

/** All texts in one stream, as an archive receives them: originals first, what others made of them after. */
function copiesAmong(texts: readonly Text[], knowledge: Knowledge): Map<string, string> {
  const ordered = [...texts].sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
  const documents = ordered.map(({ id, lang, title, text, day }) => {
    const date = new Date(Date.UTC(2026, 9, 1) + day * 86_400_000).toISOString();
    return toDocument({ id, lang, title, text, date }, knowledge);
  });
  const copyOf = findCopies(documents);
  return new Map(ordered.map(({ id }, index) => [id, ordered[copyOf[index] ?? -1]?.id ?? id]));
}

function toPairs({ notices, reports, words }: Gold): { texts: Text[]; pairs: TextPair[] } {
  const texts: Text[] = [];
  const pairs: TextPair[] = [];
  for (const notice of notices) {
    const editions = notice.editions.map((values, index) => filled(notice, values, index));
    texts.push(...editions);
    pairs.push(...allPairs(editions, 'edition'));
  }
  for (const { event, lang, reports: told, corrected } of reports) {
    const bases = told.map(
      ({ title, body }, index): Text => ({
        id: `${event}-${index}`,
        lang,
        title,
        text: body.trim(),
        day: index * 0.2,
        family: `${event}-${index}`,
      }),
    );
    texts.push(...bases);
    pairs.push(...allPairs(bases, 'own report'));
    for (const [index, base] of bases.entries()) {
      const made = variants(base, words[lang], index, index === 0 ? corrected : []);
      texts.push(...made.map(({ text }) => text));
      for (const { text, kind } of made) pairs.push({ a: base, b: text, kind, isCopy: true });
    }
  }
  pairs.push(...strangers(texts));
  return { texts, pairs };
}

function filled(notice: Gold['notices'][number], values: readonly string[], index: number): Text {
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (whole, slot) => values[notice.slots.indexOf(slot)] ?? whole);
  const step = { day: 1, week: 7, year: 365 }[notice.every];
  return {
    id: `${notice.id}-${index}`,
    lang: notice.lang,
    title: fill(notice.title),
    text: fill(notice.body).trim(),
    day: index * step,
    family: `${notice.id}-${index}`,
  };
}

function allPairs(texts: readonly Text[], kind: string): TextPair[] {
  return texts.flatMap((a, index) =>
    texts.slice(index + 1).map((b): TextPair => ({ a, b, kind, isCopy: false })),
  );
}

/** What outlets do to a dispatch: new headline, other dateline, credit, lead, cut tail, boilerplate, a corrected figure. */
function variants(
  base: Text,
  words: z.infer<typeof Words>,
  seed: number,
  corrected: readonly (readonly [string, string])[],
): { text: Text; kind: string }[] {
  const pick = (list: readonly string[], step: number) => list[(seed + step) % list.length] ?? '';
  const paragraphs = base.text.split(/\n\n+/);
  const headline = pick(words.headlines, 0).replace(
    '{start}',
    base.title.split(' ').slice(0, 5).join(' '),
  );
  const plain = base.text.replace(/^[^–\n]{3,40}\([^)]+\) [–-] /u, '');
  const half = paragraphs.slice(0, Math.max(1, Math.ceil(paragraphs.length / 2)));
  const made: [string, string, string[]][] = [
    ['headline', headline, paragraphs],
    ['dateline', base.title, [`${pick(words.datelines, 1)}${plain}`]],
    ['credit', headline, [...paragraphs, pick(words.credits, 0)]],
    ['lead', headline, [pick(words.leads, 0), ...paragraphs, pick(words.closings, 1)]],
    ['trimmed', headline, half],
    ['trimmed and credited', base.title, [...half, pick(words.credits, 1)]],
    ['boilerplate', headline, [...paragraphs, ...words.boilerplate]],
    ['about', base.title, [...paragraphs, pick(words.about, 0), pick(words.boilerplate, 2)]],
    [
      'led, trimmed, boilerplate',
      headline,
      [pick(words.leads, 1), ...half, pick(words.boilerplate, 1)],
    ],
  ];
  if (corrected.length > 0) {
    const text = corrected.reduce((all, [wrong, right]) => all.replace(wrong, right), base.text);
    made.push(['corrected', base.title, [text]]);
  }
  return made.map(([kind, title, body], index) => ({
    kind,
    text: {
      ...base,
      id: `${base.id} ${kind}`,
      title,
      text: body.join('\n\n'),
      day: base.day + 1 + index * 0.1,
    },
  }));
}

/** Texts of different families that carry the same boilerplate. */
function strangers(texts: readonly Text[]): TextPair[] {
  const pairs: TextPair[] = [];
  for (const kind of ['boilerplate', 'about', 'led, trimmed, boilerplate']) {
    for (const lang of ['fr', 'ar', 'en']) {
      const own = texts.filter((text) => text.lang === lang && text.id.endsWith(` ${kind}`));
      for (const [index, a] of own.entries()) {
        const b = own[index + 1];
        if (b && b.family !== a.family)
          pairs.push({ a, b, kind: `strangers, ${kind}`, isCopy: false });
      }
    }
  }
  return pairs;
}
