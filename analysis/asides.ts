/** A form in a text → is it said by the way: of a firm, or in a list? */
import type { Token } from './tokens.ts';

/**
 * “the startup Zitoun Labs”, «la jeune pousse fassie Zitoun», «شركة ناشئة «زيتون»»: it says what a firm is.
 * `to` is the place of the token behind it.
 */
export function isAside(raw: string, tokens: readonly Token[], to: number): boolean {
  const next = tokens[to];
  const behind = raw.slice(tokens[to - 1]?.end ?? 0).slice(0, 60);
  if (namedNext.test(behind)) return true;
  return next !== undefined && !next.word.stop && named.test(behind);
}

const namedNext = /^\s+(?:«|\p{Lu}\p{L})/u;
/** With one word between. */
const named = /^\s+\p{L}+\s+(?:«|\p{Lu}\p{L})/u;
