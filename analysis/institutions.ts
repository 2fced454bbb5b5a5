/** A French or English text → institutions by the way their names are built: a head noun and what it is of. */
import type { Language } from './language.ts';

/** An organisation at one place; offsets are UTF-16 units. */
export interface Institution {
  name: string;
  start: number;
  end: number;
  /** The head stands last: what is in front of it is a part of the name, known or not. */
  isTailed: boolean;
}

const heads =
  'Agence|Association|Fondation|Fonds|Université|Institut|Office|Conseil|Chambre|Caisse|Fédération|Confédération|Ministère|ministère|Direction|Commission|Haut-Commissariat|Observatoire|Union|Cité|École|Ecole|Faculté|Banque|Bourse|Centre|Laboratoire|Académie|Réseau|Société|Groupement|Cour|Organisation|Trésorerie|Bibliothèque|Alliance';
const adjective =
  '(?:nationale?|générale?|marocaine?|régionale?|centrale?|supérieure?|internationale?|africaine?|européenne?|islamique|mondiale|professionnelle?|financière|populaire|économique|sociale?|royale?|française?|centraux|arabe|unies?)';
const word = "[\\p{L}\\p{M}][\\p{L}\\p{M}’'-]+";
const link = "(?:de la |de l['’]|du |des |de |d['’]|pour le |pour la |pour l['’])";
const french = new RegExp(
  `(?<![\\p{L}-])((?:${heads})(?: (?:${adjective}))*(?: ${link}${word}(?: ${adjective}| \\p{Lu}[\\p{L}\\p{M}’'-]+| [IVX]+)*(?:(?:,? et ${link}| et des? )${word}(?: ${adjective})?)?){1,3})(?![\\p{L}-])`,
  'gu',
);
/** “Fondation OCP”, “Université Cadi Ayyad”: the head and a name. */
const frenchNamed = new RegExp(
  `(?<![\\p{L}-])((?:${heads})(?: ${adjective})? \\p{Lu}[\\p{L}\\p{M}\\d’'-]*(?: (?:\\p{Lu}[\\p{L}\\p{M}’'-]*|[IVX]+))*(?: ${link}${word})?)(?![\\p{L}-])`,
  'gu',
);
const tails =
  'Foundation|University|Institute|Association|Council|Agency|Authority|Ministry|Bank|Fund|Chamber|Exchange|Office|Federation|Commission|Corporation|Treasury|Library|Academy|Hospital|Observatory|Union|Company|Group|Holding|Research|Ventures|Capital|Partners|Labs?|School|Alliance';
const upper = "\\p{Lu}[\\p{L}\\p{M}\\d’'&-]*";
const english = new RegExp(
  `(?<![\\p{L}-])((?:${upper} (?:of (?:the )?)?){1,5}(?:${tails})(?: (?:of|for) (?:the )?${upper}(?:(?:,| and|, and|of|for| of the)? ${upper})*)?)(?![\\p{L}-])`,
  'gu',
);
const englishOf = new RegExp(
  `(?<![\\p{L}-])((?:${tails}|House|Ministry|General Treasury) (?:of|for) (?:the )?${upper}(?:(?: and| of|, and|,| of the)? ${upper})*)(?![\\p{L}-])`,
  'gu',
);
/** Heads that any firm may use in lower company: “Centre de données”, “Société de gestion”. */
const common =
  /^(?:Centre|Société|Réseau|Direction|Commission|Conseil|Groupement|Cité|Union|École|Ecole|Cour|Bourse|Banque|Fonds|Chambre) (?:de données|d['’]appels|d['’]administration|de gestion|de calcul|de téléphonie|d['’]investissement|des investisseurs|de recherche|de formation)\b/u;

const firmHeads =
  /(?:Foundation|University|Institute|Association|Council|Academy|Hospital|School|Observatory|Investment Fund)$/u;

/** Institutions in order of their place. A capital marks the head; only ministries are written small. */
export function findInstitutions(text: string, language: Language): Institution[] {
  const patterns = language.tag === 'en' ? [english, englishOf] : [french, frenchNamed];
  const found: Institution[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const raw = match[1] ?? '';
      const lead =
        /^(?:The|A|An|Its|In|At|For|But|And|While|Le|La|Les|Un|Une) /u.exec(raw)?.[0].length ?? 0;
      const name = raw.slice(lead).replace(/['’]s?$/u, '');
      if (common.test(name) || !name.includes(' ')) continue;
      const start = match.index + match[0].indexOf(raw) + lead;
      const isTailed = firmHeads.test(name);
      found.push({ name, start, end: start + name.length, isTailed });
    }
  }
  return found;
}
