/** The editors’ decisions → what they change: which articles count, what they are tagged with, what is one story. They win, for ever. */
import type { Analysed, Figure } from '#schema/analysed.ts';
import type { Article } from '#schema/article.ts';
import type { Decision } from '#schema/decision.ts';
import { findFigures } from './figures.ts';

/** Decisions looked up by article. */
export interface Rulings {
  excluded(article: Pick<Article, 'id'>): boolean;
  /** The takedown that this article falls under. */
  takedownOf(article: Article): string | undefined;
  /** Concepts that editors gave an article, and took from it; undefined where they did neither. */
  retagOf(article: Pick<Article, 'id'>): Retag | undefined;
  /** Tags, entities and figures as editors want them; the same object when nothing was decided. */
  correct(article: Article, features: Analysed): Analysed;
  /** Ids of articles that are one story, per decision. */
  merges: readonly string[][];
  /** Ids of articles that are not the story of the others, per decision. */
  splits: readonly { apart: string[]; from: string[] }[];
  /** Ids of articles whose story leads, with the last day of it. */
  pins: ReadonlyMap<string, string | undefined>;
  /** Changes whenever what `correct` makes of an article does; empty where nothing was decided. */
  correctionKey(id: string): string;
}

/** Concept ids. */
export interface Retag {
  add: readonly string[];
  remove: readonly string[];
}

/** Ids and addresses of the articles that decisions name. A takedown names none: it goes by what an article says. */
export function articlesNamed(decisions: readonly Decision[]): Set<string> {
  return new Set(
    decisions.flatMap((decision) => {
      switch (decision.do) {
        case 'split':
          return [...decision.articles, ...decision.from];
        case 'merge':
        case 'exclude':
        case 'retag':
          return decision.articles;
        case 'pin':
        case 'correct':
          return [decision.article];
        default:
          return [];
      }
    }),
  );
}

/** Index the decisions. `articleIdOf` finds the id behind an address; unknown ones name nothing yet. */
export function toRulings(
  decisions: readonly Decision[],
  articleIdOf: (idOrUrl: string) => string | undefined,
): Rulings {
  const ids = (names: readonly string[]) => names.flatMap((name) => articleIdOf(name) ?? []);
  const excluded = new Set<string>();
  const takedowns: Extract<Decision, { do: 'takedown' }>[] = [];
  const retags = new Map<string, { add: string[]; remove: string[] }>();
  const corrections = new Map<string, { wrong: string; right: string | undefined }[]>();
  const merges: string[][] = [];
  const splits: { apart: string[]; from: string[] }[] = [];
  const pins = new Map<string, string | undefined>();
  for (const decision of decisions) {
    if (decision.do === 'merge') merges.push(ids(decision.articles));
    else if (decision.do === 'split')
      splits.push({ apart: ids(decision.articles), from: ids(decision.from) });
    else if (decision.do === 'exclude') for (const id of ids(decision.articles)) excluded.add(id);
    else if (decision.do === 'takedown') takedowns.push(decision);
    else if (decision.do === 'pin')
      for (const id of ids([decision.article])) pins.set(id, decision.until);
    else if (decision.do === 'retag') {
      for (const id of ids(decision.articles)) {
        const known = retags.get(id) ?? { add: [], remove: [] };
        known.add.push(...(decision.add ?? []));
        known.remove.push(...(decision.remove ?? []));
        retags.set(id, known);
      }
    } else if (decision.do === 'correct') {
      for (const id of ids([decision.article])) {
        corrections.set(id, [
          ...(corrections.get(id) ?? []),
          { wrong: decision.wrong, right: decision.right },
        ]);
      }
    }
  }
  return {
    excluded: ({ id }) => excluded.has(id),
    takedownOf: (article) => takedownOf(article, takedowns),
    retagOf: ({ id }) => retags.get(id),
    correct: (article, features) =>
      corrected(features, retags.get(article.id), corrections.get(article.id)),
    merges,
    splits,
    pins,
    correctionKey(id) {
      const decided = [retags.get(id), corrections.get(id)];
      return decided.some((one) => one !== undefined) ? JSON.stringify(decided) : '';
    },
  };
}

function takedownOf(
  article: Article,
  takedowns: readonly Extract<Decision, { do: 'takedown' }>[],
): string | undefined {
  for (const { url, guid, title, reference } of takedowns) {
    const isUrl =
      url !== undefined &&
      (article.url === url || article.sightings.some((sighting) => sighting.url === url));
    const isGuid =
      guid !== undefined && article.sightings.some((sighting) => sighting.guid === guid);
    const isTitle = title !== undefined && plain(article.title) === plain(title);
    if (isUrl || isGuid || isTitle) return reference ?? 'takedown';
  }
  return undefined;
}

function plain(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function corrected(
  features: Analysed,
  retag: Retag | undefined,
  corrections: readonly { wrong: string; right: string | undefined }[] = [],
): Analysed {
  if (!retag && corrections.length === 0) return features;
  const removed = new Set(retag?.remove);
  const added = new Set(retag?.add);
  const tags = features.tags
    .filter(({ id }) => !removed.has(id))
    .map((tag) => (added.has(tag.id) ? { ...tag, score: 1 } : tag));
  for (const id of added)
    if (!tags.some((tag) => tag.id === id)) tags.push({ id, score: 1, evidence: [] });
  const read = corrections.reduce(correctOne, features);
  return { ...read, tags };
}

/** One misreading put right wherever it went: in entities, figures and the fields of events. */
function correctOne(
  features: Analysed,
  { wrong, right }: { wrong: string; right: string | undefined },
): Analysed {
  const entities = features.entities.flatMap((entity) => {
    if (entity.name !== wrong && !entity.evidence.some(({ text }) => text === wrong))
      return [entity];
    const { id: _wrong, ...rest } = entity;
    return right === undefined ? [] : [{ ...rest, name: right }];
  });
  const wrongValues = new Set<string>();
  const figures = features.figures.flatMap((figure) => {
    if (figure.text !== wrong) return [figure];
    wrongValues.add(`${figure.value} ${figure.unit}`).add(String(figure.value));
    const [better] = right === undefined ? [] : findFigures(right);
    return better ? [{ ...figure, text: right ?? '', value: better.value, unit: better.unit }] : [];
  });
  const events = features.events.map((event) => ({
    ...event,
    fields: Object.fromEntries(
      Object.entries(event.fields).flatMap(([name, field]) => {
        const isWrong = field.value === wrong || wrongValues.has(String(field.value));
        if (!isWrong) return [[name, field]];
        const [better] = right === undefined ? [] : findFigures(right);
        if (right === undefined) return [];
        const value = better ? valueLike(field.value, better) : right;
        return [[name, { ...field, value }]];
      }),
    ),
  }));
  return { ...features, entities, figures, events };
}

function valueLike(before: string | number, { value, unit }: Figure): string | number {
  return typeof before === 'number' ? value : `${value} ${unit}`;
}

/** Put what was decided over what was found: groups of ids in, groups of ids out, both sorted. */
export function applyToGroups(
  groups: readonly (readonly string[])[],
  { merges, splits }: Rulings,
): string[][] {
  let result = groups.map((group) => [...group]);
  for (const { apart, from } of splits) {
    const away = new Set(apart);
    result = result.flatMap((group) => {
      const gone = group.filter((id) => away.has(id));
      if (gone.length === 0 || !group.some((id) => from.includes(id))) return [group];
      return [group.filter((id) => !away.has(id)), gone];
    });
  }
  for (const merge of merges) {
    const wanted = new Set(merge);
    const touched = result.filter((group) => group.some((id) => wanted.has(id)));
    if (touched.length < 2) continue;
    result = [...result.filter((group) => !touched.includes(group)), touched.flat()];
  }
  return result.filter((group) => group.length > 0).map((group) => group.sort());
}
