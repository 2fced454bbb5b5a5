import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDays } from '../../analysis/dates.ts';
import { evaluateFigures } from '../../analysis/evaluate-figures.ts';
import { findFigures } from '../../analysis/figures.ts';
import { languageOf } from '../../analysis/language.ts';
import { toNumber } from '../../analysis/numbers.ts';
import { floorsOf } from './floors.ts';

const gold = join(import.meta.dirname, '..', 'gold');

function read(lang: string, text: string) {
  const found = findFigures(text, languageOf(lang, text));
  for (const { text: figure, start, end } of found) expect(text.slice(start, end)).toBe(figure);
  return found.map(({ value, unit }) => `${value} ${unit}`);
}

describe('figures', () => {
  it('read Moroccan amounts in French', () => {
    expect(read('fr', 'Un plan de 1,2 MMDH, dont 500 MDH et 1.000 DH.')).toEqual([
      '1200000000 MAD',
      '500000000 MAD',
      '1000 MAD',
    ]);
    expect(read('fr', 'Le budget atteint 240\u202F000 dirhams, soit 50 M€.')).toEqual([
      '240000 MAD',
      '50000000 EUR',
    ]);
    expect(read('fr', 'Deux milliards de dirhams sur trois ans.')[0]).toBe('2000000000 MAD');
  });

  it('read English amounts with the currency before the number', () => {
    expect(read('en', 'It raised $1.5bn, MAD 50 million and US$3m.')).toEqual([
      '1500000000 USD',
      '50000000 MAD',
      '3000000 USD',
    ]);
  });

  it('read Arabic digits, scales, the dual and clitics', () => {
    expect(read('ar', 'خصصت ١٬٠٠٠ درهم و1,2 مليار درهم وملياري درهم.')).toEqual([
      '1000 MAD',
      '1200000000 MAD',
      '2000000000 MAD',
    ]);
    expect(read('ar', 'بنسبة 3.5 في المائة لـ 15 ألف منصب شغل')).toEqual(['3.5 %', '15000 jobs']);
  });

  it('count things behind an adjective, and only things', () => {
    expect(read('fr', 'Le site créera 12.000 nouveaux emplois et 150 startups.')).toEqual([
      '12000 jobs',
      '150 startups',
    ]);
    expect(read('fr', 'La loi 43-20 de 2020 et la 5G.')).toEqual([]);
    expect(read('en', 'In 2023 will switch to fibre')).toEqual([]);
  });

  it.each([
    ['ar', 'بمشاركة 2300 شخص يمثلون تسعة عشر بلدا.', 'شخص'],
    ['ar', 'يشغل المركز 1500 شخص باحتساب الفروع.', 'شخص'],
    ['ar', 'تهم العملية 1200 دوار تستفيد من الربط.', 'دوار'],
    ['ar', 'أكد الاستطلاع أن 21 في المائة من المقاولات تستعمل الذكاء الاصطناعي.', 'المقاولات'],
    ['ar', 'توصل المركز ب300 طلب استفادت منها المدن.', 'طلب'],
    ['ar', 'أجريت 140 عملية جراحية بالمدينة.', 'عملية جراحية'],
    ['ar', 'أحدثت 700 منصب شغل بفاس.', 'منصب شغل'],
    ['fr', 'Quelque 12.000 commerçants utilisent le code.', 'commerçants'],
    ['fr', 'La société a créé 180 emplois permanents.', 'emplois permanents'],
    ['fr', 'Un budget de la ville de 11 milliards de dirhams.', 'ville'],
    ['en', 'About 120 schools pay for it today.', 'schools'],
    ['en', 'Some 4,300 paying customers came.', 'paying customers'],
  ])('end what they count before a verb or a preposition (%s: %s)', (lang, text, thing) => {
    expect(findFigures(text, languageOf(lang, text))[0]?.of).toBe(thing);
  });

  it.each([
    ['fr', 'Avec un budget modeste, 12 millions de dirhams, l’alliance démarre.', 'budget'],
    ['en', 'The alliance has a modest budget, 12 million dirhams over two years.', 'budget'],
    ['ar', 'ويضم التحالف أربع شركات صغرى، بميزانية قدرها 12 مليون درهم على مدى سنتين.', 'ميزانية'],
  ])('are of the sum they explain (%s: %s)', (lang, text, thing) => {
    expect(findFigures(text, languageOf(lang, text)).at(-1)?.of).toBe(thing);
  });

  it('leave “and” out of an Arabic number in words', () => {
    expect(read('ar', 'أنجزت الطرق وأربعة آلاف كيلومتر من السكك.')).toEqual(['4000 km']);
    const text = 'أنجزت الطرق وأربعة آلاف كيلومتر من السكك.';
    expect(findFigures(text, languageOf('ar', text))[0]?.text).toBe('أربعة آلاف كيلومتر');
  });

  it('tell thousands from decimals by the language and the scale', () => {
    const fr = languageOf('fr', 'le');
    const en = languageOf('en', 'the');
    expect(toNumber('1.250', fr, false)).toBe(1250);
    expect(toNumber('1,250', fr, true)).toBe(1.25);
    expect(toNumber('1,250', en, false)).toBe(1250);
    expect(toNumber('1.250', en, true)).toBe(1.25);
    expect(toNumber('1.234,5', fr, false)).toBe(1234.5);
  });
});

describe('ranges, rates and names', () => {
  it('give both ends of a range the unit that stands behind it', () => {
    expect(read('fr', 'L’amende va de 10 000 à 300 000 dirhams, les marges de 3 à 5 %.')).toEqual([
      '10000 MAD',
      '300000 MAD',
      '3 %',
      '5 %',
    ]);
  });

  it('are left out where a rate of exchange, a rank, an age or a time of day is meant', () => {
    expect(read('fr', 'Le dirham s’échangeait à 10,72 dirhams pour un euro.')).toEqual([]);
    expect(read('fr', 'Le pays gagne 8 places.')).toEqual([]);
    expect(read('fr', 'Réservé aux jeunes âgés de 18 à 30 ans, dès 10 heures.')).toEqual([]);
  });

  it('are left out where a number belongs to a name', () => {
    expect(read('en', 'Law 31-08 protects consumers; the Boeing 737 waits.')).toEqual([]);
    expect(read('ar', 'صادق المجلس على القانون رقم 43.20 المتعلق بخدمات الثقة')).toEqual([]);
  });

  it('say what a figure is of', () => {
    const [first, second] = findFigures('Le tarif passe de 99 DH à 79 DH par mois.');
    expect([first?.of, second?.of]).toEqual(['tarif', 'tarif']);
  });
});

describe('evaluation of figures', () => {
  it('holds its floors', () => {
    const floors = floorsOf('figures');
    const { rows } = evaluateFigures(gold);
    for (const { set, measure, f1 } of rows)
      expect(f1, `${measure} ${set}`).toBeGreaterThanOrEqual(floors[`${measure} ${set}`] ?? 0);
  });
});

describe('days', () => {
  it('are read in three languages, with the year nearest to the article where none stands', () => {
    const days = (lang: string, text: string) =>
      findDays(text, languageOf(lang, text), '2026-11-20').map(({ date }) => date);
    expect(days('fr', 'jusqu’au 5 janvier, puis le 1er mars 2027')).toEqual([
      '2027-01-05',
      '2027-03-01',
    ]);
    expect(days('en', 'by 30 November or December 12, 2026')).toEqual(['2026-11-30', '2026-12-12']);
    expect(days('ar', 'إلى غاية 25 شتنبر 2026')).toEqual(['2026-09-25']);
  });

  it('know a deadline by the words before it', () => {
    const text = 'Candidatures jusqu’au 5 janvier 2027. Ouverture le 6 mars 2027.';
    expect(findDays(text, languageOf('fr', text)).map(({ isDeadline }) => isDeadline)).toEqual([
      true,
      false,
    ]);
  });
});
