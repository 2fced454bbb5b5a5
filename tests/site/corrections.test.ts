import { expect, it } from 'vitest';
import type { Decision } from '#schema/decision.ts';
import type { Study } from '#schema/study.ts';
import { correctionsLog } from '../../site/src/corrections.ts';

const base = { by: 'Salma', date: '2026-11-20' };
const shown = (article: string) => (article.endsWith('/shown') ? 's-1' : undefined);
const url = 'https://exemple.ma/shown';
const log = (decisions: Decision[], lang: 'fr' | 'ar' | 'en' = 'fr') =>
  correctionsLog(decisions, [], lang, shown);

it('tells of a takedown its day and its reason, and nothing of what was taken down', () => {
  const secret = 'https://exemple.ma/secret';
  const decision: Decision = {
    ...base,
    do: 'takedown',
    url: secret,
    guid: 'secret',
    title: 'Un titre secret',
    reference: 'courrier secret',
    why: { fr: 'À sa demande.', ar: 'بطلب منه.', en: 'On request.' },
  };
  expect(log([decision], 'ar')).toEqual([
    { kind: 'takedown', date: '2026-11-20', reason: { text: 'بطلب منه.', lang: 'ar' } },
  ]);
  expect(log([{ ...decision, why: 'Sur demande.' }])).toEqual([
    { kind: 'takedown', date: '2026-11-20', reason: { text: 'Sur demande.' } },
  ]);
});

it('says what was wrong and what is right only of an article that is still shown', () => {
  const decision: Decision = {
    ...base,
    do: 'correct',
    article: url,
    wrong: '12 MDH',
    right: '12 MMDH',
  };
  expect(log([decision])).toEqual([
    {
      kind: 'correct',
      date: '2026-11-20',
      story: 's-1',
      change: { wrong: '12 MDH', right: '12 MMDH' },
    },
  ]);
  expect(log([{ ...decision, article: 'https://exemple.ma/gone' }])).toEqual([
    { kind: 'correct', date: '2026-11-20' },
  ]);
});

it('is in order of time, newest first, without the choices that correct nothing', () => {
  const entries = log([
    { ...base, do: 'pin', article: url },
    { ...base, do: 'ring', concept: 'ia', ring: 'core' },
    { ...base, do: 'refuse', expression: 'publié mardi' },
    { ...base, date: '2026-11-01', do: 'retag', articles: [url], add: ['ia'] },
    { ...base, date: '2026-11-25', do: 'exclude', articles: [url] },
    { ...base, do: 'merge', articles: ['https://exemple.ma/gone', url] },
  ]);
  expect(entries.map(({ kind, story }) => [kind, story])).toEqual([
    ['exclude', undefined],
    ['merge', 's-1'],
    ['retag', 's-1'],
  ]);
});

it('holds the corrections of the studies in the reader’s language', () => {
  const study = (lang: 'fr' | 'en'): Study => ({
    title: `Étude ${lang}`,
    description: 'Courte.',
    lang,
    date: '2026-11-01',
    authors: ['Salma'],
    translationKey: 'etude',
    changes: [{ date: '2026-12-01', text: 'Un chiffre.' }],
  });
  expect(correctionsLog([], [study('fr'), study('en')], 'fr', shown)).toEqual([
    {
      kind: 'study',
      date: '2026-12-01',
      reason: { text: 'Un chiffre.', lang: 'fr' },
      study: { key: 'etude', title: 'Étude fr' },
    },
  ]);
});
