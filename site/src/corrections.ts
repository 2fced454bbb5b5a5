/** The editors’ decisions and the studies’ own logs → what readers are told was corrected, newest first, without what was withdrawn. */
import type { Decision } from '#schema/decision.ts';
import type { Lang } from '#schema/lang.ts';
import type { Study } from '#schema/study.ts';

/** One line of the corrections log. */
export interface Correction {
  kind: 'takedown' | 'exclude' | 'correct' | 'retag' | 'merge' | 'split' | 'study';
  /** Calendar day. */
  date: string;
  /** In the reader’s language, or as its editor wrote it: then `lang` is missing. */
  reason?: { text: string; lang?: Lang };
  /** Id of the story it changed, while that is shown. */
  story?: string;
  /** What stood there and what stands there now; nothing: dropped. */
  change?: { wrong: string; right?: string | undefined };
  /** The study it changed. */
  study?: { key: string; title: string };
}

/**
 * The log for readers of a language. `storyOf` finds the story that shows an article, by id or address: an article that is no longer
 * shown is not named, and of a takedown nothing is told but its day and its reason.
 */
export function correctionsLog(
  decisions: readonly Decision[],
  studies: readonly Study[],
  lang: Lang,
  storyOf: (article: string) => string | undefined,
): Correction[] {
  const entries = [
    ...decisions.flatMap((decision) => fromDecision(decision, lang, storyOf) ?? []),
    ...studies.filter((study) => study.lang === lang).flatMap(fromStudy),
  ];
  return entries.sort((a, b) => b.date.localeCompare(a.date) || a.kind.localeCompare(b.kind));
}

function fromDecision(
  decision: Decision,
  lang: Lang,
  storyOf: (article: string) => string | undefined,
): Correction | undefined {
  // Pins, rings and refusals choose; they correct nothing that was published.
  if (decision.do === 'pin' || decision.do === 'ring' || decision.do === 'refuse') return undefined;
  const told = { kind: decision.do, date: decision.date, ...reasonOf(decision.why, lang) };
  if (decision.do === 'takedown' || decision.do === 'exclude') return told;
  const articles = decision.do === 'correct' ? [decision.article] : decision.articles;
  const story = articles.map(storyOf).find((id) => id !== undefined);
  if (story === undefined) return told;
  if (decision.do !== 'correct') return { ...told, story };
  return { ...told, story, change: { wrong: decision.wrong, right: decision.right } };
}

function reasonOf(why: Decision['why'], lang: Lang): Pick<Correction, 'reason'> {
  if (why === undefined) return {};
  return { reason: typeof why === 'string' ? { text: why } : { text: why[lang], lang } };
}

function fromStudy({ lang, title, translationKey, changes = [] }: Study): Correction[] {
  return changes.map(({ date, text }) => ({
    kind: 'study',
    date,
    reason: { text, lang },
    study: { key: translationKey, title },
  }));
}
