/** The lines Readability chose, and all lines of the stripped page → the chosen ones with the prose between them that it skipped. */
import { type Line, lengthOf } from './lines.ts';

/** Prose is a line of at least so many characters that ends as a sentence does. */
const leastProse = 50;
/** Paragraphs in a gap; more of them in one place are a box. */
const longestGap = 2;
/** Added text beyond this share of the chosen text is another text, not a gap. */
const mostAdded = 0.5;

/**
 * Pages built of components give each paragraph a container of its own, and the short ones look like furniture to Readability.
 * What stands in the page between two lines of the article and reads like prose belongs to it.
 */
export function fillGaps(chosen: readonly Line[], all: readonly Line[]): Line[] {
  const places = placesOf(chosen, all);
  const filled: Line[] = [];
  let added = 0;
  let last = -1;
  for (const [at, line] of chosen.entries()) {
    const place = places[at] ?? -1;
    if (place > last) {
      const skipped = last === -1 ? [] : all.slice(last + 1, place).filter(isProse);
      const gap = skipped.length > longestGap ? [] : skipped;
      added += lengthOf(gap);
      filled.push(...gap);
      last = place;
    }
    filled.push(line);
  }
  return added > mostAdded * lengthOf(chosen) ? [...chosen] : filled;
}

/** Lines of a standfirst at most, and characters of one at least. */
const longestStandfirst = 2;
const leastStandfirst = 60;

/**
 * Readability leaves the header of an article with the title in it, and with it the standfirst. What stands as prose between the
 * printed title and the first chosen line belongs to the text; `isTitle` knows the title. Nothing is added where more stands between.
 */
export function withStandfirst(
  chosen: readonly Line[],
  all: readonly Line[],
  isTitle: (text: string) => boolean,
): Line[] {
  const [first] = chosen;
  const start = all.findIndex(({ text }) => text === first?.text);
  const title = all.slice(0, Math.max(0, start)).findLastIndex(({ text }) => isTitle(text));
  if (title < 0) return [...chosen];
  const between = all.slice(title + 1, start).filter((line) => isStandfirst(line));
  return between.length > longestStandfirst ? [...chosen] : [...between, ...chosen];
}

function isStandfirst({ text, linked, block }: Line): boolean {
  return (
    text.length >= leastStandfirst &&
    linked < 0.3 * text.length &&
    /^(?:p|div|h[2-4]|header|section)$/.test(block) &&
    /[.!?…؟]["'’»”)\]]*$/u.test(text)
  );
}

/** Where each chosen line stands among all; −1 for lines that stand nowhere or before the one before them. */
function placesOf(chosen: readonly Line[], all: readonly Line[]): number[] {
  const standing = new Map<string, number[]>();
  for (const [at, { text }] of all.entries()) {
    const known = standing.get(text);
    if (known) known.push(at);
    else standing.set(text, [at]);
  }
  let last = -1;
  return chosen.map(({ text }) => {
    // Short lines stand at several places of a page; long ones anchor.
    if (text.length < leastProse) return -1;
    const place = standing.get(text)?.find((one) => one > last);
    if (place === undefined) return -1;
    last = place;
    return place;
  });
}

function isProse({ text, linked, block }: Line): boolean {
  return (
    text.length >= leastProse &&
    linked < 0.3 * text.length &&
    block === 'p' &&
    /[.!?…؟:»”"]['’»”")\]]*$/u.test(text)
  );
}
