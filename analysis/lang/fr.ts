/** French: everything analysis knows of the language. */
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import type { Language } from '../language.ts';
import { foldLatin } from './latin.ts';
import { readStopWords } from './stop-words.ts';

export const fr: Language = {
  tag: 'fr',
  script: 'latin',
  fold: foldLatin,
  stem: (word) => foldLatin(stemmer.stem(word.toLowerCase().normalize('NFC'))),
  stopWords: () =>
    readStopWords(
      'fr',
      foldLatin,
      'selon ainsi afin dont lors notamment également après avant'.split(' '),
    ),
  variants: (word) => [word],
  abbreviations: new Set(
    'm mm mme mmes mlle dr pr me st ste art al av bd cf env etc ex fig hab i.e n no num p pp réf s.a s.a.r.l sarl tél vol'.split(
      ' ',
    ),
  ),
  months: {
    janvier: 1,
    janv: 1,
    fevrier: 2,
    fevr: 2,
    mars: 3,
    avril: 4,
    avr: 4,
    mai: 5,
    juin: 6,
    juillet: 7,
    juil: 7,
    aout: 8,
    septembre: 9,
    sept: 9,
    octobre: 10,
    oct: 10,
    novembre: 11,
    nov: 11,
    decembre: 12,
    dec: 12,
  },
  numberWords: {
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    treize: 13,
    quatorze: 14,
    quinze: 15,
    seize: 16,
    vingt: 20,
    vingts: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    cent: 100,
    cents: 100,
    demi: 0.5,
  },
};
