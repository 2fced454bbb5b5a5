/** Stop words of a language, from the stopwords-iso list, in the folded form tokens are compared in. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Read the list of one language (ISO 639-1) and fold each word; `extra` adds what the list lacks. */
export function readStopWords(
  iso: string,
  fold: (word: string) => string,
  extra: readonly string[] = [],
): ReadonlySet<string> {
  const lists: Record<string, string[]> = require('stopwords-iso');
  const words = new Set<string>();
  for (const word of [...(lists[iso] ?? []), ...extra]) {
    // “aujourd'hui” reaches us as two tokens: each part is a stop word then.
    for (const part of word.split(/[\s'’-]+/u)) if (part) words.add(fold(part));
  }
  return words;
}
