/** Stories → the briefs of the archive: weeks and months whose stories changed are written anew, the others stand. */
import type { Archive } from '#archive';
import type { Editorial, ReviewedBrief } from '#editorial';
import type { BriefUpdate } from '#schema/brief.ts';
import type { Story } from '#schema/story.ts';
import { startOfWeek, type Week, weekOf } from '#schema/week.ts';
import type { BriefWords, Period } from './brief-periods.ts';
import type { BriefJob } from './brief-thread.ts';
import type { BriefDraft, BriefFile } from './briefs.ts';
import { toEntityFinder } from './entities.ts';
import { analysisVersion } from './features.ts';
import { hashOf } from './kept-files.ts';
import { toKnowledge } from './knowledge.ts';
import { monthOf, monthTotals, totalsOf } from './points.ts';
import { type Answers, type Polisher, toPolisher, type WriterReport } from './polish.ts';
import { plainWords, toSupport } from './support.ts';
import { inThreads, startThread, type Thread } from './threads.ts';
import { toHistory } from './trends.ts';
import type { AllStories } from './week-stories.ts';
import type { Writer } from './wording.ts';

/** What briefs are written from. */
export interface BriefInput {
  all: AllStories;
  weeks: readonly Week[];
  editorial: Pick<Editorial, 'taxonomy' | 'gazetteer' | 'lexicon' | 'people'>;
  reviewed: readonly ReviewedBrief[];
  now: string;
  /** Briefs from which threads are worth their start. */
  threadsFrom: number;
  /** Words L’essentiel of the newest briefs. */
  writer?: Writer | undefined;
  /** A thread that was begun for them. */
  begun?: BriefThread | undefined;
}

/** A thread that writes briefs. */
export type BriefThread = Thread<BriefJob, BriefFile[]>;

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
  name: string;
  /** Changes when anything that its briefs tell does. */
  key: string;
  toPeriod(): Period;
}

/** Weeks before one whose stories tell how its actors are called. */
const namingWeeks = 8;
/** Weeks, up to the newest, whose briefs a writer is asked for; and weeks whose words it may use. */
const writtenWeeks = 2;
const plainWeeks = 26;
/** Briefs that a period has in a busy watch. */
const usualBriefs = 60;
/** Stories that keep others as busy as one brief does. */
export const manyStories = 8;

/** Returns how many briefs there are, how many files changed, and what the writer did where there is one. */
export async function saveBriefs(
  archive: Archive,
  input: BriefInput,
): Promise<{ count: number; written: number; writer?: WriterReport }> {
  const before: Record<string, Written> = JSON.parse(archive.derived.read(statePath) ?? '{}');
  const { writer } = input;
  const taken = new Set(input.reviewed.map(({ lang, slug }) => `briefs/${lang}/${slug}.md`));
  const keys: Record<string, Written> = {};
  const isNewest = writer ? newestPeriods(input) : () => false;
  const isThere = ({ files }: Written) =>
    files
      .map((path) => `briefs/${path}`)
      .every((path) => taken.has(path) || archive.derived.has(path));
  const stands = (name: string, known: Written) =>
    isThere(known) && isWordedBy(writer?.id, known, isNewest(name));
  const restsOn = restsOnKey(input);
  const isKnown = isAsKept(archive, restsOn);
  const isSame = isKnown && Object.entries(before).every(([name, known]) => stands(name, known));
  if (isSame) Object.assign(keys, before);
  const due = (isSame ? [] : duePeriods(input)).filter(({ name, key }) => {
    const known = before[name];
    // The place of a period that is due is kept: its record follows.
    keys[name] = known ?? { key, files: [] };
    return known?.key !== key || !stands(name, known);
  });
  const polisher = writer && toPolisher(writer, supportFrom(input));
  let written = 0;
  // The newest first: should the writer fail on the way, these are the ones that are read.
  const newestFirst = due.reverse();
  const filesOf = polisher
    ? polishedFiles(newestFirst, { input, polisher, taken, before, isNewest })
    : plainFiles(archive, newestFirst, input);
  for await (const [{ name, key }, files, record] of filesOf) {
    for (const { path, text } of files)
      if (!taken.has(path) && archive.derived.write(path, text)) written++;
    keys[name] = { key, files: files.map(({ path }) => path.slice('briefs/'.length)), ...record };
  }
  const files = Object.values(keys).flatMap((period) => period.files);
  const keep = new Set(files.filter((path) => !taken.has(`briefs/${path}`)));
  written += archive.derived.prune('briefs', keep).length;
  written += saveUpdates(archive, input);
  const state = `${JSON.stringify(keys)}\n`;
  if (archive.derived.write(statePath, state)) written++;
  if (!isKnown) archive.kept.put('briefs', restsOn, Buffer.from(hashOf(state)));
  return { count: keep.size, written, ...(polisher ? { writer: polisher.report() } : {}) };
}

const statePath = 'state/briefs.json';

/** Hash of all that the keys of the periods rest on. */
function restsOnKey({ all, weeks, editorial, now }: BriefInput): string {
  const { taxonomy, gazetteer } = editorial;
  const hashes = [...all.weeks].map(([week, { hash }]) => [week, hash]);
  const told = [analysisVersion, taxonomy, gazetteer, weeks, hashes, now.slice(0, 10)];
  return hashOf(JSON.stringify(told));
}

/** Are the records of the periods those that were kept when nothing was due any more? */
function isAsKept(archive: Archive, restsOn: string): boolean {
  const kept = archive.kept.get('briefs', restsOn);
  return kept !== undefined && archive.derived.hash(statePath) === Buffer.from(kept).toString();
}

/** All periods with news, weeks before months, oldest first. */
function duePeriods({ all, weeks, editorial, now }: BriefInput): Due[] {
  const stories = all.gists();
  const { taxonomy, gazetteer } = editorial;
  const today = now.slice(0, 10);
  const words = hashOf(JSON.stringify([analysisVersion, taxonomy, gazetteer]));
  const history = toHistory(stories, taxonomy, weeks);
  const totals = totalsOf(stories);
  const keyOf = (isOpen: boolean, near: readonly string[], past: unknown) => {
    const told = near.map((week) => all.weeks.get(week)?.hash ?? '');
    return hashOf(JSON.stringify([words, isOpen ? today : '', told, past]));
  };
  const ofWeeks = weeks.flatMap((week, index): Due[] => {
    if (!totals.has(week)) return [];
    const near = weeks.slice(Math.max(0, index - namingWeeks), index + 1);
    const key = keyOf(weekOf(now) === week, near, history.keyUntil(week));
    const trends = () => history.at(weeks.slice(0, index + 1));
    return [{ name: week, key, toPeriod: () => toPeriod(week, near, trends(), undefined) }];
  });
  const toPeriod = (
    period: string,
    near: readonly string[],
    trends: Period['trends'],
    before: number | undefined,
  ): Period => ({ period, weeks: near, trends, before, today });
  const inMonths = [...monthTotals(stories)];
  const byMonth = Map.groupBy(stories, monthOf);
  const ofMonths = [...byMonth]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, own]): Due => {
      const until = weeks.filter((week) => startOfWeek(week).slice(0, 7) <= month);
      const past = inMonths.filter(([one]) => one < month);
      const near = [...new Set(own.map(({ week }) => week))].sort();
      const key = keyOf(today.slice(0, 7) === month, near, [
        past,
        history.keyUntil(until.at(-2) ?? ''),
      ]);
      return {
        name: month,
        key,
        toPeriod: () => toPeriod(month, near, history.at(until, month), past.at(-1)?.[1]),
      };
    });
  return [...ofWeeks, ...ofMonths];
}

const threadFile = new URL('./brief-thread.ts', import.meta.url);

/** Begin the thread of the briefs before it is known which are due. */
export function writeAhead(editorial: BriefWords): BriefThread {
  return startThread(threadFile, wordsOf(editorial));
}

function wordsOf({ taxonomy, gazetteer, lexicon }: BriefWords): BriefWords {
  return { taxonomy, gazetteer, lexicon };
}

type PeriodFiles = [Due, readonly BriefFile[], Partial<Written>];

/** Briefs in the words of the sources. */
async function* plainFiles(
  archive: Archive,
  due: readonly Due[],
  { all, editorial, threadsFrom, begun }: BriefInput,
): AsyncGenerator<PeriodFiles> {
  const words = wordsOf(editorial);
  // In a large archive others are busy meanwhile: a thread of its own is worth it for a few.
  if (!begun && Math.max(due.length * usualBriefs, all.count / manyStories) < threadsFrom) {
    const { printBrief } = await import('./briefs.ts');
    const { toDrafts } = await import('./brief-periods.ts');
    const storiesOf = atHand(all);
    for (const one of due) {
      const drafts = toDrafts(one.toPeriod(), storiesOf, words);
      yield [one, drafts.map((draft) => printBrief(draft)), {}];
    }
    return;
  }
  const jobs = Iterator.from(due).map(({ toPeriod }): BriefJob => {
    const period = toPeriod();
    const texts = period.weeks.map(
      (week) =>
        [
          week,
          all.weeks.get(week)?.hash ?? '',
          archive.derived.read(`stories/${week}.ndjson`) ?? '',
        ] as const,
    );
    return { period, texts };
  });
  let next = 0;
  const most = Math.ceil((due.length * usualBriefs) / Math.max(1, threadsFrom));
  for await (const files of inThreads<BriefJob, BriefFile[]>(threadFile, words, jobs, {
    most,
    begun,
  })) {
    const one = due[next++];
    if (one) yield [one, files, {}];
  }
}

/** Briefs whose L’essentiel a writer words. */
async function* polishedFiles(
  due: readonly Due[],
  {
    input: { all, editorial },
    polisher,
    taken,
    before,
    isNewest,
  }: {
    input: BriefInput;
    polisher: Polisher;
    taken: ReadonlySet<string>;
    before: Readonly<Record<string, Written>>;
    isNewest(period: string): boolean;
  },
): AsyncGenerator<PeriodFiles> {
  const { printBrief } = await import('./briefs.ts');
  const { toDrafts } = await import('./brief-periods.ts');
  const storiesOf = atHand(all);
  for (const one of due) {
    const drafts = toDrafts(one.toPeriod(), storiesOf, editorial);
    const free = drafts.filter(({ path }) => !taken.has(path));
    const worded = await polishAll(polisher, free, before[one.name], isNewest(one.name));
    const printed = worded.drafts.map((draft) => printBrief(draft, polisher.writer.model));
    const others = drafts
      .filter(({ path }) => taken.has(path))
      .map(({ path }) => ({ path, text: '' }));
    yield [one, [...printed, ...others], worded.record];
  }
}

/** The stories of a week; those of the weeks asked for last stay at hand, for periods follow each other. */
function atHand(all: AllStories): (week: string) => readonly Story[] {
  const byWeek = new Map<string, readonly Story[]>();
  return (week) => {
    const stories = byWeek.get(week) ?? all.of([week]);
    byWeek.delete(week);
    byWeek.set(week, stories);
    const [oldest = ''] = byWeek.keys();
    if (byWeek.size > 2 * namingWeeks) byWeek.delete(oldest);
    return stories;
  };
}

/** Tells the periods that a writer is asked for: the last weeks and the last month. */
function newestPeriods({ weeks, all }: BriefInput): (period: string) => boolean {
  const month = all.gists().map(monthOf).sort().at(-1);
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
  polisher: Polisher,
  drafts: readonly BriefDraft[],
  before: Written | undefined,
  isNewest: boolean,
): Promise<{ drafts: readonly BriefDraft[]; record: Partial<Written> }> {
  const isKnown = before?.writer !== undefined && before.writer === polisher.writer.id;
  if (!(isNewest || isKnown)) return { drafts, record: {} };
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
function supportFrom({ all, weeks, editorial }: BriefInput): ReturnType<typeof toSupport> {
  const texts = all
    .of(weeks.slice(-plainWeeks))
    .flatMap(({ articles }) => articles)
    .flatMap(({ title, excerpt, quote = '', more = [], lang }) =>
      [title, excerpt, quote, ...more].map((text) => ({ text, lang })),
    );
  const finder = toEntityFinder(editorial.gazetteer, editorial.people);
  return toSupport(toKnowledge(editorial), finder, plainWords(texts));
}

/** A reviewed brief stays as its editor left it: what came after, and what is gone, stands in a note beside it. */
function saveUpdates(archive: Archive, { all, reviewed }: BriefInput): number {
  const stories = reviewed.length > 0 ? all.gists() : [];
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
