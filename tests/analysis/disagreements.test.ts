import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Archive } from '#archive';
import type { Decision } from '#schema/decision.ts';
import { Disagreement } from '#schema/disagreement.ts';
import { analyse } from '../../analysis/analyse.ts';
import { toLesson } from '../../analysis/concept-lessons.ts';
import { judgeLessons } from '../../analysis/concept-model.ts';
import { disagreementOf } from '../../analysis/disagreements.ts';
import { evaluateOpinions } from '../../analysis/evaluate-opinions.ts';
import { toReader } from '../../analysis/inspect-tags.ts';
import { languageOf } from '../../analysis/language.ts';
import { toTokens } from '../../analysis/tokens.ts';
import { toTermVector } from '../../analysis/vectors.ts';
import { floorsOf } from './floors.ts';
import { archiveOf, projectEditorial, sampleArticles } from './sample-archive.ts';

const french = languageOf('fr', 'le');

/** A lesson of a French text; the concept `rail` is told by the word `train`, which is covered up. */
function lesson(index: number, text: string, isTagged: boolean, retag?: 'add' | 'remove') {
  const tokens = toTokens(text, french);
  const start = text.indexOf('train');
  const evidence = start < 0 ? [] : [{ text: 'train', start, end: start + 5 }];
  return toLesson({
    title: text,
    excerpt: '',
    lang: 'fr',
    vector: toTermVector(tokens, [], french),
    tags: isTagged ? [{ id: 'rail', score: 0.9, evidence }] : [],
    story: `s${index}`,
    ...(retag ? { retag: { add: [], remove: [], [retag]: ['rail'] } } : {}),
  });
}

const about = (index: number) => `Le train arrive en gare, quai ${index}, wagon ${index}`;
const other = (index: number) => `Le maire inaugure une école, rue ${index}, classe ${index}`;
const base = [
  ...Array.from({ length: 12 }, (_, index) => lesson(index, about(index), true)),
  ...Array.from({ length: 24 }, (_, index) => lesson(100 + index, other(index), false)),
];
const opinionOf = (lessons: typeof base) => judgeLessons(lessons, ['rail']).opinion(0, 0);

describe('the model of concepts', () => {
  it('tells a concept by the rest of the text, its form covered up', () => {
    const missed = lesson(900, 'Un wagon reste en gare, quai 3', false);
    const mistaken = lesson(901, 'Le maire inaugure le train de mesures de la classe', true);
    expect(opinionOf([missed, ...base]).logOdds).toBeGreaterThan(1);
    expect(opinionOf([mistaken, ...base]).logOdds).toBeLessThan(-2);
  });

  it('names the words that weigh', () => {
    const missed = lesson(900, 'Un wagon reste en gare, quai 3', false);
    const groups = toTokens('wagon maire', french).map(({ word }) => [word.hash]);
    const judgement = judgeLessons([missed, ...base], ['rail']);
    const [[wagon = 0, maire = 0] = []] = judgement.explain([{ lesson: 0, concept: 0, groups }]);
    expect(wagon).toBeGreaterThan(0);
    expect(maire).toBe(0);
  });

  it('gives more to one decision of an editor than to one tag', () => {
    const asked = lesson(900, 'Un tramway relie le campus', false);
    const near = 'Un tramway relie la médina';
    const filler = [950, 951].map((index) => lesson(index, 'Un tramway relie le port', false));
    const tagged = opinionOf([asked, ...base, ...filler, lesson(902, near, true)]);
    const decided = opinionOf([asked, ...base, ...filler, lesson(902, near, false, 'add')]);
    const refused = opinionOf([asked, ...base, ...filler, lesson(902, near, true, 'remove')]);
    expect(decided.logOdds).toBeGreaterThan(tagged.logOdds);
    expect(refused.logOdds).toBeLessThan(tagged.logOdds);
  });

  it('has no opinion on what it hardly knows, and doubts no strong form', () => {
    const sure = { logOdds: 4, standing: 4, learnt: 9 };
    expect(disagreementOf(sure, undefined)).toBe('missing');
    expect(disagreementOf({ ...sure, learnt: 2 }, undefined)).toBeUndefined();
    expect(disagreementOf({ ...sure, logOdds: -6 }, { score: 0.63 })).toBe('doubtful');
    expect(disagreementOf({ ...sure, logOdds: -6 }, { score: 0.75 })).toBeUndefined();
    expect(disagreementOf(sure, { score: 0.63 })).toBeUndefined();
  });

  it('is right more often where it agrees than where it does not, within the floors', () => {
    const floors = floorsOf('tags');
    const tests = join(import.meta.dirname, '..');
    const { taxonomy, ...words } = projectEditorial();
    const reader = toReader({ taxonomy, ...words });
    const rows = evaluateOpinions(join(tests, 'gold'), join(tests, 'web'), reader, taxonomy);
    const precision = (said: string) =>
      rows.find((row) => row.set === 'all' && row.said === said)?.precision ?? 0;
    const both = precision('both give it');
    expect(both).toBeGreaterThanOrEqual(floors['topics both give precision'] ?? 1);
    const timesAsOften = (1 - precision('the model doubts it')) / (1 - both);
    expect(timesAsOften).toBeGreaterThanOrEqual(
      floors['topics doubted wrong how many times as often'] ?? 100,
    );
    expect(precision('only the model sees it')).toBeGreaterThanOrEqual(
      floors['topics only the model sees precision'] ?? 1,
    );
  });
});

describe('disagreements in the archive', () => {
  const editorial = projectEditorial();
  const samples = sampleArticles().filter(({ sample }) => /^w4[3-7]-/.test(sample.id));
  const now = '2026-11-23T06:00:00.000Z';
  const read = (archive: Archive) =>
    z.array(Disagreement).parse(JSON.parse(archive.derived.read('disagreements.json') ?? ''));
  const tagsOf = (archive: Archive) =>
    archive.derived
      .list('stories')
      .filter((path) => path.endsWith('.ndjson'))
      .map((path) => archive.derived.read(`stories/${path}`));

  it('are written beside the stories, and gone once an editor decided', async () => {
    using archive = archiveOf(samples);
    await analyse(archive, editorial, { now });
    const before = read(archive);
    const published = tagsOf(archive);
    const missing = before.find(({ kind }) => kind === 'missing');
    const doubtful = before.find(({ kind }) => kind === 'doubtful');
    if (!missing || !doubtful) throw new Error('the sample web has both kinds');
    expect(doubtful.forms.evidence.length).toBeGreaterThan(0);
    expect(missing.forms).toEqual({ score: 0, evidence: [] });
    expect(missing.model.words.length).toBeGreaterThan(0);
    const texts = new Map(samples.map(({ article }) => [article.id, article]));
    for (const { article, model } of before)
      for (const word of model.words)
        expect(`${texts.get(article)?.title}\n${texts.get(article)?.excerpt}`).toContain(word);
    const facets = new Map(
      editorial.taxonomy.facets.flatMap(({ id, concepts }) =>
        concepts.map((concept) => [concept.id, id]),
      ),
    );
    for (const { concept } of before) expect(['trend', 'theme']).toContain(facets.get(concept));

    // To leave out what no form gave is a decision, too, and changes nothing that is published.
    const by = { by: 'test', date: '2026-11-20' };
    const decisions: Decision[] = [
      { do: 'retag', ...by, articles: [missing.article], remove: [missing.concept] },
    ];
    await analyse(archive, { ...editorial, decisions }, { now });
    expect(tagsOf(archive)).toEqual(published);
    const after = read(archive).map(({ article, concept }) => `${article} ${concept}`);
    expect(after).not.toContain(`${missing.article} ${missing.concept}`);
  });
});
