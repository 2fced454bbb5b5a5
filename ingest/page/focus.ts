/** The lines Readability chose → those of the innermost element that holds the article’s prose, and what may stand before it. */
import type { PageElement } from './dom.ts';
import { type Line, lengthOf } from './lines.ts';

/** An element that holds this share of the prose is the article’s; what stands beside it is not. */
const leastShare = 0.9;
/** Where less than this share of the text would stay, the prose is not what the article is made of. */
const leastKept = 0.6;
/** Prose is a line of so many characters that is no link. */
const leastProse = 80;
/** Shorter lines before the text are labels; a standfirst is longer. */
const leastStandfirst = 60;

/**
 * Readability widens its choice to the parents and siblings of the best container, and with them come notes, calls for gifts,
 * letters and readers’ voices. Behind the innermost element with nearly all of the prose nothing is the article’s; before it
 * only what can be a standfirst.
 */
export function focus(lines: readonly Line[]): Line[] {
  const inner = innermost(lines);
  if (!inner) return [...lines];
  const isInside = lines.map(({ within }) => inner.contains(within));
  const first = isInside.indexOf(true);
  const last = isInside.lastIndexOf(true);
  const kept = lines.filter(
    (line, at) => (at >= first && at <= last) || (at < first && isStandfirst(line)),
  );
  // A list of results or names is hardly prose, and all of it is the article.
  return lengthOf(kept) < leastKept * lengthOf(lines) ? [...lines] : kept;
}

function isStandfirst({ text, linked }: Line): boolean {
  return text.length >= leastStandfirst && linked < 0.5 * text.length;
}

function innermost(lines: readonly Line[]): PageElement | undefined {
  const prose = new Map<PageElement, number>();
  let total = 0;
  for (const { text, linked, within } of lines) {
    if (text.length < leastProse || linked > 0.5 * text.length) continue;
    total += text.length;
    for (let at: PageElement | null = within; at; at = at.parentElement)
      prose.set(at, (prose.get(at) ?? 0) + text.length);
  }
  let inner: PageElement | undefined;
  for (const [element, length] of prose)
    if (length >= leastShare * total && (!inner || inner.contains(element))) inner = element;
  return inner;
}
