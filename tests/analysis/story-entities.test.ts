import { describe, expect, it } from 'vitest';
import type { EntityMention } from '#schema/analysed.ts';
import { toStoryEntities } from '../../analysis/story-entities.ts';
import { memberOf } from './sample-archive.ts';

function member(id: string, lang: string, entities: Omit<EntityMention, 'evidence'>[]) {
  return memberOf(id, lang, { entities: entities.map((entity) => ({ ...entity, evidence: [] })) });
}

const org = (name: string, id?: string) => ({ name, type: 'org' as const, ...(id ? { id } : {}) });
const labels = { fr: 'Banque mondiale', ar: 'البنك الدولي', en: 'World Bank' };
const labelsOf = (id: string) => (id === 'world-bank' ? labels : undefined);

describe('entities of a story', () => {
  it('carry the gazetteer’s name in every language', () => {
    const [bank] = toStoryEntities(
      [member('a', 'fr', [org('Banque mondiale', 'world-bank')])],
      labelsOf,
    );
    expect(bank?.labels).toEqual(labels);
  });

  it('stand once, whatever form of its name an outlet uses', () => {
    const entities = toStoryEntities(
      [
        member('a', 'en', [org('Brightwater Solutions'), org('Wazna Pay')]),
        member('b', 'en', [org('Brightwater')]),
        member('c', 'fr', [org('groupe Brightwater')]),
        member('d', 'ar', [org('وازنة باي')]),
      ],
      labelsOf,
    );
    expect(entities.map(({ articles }) => articles)).toEqual([3, 2]);
    expect(entities[1]?.labels).toEqual({ en: 'Wazna Pay', ar: 'وازنة باي' });
  });

  it('are programmes and gatherings where one article says so, whatever others take them for', () => {
    const programme = { name: 'Riyada IA', type: 'programme' as const };
    const [thing] = toStoryEntities(
      [
        member('a', 'fr', [org('Riyada IA')]),
        member('b', 'fr', [org('Riyada IA')]),
        member('c', 'fr', [programme]),
      ],
      labelsOf,
    );
    expect(thing).toMatchObject({ name: 'Riyada IA', type: 'programme', articles: 3 });
  });

  it('stand once where the first letter of an Arabic name was read as “and”', () => {
    const entities = toStoryEntities(
      [member('a', 'ar', [org('وازنة باي')]), member('b', 'ar', [org('ازنة باي')])],
      labelsOf,
    );
    expect(entities).toHaveLength(1);
  });

  it('are not confused where a place is the beginning of another', () => {
    const places = ['Tanger', 'Tanger Med'].map((name) => ({ name, type: 'place' as const }));
    expect(toStoryEntities([member('a', 'fr', places)], labelsOf)).toHaveLength(2);
  });
});
