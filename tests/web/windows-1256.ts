/** Write text as windows-1256 bytes, which Node can read but not write. */

const decoder = new TextDecoder('windows-1256');
const byteOf = new Map<string, number>();
for (let byte = 0; byte < 256; byte += 1) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);

/** Characters outside the code page become numeric character references, as browsers and editors do. */
export function encodeWindows1256(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const byte = byteOf.get(character);
    if (byte !== undefined) bytes.push(byte);
    else bytes.push(...Buffer.from(`&#${character.codePointAt(0)};`, 'latin1'));
  }
  return Buffer.from(bytes);
}
