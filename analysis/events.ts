/** An article → the structured events it tells, every field with the sentence that says so. */
import {
  type EntityMention,
  type EventMention,
  eventTypes,
  type Figure,
} from '#schema/analysed.ts';
import {
  answerCue,
  breachCue,
  breachKinds,
  breachStatus,
  callCue,
  callOver,
  courseCue,
  drillCue,
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
  noFundingTitle,
  noLaw,
  numberedText,
  raisingVerb,
  roundStages,
  seatsOver,
  startCue,
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
  recurringName,
  type Statement,
  subject,
  unlistedFirm,
} from './event-fields.ts';
import {
  add,
  isLongAgo,
  newsLength,
  newsOf,
  opening,
  openingOf,
  openingSentences,
  type Reading,
  type Scene,
  toldOf,
  toScene,
  withLeads,
} from './event-scene.ts';
import type { Cue } from './event-wording.ts';
import { isMoney, isOldRound, isRaising, moneyIn } from './money-raised.ts';
import { seatsIn, withSmallNumbers } from './seats.ts';

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
    const isCalled = inTitle.has('call') && !inTitle.has('training');
    if (type === 'call' && types.has('training') && !isCalled) return false;
    if (type === 'training' && inTitle.has('conference')) return false;
    // Money raised pays for people, and guests of a meeting sign up: the number of them is no news of its own.
    const isAside = type === 'training' && !inTitle.has(type);
    if (isAside && (types.has('funding') || types.has('conference'))) return false;
    if (type === 'call' && types.has('law') && !inTitle.has(type)) return false;
    return inTitle.size === 0 || inTitle.has(type);
  });
}

const titleCues: Record<Exclude<EventMention['type'], 'funding'>, Cue[]> = {
  call: [callCue],
  training: [courseCue, hiringCue],
  conference: [meetingCue],
  law: [lawCue],
  breach: [breachCue],
};

const readers: Record<EventMention['type'], (scene: Scene) => Fields | undefined> = {
  funding(scene) {
    if ([musing, noFunding, noFundingTitle].some((no) => no.test(scene.title.text)))
      return undefined;
    if (!scene.body.concat(scene.title).some(({ figures }) => figures.some(isMoney)))
      return undefined;
    const isVenture = ventureContext.test(openingOf(scene));
    const isAnnounced = isRaising(scene.title, isVenture);
    const told = newsOf(scene).filter(
      (statement) =>
        !noFunding.test(statement.text) &&
        !isOldRound(statement, scene) &&
        (isRaising(statement, isVenture) || (isAnnounced && statement.index < openingSentences)),
    );
    const amount = moneyIn(told, isVenture) ?? moneyNear(told, scene);
    if (!amount) return undefined;
    const investors = investorsIn(scene.entities, told);
    const payers = String(investors?.value ?? '').split(', ');
    const isPayer = (name: string) => payers.includes(name);
    const fields: Fields = { amount };
    const stages = roundStages.filter(([, stage]) => stage !== 'fund');
    add(fields, 'stage', named(told, roundStages) ?? named(opening(scene, told), stages));
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
    const deadline = deadlineIn(scene);
    if (!deadline || String(deadline.value) < scene.published) return undefined;
    const answers = scene.body.filter(
      ({ text, days, index }) =>
        index < 4 && days.some(({ isDeadline }) => isDeadline) && answerCue.test(text),
    );
    const cued = toldOf(scene, callCue);
    const told = [...cued, ...answers.filter((one) => !cued.includes(one))];
    // What becomes of the winners is told further down.
    const news = [scene.title, ...told.filter(({ index }) => index < openingSentences)];
    if (told.length === 0 || news.some(({ text }) => callOver.test(text))) return undefined;
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
    add(
      fields,
      'date',
      dayIn(scene.body, ({ date, isDeadline }, { text }) => {
        return !isDeadline && date >= scene.published && startCue.test(text);
      }),
    );
    return withWhoAndPlace(fields, scene, told, ['programme', 'org']);
  },
  conference(scene) {
    // Cues are costly: they are read only where a day is named.
    if (!scene.body.some(({ days }) => days.length > 0)) return undefined;
    if (meetingOver.test(scene.title.text)) return undefined;
    const told = withLeads(scene, toldOf(scene, meetingCue)).filter(
      ({ field, text }) => field === 'text' && !meetingOver.test(text),
    );
    const date = dayIn(
      told,
      ({ date: day, isDeadline }, { text }) =>
        !isDeadline && day >= scene.published && holdingCue.test(text),
    );
    if (!date) return undefined;
    const fields: Fields = { date };
    const guests = figureIn(opening(scene, told), ({ unit }) => guestUnits.has(unit));
    if (guests) fields['seats'] = { value: guests.figure.value, sentence: guests.sentence };
    return withWhoAndPlace(fields, scene, told, ['event', 'org']);
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
    if (drillCue.test(openingOf(scene))) return undefined;
    const isTitle = breachCue.test(scene.title.text);
    const cued = toldOf(scene, breachCue);
    // What follows an old attack are its sequels.
    if (!isTitle && cued[0] && isLongAgo(cued[0].text, scene)) return undefined;
    const told = cued.filter(
      ({ text, field }) => field === 'title' || !(noBreach.test(text) || isLongAgo(text, scene)),
    );
    const first = told[0];
    if (!first) return undefined;
    const kind = named(told, breachKinds) ?? { value: 'attack', sentence: cut(first.text) };
    const fields: Fields = { kind };
    const who =
      subject(scene.entities, scene.title.text, told, 'org', (name) => watchers.test(name)) ??
      (isTitle
        ? unlisted(scene, told)
        : recurringName(scene.title, told, (name) => watchers.test(name)));
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
    const isOpening = told.some(({ index }) => index === 0 || index === 1);
    const isTold =
      (isTitle || (isOpening && systemKinds.has(String(kind.value)))) &&
      told.some(({ field }) => field === 'text');
    return who || records || isTold ? fields : undefined;
  },
};

/** Attacks that are incidents even where nobody says whom they hit: some system stood still. */
const systemKinds = new Set(['ransomware', 'defacement', 'denial-of-service']);

/** A round named beside the sentence that has the amount: both open the article. */
function moneyNear(told: readonly Statement[], scene: Scene): Fields[string] | undefined {
  if (!told.some(({ index }) => index < openingSentences + 1)) return undefined;
  const near = [...scene.body.slice(0, openingSentences), scene.title].filter(
    ({ text }) => !noFunding.test(text) && !earnings.test(text),
  );
  return moneyIn(near);
}

/** Money that is earned or spent. */
const earnings =
  /revenue|sales|turnover|profit|earn|loss|price|chiffre d['’]affaires|ventes|bénéfice|pertes|prix|رقم معاملات|مبيعات|أرباح|خسائر|ثمن/iu;

function withWhoAndPlace(
  fields: Fields,
  scene: Scene,
  told: readonly Statement[],
  types: EntityMention['type'][],
): Fields {
  const { entities, title } = scene;
  const names = types.map((type) => subject(entities, title.text, told, type));
  add(fields, 'who', names.find((one) => one !== undefined) ?? unlisted(scene, told));
  add(fields, 'place', placeIn(entities, title.text, told));
  return fields;
}

/** Whom no list knows: neither a place nor a person, nor one of those who warn. */
function unlisted({ entities, title, body }: Scene, told: readonly Statement[]) {
  const isOther = (name: string) =>
    watchers.test(name) ||
    entities.some(
      ({ type, name: label, evidence }) =>
        (type === 'place' || type === 'person' || type === 'law') &&
        (label === name || evidence.some(({ text }) => text === name)),
    );
  return unlistedFirm([title, ...told], isOther) ?? recurringName(title, body, isOther);
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

/** Who comes to a meeting. */
const guestUnits = new Set(['seats', 'participants', 'visitors', 'people']);

function stateIn(statement: Statement, scene: Scene): Fields[string] | undefined {
  if (isLongAgo(statement.text, scene)) return undefined;
  return named([statement], lawStates);
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
