/** Disagreements on tags → `disagreements.json` of the archive; worked out again only when something they rest on changed. */
import { createHash } from 'node:crypto';
import type { Archive } from '#archive';
import type { Taxonomy } from '#schema/concept.ts';
import type { Disagreement } from '#schema/disagreement.ts';
import {
  type DisagreementInput,
  findDisagreements,
  type Learnt,
  learntArticles,
} from './disagreements.ts';
import { hashOf } from './kept-files.ts';
import { inThreads } from './threads.ts';
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

/** Returns how many files changed. From `threadsFrom` articles on a thread of its own learns them, while others go on. */
export async function saveDisagreements(
  archive: Archive,
  input: OpinionInput,
  threadsFrom: number,
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
  const found = isMany ? await inThread(learnt, taxonomy) : findDisagreements(learnt, taxonomy);
  const lines = found.map((one) => JSON.stringify(one)).join(',\n');
  let written = archive.derived.write(path, found.length === 0 ? '[]\n' : `[\n${lines}\n]\n`)
    ? 1
    : 0;
  if (archive.derived.write(statePath, state)) written++;
  return written;
}

async function inThread(learnt: readonly Learnt[], taxonomy: Taxonomy): Promise<Disagreement[]> {
  const file = new URL('./disagreements-thread.ts', import.meta.url);
  const answers = inThreads<readonly Learnt[], Disagreement[]>(file, taxonomy, [learnt]);
  // The thread starts at once: the caller goes on while it learns.
  for await (const found of answers) return found;
  return [];
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
