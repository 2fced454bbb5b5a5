/** In which language a text is written: the script first, then a statistical guess between French and English only. */
import { eld } from 'eld/extrasmall';

/** Words of Moroccan Arabic written in Latin letters; digits stand for letters that Latin lacks. */
const darija = new Set(
  `dyal dial dyalna dyali bzaf bezzaf kayn kayna kayen kaynin machi machi wach wash chno chnou chnahowa chkoun kifach 3lach 3la 3nd 3ndi 3ndna 3ndo had hadchi hadi hadik dak
  daba ghadi ghada bghit bgha bghina khass khassna khassek lli li ila walakin walakin 7it 7na 7ta nta nti homa huma hna ana mzyan mezyan zwin safi sir aji kan kanet rah raha rahom
  m3a men mn fin fain imta b7al bhal chwiya chwia tbarkallah lmghrib lmaghrib maghreb nass nas khdma lkhdma flouss flous taman wa7ed wahed jouj tlata lyoum lbareh ghedda sda9 bach bash
  chouf dima khoya khti khdam khdama khdem kolchi kolha nqdro yallah tbarkallah hadak hadok dakchi 3afak smiya zwina mezyana`.split(
    /\s+/,
  ),
);

/** Words of Darija that English or French spell the same way: alone they prove nothing. */
const shared = new Set(
  'had men fin nas ana sir dial li taman bach aji rah dak hna hadi l f b d m'.split(' '),
);

/** What only Darija builds: «ma…ch» around a verb, forms of kayn, bgha, ghadi and wach. */
const darijaForm =
  /^(?:ma\p{L}{2,12}ch|(?:ma)?kayn\p{L}{0,4}|(?:ma)?bgh[aio]\p{L}{0,4}|ghad\p{L}{1,4}|wach\p{L}{0,3}|kifa\p{L}{1,3}|khass\p{L}{0,4}|dyal\p{L}{0,4}|[ntyk]kh\p{L}{2,8}|mzya\p{L}{1,4})$/u;

const latinWord = /[\p{Script=Latin}\p{M}\d'’]+/gu;

/**
 * BCP 47 tag: `ar` (Darija in Arabic script too), `zgh` (Tifinagh), `ary-Latn`, `fr`, `en`, another tag when the guess over all
 * languages is sure, else `fallback` (the feed’s language), else `und`.
 */
export function languageOf(text: string, fallback?: string): string {
  const sample = text.slice(0, 4000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return fallback ?? 'und';
  const share = (script: RegExp) => (sample.match(script)?.length ?? 0) / letters;
  if (share(/\p{Script=Tifinagh}/gu) > 0.4) return 'zgh';
  if (share(/\p{Script=Arabic}/gu) > 0.4)
    return /[پچڤگکیھہۀۆێ]/u.test(sample) ? otherArabicScript(sample) : 'ar';
  if (share(/\p{Script=Latin}/gu) < 0.5) return guessed(sample) ?? fallback ?? 'und';
  if (isLatinDarija(sample)) return 'ary-Latn';
  return latin(sample, fallback);
}

/** Persian, Urdu and Kurdish letters: rare in Arabic, where ڤ and گ stand only in foreign names. */
function otherArabicScript(sample: string): string {
  const foreign = sample.match(/[پچگکیھہۀۆێ]/gu)?.length ?? 0;
  const all = sample.match(/\p{Script=Arabic}/gu)?.length ?? 1;
  return foreign / all > 0.03 ? (guessed(sample) ?? 'ar') : 'ar';
}

function isLatinDarija(sample: string): boolean {
  const words = sample.toLowerCase().match(latinWord) ?? [];
  const known = words.filter((word) => isDarija(word) || shared.has(word)).length;
  const digits = words.filter(
    (word) =>
      /\p{L}[379]\p{L}|^[379]\p{L}{2,}|\p{L}{2,}[379]$/u.test(word) &&
      !/^\d+(?:e|eme|ème|rd|th|h|g|d)$/u.test(word),
  ).length;
  const own = digits + words.filter((word) => isDarija(word) && !shared.has(word)).length;
  const strong = known + digits;
  return own > 0 && strong >= 2 && strong / words.length >= 0.2;
}

function isDarija(word: string): boolean {
  return darija.has(word) || darijaForm.test(word);
}

function latin(sample: string, fallback: string | undefined): string {
  const scores = eld.detect(sample).getScores();
  const signs = hints(sample, frenchHints);
  // Next to no French line does without article, preposition and accent; English headlines do.
  const french = (scores['fr'] ?? 0) * (signs === 0 ? 0.8 : 1) + signs;
  const english = (scores['en'] ?? 0) + hints(sample, englishHints);
  const [best] = Object.entries(scores).sort((a, b) => b[1] - a[1]);
  // Another language wins only by a wide margin on a text long enough to tell.
  if (
    best &&
    !['fr', 'en'].includes(best[0]) &&
    sample.length > 60 &&
    best[1] >
      1.25 *
        (sample.length > 300
          ? Math.max(scores['fr'] ?? 0, scores['en'] ?? 0)
          : Math.max(french, english))
  )
    return best[0];
  if (french === english) return fallback ?? 'und';
  return french > english ? 'fr' : 'en';
}

/** Short words and signs that one of the two languages has and the other has not; a little weight each. */
const frenchHints =
  /(?<!\p{L})(?:le|la|les|des|du|une|un|et|est|sur|pour|dans|avec|au|aux|par|qui|que|ses|son|sa|en|de|à|[ldnsjqc][’'])(?!\p{L})|[éèêàçùôîœ]/giu;
const englishHints =
  /(?<!\p{L})(?:the|of|and|is|in|to|for|with|on|at|by|its|from|new|will|has|as|a|are|after|how|why|what)(?!\p{L})|(?<=\p{L})['’]s(?!\p{L})|wh|th(?![éè])|gh|ck|sh|oo|ee|(?:[^aeiou\P{L}]y|ing|ed)(?!\p{L})/giu;

function hints(sample: string, signs: RegExp): number {
  const words = sample.split(/\s+/).length;
  return Math.min(0.5, ((sample.match(signs)?.length ?? 0) / words) * 0.6);
}

function guessed(sample: string): string | undefined {
  const { language, isReliable } = eld.detect(sample);
  return language !== '' && isReliable() ? language : undefined;
}
