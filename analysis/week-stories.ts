/** Groups of articles → stories, week by week; a week in which nothing changed is read back from the archive. */
import type { Archive, ArticleHead } from '#archive';
import type { Editorial } from '#editorial';
import type { Story } from '#schema/story.ts';
import { type Week, weekOf } from '#schema/week.ts';
import { applyToGroups, type Rulings } from './decisions.ts';
import { analysisVersion } from './features.ts';
import { type Gist, toGists, type WeekGists } from './gists.ts';
import { type Headlines, packHeadlines, unpackHeadlines } from './headlines.ts';
import { hashOf } from './kept-files.ts';
import { type Member, type StorySetting, toStory } from './story-records.ts';
import { storyId, type WeekState } from './weekly.ts';

/** What stories are made of. */
export interface StoryInput {
  /** Articles that are shown, each with what was read in it. */
  heads: readonly ArticleHead[];
  states: ReadonlyMap<string, WeekState>;
  rulings: Rulings;
  editorial: Pick<Editorial, 'sources' | 'gazetteer'>;
  /** The day of the run: a pin ends. */
  day: string;
  note?: ((line: string) => void) | undefined;
}

/** The stories that begin in a week. */
export interface WeekOfStories {
  count: number;
  /** Hash of everything that they rest on. */
  key: string;
  /** Hash of their file. */
  hash: string;
  /** The text of their file, a line a story, where it is another than the one that stands there. */
  text?: string;
}

/** All stories; they are read only where somebody asks for them. Lists are in order of id. */
export interface AllStories {
  /** In order of time. */
  weeks: ReadonlyMap<Week, WeekOfStories>;
  count: number;
  /** Files written so far. */
  written: number;
  /** Id of the story that an article stands in. */
  storyOf(article: string): string | undefined;
  /** Of all weeks. */
  gists(): readonly Gist[];
  /** The stories of all weeks that tell of an event or name a day. */
  telling(): readonly Story[];
  /** Headlines of a week. */
  headlines(week: string): Headlines;
  /** The stories of some weeks. */
  of(weeks: readonly string[]): Story[];
}

/** Raise it when gists hold something else. */
const gistVersion = 1;
/** Raise it when words are cut or stemmed in another way. */
const headlineVersion = 1;

/** A story that is not made yet. */
interface Plan {
  id: string;
  members: ArticleHead[];
  decided: boolean;
  pinned: boolean;
}

/** Make what changed. A week that had no file has it when this returns. */
export function toAllStories(archive: Archive, input: StoryInput): AllStories {
  const { states, rulings, editorial } = input;
  const copyOf = new Map<string, string>();
  for (const { copies } of states.values())
    for (const [id, original] of Object.entries(copies)) copyOf.set(id, original);
  const setting = settingOf(editorial);
  const fixed = settingKey(editorial);
  const markOf = ({ id, rank, read }: ArticleHead) =>
    `${id} ${rank} ${read?.rank ?? ''} ${copyOf.get(id) ?? ''} ${rulings.correctionKey(id)}`;
  const memberOf = ({ id }: ArticleHead): Member[] => {
    const article = archive.article(id);
    const read = archive.features(id);
    if (!article || !read) return [];
    return [{ article, features: rulings.correct(article, read), copyOf: copyOf.get(id) }];
  };
  const weeks = new Map<Week, WeekOfStories>();
  let written = 0;
  const plans = Map.groupBy(plansOf(input), ({ members }) => weekOf(firstOf(members)));
  for (const [week, inWeek] of [...plans].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = hashOf(
      inWeek
        .map(({ id, members, decided, pinned }) =>
          JSON.stringify([id, decided, pinned, members.map(markOf)]),
        )
        .join('\n') + fixed,
    );
    const known = knownWeek(archive, week, key, input.note);
    if (known !== undefined) {
      weeks.set(week, { count: inWeek.length, key, hash: known });
      continue;
    }
    const stories = inWeek.map(({ id, members, decided, pinned }) =>
      toStory(id, members.flatMap(memberOf), { ...setting, decided, pinned }),
    );
    const text = stories.map((story) => `${JSON.stringify(story)}\n`).join('');
    const hash = hashOf(text);
    archive.kept.put(`stories ${week}`, key, Buffer.from(hash));
    keepGists(archive, week, hash, toGists(stories));
    const before = archive.derived.read(pathOf(week)) ?? '';
    // Where ids may vanish, it is left to whoever tells where they lead.
    if (before === '' && archive.derived.write(pathOf(week), text)) written++;
    const isOther = before !== '' && before !== text;
    weeks.set(week, { count: stories.length, key, hash, ...(isOther ? { text } : {}) });
  }
  let storyOf: Map<string, string> | undefined;
  return {
    weeks,
    written,
    storyOf(article) {
      storyOf ??= new Map(
        [...plans.values()].flat().flatMap(({ id, members }) => members.map((one) => [one.id, id])),
      );
      return storyOf.get(article);
    },
    ...readersOf(archive, weeks),
  };
}

function readersOf(
  archive: Archive,
  weeks: AllStories['weeks'],
): Pick<AllStories, 'count' | 'gists' | 'telling' | 'headlines' | 'of'> {
  const textOf = (week: string) =>
    weeks.get(week)?.text ?? (weeks.has(week) ? archive.derived.read(pathOf(week)) : '') ?? '';
  let all: WeekGists | undefined;
  const gathered = () => {
    all ??= gather(
      [...weeks].map(
        ([week, { hash }]) =>
          keptGists(archive, week, hash) ??
          keepGists(archive, week, hash, toGists(toStories(textOf(week)))),
      ),
    );
    return all;
  };
  return {
    count: [...weeks.values()].reduce((sum, { count }) => sum + count, 0),
    gists: () => gathered().gists,
    telling: () => gathered().telling,
    headlines(week) {
      const name = `headlines ${week}`;
      const key = `${headlineVersion} ${weeks.get(week)?.hash}`;
      const kept = archive.kept.get(name, key);
      if (kept) return unpackHeadlines(kept);
      const packed = packHeadlines(toStories(textOf(week)));
      archive.kept.put(name, key, packed);
      return unpackHeadlines(packed);
    },
    of: (some) => some.flatMap((week) => toStories(textOf(week))).sort(byId),
  };
}

function gather(weeks: readonly WeekGists[]): WeekGists {
  return {
    gists: weeks.flatMap(({ gists }) => gists).sort(byId),
    telling: weeks.flatMap(({ telling }) => telling).sort(byId),
  };
}

function keptGists(archive: Archive, week: Week, hash: string): WeekGists | undefined {
  const kept = archive.kept.get(`gists ${week}`, `${gistVersion} ${hash}`);
  return kept && JSON.parse(Buffer.from(kept).toString());
}

function keepGists(archive: Archive, week: Week, hash: string, gists: WeekGists): WeekGists {
  const value = Buffer.from(JSON.stringify(gists));
  archive.kept.put(`gists ${week}`, `${gistVersion} ${hash}`, value);
  return gists;
}

function pathOf(week: string): string {
  return `stories/${week}.ndjson`;
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** Hash of the file of a week as the archive has it, where it is the one that was made of the same things. */
function knownWeek(
  archive: Archive,
  week: Week,
  key: string,
  note: StoryInput['note'],
): string | undefined {
  const kept = archive.kept.get(`stories ${week}`, key);
  if (!kept) return undefined;
  const hash = Buffer.from(kept).toString();
  if (archive.derived.hash(pathOf(week)) === hash) return hash;
  note?.(`${pathOf(week)} is not what was written: made anew`);
  return undefined;
}

/** The stories of a week’s file. */
export function toStories(text: string): Story[] {
  return JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`);
}

/** What grouping found and editors decided, in order of id. */
function plansOf({ heads, states, rulings, day }: StoryInput): Plan[] {
  const byId = new Map(heads.map((head) => [head.id, head]));
  const storyOf = new Map<string, string>();
  for (const { stories } of states.values())
    for (const [id, story] of Object.entries(stories)) if (byId.has(id)) storyOf.set(id, story);
  const found = [...Map.groupBy(storyOf.keys(), (id) => storyOf.get(id) ?? id).values()];
  const isRuled = rulings.merges.length + rulings.splits.length > 0;
  const before = new Set(isRuled ? found.map((ids) => [...ids].sort().join(' ')) : []);
  return applyToGroups(found, rulings)
    .map((ids): Plan => {
      const members = ids.flatMap((id) => byId.get(id) ?? []);
      const decided = isRuled && !before.has(ids.join(' '));
      return {
        id: decided ? storyId(members) : (storyOf.get(ids[0] ?? '') ?? ''),
        members,
        decided,
        pinned: ids.some((id) => rulings.pins.has(id) && (rulings.pins.get(id) ?? day) >= day),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function firstOf(members: readonly ArticleHead[]): string {
  return members.reduce(
    (first, { published }) => (first !== '' && first < published ? first : published),
    '',
  );
}

function settingOf({
  sources,
  gazetteer,
}: StoryInput['editorial']): Omit<StorySetting, 'decided' | 'pinned'> {
  const sourceOf = new Map(sources.map((source) => [source.id, source]));
  const labels = new Map(gazetteer.map(({ id, name }) => [id, name]));
  return {
    outletName: (id) => sourceOf.get(id)?.name ?? id,
    isAggregator: (id) => sourceOf.get(id)?.type === 'aggregator',
    excerptMax: (id) => sourceOf.get(id)?.excerptMax ?? 280,
    labelsOf: (id) => labels.get(id),
  };
}

/** Changes when anything of the setting does. */
function settingKey({ sources, gazetteer }: StoryInput['editorial']): string {
  const named = sources.map(({ id, name, type, excerptMax }) => [id, name, type, excerptMax]);
  return hashOf(
    JSON.stringify([analysisVersion, named, gazetteer.map(({ id, name }) => [id, name])]),
  );
}
