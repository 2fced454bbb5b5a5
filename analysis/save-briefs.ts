/** Stories → the briefs of the archive: weeks and months whose stories changed are written anew, the others stand. */
import { createHash } from 'node:crypto';
import type { Archive } from '#archive';
import type { Editorial, ReviewedBrief } from '#editorial';
import type { BriefUpdate } from '#schema/brief.ts';
import type { Story } from '#schema/story.ts';
import { startOfWeek, type Week, weekOf } from '#schema/week.ts';
import type { BriefFile } from './briefs.ts';
import { type Directory, toDirectory } from './directory.ts';
import { analysisVersion } from './features.ts';
import { monthOf, monthTotals } from './points.ts';
import { toTrends } from './trends.ts';

/** What briefs are written from. */
export interface BriefInput {
  stories: readonly Story[];
  /** The stories of each week as they stand in the archive. */
  texts: ReadonlyMap<string, string>;
  weeks: readonly Week[];
  editorial: Pick<Editorial, 'taxonomy' | 'gazetteer' | 'lexicon'>;
  reviewed: readonly ReviewedBrief[];
  now: string;
}

type Keys = Record<string, { key: string; files: string[] }>;

/** Weeks before one whose stories tell how its actors are called. */
const namingWeeks = 8;

/** Returns how many briefs there are, and how many files changed. */
export async function saveBriefs(
  archive: Archive,
  input: BriefInput,
): Promise<{ count: number; written: number }> {
  const { writeBriefs, writeMonth } = await import('./briefs.ts');
  const before: Keys = JSON.parse(archive.derived.read('state/briefs.json') ?? '{}');
  const { stories, weeks, editorial, now } = input;
  const { taxonomy } = editorial;
  const today = now.slice(0, 10);
  const words = hashOf(JSON.stringify([analysisVersion, taxonomy, editorial.gazetteer]));
  const hashes = new Map([...input.texts].map(([week, text]) => [week, hashOf(text)]));
  const taken = new Set(input.reviewed.map(({ lang, slug }) => `briefs/${lang}/${slug}.md`));
  const keys: Keys = {};
  const keep = new Set<string>();
  let written = 0;
  const save = (period: string, key: string, write: () => BriefFile[]) => {
    const known = before[period];
    if (known?.key === key) keys[period] = known;
    else {
      const files = write();
      for (const { path, text } of files)
        if (!taken.has(path) && archive.derived.write(path, text)) written++;
      keys[period] = { key, files: files.map(({ path }) => path.slice('briefs/'.length)) };
    }
    for (const path of keys[period]?.files ?? []) if (!taken.has(`briefs/${path}`)) keep.add(path);
  };
  const byWeek = Map.groupBy(stories, ({ week }) => week);
  for (const [index, week] of weeks.entries()) {
    const inWeek = byWeek.get(week) ?? [];
    if (inWeek.length === 0) continue;
    const near = weeks.slice(Math.max(0, index - namingWeeks), index + 1);
    const key = hashOf(
      JSON.stringify([
        words,
        weekOf(now) === week ? today : '',
        near.map((one) => hashes.get(one) ?? ''),
        weeks.slice(0, index).map((past) => byWeek.get(past)?.length ?? 0),
      ]),
    );
    save(week, key, () =>
      writeBriefs({
        week,
        stories: inWeek,
        trends: toTrends(upTo(stories, week), taxonomy, weeks.slice(0, index + 1)),
        taxonomy,
        directory: namesIn(near, byWeek, editorial),
        today,
      }),
    );
  }
  for (const [month, inMonth] of Map.groupBy([...stories].sort(byFirst), monthOf)) {
    const until = weeks.filter((week) => startOfWeek(week).slice(0, 7) <= month);
    const totals = [...monthTotals(stories)].filter(([one]) => one < month);
    const key = hashOf(
      JSON.stringify([
        words,
        today.slice(0, 7) === month ? today : '',
        inMonth.map((story) => JSON.stringify(story)),
        totals,
      ]),
    );
    save(month, key, () =>
      writeMonth({
        month,
        before: totals.at(-1)?.[1],
        stories: inMonth,
        trends: toTrends(
          stories.filter((story) => monthOf(story) <= month),
          taxonomy,
          until,
        ),
        taxonomy,
        directory: namesIn([...new Set(inMonth.map(({ week }) => week))], byWeek, editorial),
        today,
      }),
    );
  }
  written += archive.derived.prune('briefs', keep).length;
  written += saveUpdates(archive, input);
  if (archive.derived.write('state/briefs.json', `${JSON.stringify(keys)}\n`)) written++;
  return { count: keep.size, written };
}

function byFirst(a: Story, b: Story): number {
  return a.first < b.first ? -1 : a.first > b.first ? 1 : a.id < b.id ? -1 : 1;
}

function upTo(stories: readonly Story[], week: Week): Story[] {
  return stories.filter((story) => story.week <= week);
}

function namesIn(
  weeks: readonly string[],
  byWeek: ReadonlyMap<string, Story[]>,
  { gazetteer, lexicon }: BriefInput['editorial'],
): Directory {
  return toDirectory(
    weeks.flatMap((week) => byWeek.get(week) ?? []),
    gazetteer,
    lexicon,
  );
}

/** A reviewed brief stays as its editor left it: what came after, and what is gone, stands in a note beside it. */
function saveUpdates(archive: Archive, { stories, reviewed }: BriefInput): number {
  const known = new Set(stories.map(({ id }) => id));
  const keep = new Set<string>();
  let written = 0;
  for (const brief of reviewed) {
    const told = new Set(brief.stories);
    const ofPeriod = stories.filter(
      (story) =>
        (story.week === brief.period || monthOf(story) === brief.period) &&
        (brief.concept === undefined || story.concepts.some(({ id }) => id === brief.concept)),
    );
    const update: BriefUpdate = {
      slug: brief.slug,
      lang: brief.lang,
      stories: ofPeriod.map(({ id }) => id).filter((id) => !told.has(id)),
      gone: brief.stories.filter((id) => !known.has(id)),
    };
    if (update.stories.length + update.gone.length === 0) continue;
    const path = `${brief.lang}/${brief.slug}.json`;
    keep.add(path);
    if (archive.derived.write(`updates/${path}`, `${JSON.stringify(update)}\n`)) written++;
  }
  return written + archive.derived.prune('updates', keep).length;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
