import { describe, expect, it } from 'vitest';
import { train } from '../../analysis/classify.ts';
import { evaluateTopics } from '../../analysis/evaluate-tags.ts';
import { hasCorpora, storiesFolder } from './corpora.ts';
import { floorsOf } from './floors.ts';

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

  it.runIf(hasCorpora)('of the corpora are told within the floors', () => {
    const floors = floorsOf('topics');
    for (const { lang, accuracy } of evaluateTopics(storiesFolder)) {
      expect(accuracy, lang).toBeGreaterThanOrEqual(floors[lang] ?? 1);
    }
  });
});
