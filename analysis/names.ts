/** A text in Latin letters → names that no list knows: runs of capitalised words, told apart by what stands around them. */
import type { Language } from './language.ts';
import { toSentences } from './sentences.ts';
import { toTokens } from './tokens.ts';
import { counted } from './units.ts';

/** A name at one place. Offsets are UTF-16 units. */
export interface Name {
  name: string;
  type: 'org' | 'person' | 'place' | 'programme' | 'event';
  start: number;
  end: number;
}

const part = "\\p{Lu}[\\p{L}\\p{M}\\d’'&+-]*";
const run = new RegExp(
  `(?<![\\p{L}\\d])${part}(?:[ \\u00A0](?:(?:du|de|des|d['’]|of|for|el|al|ben|bin|ait) ?)?${part})*`,
  'gu',
);
const speech =
  /(?:a (?:déclaré|indiqué|expliqué|précisé|affirmé|estimé|souligné|annoncé|confié)|déclare|explique|précise|estime|souligne|résume|prévient|raconte|reconnaît|insiste|observe|said|says|told|added|explained|warned)\s*$/iu;
const role =
  /(?:ministre|président|présidente|directeur|directrice|fondateur|fondatrice|cofondateur|cofondatrice|PDG|DG|responsable|professeur|professeure|chercheur|chercheuse|analyste|experte?|associée?|secrétaire général|député|députée|rapporteur|ingénieure?|étudiante?|avocate?|M\.|Mme|Mr|Ms|Mrs|Dr|minister|chairman|director|founder|co-founder|chief executive|head|professor|researcher|analyst|partner|engineer|student|lawyer)(?: (?:général|générale|exécutif|exécutive|technique|scientifique|executive|general))?(?: (?:de|du|des|d['’]|of|at|chez)[^,.;]{0,40},?)?[ ,]*$/u;
const roleAfter =
  /^,? (?:(?:le|la|l['’]|the|its|son|sa|un|une|a|an) ?)?(?:\p{L}+[- ])?(?:ministre|président|présidente|directeur|directrice|fondateur|fondatrice|cofondateur|cofondatrice|PDG|DG|responsable|professeure?|chercheur|chercheuse|analyste|experte?|associée?|secrétaire|députée?|rapporteur|ingénieure?|étudiante?|avocate?|porte-parole|gérante?|patron|patronne|minister|chairman|director|founder|co-founder|chief|head|professor|researcher|analyst|partner|engineer|student|lawyer|spokes)/u;
const orgBefore =
  /(?:start-?up|société|entreprise|groupe|fintech|éditeur|éditrice|opérateur|plateforme|fonds|cabinet|association|fondation|banque|jeune pousse|assureur|filiale|prestataire|enseigne|application|coopérative|clinique|company|operator|platform|fund|firm|group|publisher|bank|insurer|subsidiary|provider|by|par|chez|auprès de)(?: \p{Ll}+)? (?:« ?)?$/iu;
const orgAfter =
  /^(?: (?:a|va|vient|annonce|lance|lève|ouvre|signe|prévoit|emploie|compte|revendique|exploite|propose|affirme|assure|dit|cherche|recrute|veut|mise|entend|has|will|plans|raises|raised|launches|opens|employs|says|operates|expects|signed|is|was|’s|'s)\b|’s |'s )/u;
/** “Tilmidh, une jeune pousse de Fès”: what a name is in apposition to leaves no doubt. */
const apposition =
  /^, (?:(?:une?|la|le|an?|the|its|sa|son) |l['’])(?:\p{L}+ )?(?:jeune pousse|start-?up|société|entreprise|fintech|plateforme|filiale|éditeur|éditrice|opérateur|place de marché|company|firm|platform|operator|subsidiary|provider|publisher|marketplace)/u;
const certain = 3;
const placeBefore =
  /(?:(?<!\p{L})à|\bprès de|\ben|\bvers|province d[e’']|ville d[e’']|commune d[e’']|aéroport d[e’']|port d[e’']|\bin|\bnear|city of) ?$/iu;
const programmeBefore =
  /(?:programme|dispositif|initiative|plan|program|scheme|strat[ée]gie|strategy|label|garantie|guarantee|portail|portal) (?:« ?)?$/iu;
/** “Strait Digital Forum”, “AI Encounters”, “Rencontres du Souss”: a gathering says so in its first or its last word. */
const gatherings =
  'Forum|Summit|Sommet|Encounters|Rencontres|Salon|Expo|Conference|Conférence|Congress|Congrès|Assises|Festival|Hackathon|Awards|Trophées|Meetup|Fair|Symposium|Colloque|Journées|Days|Week|Olympiades';
const gathering = new RegExp(`^(?:${gatherings}) |\\p{L} (?:${gatherings})(?: 20\\d\\d)?$`, 'u');
/** “Maroc Digital 2030”: plans bear the year they aim at. */
const aimed = / 20[2-9]\d$/;
/** Land that is named by its quarter of the sky or its kind: “West Africa”, “Canary Islands”, “Sidi Maârouf”. */
const land =
  /^(?:(?:North|South|East|West|Central|Northern|Southern|Eastern|Western|Sub-Saharan|Latin) (?:Africa|America|Asia|Europe|Atlantic|Sahara)|\p{Lu}\S+ (?:Islands|Valley|Coast|Desert|Mountains)|(?:Sidi|Oued|Aïn|Ain|Hay|Bab|Oulad|Ouled|Béni|Beni) \p{Lu}\S+)$/u;
const common = new Set(
  'le la les un une des ce cette ces il elle ils elles on nous vous et mais ou or donc car si quand pour dans sur avec sans selon après avant depuis the a an this that these those it he she they we in on at for with from by as but and or if when after before since while its their both each one two'.split(
    ' ',
  ),
);
const notNames =
  /^(?:\p{Lu}{1,2}|(?:AI|IA|SIM|USB|NFC|GPS|OTP|PIN|LED|PDF|URL|CBDC|MNBC|DH|MDH|MMDH|KDH|DSI|DRH|RSSI|CISO|CIO|CTO|CFO|COO|IPO|OPA|OPV|PLF|TVA|HT|TTC|RTX|GTX|MRE|MAD|USD|EUR|CEO|PDG|DG|TPE|PME|SME|ONG|API|SMS|GPU|CPU|FTTH|VPN|IoT|QR|PIB|GDP|RH|IT|TIC|BPO|R&D|[2-6]G)|Maroc|Morocco|Moroccan|Moroccans|Marocains?|Marocaines?|Europe|European|Afrique|Africa|African|French|Français|Arabic|Arabe|Darija|Amazigh|Tamazight|Tarifit|Tachelhit|Hassania|État|Royaume|Kingdom|Internet|Bulletin|Article|Loi|Law|Bill|Décret|Decree|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/u;

/** Names found at least twice, or once where the words around them leave no doubt. `taken` holds what lists know already. */
export function findNames(
  text: string,
  language: Language,
  taken: readonly { start: number; end: number }[],
): Name[] {
  const starts = new Set(toSentences(text, language).map(({ start }) => start));
  const isWord = commonWordsOf(text, language);
  const found = new Map<
    string,
    {
      places: { start: number; end: number; initial: boolean }[];
      votes: Record<Name['type'], number>;
    }
  >();
  for (const match of text.matchAll(run)) {
    const place = trim(match[0], match.index, starts);
    if (!place || notNames.test(place.name)) continue;
    const { name, start, end } = place;
    const isApposed = apposition.test(text.slice(end, end + 60));
    if (!isApposed && name.split(/[ \u00A0]/u).every(isWord)) continue;
    // The agency a dispatch opens with, in brackets, is no actor.
    if (/\($/.test(text.slice(0, start)) && /^\)\s*[–—-]/.test(text.slice(end))) continue;
    if (
      /\((?:avec|source|sources|with|par)\s?:?\s?$/iu.test(
        text.slice(Math.max(0, start - 12), start),
      )
    )
      continue;
    if (taken.some((other) => start < other.end && end > other.start)) continue;
    const known = found.get(name) ?? {
      places: [],
      votes: { org: 0, person: 0, place: 0, programme: 0, event: 0 },
    };
    found.set(name, known);
    // A quotation or what a colon announces begins with a capital, too.
    const isOpening = /[«“"(:–—]\s?$/u.test(text.slice(0, start));
    known.places.push({ start, end, initial: starts.has(start) || isOpening });
    const type = typeAt(text, name, start, end);
    if (type) known.votes[type]++;
    if (isApposed) known.votes.org += certain;
  }
  return [...found].flatMap(([name, { places, votes }]) => {
    const type = decide(name, places, votes);
    if (type === undefined) return [];
    return places.map(({ start, end }): Name => {
      // “Écosystèmes 2030”: the year a programme aims at is part of its name.
      const year = type === 'programme' ? (/^ 20\d\d\b/.exec(text.slice(end))?.[0] ?? '') : '';
      return { name: `${name}${year}`, type, start, end: end + year.length };
    });
  });
}

/** Tells words that are no names: the text writes them small elsewhere, or they stand for a measure or a thing counted. */
function commonWordsOf(text: string, language: Language): (word: string) => boolean {
  const small = new Set<string>();
  for (const { word } of toTokens(text, language)) if (!word.capital) small.add(word.fold);
  return (raw) => {
    const fold = language.fold(raw);
    const singular = fold.replace(/s$/, '');
    return (
      notNames.test(raw) ||
      counted.has(fold) ||
      (fold.length > 3 && [fold, singular, `${singular}s`].some((form) => small.has(form)))
    );
  };
}

/** A sentence’s first word has its capital from there: it goes when it is a common word. */
function trim(
  raw: string,
  at: number,
  starts: ReadonlySet<number>,
): { name: string; start: number; end: number } | undefined {
  let name = raw.replace(/['’]s$/u, '').replace(/(?:\s(?:du|de|des|of|and|et|for))$/u, '');
  let start = at;
  for (
    let first = /^([\p{L}’']+)\s+/u.exec(name);
    first && common.has((first[1] ?? '').toLowerCase());
    first = /^([\p{L}’']+)\s+/u.exec(name)
  ) {
    start += first[0].length;
    name = name.slice(first[0].length);
  }
  const role =
    /^(?:\p{Lu}[\p{L}-]*['’]s|Founder|Co-founder|Chairman|Minister|President|Président|Ministre|Directeur|Comment|Pourquoi|Chez|Avec|Pour|À|Au|Aux|Entre|Casablanca-based|\p{Lu}\p{Ll}+-based) (?=\p{Lu})/u.exec(
      name,
    );
  if (role) {
    start += role[0].length;
    name = name.slice(role[0].length);
  }
  const article = /^[LD]['’]\p{Ll}+ (?=\p{Lu})/u.exec(name);
  if (article) {
    start += article[0].length;
    name = name.slice(article[0].length);
  }
  const elision = /^[LDJNSMQ]['’](?=\p{Lu})/u.exec(name);
  if (elision) {
    start += 2;
    name = name.slice(2);
  }
  if (!/^\p{Lu}/u.test(name) || common.has(name.toLowerCase())) return undefined;
  if (starts.has(start) && !name.includes(' ') && !/\p{L}\p{Lu}/u.test(name) && name.length < 4)
    return undefined;
  return { name, start, end: start + name.length };
}

function typeAt(text: string, name: string, start: number, end: number): Name['type'] | undefined {
  const before = text.slice(Math.max(0, start - 70), start);
  const after = text.slice(end, end + 50);
  const words = name.split(' ').length;
  if (/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+-\p{Lu}\p{Ll}+$/u.test(name)) return 'person';
  if (gathering.test(name)) return 'event';
  if (aimed.test(name)) return 'programme';
  if (land.test(name)) return 'place';
  if (programmeBefore.test(before)) return 'programme';
  if (orgBefore.test(before)) return 'org';
  const isNamedOffice = role.test(before) || roleAfter.test(after) || speech.test(before);
  if (words >= 2 && words <= 4 && isNamedOffice) return 'person';
  if (placeBefore.test(before) && words === 1) return 'place';
  return orgAfter.test(after) ? 'org' : undefined;
}

function decide(
  name: string,
  places: readonly { initial: boolean }[],
  votes: Record<Name['type'], number>,
): Name['type'] | undefined {
  if (votes.org >= certain) return 'org';
  const isInside = places.some(({ initial }) => !initial);
  if (votes.person > 0 && votes.person >= votes.org) return 'person';
  // One word that it is a programme says more than many places that say nothing.
  if (votes.event > 0) return 'event';
  if (votes.programme > 0) return 'programme';
  if (votes.place > votes.org) return places.length > 1 ? 'place' : undefined;
  const isCompound = name.includes(' ') && !/^\p{Lu}\S* (?:du|de|des|d['’]|of|for)/u.test(name);
  if (!isInside && places.length < 2) return isCompound && votes.org > 0 ? 'org' : undefined;
  if (isInside && (isCompound || /^\p{Lu}{3,}$/u.test(name))) return 'org';
  if (votes.org > 0) return 'org';
  const looksMade =
    name.includes(' ') || /\p{Ll}\p{Lu}|\d/u.test(name) || /^\p{Lu}{3,}$/u.test(name);
  return places.length >= 2 && looksMade ? 'org' : undefined;
}
