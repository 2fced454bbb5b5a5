/** Archives of made articles → what it costs to analyse them from scratch, and one new day on top. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openArchive } from '#archive';
import { loadEditorial } from '#editorial';
import type { Article, LogEvent } from '#schema/article.ts';
import { measure } from '../ingest/bench-process.ts';
import { type Draw, pressOf } from './bench-press.ts';
import { project } from './verb.ts';

/** One run of `analyse`. */
export interface ArchiveRun {
  articles: number;
  run: 'from scratch' | 'one new day' | 'no news';
  wallS: number;
  cpuS: number;
  peakMb: number | undefined;
  /** What the command said. */
  said: string;
}

/** An archive grows by so many articles a day, and the outlets that wrote them are so many. */
const perDay = 50;
const outlets = 40;
/** Full texts are kept for so many days; of older articles the excerpt is all there is. */
const textDays = 30;
const lastDay = Date.UTC(2026, 9, 31);
const dayMs = 86_400_000;

/** Make an archive of so many articles in a temporary folder, and run the command line on it three times. */
export async function benchArchive(count: number): Promise<ArchiveRun[]> {
  const home = mkdtempSync(join(tmpdir(), 'marsad-bench-'));
  try {
    for (const folder of ['lexicon', 'taxonomy', 'sources'])
      cpSync(join(project, 'content', folder), join(home, 'content', folder), { recursive: true });
    const editorial = loadEditorial(home);
    const draw = pressOf(editorial);
    fill(home, count, lastDay, draw);
    const runs = [await analyse(home, count, 'from scratch', lastDay)];
    fill(home, perDay, lastDay + dayMs, draw);
    runs.push(await analyse(home, count, 'one new day', lastDay + dayMs));
    runs.push(await analyse(home, count, 'no news', lastDay + dayMs));
    return runs;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function analyse(
  home: string,
  articles: number,
  run: ArchiveRun['run'],
  day: number,
): Promise<ArchiveRun> {
  const marsad = fileURLToPath(new URL('./marsad.ts', import.meta.url));
  const now = new Date(day + dayMs).toISOString();
  const cost = await measure(process.execPath, [marsad, 'analyse', '--home', home, '--now', now]);
  return { articles, run, ...cost, said: cost.stdout.trim() };
}

/** `count` articles of the days that end with `last`. */
function fill(home: string, count: number, last: number, draw: Draw): void {
  using archive = openArchive(home);
  const from = archive.count();
  let events: LogEvent[] = [];
  const flush = () => {
    archive.append(new Date(last).toISOString().slice(0, 11) + String(from), events);
    events = [];
  };
  for (let index = from; index < from + count; index++) {
    const day = last - Math.floor((from + count - 1 - index) / perDay) * dayMs;
    const published = new Date(day + (index % perDay) * 900_000).toISOString();
    const { lang, title, text } = draw(index);
    const id = createHash('sha256').update(String(index)).digest('hex').slice(0, 16);
    const source = `outlet-${index % outlets}`;
    const url = `https://${source}.example/${index}`;
    const article: Article = {
      id,
      url,
      title,
      lang,
      published,
      dateFrom: 'feed',
      firstSeen: published,
      source,
      sightings: [{ source, url, seen: published }],
      excerpt: text.slice(0, 280),
      fingerprint: id,
      text: 'page',
    };
    if (day > last - textDays * dayMs) archive.texts.put(id, text, published);
    events.push({ type: 'seen', at: published, article });
  }
  flush();
}
