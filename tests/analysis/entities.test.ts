import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toEntityFinder } from '../../analysis/entities.ts';
import { evaluateEntities } from '../../analysis/evaluate-entities.ts';
import { toTaggedText } from '../../analysis/tags.ts';
import { floorsOf } from './floors.ts';
import { projectEditorial } from './sample-archive.ts';

const { gazetteer, people } = projectEditorial();
const finder = toEntityFinder(gazetteer, people);
const namesIn = (lang: string, text: string, title = '') =>
  finder.find(toTaggedText(title, text, lang)).map(({ type, name }) => `${type} ${name}`);

describe('entities', () => {
  it('know Arabic people by their given names, not by words that look like them', () => {
    expect(namesIn('ar', 'أكدت كريمة بنونة أن البرنامج جاهز.')).toEqual(['person كريمة بنونة']);
    expect(namesIn('ar', 'حل عبد الإله منير وإدريس لمراني بالمدرسة.')).toEqual([
      'person عبد الإله منير',
      'person إدريس لمراني',
    ]);
    expect(namesIn('ar', 'يتطلب الأمر حسن التدبير وجمال المكان.')).toEqual([]);
  });

  it('leave joined Arabic particles out of the evidence', () => {
    const [mention] = finder.find(toTaggedText('', 'افتتح المعرض بالرباط أمس.', 'ar'));
    expect(mention?.evidence[0]?.text).toBe('الرباط');
  });

  it('take an institution whole, not the known name inside it', () => {
    expect(namesIn('fr', 'Elle dirige la Fondation OCP.')).toEqual(['org Fondation OCP']);
    expect(namesIn('en', 'She runs the OCP Foundation.')).toEqual(['org OCP Foundation']);
  });

  it('take no firm for a person', () => {
    expect(namesIn('fr', 'Le groupe Wiam Santé ouvre une clinique.')).toEqual(['org Wiam Santé']);
    expect(namesIn('en', 'Samir Alami works at Tarik Research.')).toEqual([
      'person Samir Alami',
      'org Tarik Research',
    ]);
  });

  it('take no word of others for a name: at the head of a quotation, a measure, a language, a technique', () => {
    expect(
      namesIn('en', 'We asked about junior jobs. A partner said: “Juniors will be founders.”'),
    ).toEqual([]);
    expect(
      namesIn('fr', 'Les agents de la banque lisent. La facture arrive.', 'Agents IA : la facture'),
    ).toEqual([]);
    expect(namesIn('en', 'The contract is for 120 GWh a year, and GWh is what it says.')).toEqual(
      [],
    );
    expect(namesIn('en', 'It answers in Darija. Tarifit is in training by the team.')).toEqual([]);
    expect(namesIn('fr', 'Un double de carte SIM, puis une carte SIM.')).toEqual([]);
  });

  it('know gatherings and programmes by their own words, land by its quarter of the sky', () => {
    expect(
      namesIn('en', 'The test ran at the AI Encounters, and the AI Encounters closed.'),
    ).toEqual(['event AI Encounters']);
    expect(namesIn('en', 'It won at the Strait Digital Forum in spring.')).toEqual([
      'event Strait Digital Forum',
    ]);
    expect(namesIn('fr', 'Riyada IA ouvre un appel. Le programme Riyada IA est doté.')).toEqual([
      'programme Riyada IA',
    ]);
    expect(namesIn('fr', 'Une levée avec la garantie Jisr Startups de la caisse.')).toEqual([
      'programme Jisr Startups',
    ]);
    expect(namesIn('en', 'Demand in West Africa is scattered; West Africa waits.')).toEqual([
      'place West Africa',
    ]);
  });

  it('take no committee that is only spoken of for one with a name', () => {
    expect(namesIn('ar', 'صادقت اللجنة الجهوية المختصة على المشروع.')).toEqual([]);
  });

  it('weigh title and text together', () => {
    expect(
      namesIn('fr', 'La jeune pousse Zitounex mesure l’huile.', 'Zitounex lève des fonds'),
    ).toEqual(['org Zitounex']);
  });

  it('hold their floors on the project’s own sentences', () => {
    const floors = floorsOf('entities');
    const { rows } = evaluateEntities(join(import.meta.dirname, '..', 'gold'), {
      gazetteer,
      people,
    });
    for (const { set, measure, f1 } of rows)
      expect(f1, `${measure} ${set}`).toBeGreaterThanOrEqual(floors[`${measure} ${set}`] ?? 0);
  });
});
