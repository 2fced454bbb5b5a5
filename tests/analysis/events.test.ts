import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDays } from '../../analysis/dates.ts';
import { evaluateEvents, evaluateOwnEvents } from '../../analysis/evaluate-events.ts';
import { findEvents } from '../../analysis/events.ts';
import { readText, toReader } from '../../analysis/inspect-tags.ts';
import { toSentences } from '../../analysis/sentences.ts';
import { toTaggedText } from '../../analysis/tags.ts';
import { floorsOf } from './floors.ts';
import { projectEditorial } from './sample-archive.ts';

const reader = toReader(projectEditorial());

function eventsIn(lang: string, title: string, body: string) {
  const text = toTaggedText(title, body, lang);
  const { entities, figures } = readText(text, reader);
  const sentences = toSentences(body, text.language);
  const days = findDays(body, text.language, '2026-11-20');
  return findEvents({ text, sentences, entities, figures, days, published: '2026-11-20' });
}

function holdFloors(rows: ReturnType<typeof evaluateEvents>['rows']): void {
  const floors = floorsOf('events');
  for (const { set, measure, f1, precision, recall } of rows) {
    const name = `${measure} ${set}`;
    expect(f1, name).toBeGreaterThanOrEqual(floors[name] ?? 0);
    expect(precision, name).toBeGreaterThanOrEqual(floors[`${name} precision`] ?? 0);
    expect(recall, name).toBeGreaterThanOrEqual(floors[`${name} recall`] ?? 0);
  }
}

describe('events', () => {
  it('carry the sentence that says so in every field', () => {
    const body = 'La société a levé 12 millions de dirhams auprès de Sahel Ventures. Elle recrute.';
    const [event] = eventsIn('fr', 'Zitounex lève 12 millions de dirhams', body);
    expect(event?.type).toBe('funding');
    expect(event?.fields['amount']).toEqual({
      value: '12000000 MAD',
      sentence: 'La société a levé 12 millions de dirhams auprès de Sahel Ventures.',
    });
  });

  it('are not seen in advice, denials and looks back', () => {
    const types = (title: string, body: string) =>
      eventsIn('fr', title, body).map(({ type }) => type);
    expect(
      types('Un guide pour les PME', 'Que faire en cas de fuite de données ? La CNDP répond.'),
    ).toEqual([]);
    expect(types('Bilan de l’été', 'Aucun rançongiciel majeur n’a été signalé.')).toEqual([]);
    expect(
      types('Clôture du forum de Tanger', 'La prochaine édition aura lieu le 6 octobre 2027.'),
    ).toEqual([]);
  });

  it('are known in the active, the passive and the nominal voice', () => {
    const types = (title: string, body: string) =>
      eventsIn('en', title, body).map(({ type }) => type);
    const records = 'the medical records of 4,300 patients';
    for (const told of [
      `Strangers got into the network of Nakhil Clinic and copied ${records}.`,
      `At Nakhil Clinic, ${records} were copied by intruders.`,
      `Nakhil Clinic has disclosed the theft of ${records}.`,
      `For weeks anybody could read ${records} on the site of Nakhil Clinic.`,
    ])
      expect(types('A bad week for Nakhil Clinic', told), told).toEqual(['breach']);
    expect(
      types(
        'Ready for the worst',
        `In a drill at Nakhil Clinic make-believe hackers stole ${records}.`,
      ),
    ).toEqual([]);
  });

  it('are seen where people will be taught, not where a model is trained', () => {
    const [course] = eventsIn('en', 'Evening classes', 'The faculty will teach 36 nurses to code.');
    expect(course?.fields['seats']?.value).toBe(36);
    expect(eventsIn('en', 'A new chip', 'The chip trains 120 layers at once.')).toEqual([]);
  });

  it('are one where a course calls for candidates', () => {
    const found = eventsIn(
      'fr',
      'Formation : 300 places à Oujda',
      'Les candidatures pour les 300 places de la formation sont ouvertes jusqu’au 15 janvier 2027.',
    );
    expect(found.map(({ type }) => type)).toEqual(['training']);
    expect(found[0]?.fields['seats']?.value).toBe(300);
  });

  it('are not what is planned, over, called off or long ago', () => {
    const types = (title: string, body: string) =>
      eventsIn('fr', title, body).map(({ type }) => type);
    expect(
      types('Chari dément', '« Aucun tour de table n’est en cours », dit-il, loin des 5 millions.'),
    ).toEqual([]);
    expect(
      types('Faillite', 'La start-up avait levé 20 millions de dollars en 2022 à Casablanca.'),
    ).toEqual([]);
    expect(
      types('Le Forum reporté', 'Le Forum, prévu le 3 décembre à Rabat, est reporté.'),
    ).toEqual([]);
    expect(
      types('Salé annule son appel d’offres', 'La remise des offres était fixée au 24 novembre.'),
    ).toEqual([]);
    expect(
      types('Loi 09-08 : un bilan', 'Adoptée en février 2009, la loi 09-08 a vieilli, dit-on.'),
    ).toEqual([]);
  });

  it('take no advisory on a weakness for an attack', () => {
    const body =
      'De multiples vulnérabilités ont été découvertes dans Nessus. Elles permettent à un attaquant de provoquer un déni de service.';
    expect(eventsIn('fr', 'Multiples vulnérabilités dans Nessus', body)).toEqual([]);
  });

  it('tell a breach that is denied from one that is confirmed or only claimed', () => {
    const statusIn = (lang: string, title: string, body: string) =>
      eventsIn(lang, title, body).find(({ type }) => type === 'breach')?.fields['status']?.value;
    expect(
      statusIn(
        'fr',
        'Le ministère de la Justice dément tout piratage',
        'Le ministère de la Justice a démenti samedi le piratage de sa plateforme.',
      ),
    ).toBe('denied');
    expect(
      statusIn(
        'en',
        'CNSS confirms leak',
        'The CNSS confirmed that the data of 12,000 employees had leaked.',
      ),
    ).toBe('confirmed');
    expect(
      statusIn(
        'ar',
        'قراصنة يدعون سرقة قاعدة بيانات «أنابيك»',
        'تزعم مجموعة من القراصنة حيازة بيانات 800 ألف باحث عن شغل.',
      ),
    ).toBe('claimed');
  });

  it('count seats that are written in words', () => {
    const [event] = eventsIn(
      'fr',
      'Formation en robotique à Settat',
      'Trente places sont ouvertes dans cette formation ; les inscriptions courent jusqu’au 8 janvier 2027.',
    );
    expect(event?.type).toBe('training');
    expect(event?.fields['seats']?.value).toBe(30);
  });

  it('hold their floors on the project’s own gold', () => {
    holdFloors(evaluateOwnEvents(join(import.meta.dirname, '..', 'gold'), reader).rows);
  });

  it('hold their floors on the sample web', () => {
    holdFloors(evaluateEvents(join(import.meta.dirname, '..', 'web'), reader).rows);
  });
});
