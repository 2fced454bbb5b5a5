/** A home of so many made briefs → what it costs to build its site: cold, unchanged, one brief changed, beside a bare Astro site. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Archive, openArchive } from '#archive';
import { loadEditorial } from '#editorial';
import type { Story } from '#schema/story.ts';
import { addWeeks, startOfWeek, type Week } from '#schema/week.ts';
import { draftBriefs, printBrief } from '../analysis/briefs.ts';
import { toTrends } from '../analysis/trends.ts';
import { realDisk } from '../content/disk.ts';
import { measure } from '../ingest/bench-process.ts';
import { writeBareSite } from './bench-bare-site.ts';
import { madeStories } from './bench-press.ts';
import { project } from './verb.ts';

/** One build. */
export interface SiteRun {
  briefs: number;
  run: 'cold' | 'unchanged' | 'one brief changed' | 'bare Astro';
  wallS: number;
  cpuS: number;
  peakMb: number | undefined;
  pages: number;
  /** Wall time and CPU as multiples of the bare site’s, of the cold build. */
  ratio?: { wall: number; cpu: number };
}

const storiesPerWeek = 12;
const firstWeek: Week = '2025-W02';

/** Make a home of `count` briefs, as the analysis writes them, in a temporary folder, and build it. `log` tells what is being done. */
export async function benchSite(count: number, log: (line: string) => void): Promise<SiteRun[]> {
  const home = mkdtempSync(join(tmpdir(), 'marsad-bench-site-'));
  try {
    log(`writing ${count} briefs`);
    process.env['MARSAD_NOW'] = fill(home, count);
    const cold = await build(home, 'cold', log);
    const unchanged = await build(home, 'unchanged', log);
    changeOne(home);
    const changed = await build(home, 'one brief changed', log);
    log('bare Astro');
    const bare = await buildBare(home);
    const ratio = { wall: cold.wallS / bare.wallS, cpu: cold.cpuS / bare.cpuS };
    return [{ ...cold, ratio }, unchanged, changed, bare].map((run) => ({ ...run, briefs: count }));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function build(
  home: string,
  run: SiteRun['run'],
  log: (line: string) => void,
): Promise<Omit<SiteRun, 'briefs'>> {
  log(run);
  const marsad = fileURLToPath(new URL('./marsad.ts', import.meta.url));
  const given = [marsad, 'build', '--home', home, '--json'];
  const { stdout, ...cost } = await measure(process.execPath, given);
  return { run, ...cost, pages: Number(JSON.parse(stdout).pages) };
}

/** Fill the archive of a home: stories, trends and `count` briefs. Returns the instant after the last story. */
export function fill(home: string, count: number): string {
  using archive = openArchive(home);
  const { taxonomy, lexicon, gazetteer } = loadEditorial(home, project);
  const draw = madeStories({ taxonomy, lexicon, gazetteer });
  const stories: Story[] = [];
  const weeks: Week[] = [];
  for (let made = 0; made < count; ) {
    const week = addWeeks(firstWeek, weeks.length);
    weeks.push(week);
    const inWeek = Array.from({ length: storiesPerWeek }, () => draw(week));
    stories.push(...inWeek);
    archive.derived.write(
      `stories/${week}.ndjson`,
      inWeek.map((one) => `${JSON.stringify(one)}\n`).join(''),
    );
    const trends = toTrends(stories, taxonomy, weeks);
    const today = startOfWeek(addWeeks(week, 1)).slice(0, 10);
    const drafts = draftBriefs({ week, stories: inWeek, trends, taxonomy, today });
    for (const draft of drafts.slice(0, count - made)) {
      const { path, text } = printBrief(draft);
      archive.derived.write(path, text);
      made++;
    }
  }
  saveTrends(archive, toTrends(stories, taxonomy, weeks));
  return startOfWeek(addWeeks(firstWeek, weeks.length));
}

function saveTrends(archive: Archive, trends: ReturnType<typeof toTrends>): void {
  for (const trend of trends)
    archive.derived.write(`trends/${trend.id}.json`, `${JSON.stringify(trend)}\n`);
}

/** Say one sentence more in the first brief. */
function changeOne(home: string): void {
  const folder = join(home, 'content', 'archive', 'briefs', 'fr');
  const file = join(folder, readdirSync(folder).sort()[0] ?? '');
  realDisk.writeAtomic(file, `${readFileSync(file, 'utf8')}\nUne phrase de plus.\n`);
}

/** A site that Astro alone makes of the same pages: the same Markdown of the briefs, the text of the others. */
async function buildBare(home: string): Promise<Omit<SiteRun, 'briefs'>> {
  const folder = join(home, 'bare');
  const pages = writeBareSite(folder, home);
  const astro = join(project, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const { stdout, ...cost } = await measure(process.execPath, [
    astro,
    'build',
    '--root',
    folder,
    '--silent',
  ]);
  return { run: 'bare Astro', ...cost, pages };
}
