/** A record (title, text, language, date …) → the document that is compared with others. */
import { toBridge } from './bridge.ts';
import type { Knowledge } from './knowledge.ts';
import { type Language, languageOf } from './language.ts';
import { type Sketch, titleHash, toSketch } from './sketches.ts';
import { toTokens } from './tokens.ts';
import { type TermVector, toTermVector } from './vectors.ts';

/** What comes in, from an archive or from a stream of records. */
export interface StoryRecord {
  id: string;
  lang?: string | null | undefined;
  date?: string | null | undefined;
  title: string;
  text?: string | null | undefined;
  url?: string | null | undefined;
  source?: string | null | undefined;
  image?: string | null | undefined;
}

/** A document reduced to what grouping needs. */
export interface Document {
  id: string;
  lang: Language['tag'];
  /** Days since 1970, fractional; NaN when the date is not known. */
  day: number;
  vector: TermVector;
  bridge: Uint32Array;
  sketch: Sketch;
  titleHash: number;
  /** Words of the title. */
  titleLength: number;
  /** Words of title and body. */
  length: number;
}

/** Read a record; `knowledge` finds the lexicon's and the gazetteer's terms in it. */
export function toDocument(record: StoryRecord, knowledge: Knowledge): Document {
  const body = record.text ?? '';
  const language = languageOf(record.lang ?? undefined, `${record.title}\n${body}`);
  const title = toTokens(record.title, language);
  const tokens = toTokens(body, language);
  const all = title.concat(tokens);
  const links = [record.image].filter((link) => typeof link === 'string');
  return {
    id: record.id,
    lang: language.tag,
    day: dayOf(record.date),
    ...inOneBuffer(
      toTermVector(title, tokens, language),
      toBridge(`${record.title}\n${body}`, all, language, knowledge.termsIn(all, language), links),
      toSketch(tokens.length >= 20 ? tokens : all),
    ),
    titleHash: titleHash(title),
    titleLength: title.length,
    length: all.length,
  };
}

/** Small arrays cost more in bookkeeping than in numbers: those of a document share their memory. */
function inOneBuffer(
  { ids, counts }: TermVector,
  bridge: Uint32Array,
  sketch: Sketch,
): Pick<Document, 'vector' | 'bridge' | 'sketch'> {
  const words = ids.length + bridge.length + sketch.length;
  const buffer = new ArrayBuffer(words * 4 + counts.length);
  const place = (numbers: Uint32Array, from: number) => {
    const view = new Uint32Array(buffer, from * 4, numbers.length);
    view.set(numbers);
    return view;
  };
  const few = new Uint8Array(buffer, words * 4, counts.length);
  few.set(counts);
  return {
    vector: { ids: place(ids, 0), counts: few },
    bridge: place(bridge, ids.length),
    sketch: place(sketch, ids.length + bridge.length),
  };
}

function dayOf(date: string | null | undefined): number {
  return date ? Date.parse(date) / 86_400_000 : Number.NaN;
}
