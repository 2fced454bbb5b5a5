/** A language tag or a text → the language pack that reads it. A language is one file in lang/. */
import { ar } from './lang/ar.ts';
import { en } from './lang/en.ts';
import { es } from './lang/es.ts';
import { fr } from './lang/fr.ts';
import { other } from './lang/other.ts';

/** What analysis needs to know of a language. */
export interface Language {
  tag: 'fr' | 'ar' | 'en' | 'es' | 'und';
  script: 'latin' | 'arabic';
  /** The form words are compared in: case, diacritics and letter variants gone. */
  fold(word: string): string;
  /** The stem of a word as written; slow, so tokens.ts remembers it. */
  stem(word: string): string;
  /** Folded words that carry no meaning. Read once, at first use. */
  stopWords(): ReadonlySet<string>;
  /** Folded forms a folded word may stand for (clitics taken off), itself first. */
  variants(folded: string): string[];
  /** Lower-case words that a full stop may follow without ending the sentence. */
  abbreviations: ReadonlySet<string>;
  /** Folded names of months, 1 to 12. */
  months: Record<string, number>;
  /** Folded number words. */
  numberWords: Record<string, number>;
}

const packs: Record<string, Language> = { fr, ar, ary: ar, en, es };

/** The pack for a BCP 47 tag; when the tag is missing or `und`, the text tells. */
export function languageOf(tag: string | undefined, text: string): Language {
  const primary = tag?.toLowerCase().split('-')[0] ?? 'und';
  if (tag && primary !== 'und') {
    const pack = packs[primary] ?? other;
    // Darija in Latin letters and mislabelled feeds: the script decides.
    if (pack.script === 'arabic' && !/\p{Script=Arabic}/u.test(text)) return other;
    return pack;
  }
  return guessLanguage(text);
}

/** Language of a text by script and stop words; `other` when nothing speaks for one. */
export function guessLanguage(text: string): Language {
  const sample = text.slice(0, 2000);
  const arabic = sample.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (arabic > latin * 0.5 && arabic > 0) return ar;
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best = other;
  let most = 0;
  for (const pack of [fr, en, es]) {
    const marks = functionWords[pack.tag] ?? new Set<string>();
    const score = words.filter((word) => marks.has(word)).length;
    if (score > most) {
      most = score;
      best = pack;
    }
  }
  return best;
}

/** The commonest short words that tell neighbours apart. */
const functionWords: Record<string, ReadonlySet<string>> = {
  fr: new Set(
    'le les des du et est une dans pour sur au aux par avec qui ce cette son ses leur sont plus à d l un'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the of and to in is for on with that by at from it its as are was has this an be will'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el los las del y en es una para con por se su sus que un al lo más como ha'.split(' '),
  ),
};
