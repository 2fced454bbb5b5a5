/** An Arabic text → names of organisations, programmes and events that no list knows, by the words they are built with. */
import { foldArabic } from './lang/ar.ts';

/** A name at one place; offsets are UTF-16 units. */
export interface ArabicName {
  name: string;
  type: 'org' | 'programme' | 'event';
  start: number;
  end: number;
}

const word = '[\\u0621-\\u064A\\u0671-\\u06D3]';
const joined = `(?<!${word})[وفبل]?ـ?`;
/** «الوكالة الوطنية لتقنين المواصلات»: a head, then definite words and purposes. */
const definiteHeads =
  'الوكالة|المجلس|الجامعة|المدرسة|المعهد|المؤسسة|الجمعية|المكتب|المديرية|اللجنة|الهيئة|الصندوق|المركز|الفيدرالية|الكونفدرالية|الجامعة|النقابة|الغرفة|الخزينة|المندوبية|المنظمة|الاتحاد|المرصد|المجموعة|الأكاديمية|الشبكة|القطب|المكتبة|الصندوق|النيابة|المحكمة|البنك';
const institutionAdjectives =
  'الوطني(?:ة)?|المغربي(?:ة)?|الجهوي(?:ة)?|العام(?:ة)?|العليا|الأعلى|الإقليمي(?:ة)?|المحمدية|الدولي(?:ة)?|الإفريقي(?:ة)?|الأوروبي(?:ة)?|العربي(?:ة)?|الإسلامي(?:ة)?|المهنية|الفرنسي(?:ة)?|الملكي(?:ة)?|المركزي(?:ة)?|الاجتماعي(?:ة)?|الاقتصادي(?:ة)?';
const further = `(?: و?(?:ال|لل)${word}{2,}| ل${word}{3,}(?= ال)| ${word}{3,}(?= (?:ال|لل|المغرب)))`;
const definite = new RegExp(
  `${joined}((?:${definiteHeads}) (?:${institutionAdjectives})${further}{0,5})(?!${word})`,
  'gu',
);
const bareHeads =
  'وزارة|جامعة|كلية|مدرسة|معهد|مؤسسة|جمعية|مجلس|وكالة|هيئة|غرفة|منظمة|اتحاد|مرصد|أكاديمية|مديرية|نقابة|صندوق|بنك|مركز';
/** «وزارة التعليم العالي والبحث العلمي», «جامعة القاضي عياض». */
const bare = new RegExp(
  `${joined}((?:${bareHeads})(?: و?(?:ال|لل)${word}{2,}){1,6}(?:(?<=جامعة ال${word}{2,12}) ${word}{3,})?)(?!${word})`,
  'gu',
);
/** Heads too common to make a name with any definite word: «مركز البيانات», «مجلس الإدارة». */
const commonHeads = /^(?:مركز|مجلس|مدرسة|صندوق|بنك|مديرية|معهد|هيئة|وكالة|مؤسسة|جمعية)$/u;
const commonSeconds =
  /^(?:مركز (?:البيانات|المعطيات|النداء|الاتصال)|مجلس (?:الإدارة|الحكومة|المدينة|الجهة|الجماعة)|مدرسة (?:القرية|الحي)|صندوق (?:الاستثمار|التمويل|الدعم)|معهد (?:التكوين|الدراسات)|جامعة (?:الصيف|الخريف))/u;
/** «اللجنة الجهوية المختصة»: the one that is competent, whichever it is. */
const spokenOf = / (?:المختصة?|المعنية?|المكلفة?|المذكورة?|المحلية?|الجديدة?)(?= |$)/u;
const named =
  /^(?:مجلس (?:النواب|المستشارين|المنافسة)|صندوق (?:الإيداع|النقد|الضمان|المقاصة)|بنك (?:المغرب|إفريقيا)|وكالة (?:التنمية|الأنباء|الحوض))/u;

const tails =
  'كلاود|كابيتال|لاب|لابس|سوبرا|تيك|بايمنت|ميديا|غروب|هولدينغ|القابضة|باي|داتا|تيليكوم|تليكوم|سيستم|سيستمز|سوفت|ميكرو|بلوس|فنتشرز|بارتنرز|كونسولتينغ|فيبر|غيمز|روبوتيكس|سيرفيسز|سيكيوريتي|سايبر|موبيليتي|تشين|لينك|أونلاين|إنفست|إنوفيشن|فارما|نيوز|أوتوموتيف|إنرجي|ديجيتال|كلستر|ستوديو|تيكنولوجيز|سوليوشنز|إيه آي|AI';
/** «زيتون لاب», «كاش بلوس»: the second word is taken over from names of firms. */
const tailed = new RegExp(
  `(?<!${word})(${word}{3,} (?:${tails})(?: المغرب| إفريقيا)?)(?!${word})`,
  'gu',
);
const cues =
  'شركة|مجموعة|منصة|تطبيق|المقاولة الناشئة|الشركة الناشئة|المنصة|لشركة|لمجموعة|لمنصة|بشركة|متجر|حاضنة|مختبر|مصنع|وكالة|معهد|مكتب الدراسات|قناة|موقع|جريدة|فندق|مصرف|ثانوية';
const cuedQuoted = new RegExp(
  `(?<!${word})[وفبل]?(?:${cues}|صندوق|مؤسسة|جمعية) [«"“]([^»"”\\n]{2,40})[»"”]`,
  'gu',
);
const cued = new RegExp(
  `(?<!${word})[وفبل]?(?:شركة|لشركة|مجموعة|لمجموعة|منصة|لمنصة|تطبيق|الشركة الناشئة|المقاولة الناشئة) (${word}{3,})(?:( (?:المغرب|القابضة|إفريقيا|الدولية|للأبحاث|للتأمين|للاتصالات|الصحية))?)(?!${word})`,
  'gu',
);
const programmes = new RegExp(
  `(?<!${word})[وفبل]?(?:برنامج|مبادرة|مخطط|استراتيجية|خطة|مشروع) [«"“]([^»"”\\n]{2,50})[»"”]`,
  'gu',
);
const events = new RegExp(
  `(?<!${word})[وفبل]?((?:ال)?(?:معرض|منتدى|مهرجان|قمة|ملتقى|هاكاثون|مؤتمر|أيام)) [«"“]([^»"”\\n]{2,50})[»"”]`,
  'gu',
);
/** What follows a cue and is no name: adjectives and common words. */
const noNames =
  /^(?:ال.*|[لبي].*|ت.{2,3}|.*(?:ية|ايه|يه)|.*[اوي]ت|مو?[^ ]{2,3}ده?|معتمده?|موحده?|مخصصه?|ناشيه|جديده|خاصه|عامه|كبري|رايده|متخصصه|مختصه|واحده|اخري|تابعه|كبيره|صغيره|محدوده|مساهمه|تعمل|تقدم|تتيح|من|في|علي|عبر|كل|اي|هي|هو|لها|قد|تم|الي|ان|خلال|لتدبير|تدبير|توزيع|تامين|اتصالات|طيران|نقل|بناء|انتاج|برمجيات)$/u;

/** Names in order of their place; longer ones first where several begin at one. */
export function findArabicNames(text: string): ArabicName[] {
  const found: ArabicName[] = [];
  const add = (match: RegExpExecArray, name: string, type: ArabicName['type']) => {
    const start = match.index + match[0].lastIndexOf(name);
    found.push({ name, type, start, end: start + name.length });
  };
  for (const match of text.matchAll(definite))
    if (!spokenOf.test(match[1] ?? '')) add(match, match[1] ?? '', 'org');
  for (const match of text.matchAll(bare)) {
    const name = match[1] ?? '';
    const head = name.split(' ')[0] ?? '';
    if (commonSeconds.test(name) || (commonHeads.test(head) && !named.test(name))) continue;
    add(match, name, 'org');
  }
  for (const match of text.matchAll(cuedQuoted)) add(match, match[1] ?? '', 'org');
  for (const match of text.matchAll(tailed)) {
    const name = match[1] ?? '';
    if (!/^(?:في|من|عبر|على|ال(?!مغرب))/u.test(name))
      add(match, withoutAnd(name, match.index, text), 'org');
  }
  for (const match of text.matchAll(cued)) {
    const first = match[1] ?? '';
    if (!noNames.test(foldArabic(first))) add(match, `${first}${match[2] ?? ''}`, 'org');
  }
  for (const match of text.matchAll(programmes)) add(match, match[1] ?? '', 'programme');
  for (const match of text.matchAll(events)) add(match, match[2] ?? '', 'event');
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** «ورحاب داتا» is “and Rihab Data”, «شركة وازنة باي» is Wazna Pay: after a cue or a quotation mark, the letter is the name’s own. */
function withoutAnd(name: string, start: number, text: string): string {
  if (!name.startsWith('و') || name.length < 7) return name;
  const isCued = afterCue.test(text.slice(Math.max(0, start - 16), start));
  const isAlone = !isCued && !cuedElsewhere(name, text);
  return isAlone ? name.slice(1) : name;
}

const afterCue = new RegExp(`(?:(?:${cues}) |[«"“])$`, 'u');

function cuedElsewhere(name: string, text: string): boolean {
  return cues.split('|').some((cue) => text.includes(`${cue} ${name}`));
}
