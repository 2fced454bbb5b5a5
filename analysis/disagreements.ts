/** Stories and what was read in their articles → tags that a linear model would not give, and concepts that it misses. */
import type { Analysed, Tag } from '#schema/analysed.ts';
import type { Article } from '#schema/article.ts';
import type { Taxonomy } from '#schema/concept.ts';
import type { Disagreement } from '#schema/disagreement.ts';
import { featuresOfWord, type Lesson, saysOf, schemeLessons, toLesson } from './concept-lessons.ts';
import { type Judgement, judgeLessons, type Opinion, type Question } from './concept-model.ts';
import type { Rulings } from './decisions.ts';
import type { Gist } from './gists.ts';
import { languageOf } from './language.ts';
import { unpackVector } from './packing.ts';
import { toTokens } from './tokens.ts';

/** What the model learns from and is asked about. */
export interface DisagreementInput {
  stories: readonly Gist[];
  articleOf(id: string): Article | undefined;
  featuresOf(id: string): Analysed | undefined;
  retagOf: Rulings['retagOf'];
}

/** Names tell places and organisations, and what kind of text it is has no gold to be measured by. */
const untold = new Set(['region', 'org', 'kind']);

/** Ids of the concepts that the model has an opinion on. */
export function opinionConcepts({ facets }: Taxonomy): string[] {
  return facets
    .filter(({ id }) => !untold.has(id))
    .flatMap(({ concepts }) => concepts.filter(({ replacedBy }) => !replacedBy))
    .map(({ id }) => id);
}

/**
 * When the two clearly disagree: fitted on the sample web, where half of such concepts are missing indeed, and such tags
 * are wrong seven times as often as others. What the title names, or the opening and more, is not doubted.
 */
const missing = { logOdds: 1, standing: 3, learnt: 5 };
const doubtful = { logOdds: -4, score: 0.7, learnt: 3 };

/** Which kind of disagreement it is, if one: `tag` is what the forms of the taxonomy say. */
export function disagreementOf(
  { logOdds, standing, learnt }: Opinion,
  tag: Pick<Tag, 'score'> | undefined,
): Disagreement['kind'] | undefined {
  if (tag === undefined) {
    const isClear = logOdds > missing.logOdds && standing >= missing.standing;
    return isClear && learnt >= missing.learnt ? 'missing' : undefined;
  }
  const isClear = logOdds < doubtful.logOdds && tag.score < doubtful.score;
  return isClear && learnt >= doubtful.learnt ? 'doubtful' : undefined;
}

/** Latest articles that are learnt from, besides those that editors retagged. */
export const mostLearnt = 1200;
/** Only what is this new is told; older tags have had their readers. */
const toldDays = 14;
const mostTold = 100;

/** Clearest first. Copies are left out: their original stands for them. What an editor decided is not told again. */
export function findDisagreements(
  learnt: readonly Learnt[],
  taxonomy: Taxonomy,
  lessons = toLessons(taxonomy),
): Disagreement[] {
  const concepts = opinionConcepts(taxonomy);
  const judgement = judgeLessons([...learnt.map(lessons.of), ...lessons.scheme], concepts);
  const told = clearest(learnt, concepts, judgement);
  const words = told.map(({ article, features }) => wordsOf(article, features.lang));
  const parts = judgement.explain(
    told.map(({ lesson, concept }, index): Question => {
      return { lesson, concept, groups: [...(words[index]?.values() ?? [])] };
    }),
  );
  return told.map((one, index) =>
    toRecord(
      one,
      heaviest([...(words[index]?.keys() ?? [])], parts[index] ?? [], one.kind === 'missing'),
    ),
  );
}

/** What is learnt from; the lesson of an article is made once. */
export interface Lessons {
  scheme: readonly Lesson[];
  of(learnt: Learnt): Lesson;
}

/** Lessons for a taxonomy: some may be made before it is known which articles are learnt from. */
export function toLessons(taxonomy: Taxonomy): Lessons {
  const made = new Map<string, { mark: string; lesson: Lesson }>();
  return {
    scheme: schemeLessons(taxonomy),
    of({ article: { id, title, excerpt }, features: { lang, vector, tags }, story, retag }) {
      const mark = JSON.stringify([title, excerpt, lang, vector, tags]);
      const known = made.get(id);
      if (known?.mark === mark) return { ...known.lesson, says: saysOf(tags, retag), story };
      const unpacked = unpackVector(vector);
      const lesson = toLesson({ title, excerpt, lang, vector: unpacked, tags, story, retag });
      made.set(id, { mark, lesson });
      return lesson;
    },
  };
}

/** A disagreement, with the places of its article and concept. */
interface Found extends Learnt {
  lesson: number;
  concept: number;
  id: string;
  tag: Tag | undefined;
  opinion: Opinion;
  kind: Disagreement['kind'];
}

function clearest(
  learnt: readonly Learnt[],
  concepts: readonly string[],
  judgement: Judgement,
): Found[] {
  const newest = Date.parse(learnt[0]?.article.published ?? '');
  const found: Found[] = [];
  for (const [lesson, one] of learnt.entries()) {
    if (newest - Date.parse(one.article.published) > toldDays * 86_400_000) continue;
    const decided = new Set([...(one.retag?.add ?? []), ...(one.retag?.remove ?? [])]);
    const tags = new Map(one.features.tags.map((tag) => [tag.id, tag]));
    for (const [concept, id] of concepts.entries()) {
      const tag = tags.get(id);
      const opinion = judgement.opinion(lesson, concept);
      const kind = decided.has(id) ? undefined : disagreementOf(opinion, tag);
      if (kind) found.push({ ...one, lesson, concept, id, tag, opinion, kind });
    }
  }
  return found
    .sort(
      (a, b) =>
        Math.abs(b.opinion.logOdds) - Math.abs(a.opinion.logOdds) ||
        (a.article.id < b.article.id ? -1 : 1),
    )
    .slice(0, mostTold);
}

function toRecord(
  { article, outlet, id, tag, opinion, kind }: Found,
  words: string[],
): Disagreement {
  return {
    kind,
    concept: id,
    article: article.id,
    title: article.title,
    url: article.url,
    outlet,
    lang: article.lang,
    published: article.published,
    forms: { score: tag?.score ?? 0, evidence: tag?.evidence ?? [] },
    model: {
      score: Math.round(1000 / (1 + Math.exp(-opinion.logOdds))) / 1000,
      learnt: opinion.learnt,
      words,
    },
  };
}

/** An article that is learnt from. */
export interface Learnt {
  article: Article;
  features: Pick<Analysed, 'version' | 'fingerprint' | 'words' | 'lang' | 'tags' | 'vector'>;
  story: string;
  outlet: string;
  retag: ReturnType<Rulings['retagOf']>;
}

/** The latest articles and those that editors retagged, newest first. */
export function learntArticles({
  stories,
  articleOf,
  featuresOf,
  retagOf,
}: DisagreementInput): Learnt[] {
  const all = stories.flatMap(({ id: story, articles }) =>
    articles.flatMap(({ id, outlet, published, duplicateOf }) =>
      duplicateOf === undefined ? [{ id, story, outlet, published }] : [],
    ),
  );
  all.sort(
    (a, b) =>
      (a.published < b.published ? 1 : a.published > b.published ? -1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
  return all.flatMap(({ id, story, outlet }, index): Learnt[] => {
    const retag = retagOf({ id });
    const isLearnt = index < mostLearnt || retag !== undefined;
    const article = isLearnt ? articleOf(id) : undefined;
    const features = isLearnt ? featuresOf(id) : undefined;
    return article && features ? [toLearnt(article, features, { story, outlet, retag })] : [];
  });
}

/** Without what nothing is learnt from. */
export function toLearnt(
  article: Article,
  { version, fingerprint, words, lang, tags, vector }: Analysed,
  told: Pick<Learnt, 'story' | 'outlet' | 'retag'>,
): Learnt {
  return { article, features: { version, fingerprint, words, lang, tags, vector }, ...told };
}

/** Words of title and extract as they are written, each with its features. */
function wordsOf({ title, excerpt }: Article, lang: string): Map<string, number[]> {
  const text = `${title}\n${excerpt}`;
  const words = new Map<string, number[]>();
  const seen = new Set<string>();
  for (const { word, start, end } of toTokens(text, languageOf(lang, text))) {
    if (word.stop || word.number || seen.has(word.stem)) continue;
    seen.add(word.stem);
    words.set(text.slice(start, end), featuresOfWord(word));
  }
  return words;
}

/** At most five; words that weigh the other way are no reason. */
function heaviest(words: readonly string[], parts: readonly number[], isFor: boolean): string[] {
  return words
    .map((word, index) => ({ word, weight: (isFor ? 1 : -1) * (parts[index] ?? 0) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, 5)
    .map(({ word }) => word);
}
