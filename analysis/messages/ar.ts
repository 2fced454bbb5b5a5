/** Phrases of briefs in Arabic (ICU MessageFormat): six plural forms, ، ؛ ؟ and Latin digits, as in Moroccan press. */
import type { Messages } from '../phrasing.ts';

/** A number and its noun: one, two, 3 to 10, 11 to 99, hundreds; the case of one and two is the caller’s. */
function counted(
  name: string,
  [one, two, few, many, other]: readonly [string, string, string, string, string],
): string {
  return `{${name}, plural, one {${one}} two {${two}} few {# ${few}} many {# ${many}} other {# ${other}}}`;
}

/** A number of something, in millions and milliards where it is so great: «مليون درهم», «مليونا درهم», «3 ملايين درهم», «12 مليون درهم». */
function scaled(one: string, few = one, many = one): string {
  const great = (scale: string, plural: string) =>
    `{n, plural, =1 {${scale}} =2 {${scale}ا} few {{shown} ${plural}} other {{shown} ${scale}}} ${one}`;
  const small = `{n, plural, few {{shown} ${few}} many {{shown} ${many}} other {{shown} ${one}}}`;
  return `{scale, select, billion {${great('مليار', 'مليارات')}} million {${great('مليون', 'ملايين')}} other {${small}}}`;
}

const storyForms = ['مواضيع', 'موضوعا', 'موضوع'] as const;
const sourceForms = ['مصادر', 'مصدرا', 'مصدر'] as const;
const articleForms = ['مقالات', 'مقالا', 'مقال'] as const;

const stories = counted('stories', ['موضوع واحد', 'موضوعان', ...storyForms]);
const storiesObject = counted('stories', ['موضوع واحد', 'موضوعين', ...storyForms]);
const outletsObject = counted('outlets', ['مصدر واحد', 'مصدرين', ...sourceForms]);
const published =
  '{outlets, plural, one {نشر مصدر واحد} two {نشر مصدران} few {نشرت # مصادر} many {نشر # مصدرا} other {نشر # مصدر}}';
const articlesObject = counted('articles', ['مقالا واحدا', 'مقالين', ...articleForms]);
const articlesOf = counted('articles', ['مقال واحد', 'مقالين', ...articleForms]);
const langs =
  '{langs, plural, one {بلغة واحدة} two {بلغتين} =3 {بثلاث لغات} =4 {بأربع لغات} =5 {بخمس لغات} other {بعدة لغات}}';
const now =
  '{now, plural, =0 {لا موضوع} one {موضوع واحد} two {موضوعان} few {# مواضيع} many {# موضوعا} other {# موضوع}}';
const span = '{days, select, one {في {to}} other {من {from} إلى {to}}}';
const average =
  '{weeks, plural, one {في الأسبوع السابق} two {في المتوسط خلال الأسبوعين السابقين} =3 {في المتوسط خلال الأسابيع الثلاثة السابقة} =4 {في المتوسط خلال الأسابيع الأربعة السابقة} other {في المتوسط خلال الأسابيع السابقة}}';
const quiet =
  '{weeks, plural, one {أسبوع} two {أسبوعين} =3 {ثلاثة أسابيع} =4 {أربعة أسابيع} other {أسابيع}}';
const stage =
  '{stage, select, dormant {خامد} emerging {ناشئ} rising {في صعود} peaking {في الذروة} steady {مستقر} declining {في تراجع} other {غير محدد}}';
const chance = '(احتمال ظهور فارق كهذا بمحض الصدفة: {p})';

/** The language of a quotation that is not in the reader’s. */
const inTongue =
  '{lang, select, same {} fr {، بالفرنسية} en {، بالإنجليزية} es {، بالإسبانية} other {، بلغة المصدر}}';

export const ar: Messages = {
  'heading.essentials': 'الخلاصة',
  'heading.change': 'ما الذي تغير',
  'heading.facts': 'الوقائع',
  'heading.figures': 'أبرز الأرقام',
  'heading.actors': 'الفاعلون والجهات',
  'heading.coming': 'مواعيد مرتقبة',
  'heading.timeline': 'التسلسل الزمني',
  'heading.sources': 'المصادر',
  'heading.method': 'المنهجية وحدودها',
  'heading.trends': 'اتجاهات الأسبوع',
  'figure.colon': '{line}:',
  'digest.subject': '{lead} — أسبوع القطاع الرقمي إلى غاية {to}',
  'digest.intro': `${span}: ${stories} في ${outletsObject}.`,
  'digest.stories': 'أخبار الأسبوع',
  'digest.deals': 'جولات التمويل',
  'digest.more': 'قراءة العدد كاملا',
  'digest.why': 'تتوصلون بهذه الرسالة لأنكم مشتركون في نشرة مرصد.',
  'digest.leave': 'إلغاء الاشتراك',
  'source.line': '{outlet}، {date}',
  'currency.MAD': scaled('درهم', 'دراهم', 'درهما'),
  'currency.EUR': scaled('أورو'),
  'currency.USD': scaled('دولار', 'دولارات', 'دولارا'),
  'heading.trendsMonth': 'اتجاهات الشهر',
  'title.month':
    '{month}: {others, plural, =0 {{lead}} one {{lead}، وموضوع آخر هذا الشهر} two {{lead}، وموضوعان آخران هذا الشهر} few {{lead}، و# مواضيع أخرى هذا الشهر} many {{lead}، و# موضوعا آخر هذا الشهر} other {{lead}، و# موضوع آخر هذا الشهر}}',
  'description.month': `${stories} عن القطاع الرقمي المغربي في ${outletsObject} ${langs}، خلال {month}.`,
  'change.month': `هذا الشهر: ${now}، مقابل {before} في الشهر السابق.`,
  'change.monthFirst': 'هذا أول شهر من الرصد، ولا تتسنى المقارنة بعد.',
  'method.polished':
    'أعاد نموذج لغوي صياغة الخلاصة، وقورنت آليا أرقام كل جملة وأسماؤها وتواريخها بالمقتطفات المذكورة، وعُوضت كل جملة لا سند لها فيها بنصها الأصلي. ولا تضمن هذه المقارنة سلامة المعنى.',
  'title.trend':
    '{concept}: {stories, plural, one {موضوع واحد} two {موضوعان} few {# مواضيع} many {# موضوعا} other {# موضوع}} هذا الأسبوع',
  'title.week':
    '{others, plural, =0 {{lead}} one {{lead}، وموضوع آخر هذا الأسبوع} two {{lead}، وموضوعان آخران هذا الأسبوع} few {{lead}، و# مواضيع أخرى هذا الأسبوع} many {{lead}، و# موضوعا آخر هذا الأسبوع} other {{lead}، و# موضوع آخر هذا الأسبوع}}',
  'description.trend': `{concept}: ${stories} في ${outletsObject}، ${span}.`,
  'description.week': `${stories} عن القطاع الرقمي المغربي في ${outletsObject} ${langs}، ${span}.`,
  'essentials.volume': `${span}، ${published} ${articlesObject} عن ${storiesObject}.`,
  'essentials.volumeTrend': `${span}، ${published} ${articlesObject} عن ${storiesObject} ضمن اتجاه «{concept}».`,
  'quote.same': '«{quote}»',
  'quote.other':
    '{lang, select, fr {بالفرنسية} en {بالإنجليزية} ar {بالعربية} es {بالإسبانية} other {بلغة أخرى}}: «{quote}»',
  'change.up': `هذا الأسبوع: ${now}، {before, plural, =0 {بعد ${quiet} دون أي موضوع} other {مقابل {before, number} ${average}}}.`,
  'change.down': `هذا الأسبوع: ${now}، مقابل {before, number} ${average}.`,
  'change.same': `هذا الأسبوع: ${now}، {weeks, plural, one {كما في الأسبوع السابق} two {وهو معدل الأسبوعين السابقين} =3 {وهو معدل الأسابيع الثلاثة السابقة} =4 {وهو معدل الأسابيع الأربعة السابقة} other {وهو معدل الأسابيع السابقة}}.`,
  'change.first': 'هذا أول أسبوع من الرصد، ولا تتسنى المقارنة بعد.',
  // Tests: slope, burst and count; anything else is a series too short to be tested.
  'change.stage': `{test, select, slope {الاتجاه ${stage}: {stage, select, steady {لا يظهر تغير واضح بما يكفي} other {التغير واضح}} ${chance}.} burst {الاتجاه ${stage}: ارتفاع حاد في الأسبوعين الأخيرين لم يتأكد بعد على المدى الطويل.} count {الاتجاه ${stage}: عدد المواضيع أقل من أن يسمح بقياس أي تغير.} other {عدد الأسابيع المرصودة لا يكفي بعد للحكم على الاتجاه.}}`,
  'change.alert': 'تنبيه: عدد مواضيع هذا الأسبوع يفوق بكثير ما كانت الأسابيع السابقة تنبئ به.',
  'trend.line': `{concept}: ${counted('n', ['موضوع واحد', 'موضوعان', ...storyForms])}، اتجاه ${stage}`,
  'fact.outlets': `${counted('count', ['مصدر واحد', 'مصدران', ...sourceForms])}: {outlets}.`,
  'fact.langs': 'نُشر الموضوع ب{langs}.',
  'figure.line': '{of, select, none {} other {{of}، }}حسب {outlets}',
  'figure.counted': scaled('{thing}'),
  'figure.against': 'رقم مغاير: {other}، حسب {outlets}.',
  'actors.line': 'الفاعلون المذكورون: {names}.',
  'regions.line': 'الجهات: {names}.',
  'coming.deadline': `{date} (آخر أجل)${inTongue}: «{of}»`,
  'coming.date': `{date}${inTongue}: «{of}»`,
  'method.counts': `مذكرة مولدة آليا انطلاقا من ${articlesOf} في ${outletsObject} و${langs}. الجمل الواردة بين مزدوجتين منقولة حرفيا، وما عداها{polished, select, yes {، خارج الخلاصة،} other {}} جمل نمطية تُستكمل بالقيم المقيسة.`,
  'method.copies':
    '{copies, plural, =0 {لم تُرصد أي نسخة معاد نشرها.} one {لم تُحتسب نسخة واحدة معاد نشرها مصدرا مستقلا.} two {لم تُحتسب نسختان معاد نشرهما مصدرين مستقلين.} few {لم تُحتسب # نسخ معاد نشرها مصادر مستقلة.} many {لم تُحتسب # نسخة معاد نشرها مصادر مستقلة.} other {لم تُحتسب # نسخة معاد نشرها مصادر مستقلة.}}',
  'method.partial':
    '{partial, plural, =0 {أمكنت قراءة جميع المقالات.} one {لم يُقرأ مقال واحد إلا جزئيا.} two {لم يُقرأ مقالان إلا جزئيا.} few {لم تُقرأ # مقالات إلا جزئيا.} many {لم يُقرأ # مقالا إلا جزئيا.} other {لم يُقرأ # مقال إلا جزئيا.}}',
  'lang.fr': 'الفرنسية',
  'lang.ar': 'العربية',
  'lang.en': 'الإنجليزية',
  'lang.other': 'لغة أخرى',
};
