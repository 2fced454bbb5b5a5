/** Structured data, meta elements and printed bylines → the names of a page’s authors. */
import { fold } from './boilerplate.ts';
import type { PageDocument, PageElement } from './dom.ts';
import { type Thing, textsOf } from './json-ld.ts';
import type { Piece } from './title-zone.ts';

export interface AuthorHints {
  article: Thing | undefined;
  /** Contents of the author meta elements, best first. */
  declared: string[];
  siteName: string | undefined;
  zone: Piece[];
}

const selectors = [
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '[rel~="author"]',
  '.author-name',
  '.byline-name',
  '.author__name',
  '.post-author',
  '.entry-author',
  '.article-author',
  '.article__author',
  '.byline',
  '.author',
  '.auteur',
  '.signature',
  '.c-byline__author',
  '[class*="author-name"]',
  '[class*="authorname"]',
  '[class*="byline"]',
  '[class*="__author"]',
  '[class*="contributor"]',
];

/** Bylines of other articles and of commenters. */
const elsewhere =
  'aside,nav,footer,li,[class*="related"],[class*="comment"],[class*="sidebar"],[class*="teaser"],[class*="card"]';

/** JSON-LD, then meta elements, then the byline around the title, then elements named for it; the site’s own name only where nobody signs. */
export function authorsOf(document: PageDocument, hints: AuthorHints): string[] {
  const { article, declared, siteName, zone } = hints;
  const structured = namesInJsonLd(article?.['author'] ?? article?.['creator']);
  for (const texts of [structured, ...declared.map((text) => [text])]) {
    const names = namesOf(texts, siteName);
    if (names.length > 0) return names;
  }
  const printed = namesOf(signed(zone), siteName, true);
  if (printed.length > 0) return printed;
  for (const selector of selectors) {
    const names = namesOf(together(document, selector), siteName, true);
    if (names.length > 0) return names;
  }
  for (const texts of [byline(document), besideDate(zone)]) {
    const names = namesOf(texts, siteName, true);
    if (names.length > 0) return names;
  }
  return namesOf([...structured, ...declared].slice(0, 1), undefined);
}

function namesInJsonLd(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesInJsonLd);
  if (typeof value === 'object' && value !== null)
    return 'name' in value ? textsOf(value.name) : [];
  return textsOf(value);
}

const signature =
  /(?:^|[\s_-])(?:authors?|auteurs?|byline|by-line|writer|writtenby|written-by|signature|sig|aut|redacteur|journaliste|reporter|contributor|kateb|katib)(?:[\s_-]|$)|author-?name/;
const profile =
  /\/(?:authors?|auteurs?|staff|journalistes?|newsteam|people|profile|writers?|redacteurs?|contributors?)\/[^/]/i;
const opener =
  /^(?:par|by|written by|story by|words by|text by|propos recueillis par|texte|بقلم|كتب|كتبت|كتبه|كتبته|إعداد|تحرير|المحرر|الكاتب|حاوره|حاورته|متابعة)\s*[:：]?\s+(?=\p{L})/iu;
const bareOpener = /^(?:par|by|written by|بقلم|كتب|كتبت|إعداد|الكاتب)\s*[:：]?$/iu;

/** What the elements around the title sign: named for it, linked to a profile, or behind «Par», «By», «بقلم». */
function signed(zone: Piece[]): string[] {
  const named = zone.filter(
    ({ names, href, text }) =>
      text.length < 120 && (signature.test(names) || (href !== undefined && profile.test(href))),
  );
  const behind = zone.flatMap(({ text }, at) =>
    opener.test(text) && text.length < 120
      ? [text]
      : bareOpener.test(text)
        ? [zone[at + 1]?.text ?? '']
        : [],
  );
  if (named.length === 0) return behind;
  const below = named.filter(({ above }) => above !== true);
  return (below.length > 0 ? below : named).map(({ text }) => text);
}

/** Elements of one byline: the first match and what stands with it in the same few parents. */
function together(document: PageDocument, selector: string): string[] {
  const found = [...document.querySelectorAll(selector)]
    .slice(0, 40)
    .filter((element) => !element.closest(elsewhere) && flat(element).length < 120);
  const [first] = found;
  if (!first) return [];
  const parent = first.parentElement?.parentElement;
  return found
    .filter(
      (element) => element === first || (parent?.contains(element) && flat(parent).length < 300),
    )
    .map(flat);
}

/** «Par Salma B.», «بقلم …» in a short line of its own. */
function byline(document: PageDocument): string[] {
  const lines = [...document.querySelectorAll('p,span,div,td,small,address,b,strong,em,font')];
  for (const element of lines.slice(0, 1500)) {
    if (element.children.length > 3 || element.closest(elsewhere)) continue;
    const text = flat(element);
    if (text.length > 6 && text.length < 90 && opener.test(text)) return [text];
  }
  return [];
}

const dated = /\p{N}{1,2}[/.\s-]+[\p{L}\p{N}.]+[/.\s-]+\p{N}{4}|\p{N}{4}[/-]\p{N}{2}[/-]\p{N}{2}/u;

/** A name that shares the line of the date, or stands alone beside it outside any link. */
function besideDate(zone: Piece[]): string[] {
  const at = zone.findIndex(({ text }) => text.length < 120 && dated.test(text));
  const line = zone[at];
  if (!line) return [];
  const rest = line.text.replace(dateRest, ' | ');
  const beside = [zone[at + 1], zone[at - 1], zone[at + 2]].flatMap((piece) =>
    piece && piece.href === undefined && piece.text.length < 50 ? [piece.text] : [],
  );
  for (const text of [...rest.split(/\s*[|–—•·]\s*|\s+-\s+/u), ...beside]) {
    const bare = text.replace(opener, '').replace(/^[-\s]+|[-\s]+$/g, '');
    if (/^\p{L}+(?:[\s.'’-]+\p{L}+){1,3}$/u.test(bare) && isPerson(bare)) return [bare];
  }
  return [];
}

/** Weekday, date and time, wherever they stand in a line. */
const dateRest =
  /(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|ال[إا]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة|السبت|ال[أا]حد|le|publié|published|posted|on|في|نشر)[\s,:،]+){0,4}(?:\p{N}{4}[/-]\p{N}{2}[/-]\p{N}{2}|\p{N}{1,2}(?:er)?[/.\s-]+[\p{L}\p{N}.]+[/.\s-]+\p{N}{4}|\p{L}{3,9}\s+\p{N}{1,2},?\s+\p{N}{4})(?:[\s,،–-]*(?:à|at|على الساعة)?[\s:]*\p{N}{1,2}\s*[:hH]\s*\p{N}{2})?/giu;

const roles =
  /^(?:journaliste|correspondante?|envoyée? spéciale?|rédact(?:eur|rice)(?: en chef)?|reporter|editor|senior editor|correspondent|staff writer|senior writer|writer|columnist|contributor|phd|md|m\.d\.|ph\.d\.|مراسل|مراسلة|صحفي|صحافي|صحفية|صحافية|كاتب|كاتبة|rabat|casablanca|tanger|fès|marrakech|agadir|oujda|الرباط|الدار البيضاء|طنجة|فاس|مراكش|أكادير|وجدة)$/iu;

const roleWord =
  /(?<!\p{L})(?:reporter|editor|writer|correspondent|journaliste|photographe|photographer)s?$/iu;

const noName =
  /^(?:admin\p{L}*|(?:la |the )?redaction|redact\p{L}*|editors?|editorial(?: team| staff)?|staff(?: writer| reporter| editor)?|news desk|webmaster|contributor|guest|unknown|anonymous|null|undefined|authors?|auteurs?|agenc(?:y|ies|es?)|(?:هيئه )?التحرير|اداره الموقع|comments?|by|par|بقلم|(?:a\.?m|p\.?m)\.? .*)$/u;

const particles =
  /^(?:d['’]|l['’])|^(?:de|del|della|da|di|do|dos|du|des|la|le|les|el|al|ben|bin|bint|ait|ould|van|von|der|den|ten|ter|et|y|e)$/u;

/** Every word of a printed Latin name but its particles has a capital; Arabic names have two to five words. */
function isPerson(name: string): boolean {
  const words = name.split(/\s+/);
  if (/\p{Script=Arabic}/u.test(name)) return words.length >= 2 && words.length <= 5;
  return words.every((word) => /^\p{Lu}/u.test(word) || particles.test(word));
}

/** Split, clean and deduplicate names; addresses, sites, roles and placeholders are none. `printed`: seen in the page, so capitals are asked for. */
function namesOf(texts: string[], siteName: string | undefined, printed = false): string[] {
  const site = fold(siteName ?? '');
  const kept = new Map<string, string>();
  for (const raw of texts.flatMap((text) => parts(text, printed))) {
    const name = raw
      .replace(opener, '')
      .replace(/\(.{0,80}?\)|^[-–•·\s]+|[-–•·:\s]+$/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const folded = fold(name);
    const isName =
      name.length > 1 &&
      name.length < 60 &&
      /\p{L}/u.test(name) &&
      !/https?:|www\.|@|\d{4,}|[{}[\]<>]|^\d/.test(name) &&
      name.split(' ').length <= 6 &&
      !roles.test(name) &&
      !(printed && roleWord.test(name)) &&
      !noName.test(folded) &&
      folded !== site &&
      (!printed || isPerson(name));
    if (isName && !kept.has(folded)) kept.set(folded, name);
  }
  return [...kept.values()].slice(0, 12);
}

/** One text may name several, and more than names. */
function parts(text: string, printed: boolean): string[] {
  const plain = text.replace(/<[^<>]{0,200}>/g, ' ').replace(/\s+/g, ' ');
  const bare = printed
    ? plain
        .replace(/^(?:posted|published|publié|نشر)\b[^|]{0,60}?\b(?:by|par)\s+/iu, '')
        .replace(
          /[\s,|–—-]*(?:publié|published|posted|mis à jour|updated|le \d|on \d|نشر|في \d|يوم ).*$/iu,
          '',
        )
        .replace(dateRest, ' | ')
    : plain;
  return bare
    .replace(opener, '')
    .split(/\s*(?:,|;|،|\||\n|\s[-–—]\s|\s(?:et|and|&|و)\s|\s(?:par|by)\s)\s*/iu);
}

function flat(element: PageElement): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
