/** Phrases of briefs in Arabic (ICU MessageFormat): six plural forms, ، ؛ ؟ and Latin digits, as in Moroccan press. */
import type { Messages } from '../phrasing.ts';

const outlets =
  '{outlets, plural, one {منبر واحد} two {منبران} few {# منابر} many {# منبرا} other {# منبر}}';
const stories =
  '{stories, plural, one {موضوع واحد} two {موضوعان} few {# مواضيع} many {# موضوعا} other {# موضوع}}';
const storiesObject =
  '{stories, plural, one {موضوع واحد} two {موضوعين} few {# مواضيع} many {# موضوعا} other {# موضوع}}';
const outletsObject =
  '{outlets, plural, one {منبر واحد} two {منبرين} few {# منابر} many {# منبرا} other {# منبر}}';
const articlesObject =
  '{articles, plural, one {مقالا واحدا} two {مقالين} few {# مقالات} many {# مقالا} other {# مقال}}';
const stage =
  '{stage, select, dormant {خامد} emerging {صاعد حديثا} rising {في ارتفاع} peaking {في ذروته} steady {مستقر} declining {في تراجع} other {غير معروف}}';
const weeks =
  '{weeks, plural, one {الأسبوع السابق} two {الأسبوعين السابقين} few {الأسابيع الـ# السابقة} many {الأسابيع الـ# السابقة} other {الأسابيع الـ# السابقة}}';
const now =
  '{now, plural, =0 {لا موضوع} one {موضوع واحد} two {موضوعان} few {# مواضيع} many {# موضوعا} other {# موضوع}}';

export const ar: Messages = {
  'heading.essentials': 'الخلاصة',
  'heading.change': 'ما الذي تغيّر',
  'heading.facts': 'الوقائع',
  'heading.figures': 'أرقام أساسية',
  'heading.actors': 'الفاعلون والجهات',
  'heading.coming': 'مواعيد مقبلة',
  'heading.timeline': 'التسلسل الزمني',
  'heading.sources': 'المصادر',
  'heading.method': 'المنهج وحدوده',
  'heading.trends': 'اتجاهات الأسبوع',
  'title.trend': '{concept}: {stories, plural, one {موضوع واحد} two {موضوعان} few {# مواضيع} many {# موضوعا} other {# موضوع}} هذا الأسبوع',
  'title.week':
    '{others, plural, =0 {{lead}} one {{lead}، وموضوع آخر من الأسبوع} two {{lead}، وموضوعان آخران من الأسبوع} few {{lead}، و# مواضيع أخرى من الأسبوع} many {{lead}، و# موضوعا آخر من الأسبوع} other {{lead}، و# موضوع آخر من الأسبوع}}',
  'description.trend': `{concept}: ${stories} من {from} إلى {to} في ${outletsObject}.`,
  'description.week': `${stories} عن القطاع الرقمي المغربي من {from} إلى {to} في ${outletsObject} وبـ{langs, plural, one {لغة واحدة} two {لغتين} few {# لغات} many {# لغة} other {# لغة}}.`,
  'essentials.volume': `من {from} إلى {to}، نشر ${outlets} ${articlesObject} عن ${storiesObject}.`,
  'essentials.volumeTrend': `من {from} إلى {to}، نشر ${outlets} ${articlesObject} عن ${storiesObject} ذات صلة بـ«{concept}».`,
  'quote.same': '«{quote}»',
  'quote.other':
    'ب{lang, select, fr {الفرنسية} en {الإنجليزية} ar {العربية} es {الإسبانية} other {لغة أخرى}}: «{quote}»',
  'change.up': `${now} هذا الأسبوع، مقابل {before, number} في المتوسط خلال ${weeks}: ارتفاع.`,
  'change.down': `${now} هذا الأسبوع، مقابل {before, number} في المتوسط خلال ${weeks}: انخفاض.`,
  'change.same': `${now} هذا الأسبوع، وهو متوسط ${weeks}.`,
  'change.first': 'هذا أول أسبوع مرصود، ولا شيء يقارن به بعد.',
  'change.stage': `المرحلة: ${stage} (اختبار {test}، p = {p}).`,
  'change.alert': 'تنبيه: هذا الأسبوع أعلى بكثير مما كانت الأسابيع السابقة تنبئ به.',
  'trend.line': `{concept}: {n, plural, one {موضوع واحد} two {موضوعان} few {# مواضيع} many {# موضوعا} other {# موضوع}}، ${stage}`,
  'fact.outlets':
    '{count, plural, one {منبر واحد} two {منبران} few {# منابر} many {# منبرا} other {# منبر}}: {outlets}.',
  'fact.langs': 'نشر ب{langs}.',
  'figure.line': '{of, select, none {} other {{of}، }}حسب {outlets}',
  'figure.against': 'تورد مصادر أخرى {other}: {outlets}.',
  'actors.line': 'وردت أسماء: {names}.',
  'regions.line': 'الجهات: {names}.',
  'coming.deadline': '{date} (آخر أجل): «{of}»',
  'coming.date': '{date}: «{of}»',
  'method.counts': `كتب برنامج هذه المذكرة انطلاقا من {articles, plural, one {مقال واحد} two {مقالين} few {# مقالات} many {# مقالا} other {# مقال}} من ${outletsObject} وبـ{langs, plural, one {لغة واحدة} two {لغتين} few {# لغات} many {# لغة} other {# لغة}}. الجمل بين المزدوجتين منقولة حرفيا، وما عداها قوالب تملؤها قيم مقيسة.`,
  'method.copies':
    '{copies, plural, =0 {لم ترصد أي نسخة مكررة.} one {لم تحتسب نسخة واحدة مكررة مصدرا.} two {لم تحتسب نسختان مكررتان مصدرين.} few {لم تحتسب # نسخ مكررة مصادر.} many {لم تحتسب # نسخة مكررة مصدرا.} other {لم تحتسب # نسخة مكررة مصدرا.}}',
  'method.partial':
    '{partial, plural, =0 {أمكنت قراءة جميع المقالات.} one {لم يقرأ مقال واحد إلا جزئيا.} two {لم يقرأ مقالان إلا جزئيا.} few {لم تقرأ # مقالات إلا جزئيا.} many {لم يقرأ # مقالا إلا جزئيا.} other {لم يقرأ # مقال إلا جزئيا.}}',
  'lang.fr': 'الفرنسية',
  'lang.ar': 'العربية',
  'lang.en': 'الإنجليزية',
  'lang.other': 'لغة أخرى',
};
