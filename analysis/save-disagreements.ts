/** Disagreements on tags → `disagreements.json` of the archive; worked out again only when something they rest on changed. */
import { createHash } from 'node:crypto';
import type { Archive, ArticleHead } from '#archive';
import type { Taxonomy } from '#schema/concept.ts';
import type { Disagreement } from '#schema/disagreement.ts';
import {
  type DisagreementInput,
  findDisagreements,
  type Learnt,
  learntArticles,
  mostLearnt,
  toLearnt,
} from './disagreements.ts';
import type { OpinionJob } from './disagreements-thread.ts';
import { hashOf } from './kept-files.ts';
import { startThread, type Thread } from './threads.ts';
import type { AllStories } from './week-stories.ts';

const path = 'disagreements.json';
const statePath = `state/${path}`;
/** Raise it when the model or its rules change. */
const version = 2;

/** The stories and what was read in their articles. */
export interface OpinionInput extends Omit<DisagreementInput, 'stories'> {
  all: AllStories;
  taxonomy: Taxonomy;
}

/** A thread that learns. */
export type OpinionThread = Thread<OpinionJob, Disagreement[]>;

/** Begin the thread before the new articles are read: most of what it will learn from is there already. */
export function learnAhead(
  archive: Archive,
  heads: readonly ArticleHead[],
  taxonomy: Taxonomy,
): OpinionThread {
  const thread = openThread(taxonomy);
  const latest = heads
    .filter(({ read }) => read !== undefined)
    .sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : 0))
    .slice(0, mostLearnt);
  const learnt = latest.flatMap(({ id }): Learnt[] => {
    const article = archive.article(id);
    const features = archive.features(id);
    if (!article || !features) return [];
    return [toLearnt(article, features, { story: '', outlet: '', retag: undefined })];
  });
  // Should it fail, so does what is asked later.
  thread.ask({ learnt, isAhead: true }).catch(() => undefined);
  return thread;
}

function openThread(taxonomy: Taxonomy): OpinionThread {
  return startThread(new URL('./disagreements-thread.ts', import.meta.url), taxonomy);
}

/** Returns how many files changed. From `threadsFrom` articles on a thread of its own learns them, while others go on: the one that was begun, if one was. */
export async function saveDisagreements(
  archive: Archive,
  input: OpinionInput,
  { threadsFrom, begun }: { threadsFrom: number; begun: OpinionThread | undefined },
): Promise<number> {
  const { all, taxonomy, ...given } = input;
  const isThere = (state: string) =>
    archive.derived.read(statePath) === state && archive.derived.has(path);
  // While no story rests on anything new, the articles need not be looked for.
  const restsOn = hashOf(
    JSON.stringify([version, taxonomy, [...all.weeks].map(([week, { key }]) => [week, key])]),
  );
  const known = archive.kept.get('opinions', restsOn);
  if (known && isThere(Buffer.from(known).toString())) return 0;
  const learnt = learntArticles({ ...given, stories: all.gists() });
  const key = keyOf(learnt, taxonomy);
  const state = `${JSON.stringify({ key })}\n`;
  archive.kept.put('opinions', restsOn, Buffer.from(state));
  if (isThere(state)) return 0;
  const isMany = learnt.length >= threadsFrom;
  const found =
    isMany || begun
      ? await inThread(learnt, begun ?? openThread(taxonomy))
      : findDisagreements(learnt, taxonomy);
  const lines = found.map((one) => JSON.stringify(one)).join(',\n');
  let written = archive.derived.write(path, found.length === 0 ? '[]\n' : `[\n${lines}\n]\n`)
    ? 1
    : 0;
  if (archive.derived.write(statePath, state)) written++;
  return written;
}

async function inThread(learnt: readonly Learnt[], opened: OpinionThread): Promise<Disagreement[]> {
  await using thread = opened;
  return await thread.ask({ learnt, isAhead: false });
}

function keyOf(learnt: readonly Learnt[], taxonomy: Taxonomy): string {
  const hash = createHash('sha256').update(JSON.stringify([version, taxonomy]));
  for (const { article, features, story, outlet, retag } of learnt) {
    const { id, published, title, excerpt, url, lang } = article;
    const told = [story, outlet, published, title, excerpt, url, lang, retag];
    const read = [features.version, features.fingerprint, features.words, features.tags];
    hash.update(JSON.stringify([id, read, told]));
  }
  return hash.digest('hex').slice(0, 24);
}
