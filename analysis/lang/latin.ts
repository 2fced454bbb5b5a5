/** Folding of words in Latin script: lower case, no diacritics, ligatures opened. */

/** `Œuvre` → `oeuvre`, `Été` → `ete`. */
export function foldLatin(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i');
}
