/** A figure and its sentence → what it is a figure of, in the words of the text. */
import type { Figure } from '#schema/analysed.ts';
import type { Language } from './language.ts';
import { gap } from './numbers.ts';
import type { Sentence } from './sentences.ts';
import { stopWordsOf } from './tokens.ts';

/** Units that measure a thing named elsewhere; other units are the thing counted. */
const measures =
  /^(?:|%|[A-Z]{3}|hours|days|weeks|months|years|minutes|seconds|quarters|km|km2|m2|metres|hectares|tonnes|kg|litres|hectolitres|points|basis points|times|ms|petaflops|[KMGT]?(?:Wh?|Wc|Wp|bps|B|Hz)|kWh?|PB)$/u;

const word = '[\\p{L}\\p{M}]+(?:[-‑][\\p{L}\\p{M}]+)*';
const after = {
  fr: new RegExp(
    `^${gap}*(?:TTC|HT)?${gap}*(?:(?:de|du|des)(?:${gap}(?:la|l['’]|ses|leurs?|nos|ces|cette|son|sa))?|d['’]|de${gap}l['’])${gap}*(${word}(?:${gap}${word})?)`,
    'iu',
  ),
  en: new RegExp(
    `^(?:${gap}+of${gap}(?:the|its|their|our|all|a|an)?${gap}*|-|${gap}in${gap}|${gap})(${word}(?:${gap}${word})?)`,
    'u',
  ),
  ar: new RegExp(
    `^${gap}*(?:من${gap}(?!بين)|[لك](?=\\p{L}{5})(?!ل))(?:مجموع${gap}|إجمالي${gap})?(${word}(?:${gap}${word})?)`,
    'u',
  ),
};

/** Nouns and verbs that only say that a figure follows. */
const empty: Record<'fr' | 'en' | 'ar', RegExp> = {
  fr: /^(?:montants?|valeur|hauteur|hausse|baisse|recul|progression|croissance|ordre|somme|total|moyenne|niveau|pres|plus|moins|environ|quelque|autour|seulement|maximum|minimum|rapport|sein|fin|an|mois|annee|semestre|trimestre|exercice|partir|dh|dhs)$/u,
  en: /^(?:worth|value|amount|total|sum|average|increase|rise|fall|drop|decline|growth|about|nearly|around|almost|least|most|year|month|quarter|half|more|less|up|down|of)$/u,
  ar: /^(?:قيمه|بقيمه|مبلغ|بمبلغ|قدره|قدرها|نسبه|بنسبه|نسبته|نسبتها|زياده|بزياده|ارتفاع|انخفاض|تراجع|حوالي|نحو|ازيد|اكثر|اقل|حدود|مجموع|معدل|سنه|مقابل|عند)$/u,
};
const determiners: Record<'fr' | 'en', RegExp> = {
  fr: /(?:^|[\s«("])((?:l['’]|d['’])|(?:le|la|les|un|une|des|son|sa|ses|leurs?|ce|cet|cette|ces|du|aux?|chaque|notre|nos)[ \u00A0])/giu,
  en: /(?:^|[\s“("])((?:the|a|an|its|their|his|her|each|this|these|our)[ ])/giu,
};
const approximately = {
  fr: `(?:près${gap}de|plus${gap}de|quelque|environ)${gap}`,
  en: `(?:about|nearly|around|some|almost|over)${gap}`,
};
const directly: Record<'fr' | 'en' | 'ar', RegExp> = {
  fr: new RegExp(
    `(?:^|[\\s«('’])(?:l['’]|d['’]|(?:le|la|les|un|une|des|du|son|sa|ses|leurs?|aux?|en|pour|avec|nouveau|nouvelle)[ \\u00A0])(${word}(?:${gap}(?:d['’]${word}|de${gap}(?!\\p{Lu})${word}|${word}))?),?${gap}(?:d['’]un(?:${gap}montant|e${gap}(?:valeur|somme))${gap})?(?:de${gap}|d['’]|à${gap}|:${gap})(?:${approximately.fr})?$`,
    'iu',
  ),
  en: new RegExp(
    `(?:^|\\s)(?:(?:the|a|an|its|their|his|her|with|of|puts?)${gap}(?:${word}${gap})?(${word})|(${word}s)),?${gap}(?:of|worth|at|is|was|are|were)${gap}(?:${approximately.en})?$`,
    'iu',
  ),
  ar: new RegExp(
    `(?:^|\\s)(${word}(?:${gap}${word})??)${gap}(?:(?:بقيمة|قدرها|قدره|قيمتها|قيمته|مبلغها|لمدة|مدته|مدتها|البالغة?|المقدرة? ب|تقدر ب|يقدر ب|تقدر|يقدر|بلغت|بلغ|تبلغ|يبلغ|إلى|في|عند|حوالي|نحو|بحوالي|تصل${gap}إلى|يصل${gap}إلى|تتجاوز|يتجاوز|تفوق|يفوق)${gap})*$`,
    'u',
  ),
};
/** «بلغت صادرات ترحيل الخدمات»: the noun behind the verb heads the phrase. */
const verbLed = new RegExp(
  `(?:^|[\\s،])[وف]?(?:بلغت?|ناهزت?|تجاوزت?|فاقت?|وصلت?|ارتفعت?|انخفضت?|تراجعت?|انتقلت?|سجلت?|قارب(?:ت)?|زادت?|[يت](?:بلغ|قارب|تجاوز|ناهز|فوق|رتفع)|أبقى \\p{L}+ \\p{L}+)${gap}(${word}(?:${gap}${word}){0,3})(?:${gap}(?:إلى|نحو|حوالي|بنسبة|بنحو|بحوالي|عند|من|ب))*${gap}?$`,
  'u',
);
/** What leads from a first figure of a thing to a second one; the first may have named it behind itself. */
const onward =
  /^(?:\s(?:de |du |des |d['’]|of |من )[\p{L}'’ -]{2,30}?(?=,| contre| against| مقابل))?[\s,،]*(?:à|pour (?:s['’]établir|atteindre) à|contre|to|against|from|et|and|or|ou|إلى|و|ليستقر في|ليستقر عند|ليصل إلى|لتصل إلى|لتبلغ|ليبلغ|مقابل|–|-|,)?[\s,]*(?:US\$|[€$£]|MAD )?$/u;
/** The same from a figure to how it changed, or from things counted to what they are worth. */
const changed =
  /^(?:\s\p{L}+){0,3}?[\s,،]*(?:soit|en (?:hausse|baisse|repli|recul|progression|augmentation|croissance|retrait)(?: annuelle?)?(?: de)?|(?:une|un) (?:hausse|baisse|recul|repli|progression|bond) (?:annuelle? )?de|up|down|(?:a|an) (?:rise|fall|drop|increase|decline|gain) of|(?:ب|في )(?:زيادة|ارتفاع|تراجع|انخفاض|نمو|تحسن)(?: قدره| قدرها| بنسبة| نسبته| نسبتها)?|(?:متراجعا|مرتفعا|منخفضا|متراجعة|مرتفعة) ب)[\s+–-]*$/u;
const worth =
  /^(?:\s\p{L}+){0,2}?[\s,،]*(?:pour|worth|valued at|totalling|d['’]une valeur (?:totale )?de|d['’]un montant (?:total )?de|totalisant|بقيمة(?: إجمالية)?|بمبلغ|بما قيمته)\s(?:près de |plus de |about |nearly |حوالي |US\$|[€$£]|MAD )?$/u;

/** Undefined where nothing names the thing. `before` is the figure in front of this one. */
export function thingOf(
  text: string,
  figure: Figure,
  sentence: Sentence | undefined,
  before: Figure | undefined,
  language: Language,
): string | undefined {
  if (!measures.test(figure.unit)) return figure.of;
  const lang = language.tag === 'ar' ? 'ar' : language.tag === 'en' ? 'en' : 'fr';
  const { start = 0, end = text.length } = sentence ?? {};
  const isAttribute =
    lang === 'en' && /(?:^|\s)(?:an?|the|its|their) $/iu.test(text.slice(start, figure.start));
  const follows = nounAfter(text.slice(figure.end, end), figure, lang, language, isAttribute);
  if (follows) return follows;
  const from = Math.max(start, figure.start - 240);
  const isSecond = before !== undefined && before.start >= start;
  const own = text.slice(isSecond ? Math.max(from, before.end) : from, figure.start);
  const rest = text.slice(figure.end, end);
  const shared = isSecond ? sharedThing(before, figure, own, rest, lang) : undefined;
  return (
    shared ??
    directNoun(own, lang, language) ??
    (isMoney(figure) ? moneyNoun.exec(own)?.[1] : undefined) ??
    subjectOf(text.slice(from, figure.start), lang, language)
  );
}

/** “de 99 DH à 79 DH”, “1 900 attaques, soit +47 %”, “a million transactions worth”: two figures of one thing. */
function sharedThing(
  before: Figure,
  figure: Figure,
  own: string,
  rest: string,
  lang: 'fr' | 'en' | 'ar',
): string | undefined {
  const isMeasured = measures.test(before.unit);
  if (isMeasured && onward.test(own)) return before.of;
  if (figure.unit === '%') {
    const isOfCount = isMeasured || lang === 'ar' || /(?:^|\s)soit\s/u.test(own);
    const isCompared = /^\s(?:more|less|fewer|higher|lower|de plus|de moins)(?!\p{L})/u.test(rest);
    if (isCompared || (isOfCount && changed.test(own))) return before.of;
  }
  return isMoney(figure) && !isMeasured && worth.test(own) ? before.of : undefined;
}

/** “a modest budget, 12 million dirhams”: the sum that the figure explains. */
const moneyNoun =
  /(?:^|[\s«('’])((?:budget|enveloppe|montant|investissement|financement|ticket|subvention|dotation|prêt|amende|coût|prix|salaire|chiffre d[’']affaires|fund|funding|envelope|investment|grant|loan|fine|cost|price|turnover|revenue|subsidy)s?)(?:\s\p{L}+){0,2}?,\s*(?:about|nearly|around|some|près de|plus de|environ|quelque)?\s*(?:US\$|[€$£]|MAD)?$/iu;

function isMoney({ unit }: Figure): boolean {
  return /^[A-Z]{3}$/.test(unit);
}

function nounAfter(
  rest: string,
  figure: Figure,
  lang: 'fr' | 'en' | 'ar',
  language: Language,
  isAttribute: boolean,
): string | undefined {
  const theirs = amongThem.exec(rest)?.[1];
  if (theirs) return theirs;
  const match = after[lang].exec(rest.slice(0, 80));
  const phrase = match?.[1];
  if (!match || !phrase) return undefined;
  // “12 % in a year”, “10 MW on a site”: only a noun says what it is of; an English one must follow at once.
  const isBare = lang === 'en' && !/^\s+of\s/.test(match[0]);
  const words = phrase.split(/\s+/u);
  const head = words[0] ?? '';
  const fold = language.fold(head);
  if (stopWordsOf(language).has(fold) || empty[lang].test(fold) || isProper(head)) return undefined;
  if (
    isBare &&
    ((figure.unit === '%' && !isAttribute) ||
      !/^(?:-|\s(?!in\s))/.test(match[0]) ||
      /(?:ed|ing|ly)$/.test(fold) ||
      verbs.test(fold))
  )
    return undefined;
  if (lang === 'fr' && /^(?:par|jour|mois|an|annee)$/u.test(fold)) return undefined;
  const second = words[1];
  const runsOn =
    second !== undefined && !stopWordsOf(language).has(language.fold(second)) && !isBare;
  return runsOn ? phrase : head;
}

/** “60% of them women”, «60 في المائة منهم نساء». */
const amongThem = /^\s(?:of (?:them|whom)(?: are| were)?|منهم|منها|من بينهم)\s(\p{L}{4,})/u;

const verbs =
  /^(?:will|was|is|are|were|went|has|had|have|over|from|for|by|at|to|on|per|and|or|against|compared|a|an|the|this|last|each|next|long|ago|old|later|after|before|between|during)$/u;

/** The noun that runs straight into the figure: “une amende de”, “worth”, «بميزانية». */
function directNoun(
  clause: string,
  lang: 'fr' | 'en' | 'ar',
  language: Language,
): string | undefined {
  const led = lang === 'ar' ? verbLed.exec(clause.replace(/ دون تغيير/u, '')) : null;
  const behindVerb = withoutEmpty((led?.[1] ?? '').split(/\s+/u), lang, language);
  if (behindVerb[0]) return behindVerb.slice(0, 2).join(' ');
  const match = directly[lang].exec(clause.slice(-110));
  const phrase = match?.[1] ?? match?.[2];
  if (!phrase) return undefined;
  const words = phrase.split(/\s+/u);
  if (lang === 'ar') return arabicNoun(words, language);
  // “le budget du ministère augmente de”: a verb between them asks for its subject.
  if (tails.test(` ${words.at(-1) ?? ''}`)) return undefined;
  const kept = withoutEmpty(words, lang, language);
  return kept.length === 0 ? undefined : kept.join(' ');
}

/** A phrase without the adjectives and particles in front of its noun; empty when its noun says nothing. */
function withoutEmpty(
  words: readonly string[],
  lang: 'fr' | 'en' | 'ar',
  language: Language,
): readonly string[] {
  const first = words.findIndex((one) => !stopWordsOf(language).has(language.fold(one)));
  const kept = first === -1 ? [] : words.slice(first);
  return empty[lang].test(language.fold(kept[0] ?? '')) || isProper(kept[0] ?? '') ? [] : kept;
}

/** A name, and no acronym as “IPO”. */
function isProper(head: string): boolean {
  return /^\p{Lu}/u.test(head) && !/^\p{Lu}{2,5}s?$/u.test(head);
}

/** One or two words before the figure, without the particle joined to the first. */
function arabicNoun(words: readonly string[], language: Language): string | undefined {
  const kept = words.filter(
    (one) =>
      isArabicNoun(one) &&
      !stopWordsOf(language).has(language.fold(one)) &&
      !language.variants(language.fold(one)).some((form) => empty.ar.test(form)),
  );
  const last = words.at(-1);
  if (kept.length === 0 || last === undefined || !kept.includes(last)) return undefined;
  return kept
    .map((one) =>
      /^[بل]\p{L}{4,}/u.test(one) &&
      !/^(?:بنك|بلد|لجن|بطال|بيان|برنامج|برامج|بريد|بورص|بضائع|بطاق|بنيات|لقاح|لوح|لاعب)/u.test(one)
        ? one.slice(1)
        : one,
    )
    .join(' ');
}

function isArabicNoun(head: string): boolean {
  return head.length > 2 && !/^(?:[يت]\p{L}{3}|ست\p{L}+|سي\p{L}+|ل[يت]\p{L}{3,})$/u.test(head);
}

/** Verbs and participles that may follow the subject as a second word. */
const tails =
  /[ \u00A0](?:passe|va|vont|recul|attei|baiss|progress|gagn|grimp|bondi|doi|devr|pourr|repr|totalis|plafonn|dépass|avoisin|mobilis|compt|emploi|augment|chut|dimin|plong|oscill|ressort|rest|revien|coût|s['’é]|est|sont|sera|seront|était|aura|will|could|would|should|may|fell|rose|ris|grew|drop|reach|stand|stood|r[au]n|averag|cost|cover|start|went|gain|lost|climb|slip|hit|now)\p{L}*$/iu;

/** The first noun of the clause that no preposition governs; in Arabic the one behind the verb. */
function subjectOf(
  clause: string,
  lang: 'fr' | 'en' | 'ar',
  language: Language,
): string | undefined {
  if (lang === 'ar') return arabicSubject(clause, language);
  const plain = clause
    .replace(
      /^(?:en|selon|d['’]après|après|avec|depuis|in|under|according|after|with|since)\s[^,]{0,60},\s*/iu,
      '',
    )
    // “The ministry’s 2027 budget”: the budget.
    .replace(
      /^(?:The )?[\p{L}\d -]{2,40}[’']s (?:(?:19|20)\d\d )?(?=\p{Ll})/u,
      lang === 'en' ? 'the ' : '$&',
    );
  for (const match of plain.matchAll(determiners[lang])) {
    const before = plain.slice(0, match.index + 1);
    if (
      /(?:^|\s)(?:en|à|dans|selon|pour|par|sur|avec|de|in|at|for|by|of|on|to|with|from)\s$/iu.test(
        before,
      ) ||
      /^d['’]$|^(?:du|aux?)\s/iu.test(match[1] ?? '')
    )
      continue;
    const rest = plain.slice(match.index + match[0].length);
    const phrase = new RegExp(
      `^${word}(?:${gap}(?:d['’]${word}|de${gap}(?!\\p{Lu})${word}|(?!a|ont|est|sont|is|was|has|of\\b)${word}))?`,
      'u',
    ).exec(rest)?.[0];
    if (!phrase) continue;
    const kept = withoutEmpty(phrase.split(/\s+/u), lang, language);
    if (kept.length > 0) return kept.join(' ').replace(tails, '');
  }
  return lang === 'en' ? bareSubject(plain, language) : undefined;
}

/** English subjects need no article: the words before the verb, else the first of the clause. */
function bareSubject(clause: string, language: Language): string | undefined {
  const head = subjectVerb.exec(clause)?.[1];
  if (head) return head;
  const first = /^(\p{L}[\p{L}-]{2,}(?: \p{Ll}{3,})?)/u.exec(clause)?.[1];
  return first && !stopWordsOf(language).has(language.fold(first))
    ? first.replace(tails, '')
    : undefined;
}

/** “Average 5G download speed reached”: the last word or two before the verb. */
const subjectVerb =
  /^(?:[\p{L}\d-]+ ){0,4}?((?:\p{L}\p{Ll}{2,} )?\p{Ll}{3,}) (?:reached|rose|fell|grew|was|were|is|are|stood|came|climbed|dropped|jumped|slipped|totalled|hit|exceeded|rises|grows|falls|stands|brought|made|took|cost|won|sold|now|\p{Ll}{3,}ed)(?!\p{L})/u;

function arabicSubject(clause: string, language: Language): string | undefined {
  const words = clause.split(/[\s«»"،:]+/u).filter((one) => one !== '');
  const [first, second, third] = words;
  if (!first) return undefined;
  const isNominal = /^(?:ال|عدد|حجم|قيم|كلف|نسب|ثمن|سعر)/u.test(first);
  const head = isNominal ? first : second;
  const next = isNominal ? second : third;
  if (!head || stopWordsOf(language).has(language.fold(head))) return undefined;
  const runsOn = next && !stopWordsOf(language).has(language.fold(next)) && !/\d/.test(next);
  return runsOn ? `${head} ${next}` : head;
}
