/** A document and its title → the pieces of text around that title, where pages print byline and date. */
import { fold } from './boilerplate.ts';
import type { PageDocument, PageElement } from './dom.ts';

/** One run of text, as one text node holds it. */
export interface Piece {
  text: string;
  /** Classes, ids, rel and itemprop of the element and its nearest two parents, lower case. */
  names: string;
  /** Target of the link it stands in. */
  href?: string;
  element: PageElement;
  /** It stands above the title. */
  above?: true;
  /** It stands behind a standfirst. */
  behind?: true;
}

const before = 5;
const after = 24;
/** A text this long is the article’s own: what stands behind it is no byline. */
const proseLength = 160;
/** Behind a standfirst a shorter one begins the text. */
const leastParagraph = 100;
const skipped = 'script style noscript template svg iframe nav footer form select button'.split(
  ' ',
);
const maxPieces = 4000;

/** Pieces between the first title in the page and the first paragraph behind it, then those just above it; empty when the page does not print its title. */
export function titleZone(document: PageDocument, title: string | undefined): Piece[] {
  const folded = fold(title ?? '');
  if (folded.length < 8) return [];
  const pieces = piecesOf(document.body ?? document.documentElement);
  const isTitle = ({ text, href }: Piece) => {
    const other = fold(text);
    return href === undefined && other.length > folded.length * 0.6 && folded.includes(other);
  };
  // Menus and buttons may name the title first; its heading is where it is printed.
  const headed = pieces.findIndex((piece) => isTitle(piece) && piece.element.closest('h1'));
  const first = headed < 0 ? pieces.findIndex(isTitle) : headed;
  if (first < 0) return [];
  const isProse = (piece: Piece) => piece.text.length > proseLength && !isTitle(piece);
  let end = first + 1;
  while (end < pieces.length && end < first + after && !isProse(pieces[end] as Piece)) end++;
  const below = [...pieces.slice(first, end), ...behindStandfirst(pieces, end)].filter(
    (piece) => !isTitle(piece),
  );
  const above = pieces
    .slice(Math.max(0, first - before), first)
    .filter(({ element }) => !element.closest('li,aside'));
  return [...below, ...above.map((piece) => ({ ...piece, above: true as const }))];
}

/** A long standfirst stands between a title and its byline: the short pieces between two paragraphs, where there are any. */
function behindStandfirst(pieces: readonly Piece[], at: number): Piece[] {
  const block = (piece: Piece | undefined) => piece?.element.closest('p,div,h2,h3,section');
  const standfirst = block(pieces[at]);
  const behind = pieces.slice(at + 1, at + 1 + after);
  const next = behind.findIndex(
    (piece) => piece.text.length > leastParagraph && block(piece) !== standfirst,
  );
  return behind
    .slice(0, Math.max(0, next))
    .filter((piece) => block(piece) !== standfirst && !standfirst?.contains(piece.element))
    .map((piece) => ({ ...piece, behind: true as const }));
}

function piecesOf(root: PageElement): Piece[] {
  const pieces: Piece[] = [];
  interface Step {
    node: ChildNode | PageElement;
    within: PageElement;
    href?: string | undefined;
  }
  const stack: Step[] = [{ node: root, within: root }];
  for (let step = stack.pop(); step && pieces.length < maxPieces; step = stack.pop()) {
    const { node, within, href } = step;
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
      if (text !== '')
        pieces.push({
          text,
          element: within,
          names: namesAround(within),
          ...(href !== undefined && { href }),
        });
      continue;
    }
    if (node.nodeType !== 1 || !('getAttribute' in node)) continue;
    const name = node.localName;
    if (skipped.includes(name)) continue;
    const link = name === 'a' ? (node.getAttribute('href') ?? '') : href;
    for (const child of [...node.childNodes].reverse())
      stack.push({ node: child, within: node, href: link });
  }
  return pieces;
}

function namesAround(element: PageElement): string {
  const names: string[] = [];
  let current: PageElement | null = element;
  for (let level = 0; current && level < 3; level++) {
    if (['article', 'main', 'body', 'section'].includes(current.localName)) break;
    for (const key of ['class', 'id', 'rel', 'itemprop'])
      names.push((current.getAttribute(key) ?? '').slice(0, 200));
    current = current.parentElement;
  }
  return names.join(' ').toLowerCase();
}
