/** A statement and its amounts → whether money is raised in it, and how much. */
import type { Figure } from '#schema/analysed.ts';
import { raisingVerb, receivingVerb, roundCue } from './event-cues.ts';
import { type Fields, figureIn, type Statement } from './event-fields.ts';
import { isLongAgo, type Scene } from './event-scene.ts';
import { findFigures } from './figures.ts';
import type { Language } from './language.ts';

/** Where a title tells of money raised: the name of a round, or a verb with the amount behind it. */
export function findRaise(
  title: string,
  language: Language,
): { text: string; start: number; end: number } | undefined {
  const round = roundCue.exec(title);
  if (round && money.test(title))
    return { text: round[0], start: round.index, end: round.index + round[0].length };
  for (const { start: at, end, unit } of findFigures(title, language)) {
    const lead = title.slice(0, at);
    const start = isoCode.test(unit)
      ? Math.max(lead.search(raisingVerb), lead.search(gatheringVerb))
      : -1;
    if (start >= 0) return { text: title.slice(start, end), start, end };
  }
  return undefined;
}

/** A round without an amount names what is raised: “entre au capital” does, “entre dans neuf foyers sur dix” does not. */
const money =
  /capital|amorçage|s[ée]ries? [a-d]|seed|fonds?|funds?|round|tour|closing|مليون|مليار|تمويل|جولة|صندوق|رأس مال|\d/iu;
/** In a headline these take the amount of a round: «فلاحتيك» تجمع 45 مليون درهم. */
const gatheringVerb =
  /(?<!\p{L})[وف]?(?:[تي]جمع|جمعت|عبأت|[تي]عبئ|(?:ت|ي)?حصل(?:ت)? على)(?!\p{L})/u;

const isoCode = /^[A-Z]{3}$/;

/** An amount with a currency. */
export function isMoney({ unit }: Figure): boolean {
  return isoCode.test(unit);
}

export function leadOf(figure: Figure, { text, start }: Statement): string {
  return text.slice(0, figure.start - start);
}

/** Does it name a round, or does a verb take the amount? */
export function isRaising(statement: Statement, isVenture: boolean): boolean {
  return roundCue.test(statement.text) || statement.figures.some(isRaised(statement, isVenture));
}

function isRaised(statement: Statement, isVenture: boolean): (figure: Figure) => boolean {
  return (figure) => {
    const lead = leadOf(figure, statement);
    return isMoney(figure) && (raisingVerb.test(lead) || (isVenture && receivingVerb.test(lead)));
  };
}

/** “a levé 20 millions de dollars en 2022”: no round of today. Firms are founded in other years, too. */
export function isOldRound({ text, figures, start }: Statement, scene: Scene): boolean {
  return figures.some(
    (figure) =>
      isMoney(figure) &&
      isLongAgo(/^[^,،.;]{0,40}/u.exec(text.slice(figure.end - start))?.[0] ?? '', scene),
  );
}

/** The amount that a verb takes, else the first. */
export function moneyIn(told: readonly Statement[], isVenture = false): Fields[string] | undefined {
  const money =
    figureIn(told, (figure, statement) => isRaised(statement, isVenture)(figure)) ??
    figureIn(told, isMoney);
  return money && { value: `${money.figure.value} ${money.figure.unit}`, sentence: money.sentence };
}
