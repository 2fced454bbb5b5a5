/** A line of annotated text → the plain text and what a reader marked in it. */
import type { EntityMention } from '#schema/analysed.ts';

/** A name marked in a text; offsets are UTF-16 units of the plain text. */
export interface MarkedName {
  type: EntityMention['type'];
  name: string;
  start: number;
  end: number;
}

/** A figure or a day marked in a text. Days have the unit `date` or `deadline`. */
export interface MarkedFigure {
  /** A number as text, or `2026-11-30`. */
  value: string;
  unit: string;
  /** The thing counted, in words of the text. */
  thing?: string;
  /** Readers may differ on it: finding it is no mistake, nor is leaving it out. */
  optional: boolean;
  start: number;
  end: number;
}

export interface Annotated {
  text: string;
  names: MarkedName[];
  figures: MarkedFigure[];
}

const letters: Record<string, EntityMention['type']> = {
  o: 'org',
  p: 'person',
  l: 'place',
  g: 'programme',
  w: 'law',
  e: 'event',
};
const mark = /\[([oplgwe]):([^\]]+)\]|\{(\??)([^{}=]+)=([^{};]+)(?:;([^{}]+))?\}/g;

/**
 * Names are written `[o:Maroc Telecom]` (o org, p person, l place, g programme, w law, e event), figures
 * `{1,2 MMDH=1200000000 MAD;marché}`, and `{?…}` where they are optional.
 */
export function readAnnotated(line: string): Annotated {
  const names: MarkedName[] = [];
  const figures: MarkedFigure[] = [];
  let text = '';
  let read = 0;
  for (const match of line.matchAll(mark)) {
    const [whole, letter, name, optional, figure, meaning, thing] = match;
    text += line.slice(read, match.index);
    read = match.index + whole.length;
    const start = text.length;
    text += name ?? figure ?? '';
    const end = text.length;
    if (name !== undefined) {
      names.push({ type: letters[letter ?? ''] ?? 'org', name, start, end });
      continue;
    }
    const [value = '', ...unit] = (meaning ?? '').split(' ');
    figures.push({
      value,
      unit: unit.join(' '),
      ...(thing ? { thing } : {}),
      optional: optional === '?',
      start,
      end,
    });
  }
  return { text: text + line.slice(read), names, figures };
}
