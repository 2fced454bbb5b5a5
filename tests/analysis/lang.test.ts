import { describe, expect, it } from 'vitest';
import { foldArabic, stemArabic } from '../../analysis/lang/ar.ts';
import { guessLanguage, languageOf } from '../../analysis/language.ts';
import { toSentences } from '../../analysis/sentences.ts';
import { toTokens } from '../../analysis/tokens.ts';

describe('languages', () => {
  it('fold Arabic letter variants, vowel signs and digits', () => {
    expect(foldArabic('الرَّقْمِيَّة')).toBe('الرقميه');
    expect(foldArabic('إطلاق')).toBe('اطلاق');
    expect(foldArabic('٢٠٢٦')).toBe('2026');
  });

  it('stem Arabic words alike with and without conjunction and article', () => {
    expect(stemArabic('والرقمنة')).toBe(stemArabic('رقمنة'));
    expect(stemArabic('بالشركات')).toBe(stemArabic('الشركات'));
  });

  it('stem Arabic nouns alike with and without a pronoun', () => {
    for (const owned of ['شركته', 'شركتها', 'شركتهم', 'شركاتنا'])
      expect(stemArabic(owned), owned).toBe(stemArabic('الشركة'));
  });

  it('are told from the text when the tag is missing', () => {
    expect(guessLanguage('Le ministère lance un appel à projets dans la région').tag).toBe('fr');
    expect(guessLanguage('The ministry has launched a call for projects in the region').tag).toBe(
      'en',
    );
    expect(guessLanguage('أطلقت الوزارة طلب مشاريع').tag).toBe('ar');
    expect(languageOf('ary', 'كان خاصو يمشي').tag).toBe('ar');
  });
});

describe('tokens', () => {
  it('keep offsets into the text as given and part French elisions', () => {
    const text = 'L’économie numérique';
    const tokens = toTokens(text, languageOf('fr', text));
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      'L',
      'économie',
      'numérique',
    ]);
    expect(tokens.map(({ word }) => word.stop)).toEqual([true, false, false]);
  });

  it('keep letters of two units whole, emoji and lone halves out', () => {
    const text = 'a😀b 𝒜𝓁 c\ud800d \udc00e';
    const tokens = toTokens(text, languageOf('en', text));
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(
      text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu),
    );
  });

  it('tell thousands of words apart, whatever their length', () => {
    const words = Array.from({ length: 9000 }, (_, index) => `w${index}${'x'.repeat(index % 40)}`);
    for (const _ of ['first seen', 'known'])
      expect(toTokens(words.join(' '), languageOf('en', 'a')).map(({ word }) => word.fold)).toEqual(
        words,
      );
  });

  it('know Arabic function words behind a conjunction', () => {
    const tokens = toTokens('ولكن الوزارة', languageOf('ar', 'ا'));
    expect(tokens.map(({ word }) => word.stop)).toEqual([true, false]);
  });
});

describe('sentences', () => {
  it('do not end after abbreviations and initials', () => {
    const text = 'M. Alami dirige la S.A.R.L. Nour. Il recrute.';
    const sentences = toSentences(text, languageOf('fr', text));
    expect(sentences.map((sentence) => sentence.text)).toEqual([
      'M. Alami dirige la S.A.R.L. Nour.',
      'Il recrute.',
    ]);
    for (const { text: sentence, start, end } of sentences)
      expect(text.slice(start, end)).toBe(sentence);
  });

  it('end at an Arabic question mark', () => {
    const text = 'هل هذا صحيح؟ نعم.';
    expect(toSentences(text, languageOf('ar', text))).toHaveLength(2);
    const agency = 'أكادير (و.أ.أ) – انطلقت الحملة. وتستمر شهرا.';
    expect(toSentences(agency, languageOf('ar', agency))).toHaveLength(2);
  });
});
