/** A taxonomy that changed and articles read before → their tags of the concepts that changed. */
import { createHash } from 'node:crypto';
import type { Archive } from '#archive';
import type { Analysed } from '#schema/analysed.ts';
import type { Article } from '#schema/article.ts';
import type { Concept, Taxonomy } from '#schema/concept.ts';
import { leastTopic } from './inspect-tags.ts';
import { namedFacets, toTaggedText, toTagger } from './tags.ts';

/** What of a concept decides who is tagged with it, by concept. */
type Marks = Record<string, string>;

const path = 'state/concepts.json';

/** What a changed taxonomy asks for: articles to read again, and tags of those whose full text is gone. */
export interface Retagging {
  again: Set<string>;
  tagged: Analysed[];
}

/**
 * An editor who accepts a signal or adds an alias sees the past tagged as well. Where the full text is gone, title and extract
 * are read, and the tags it had given stay. An archive that keeps no marks yet is taken as tagged with the taxonomy it has.
 */
export function retagging(
  archive: Archive,
  taxonomy: Taxonomy,
  known: Iterable<{ article: Article; features: Analysed }>,
): Retagging {
  const result: Retagging = { again: new Set(), tagged: [] };
  const marks = marksOf(taxonomy);
  const before: Marks | undefined = JSON.parse(archive.derived.read(path) ?? 'null') ?? undefined;
  if (before === undefined) return result;
  const changed = new Set(
    [...Object.keys(before), ...Object.keys(marks)].filter((id) => before[id] !== marks[id]),
  );
  if (changed.size === 0) return result;
  const named = new Set(
    taxonomy.facets
      .filter(({ id }) => namedFacets.has(id))
      .flatMap(({ concepts }) => concepts.map(({ id }) => id)),
  );
  const tagger = toTagger(taxonomy);
  for (const { article, features } of known) {
    const full = archive.texts.get(article.id);
    const text = toTaggedText(article.title, full ?? article.excerpt, article.lang);
    const found = tagger
      .tag(text)
      .filter(({ id, score }) => changed.has(id) && (score >= leastTopic || named.has(id)));
    const had = features.tags.filter(({ id }) => changed.has(id));
    if (found.length === 0 && had.length === 0) continue;
    if (full !== undefined) {
      result.again.add(article.id);
      continue;
    }
    const ids = new Set(found.map(({ id }) => id));
    const stay = features.tags.filter(
      ({ id }) => !changed.has(id) || (marks[id] !== undefined && !ids.has(id)),
    );
    const tags = [...stay, ...found].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    if (JSON.stringify(tags) !== JSON.stringify(features.tags))
      result.tagged.push({ ...features, tags });
  }
  return result;
}

/** Keep what the articles are tagged with now; returns how many files changed. */
export function saveMarks(archive: Archive, taxonomy: Taxonomy): number {
  return archive.derived.write(path, `${JSON.stringify(marksOf(taxonomy))}\n`) ? 1 : 0;
}

function marksOf({ facets }: Taxonomy): Marks {
  return Object.fromEntries(
    facets.flatMap(({ concepts }) => concepts.map((concept) => [concept.id, markOf(concept)])),
  );
}

/** What a concept is found by. */
const finding = [
  'prefLabel',
  'altLabel',
  'hiddenLabel',
  'tradeLabel',
  'frame',
  'hint',
  'cited',
  'general',
  'group',
  'not',
  'kind',
] as const;

function markOf(concept: Concept): string {
  return createHash('sha256')
    .update(JSON.stringify(finding.map((key) => concept[key])))
    .digest('hex')
    .slice(0, 12);
}
