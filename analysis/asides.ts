/** A form in a text → is it said by the way: of a firm, or of those whom something serves or strikes? */
import type { Language } from './language.ts';
import type { Token } from './tokens.ts';

/** What a form says by the way. */
export type Aside = 'firm' | 'served';

/** Where a form stands: places of its first token and of the one behind its last. */
export interface Place {
  raw: string;
  tokens: readonly Token[];
  from: number;
  to: number;
  language: Language;
}

/**
 * firm: “the startup Zitoun Labs”, «la jeune pousse fassie Zitoun», «شركة ناشئة «زيتون»», it says what a firm is.
 * served, asked of groups: “its customers are mostly small firms”, «800 PME», «لفائدة المقاولات الصغرى», a group that is only
 * counted, served or struck, in a text about what serves or strikes it.
 */
export function asideOf(place: Place, isGroup: boolean): Aside | undefined {
  if (saysWhatFirm(place)) return 'firm';
  return isGroup && isServed(place) ? 'served' : undefined;
}

function saysWhatFirm({ raw, tokens, to }: Place): boolean {
  if (tokens[to - 1]?.word.stop) return false;
  const next = tokens[to];
  const behind = raw.slice(tokens[to - 1]?.end ?? 0).slice(0, 60);
  if (namedNext.test(behind)) return true;
  return next !== undefined && !next.word.stop && named.test(behind);
}

function isServed(place: Place): boolean {
  const { raw, tokens, from, to, language } = place;
  const words = served[language.tag];
  if (!words) return false;
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  const before = raw.slice(Math.max(0, start - reach), start);
  return (
    isCounted(place) ||
    listed.test(raw.slice(Math.max(0, start - reach), start + 2)) ||
    words.before.test(before) ||
    words.behind.test(raw.slice(end, end + reach)) ||
    words.joined?.test(raw.slice(start, end)) === true
  );
}

/** Characters to each side that tell whom a form stands for. */
const reach = 80;

/** “800 SMEs”, «des centaines de PME», «15 ألف مقاولة»; one is an article. */
function isCounted({ tokens, from, language: { numberWords } }: Place): boolean {
  const before = tokens[from - 1]?.word;
  const number = before && linking.has(before.fold) ? tokens[from - 2]?.word : before;
  if (!number) return false;
  return number.number || (numberWords[number.fold] ?? 0) > 1 || amounts.test(number.fold);
}

const linking = new Set(['de', 'd', 'of', 'من']);
/** Folded. */
const amounts = new RegExp(
  `^(?:${[
    '(?:diz|douz|quinz|vingt|trent|quarant|cinquant|cent)aines?|mille|milliers?|millions?',
    'dozens?|hundreds?|thousands?',
    'عشرات|ميات|الف|الاف|مليون',
  ].join('|')})$`,
);

const namedNext = /^\s+(?:«|\p{Lu}\p{L})/u;
/** With one word between. */
const named = /^\s+\p{L}+\s+(?:«|\p{Lu}\p{L})/u;

/** “banks and …”, «الأسر و…»: one of several. Asked of what stands before a form with its first two letters. */
const listed = /\p{L} (?:(?:et|ou|and|or) (?:les |des |the )?\p{L}|و)\p{L}$/iu;

/** What stands before a group that is served, what behind it, and what is joined to it. */
interface Served {
  before: RegExp;
  behind: RegExp;
  joined?: RegExp;
}

const served: Partial<Record<Language['tag'], Served>> = {
  fr: {
    before: toBefore({
      whom: 'clients?|clientes?|clientèle|abonnés|utilisateurs|utilisatrices|usagers|adhérents|bénéficiaires|souscripteurs|acheteurs|victimes?|touchée?s|cibles?',
      to: 'aux?|à|auprès|chez|destinée?s?|pour|par|touche(?:nt)?|frappe(?:nt)?|équipe(?:nt)?|dessert|sert|dont|souvent|parfois',
      between:
        'à|aux?|de|des|du|les?|la|ses|leurs|nos|très|petites|autres|surtout|principalement|notamment|quelque|environ|près|plus|moins|nombreuses|certaines|plusieurs|toutes|grandes',
    }),
    behind: toBehind(
      'clientes?|utilisatrices?|adhérentes?|abonnées?|membres|victimes|touchées|équipées|raccordées',
    ),
  },
  en: {
    before: toBefore({
      whom: 'customers?|clients?|users|subscribers|buyers|members|victims|clientele|targets',
      to: 'for|to|by|among|at|serves?|serving|with|hit|hits|struck|affected|affects|often|mostly|mainly|of them',
      between:
        'a|an|the|its|their|our|some|about|around|nearly|over|more|than|many|mostly|mainly|other|large|larger|big|local|of|even',
    }),
    behind: toBehind('customers|clients|users|subscribers|members'),
  },
  ar: {
    before: toBefore({
      whom: '(?:ال|لل|ل|و|ب)*(?:زبناء|زبائن|زبون|زبناؤها|زبنائها|زبائنها|عملاء|عملائها|مشتركين|مشتركون|مستعملين|مستخدمين|مستفيدين|ضحايا|ضحاياها|متضررين)(?:ه|ها|هم)?',
      to: 'أغلبهم|أغلبها|معظمهم|معظمها|جلهم|جلها|بينهم|بينها|منهم|منها|لفائدة|لصالح|لدى|إلى|موجهة?|تخدم|يخدم|تستهدف|يستهدف|من طرف|من قبل',
      between: 'نحو|حوالي|زهاء|أكثر|من|كل|بعض|عدد|كبرى|إلى',
    }),
    behind: toBehind(
      '(?:أكثر|أكبر|أول|أغلب)\\s+(?:المتضررين|الضحايا|الزبناء|المستفيدين)|المتضررة|المستفيدة|المنخرطة|المشتركة|المتعاملة|الزبونة',
    ),
    joined: /^[وف]?ل/u,
  },
};

/** A word for those served, as far before as looked; or a word that leads to them, with little or one of two between. */
function toBefore({ whom, to, between }: { whom: string; to: string; between: string }): RegExp {
  const filled = `(?:(?:${between})\\s+|[dl][’'])*`;
  return new RegExp(
    `(?<!\\p{L})(?:(?:${whom})(?!\\p{L})[^.;!?؟؛\\n]*|(?:${to})\\s+${filled}(?:\\p{L}+\\s+(?:and|et|ou|or)\\s+${filled})?)$`,
    'iu',
  );
}

function toBehind(words: string): RegExp {
  return new RegExp(`^\\s+(?:${words})(?!\\p{L})`, 'iu');
}
