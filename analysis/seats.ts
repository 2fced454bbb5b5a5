/** Statements about courses and hiring → how many seats or posts are open. */
import type { Figure } from '#schema/analysed.ts';
import {
  courseCue,
  hiringCue,
  learnersBehind,
  openCue,
  postsBehind,
  postsCue,
  teachingCue,
} from './event-cues.ts';
import { type Fields, figureIn, type Statement } from './event-fields.ts';
import type { Scene } from './event-scene.ts';
import { findFigures } from './figures.ts';
import { leadOf } from './money-raised.ts';

/** What courses and employers count. */
const seatUnits = new Set(
  'seats trainees candidates advisers technicians executives beneficiaries students jobs graduates engineers people employees developers women experts researchers citizens agents'
    .split(' ')
    .concat(
      'young people',
      'job seekers',
      'teachers',
      'artisans',
      'founders',
      'entrepreneurs',
      'pupils',
      'participants',
    ),
);
/** Whom no table knows: “mechanics”, “soudeurs”. */
const personLike = /(?:[eo]rs|ists?|ians|eurs|euses|iens|iennes|istes|ices|mechanics|workers)$/;

function isSeat({ unit }: Figure): boolean {
  return seatUnits.has(unit) || personLike.test(unit);
}

/** What is never hired. */
const noPosts =
  /^(?:%|[A-Z]{3}|hours|days|weeks|months|years|minutes|quarters|times|sites|cities|countries|regions|companies|centres|schools|universities|editions|startups|projects|accounts|users|customers|km|m2|points|stations|services|banks|GB|TB|MW)$/;

/** “vingt places”: seats are told in words, too. */
export function withSmallNumbers(statement: Statement, { language }: Scene): Statement {
  const { text, start } = statement;
  if (![courseCue, openCue, hiringCue].some((cue) => cue.test(text))) return statement;
  const figures = findFigures(text, language, leastSeats).map((figure) => ({
    ...figure,
    start: figure.start + start,
    end: figure.end + start,
  }));
  return { ...statement, figures };
}

const leastSeats = 6;

export function seatsIn(told: readonly Statement[]): Fields[string] | undefined {
  const isCourse = told.some(({ text }) => courseCue.test(text));
  const isOpen = told.some(({ text }) => openCue.test(text));
  const found =
    figureIn(told, ({ unit }) => isCourse && isOpen && (unit === 'seats' || unit === 'trainees')) ??
    figureIn(told, isHired) ??
    figureIn(
      told,
      (figure, statement) =>
        isCourse &&
        openCue.test(statement.text) &&
        isSeat(figure) &&
        figure.unit !== 'jobs' &&
        !isPart(figure, statement),
    );
  return found && { value: found.figure.value, sentence: found.sentence };
}

/** The number stands behind the word for hiring, in the same clause. */
function isHired(figure: Figure, statement: Statement): boolean {
  if (noPosts.test(figure.unit) || isPart(figure, statement)) return false;
  // “recrute 12 commerciaux”: what no table knows must follow at once.
  const near = leadOf(figure, statement).slice(isSeat(figure) ? -70 : -24);
  const clause = near.slice(near.search(/[^.;:(]*$/));
  // Some cues end in the number: “wants another 180”.
  if (hiringCue.test(`${clause}0`)) return true;
  if (isTaught(figure, statement, clause)) return true;
  // What a plant will bring one day is told further down.
  if (statement.index > 1) return false;
  const named = statement.text
    .slice(figure.start - statement.start)
    .replace(/^[\d.,\s\u202F]+/u, '');
  return postsCue.test(clause.slice(-30)) && postsBehind.test(named);
}

/** “will teach 36 nurses”, “90 women will learn”: people, whatever they are called. */
function isTaught(figure: Figure, { text, start, index }: Statement, clause: string): boolean {
  if (!isLearner(figure) || index > 1) return false;
  return teachingCue.test(clause.slice(-24)) || learnersBehind.test(text.slice(figure.end - start));
}

/** People by their kind, as many as a course can take: models are trained, too. */
function isLearner(figure: Figure): boolean {
  const { unit, value } = figure;
  const isPerson =
    isSeat(figure) || /^(?:nurses|girls|boys|men|youths?|doctors|refugees)$/.test(unit);
  return isPerson && !things.test(unit) && value <= mostLearners;
}

const things =
  /(?:parameters|layers|numbers|papers|characters|computers|servers|users|cent(?:er|re)s|transistors|vectors|processors|sensors|customers)$/;
const mostLearners = 20_000;

/** “dont 38 femmes”, “entreprises de moins de 200 salariés”: no seats. */
function isPart(figure: Figure, statement: Statement): boolean {
  return /(?:dont|including|moins de|fewer than|less than|أقل من|من بينهم|منهم)\s$/iu.test(
    leadOf(figure, statement),
  );
}
