/** Numbers ↔ base64, little-endian, for what is kept in the log. */
import type { TermVector } from './vectors.ts';

/** Ascending numbers as differences of variable length (LEB128): near numbers cost little. */
export function packNumbers(numbers: Uint32Array): string {
  const bytes: number[] = [];
  let before = 0;
  for (const number of numbers) {
    let step = number - before;
    before = number;
    for (; step >= 128; step = Math.floor(step / 128)) bytes.push((step % 128) | 128);
    bytes.push(step);
  }
  return Buffer.from(bytes).toString('base64');
}

/** The numbers again. */
export function unpackNumbers(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  const numbers: number[] = [];
  let before = 0;
  let step = 0;
  let factor = 1;
  for (const byte of bytes) {
    step += (byte & 127) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    before += step;
    numbers.push(before);
    step = 0;
    factor = 1;
  }
  return Uint32Array.from(numbers);
}

/** Ids and counts, parted by a dot. */
export function packVector({ ids, counts }: TermVector): string {
  return `${packNumbers(ids)}.${Buffer.from(counts).toString('base64')}`;
}

/** The vector again. */
export function unpackVector(text: string): TermVector {
  const [ids = '', counts = ''] = text.split('.');
  return { ids: unpackNumbers(ids), counts: new Uint8Array(Buffer.from(counts, 'base64')) };
}
