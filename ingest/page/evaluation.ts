/** A folder of article pages with truth, and a reader → body, segment and metadata scores per source. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PageReader, PageReading } from './readers.ts';
import {
  bestOf,
  type Counts,
  f1Of,
  folded,
  type SegmentCounts,
  sameDay,
  sameNames,
  segmentScore,
  segmentsIn,
  type TextScore,
  textScore,
} from './scores.ts';

interface Truth {
  id: string;
  source: string;
  url: string;
  lang?: string;
  file: string;
  articleBody?: string;
  alternatives?: string[];
  title?: string;
  author?: string[] | string;
  date?: string;
  with?: string[];
  without?: string[];
  /** What the server said; UTF-8 where left out. */
  contentType?: string;
}

/** One source’s figures, shares from 0 to 1; n counts the pages behind each. */
export interface PageScore {
  source: string;
  pages: number;
  body?: TextScore;
  segments?: { f1: number; recall: number; leak: number; n: number };
  title?: { right: number; n: number };
  authors?: { right: number; n: number };
  date?: { right: number; n: number };
  language?: { right: number; n: number };
  empty: number;
  /** Milliseconds of CPU a page on average, and the longest wall time of one page. */
  cpuMs: number;
  longestMs: number;
}

/** A page whose reading differs from its truth, for the person who mends it. */
export interface PageMiss {
  id: string;
  f1: number;
}

interface Tally {
  pages: number;
  body: Counts[];
  segments: SegmentCounts[];
  title: boolean[];
  authors: boolean[];
  date: boolean[];
  language: boolean[];
  empty: number;
  cpu: number;
  longest: number;
}

/** Sources whose body truth was written by people. */
const realSources = ['aeb', 'fundus-eval', 'fundus', 'naeb'];

/** Read `truth.json` and the pages beside it with one reader. `misses`: by body F1, the worst first. */
export function evaluatePages(
  folder: string,
  reader: PageReader,
): { scores: PageScore[]; misses: PageMiss[] } {
  const truths: Truth[] = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
  const tallies = new Map<string, Tally>();
  const misses: PageMiss[] = [];
  for (const truth of truths) {
    const stored = readFileSync(join(folder, truth.file));
    const bytes = truth.file.endsWith('.gz') ? gunzipSync(stored) : stored;
    const headers = { 'content-type': truth.contentType ?? 'text/html; charset=utf-8' };
    const cpu = process.cpuUsage();
    const start = performance.now();
    const reading = reader.read(bytes, truth.url, headers);
    const used = process.cpuUsage(cpu);
    const wall = performance.now() - start;
    for (const group of groupsOf(truth)) {
      const tally = tallies.get(group) ?? newTally();
      tallies.set(group, tally);
      tally.cpu += (used.user + used.system) / 1000;
      tally.longest = Math.max(tally.longest, wall);
      score(tally, truth, reading);
    }
    if (truth.articleBody !== undefined)
      misses.push({ id: truth.id, f1: f1Of(bestOf(bodiesOf(truth), reading.text)) });
  }
  return {
    scores: [...tallies].map(([source, tally]) => scoreOf(source, tally)),
    misses: misses.sort((a, b) => a.f1 - b.f1),
  };
}

function groupsOf({ source, lang }: Truth): string[] {
  return [
    source,
    ...(realSources.includes(source) ? ['(real)'] : []),
    ...(source === 'trafilatura' && lang === 'fr' ? ['trafilatura-fr'] : []),
    '(all)',
  ];
}

function bodiesOf({ articleBody = '', alternatives = [] }: Truth): string[] {
  return [articleBody, ...alternatives];
}

function newTally(): Tally {
  return {
    pages: 0,
    body: [],
    segments: [],
    title: [],
    authors: [],
    date: [],
    language: [],
    empty: 0,
    cpu: 0,
    longest: 0,
  };
}

function score(tally: Tally, truth: Truth, reading: PageReading): void {
  const { text } = reading;
  tally.pages += 1;
  if (text.trim() === '') tally.empty += 1;
  if (truth.articleBody !== undefined) tally.body.push(bestOf(bodiesOf(truth), text));
  if (truth.with || truth.without)
    tally.segments.push(segmentsIn(text, truth.with ?? [], truth.without ?? []));
  if (truth.title !== undefined)
    tally.title.push(folded(reading.title ?? '') === folded(truth.title));
  if (truth.author !== undefined)
    tally.authors.push(sameNames([truth.author].flat(), reading.authors ?? []));
  if (truth.date !== undefined) tally.date.push(sameDay(truth.date, reading.published));
  if (truth.lang !== undefined && truth.lang !== '')
    tally.language.push((reading.language ?? '') === truth.lang.slice(0, 2));
}

function scoreOf(source: string, tally: Tally): PageScore {
  const share = (flags: boolean[]) => ({
    right: flags.filter(Boolean).length / flags.length,
    n: flags.length,
  });
  return {
    source,
    pages: tally.pages,
    empty: tally.empty,
    cpuMs: tally.cpu / tally.pages,
    longestMs: tally.longest,
    ...(tally.body.length > 0 && { body: textScore(tally.body) }),
    ...(tally.segments.length > 0 && { segments: segmentScore(tally.segments) }),
    ...(tally.title.length > 0 && { title: share(tally.title) }),
    ...(tally.authors.length > 0 && { authors: share(tally.authors) }),
    ...(tally.date.length > 0 && { date: share(tally.date) }),
    ...(tally.language.length > 0 && { language: share(tally.language) }),
  };
}
