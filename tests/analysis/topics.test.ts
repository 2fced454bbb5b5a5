import { describe, expect, it } from 'vitest';
import { train } from '../../analysis/classify.ts';
import { evaluateTopics } from '../../analysis/evaluate-tags.ts';
import { toKnowledge } from '../../analysis/knowledge.ts';
import { hasCorpora, storiesFolder } from './corpora.ts';
import { floorsOf } from './floors.ts';
import { projectEditorial } from './sample-archive.ts';

describe('topics', () => {
  it('are learnt from a handful of sentences', () => {
    const classifier = train([
      { text: 'Le match de football et le but du joueur', lang: 'fr', label: 'sport' },
      { text: 'Le joueur marque un but au stade', lang: 'fr', label: 'sport' },
      { text: 'Le serveur et le logiciel de la banque', lang: 'fr', label: 'tech' },
      { text: 'Un logiciel chiffre les données du serveur', lang: 'fr', label: 'tech' },
    ]);
    const [best, next] = classifier.classify('Les joueurs au stade', 'fr');
    expect(best?.label).toBe('sport');
    expect((best?.score ?? 0) + (next?.score ?? 0)).toBeCloseTo(1);
  });

  it('learn from one language what a term of the lexicon means in another', () => {
    const knowledge = toKnowledge({
      lexicon: [
        ['vaccin', 'لقاح', 'vaccine'],
        ['élection', 'انتخابات', 'election'],
      ],
      gazetteer: [],
      taxonomy: { facets: [] },
      people: [],
    });
    const examples = [
      { text: 'Un vaccin nouveau', lang: 'fr', label: 'health' },
      { text: 'Une élection nouvelle', lang: 'fr', label: 'politics' },
    ];
    const best = (text: string) => train(examples, knowledge).classify(text, 'ar')[0]?.label;
    expect(best('اللقاح')).toBe('health');
    expect(best('الانتخابات')).toBe('politics');
  });

  it.runIf(hasCorpora)('of the corpora are told within the floors', () => {
    const knowledge = toKnowledge(projectEditorial());
    const floors = floorsOf('topics');
    for (const { lang, accuracy } of evaluateTopics(storiesFolder, undefined, knowledge)) {
      expect(accuracy, lang).toBeGreaterThanOrEqual(floors[lang] ?? 1);
    }
  });
});
