import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bcubed, type Judged, linkScore, pairwise } from '../../analysis/agreement.ts';
import { evaluateDuplicates } from '../../analysis/evaluate-duplicates.ts';
import { evaluateStories } from '../../analysis/evaluate-stories.ts';
import { inspectStories } from '../../analysis/inspect-stories.ts';
import { toKnowledge } from '../../analysis/knowledge.ts';
import { hasCorpora, storiesFolder } from './corpora.ts';
import { floorsOf } from './floors.ts';
import { projectEditorial, sampleArticles } from './sample-archive.ts';

const knowledge = toKnowledge(projectEditorial());

describe('agreement', () => {
  it('is perfect for equal groups and lower when two stories are merged', () => {
    const items = (found: string[]): Judged[] =>
      found.map((name, index) => ({ found: name, gold: index < 2 ? 'x' : 'y' }));
    expect(bcubed(items(['1', '1', '2', '2'])).f1).toBe(1);
    expect(bcubed(items(['1', '1', '1', '1'])).precision).toBe(0.5);
    expect(pairwise(items(['1', '1', '1', '1'])).recall).toBe(1);
  });
});

describe('stories', () => {
  it('come out in the order records came in, whatever their dates', async () => {
    const records = [
      {
        id: 'b',
        lang: 'fr',
        date: '2026-11-20',
        title: 'Atlas Fibre raccorde mille foyers à Taza',
        text: '',
      },
      {
        id: 'a',
        lang: 'fr',
        date: '2026-11-01',
        title: 'Le Parlement adopte la loi sur les mutuelles',
        text: '',
      },
      {
        id: 'c',
        lang: 'fr',
        date: null,
        title: 'Atlas Fibre raccorde mille foyers à Taza',
        text: '',
      },
    ];
    expect((await inspectStories(records)).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });

  it('name the copy of a text, also of a trimmed one', async () => {
    const sentences = Array.from(
      { length: 24 },
      (_, index) =>
        `Le point ${index} du communiqué numéro ${index * 7} décrit le chantier ${String.fromCharCode(97 + index)} avec soin et ${index} détails nouveaux.`,
    );
    const records = [
      {
        id: 'full',
        lang: 'fr',
        date: '2026-11-20',
        title: 'Le chantier commence à Nador',
        text: sentences.join(' '),
      },
      {
        id: 'short',
        lang: 'fr',
        date: '2026-11-20',
        title: 'Nador : début du chantier',
        text: sentences.slice(0, 9).join(' '),
      },
      {
        id: 'other',
        lang: 'fr',
        date: '2026-11-20',
        title: 'Une banque ouvre à Fès',
        text: 'La banque ouvre une agence dans la médina de Fès avec douze employés et deux guichets.',
      },
    ];
    const found = await inspectStories(records);
    expect(found.map(({ duplicateOf }) => duplicateOf)).toEqual([undefined, 'full', undefined]);
    expect(found[1]?.story).toBe(found[0]?.story);
  });

  it('of the sample web are found within the floors', async () => {
    const samples = sampleArticles();
    const found = await inspectStories(
      samples.map(({ article, sample }) => ({
        id: sample.id,
        lang: sample.lang,
        date: article.published,
        title: article.title,
        text: sample.body,
      })),
      knowledge,
    );
    const items = samples.map(({ sample }, index) => ({
      found: found[index]?.story ?? '',
      gold: sample.truth.story,
      lang: sample.lang,
    }));
    const floors = floorsOf('stories');
    expect(bcubed(items).f1).toBeGreaterThanOrEqual(floors['sample bcubed'] ?? 1);
    expect(linkScore(items, 'fr', 'en').f1).toBeGreaterThanOrEqual(
      floors['sample links fr-en'] ?? 1,
    );
    expect(linkScore(items, 'ar', 'fr').f1).toBeGreaterThanOrEqual(
      floors['sample links ar-fr'] ?? 1,
    );
    const copies = samples.filter(({ sample }) => sample.copyOf !== undefined).length;
    expect(found.filter(({ duplicateOf }) => duplicateOf !== undefined).length).toBe(copies);
  });

  it('are parted from copies within the floors', () => {
    const floors = floorsOf('stories');
    const { rows } = evaluateDuplicates(join(import.meta.dirname, '..', 'gold'), knowledge);
    const all = rows.find(({ set }) => set === 'all');
    expect(all?.precision).toBeGreaterThanOrEqual(floors['copies all precision'] ?? 1);
    expect(all?.recall).toBeGreaterThanOrEqual(floors['copies all recall'] ?? 1);
  });

  it.runIf(hasCorpora)('of the corpora are found within the floors', async () => {
    const rows = await evaluateStories(storiesFolder, knowledge);
    const floors = floorsOf('stories');
    const low = rows.filter(
      ({ set, measure, value }) => value < (floors[`${set} ${measure}`] ?? 0),
    );
    expect(low.map(({ set, measure, value }) => `${set} ${measure} ${value}`)).toEqual([]);
  });
});
