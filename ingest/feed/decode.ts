/** Bytes and their HTTP content type → text. Order of trust: BOM, UTF-16/32 byte pattern, valid non-ASCII UTF-8, header, declaration, letter statistics. */

import { isAscii, isUtf8 } from 'node:buffer';
import { holdsControls } from './controls.ts';
import { decodeEbcdic, isEbcdic } from './ebcdic.ts';

/** `encoding` is a WHATWG name, or utf-32le/utf-32be. */
export interface Decoded {
  text: string;
  encoding: string;
  /** False: the text holds no control character, known from the bytes. */
  mayHoldControls: boolean;
  /** Set when `text` holds one character a byte: UTF-8 that is decoded piece by piece as it is read. */
  bytes?: Buffer;
  warnings: string[];
}

/** Labels of other systems → WHATWG labels; looked up in lower case without `-`, `_`, `.`, `:` and blanks. */
const aliases: Record<string, string> = {
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp932: 'shift_jis',
  eucjis2004: 'euc-jp',
  eucjisx0213: 'euc-jp',
  hkscs: 'big5',
  big5hkscs: 'big5',
  iso10646ucs2: 'utf-16be',
  iso10646ucs4: 'utf-32be',
  iso885911: 'windows-874',
  koi8: 'koi8-r',
  latin1: 'windows-1252',
  maccyrillic: 'x-mac-cyrillic',
  macroman: 'macintosh',
  macukrainian: 'x-mac-cyrillic',
  ms936: 'gbk',
  mskanji: 'shift_jis',
  shiftjis2004: 'shift_jis',
  shiftjisx0213: 'shift_jis',
  ucs2: 'utf-16le',
  ucs4: 'utf-32be',
  uhc: 'euc-kr',
  usascii: 'windows-1252',
  utf16: 'utf-16le',
  utf32: 'utf-32le',
};

/** Share of broken bytes up to which a document still counts as UTF-8. */
const toleratedDamage = 0.002;

/**
 * Decode a document. Never throws: a label nobody knows is ignored with a warning. With `inPieces`, clean UTF-8 that begins with a
 * tag is not decoded as a whole: all that a scanner of markup looks for is ASCII, and a string of one byte a character takes half
 * the memory, which costs more than the decoding.
 */
export function decode(bytes: Uint8Array, contentType = '', { inPieces = false } = {}): Decoded {
  const warnings: string[] = [];
  const mayHoldControls = true;
  if (isEbcdic(bytes)) {
    return { text: decodeEbcdic(bytes), encoding: 'ibm037', mayHoldControls, warnings };
  }
  const marked = byteOrderMark(bytes) ?? bytePattern(bytes);
  if (marked) {
    const { encoding, skip } = marked;
    return { text: decodeAs(encoding, bytes.subarray(skip)), encoding, mayHoldControls, warnings };
  }
  const header = known(charsetOf(contentType), warnings);
  const declared = known(declarationOf(bytes), warnings);
  if (isAscii(bytes)) {
    const label = header ?? declared ?? 'utf-8';
    if (isStateful(label)) {
      return { text: decodeAs(label, bytes), encoding: label, mayHoldControls, warnings };
    }
    const text = latin1(bytes);
    const encoding = asciiSuperset(label);
    return { text, encoding, mayHoldControls: holdsControls(bytes), warnings };
  }
  if (isUtf8(bytes)) {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const utf8 = { encoding: 'utf-8', mayHoldControls: holdsControls(bytes), warnings };
    return inPieces && bytes[0] === 0x3c && !utf8.mayHoldControls
      ? { ...utf8, text: whole.toString('latin1'), bytes: whole }
      : { ...utf8, text: whole.toString('utf8') };
  }
  const { text, encoding } = decodeLabelled(bytes, header, declared, warnings);
  return { text, encoding, mayHoldControls, warnings };
}

function decodeLabelled(
  bytes: Uint8Array,
  header: string | undefined,
  declared: string | undefined,
  warnings: string[],
): { text: string; encoding: string } {
  const candidates = [header, declared].filter((label) => label !== undefined);
  const label = candidates.find((name) => !name.startsWith('utf-'));
  if (label !== undefined) return { text: decodeAs(label, bytes), encoding: label };
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) broken++;
  warnings.push('invalid-bytes');
  if (broken <= Math.max(1, bytes.length * toleratedDamage) && looksUtf8(bytes)) {
    return { text, encoding: 'utf-8' };
  }
  const guess = arabicShare(bytes) > 0.8 ? 'windows-1256' : 'windows-1252';
  return { text: decodeAs(guess, bytes), encoding: guess };
}

/** Does the damaged document hold at least as many good multi-byte sequences as broken bytes? */
function looksUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let whole = length > 0 && byte < 0xf5;
    for (let next = 1; next <= length; next++) {
      whole &&= ((bytes[at + next] ?? 0) & 0xc0) === 0x80;
    }
    if (whole) {
      good++;
      at += length;
    } else bad++;
  }
  return good >= bad;
}

function byteOrderMark(bytes: Uint8Array): { encoding: string; skip: number } | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', skip: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', skip: 4 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', skip: 2 };
  return undefined;
}

/** A `<`, `{` or blank at the start, with the zero bytes of UTF-16/32 around it. */
function bytePattern(bytes: Uint8Array): { encoding: string; skip: number } | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const begins = (byte: number) => [0x3c, 0x7b, 0x20, 0x0a, 0x0d, 0x09].includes(byte);
  if (a === 0 && b === 0 && c === 0 && begins(d)) return { encoding: 'utf-32be', skip: 0 };
  if (begins(a) && b === 0 && c === 0 && d === 0) return { encoding: 'utf-32le', skip: 0 };
  if (a === 0 && begins(b) && c === 0) return { encoding: 'utf-16be', skip: 0 };
  if (begins(a) && b === 0 && d === 0) return { encoding: 'utf-16le', skip: 0 };
  return undefined;
}

/** Encodings whose ASCII bytes may mean something else. */
function isStateful(label: string): boolean {
  return label === 'iso-2022-jp';
}

/** ASCII bytes are the same in every encoding that remains here, so the label is kept as the name. */
function asciiSuperset(label: string): string {
  return label.startsWith('utf-16') || label.startsWith('utf-32') ? 'utf-8' : label;
}

function charsetOf(contentType: string): string | undefined {
  return /charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType)?.[1];
}

function declarationOf(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, 1024));
  return /<\?xml[^>]*?encoding\s*=\s*["']?\s*([A-Za-z0-9._:-]+)/i.exec(head)?.[1];
}

function known(label: string | undefined, warnings: string[]): string | undefined {
  if (label === undefined) return undefined;
  const lower = label.toLowerCase();
  const bare = lower.replace(/^(x-|cs)/, '').replace(/[-_.: ]/g, '');
  const alias = Object.hasOwn(aliases, bare) ? aliases[bare] : undefined;
  const names = [lower, alias, ...spellings(bare), lower.replaceAll('_', '-')];
  for (const name of names) {
    if (name === undefined) continue;
    if (name.startsWith('utf-32')) return name;
    try {
      const { encoding } = new TextDecoder(name);
      return encoding;
    } catch {
      // Try the next way of writing it.
    }
  }
  warnings.push('unknown-charset');
  return undefined;
}

/** The usual ways of writing a label of which only letters and digits are known: `cp1256`, `iso88596`, `utf32be`. */
function spellings(bare: string): string[] {
  const page = /^(?:windows|cp|ms|ibm)?(12\d\d|874|866)$/.exec(bare)?.[1];
  if (page !== undefined) return [page === '866' ? 'ibm866' : `windows-${page}`];
  const iso = /^(?:iso)?8859(\d{1,2})(?:19\d\d)?(?:e|i)?$/.exec(bare)?.[1];
  if (iso !== undefined) return [`iso-8859-${iso}`];
  const utf = /^(?:utf|u)(8|16|32)(le|be)?$/.exec(bare);
  if (utf) return [`utf-${utf[1]}${utf[2] ?? ''}`];
  const koi = /^koi8(r|u)$/.exec(bare)?.[1];
  return koi === undefined ? [] : [`koi8-${koi}`];
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding === 'utf-32le');
  return new TextDecoder(encoding).decode(bytes);
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    parts.push(
      point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
        ? String.fromCodePoint(point)
        : '\ufffd',
    );
  }
  return parts.join('');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Share of the high bytes that are Arabic letters in windows-1256. */
function arabicShare(bytes: Uint8Array): number {
  let high = 0;
  let arabic = 0;
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    high++;
    const letter =
      (byte >= 0xc1 && byte <= 0xdf && byte !== 0xd7) ||
      [0xe1, 0xe3, 0xe4, 0xe5, 0xe6, 0xec, 0xed, 0x81, 0x8d, 0x8e, 0x90].includes(byte) ||
      (byte >= 0xf0 && byte <= 0xfa);
    if (letter) arabic++;
  }
  return high === 0 ? 0 : arabic / high;
}
