/** A document → the article’s text and nothing but it: strip what is not the article, let Readability choose, mend its choice, filter lines. */
import { Readability } from '@mozilla/readability';
import {
  bodyNames,
  commentForms,
  consentNames,
  fold,
  partNames,
  strippedElements,
  wallLines,
  wallWords,
} from './boilerplate.ts';
import { removeBoxes } from './boxes.ts';
import type { PageDocument, PageElement } from './dom.ts';
import { focus } from './focus.ts';
import { fillGaps, withStandfirst } from './gaps.ts';
import { isTitle, keepLines, withoutLooseEnds } from './line-filter.ts';
import { breakMark, type Line, linesOf } from './lines.ts';
import { withoutOddBoxes } from './odd-boxes.ts';
import { outlineOf, withTwins } from './twins.ts';

export interface Body {
  /** Paragraphs separated by an empty line. */
  text: string;
  /** Links out of the text, as written. */
  links: string[];
  /** The page says that the rest is for those who pay or sign in. */
  walled?: boolean;
}

/** Text shorter than this many words is doubted and a gentler run is compared with it. */
const fewWords = 80;

export interface BodyHints {
  title?: string | undefined;
  description?: string | undefined;
  names?: string[] | undefined;
  /** The text as structured data gives it. */
  structured?: string | undefined;
  /** Leave these parts out, to measure what they contribute. */
  without?: ReadonlySet<string> | undefined;
}

/** What can be left out of reading a text, for measuring. */
export const bodyParts = [
  'consent',
  'next-articles',
  'comments',
  'boxes',
  'stripping',
  'siblings',
  'focus',
  'twins',
  'odd-boxes',
  'standfirst',
  'gaps',
  'gentle-run',
  'structured-body',
  'line-filter',
] as const;
export type BodyPart = (typeof bodyParts)[number];

/** Find the article in a page. Each run eats the document it reads: `documents` give one for the first run and one for a second. */
export function readBody(documents: (() => PageDocument)[], hints: BodyHints): Body {
  const [first, second = first] = documents;
  if (!first || !second) return { text: '', links: [] };
  const { without } = hints;
  const stripped = run(first(), !without?.has('stripping'), hints);
  let best = stripped;
  if (wordsOf(best.text) < fewWords && !without?.has('gentle-run')) {
    const gentle = run(second(), false, hints);
    if (wordsOf(gentle.text) > wordsOf(best.text) * 1.3) best = gentle;
  }
  return structuredIfPoor(best, without?.has('structured-body') ? undefined : hints.structured);
}

function run(document: PageDocument, strip: boolean, hints: BodyHints): Body {
  const { without } = hints;
  if (!without?.has('consent')) removeConsent(document);
  if (!without?.has('next-articles')) removeNextArticles(document);
  if (!without?.has('comments')) removeComments(document);
  const walled = linesOf(document.body ?? document.documentElement).some(isWall);
  if (strip && !without?.has('boxes')) removeBoxes(document, isBody);
  if (strip) stripParts(document);
  const declared = without?.has('siblings') ? undefined : declaredBody(document);
  const all = without?.has('gaps') ? [] : linesOf(document.body ?? document.documentElement);
  const outline = outlineOf(all);
  // The newswires' own name for place and day, which Readability takes for a map's key.
  for (const span of document.querySelectorAll('p span[class*="legendSpan"]'))
    span.removeAttribute('class');
  removeNotes(document);
  markBreaks(document);
  const found = readable(document);
  if (!found && !declared) return { text: '', links: [] };
  const lines = found ? linesOf(found) : [];
  const focused = fillGaps(without?.has('focus') ? lines : focus(lines), all);
  const twins = () =>
    without?.has('twins') ? focused : fillGaps(withTwins(focused, all, outline), all);
  const candidate = declared && isMore(declared, focused) ? declared : twins();
  const title = fold(hints.title ?? '');
  const led =
    title === '' || without?.has('standfirst')
      ? candidate
      : withStandfirst(candidate, all, (text) => isTitle(fold(text), title));
  const filtered = without?.has('line-filter') ? led : keepLines(led, hints);
  const plain = without?.has('odd-boxes') ? filtered : withoutOddBoxes(filtered, outline);
  const kept = without?.has('line-filter') ? plain : withoutLooseEnds(plain, hints.names);
  return {
    text: kept.map(({ text }) => text).join('\n\n'),
    links: kept.flatMap(({ links }) => links),
    walled,
  };
}

/** Labels on links to other articles say the same of those. */
function isWall({ text, linked, within }: Line): boolean {
  if (text.length > 400 || text.length < 20 || linked > 0.5 * text.length) return false;
  if (within.closest('nav,aside,footer,li')) return false;
  const folded = fold(text);
  return wallLines.test(folded) || wallWords.test(folded);
}

/** The lines of what the page itself marks as the article: microdata, or its one `article` element. */
function declaredBody(document: PageDocument): Line[] | undefined {
  const bodies = [...document.querySelectorAll('[itemprop="articleBody"]')].filter(
    (body) => !body.parentElement?.closest('[itemprop="articleBody"]'),
  );
  if (bodies.length > 0) return bodies.flatMap(linesOf);
  const [only, ...others] = [...document.querySelectorAll('article')].filter(
    (article) => proseOf(article) > 600,
  );
  return only && others.length === 0 ? linesOf(only) : undefined;
}

/** Text over several sibling containers: Readability keeps one of them, the mark-up holds them all. */
function isMore(declared: Line[], chosen: Line[]): boolean {
  const all = proseLines(declared);
  const some = new Set(proseLines(chosen));
  const kept = all.filter((text) => some.has(text)).length;
  const extra = all.length - kept;
  return kept >= some.size * 0.8 && extra > some.size * 0.4 && extra >= 2;
}

function proseLines(lines: Line[]): string[] {
  return lines
    .filter(({ text, linked }) => text.length > 100 && linked < text.length * 0.5)
    .map(({ text }) => text);
}

const maxNotes = 60;

/** Calls of footnotes, and the notes they lead to. */
function removeNotes(document: PageDocument): void {
  for (const call of [...document.querySelectorAll('sup a[href^="#"]')].slice(0, maxNotes)) {
    const sup = call.closest('sup');
    const id = (call.getAttribute('href') ?? '').slice(1);
    const note = /^[\w:.-]{1,80}$/.test(id) ? document.getElementById(id) : null;
    const block = note?.closest('li,p,div');
    if (block && !block.contains(call) && lengthOf(block) < 600 && !isBody(block)) block.remove();
    sup?.remove();
  }
}

/** Readability drops line breaks in pairs where what follows them is no paragraph to it: a mark in the text stays. */
function markBreaks(document: PageDocument): void {
  for (const br of [...document.querySelectorAll('br')]) {
    let next = br.nextSibling;
    while (next?.nodeType === 3 && (next.nodeValue ?? '').trim() === '') next = next.nextSibling;
    if (next?.nodeName.toLowerCase() === 'br')
      br.parentNode?.insertBefore(document.createTextNode(breakMark), br);
  }
}

/** Readability’s element, its attributes gone but its text whole; the whole body when it gives up. */
function readable(document: PageDocument): PageElement | undefined {
  const reader = new Readability(document as unknown as Document, {
    charThreshold: 250,
    keepClasses: false,
    serializer: (node) => node,
  });
  let content: unknown;
  try {
    content = reader.parse()?.content;
  } catch {
    // Readability recurses: on a tree made to exhaust the stack it gives up.
    return undefined;
  }
  return isElement(content) ? content : undefined;
}

function isElement(value: unknown): value is PageElement {
  return typeof value === 'object' && value !== null && 'querySelectorAll' in value;
}

/** Consent layers hold whole policies, more prose than many an article: their name alone decides. */
function removeConsent(document: PageDocument): void {
  for (const element of [...document.querySelectorAll('[id],[class]')]) {
    if (['body', 'html', 'article', 'main'].includes(element.localName)) continue;
    const names = `${element.id ?? ''} ${element.getAttribute('class') ?? ''}`.slice(0, 300);
    if (
      consentNames.test(names) &&
      !element.querySelector('h1,article,main,[itemprop="articleBody"]')
    )
      element.remove();
  }
}

/** Pages that scroll on into the next article: of several articles with a first heading each, the first one is the page’s. */
function removeNextArticles(document: PageDocument): void {
  const articles = [...document.querySelectorAll('article')].filter(
    (article) => article.querySelector('h1') && !article.parentElement?.closest('article'),
  );
  for (const next of articles.slice(1)) if (proseOf(articles[0] ?? next) > 300) next.remove();
}

/** A page has one form for comments, or two; each is weighed against the whole page. */
const maxForms = 20;

/** The form for comments and, with it, the block of comments it closes or opens. */
function removeComments(document: PageDocument): void {
  const total = lengthOf(document.body ?? document.documentElement);
  if (!commentForms.test(fold((document.body ?? document.documentElement).textContent ?? '')))
    return;
  let forms = 0;
  for (const element of [...document.querySelectorAll('p,label,span,div,li,small')].reverse()) {
    if (forms >= maxForms) return;
    const text = element.textContent ?? '';
    if (text.length > 400 || text.length < 20 || !commentForms.test(fold(text))) continue;
    forms += 1;
    let block: PageElement = element;
    for (let parent = element.parentElement; parent; parent = parent.parentElement) {
      if (
        isBody(parent) ||
        lengthOf(parent) > total * shareOf(parent) ||
        parent.querySelector('h1,h2')
      )
        break;
      block = parent;
    }
    block.remove();
  }
}

/** A block named for comments may hold more of the page than the article itself. */
function shareOf(block: PageElement): number {
  const names = `${block.id ?? ''} ${block.getAttribute('class') ?? ''}`;
  return /(?:^|[\s_-])(?:comm|comments?|commentaires?|repl(?:y|ies)|respond|avis|discussion)(?:[\s_-]|$)/i.test(
    names,
  )
    ? 0.8
    : 0.3;
}

/** Posts of networks that are set into a page: words of others, in a frame of theirs. */
const embeds =
  'blockquote[class*="twitter-"],blockquote[class*="instagram-"],blockquote[class*="tiktok-"],[class~="fb-post"],[class~="telegram-post"],twitter-widget,amp-twitter,amp-instagram,amp-facebook,amp-tiktok';

/** Remove what is no article by element, by name of class or id, and by role. */
function stripParts(document: PageDocument): void {
  for (const element of [...document.querySelectorAll(embeds)]) element.remove();
  for (const element of [...document.querySelectorAll(strippedElements)]) {
    if (isDoomed(element)) element.remove();
  }
  const body = document.body ?? document.documentElement;
  const total = lengthOf(body);
  const named = [...document.querySelectorAll('[class],[id]')].flatMap((element) => {
    const name = partNameOf(element);
    return name === undefined || isBody(element) ? [] : [{ element, name }];
  });
  const misnamed = misnamedBy(named, proseOf(body));
  for (const { element, name } of named) {
    if (misnamed.has(name) || isWording(element, name)) continue;
    const length = lengthOf(element);
    // A wrapper that happens to carry such a name holds much of the page’s text, in paragraphs.
    if (length > total * 0.35 || proseOf(element) > Math.max(600, total * 0.12)) continue;
    element.remove();
  }
}

/** A few words within a paragraph that are named for what a whole part may be: the place in a dateline, a term of a legend. */
function isWording(element: PageElement, name: string): boolean {
  if (!/^(?:span|b|i|em|strong|time|u|font|mark|abbr)$/.test(element.localName)) return false;
  if (!wordings.has(name)) return false;
  const paragraph = element.parentElement?.closest('p,li,td');
  return paragraph ? lengthOf(paragraph) > lengthOf(element) + 60 : false;
}

/** Names that mark the most of the page’s prose: a page builder calls every paragraph a widget. */
function misnamedBy(
  named: readonly { element: PageElement; name: string }[],
  prose: number,
): ReadonlySet<string> {
  const marked = new Map<string, { held: number; outer: PageElement | undefined }>();
  for (const { element, name } of named) {
    const mark = marked.get(name) ?? { held: 0, outer: undefined };
    if (!mark.outer?.contains(element)) {
      mark.held += proseOf(element);
      mark.outer = element;
    }
    marked.set(name, mark);
  }
  return new Set(
    [...marked].filter(([, { held }]) => prose > 0 && held > 0.5 * prose).map(([name]) => name),
  );
}

/** Headers and navigation go, but a wrapper that holds half the page was misnamed. */
function isDoomed(element: PageElement): boolean {
  const name = element.localName;
  if (
    [
      'script',
      'style',
      'noscript',
      'template',
      'svg',
      'button',
      'input',
      'select',
      'textarea',
      'iframe',
      'object',
      'embed',
      'canvas',
      'audio',
      'video',
      'figcaption',
    ].includes(name)
  )
    return true;
  return proseOf(element) < 1200;
}

/** Names that words within a sentence bear as well. */
const wordings = new Set(
  'legend legende tags keywords rating ratings votes avis forum voices tools don dons soutien apps follow popular trending menu nav rail bio biography'.split(
    ' ',
  ),
);
const wordSplit = /[\s_]+/;

/** The word in its names that says an element is no part of an article. */
function partNameOf(element: PageElement): string | undefined {
  const names = `${element.getAttribute('class') ?? ''} ${element.id ?? ''}`
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
  if (/live/.test(names)) return undefined;
  for (const name of names.split(wordSplit)) {
    const pieces = name.split(/-+/);
    const pairs = pieces.slice(1).map((piece, at) => `${pieces[at]}-${piece}`);
    const found = [name, ...pieces, ...pairs].find((part) => partNames.has(part));
    if (found !== undefined) return found;
  }
  return undefined;
}

function isBody(element: PageElement): boolean {
  if (['body', 'html', 'article', 'main'].includes(element.localName)) return true;
  if (
    bodyNames.test(
      `${element.getAttribute('class') ?? ''} ${element.id ?? ''} ${element.getAttribute('itemprop') ?? ''}`,
    )
  )
    return proseOf(element) > 300;
  return element.querySelector('[itemprop="articleBody"]') !== null;
}

function lengthOf(element: PageElement): number {
  return (element.textContent ?? '').replace(/\s+/g, ' ').length;
}

/** Characters in paragraphs long enough to be prose and not made of links. */
function proseOf(element: PageElement): number {
  let prose = 0;
  for (const paragraph of element.querySelectorAll('p')) {
    const length = lengthOf(paragraph);
    if (length < 80) continue;
    let linked = 0;
    for (const link of paragraph.querySelectorAll('a')) linked += lengthOf(link);
    if (linked < length * 0.5) prose += length;
  }
  return prose;
}

/** Structured data counts only where the page itself gave next to nothing. */
function structuredIfPoor(body: Body, structured: string | undefined): Body {
  if (structured === undefined) return body;
  const unescaped = structured
    .replace(/<\/(?:p|div|h\d|li)>|<br\s*\/?>/gi, '\n\n')
    .replace(/<[^<>]*>/g, '');
  const text = unescaped
    .split(/\n+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n');
  const have = wordsOf(body.text);
  return have < fewWords && wordsOf(text) > have * 1.5 ? { ...body, text } : body;
}

/** Number of words of a text. */
export function wordsOf(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
