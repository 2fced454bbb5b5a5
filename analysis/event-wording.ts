/** Words of a kind → patterns that know them in any place of a clause: how cues of events are put together. */

/** A word begins here; in Arabic a particle or an article may be joined in front. */
const wordStart = '(?<!\\p{L})(?:[وفبلك]?ال|لل|[وفبلك])?';

/**
 * Alternatives that begin at a word; in Arabic a particle or an article may be joined in front. Matched without regard
 * to case.
 */
export function cue(...alternatives: string[]): RegExp {
  return new RegExp(`${wordStart}(?:${alternatives.join('|')})`, 'iu');
}

/** The same for a pattern that is long enough to be read on its own. */
export function begun({ source }: RegExp): RegExp {
  return cue(source);
}

/** The same for words that speak against an event: no Latin letter may stand in front of them. */
export function veto(pattern: RegExp): RegExp {
  return new RegExp(`(?<!\\p{Script=Latin})(?:${pattern.source})`, pattern.flags);
}

/** Regular English verbs in all their forms: “pour” → pour, pours, poured, pouring. Alternatives of a pattern. */
export function verbs(words: string): string {
  const forms = words.split(' ').map((word) => {
    if (word.endsWith('e')) return `${word.slice(0, -1)}(?:e[sd]?|ing)`;
    if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}(?:y|ies|ied|ying)`;
    return `${word}(?:e?s|ed|ing)?`;
  });
  return `(?:${forms.join('|')})(?!\\p{L})`;
}

/** Whatever says whether a text speaks of something: a pattern, or several pieces of wording. */
export interface Cue {
  test(text: string): boolean;
}

/**
 * Words of several kinds in one clause, in any order: active “thieves stole the files”, passive “files were stolen”,
 * nominal “theft of files”. The rarest kind first: only at most `reach` characters around it the others are looked for.
 */
export function beside(reach: number, rarest: string, ...others: string[]): Cue {
  const rare = new RegExp(`${wordStart}(?:${rarest})(?!\\p{L})`, 'giu');
  const near = others.map((one) => new RegExp(`${wordStart}(?:${one})(?!\\p{L})`, 'iu'));
  return {
    test: (text) =>
      [...text.matchAll(rare)].some(({ 0: { length }, index }) => {
        const around = clauseAround(text, index, index + length, reach);
        return near.every((one) => one.test(around));
      }),
  };
}

/** Whole words before and behind a span, within its clause. */
function clauseAround(text: string, start: number, end: number, reach: number): string {
  const from = start <= reach ? 0 : text.indexOf(' ', start - reach);
  const to = text.indexOf(' ', end + reach);
  const before = /[^.!?;؟؛]*$/u.exec(text.slice(from, start))?.[0] ?? '';
  const behind = /^[^.!?;؟؛]*/u.exec(text.slice(end, to < 0 ? undefined : to))?.[0] ?? '';
  return `${before} | ${behind}`;
}

/** One of them is enough. */
export function anyOf(...cues: Cue[]): Cue {
  return { test: (text) => cues.some((one) => one.test(text)) };
}
