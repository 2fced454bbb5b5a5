import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDays } from '../../analysis/dates.ts';
import { evaluateEvents } from '../../analysis/evaluate-events.ts';
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

  it('are one where a course calls for candidates', () => {
    const found = eventsIn(
      'fr',
      'Formation : 300 places à Oujda',
      'Les candidatures pour les 300 places de la formation sont ouvertes jusqu’au 15 janvier 2027.',
    );
    expect(found.map(({ type }) => type)).toEqual(['training']);
    expect(found[0]?.fields['seats']?.value).toBe(300);
  });

  it('hold their floors on the sample web', () => {
    const floors = floorsOf('events');
    const { rows } = evaluateEvents(join(import.meta.dirname, '..', 'web'), reader);
    for (const { set, measure, f1, precision, recall } of rows) {
      const name = `${measure} ${set}`;
      expect(f1, name).toBeGreaterThanOrEqual(floors[name] ?? 0);
      expect(precision, name).toBeGreaterThanOrEqual(floors[`${name} precision`] ?? 0);
      expect(recall, name).toBeGreaterThanOrEqual(floors[`${name} recall`] ?? 0);
    }
  });
});
