/** The editors’ given names → people in a text: a given name and what follows it, in Latin or Arabic letters. */
import type { GivenNames } from '#schema/lexicon.ts';
import { foldArabic } from './lang/ar.ts';
import { foldLatin } from './lang/latin.ts';
import type { Language } from './language.ts';
import { stopWordsOf } from './tokens.ts';

/** A person at one place; offsets are UTF-16 units. */
export interface Person {
  name: string;
  start: number;
  end: number;
}

/** Finds people by their given names; built once. */
export type PeopleFinder = (text: string, language: Language) => Person[];

/** Index the given names of the editors. */
export function toPeopleFinder(people: readonly GivenNames[]): PeopleFinder {
  const forms = people.flatMap(({ given }) =>
    given.flatMap(([latin, arabic]) => [...latin.split('|'), ...arabic.split('|')]),
  );
  const known = new Set(forms.map(foldName));
  const ambiguous = new Set(people.flatMap((one) => one.ambiguous.map(foldName)));
  return (text, language) =>
    language.script === 'arabic'
      ? arabicPeople(text, language, known, ambiguous)
      : latinPeople(text, known, ambiguous);
}

function foldName(name: string): string {
  return /\p{Script=Arabic}/u.test(name) ? foldArabic(name) : foldLatin(name);
}

const latinPart = "\\p{Lu}[\\p{L}\\p{M}’']*(?:-\\p{Lu}[\\p{L}\\p{M}’']*)*";
const latinRun = new RegExp(
  `(?<![\\p{L}\\d-])${latinPart}(?:[ \\u00A0](?:(?:de|van|von|ben|bin|el|al|ait|ould) )?${latinPart})+`,
  'gu',
);
/** Names of streets, schools and prizes hold names of people; so do firms. */
const institutions =
  /^(?:université|fondation|institut|lycée|collège|école|hôpital|clinique|avenue|boulevard|rue|stade|prix|trophée|fonds|port|aéroport|complexe|faculté|mosquée|barrage|university|foundation|institute|school|hospital|street|stadium|prize|fund|airport|college|groupe|group|banque|bank|king|roi|prince)$/iu;
const firmTails =
  /^(?:research|labs?|capital|ventures|holding|group|groupe|tech|consulting|partners|invest|logistics|logistique|fund|foundation|bank|solutions|services|systems|digital|studio|media|university|airport|stadium|prize|[ivx]+|innovation|school|academy|santé|health|télécom|telecom|chain|pay|cyber|data|fibre|cloud|games|robotics|assurances?|insurance|sécurité|security|mobilité|mobility|énergie|energy|services?)$/iu;

const firmBefore =
  /(?:groupe|group|société|start-?up|startup|plateforme|platform|fonds|fund|assureur|banque|bank|opérateur|operator|fintech|company|firm|clinique|clinic|application|app) (?:« ?)?$/iu;

function latinPeople(
  text: string,
  known: ReadonlySet<string>,
  ambiguous: ReadonlySet<string>,
): Person[] {
  const found: Person[] = [];
  for (const run of text.matchAll(latinRun)) {
    const parts = [...run[0].matchAll(/\S+/gu)];
    const first = parts.findIndex(({ 0: part }) => isGiven(part, known, ambiguous));
    if (first === -1 || first === parts.length - 1) continue;
    const before = parts.slice(0, first).map(([part]) => part);
    const kept = parts.slice(first, first + 5);
    const lead = text.slice(Math.max(0, run.index - 30), run.index);
    if (before.some((part) => institutions.test(part)) || firmBefore.test(lead)) continue;
    if (kept.some(({ 0: part }) => firmTails.test(part.replace(/['’]s$/u, '')))) continue;
    const start = run.index + (kept[0]?.index ?? 0);
    const last = kept.at(-1);
    const end = run.index + (last?.index ?? 0) + (last?.[0].replace(/['’]s?$/u, '').length ?? 0);
    found.push({ name: text.slice(start, end), start, end });
  }
  return found;
}

function isGiven(
  part: string,
  known: ReadonlySet<string>,
  ambiguous: ReadonlySet<string>,
): boolean {
  const fold = foldLatin(part.replace(/^[LDld]['’]/u, ''));
  const lead = fold.split('-')[0] ?? fold;
  return (known.has(fold) && !ambiguous.has(fold)) || (fold !== lead && known.has(lead));
}

interface Word {
  raw: string;
  fold: string;
  start: number;
  end: number;
}

const particles = new Set([
  'بن',
  'ابن',
  'بنت',
  'ولد',
  'ايت',
  'ابو',
  'بو',
  'ال',
  'الحاج',
  'سيدي',
  'مولاي',
]);
const secondHalves = /^(?:الزهراء|الدين|الاسلام|النور)$/u;
/** Kings, universities and ranks are named so. */
const ordinals = /^(?:الاول|الثاني|الثالث|الرابع|الخامس|السادس|السابع)$/u;
const heads =
  /^(?:[وبل]?(?:ال)?)(?:جامعه|موسسه|شارع|مدرسه|ثانويه|مستشفي|ملعب|جايزه|صندوق|كليه|مسجد|معهد|مركب|مطار|ميناء|اكاديميه|قصر|محطه|سد)$/u;
const speech =
  /^(?:و|ف)?(?:قال|قالت|اكد|اكدت|اوضح|اوضحت|صرح|صرحت|ذكر|ذكرت|اضاف|اضافت|اشار|اشارت|افاد|افادت|كشف|كشفت|اعلن|اعلنت|اعتبر|اعتبرت|شدد|شددت|ابرز|ابرزت|يري|تري|يقول|تقول|يوكد|توكد|يوضح|توضح|نقل|السيد|السيده|الدكتور|الدكتوره|الاستاذ|الاستاذه|المهندس|المهندسه|النايب|النايبه|الوزير|الوزيره|وزير|وزيره|الخبير|الخبيره|المدير|المديره|الرييس|رييس|رييسه|مدير|مديره|المحلل|المحلله|الباحث|الباحثه|الطبيب|الطبيبه|المدعو|لصاحبه|موسس|موسسه|موسسها|الكاتب|الكاتبه|السفير|السفيره|الشاب|الشابه|المقاول|المقاوله|اللاعب|الصحافي|الصحافيه|ترأس|تراس|التقي|استقبل|عين|عينت|خلف|خلفت|انتخاب|تعيين|فريق|غادر|غادرت|تقدم|تقدمت|نددت|ندد|اعرب|اعربت|نوه|نوهت|ذكرت|دعا|دعت|وقع|وقعت|اسس|اسست|طالب|طالبت|تسلم|تسلمت)$/u;

const firmCues = /^[وبلف]?(?:ال)?(?:شركه|مجموعه|منصه|مصحات|مصحه|بنك|تطبيق|مقاوله|متجر)$/u;

function arabicPeople(
  text: string,
  language: Language,
  known: ReadonlySet<string>,
  ambiguous: ReadonlySet<string>,
): Person[] {
  const words = [...text.matchAll(/[\u0621-\u064A\u064B-\u0652\u0671-\u06D3]+/gu)].map(
    (match): Word => ({
      raw: match[0],
      fold: foldArabic(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
  const found: Person[] = [];
  for (let at = 0; at < words.length; at++) {
    const given = givenAt(words, at, known);
    const before = words[at - 1];
    if (!given || (before && heads.test(before.fold) && isNext(text, before, words[at]))) continue;
    const last = surnameEnd(text, words, at + given.count, language, known);
    if (last === undefined) continue;
    const joint = /^[وفبل]?ـ/u.exec(words[at]?.raw ?? '')?.[0].length ?? given.skip;
    const start = (words[at]?.start ?? 0) + Math.max(joint, given.skip);
    const end = words[last]?.end ?? start;
    if (before && firmCues.test(before.fold) && isNext(text, before, words[at])) continue;
    if (given.count === 1 && ambiguous.has(given.fold) && !isMeant(words, at, last, text)) continue;
    found.push({ name: text.slice(start, end), start, end });
    at = last;
  }
  return found;
}

/** How many words the given name has, and how many joined letters stand before it. */
function givenAt(
  words: readonly Word[],
  at: number,
  known: ReadonlySet<string>,
): { count: number; skip: number; fold: string } | undefined {
  const word = words[at];
  const next = words[at + 1];
  if (!word || word.raw === 'على' || word.raw === 'الى') return undefined;
  const isSlave = /^[وفبل]?عبد$/u.test(word.fold) && next?.fold.startsWith('ال');
  for (const skip of [0, 1]) {
    if (skip === 1 && !/^[وفبل]/u.test(word.fold)) continue;
    const fold = word.fold.slice(skip);
    if (isSlave && fold === 'عبد') return { count: 2, skip, fold };
    if (fold.length < 3 || !known.has(fold)) continue;
    const isDouble = next !== undefined && secondHalves.test(next.fold);
    return { count: isDouble ? 2 : 1, skip, fold };
  }
  return next && secondHalves.test(next.fold) && known.has(`${word.fold} ${next.fold}`)
    ? { count: 2, skip: 0, fold: `${word.fold} ${next.fold}` }
    : undefined;
}

/** Words that belong together have nothing but a space between them. */
function isNext(text: string, a: Word | undefined, b: Word | undefined): boolean {
  return a !== undefined && b !== undefined && /^[ \u00A0ـ]$/u.test(text.slice(a.end, b.start));
}

/** Index of the last word of the name; undefined when no surname follows. */
function surnameEnd(
  text: string,
  words: readonly Word[],
  from: number,
  language: Language,
  known: ReadonlySet<string>,
): number | undefined {
  let last: number | undefined;
  for (let at = from; at < from + 4; at++) {
    const word = words[at];
    if (!word || !isNext(text, words[at - 1], word) || isJoined(word, known)) break;
    if (ordinals.test(word.fold)) return undefined;
    if (particles.has(word.fold) || secondHalves.test(word.fold)) continue;
    const isFurther = known.has(word.fold) && last === undefined;
    const next = words[at + 1];
    if (
      isFurther &&
      isNext(text, word, next) &&
      isSurname(next, language) &&
      !isJoined(next, known)
    )
      continue;
    // A second family name has the ending of the first: «العلوي الإسماعيلي».
    if (last !== undefined && !isNisba(word.fold)) break;
    if (!isSurname(word, language)) break;
    if (last !== undefined && !isNisba(words[last]?.fold ?? '')) break;
    last = at;
  }
  return last;
}

function isSurname(word: Word | undefined, language: Language): boolean {
  if (!word || word.fold.length < 3 || stopWordsOf(language).has(word.fold)) return false;
  return !speech.test(word.fold) && !/^(?:لل|وال|بال|خلال|عبر|ضمن|امس|اليوم)/u.test(word.fold);
}

/** “and Idriss”: the next person begins. */
function isJoined(word: Word | undefined, known: ReadonlySet<string>): boolean {
  return word !== undefined && word.fold.startsWith('و') && known.has(word.fold.slice(1));
}

function isNisba(fold: string): boolean {
  return /^ال.{2,}ي$/u.test(fold);
}

/** Names that are words, too: a title or a verb of saying in front, an apposition behind, or a family name’s form. */
function isMeant(words: readonly Word[], at: number, last: number, text: string): boolean {
  if (words.slice(Math.max(0, at - 4), at).some(({ fold }) => speech.test(fold))) return true;
  const surname = words[last]?.fold ?? '';
  if (isNisba(surname) || /^بن.{2,}/u.test(surname)) return true;
  const end = words[last]?.end ?? 0;
  return /^،/u.test(text.slice(end)) && speech.test(words[last + 1]?.fold ?? '');
}
