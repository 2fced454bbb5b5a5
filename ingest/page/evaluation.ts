/** A folder of article pages with truth → body, segment and metadata scores per source, Readability alone beside them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type ReadPage, readPage } from './read-page.ts';

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
}

/** One source’s figures, shares from 0 to 1; n counts the pages behind each. */
export interface PageScore {
  source: string;
  pages: number;
  body?: { f1: number; precision: number; recall: number; n: number };
  readability?: { f1: number };
  segments?: { f1: number; recall: number; leak: number; n: number };
  readabilitySegments?: { f1: number };
  title?: { right: number; n: number };
  authors?: { right: number; n: number };
  date?: { right: number; n: number };
  language?: { right: number; n: number };
  empty: number;
  /** Milliseconds of CPU a page on average, and the longest wall time of one page. */
  cpuMs: number;
  longestMs: number;
}

/** The worst pages by body F1, for the person who mends them. */
export interface PageMiss {
  id: string;
  source: string;
  f1: number;
}

interface Tally {
  pages: number;
  body: Counts[];
  peer: Counts[];
  segments: { tp: number; fn: number; fp: number; tn: number }[];
  peerSegments: { tp: number; fn: number; fp: number; tn: number }[];
  title: boolean[];
  authors: boolean[];
  date: boolean[];
  language: boolean[];
  empty: number;
  cpu: number;
  longest: number;
}

interface Counts {
  tp: number;
  fp: number;
  fn: number;
}

/** Sources whose body truth was written by people. */
const realSources = ['aeb', 'fundus-eval', 'fundus', 'naeb'];

/** Read `truth.json` and the pages beside it. `peer`: measure Readability alone too. */
export function evaluatePages(
  folder: string,
  { peer = false, only }: { peer?: boolean; only?: string } = {},
): { scores: PageScore[]; misses: PageMiss[] } {
  const truths: Truth[] = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
  const tallies = new Map<string, Tally>();
  const misses: PageMiss[] = [];
  for (const truth of truths) {
    if (only && !truth.source.startsWith(only)) continue;
    const bytes = gunzipSync(readFileSync(join(folder, truth.file)));
    const cpu = process.cpuUsage();
    const start = performance.now();
    const read = readPage(bytes, {
      url: truth.url,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      now: '2026-11-23T12:00:00Z',
    });
    const used = process.cpuUsage(cpu);
    const groups = [
      truth.source,
      ...(realSources.includes(truth.source) ? ['(real)'] : []),
      ...(truth.source === 'trafilatura' && truth.lang === 'fr' ? ['trafilatura-fr'] : []),
      '(all)',
    ];
    const page = read.ok ? read.value : undefined;
    const peerText = peer ? readabilityText(bytes, truth.url) : undefined;
    for (const group of groups) {
      const tally = tallies.get(group) ?? newTally();
      tallies.set(group, tally);
      tally.cpu += (used.user + used.system) / 1000;
      tally.longest = Math.max(tally.longest, performance.now() - start);
      score(tally, truth, page, peerText);
    }
    if (truth.articleBody !== undefined)
      misses.push({ id: truth.id, source: truth.source, f1: f1Of(best(truth, page?.text ?? '')) });
  }
  return {
    scores: [...tallies].map(([source, tally]) => scoreOf(source, tally)),
    misses: misses.sort((a, b) => a.f1 - b.f1),
  };
}

function newTally(): Tally {
  return {
    pages: 0,
    body: [],
    peer: [],
    segments: [],
    peerSegments: [],
    title: [],
    authors: [],
    date: [],
    language: [],
    empty: 0,
    cpu: 0,
    longest: 0,
  };
}

function score(
  tally: Tally,
  truth: Truth,
  page: ReadPage | undefined,
  peer: string | undefined,
): void {
  tally.pages += 1;
  const text = page?.text ?? '';
  if (text === '') tally.empty += 1;
  if (truth.articleBody !== undefined) {
    tally.body.push(best(truth, text));
    if (peer !== undefined) tally.peer.push(best(truth, peer));
  }
  if (truth.with || truth.without) {
    tally.segments.push(segments(truth, text));
    if (peer !== undefined) tally.peerSegments.push(segments(truth, peer));
  }
  if (truth.title !== undefined)
    tally.title.push(folded(page?.title ?? '') === folded(truth.title));
  if (truth.author !== undefined)
    tally.authors.push(sameNames([truth.author].flat(), page?.authors ?? []));
  if (truth.date !== undefined) tally.date.push(sameDay(truth.date, page?.published));
  if (truth.lang !== undefined && truth.lang !== '')
    tally.language.push((page?.language ?? '') === truth.lang.slice(0, 2));
}

function scoreOf(source: string, tally: Tally): PageScore {
  const share = (flags: boolean[]) =>
    flags.length === 0
      ? undefined
      : { right: flags.filter(Boolean).length / flags.length, n: flags.length };
  const body =
    tally.body.length === 0 ? undefined : { ...corpusF1(tally.body), n: tally.body.length };
  const result: PageScore = {
    source,
    pages: tally.pages,
    empty: tally.empty,
    cpuMs: tally.cpu / tally.pages,
    longestMs: tally.longest,
  };
  const optional = {
    body,
    readability: tally.peer.length === 0 ? undefined : { f1: corpusF1(tally.peer).f1 },
    segments:
      tally.segments.length === 0
        ? undefined
        : { ...segmentF1(tally.segments), n: tally.segments.length },
    readabilitySegments:
      tally.peerSegments.length === 0 ? undefined : { f1: segmentF1(tally.peerSegments).f1 },
    title: share(tally.title),
    authors: share(tally.authors),
    date: share(tally.date),
    language: share(tally.language),
  };
  return Object.assign(
    result,
    Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  );
}

/** 4-gram shingles with counts; a shorter text is one shingle (scrapinghub’s evaluate.py). */
function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, tokens.length - 3) && tokens.length > 0; at++) {
    const shingle = tokens.slice(at, at + 4).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function compare(truth: string, found: string): Counts {
  const [gold, got] = [shingles(truth), shingles(found)];
  let tp = 0;
  let fp = 0;
  let fn = 0;
  for (const key of new Set([...gold.keys(), ...got.keys()])) {
    const [a, b] = [gold.get(key) ?? 0, got.get(key) ?? 0];
    tp += Math.min(a, b);
    fp += Math.max(0, b - a);
    fn += Math.max(0, a - b);
  }
  const all = tp + fp + fn || 1;
  return { tp: tp / all, fp: fp / all, fn: fn / all };
}

function best(truth: Truth, found: string): Counts {
  return (
    [truth.articleBody ?? '', ...(truth.alternatives ?? [])]
      .map((text) => compare(text, found))
      .sort((a, b) => f1Of(b) - f1Of(a))[0] ?? { tp: 0, fp: 0, fn: 1 }
  );
}

function f1Of({ tp, fp, fn }: Counts): number {
  return tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn);
}

function corpusF1(pages: Counts[]): { f1: number; precision: number; recall: number } {
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const precision = mean(
    pages.filter(({ tp, fp }) => tp + fp > 0).map(({ tp, fp }) => tp / (tp + fp)),
  );
  const recall = mean(
    pages.filter(({ tp, fn }) => tp + fn > 0).map(({ tp, fn }) => tp / (tp + fn)),
  );
  return {
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    precision,
    recall,
  };
}

function segments(truth: Truth, text: string): { tp: number; fn: number; fp: number; tn: number } {
  const flat = text.replace(/\s+/g, ' ');
  const holds = (segment: string) => flat.includes(segment.replace(/\s+/g, ' ').trim());
  const [yes, no] = [truth.with ?? [], truth.without ?? []];
  const tp = yes.filter(holds).length;
  const fp = no.filter(holds).length;
  return { tp, fn: yes.length - tp, fp, tn: no.length - fp };
}

function segmentF1(pages: { tp: number; fn: number; fp: number; tn: number }[]): {
  f1: number;
  recall: number;
  leak: number;
} {
  const sum = (key: 'tp' | 'fn' | 'fp' | 'tn') =>
    pages.reduce((total, page) => total + page[key], 0);
  const [tp, fn, fp, tn] = [sum('tp'), sum('fn'), sum('fp'), sum('tn')];
  return {
    f1: (2 * tp) / (2 * tp + fp + fn),
    recall: tp / Math.max(1, tp + fn),
    leak: fp / Math.max(1, fp + tn),
  };
}

function folded(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  ).join(' ');
}

function sameNames(truth: string[], found: string[]): boolean {
  const names = (list: string[]) => list.map(folded).filter(Boolean).sort().join('|');
  return names(truth) === names(found);
}

function sameDay(truth: string, found: string | undefined): boolean {
  if (!found) return false;
  if (truth.length === 10) {
    // The truth names a day without a zone: the instant must fall on it somewhere in the world of its publisher.
    return [-12, -8, -5, 0, 1, 2, 8].some(
      (hours) =>
        new Date(Date.parse(found) + hours * 3_600_000).toISOString().slice(0, 10) === truth,
    );
  }
  return Math.abs(Date.parse(truth) - Date.parse(found)) < 86_400_000;
}

function readabilityText(bytes: Uint8Array, url: string): string {
  const { document } = parseHTML(new TextDecoder().decode(bytes));
  const base = document.createElement('base');
  base.setAttribute('href', url);
  const article = new Readability(document as unknown as Document).parse();
  return article?.textContent ?? '';
}
