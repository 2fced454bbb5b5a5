/** How near in time two documents must be to be compared, and how likeness fades with the days between them. */
import type { Document } from './documents.ts';

/** Likeness fades as exp(-days / fade); pairs further apart than the window are never compared. */
const fadeDays = 7;
const windowDays = 14;
/** Undated streams are compared within as many documents. */
const windowCount = 12_000;

/** Factor on the likeness of two documents; 1 when a date is not known. */
export function fade(a: Document, b: Document): number {
  const days = Math.abs(a.day - b.day);
  return Number.isNaN(days) ? 1 : Math.exp(-days / fadeDays);
}

/** Position of the oldest document still within the window of each. */
export function pastOf(documents: readonly Document[]): (document: number) => number {
  let past = 0;
  return (index) => {
    const day = documents[index]?.day ?? Number.NaN;
    past = Math.max(past, index - windowCount);
    while (past < index && day - (documents[past]?.day ?? Number.NaN) > windowDays) past++;
    return past;
  };
}
