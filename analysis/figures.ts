/** A text → the amounts, percentages and counts in it, each with its value, unit and place. */
import type { Figure } from '#schema/analysed.ts';
import { thingOf } from './figure-things.ts';
import { type Language, languageOf } from './language.ts';
import { toNounPhrase } from './noun-phrases.ts';
import { findNumerals, gap, type Numeral, toNumber } from './numbers.ts';
import { countedUnit, type Quantity, readQuantity } from './quantities.ts';
import { type Sentence, sentenceAt, toSentences } from './sentences.ts';
import { stopWordsOf } from './tokens.ts';
import { currencies } from './units.ts';

const currencyBefore = new RegExp(
  `(?<![\\p{L}])(US\\$|[€$£]|MAD|DH|Dhs?|EUR|USD|GBP)${gap}?$`,
  'u',
);
/** What a number is then: a reference, a rank, a time, part of a name. */
const namesBefore =
  /(?:n°|nº|№|art\.|articles?|lois?|law|bill|décret|decree|dahir|section|chapitre|chapter|page|version|Version|Windows|iOS|Android|GPT|iPhone|Galaxy|Python|Java|vol|flight|no\.|nos\.|رقم|النسخة|نسخة|الإصدار|الطابق|المكتب|(?:في|احتل|يحتل|ليحتل) المركز|المادة|الفصل|القانون|المرسوم|العدد|البند|الرتبة|المرتبة|الساعة|معهد|مدرسة)[ \u00A0\u202F]?$/u;
const capitalBefore = /(?<=[\p{L},;)»”] ?)(\p{Lu}[\p{L}\p{M}]*)[ \u00A0\u202F]$/u;
const yearsBefore =
  /(?:\ben|\bde|\bdepuis|\bl['’]an|\bin|\bof|\bsince|\bby|\bd['’]ici|\buntil|édition|edition|سنة|عام|في|منذ|أفق|بحلول|برسم|موسم|كأس العالم)[ \u00A0]?$/iu;
const rangeJoint = new RegExp(
  `^${gap}*(?:à|a|ou|to|or|–|-|إلى|الى|أو)${gap}*(?:US\\$|[€$£]|MAD${gap})?$`,
  'u',
);
const rangeAnd = new RegExp(`^${gap}*(?:et|and|و)${gap}*(?:[€$£]|MAD${gap})?$`, 'u');
const between = /(?:entre|between|(?:ما )?بين)[^.!?]{0,12}$/iu;
/** Rates of exchange are no news of what something costs. */
const rateAround =
  /taux de change|s['’]échang|parité|cours d[ue] (?:dirham|dollar|l['’]euro)|exchange rate|(?:traded|trading|trades|fixed|agreed rate) .{0,30}(?:dollar|euro|dirham)|(?:dirhams?|dollars?|euros?|درهما?|دراهم|\d) (?:pour un|l['’]|le|par|to the|per|a|مقابل (?:كل )?(?:واحد )?)\s?(?:euro|dollar|دولار|أورو|الدولار|الأورو|اليورو)|سعر (?:ال)?صرف/iu;
const largestRate = 1000;
const agesBefore =
  /âgée?s? (?:de|entre) [^.]{0,12}$|(?:jeunes|enfants|adolescents|personnes|candidats|étudiants|femmes|hommes|filles|garçons|Marocains) de (?:\d+ à )?$|(?:young people|children|those|people|women|men) (?:of|from) (?:\d+ to )?$|\baged [^.]{0,12}$|(?:عمر|العمر|أعمارهم|عمره|عمرها|سنهم|البالغ\p{L}*|تجاوزوا)[^.]{0,16}$/iu;
const agesAfter = /^ (?:et plus|et moins|révolus|old|and over|فما فوق)/u;
const timesBefore = /(?<!\p{L})(?:à|vers|dès|at|الساعة)[ \u00A0]$/iu;
const rankAround =
  /(?:gagn|perd|recul|remont|grimp|progress|climb|gain|lost|los|drop|ros|up|down)\p{L}*(?: de| by)?[ \u00A0\u202F]$/iu;

/**
 * Figures in order of their place. `of` is the noun phrase counted or what an amount is of, when they can be told.
 * Numbers in words below `leastInWords` are left out: “deux agences” tells too little, but “vingt places” are seats.
 */
export function findFigures(
  text: string,
  language: Language = languageOf(undefined, text),
  leastInWords = 100,
): Figure[] {
  const numerals = findNumerals(text, language);
  if (numerals.length === 0) return [];
  const sentences = toSentences(text, language);
  const found: { figure: Figure; numeral: Numeral }[] = [];
  let last = 0;
  for (const numeral of numerals) {
    if (numeral.start < last) continue;
    const figure = readFigure(text, numeral, language, leastInWords);
    if (!figure) continue;
    last = figure.end;
    found.push({ figure, numeral });
  }
  for (const [index, { figure }] of found.entries()) {
    // “de 250 millions à 2,1 milliards de dirhams”: the money is named once.
    const next = found[index + 1]?.figure;
    const isRange = next && rangeJoint.test(text.slice(figure.end, next.start));
    if (isRange && figure.unit === '' && /^[A-Z]{3}$/.test(next.unit)) figure.unit = next.unit;
  }
  const figures = [
    ...rangeStarts(text, numerals, found, language),
    ...found.map((one) => one.figure),
  ];
  return figures
    .sort((a, b) => a.start - b.start)
    .filter((figure) => !isRate(text, figure, sentences))
    .reduce<Figure[]>((done, figure) => {
      const finished = finish(text, figure, done.at(-1), sentences, language);
      if (finished.unit !== '') done.push(finished);
      return done;
    }, []);
}

function readFigure(
  text: string,
  numeral: Numeral,
  language: Language,
  leastInWords: number,
): Figure | undefined {
  const { start, raw } = numeral;
  const lead = text.slice(Math.max(0, start - 24), start);
  const currency = raw === undefined ? undefined : currencyBefore.exec(lead)?.[1];
  const isNamed = currency === undefined && isName(lead, language);
  const isYear = raw !== undefined && /^(?:19|20)\d\d$/.test(raw) && yearsBefore.test(lead);
  if (isYear) return undefined;
  const quantity = readQuantity(text, numeral, language, {
    currency: currency === undefined ? undefined : currencies[currency.toLowerCase()]?.unit,
    // Numbers that belong to a name count nothing, and a year counts nothing unheard of.
    known: isNamed || (raw !== undefined && /^(?:19|20)\d\d$/.test(raw)),
    named: isNamed,
    leastInWords,
  });
  if (!quantity) return undefined;
  if (isNoFigure(text, quantity, lead)) return undefined;
  const from = currency === undefined ? start : start - lead.length + lead.lastIndexOf(currency);
  return {
    text: text.slice(from, quantity.end),
    value: quantity.value,
    unit: quantity.unit,
    ...(quantity.of ? { of: quantity.of } : {}),
    start: from,
    end: quantity.end,
  };
}

function isName(lead: string, language: Language): boolean {
  const before = lead.replace(/\d+[–-]$/, '');
  if (namesBefore.test(before)) return true;
  const word = capitalBefore.exec(before)?.[1];
  return word !== undefined && !stopWordsOf(language).has(language.fold(word));
}

/** Ranks, ages and times of day. */
function isNoFigure(text: string, { unit, value, end }: Quantity, lead: string): boolean {
  if (unit === 'seats') return value < 100 && rankAround.test(lead);
  if (unit === 'years') return agesBefore.test(lead) || agesAfter.test(text.slice(end, end + 20));
  return unit === 'hours' && value <= 24 && timesBefore.test(lead);
}

/** “de 10 000 à 300 000 dirhams”: the first number is of the unit that stands behind the second. */
function rangeStarts(
  text: string,
  numerals: readonly Numeral[],
  found: readonly { figure: Figure; numeral: Numeral }[],
  language: Language,
): Figure[] {
  const figures: Figure[] = [];
  for (const { figure, numeral } of found) {
    const before = numerals.findLast(({ end, raw }) => raw !== undefined && end <= figure.start);
    if (before?.raw === undefined) continue;
    if (found.some((other) => other.figure.start < before.end && other.figure.end > before.start))
      continue;
    const joint = text.slice(before.end, numeral.start);
    const lead = text.slice(Math.max(0, before.start - 24), before.start);
    const isRange = rangeJoint.test(joint) || (rangeAnd.test(joint) && between.test(lead));
    if (!isRange || namesBefore.test(lead) || /^(?:19|20)\d\d$/.test(before.raw)) continue;
    if (figure.unit === '' || (figure.unit === 'years' && agesBefore.test(lead))) continue;
    const value = toNumber(before.raw, language, false);
    const second = numeral.raw === undefined ? undefined : toNumber(numeral.raw, language, false);
    if (value === undefined || second === undefined || second === 0) continue;
    // “entre 3 et 5 millions” are millions both; 900 to 1,200 thousand would be said otherwise.
    const factor = value <= second ? figure.value / second : 1;
    figures.push({
      ...figure,
      text: text.slice(before.start, before.end),
      value: Number((value * factor).toPrecision(12)),
      start: before.start,
      end: before.end,
    });
  }
  return figures;
}

function isRate(text: string, figure: Figure, sentences: readonly Sentence[]): boolean {
  if (!/^[A-Z]{3}$/.test(figure.unit) || figure.value >= largestRate) return false;
  const sentence = sentenceAt(sentences, figure.start);
  const { start = 0, end = text.length } = sentence ?? {};
  const near = text.slice(Math.max(start, figure.start - 80), Math.min(end, figure.end + 30));
  return rateAround.test(near);
}

function finish(
  text: string,
  figure: Figure,
  before: Figure | undefined,
  sentences: readonly Sentence[],
  language: Language,
): Figure {
  const sentence = sentenceAt(sentences, figure.start);
  const found = thingOf(text, figure, sentence, before, language);
  const thing = found === undefined ? undefined : toNounPhrase(found, language);
  const quoted = sentence?.text;
  const { of: _counted, ...bare } = figure;
  return {
    ...bare,
    unit: figure.unit === '' ? unitFrom(figure, before, sentence, thing, language) : figure.unit,
    ...(thing ? { of: thing } : {}),
    ...(quoted ? { sentence: quoted.length > 280 ? `${quoted.slice(0, 279)}…` : quoted } : {}),
  };
}

/** A number alone is of the money just spoken of, or of what its sentence is about. */
function unitFrom(
  figure: Figure,
  before: Figure | undefined,
  sentence: Sentence | undefined,
  thing: string | undefined,
  language: Language,
): string {
  const { start = 0 } = sentence ?? {};
  const money = before !== undefined && /^[A-Z]{3}$/.test(before.unit) ? before : undefined;
  if (money && money.start >= start) return money.unit;
  const words = (thing ?? '').split(/[\s'’]+/u);
  const unit = words.map((word) => countedUnit(word, language)).find((one) => one !== undefined);
  return unit ?? (money && figure.start - money.end < 160 ? money.unit : '');
}
