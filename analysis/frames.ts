/** Phrases whose words stand apart, «signe … avec» → where a text has them, in this order and in one sentence. */
import type { Language } from './language.ts';

/** A place in a text; `to` is behind its last token, offsets are UTF-16 units. */
export interface Stretch {
  start: number;
  end: number;
  from: number;
  to: number;
}

/** A part of a frame, found in a text. */
export interface Part<Frame> extends Stretch {
  frame: Frame;
  /** Its place among the parts, from 0. */
  place: number;
  isLast: boolean;
}

/** A frame as editors write it → the forms each of its parts may have; one part when it is no frame. */
export function partsOf(form: string): string[][] {
  const parts = form.split('…').map((part) => part.split('|').map((one) => one.trim()));
  return parts.map((forms) => forms.filter((one) => one !== '')).filter(({ length }) => length > 0);
}

/** Most words between two parts. */
const mostBetween = 7;
/** The same where an Arabic sentence opens with its verb: its subject, two long names perhaps, stands between. */
const mostBehindVerb = 16;

/** Join parts, in order of the text, to frames: each first part with the nearest of the following ones. */
export function toFrames<Frame>(
  raw: string,
  parts: readonly Part<Frame>[],
  { script }: Language,
): (Stretch & { frame: Frame })[] {
  const follows = (last: Stretch, next: Stretch) =>
    next.from >= last.to &&
    next.from - last.to <= (opensSentence(last) ? mostBehindVerb : mostBetween) &&
    !sentenceEnd.test(raw.slice(last.end, next.start));
  const opensSentence = ({ start }: Stretch) =>
    script === 'arabic' && (start < 2 || sentenceStart.test(raw.slice(start - 2, start)));
  if (parts.every(({ place }) => place === 0)) return [];
  return parts.flatMap((first) => {
    if (first.place > 0) return [];
    let last: Part<Frame> | undefined = first;
    while (last && !last.isLast) {
      const known: Part<Frame> = last;
      last = parts.find(
        (next) =>
          next.frame === first.frame && next.place === known.place + 1 && follows(known, next),
      );
    }
    return last ? [{ frame: first.frame, ...stretch(first, last) }] : [];
  });
}

function stretch(first: Stretch, last: Stretch): Stretch {
  return { start: first.start, end: last.end, from: first.from, to: last.to };
}

/** Of the two characters before a word. */
const sentenceStart = /[.!?؟]\s$|\n.?$/;
const sentenceEnd = /[.!?؟]\s|[;؛\n]/;
