/** An article → the structured events it tells, every field with the sentence that says so. */
import {
  type EntityMention,
  type EventMention,
  eventTypes,
  type Figure,
} from '#schema/analysed.ts';
import { findDays, type NamedDay } from './dates.ts';
import {
  breachCue,
  breachKinds,
  breachStatus,
  callCue,
  callOver,
  courseCue,
  fairCue,
  hiringCue,
  holdingCue,
  lawCue,
  lawStates,
  meetingCue,
  meetingOver,
  musing,
  namedDraft,
  noBreach,
  noBreachTitle,
  noFunding,
  noLaw,
  numberedText,
  openCue,
  raisingVerb,
  receivingVerb,
  roundCue,
  roundStages,
  seatsOver,
  ventureContext,
  watchers,
} from './event-cues.ts';
import {
  cut,
  dayIn,
  type Fields,
  figureIn,
  investorsIn,
  named,
  placeIn,
  raiserIn,
  type Statement,
  subject,
  unlistedFirm,
} from './event-fields.ts';
import { findFigures } from './figures.ts';
import type { Language } from './language.ts';
import type { Sentence } from './sentences.ts';
import type { TaggedText } from './tags.ts';

/** What was read in the article before; offsets count in its text. */
export interface Reading {
  text: TaggedText;
  sentences: readonly Sentence[];
  entities: readonly EntityMention[];
  figures: readonly Figure[];
  days: readonly NamedDay[];
  /** Day of the article (`2026-11-20`): what lay behind it then is no news. */
  published: string;
}

/** The article as its statements, the title first. */
interface Scene {
  title: Statement;
  body: readonly Statement[];
  entities: readonly EntityMention[];
  published: string;
  language: Language;
}

/** At most one event of each type; an event without its telling field (an amount, a law, a date …) is none. */
export function findEvents(reading: Reading): EventMention[] {
  const scene = toScene(reading);
  const events = eventTypes.flatMap((type): EventMention[] => {
    const fields = readers[type](scene);
    return fields ? [{ type, fields }] : [];
  });
  return withoutSideShows(events, scene);
}

/**
 * Who opens a course calls for candidates by a day, and a forum lets firms apply for a stand: that is one event, not
 * two. The title says which.
 */
function withoutSideShows(events: EventMention[], { title }: Scene): EventMention[] {
  const types = new Set(events.map(({ type }) => type));
  const isTitled = (type: EventMention['type']) =>
    type === 'funding'
      ? isRaising(title, true)
      : titleCues[type].some((cue) => cue.test(title.text));
  const inTitle = new Set([...types].filter(isTitled));
  return events.filter(({ type }) => {
    if (type === 'call' && types.has('training')) return false;
    if (type === 'training' && inTitle.has('conference')) return false;
    return inTitle.size === 0 || inTitle.has(type);
  });
}

const titleCues = {
  call: [callCue],
  training: [courseCue, hiringCue],
  conference: [meetingCue],
  law: [lawCue],
  breach: [breachCue],
};

/** Where a title tells of money raised: the name of a round, or a verb with the amount behind it. */
export function findRaise(
  title: string,
  language: Language,
): { text: string; start: number; end: number } | undefined {
  const round = roundCue.exec(title);
  if (round) return { text: round[0], start: round.index, end: round.index + round[0].length };
  for (const { start: at, end, unit } of findFigures(title, language)) {
    const start = isoCode.test(unit) ? title.slice(0, at).search(raisingVerb) : -1;
    if (start >= 0) return { text: title.slice(start, end), start, end };
  }
  return undefined;
}

/** Background paragraphs recall old events: the news stands in the title or in the first sentences. */
const newsLength = 500;
/** What the title announces, the opening tells, in whatever words. */
const openingSentences = 2;

const readers: Record<EventMention['type'], (scene: Scene) => Fields | undefined> = {
  funding(scene) {
    if (musing.test(scene.title.text) || noFunding.test(scene.title.text)) return undefined;
    const isVenture = ventureContext.test(openingOf(scene));
    const isAnnounced = isRaising(scene.title, isVenture);
    const told = newsOf(scene).filter(
      (statement) =>
        !noFunding.test(statement.text) &&
        !isOldRound(statement, scene) &&
        (isRaising(statement, isVenture) || (isAnnounced && statement.index < openingSentences)),
    );
    const amount = moneyIn(told, isVenture);
    if (!amount) return undefined;
    const investors = investorsIn(scene.entities, told);
    const payers = String(investors?.value ?? '').split(', ');
    const isPayer = (name: string) => payers.includes(name);
    const fields: Fields = { amount };
    add(fields, 'stage', named(told, roundStages));
    add(
      fields,
      'who',
      raiserIn(scene.entities, [scene.title, ...told], raisingVerb) ??
        subject(scene.entities, scene.title.text, told, 'org', isPayer) ??
        unlistedFirm([scene.title, ...told], isPayer),
    );
    add(fields, 'investors', investors);
    return fields;
  },
  call(scene) {
    const told = toldOf(scene, callCue);
    // What becomes of the winners is told further down.
    const news = [scene.title, ...told.filter(({ index }) => index < openingSentences)];
    if (told.length === 0 || news.some(({ text }) => callOver.test(text))) return undefined;
    const deadline = deadlineIn(scene);
    if (!deadline || String(deadline.value) < scene.published) return undefined;
    const fields: Fields = { deadline };
    add(fields, 'amount', moneyIn(scene.body));
    return withWhoAndPlace(fields, scene, told, ['programme', 'org']);
  },
  training(scene) {
    if (seatsOver.test(scene.title.text) || fairCue.test(scene.title.text)) return undefined;
    const isTitle = titleCues.training.some((cue) => cue.test(scene.title.text));
    const near = isTitle ? [scene.title, ...scene.body] : newsOf(scene);
    const told = near.filter(({ text }) => !seatsOver.test(text));
    const seats =
      seatsIn(told) ??
      seatsIn(
        told.filter(({ start }) => start < newsLength).map((one) => withSmallNumbers(one, scene)),
      );
    if (!seats) return undefined;
    const deadline = deadlineIn(scene);
    if (deadline && String(deadline.value) < scene.published) return undefined;
    const fields: Fields = { seats };
    add(fields, 'deadline', deadline);
    return withWhoAndPlace(fields, scene, told, ['programme', 'org']);
  },
  conference(scene) {
    if (meetingOver.test(scene.title.text)) return undefined;
    const told = withLeads(scene, toldOf(scene, meetingCue)).filter(
      ({ field, text }) => field === 'text' && !meetingOver.test(text),
    );
    const date = dayIn(
      told,
      ({ date: day, isDeadline }, { text }) =>
        !isDeadline && day >= scene.published && holdingCue.test(text),
    );
    return date && withWhoAndPlace({ date }, scene, told, ['event', 'org']);
  },
  law(scene) {
    if (musing.test(scene.title.text) || noLaw.test(scene.title.text)) return undefined;
    const told = toldOf(scene, lawCue).filter(({ text }) => !noLaw.test(text));
    for (const statement of [...told.filter(({ index }) => index >= 0), ...told]) {
      const state = stateIn(statement, scene);
      const law = state && lawNamed(scene, statement, told);
      if (!law) continue;
      const fields: Fields = { law, state };
      add(
        fields,
        'deadline',
        dayIn(scene.body, ({ isDeadline }) => isDeadline),
      );
      return fields;
    }
    return undefined;
  },
  breach(scene) {
    if ([musing, noBreach, noBreachTitle].some((no) => no.test(scene.title.text))) return undefined;
    const isTitle = breachCue.test(scene.title.text);
    const told = toldOf(scene, breachCue).filter(
      ({ text, field }) => field === 'title' || !(noBreach.test(text) || isLongAgo(text, scene)),
    );
    const first = told[0];
    if (!first) return undefined;
    const kind = named(told, breachKinds) ?? { value: 'attack', sentence: cut(first.text) };
    const fields: Fields = { kind };
    const who = subject(scene.entities, scene.title.text, told, 'org', (name) =>
      watchers.test(name),
    );
    const records = figureIn(told, isRecords);
    add(fields, 'status', named(opening(scene, told), breachStatus));
    add(fields, 'who', who);
    if (records) fields['records'] = { value: records.figure.value, sentence: records.sentence };
    add(
      fields,
      'date',
      dayIn(told, ({ isDeadline }) => !isDeadline),
    );
    // Advice and statistics speak of attacks, too: an incident has a victim, a count, or the title.
    const isTold = isTitle && told.some(({ field }) => field === 'text');
    return who || records || isTold ? fields : undefined;
  },
};

function toScene({ text, sentences, entities, figures, days, published }: Reading): Scene {
  const { title, language } = text;
  return {
    title: {
      text: title,
      field: 'title',
      index: -1,
      start: 0,
      figures: findFigures(title, language),
      days: findDays(title, language, published),
    },
    body: sentences.map(({ text: sentence, start, end }, index): Statement => {
      const isIn = (span: { start: number; end: number }) => span.start >= start && span.end <= end;
      return {
        text: sentence,
        field: 'text',
        index,
        start,
        figures: figures.filter(isIn),
        days: days.filter(isIn),
      };
    }),
    entities,
    published,
    language,
  };
}

/** The title and what stands in the news length. */
function newsOf({ title, body }: Scene): Statement[] {
  return [title, ...body.filter(({ start }) => start < newsLength)];
}

/** Statements with a cue; all of them, once one of them is news. Empty when none is. */
function toldOf({ title, body }: Scene, cue: RegExp): Statement[] {
  const isTitle = cue.test(title.text);
  const told = body.filter(
    ({ text, index }) => (isTitle && index < openingSentences) || cue.test(text),
  );
  const isNews = isTitle || told.some(({ start }) => start < newsLength);
  if (!isNews) return [];
  return isTitle ? [title, ...told] : told;
}

/** “La ville abritera l’Indaba du 18 au 20. Ce congrès …”: what the second sentence names, the first one dates. */
function withLeads({ body }: Scene, told: readonly Statement[]): Statement[] {
  return body.filter((one) => {
    const next = body[one.index + 1];
    return (
      told.includes(one) ||
      (next && told.includes(next) && /^(?:ce|cet|cette|the|this|هذا|هذه)\s/iu.test(next.text))
    );
  });
}

function openingOf({ title, body }: Scene): string {
  return [title, ...body.slice(0, 4)].map(({ text }) => text).join('\n');
}

/** The statements told, and the first sentences around them. */
function opening({ title, body }: Scene, told: readonly Statement[]): Statement[] {
  return [title, ...body.filter((one) => one.index < 4 || told.includes(one))];
}

function add(fields: Fields, name: string, field: Fields[string] | undefined): void {
  if (field) fields[name] = field;
}

function withWhoAndPlace(
  fields: Fields,
  { entities, title }: Scene,
  told: readonly Statement[],
  types: EntityMention['type'][],
): Fields {
  const names = types.map((type) => subject(entities, title.text, told, type));
  add(
    fields,
    'who',
    names.find((one) => one !== undefined),
  );
  add(fields, 'place', placeIn(entities, title.text, told));
  return fields;
}

const isoCode = /^[A-Z]{3}$/;

function isMoney({ unit }: Figure): boolean {
  return isoCode.test(unit);
}

function leadOf(figure: Figure, { text, start }: Statement): string {
  return text.slice(0, figure.start - start);
}

/** Does it name a round, or does a verb take the amount? */
function isRaising(statement: Statement, isVenture: boolean): boolean {
  return roundCue.test(statement.text) || statement.figures.some(isRaised(statement, isVenture));
}

function isRaised(statement: Statement, isVenture: boolean): (figure: Figure) => boolean {
  return (figure) => {
    const lead = leadOf(figure, statement);
    return isMoney(figure) && (raisingVerb.test(lead) || (isVenture && receivingVerb.test(lead)));
  };
}

/** “a levé 20 millions de dollars en 2022”: no round of today. Firms are founded in other years, too. */
function isOldRound({ text, figures, start }: Statement, scene: Scene): boolean {
  return figures.some(
    (figure) =>
      isMoney(figure) &&
      isLongAgo(/^[^,،.;]{0,40}/u.exec(text.slice(figure.end - start))?.[0] ?? '', scene),
  );
}

/** The amount that a verb takes, else the first. */
function moneyIn(told: readonly Statement[], isVenture = false): Fields[string] | undefined {
  const money =
    figureIn(told, (figure, statement) => isRaised(statement, isVenture)(figure)) ??
    figureIn(told, isMoney);
  return money && { value: `${money.figure.value} ${money.figure.unit}`, sentence: money.sentence };
}

/** The last day to answer; of two in one sentence the later, which took the place of the other. */
function deadlineIn({ body }: Scene): Fields[string] | undefined {
  for (const { days, text } of body) {
    const last = days
      .filter(({ isDeadline }) => isDeadline)
      .map(({ date }) => date)
      .sort()
      .at(-1);
    if (last !== undefined) return { value: last, sentence: cut(text) };
  }
  return undefined;
}

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
function withSmallNumbers(statement: Statement, { language }: Scene): Statement {
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

function seatsIn(told: readonly Statement[]): Fields[string] | undefined {
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
  return hiringCue.test(near.slice(near.search(/[^.;:(]*$/)));
}

/** “dont 38 femmes”, “entreprises de moins de 200 salariés”: no seats. */
function isPart(figure: Figure, statement: Statement): boolean {
  return /(?:dont|including|moins de|fewer than|less than|أقل من|من بينهم|منهم)\s$/iu.test(
    leadOf(figure, statement),
  );
}

function stateIn(statement: Statement, scene: Scene): Fields[string] | undefined {
  if (isLongAgo(statement.text, scene)) return undefined;
  return named([statement], lawStates);
}

/** Does it name a year before that of the article? */
function isLongAgo(text: string, { published }: Scene): boolean {
  const year = Number(published.slice(0, 4));
  const years = text.matchAll(
    /(?:en|in|of|since|depuis|في|سنة|عام|\p{L}{3,})[ \u00A0]((?:19|20)\d\d)(?![\d-])/giu,
  );
  return [...years].some(([, named_]) => Number(named_) < year);
}

/** The text that the statement names, else the draft it speaks of, else the law of the article. */
function lawNamed(
  { entities, title }: Scene,
  statement: Statement,
  told: readonly Statement[],
): Fields[string] | undefined {
  for (const { text, start, field } of [statement, ...told, title]) {
    const match = numberedText.map((pattern) => pattern.exec(text)).find((one) => one !== null);
    const written = match?.[0] ?? namedDraft.exec(text)?.[0];
    if (written === undefined) continue;
    const at = start + (match?.index ?? 0);
    const known = entities.find(
      ({ type, evidence }) =>
        type === 'law' &&
        match !== undefined &&
        evidence.some(
          (span) =>
            (span.field ?? 'text') === field && span.start < at + written.length && span.end > at,
        ),
    );
    return { value: (known?.name ?? written).trim(), sentence: cut(text) };
  }
  return undefined;
}

/** What is stolen in numbers: whatever is counted in the hundreds and is neither time, money, share nor size. */
function isRecords({ unit, value }: Figure): boolean {
  return value >= 100 && unit !== '' && !noRecords.test(unit);
}

const noRecords =
  /^(?:%|[A-Z]{3}|hours|days|weeks|months|years|minutes|quarters|times|countries|km|m2|points|[KMGTP]B|[KMGT]W|companies|attacks|trucks|sites|attempts|incidents|jobs)$/;
