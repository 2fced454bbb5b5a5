/** Tagged texts with the concepts a reader gives them → what the second opinion is worth: tags both give, tags it doubts, concepts only it sees. */
import type { Taxonomy } from '#schema/concept.ts';
import { seededRandom } from './agreement.ts';
import { schemeLessons, toLesson } from './concept-lessons.ts';
import { judgeLessons } from './concept-model.ts';
import { disagreementOf, opinionConcepts } from './disagreements.ts';
import { type Item, readItems } from './evaluate-concepts.ts';
import { inspectTags, type Reader } from './inspect-tags.ts';
import { languageOf } from './language.ts';
import { toTokens } from './tokens.ts';
import { toTermVector } from './vectors.ts';

/** One line of the table: of the tags of a set that the two say so of, the share that is right. */
export interface OpinionRow {
  set: string;
  said: 'both give it' | 'the model doubts it' | 'only the model sees it';
  tags: number;
  right: number;
  precision: number;
  /** 95 % interval, by drawing texts. */
  low: number;
  high: number;
}

/** Characters of a text that stand for the extract of an article. */
const excerptLength = 280;

/**
 * The texts are learnt from by the tags that the forms of the taxonomy give them, as an archive’s articles are, and each is
 * judged by what is learnt from other stories. The gold only measures. Concepts that the model has no opinion on are left out.
 */
export function evaluateOpinions(
  folder: string,
  sampleWeb: string,
  reader: Reader,
  taxonomy: Taxonomy,
): OpinionRow[] {
  const items = readItems(folder, sampleWeb);
  const tagged = items.map((item) => ({ item, tags: inspectTags(item, reader).concepts }));
  const concepts = opinionConcepts(taxonomy);
  const lessons = tagged.map(({ item, tags }) => lessonOf(item, tags));
  const judgement = judgeLessons([...lessons, ...schemeLessons(taxonomy)], concepts);
  const said = tagged.map(({ item, tags }, lesson) =>
    concepts.flatMap((id, concept) => {
      const tag = tags.find((found) => found.id === id);
      const kind = disagreementOf(judgement.opinion(lesson, concept), tag);
      if (!tag && !kind) return [];
      return [{ kind, isRight: item.concepts.has(id) }];
    }),
  );
  const kinds = [
    [undefined, 'both give it'],
    ['doubtful', 'the model doubts it'],
    ['missing', 'only the model sees it'],
  ] as const;
  return ['all', 'sample web', 'paragraphs'].flatMap((set) =>
    kinds.map(([wanted, name]) =>
      toRow(
        set,
        name,
        said
          .filter((_, index) => set === 'all' || items[index]?.set === set)
          .map((all) => all.filter(({ kind }) => kind === wanted)),
      ),
    ),
  );
}

function lessonOf(
  { lang, title, text, story }: Item,
  tags: ReturnType<typeof inspectTags>['concepts'],
) {
  const language = languageOf(lang, `${title}\n${text}`);
  const vector = toTermVector(toTokens(title, language), toTokens(text, language), language);
  return toLesson({ title, excerpt: text.slice(0, excerptLength), lang, vector, tags, story });
}

function toRow(
  set: string,
  said: OpinionRow['said'],
  texts: readonly (readonly { isRight: boolean }[])[],
): OpinionRow {
  const shareOf = (drawn: typeof texts) => {
    const all = drawn.flat();
    return all.filter(({ isRight }) => isRight).length / (all.length || 1);
  };
  const random = seededRandom(13);
  const rounds = 200;
  const values = Array.from({ length: rounds }, () =>
    shareOf(texts.map(() => texts[Math.floor(random() * texts.length)] ?? [])),
  ).sort((a, b) => a - b);
  const all = texts.flat();
  return {
    set,
    said,
    tags: all.length,
    right: all.filter(({ isRight }) => isRight).length,
    precision: shareOf(texts),
    low: values[Math.floor(rounds * 0.025)] ?? 0,
    high: values[Math.floor(rounds * 0.975)] ?? 0,
  };
}
