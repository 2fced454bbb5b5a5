/** Words found side by side → the noun phrase in them: no verb, preposition or article at its ends. */
import { langs } from '#schema/lang.ts';
import { type Language, languageOf } from './language.ts';
import { stopWordsOf } from './tokens.ts';
import { currencies, scales } from './units.ts';

/** Words that open what follows. The lists of stop words have nouns among them: “group”, “use”. */
const openers = {
  fr: new Set(
    'a au aux avec ce ces cette chaque dans de des dont du en entre et l la le les leur leurs moins ne ou par plus pour qui que sa sans se ses son sous sur un une'.split(
      ' ',
    ),
  ),
  en: new Set(
    'a an and are at by each every for from had has have in is last next of on or per than that the this to was were which will with'.split(
      ' ',
    ),
  ),
};

/** Verbs that follow a subject in the press and have no ending of their own. */
const frenchVerbs = new Set(
  'classe couvre disparait double existe fait impose lance leve mise ouvre paie paye perd prend prevoit produit recrute rejoint rend represente revendique signe sort stagne tient touche verse vient vise'.split(
    ' ',
  ),
);
const englishVerbs = new Set(
  'adds aims asks attend attended aims bought came covers earns employs expects gathers gets gives grows hires hits holds joined launches lets lives loses made makes means needs opens owns paid pay pays plans puts raises reaches requires runs said saw say says sees sells serves sets shows signed signs starts stays takes told took turns uses wants went wins works'.split(
    ' ',
  ),
);
/** “utilisent”, “investira”, “rapporterait”, “suivront”; not “permanent”, “extrait”. */
const frenchEndings = /(?:[^m]ent|erent|aient|rait|r(?:a|ont))$/;
const frenchNouns =
  /^(?:agent|client|patient|incident|accident|president|argent|talent|parent|content|contingent|urgent|recent|permanent|excellent|equivalent|different|frequent|absent|present|evident|resident|continent|extrait|portrait|retrait|trait|attrait|ultra|camera|opera|agora)$/;
/**
 * «يمثلون», «تستعمل», «استفادت», «سيستفيد»: verbs by their form. Adjectives in -ي, -ية and verbal nouns as «تكوين» have
 * forms of their own.
 */
const arabicVerbs =
  /^(?:س[يت](?!لي|يني|نما|ات)\p{L}{3,}|[يت]\p{L}{2,}ون|ي(?!ومي|دوي|ابان|ونان|قين|مين|سار)\p{L}{2,}(?<!ي|يه|يا|يين)|تست\p{L}+|تت\p{L}+|ت\p{L}ت\p{L}+(?<!ي|يه)|ت(?!قن|جار|عليم|كوين|مويل|دريب|طوير|حويل|سجيل|وظيف|طبيق|امين|ذكر|جرب|ونس)\p{L}{2,3}(?<!ي|يه|\p{L}ي\p{L})|\p{L}{3,}وا|(?!انترنت|صوت|وقت|بيت|بنت)\p{L}{3,}[^ايو]ت)$/u;
/** «باحتساب», «لإعداد», «بإقليم», «وأربعة»: what is joined begins another phrase. Adjectives keep their first letter. */
const arabicJoints =
  /^(?:[بلك]ال\p{L}{2,}|لل\p{L}{2,}|ب(?!نك|لد|يان|رنامج|رمج|ريد|سيط|ديل|الغ|احث|ارز|ضاع|طاق|حري|حث|رج|شر|صر|يئ|يت)\p{L}{3,}(?<!ي|يه|يا)|ل(?!قاء|وح|جن|يبي|غو)\p{L}{3,}(?<!ي|يه|يا)|و(?!طن|حد|ظيف|ثيق|ثائق|ثايق|كال|زار|رش|سيط|سائل|سايل|هم|اجه)\p{L}{3,}(?<!ي|يه|يا))$/u;

/** «مشروعا قيد الإنجاز»: they only open what is cut off. */
const ahead = new Set(['قيد', 'طور', 'تحت', 'ضمن', 'برسم']);

const lead = /^(?:the|an?|its|their|this|these)$/i;

/** Undefined when nothing is left. Words are parted by white space; their spelling stays. */
export function toNounPhrase(words: string, language: Language): string | undefined {
  const all = words
    .split(/\s+/u)
    .filter((word, at) => word !== '' && !(at === 0 && language.tag === 'en' && lead.test(word)));
  let end = all.length;
  while (end > 0 && !mayEnd(all.slice(0, end), language)) end--;
  const kept = all.slice(0, end).join(' ');
  // A phrase that stays as it was keeps its spaces, too.
  return kept.length === words.length ? words : kept || undefined;
}

/**
 * May these words be the name of something? “annonce un tour”, “raises MAD”, «وقعت شركة», “achevée jeudi” and “millions
 * de dirhams mené” are cut out of a sentence.
 */
export function isNounPhrase(words: string, language: Language): boolean {
  if (toNounPhrase(words, language) !== words) return false;
  const folds = words.split(/[\s’'-]+/u).map((word) => language.fold(word));
  if (folds.some((fold) => measures.has(fold) || weekdays.has(fold))) return false;
  if (language.tag === 'fr' && folds.some((fold) => frenchDeterminers.has(fold))) return false;
  const first = folds[0] ?? '';
  const last = folds.at(-1) ?? '';
  if (language.script === 'arabic') {
    const isVerb = (fold: string) => arabicVerbs.test(fold) || shortArabicVerbs.test(fold);
    return !folds.some(isVerb) && !arabicOpeners.test(first) && !arabicEnders.has(last);
  }
  if (language.tag === 'en') return !englishVerbs.has(first);
  if (language.tag !== 'fr') return true;
  if (headlineVerbs.has(first) || headlineVerbs.has(last)) return false;
  if (frenchNounsToo.has(first)) return true;
  return !frenchVerbs.has(first) && (!frenchEndings.test(first) || frenchNouns.test(first));
}

/** Within a term there are “de” and “des”; what has one of these is a clause. */
const frenchDeterminers = new Set(
  'a ce ces cette elle est et ils leur leurs on ont ou qui que sa se ses son sont un une'.split(
    ' ',
  ),
);
/** What a headline says of its subject: “Atlas annonce …”. Some are nouns, but no term ends or opens with them. */
const headlineVerbs = new Set(
  'accueille accelere adopte annonce cherche confie devoile deploie inaugure installe monte nomme obtient passe permet presente propose publie renforce reste reunit vote'.split(
    ' ',
  ),
);
/** Of the verbs these open terms as well: “mise en conformité”, “double authentification”. */
const frenchNounsToo = new Set('classe double mise sort vise'.split(' '));
/** «وقعت», «حصلت»: short verbs, which nouns would write with ة. */
const shortArabicVerbs = /^\p{L}{2}[^ايو]ت$/u;
/** «بقيادة صندوق»: joined to what stands before. */
const arabicOpeners =
  /^(?:ب(?:قياده|شراكه|قيمه|فضل|هدف|مناسبه|حضور|تمويل|مشاركه)|ل(?:فائده|فايده|صالح|دي))$/u;
/** «مشروع القانون رقم», «تمويل قدره»: what they announce is missing. */
const arabicEnders = new Set(['رقم', 'قدره', 'قدرها', 'قيمته', 'قيمتها', 'بقيمه', 'نحو', 'حوالي']);
/** Short forms of scales, “m” and “md”, are letters of names as well. */
const measures = new Set([
  ...Object.keys(scales).filter((word) => word.length > 2),
  ...Object.keys(currencies),
]);
/** Folded names of the days in the three languages; 1 January 2024 was a Monday. */
const weekdays = new Set(
  langs.flatMap((lang) => {
    const format = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day))).map(
      (name) => languageOf(lang, name).fold(name),
    );
  }),
);

function mayEnd(words: readonly string[], language: Language): boolean {
  const last = (words.at(-1) ?? '').replace(/^[dln]['’](?=\p{L})/iu, '');
  const fold = language.fold(last);
  // “lot n°”, “coût de l’”, but “série A”.
  if (/^\p{L}$/u.test(last)) return last !== last.toLowerCase();
  if (language.script === 'arabic') {
    if (stopWordsOf(language).has(fold) || arabicVerbs.test(fold) || ahead.has(fold)) return false;
    return words.length === 1 || !arabicJoints.test(fold);
  }
  if (words.length === 1) return true;
  if (language.tag === 'en')
    return !openers.en.has(fold) && !englishVerbs.has(fold) && !/[^e]ed$/.test(fold);
  if (language.tag !== 'fr') return true;
  if (openers.fr.has(fold)) return false;
  return !(frenchVerbs.has(fold) || (frenchEndings.test(fold) && !frenchNouns.test(fold)));
}
