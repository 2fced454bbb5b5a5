/** A function of a text → the same function, which works out no text twice. */

/** Remembers at most so many answers; then it begins anew. */
const mostRemembered = 50_000;

/** For names and titles that stand in many stories. The answers are shared: nobody may change them. */
export function remember<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= mostRemembered) known.clear();
    const answer = work(text);
    known.set(text, answer);
    return answer;
  };
}
