/** Spanish: not a language of the site, but of its sources; only what stories need. */
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import type { Language } from '../language.ts';
import { foldLatin } from './latin.ts';
import { readStopWords } from './stop-words.ts';

export const es: Language = {
  tag: 'es',
  script: 'latin',
  fold: foldLatin,
  stem: (word) => foldLatin(stemmer.stem(word.toLowerCase().normalize('NFC'))),
  stopWords: () => readStopWords('es', foldLatin),
  variants: (word) => [word],
  abbreviations: new Set('sr sra dr dra ee uu av etc p pág núm'.split(' ')),
  months: {
    enero: 1,
    febrero: 2,
    marzo: 3,
    abril: 4,
    mayo: 5,
    junio: 6,
    julio: 7,
    agosto: 8,
    septiembre: 9,
    octubre: 10,
    noviembre: 11,
    diciembre: 12,
  },
  numberWords: {},
};
