/** Lines of an article whose paragraphs stand side by side → those lines without the small boxes set between them. */
import { type Line, lengthOf } from './lines.ts';
import type { Outline, Place } from './twins.ts';

/** Prose is a line of so many characters that is no link. */
const leastProse = 80;
/** Share of the prose that must stand plainly in one element. */
const leastPlain = 0.6;
/** A box has no more text than this, no longer line, and all boxes together no more of the article. */
const longestBox = 450;
const longestLine = 320;
const mostOfText = 0.25;
/** So many boxes of one kind are how this site sets its paragraphs. */
const mostOfKind = 3;
/** Before the first paragraph a line this long is a standfirst. */
const leastStandfirst = 60;

const plain =
  /^(?:p|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|table|thead|tbody|tr|td|th|center|b|strong|em|i|u|span|a|font|small|big|sub|sup|mark|q|cite|abbr|time|code|br|hr)$/;

/**
 * Where most paragraphs are plain children of one element, a small container among them is none of the text, whatever it is called:
 * a card, an offer, a form, a note.
 */
export function withoutOddBoxes(lines: readonly Line[], outline: Outline): Line[] {
  const total = lengthOf(lines);
  const whole = lines.map((line) => outline.of(line));
  // Where paragraphs are containers themselves, the one a line stands in is its paragraph.
  const leafless = () => whole.map((places) => places?.slice(1));
  const [placed, home] = [() => whole, leafless]
    .map((give) => give())
    .map((places) => [places, homeOf(lines, places)] as const)
    .find(([, found]) => found) ?? [whole, undefined];
  if (!home) return [...lines];
  const boxes = new Map<Place, { lines: Line[]; length: number; longest: number }>();
  const boxOfLine = new Map<Line, Place>();
  let firstPlain = lines.length;
  for (const [at, line] of lines.entries()) {
    const child = childOf(placed[at], home);
    if (child === 'plain') {
      if (isProse(line)) firstPlain = Math.min(firstPlain, at);
      continue;
    }
    if (child === undefined) continue;
    const box = boxes.get(child) ?? { lines: [], length: 0, longest: 0 };
    box.lines.push(line);
    box.length += line.text.length;
    box.longest = Math.max(box.longest, line.text.length);
    boxes.set(child, box);
    boxOfLine.set(line, child);
  }
  const kinds = Map.groupBy(boxes.keys(), ({ kind, element }) => kind || element.localName);
  const odd = new Set(
    [...boxes]
      .filter(
        ([place, { length, longest }]) =>
          length <= longestBox &&
          longest <= longestLine &&
          (kinds.get(place.kind || place.element.localName)?.length ?? 0) < mostOfKind,
      )
      .flatMap(([, box]) => box.lines),
  );
  const dropped = lines
    .slice(firstPlain)
    .reduce((sum, line) => sum + (odd.has(line) ? line.text.length : 0), 0);
  if (dropped > mostOfText * total) return [...lines];
  return lines.filter(
    (line, at) => !odd.has(line) || (at < firstPlain && line.text.length >= leastStandfirst),
  );
}

/** The innermost element in which most of the prose stands plainly. */
function homeOf(
  lines: readonly Line[],
  placed: readonly (readonly Place[] | undefined)[],
): Place | undefined {
  const held = new Map<Place, number>();
  let total = 0;
  for (const [at, line] of lines.entries()) {
    if (!isProse(line)) continue;
    total += line.text.length;
    for (const place of placed[at] ?? []) {
      if (plain.test(place.element.localName) && place.element.localName !== 'td') continue;
      held.set(place, (held.get(place) ?? 0) + line.text.length);
      break;
    }
  }
  let home: Place | undefined;
  let most = 0;
  for (const [place, length] of held)
    if (length > most) {
      home = place;
      most = length;
    }
  return most >= leastPlain * total ? home : undefined;
}

/** The child of the element in which a line stands: itself where that is plain; undefined for a line outside the element. */
function childOf(places: readonly Place[] | undefined, home: Place): Place | 'plain' | undefined {
  const at = places?.indexOf(home) ?? -1;
  if (!places || at < 0) return undefined;
  if (places.slice(0, at).some(({ element }) => element.localName === 'table')) return 'plain';
  const box = places.slice(0, at).findLast(({ element }) => !plain.test(element.localName));
  return box ?? 'plain';
}

function isProse({ text, linked }: Line): boolean {
  return text.length >= leastProse && linked < 0.5 * text.length;
}
