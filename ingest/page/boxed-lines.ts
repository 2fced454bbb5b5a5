/** Lines of a text, and which of them head a box → all lines of those boxes. */
import type { PageElement } from './dom.ts';
import type { Line } from './lines.ts';

/** A box has at most so many characters, and this share of the text. */
const longestBox = 700;
const mostOfText = 0.3;

/**
 * The block around a heading that points elsewhere — «Sur le même sujet», «Soutenez ce média» — holds what it announces. A heading
 * that stands among the paragraphs of the article itself has no such block, and none is found.
 */
export function boxedLines(
  lines: readonly Line[],
  headOf: (line: Line) => 'links' | 'anything' | undefined,
): Set<Line> {
  const boxed = new Set<Line>();
  const total = lines.reduce((sum, { text }) => sum + text.length, 0);
  for (const head of lines) {
    const kind = boxed.has(head) ? undefined : headOf(head);
    if (kind === undefined) continue;
    const box = boxAround(head, Math.min(longestBox, mostOfText * total));
    if (!box) continue;
    for (const line of lines)
      if (box.contains(line.within) && (kind === 'anything' || !isProse(line))) boxed.add(line);
  }
  return boxed;
}

function isProse({ text, linked }: Line): boolean {
  return text.length > 160 && linked < 0.3 * text.length && /[.!?…؟]["'’»”)]*$/u.test(text);
}

/** The smallest block with more in it than its heading, where it is small enough. */
function boxAround({ within, text }: Line, longest: number): PageElement | undefined {
  let box: PageElement | null = within;
  while (box && lengthOf(box) <= text.length + 2) box = box.parentElement;
  return box && lengthOf(box) <= longest ? box : undefined;
}

function lengthOf(element: PageElement): number {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim().length;
}
