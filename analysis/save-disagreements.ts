/** Disagreements on tags → `disagreements.json` of the archive; worked out again only when something they rest on changed. */
import { createHash } from 'node:crypto';
import type { Archive } from '#archive';
import { type DisagreementInput, findDisagreements } from './disagreements.ts';

const path = 'disagreements.json';
const statePath = `state/${path}`;
/** Raise it when the model or its rules change. */
const version = 1;

/** Returns how many files changed. */
export function saveDisagreements(archive: Archive, input: DisagreementInput): number {
  const key = keyOf(input);
  const state = `${JSON.stringify({ key })}\n`;
  if (archive.derived.read(statePath) === state && archive.derived.read(path) !== undefined)
    return 0;
  const found = findDisagreements(input);
  const lines = found.map((one) => JSON.stringify(one)).join(',\n');
  let written = archive.derived.write(path, found.length === 0 ? '[]\n' : `[\n${lines}\n]\n`)
    ? 1
    : 0;
  if (archive.derived.write(statePath, state)) written++;
  return written;
}

function keyOf({ stories, articles, features, retagOf, taxonomy }: DisagreementInput): string {
  const hash = createHash('sha256').update(JSON.stringify([version, taxonomy]));
  for (const story of stories) {
    for (const { id, outlet, duplicateOf } of story.articles) {
      const article = articles.get(id);
      const read = features.get(id);
      if (!article || !read || duplicateOf !== undefined) continue;
      const { published, title, excerpt, url, lang } = article;
      const told = [story.id, outlet, published, title, excerpt, url, lang, retagOf(article)];
      hash.update(JSON.stringify([id, read.version, read.fingerprint, read.words, told]));
    }
  }
  return hash.digest('hex').slice(0, 24);
}
