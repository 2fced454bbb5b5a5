/** Structured data, meta elements and printed bylines → the names of a page’s authors. */
import { bareOpener, dateRest, isPerson, namesOf, opener, outletWord } from './author-names.ts';
import { fold } from './boilerplate.ts';
import type { PageDocument, PageElement } from './dom.ts';
import type { Piece } from './title-zone.ts';

export interface AuthorHints {
  /** Whom JSON-LD credits. */
  people: string[];
  /** The page’s own editor, where JSON-LD has no article. */
  linked: string[];
  organisations: string[];
  /** Contents of the author meta elements, best first; several under one name are several authors. */
  declared: string[][];
  /** The outlet’s names and host. */
  own: (string | undefined)[];
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
/** Where a class may say in one of its words that an author is named. */
const perhapsNamed = '[class*="aut"],[class*="Aut"],[class*="wr"],[class*="kat"]';

/** Bylines of other articles and of commenters. */
const elsewhere =
  'aside,nav,footer,li,[class*="related"],[class*="comment"],[class*="sidebar"],[class*="teaser"],[class*="card"]:not([class*="vcard"]):not([class*="hcard"]):not([class*="h-card"])';
/** A list inside a byline is the byline’s. */
const within = '[class*="byline"],[class*="author"],[class*="meta"],header';

/**
 * People in JSON-LD, then meta elements, then the byline around the title, then elements named for it, then organisations
 * in JSON-LD; the outlet’s own name only where nobody signs.
 */
export function authorsOf(document: PageDocument, hints: AuthorHints): string[] {
  const { people, linked, organisations, declared, own, zone } = hints;
  const isOwn = isOneOf(own);
  const credited = [people, ...declared]
    .map((texts) => namesOf(texts, { isOwn }))
    .filter((names) => names.length > 0);
  const [names] = credited;
  if (names) {
    // A house may be credited where a person signs.
    const signed = names.some(isPerson)
      ? []
      : namesOf(behindOpener(zone), { isOwn, printed: true });
    return signed.length > 0 ? signed : widest(names, [...credited, ...together(zone, isOwn)]);
  }
  for (const texts of printedIn(document, zone)) {
    const names = namesOf(texts, { isOwn, printed: true });
    if (names.length > 0) return names;
  }
  for (const texts of [linked, organisations, people.slice(0, 1), ...declared]) {
    const names = namesOf(texts);
    if (names.length > 0) return names;
  }
  return namesOf(named(zone), { printed: true }).slice(0, 1);
}

/** More names still are a list of all who ever worked on it. */
const mostTogether = 4;

/** Structured data often credits the first of several alone: another list that holds all of these and more says who else signs. */
function widest(names: string[], others: string[][]): string[] {
  return (
    others.find(
      (more) =>
        more.length > names.length &&
        more.length <= mostTogether &&
        names.every((name) => more.some((other) => fold(other) === fold(name))),
    ) ?? names
  );
}

/** Names are joined by an and; what only stands beside a name behind a comma may be a title or a house. */
const severalNames = /\p{L}\s(?:and|et|&)\s\p{Lu}|\p{L}\sو\s?\p{L}/u;

/** Bylines around the title that name several, each with a first name and a last one. */
function together(zone: Piece[], isOwn: (name: string) => boolean): string[][] {
  return zone.flatMap((piece) => {
    if (!signature.test(piece.names) && !opener.test(piece.text) && !bareOpener.test(piece.text))
      return [];
    const blocks = [piece.element, piece.element.parentElement].flatMap((block) => {
      const text = block ? flat(block) : '';
      return text.length < 120 && severalNames.test(text) ? [text] : [];
    });
    return blocks
      .map((text) => namesOf([text], { isOwn, printed: true }))
      .filter((names) => names.length > 1 && names.every(isFullName));
  });
}

/** The places where a page signs, best first. */
function* printedIn(document: PageDocument, zone: Piece[]): Generator<string[]> {
  yield named(zone);
  yield behindOpener(zone);
  for (const selector of selectors) yield besideFirst([...document.querySelectorAll(selector)]);
  yield besideFirst(
    [...document.querySelectorAll(perhapsNamed)].filter((element) =>
      signature.test((element.getAttribute('class') ?? '').slice(0, 300).toLowerCase()),
    ),
  );
  yield byline(document);
  yield besideDate(zone);
  yield linkedBesideDate(zone);
  yield firstLine(zone);
}

/** Names are compared by their letters alone: «Mes Opinions» is mesopinions.com. */
function isOneOf(own: (string | undefined)[]): (name: string) => boolean {
  const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
  const hosts = own.flatMap((name) => {
    const host = /^(?:https?:\/\/)?(?:www\.)?([\p{L}\p{N}.-]+\.[a-z]{2,})\/?$/iu.exec(
      name ?? '',
    )?.[1];
    return host === undefined ? [] : [host, host.slice(0, host.lastIndexOf('.'))];
  });
  const known = new Set([...own.filter((name) => name !== undefined), ...hosts].map(letters));
  known.delete('');
  return (name) => known.has(letters(name));
}

const signature =
  /(?:^|[\s_-])(?:authors?|auteurs?|byline|by-line|byl|writer|writtenby|written-by|wrote|signature|sig|aut|redacteur|journaliste|reporter|contributor|kateb|katib)(?:[\s_-]|$)|author-?name/;
const profile =
  /\/(?:authors?|auteurs?|staff|journalistes?|newsteam|people|profile|writers?|redacteurs?|contributors?)\/[^/]/i;

/** Elements around the title that are named for an author or linked to a profile; those below it, where there are any. */
function named(zone: Piece[]): string[] {
  const found = zone.filter(
    ({ names, href, text }) =>
      text.length < 120 && (signature.test(names) || (href !== undefined && profile.test(href))),
  );
  const below = found.filter(({ above }) => above !== true);
  return (below.length > 0 ? below : found).map(({ text }) => text);
}

/** «Par Salma B.», or «Par» and the piece behind it; a line of several things has it between bars. */
function behindOpener(zone: Piece[]): string[] {
  return zone.flatMap(({ text }, at) => {
    if (bareOpener.test(text)) return [zone[at + 1]?.text ?? ''];
    return text.length < 200 ? signing(text) : [];
  });
}

/** The parts of a line that begin as a byline does. */
function signing(text: string): string[] {
  return text
    .split(/\s*[|•·]\s*/u)
    .filter((part) => part.length > 6 && part.length < 90 && opener.test(part));
}

/** Elements of one byline: the first match and what stands with it in the same few parents. */
function besideFirst(elements: PageElement[]): string[] {
  const found = elements
    .slice(0, 40)
    .filter((element) => !isElsewhere(element) && flat(element).length < 120);
  const [first] = found;
  if (!first) return [];
  const parent = first.parentElement?.parentElement;
  return found
    .filter(
      (element) => element === first || (parent?.contains(element) && flat(parent).length < 300),
    )
    .map(flat);
}

function isElsewhere(element: PageElement): boolean {
  const found = element.closest(elsewhere);
  if (!found) return false;
  return !(
    found.localName === 'li' &&
    found.parentElement?.closest(within) &&
    !found.parentElement.closest(elsewhere)
  );
}

/** «Par Salma B.», «بقلم …» in a short line of its own. */
function byline(document: PageDocument): string[] {
  const lines = [...document.querySelectorAll('p,span,div,td,small,address,b,strong,em,i,font')];
  for (const element of lines.slice(0, 1500)) {
    if (element.children.length > 3 || element.closest(elsewhere)) continue;
    const text = flat(element);
    const parts = text.length < 200 ? signing(text) : [];
    if (parts.length > 0) return parts;
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
    if (isFullName(bare)) return [bare];
  }
  return [];
}

/** Names that are linked, on the line of the date: nothing else stands on it. */
function linkedBesideDate(zone: Piece[]): string[] {
  const date = zone.find(
    ({ text, above }) => above !== true && text.length < 60 && dated.test(text),
  );
  for (
    let at = date?.element.parentElement, level = 0;
    at && level < 2;
    at = at.parentElement, level++
  ) {
    const text = flat(at);
    if (text.length > 160) return [];
    const links = [...at.querySelectorAll('a')].map(flat).filter(Boolean);
    if (links.length > 0 && links.length <= 3 && links.every(isFullName)) return links;
  }
  return [];
}

/** A paragraph above the text that is one bold name. */
function firstLine(zone: Piece[]): string[] {
  const line = zone.find(
    ({ text, element, href, above }) =>
      above !== true &&
      href === undefined &&
      ['strong', 'b', 'em', 'i'].includes(element.localName) &&
      flat(element.parentElement ?? element).length < text.length + 8,
  );
  const names = line?.text.split('/').map((name) => name.trim()) ?? [];
  return names.every(isFullName) ? names : [];
}

function isFullName(text: string): boolean {
  return /^\p{L}+(?:[\s.'’-]+\p{L}+){1,3}$/u.test(text) && isPerson(text) && !outletWord.test(text);
}

function flat(element: PageElement): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
