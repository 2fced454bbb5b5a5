/** What a page declares and prints as its title → the title alone, without site and section. */
import { fold } from './boilerplate.ts';
import type { PageDocument } from './dom.ts';
import { printedTitle } from './printed-title.ts';

export interface TitleHints {
  /** JSON-LD headline, plain. */
  headline: string | undefined;
  /** The title meta element that counts. */
  declared: string | undefined;
  siteName: string | undefined;
  url: string;
}

/** No title is longer; what is costs only time. */
const maxLength = 1000;

/** JSON-LD headline, og:title, `<title>`; an h1 that says nearly the same is what readers saw. */
export function titleOf(
  document: PageDocument,
  { headline, declared, siteName, url }: TitleHints,
): string | undefined {
  const headings = [...document.querySelectorAll('h1')]
    .slice(0, 20)
    .map((element) => flat(element.textContent))
    .filter((text) => text.length > 2 && text.length < 400);
  const written = flat(document.querySelector('title')?.textContent ?? '');
  const page = withoutSite(written || undefined, siteName);
  const told = clean(headline);
  const meta = clean(declared);
  const named = isForeign(told, [written, meta ?? '', ...headings]) ? meta : (told ?? meta);
  const candidate =
    named?.includes('|') === true || named !== told ? withoutSite(named, siteName) : named;
  // Two that agree are not both written for search engines alone.
  const agreed = headings.find((heading) => same(heading, meta));
  if (agreed !== undefined && !same(agreed, siteName)) return withoutSite(agreed, siteName);
  const addressed = candidate === undefined ? partByAddress(written, url) : undefined;
  if (addressed !== undefined) return addressed;
  const chosen = candidate ?? page;
  if (chosen === undefined) return headings[0];
  if (candidate === undefined && headings.length === 0) {
    const headline = printedTitle(document, chosen);
    if (headline !== undefined) return headline;
  }
  const [only, second] = headings;
  if (only !== undefined && second === undefined && goesOn(only, chosen)) return only;
  if (same(told, meta) && same(told, page)) return withoutLabel(chosen);
  const twin = headings.find((heading) => isTwin(fold(heading), fold(chosen)));
  if (twin !== undefined)
    return isDecorated(fold(twin), fold(chosen)) ? chosen : withoutSite(twin, siteName);
  const kin = headings.find((heading) => overlap(fold(heading), fold(page ?? chosen)) > 0.7);
  if (kin !== undefined && candidate === undefined && page === written) return page;
  const title =
    kin ?? (candidate === undefined ? printedPart(document, chosen) : undefined) ?? chosen;
  return withoutLabel(title);
}

/** A headline that shares next to nothing with any other title of the page describes its subject (as encyclopaedias do). */
function isForeign(headline: string | undefined, others: string[]): boolean {
  if (headline === undefined) return false;
  return (
    others.some(Boolean) && others.every((other) => overlap(fold(headline), fold(other)) < 0.3)
  );
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== '' && letters(a) === letters(b);
}

function letters(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
}

/** Search engines get the beginning of a headline, readers all of it: «EN DIRECT – Panne géante : deux câbles coupés». */
function goesOn(heading: string, title: string): boolean {
  const cut = title.replace(/\s?(?:…|\.{3})$/u, '');
  if (cut !== title)
    return cut.length > 20 && heading.startsWith(cut) && heading.length > cut.length;
  const rest = heading.slice(title.length);
  return (
    title.length > 20 &&
    heading.startsWith(title) &&
    /^\s?[:;,،–—-]\s/u.test(rest) &&
    wordCount(rest) >= 3
  );
}

function isTwin(heading: string, title: string): boolean {
  return (
    heading.length > 8 &&
    (heading.includes(title) || title.includes(heading)) &&
    Math.min(heading.length, title.length) / Math.max(heading.length, title.length) > 0.4
  );
}

/** «Titre [Watch]», «Titre [فيديو]»: a label in brackets is no part of the title. */
function withoutLabel(title: string): string {
  const bare = title.replace(/\s*\[\p{L}[\p{L} +&]{1,20}\]$/u, '');
  return wordCount(bare) >= 4 ? bare : title;
}

const separators = /\s+(?:[|–—·•»›>-]+|::?)\s*|\s*\|\s*/gu;

/** «Site » Blog » Titre»: the part whose words the address repeats, where it repeats those of no other. */
function partByAddress(title: string, url: string): string | undefined {
  const parts = title.split(separators).filter((part) => /\p{L}/u.test(part));
  if (parts.length < 2 || parts.length > 8) return undefined;
  const path = decoded(new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '');
  const slug = new Set(fold(path).match(/[\p{L}\p{N}]+/gu) ?? []);
  const shares = parts.map((part) => {
    const words = fold(part).match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.filter((word) => slug.has(word)).length / Math.max(1, words.length);
  });
  const best = Math.max(...shares);
  const others = shares.filter((share) => share > 0.3).length;
  return best >= 0.7 && others === 1 ? parts[shares.indexOf(best)]?.trim() : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** «Site : Titre», «Site » Titre» without a heading to tell: the part of it that the page prints as a text of its own. */
function printedPart(document: PageDocument, title: string): string | undefined {
  const separators = [...title.matchAll(/\s+(?:[|–—·»-]|::?)\s+|\s*\|\s*|:\s+/gu)];
  if (separators.length === 0) return undefined;
  const printed = new Set<string>();
  for (const element of [...document.querySelectorAll('h2,h3,b,strong,font,span,div,p')].slice(
    0,
    600,
  ))
    if (element.children.length === 0) printed.add(fold(flat(element.textContent)));
  const parts = separators.flatMap(({ index, 0: separator }) => [
    title.slice(index + separator.length),
    title.slice(0, index),
  ]);
  return parts.find((part) => part.length > 15 && printed.has(fold(part)));
}

/** Does a heading hold the title and a label in front of it, or a bar, or letters glued to it? */
function isDecorated(heading: string, title: string): boolean {
  const at = heading.indexOf(title);
  if (at < 0 || heading.length === title.length) return false;
  const front = heading.slice(0, at);
  const back = heading.slice(at + title.length);
  return /[\p{L}\p{N}]/u.test(front) || /^\s*(?:\||\[)/u.test(back) || /^[\p{L}\p{N}]/u.test(back);
}

function overlap(a: string, b: string): number {
  const words = (text: string) => new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []);
  const [first, second] = [words(a), words(b)];
  const smaller = Math.min(first.size, second.size);
  const common = [...first].filter((word) => second.has(word)).length;
  return smaller > 2 ? common / smaller : 0;
}

/** Cut « - Site », « | Site », «Site : » off a title: the site’s own name at either end, sections before a bar, a short tail behind the last strong separator. */
function withoutSite(title: string | undefined, siteName: string | undefined): string | undefined {
  if (title === undefined) return undefined;
  const own = fold(siteName ?? '');
  let parts = title.split(/\s+(?:[|–—·»-]|::?)\s+|\s*\|\s*/u);
  if (parts.length < 2) return title;
  const isSite = (part: string | undefined) => own !== '' && fold(part ?? '') === own;
  let rest = title;
  if (isSite(parts.at(-1))) rest = withoutTail(rest, parts.at(-1) ?? '');
  else if (isSite(parts[0])) rest = withoutHead(rest, parts[0] ?? '');
  else {
    const tail = parts.at(-1) ?? '';
    const cut = withoutTail(rest, tail);
    const isShort = wordCount(tail) <= 4 && wordCount(cut) >= 4;
    if (isShort && /(?:\||[–—·-])\s*[^|–—·-]*$/u.test(rest)) rest = cut;
  }
  // «Sport | Titre», «Opinion | Titre»: a label of few words before a bar.
  parts = rest.split(/\s*\|\s*/);
  const label = parts[0] ?? '';
  const behind = parts.slice(1).join(' | ');
  if (parts.length > 1 && wordCount(label) <= 3 && wordCount(behind) >= 4) rest = behind;
  return rest;
}

function withoutTail(title: string, tail: string): string {
  return title
    .slice(0, title.lastIndexOf(tail))
    .replace(/\s*(?:[|–—·»-]|::?)\s*$/u, '')
    .trim();
}

function withoutHead(title: string, head: string): string {
  return title
    .slice(head.length)
    .replace(/^\s*(?:[|–—·»-]|::?)\s*/u, '')
    .trim();
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

function clean(text: string | undefined): string | undefined {
  const plain = flat(text?.replace(/<[^<>]{0,200}>/g, '') ?? null);
  return plain === '' ? undefined : plain;
}

function flat(text: string | null): string {
  return (text ?? '').slice(0, maxLength).replace(/\s+/g, ' ').trim();
}
