/** Lines of a candidate text → the lines of the article: no pointers elsewhere, no button bars, no placeholders, nothing twice. */
import {
  agoLine,
  appeals,
  bareCredit,
  barWords,
  boxHeads,
  callObjects,
  callVerbs,
  captionMarks,
  commentForms,
  commentHeads,
  dateLineWords,
  editorNotes,
  fileLine,
  fold,
  formNotices,
  houseHeads,
  lineStarts,
  mailLine,
  placeholder,
  pointerLabels,
  pointingWords,
  senderLine,
  timeLine,
  wallLines,
  wayHere,
} from './boilerplate.ts';
import { boxedLines } from './boxed-lines.ts';
import type { Line } from './lines.ts';

export interface FilterHints {
  title?: string | undefined;
  /** Names that stand as a line of their own above the text: authors, the site. */
  names?: string[] | undefined;
}

/** A pointer is a short line: a long paragraph that begins with such words is prose. */
const pointerLength = 220;
const starts = byFirstWord(lineStarts);

/** Keep the article’s lines, in order. */
export function keepLines(lines: Line[], { title, names = [] }: FilterHints): Line[] {
  const signatures = new Set(names.map(fold));
  const kept: Line[] = [];
  const seen = new Set<string>();
  const foldedTitle = fold(title ?? '');
  let pointed = false;
  const start = behindTitle(lines, foldedTitle);
  const boxed = boxedLines(lines, headOf);
  for (const [at, line] of lines.entries()) {
    if (at < start || boxed.has(line)) continue;
    const folded = fold(line.text);
    const isEnough = at > lines.length / 3 || proseIn(kept) > leastBeforeComments;
    if (line.text.length < 300 && isEnough && opensComments(folded)) break;
    if (line.text.length < 70 && line.block !== 'li' && isRelease(kept) && houseHeads.test(folded))
      break;
    // What a pointer points to: the links behind «Lire aussi».
    if (pointed && isLinked(line)) continue;
    pointed = line.text.length < 60 && isPointer(folded, line.linked, line.text.length);
    if (isNoise(line, folded)) continue;
    if (kept.length < 4 && line.text.length < 110 && isByline(folded, signatures)) continue;
    if (foldedTitle !== '' && isTitle(folded, foldedTitle)) continue;
    if (line.text.length > 25 && seen.has(folded)) continue;
    seen.add(folded);
    kept.push(line);
  }
  return withoutPullQuotes(kept);
}

/** Enough of the news before what a release says of its house. */
function isRelease(kept: readonly Line[]): boolean {
  return proseIn(kept) > 2 * leastBeforeComments;
}

/** Characters of prose before a heading of comments, where they are longer than the article. */
const leastBeforeComments = 400;

function proseIn(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + (text.length >= 80 ? text.length : 0), 0);
}

/** A sentence set apart from the text that the text holds anyway. Quotes beyond the first hundred are left: no page has as many. */
function withoutPullQuotes(lines: Line[]): Line[] {
  const apart = lines.filter(
    ({ text, within }) => text.length <= 220 && within.closest('blockquote, aside, figure'),
  );
  if (apart.length === 0 || apart.length > 100) return lines;
  const set = new Set(apart);
  const prose = lines
    .filter((line) => !set.has(line))
    .map(({ text }) => bareWords(text))
    .join(' ');
  return lines.filter((line) => {
    if (!set.has(line)) return true;
    const quote = bareWords(line.text);
    return quote.length < 20 || !prose.includes(quote);
  });
}

function bareWords(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Does a box begin with this line? One that points elsewhere holds links; one that asks or adds holds whatever it will. */
function headOf({ text, linked }: Line): 'links' | 'anything' | undefined {
  if (text.length > 90 || /[.!؟]$/u.test(text)) return undefined;
  const folded = fold(text).replace(/^[^\p{L}\p{N}]+/u, '');
  if (boxHeads.test(folded)) return 'anything';
  return isPointer(folded, linked, text.length) ? 'links' : undefined;
}

/** What is no line of a text: up to so many characters, where the test holds. */
const noises: { longest: number; holds: (line: Line, folded: string) => boolean }[] = [
  { longest: Infinity, holds: ({ text }) => !/[\p{L}\p{N}]/u.test(text) || placeholder.test(text) },
  { longest: Infinity, holds: ({ text }) => /^(?:#[\p{L}\p{N}_]+[\s,]*)+$/u.test(text) },
  { longest: 400, holds: (_line, folded) => formNotices.test(folded) },
  { longest: 350, holds: (_line, folded) => editorNotes.test(folded) },
  {
    longest: 60,
    holds: ({ text }) => /\p{Extended_Pictographic}/u.test(text) && !/\p{L}/u.test(text),
  },
  { longest: 500, holds: ({ text }) => /[↩⤴↑]\s*$/u.test(text) },
  { longest: 350, holds: (_line, folded) => captionMarks.test(folded) },
  {
    longest: pointerLength,
    holds: ({ text, linked }, folded) => isPointer(folded, linked, text.length),
  },
  { longest: pointerLength, holds: (_line, folded) => isCall(folded) },
  { longest: pointerLength, holds: isLinkTo },
  { longest: 200, holds: (_line, folded) => wallLines.test(folded) || appeals.test(folded) },
  {
    longest: 160,
    holds: ({ text, linked }, folded) => linked > 0.5 * text.length && pointerLabels.test(folded),
  },
  { longest: 130, holds: (_line, folded) => bareCredit.test(folded) || agoLine.test(folded) },
  { longest: 120, holds: (_line, folded) => isButtonBar(folded) },
  { longest: 160, holds: ({ text }, folded) => senderLine.test(text) || fileLine.test(folded) },
  { longest: 40, holds: ({ text, block }) => block !== 'td' && timeLine.test(text) },
  { longest: 90, holds: (line) => line.block === 'td' && line.linked > 0 && isLinked(line, 0.8) },
];

function isNoise(line: Line, folded: string): boolean {
  return noises.some(({ longest, holds }) => line.text.length <= longest && holds(line, folded));
}

/** A verb that calls, and what it calls to behind it. */
function isCall(folded: string): boolean {
  const verb = callVerbs.exec(folded)?.[0];
  return verb !== undefined && callObjects.test(folded.slice(verb.length));
}

/** A card or a bar of links, the way to the page, or a label and a link: lines that lead elsewhere and say nothing here. */
function isLinkTo({ text, block, linked, links }: Line, folded: string): boolean {
  if (wayHere.test(folded)) return true;
  const letters = text.replace(/\s/g, '').length;
  if (links.length >= 2 && linked >= 0.7 * letters && /[|•·]|\s[-–]\s/.test(text)) return true;
  const [label = '', ...rest] = folded.split(/[:：]/u);
  const linkedRest = rest.join(':').replace(/\s/g, '').length;
  if (rest.length > 0 && label.length <= 60 && linkedRest > 10 && linked >= 0.8 * linkedRest)
    return pointingWords.test(label);
  return (
    links.length === 1 &&
    linked >= 0.9 * letters &&
    text.length >= 25 &&
    !/^(?:p|li|td|th|dd|dt|h[1-6])$/.test(block) &&
    !/[.!?…؟:»”"]$/u.test(text)
  );
}

/** Does a line begin with a phrase that points elsewhere? Bare words of one line («Partager») must be the whole line or stand before a colon or link. */
function isPointer(folded: string, linked: number, length: number): boolean {
  const bare = folded.replace(/^[^\p{L}\p{N}]+/u, '');
  const [first = ''] = bare.split(/[\s:،,]/u);
  for (const phrase of starts.get(first) ?? []) {
    if (!bare.startsWith(phrase)) continue;
    const rest = bare.slice(phrase.length);
    if (/^[\p{L}\p{N}]/u.test(rest)) continue;
    if (/^\s*$/.test(rest) || /^\s*[:：|>»›–—…-]/u.test(rest)) return true;
    const words = phrase.split(' ').length;
    if (words >= 2 && length < 160) return true;
    if (linked > length * 0.5) return true;
  }
  return false;
}

/** Short lines above the title, where the title stands in the text, are the page’s furniture. Returns the index to begin at. */
function behindTitle(lines: Line[], title: string): number {
  if (title === '') return 0;
  const at = lines.findIndex(({ text }) => isTitle(fold(text), title));
  const isFurniture = lines.slice(0, Math.max(0, at)).every(({ text }) => text.length < 160);
  return at > 0 && isFurniture ? at + 1 : 0;
}

/** Who and when, above the text: nothing but names, a date and the small words around them. */
function isByline(folded: string, names: Set<string>): boolean {
  const bare = folded.replace(/^(?:by|par|بقلم)\s*:?\s+/u, '');
  if (names.has(bare)) return true;
  let rest = folded;
  for (const name of names) if (name.length > 3) rest = rest.replace(name, ' ');
  const hasDate = fullDate.test(rest);
  const words = rest.replace(fullDate, ' ').match(/\p{L}+/gu) ?? [];
  if (!hasDate) return false;
  // «By HNN Staff | November 18, 2019 at 2:26 PM»: a byline that says so may name whom it will.
  const unknown = words.filter((word) => !dateLineWords.test(word)).length;
  return unknown === 0 || (unknown <= 5 && signed.test(folded) && !/[.!?؟]$/u.test(folded));
}

const signed =
  /^(?:by|par|de notre|posted|published|publie|publiee|updated|mis a jour|ecrit par|redige par|بقلم|كتب|كتبه|نشر|نشرت|تحديث)(?!\p{L})|(?:^|\s)[|•·–—-]\s/u;

const fullDate =
  /\p{N}{1,2}(?:er|st|nd|rd|th)?[\s/.-]+(?:[\p{L}.]{3,12}|\p{N}{1,2})[\s/.,-]+\p{N}{4}(?: a)?(?: \p{N}{1,2}\s?h\s?\p{N}{0,2})?|\p{N}{4}[/-]\p{N}{1,2}[/-]\p{N}{1,2}|\p{L}{3,9}\.? \p{N}{1,2}, \p{N}{4}/u;

function opensComments(folded: string): boolean {
  return commentHeads.test(folded) || commentForms.test(folded);
}

function isLinked({ text, linked }: Line, share = 0.7): boolean {
  return linked >= text.replace(/\s/g, '').length * share;
}

function isButtonBar(folded: string): boolean {
  const words = folded.match(/[\p{L}-]+/gu) ?? [];
  if (words.length === 0 || words.length > 24) return false;
  const known = words.filter((word) => barWords.has(word)).length;
  return words.length === 1 ? known === 1 : known / words.length >= 0.7;
}

/** Is a line the title, or all but the end of it? Both folded. */
export function isTitle(folded: string, title: string): boolean {
  if (folded === title) return true;
  const [short, long] = folded.length < title.length ? [folded, title] : [title, folded];
  return short.length > 25 && long.startsWith(short) && short.length / long.length > 0.8;
}

/** A heading with nothing behind it leads nowhere, nor does a label before the first sentence or behind the last one. */
export function withoutLooseEnds(lines: Line[], names: readonly string[] = []): Line[] {
  const signatures = names.map(fold).filter((name) => name.length > 4);
  let end = lines.length;
  while (end > 0 && (isLoose(lines[end - 1]) || isAboutAuthor(lines[end - 1], signatures)))
    end -= 1;
  let begin = 0;
  while (begin < end && isLabel(lines[begin]) && (lines[begin]?.text.length ?? 0) < 40) begin += 1;
  if (begin === end) return lines;
  // Many short lines are a list or a programme, and may be what the article is about.
  if (begin > mostLabels) begin = 0;
  if (lines.length - end > mostLabels) {
    end = lines.length;
    while (end > 0 && /^h[2-6]$/.test(lines[end - 1]?.block ?? '')) end -= 1;
  }
  return lines.slice(begin, end);
}

const mostLabels = 3;

/** Behind the text: «Salma B. est journaliste …», or where to write to her. */
function isAboutAuthor(line: Line | undefined, signatures: readonly string[]): boolean {
  if (line === undefined || line.text.length > 350) return false;
  if (line.text.length < 200 && mailLine.test(line.text)) return true;
  const folded = fold(line.text);
  return signatures.some(
    (name) =>
      folded.startsWith(name) &&
      /^(?:$|[,،:(–—-]| (?:is|was|has|covers|writes|can|est|couvre|dirige|enseigne|ecrit|هو|هي|كاتب|كاتبه|صحفي|صحفيه|صحافي|صحافيه|باحث|باحثه|استاذ|استاذه)(?!\p{L}))/u.test(
        folded.slice(name.length),
      ),
  );
}

function isLoose(line: Line | undefined): boolean {
  return line !== undefined && (/^h[2-6]$/.test(line.block) || isLabel(line));
}

/** A short line that is no sentence, no item and no row. */
function isLabel(line: Line | undefined): boolean {
  if (line === undefined) return false;
  const { text, block } = line;
  return (
    text.length < 60 &&
    !/^(?:li|td|th|dd|dt|pre|h[2-6])$/.test(block) &&
    !/[.!?…؟:»”")。！？」）♦]$/u.test(text)
  );
}

function byFirstWord(phrases: string[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const phrase of phrases.map(fold)) {
    const first = phrase.split(/[\s:،,]/u)[0] ?? '';
    map.set(first, [...(map.get(first) ?? []), phrase]);
  }
  return map;
}
