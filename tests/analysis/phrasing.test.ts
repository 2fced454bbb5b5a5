import { describe, expect, it } from 'vitest';
import { countedForms } from '../../analysis/messages/counted.ts';
import { voiceOf } from '../../analysis/phrasing.ts';
import { counted } from '../../analysis/units.ts';

const plain = (text: string | undefined) => text?.replaceAll(/[\u00A0\u202F]/gu, ' ');

describe('a sum of money in the reader’s language', () => {
  it.each([
    ['fr', 1, 'MAD', '1 dirham'],
    ['fr', 500, 'EUR', '500 euros'],
    ['fr', 1e6, 'MAD', '1 million de dirhams'],
    ['ar', 1e6, 'MAD', 'مليون درهم'],
    ['ar', 2e9, 'MAD', 'مليارا درهم'],
    ['ar', 3e6, 'USD', '3 ملايين دولار'],
    ['ar', 12e6, 'MAD', '12 مليون درهم'],
    ['ar', 1.5e9, 'EUR', '1,5 مليار أورو'],
    ['ar', 5, 'MAD', '5 دراهم'],
    ['ar', 99, 'MAD', '99 درهما'],
    ['ar', 500, 'MAD', '500 درهم'],
  ] as const)('is, in %s, %d %s: %s', (lang, value, unit, words) => {
    expect(plain(voiceOf(lang).amount(value, unit))).toBe(words);
  });
});

describe('a counted thing in the reader’s language', () => {
  it.each([
    ['fr', 1, 'jobs', '1 emploi'],
    ['fr', 1500, 'people', '1 500 personnes'],
    ['fr', 7e9, 'parameters', '7 milliards de paramètres'],
    ['fr', 2_500_000, 'subscribers', '2,5 millions d’abonnés'],
    ['fr', 1_234_567, 'users', '1 234 567 utilisateurs'],
    ['ar', 5, 'seats', '5 مقاعد'],
    ['ar', 17, 'experts', '17 خبيرا'],
    ['ar', 120, 'schools', '120 مدرسة'],
    ['ar', 3e6, 'tonnes', '3 ملايين طن'],
    ['ar', 25e6, 'users', '25 مليون مستخدم'],
    ['en', 1, 'companies', '1 company'],
    ['en', 7e9, 'parameters', '7 billion parameters'],
  ] as const)('is, in %s, %d %s: %s', (lang, value, unit, words) => {
    expect(plain(voiceOf(lang).counted(value, unit))).toBe(words);
  });

  it('is left to the words of its source where there are none, and in Arabic for one and two', () => {
    expect(voiceOf('fr').counted(40, 'ثانويه')).toBeUndefined();
    expect(voiceOf('ar').counted(2, 'seats')).toBeUndefined();
  });

  it('has every form, for every unit that is named', () => {
    const named = [...new Set(counted.values())].filter((unit) => countedForms(unit, 'fr'));
    expect(named.length).toBeGreaterThan(150);
    for (const unit of named) {
      const forms = (['fr', 'en', 'ar'] as const).map((lang) => countedForms(unit, lang)?.length);
      expect([unit, ...forms]).toEqual([unit, 2, 2, 3]);
    }
  });
});
