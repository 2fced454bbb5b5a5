/** The lines Readability chose, and all lines of the stripped page → those of the containers beside its choice that are made alike. */
import type { PageElement } from './dom.ts';
import { type Line, lengthOf } from './lines.ts';

/** Prose is a line of so many characters, hardly linked, that ends as a sentence does. */
const leastProse = 80;
/** Levels above the choice that are looked at. */
const mostLevels = 6;
/** Prose beside the choice, as a share of it, from which it is part of the text. */
const leastBeside = 0.3;
/** Where several of them were chosen already. */
const leastBetween = 0.15;
/** Share of the choice that must stand in them. */
const leastHeld = 0.6;
/** Containers of these kinds are many things, each for itself. */
const manyThings =
  /comment|reply|respon[sd]|teaser|card|related|sidebar|widget-(?:area|title)|menu|promo|recirc|author|bio/i;

/** Where every line stands before Readability takes the page apart. */
export interface Outline {
  lines: Map<Line, Place[]>;
  /** Where a line of Readability’s stands: that of the first line of the page with its text. */
  of(line: Line): Place[] | undefined;
  /** How many lines stand in that place. */
  linesIn(place: Place): number;
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
  const counts = new Map<Place, number>();
  for (const places of lines.values())
    for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return {
    lines,
    of: (line) => lines.get(line) ?? byText.get(line.text),
    linesIn: (place) => counts.get(place) ?? 0,
  };
}

/** Containers of one kind under one parent, and how many of them hold lines of the choice. */
interface Family {
  parent: PageElement;
  kind: string;
  chosen: Set<PageElement>;
  depth: number;
}

/**
 * Page builders give each paragraph, question or day of an article a container of its own, all made alike, and Readability takes
 * some. The nearest level at which such containers hold prose beside its choice is the article: what stands in them, and the
 * plain lines and headings between them.
 */
export function withTwins(chosen: readonly Line[], all: readonly Line[], outline: Outline): Line[] {
  const texts = new Set(chosen.filter(isProse).map(({ text }) => text));
  const prose = [...outline.lines].filter(([line]) => isProse(line));
  const anchors = prose.filter(([{ text }]) => texts.has(text));
  const taken = lengthOf(anchors.map(([line]) => line));
  const known = new Set(anchors.map(([line]) => line));
  for (const family of familiesOf(anchors.map(([, places]) => places))) {
    const isOne = family.chosen.size === 1;
    const beside = prose.filter(([line, places]) => {
      const member = known.has(line) ? undefined : memberOf(places, family);
      return member !== undefined && !(isOne && family.chosen.has(member.element));
    });
    const held = anchors.filter(([, places]) => memberOf(places, family));
    if (lengthOf(held.map(([line]) => line)) < leastHeld * taken) continue;
    const least = isOne ? leastBeside : leastBetween;
    if (lengthOf(beside.map(([line]) => line)) < least * taken) continue;
    const within = new Set([...known, ...beside.map(([line]) => line)]);
    const from = all.findIndex((line) => within.has(line));
    const to = all.findLastIndex((line) => within.has(line));
    const picked = new Set(chosen.map(({ text }) => text));
    const widened = all
      .slice(from, to + 1)
      .filter((line) => picked.has(line.text) || isOfFamily(line, outline, family));
    const kept = new Set(widened.map(({ text }) => text));
    return [...texts].every((text) => kept.has(text)) ? widened : [...chosen];
  }
  return [...chosen];
}

/** Deepest first; a family that holds no two lines of the choice apart only near above all of it. */
function familiesOf(paths: readonly (readonly Place[])[]): Family[] {
  const [first, ...rest] = paths;
  const above = new Set(
    first
      ?.filter(({ element }) =>
        rest.every((places) => places.some((place) => place.element === element)),
      )
      .slice(0, mostLevels)
      .map(({ element }) => element),
  );
  const families = new Map<PageElement, Map<string, Family>>();
  for (const places of paths)
    for (const [at, { element, parent, kind }] of places.entries()) {
      if (kind === '' || !parent) continue;
      const byKind = families.get(parent) ?? new Map<string, Family>();
      families.set(parent, byKind);
      const family = byKind.get(kind) ?? {
        parent,
        kind,
        chosen: new Set(),
        depth: places.length - at,
      };
      family.chosen.add(element);
      byKind.set(kind, family);
    }
  return [...families.values()]
    .flatMap((byKind) => [...byKind.values()])
    .filter(({ chosen }) => chosen.size > 1 || [...chosen].some((element) => above.has(element)))
    .sort((a, b) => b.depth - a.depth);
}

function memberOf(places: readonly Place[], { parent, kind }: Family): Place | undefined {
  return places.find((place) => place.kind === kind && place.parent === parent);
}

/** Between the containers of a family stand its headings and plain lines; boxes of another kind are not of it. */
function isOfFamily(line: Line, outline: Outline, family: Family): boolean {
  const places = outline.lines.get(line) ?? [];
  if (memberOf(places, family)) return true;
  const child = places.find(({ parent }) => parent === family.parent);
  if (!child || !/^(?:div|section|aside|form)$|-/.test(child.element.localName)) return true;
  return /^h[2-4]$/.test(line.block) && outline.linesIn(child) === 1;
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
