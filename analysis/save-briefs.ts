/** Stories → the briefs of the archive: weeks and months whose stories changed are written anew, the others stand. */
import { createHash } from 'node:crypto';
import type { Archive } from '#archive';
import type { Editorial, ReviewedBrief } from '#editorial';
import type { BriefUpdate } from '#schema/brief.ts';
import type { Story } from '#schema/story.ts';
import { startOfWeek, type Week, weekOf } from '#schema/week.ts';
import type { BriefDraft } from './briefs.ts';
import { type Directory, toDirectory } from './directory.ts';
import { toEntityFinder } from './entities.ts';
import { analysisVersion } from './features.ts';
import { toKnowledge } from './knowledge.ts';
import { monthOf, monthTotals } from './points.ts';
import { type Answers, type Polisher, toPolisher, type WriterReport } from './polish.ts';
import { plainWords, toSupport } from './support.ts';
import { toHistory } from './trends.ts';
import type { Writer } from './wording.ts';

/** What briefs are written from. */
export interface BriefInput {
  stories: readonly Story[];
  /** Hash of the stories of each week. */
  hashes: ReadonlyMap<string, string>;
  weeks: readonly Week[];
  editorial: Pick<Editorial, 'taxonomy' | 'gazetteer' | 'lexicon' | 'people'>;
  reviewed: readonly ReviewedBrief[];
  now: string;
  /** Words L’essentiel of the newest briefs. */
  writer?: Writer | undefined;
}

/** How the briefs of a period were written, so that the next run can tell whether they still hold. */
interface Written {
  key: string;
  files: string[];
  /** Id of the writer that was asked, and what it answered. */
  writer?: string;
  answers?: Answers;
  /** The writer failed at some: it is asked again. */
  unfinished?: true;
}

/** A period whose briefs are to be written; they are drafted one period after the other, for they are large. */
interface Due {
  period: string;
  key: string;
  draft(): BriefDraft[];
}

/** Weeks before one whose stories tell how its actors are called. */
const namingWeeks = 8;
/** Weeks, up to the newest, whose briefs a writer is asked for; and weeks whose words it may use. */
const writtenWeeks = 2;
const plainWeeks = 26;

/** Returns how many briefs there are, how many files changed, and what the writer did where there is one. */
export async function saveBriefs(
  archive: Archive,
  input: BriefInput,
): Promise<{ count: number; written: number; writer?: WriterReport }> {
  const { draftBriefs, draftMonth, printBrief } = await import('./briefs.ts');
  const before: Record<string, Written> = JSON.parse(
    archive.derived.read('state/briefs.json') ?? '{}',
  );
  const { stories, hashes, weeks, editorial, now, writer } = input;
  const { taxonomy } = editorial;
  const today = now.slice(0, 10);
  const words = hashOf(JSON.stringify([analysisVersion, taxonomy, editorial.gazetteer]));
  const taken = new Set(input.reviewed.map(({ lang, slug }) => `briefs/${lang}/${slug}.md`));
  const keys: Record<string, Written> = {};
  const due: Due[] = [];
  const isNewest = newestPeriods(weeks, stories);
  const save = (period: string, key: string, draft: () => BriefDraft[]) => {
    const known = before[period];
    // The place of a period that is due is kept: its record follows.
    keys[period] = known ?? { key, files: [] };
    const isThere = known?.files.every(
      (path) => taken.has(`briefs/${path}`) || archive.derived.has(`briefs/${path}`),
    );
    if (known?.key !== key || !isThere || !isWordedBy(writer?.id, known, isNewest(period)))
      due.push({ period, key, draft });
  };
  const byWeek = Map.groupBy(stories, ({ week }) => week);
  const history = toHistory(stories, taxonomy, weeks);
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
      draftBriefs({
        week,
        stories: inWeek,
        trends: history(weeks.slice(0, index + 1)),
        taxonomy,
        directory: namesIn(near, byWeek, editorial),
        today,
      }),
    );
  }
  const inMonths = [...monthTotals(stories)];
  for (const [month, inMonth] of Map.groupBy([...stories].sort(byFirst), monthOf)) {
    const until = weeks.filter((week) => startOfWeek(week).slice(0, 7) <= month);
    const totals = inMonths.filter(([one]) => one < month);
    const inWeeks = [...new Set(inMonth.map(({ week }) => week))];
    const key = hashOf(
      JSON.stringify([
        words,
        today.slice(0, 7) === month ? today : '',
        inWeeks.map((week) => hashes.get(week) ?? ''),
        totals,
      ]),
    );
    save(month, key, () =>
      draftMonth({
        month,
        before: totals.at(-1)?.[1],
        stories: inMonth,
        trends: history(until, month),
        taxonomy,
        directory: namesIn(inWeeks, byWeek, editorial),
        today,
      }),
    );
  }
  const polisher = writer && toPolisher(writer, supportFrom(input));
  let written = 0;
  // The newest first: should the writer fail on the way, these are the ones that are read.
  for (const { period, key, draft: toDrafts } of due.reverse()) {
    const drafts = toDrafts();
    const free = drafts.filter(({ path }) => !taken.has(path));
    const worded = await polishAll(polisher, free, before[period], isNewest(period));
    for (const draft of worded.drafts) {
      const { path, text } = printBrief(draft, writer?.model);
      if (archive.derived.write(path, text)) written++;
    }
    const files = drafts.map(({ path }) => path.slice('briefs/'.length));
    keys[period] = { key, files, ...worded.record };
  }
  const files = Object.values(keys).flatMap((period) => period.files);
  const keep = new Set(files.filter((path) => !taken.has(`briefs/${path}`)));
  written += archive.derived.prune('briefs', keep).length;
  written += saveUpdates(archive, input);
  if (archive.derived.write('state/briefs.json', `${JSON.stringify(keys)}\n`)) written++;
  return { count: keep.size, written, ...(polisher ? { writer: polisher.report() } : {}) };
}

/** Tells the periods that a writer is asked for: the last weeks and the last month. */
function newestPeriods(
  weeks: readonly Week[],
  stories: readonly Story[],
): (period: string) => boolean {
  const month = stories.map(monthOf).sort().at(-1);
  const newest = new Set<string | undefined>([...weeks.slice(-writtenWeeks), month]);
  return (period) => newest.has(period);
}

/** Past briefs stay as they are when a writer comes, and lose its words when it goes. */
function isWordedBy(writer: string | undefined, known: Written, isNewest: boolean): boolean {
  if (writer !== undefined && isNewest) return known.writer === writer && !known.unfinished;
  return known.writer === undefined || known.writer === writer;
}

/** All drafts of a period at once: the writer itself says how many it takes at a time. */
async function polishAll(
  polisher: Polisher | undefined,
  drafts: readonly BriefDraft[],
  before: Written | undefined,
  isNewest: boolean,
): Promise<{ drafts: readonly BriefDraft[]; record: Partial<Written> }> {
  const isKnown = before?.writer !== undefined && before.writer === polisher?.writer.id;
  if (!polisher || !(isNewest || isKnown)) return { drafts, record: {} };
  const known = before?.answers ?? {};
  const all = await Promise.all(drafts.map((draft) => polisher.polish(draft, known, isNewest)));
  const answers: Answers = Object.assign({}, ...all.map((one) => one.answers));
  return {
    drafts: all.map(({ draft }) => draft),
    record: {
      writer: polisher.writer.id,
      answers,
      ...(all.some(({ isUnfinished }) => isUnfinished) ? { unfinished: true } : {}),
    },
  };
}

/** What a writer’s sentences are compared with: the editors’ words, and those of the press of the last months. */
function supportFrom({ stories, weeks, editorial }: BriefInput): ReturnType<typeof toSupport> {
  const since = weeks.at(-plainWeeks) ?? '';
  const texts = stories
    .filter(({ week }) => week >= since)
    .flatMap(({ articles }) => articles)
    .flatMap(({ title, excerpt, quote = '', more = [], lang }) =>
      [title, excerpt, quote, ...more].map((text) => ({ text, lang })),
    );
  const finder = toEntityFinder(editorial.gazetteer, editorial.people);
  return toSupport(toKnowledge(editorial), finder, plainWords(texts));
}

function byFirst(a: Story, b: Story): number {
  return a.first < b.first ? -1 : a.first > b.first ? 1 : a.id < b.id ? -1 : 1;
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
