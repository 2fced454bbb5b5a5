/** The lines Readability chose, and all lines of the stripped page → those of the containers beside its choice that are made alike. */
import type { PageElement } from './dom.ts';
import type { Line } from './lines.ts';

/** Prose is a line of so many characters, hardly linked, that ends as a sentence does. */
const leastProse = 80;
/** Levels above the choice that are looked at. */
const mostLevels = 6;
/** Prose beside the choice, as a share of it, from which it is part of the text. */
const leastBeside = 0.3;
/** Containers of these kinds are many things, each for itself. */
const manyThings =
  /comment|reply|respon[sd]|teaser|card|related|sidebar|widget-(?:area|title)|menu|promo|recirc|author|bio/i;

/** Where every line stands before Readability takes the page apart. */
export interface Outline {
  lines: Map<Line, Place[]>;
  /** Where a line of Readability’s stands: that of the first line of the page with its text. */
  of(line: Line): Place[] | undefined;
}

export interface Place {
  element: PageElement;
  parent: PageElement | null;
  /** Tag and classes without numbers: what is made alike has the same. */
  kind: string;
}

/** Call it before Readability runs: it moves elements. */
export function outlineOf(all: readonly Line[]): Outline {
  const known = new Map<PageElement, Place>();
  const placeOf = (element: PageElement) => {
    const found = known.get(element) ?? {
      element,
      parent: element.parentElement,
      kind: kindOf(element),
    };
    known.set(element, found);
    return found;
  };
  const lines = new Map(
    all.map((line) => {
      const places: Place[] = [];
      for (let at: PageElement | null = line.within; at; at = at.parentElement)
        places.push(placeOf(at));
      return [line, places];
    }),
  );
  const byText = new Map<string, Place[]>();
  for (const [{ text }, places] of lines) if (!byText.has(text)) byText.set(text, places);
  return { lines, of: (line) => lines.get(line) ?? byText.get(line.text) };
}

/**
 * Page builders give each paragraph, question or day of an article a container of its own, all made alike, and Readability takes one.
 * The nearest level above its choice at which such containers hold prose beside it is the article.
 */
export function withTwins(chosen: readonly Line[], all: readonly Line[], outline: Outline): Line[] {
  const texts = new Set(chosen.filter(isProse).map(({ text }) => text));
  const prose = [...outline.lines].filter(([line]) => isProse(line));
  const anchors = prose.filter(([{ text }]) => texts.has(text));
  const [first, ...rest] = anchors.map(([, places]) => places);
  if (!first) return [...chosen];
  const common = first.filter(({ element }) =>
    rest.every((places) => places.some((place) => place.element === element)),
  );
  const taken = lengthOf(anchors.map(([line]) => line));
  for (const own of common.slice(0, mostLevels)) {
    if (own.kind === '' || !own.parent) continue;
    const twins = prose.filter(([, places]) =>
      places.some(
        ({ kind, parent, element }) =>
          kind === own.kind && parent === own.parent && element !== own.element,
      ),
    );
    const beside = twins.map(([line]) => line);
    if (lengthOf(beside) < leastBeside * taken) continue;
    const within = new Set([...beside, ...anchors.map(([line]) => line)]);
    const from = all.findIndex((line) => within.has(line));
    const to = all.findLastIndex((line) => within.has(line));
    const widened = all.slice(from, to + 1);
    const kept = new Set(widened.map(({ text }) => text));
    return [...texts].every((text) => kept.has(text)) ? widened : [...chosen];
  }
  return [...chosen];
}

/** Empty where nothing can be alike: paragraphs, items, cells, elements without a class. */
function kindOf(element: PageElement): string {
  if (!/^(?:div|section)$/.test(element.localName) && !element.localName.includes('-')) return '';
  const names = `${element.getAttribute('class') ?? ''}`.slice(0, 300);
  if (manyThings.test(names) || manyThings.test(element.id ?? '')) return '';
  const classes = names.split(/\s+/).filter((name) => name !== '' && !/\d/.test(name));
  if (classes.length === 0 && element.localName === 'div') return '';
  return [element.localName, ...classes.sort()].join('.');
}

function isProse({ text, linked }: Line): boolean {
  return (
    text.length >= leastProse && linked < 0.3 * text.length && /[.!?…؟]["'’»”)\]]*$/u.test(text)
  );
}

function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}
