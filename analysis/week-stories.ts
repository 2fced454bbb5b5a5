/** Groups of articles → stories, week by week; a week in which nothing changed is read back from the archive. */
import { createHash } from 'node:crypto';
import type { Archive, ArticleHead } from '#archive';
import type { Editorial } from '#editorial';
import type { Story } from '#schema/story.ts';
import { type Week, weekOf } from '#schema/week.ts';
import { applyToGroups, type Rulings } from './decisions.ts';
import { analysisVersion } from './features.ts';
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
  stories: Story[];
  /** Hash of their file. */
  hash: string;
  /** The text of their file, a line a story, where they were made anew. */
  text?: string;
}

/** A story that is not made yet. */
interface Plan {
  id: string;
  members: ArticleHead[];
  decided: boolean;
  pinned: boolean;
}

/** Weeks in order, each with its stories in order of id. */
export function storiesByWeek(archive: Archive, input: StoryInput): Map<Week, WeekOfStories> {
  const { states, rulings, editorial } = input;
  const copyOf = new Map<string, string>();
  for (const { copies } of states.values())
    for (const [id, original] of Object.entries(copies)) copyOf.set(id, original);
  const setting = settingOf(editorial);
  const fixed = settingKey(editorial);
  const markOf = ({ id, rank, read }: ArticleHead) =>
    [id, rank, read?.rank, copyOf.get(id), rulings.correctionKey(id)].join(' ');
  const memberOf = ({ id }: ArticleHead): Member[] => {
    const article = archive.article(id);
    const read = archive.features(id);
    if (!article || !read) return [];
    return [{ article, features: rulings.correct(article, read), copyOf: copyOf.get(id) }];
  };
  const weeks = new Map<Week, WeekOfStories>();
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
    if (known) {
      weeks.set(week, known);
      continue;
    }
    const stories = inWeek.map(({ id, members, decided, pinned }) =>
      toStory(id, members.flatMap(memberOf), { ...setting, decided, pinned }),
    );
    const text = stories.map((story) => `${JSON.stringify(story)}\n`).join('');
    const hash = hashOf(text);
    archive.kept.put(`stories ${week}`, key, Buffer.from(hash));
    weeks.set(week, { stories, hash, text });
  }
  return weeks;
}

/** The file of a week as the archive has it, where it is the one that was made of the same things. */
function knownWeek(
  archive: Archive,
  week: Week,
  key: string,
  note: StoryInput['note'],
): WeekOfStories | undefined {
  const kept = archive.kept.get(`stories ${week}`, key);
  if (!kept) return undefined;
  const text = archive.derived.read(`stories/${week}.ndjson`) ?? '';
  const hash = hashOf(text);
  if (hash === Buffer.from(kept).toString()) return { stories: toStories(text), hash };
  note?.(`stories/${week}.ndjson is not what was written: made anew`);
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

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
