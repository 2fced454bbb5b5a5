/** Does a document hold characters that no writer means? Asked of the bytes, four at a time, since the usual answer is no. */

/**
 * May UTF-8 (or ASCII) bytes hold a control character other than tab and line ends, U+007F–U+009F other than U+0085, U+FEFF, U+FFFE
 * or U+FFFF? The words without a byte below 0x20 or above 0x7e need no second look (Warren, Hacker's Delight, 6-1).
 */
export function holdsControls(bytes: Uint8Array): boolean {
  const head = Math.min((4 - (bytes.byteOffset & 3)) & 3, bytes.length);
  if (isSuspectIn(bytes, 0, head)) return true;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + head, (bytes.length - head) >> 2);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? 0;
    const low = (word - 0x20202020) & ~word;
    if (((word | (word + 0x01010101) | low) & 0x80808080) === 0) continue;
    const from = head + at * 4;
    if (isSuspectIn(bytes, from, from + 4)) return true;
  }
  return isSuspectIn(bytes, head + words.length * 4, bytes.length);
}

function isSuspectIn(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20) {
      if (byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return true;
    } else if (byte === 0x7f) return true;
    else if (byte === 0xc2) {
      const next = bytes[at + 1] ?? 0;
      if (next < 0xa0 && next !== 0x85) return true;
    } else if (byte === 0xef) {
      const next = bytes[at + 1] ?? 0;
      const last = bytes[at + 2] ?? 0;
      if ((next === 0xbb && last === 0xbf) || (next === 0xbf && last >= 0xbe)) return true;
    }
  }
  return false;
}
