/** Arabic, Darija in Arabic script included: everything analysis knows of the language. */
import type { Language } from '../language.ts';
import { foldLatin } from './latin.ts';
import { readStopWords } from './stop-words.ts';

const letters: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  گ: 'ك',
  ڭ: 'ك',
  ک: 'ك',
  ڤ: 'ف',
  پ: 'ب',
  چ: 'ش',
  ی: 'ي',
};

/** Drop vowel signs and tatweel, join letter variants, ASCII digits. `الرَّقْمِيَّة` → `الرقميه`. */
export function foldArabic(word: string): string {
  if (!/[\u0600-\u06FF\uFB50-\uFDFF\uFE70-\uFEFF]/.test(word)) return foldLatin(word);
  return word
    .normalize('NFKC')
    .replace(/[\u0610-\u061A\u064B-\u065F\u0670\u0640\u200C-\u200F]/g, '')
    .replace(/[أإآٱىئؤةگڭکڤپچی]/g, (letter) => letters[letter] ?? letter)
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .toLowerCase();
}

/** Longest first. The ة of a noun is written ت before what is joined to it: `شركته` and `شركة` are one stem. */
const endings = 'تهما تهم تها هما كما تان تين هم هن كم نا ها وا ان ات ون ين يه ته ه ي'.split(' ');

/**
 * Light stemming after Larkey, Ballesteros and Connell (light10, 2007) with the pronouns that may follow: conjunction,
 * article, then endings; cut at five letters, which joins what broken endings keep apart.
 */
export function stemArabic(word: string): string {
  let stem = foldArabic(word);
  if (stem.length > 3 && stem.startsWith('و')) stem = stem.slice(1);
  const article = /^(?:[وفبك]?ال|لل)(?=..)/.exec(stem)?.[0];
  if (article !== undefined) stem = stem.slice(article.length);
  for (const ending of endings) {
    if (stem.endsWith(ending) && stem.length - ending.length >= 2)
      stem = stem.slice(0, -ending.length);
  }
  return stem.slice(0, 5);
}

/** What a written word may be without the particles joined to it, the word itself first. */
function withoutClitics(word: string): string[] {
  const forms = [word];
  const add = (form: string) => {
    if (form.length >= 2 && !forms.includes(form)) forms.push(form);
  };
  for (const form of [word, word.replace(/^[وف](?=..)/, '')]) {
    add(form);
    add(form.replace(/^(?:بال|كال|ال)(?=..)/, ''));
    add(form.replace(/^لل(?=..)/, ''));
    add(form.replace(/^(?:بال|كال)(?=..)/, 'ال'));
    add(form.replace(/^لل(?=..)/, 'ال'));
    add(form.replace(/^[بلك](?=...)/, ''));
  }
  return forms;
}

export const ar: Language = {
  tag: 'ar',
  script: 'arabic',
  fold: foldArabic,
  stem: stemArabic,
  stopWords: () =>
    readStopWords(
      'ar',
      foldArabic,
      'الذي التي الذين اللذين قال قالت قالوا يقول تقول قايلا قايله اضاف اضافت خلال ايضا بعد قبل حيث كما قد كان كانت كانوا يكون تكون يكن كنت هذا هذه ذلك تلك ديال اللي باش تم يتم تمت وفق وفقا الرغم رغم اثناء عبر بشان بانه بانها بان انه انها انهم اننا لانه لانها يجب يمكن حول فقط جدا للغايه تماما العديد الكثير بعض بينما حسب حسبما عندما حينما لمده اخر اخري اخرين الاخر الاخري مثل لكنه لكنها غير دون بدون تجاه ضمن منذ حاليا اليوم امس غدا جانب سواء كذلك هناك هنا لدي لديه لديها لديهم نحو اكثر اقل بعدما بشكل بسبب بالنسبه ازاء فيما مما عما اذ اذا سوف'.split(
        ' ',
      ),
    ),
  variants: withoutClitics,
  abbreviations: new Set(['د', 'أ', 'م', 'ص', 'ج']),
  months: {
    يناير: 1,
    فبراير: 2,
    مارس: 3,
    ابريل: 4,
    افريل: 4,
    ماي: 5,
    مايو: 5,
    يونيو: 6,
    يونيه: 6,
    يوليوز: 7,
    يوليو: 7,
    غشت: 8,
    اغسطس: 8,
    شتنبر: 9,
    سبتمبر: 9,
    اكتوبر: 10,
    نونبر: 11,
    نوفمبر: 11,
    دجنبر: 12,
    ديسمبر: 12,
  },
  numberWords: {
    واحد: 1,
    اثنان: 2,
    ثلاثه: 3,
    ثلاث: 3,
    اربعه: 4,
    اربع: 4,
    خمسه: 5,
    خمس: 5,
    سته: 6,
    ست: 6,
    سبعه: 7,
    سبع: 7,
    ثمانيه: 8,
    ثماني: 8,
    تسعه: 9,
    تسع: 9,
    عشره: 10,
    عشر: 10,
    عشرون: 20,
    عشرين: 20,
    ثلاثين: 30,
    اربعين: 40,
    خمسين: 50,
    ستين: 60,
    سبعين: 70,
    ثمانين: 80,
    تسعين: 90,
    مئه: 100,
    مايه: 100,
    ميه: 100,
    مايتي: 200,
    مايتا: 200,
    مايتين: 200,
    نصف: 0.5,
    ربع: 0.25,
  },
};
