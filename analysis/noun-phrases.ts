/** The words found for what a figure counts → the noun phrase alone: no verb, preposition or article at its end. */
import type { Language } from './language.ts';
import { stopWordsOf } from './tokens.ts';

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

function mayEnd(words: readonly string[], language: Language): boolean {
  const last = (words.at(-1) ?? '').replace(/^[dln]['’](?=\p{L})/iu, '');
  const fold = language.fold(last);
  // “lot n°”, “coût de l’”, but “série A”.
  if (/^\p{L}$/u.test(last)) return last !== last.toLowerCase();
  if (language.script === 'arabic') {
    if (stopWordsOf(language).has(fold) || arabicVerbs.test(fold)) return false;
    return words.length === 1 || !arabicJoints.test(fold);
  }
  if (words.length === 1) return true;
  if (language.tag === 'en')
    return !openers.en.has(fold) && !englishVerbs.has(fold) && !/[^e]ed$/.test(fold);
  if (language.tag !== 'fr') return true;
  if (openers.fr.has(fold)) return false;
  return !(frenchVerbs.has(fold) || (frenchEndings.test(fold) && !frenchNouns.test(fold)));
}
