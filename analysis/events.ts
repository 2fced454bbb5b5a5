/** An article → the structured events it tells, every field with the sentence that says so. */
import type { EntityMention, EventMention, Figure } from '#schema/analysed.ts';
import type { NamedDay } from './dates.ts';
import {
  breachKinds,
  eventCues,
  investorCue,
  lawStates,
  namedDraft,
  noEvent,
  openSeats,
  roundStages,
} from './event-cues.ts';
import type { Sentence } from './sentences.ts';
import type { TaggedText } from './tags.ts';

/** What was read in the article before; offsets count in its text. */
export interface Reading {
  text: TaggedText;
  sentences: readonly Sentence[];
  entities: readonly EntityMention[];
  figures: readonly Figure[];
  days: readonly NamedDay[];
}

type Fields = EventMention['fields'];

/** At most one event of each type; an event without its telling field (an amount, a law, a date …) is none. */
export function findEvents(reading: Reading): EventMention[] {
  const events: EventMention[] = [];
  for (const type of ['funding', 'call', 'training', 'conference', 'law', 'breach'] as const) {
    const cue = eventCues[type];
    const inTitle = cue.test(reading.text.title);
    // What the title announces, the opening tells, in whatever words.
    const told = reading.sentences.filter(
      ({ text }, index) => (inTitle && index < openingSentences) || cue.test(text),
    );
    // Background paragraphs recall old events: the news stands in the title or in the first sentences.
    const isNews = inTitle || told.some(({ start }) => start < newsLength);
    if (!isNews || (told.length === 0 && !inTitle)) continue;
    const fields = readers[type](reading, told);
    if (fields) events.push({ type, fields });
  }
  // Who opens a course calls for candidates by a day: that is one event, not two.
  const training = events.find(({ type }) => type === 'training');
  const seatsBy = training?.fields['deadline']?.value;
  return events.filter(
    ({ type, fields }) => type !== 'call' || !seatsBy || fields['deadline']?.value !== seatsBy,
  );
}

/** Who warns of attacks and is no victim of them. */
const watchers =
  /cert\b|dgssi|cndp|commission nationale|direction générale de la sécurité|اللجنة الوطنية|المديرية العامة لأمن/iu;
const closing = /clôture|cl[oô]s\b|bilan|اختتام|اختتمت?|closes\b|wraps? up/iu;
/** A fair where others offer jobs offers none itself. */
const fairs = /\bsalon\b|\bforum\b|\bfair\b|معرض|منتدى/iu;
const seatUnits = new Set([
  'beneficiaries',
  'young people',
  'students',
  'jobs',
  'graduates',
  'engineers',
  'people',
  'employees',
]);
const newsLength = 500;
const openingSentences = 2;

type FieldReader = (reading: Reading, told: readonly Sentence[]) => Fields | undefined;

const readers: Record<EventMention['type'], FieldReader> = {
  funding(reading, told) {
    const money = figureIn(
      reading,
      told,
      ({ unit }) => unit === 'MAD' || unit === 'USD' || unit === 'EUR',
    );
    if (!money) return undefined;
    const fields: Fields = {
      amount: { value: `${money.figure.value} ${money.figure.unit}`, sentence: money.sentence },
    };
    const all = told.map(({ text }) => text);
    named(fields, 'stage', all, roundStages);
    const who = subject(reading, told, 'org');
    if (who) fields['who'] = who;
    const investors = investorsIn(reading, told);
    if (investors) fields['investors'] = investors;
    return fields;
  },
  call(reading, told) {
    const deadline = dayIn(reading, reading.sentences, true);
    if (!deadline) return undefined;
    const fields: Fields = { deadline };
    const money = figureIn(reading, reading.sentences, ({ unit }) => unit === 'MAD');
    if (money)
      fields['amount'] = {
        value: `${money.figure.value} ${money.figure.unit}`,
        sentence: money.sentence,
      };
    return withWhoAndPlace(fields, reading, told, ['programme', 'org']);
  },
  training(reading, told) {
    const seats =
      figureIn(reading, reading.sentences, ({ unit }) => unit === 'seats' || unit === 'trainees') ??
      figureIn(reading, reading.sentences, ({ unit }) => seatUnits.has(unit));
    if (!seats) return undefined;
    const fields: Fields = { seats: { value: seats.figure.value, sentence: seats.sentence } };
    const deadline = dayIn(reading, reading.sentences, true);
    if (deadline) fields['deadline'] = deadline;
    // What has begun, or is counted afterwards, is no offer any more.
    const { title } = reading.text;
    if (!deadline && (!openSeats.test(title) || fairs.test(title))) return undefined;
    return withWhoAndPlace(fields, reading, told, ['programme', 'org']);
  },
  conference(reading, told) {
    // The closing of one meeting announces the next: no event yet.
    if (closing.test(reading.text.title)) return undefined;
    const open = { ...reading, days: reading.days.filter(({ isDeadline }) => !isDeadline) };
    const date = dayIn(open, told, false) ?? dayIn(open, reading.sentences.slice(0, 6), false);
    if (!date) return undefined;
    return withWhoAndPlace({ date }, reading, told, ['event', 'org']);
  },
  law(reading, told) {
    const sentence = told[0];
    const name =
      reading.entities.find(({ type }) => type === 'law')?.name ??
      told.map(({ text }) => namedDraft.exec(text)?.[0]).find((found) => found !== undefined);
    if (!name || !sentence) return undefined;
    const fields: Fields = { law: { value: name.trim(), sentence: cut(sentence.text) } };
    const all = told.map(({ text }) => text);
    named(fields, 'state', all, lawStates);
    const deadline = dayIn(reading, told, true);
    if (deadline) fields['deadline'] = deadline;
    return fields['state'] ? fields : undefined;
  },
  breach(reading, cued) {
    const isTitle = eventCues.breach.test(reading.text.title);
    const told = cued.filter(({ text }) => !noEvent.test(text));
    if (noEvent.test(reading.text.title) || (told.length === 0 && !isTitle)) return undefined;
    const fields: Fields = {};
    named(fields, 'kind', [reading.text.title, ...told.map(({ text }) => text)], breachKinds);
    if (!fields['kind']) return undefined;
    const who = subject(reading, told, 'org');
    if (who) fields['who'] = who;
    const records = figureIn(reading, told, ({ unit }) =>
      ['records', 'files', 'accounts', 'customers', 'people'].includes(unit),
    );
    if (records) fields['records'] = { value: records.figure.value, sentence: records.sentence };
    const date = dayIn(reading, told, false);
    if (date) fields['date'] = date;
    // Advice and statistics speak of attacks, too: an incident has a victim, a count, or the title.
    const isVictim = who !== undefined && !watchers.test(String(who.value));
    const isIncident = isVictim || fields['records'] !== undefined || isTitle;
    return isIncident ? fields : undefined;
  },
};

function withWhoAndPlace(
  fields: Fields,
  reading: Reading,
  told: readonly Sentence[],
  types: EntityMention['type'][],
): Fields {
  for (const type of types) {
    const who = subject(reading, told, type);
    if (!who) continue;
    fields['who'] = who;
    break;
  }
  const place = subject(reading, told, 'place');
  if (place) fields['place'] = place;
  return fields;
}

function cut(sentence: string): string {
  return sentence.length > 280 ? `${sentence.slice(0, 279)}…` : sentence;
}

function figureIn(
  { figures }: Reading,
  told: readonly Sentence[],
  fits: (figure: Figure) => boolean,
): { figure: Figure; sentence: string } | undefined {
  for (const { start, end, text } of told) {
    const figure = figures.find((found) => found.start >= start && found.end <= end && fits(found));
    if (figure) return { figure, sentence: cut(text) };
  }
  return undefined;
}

function dayIn(
  { days, sentences }: Reading,
  told: readonly Sentence[],
  isDeadline: boolean,
): Fields[string] | undefined {
  for (const { start, end, text } of told) {
    const day = days.find(
      (found) => found.start >= start && found.end <= end && (!isDeadline || found.isDeadline),
    );
    if (day && sentences.length > 0) return { value: day.date, sentence: cut(text) };
  }
  return undefined;
}

/** The first name of a type in the title, else in the sentences that tell the event. */
function subject(
  { entities, text }: Reading,
  told: readonly Sentence[],
  type: EntityMention['type'],
): Fields[string] | undefined {
  const places = entities
    .filter((entity) => entity.type === type)
    .flatMap(({ name, evidence }) =>
      evidence.map(({ start, field }) => ({ name, start, inTitle: field === 'title' })),
    );
  const inTitle = places.filter((place) => place.inTitle).sort((a, b) => a.start - b.start)[0];
  if (inTitle) return { value: inTitle.name, sentence: cut(text.title) };
  for (const { start, end, text: sentence } of told) {
    const found = places
      .filter((place) => !place.inTitle && place.start >= start && place.start < end)
      .sort((a, b) => a.start - b.start)[0];
    if (found) return { value: found.name, sentence: cut(sentence) };
  }
  return undefined;
}

function named(
  fields: Fields,
  field: string,
  sentences: readonly string[],
  table: readonly [RegExp, string][],
): void {
  for (const [pattern, value] of table) {
    const sentence = sentences.find((text) => pattern.test(text));
    if (sentence === undefined) continue;
    fields[field] = { value, sentence: cut(sentence) };
    return;
  }
}

function investorsIn({ entities }: Reading, told: readonly Sentence[]): Fields[string] | undefined {
  for (const { text, start } of told) {
    const names: string[] = [];
    for (const match of text.matchAll(investorCue)) {
      const at = start + match.index + match[0].length;
      const after = text.slice(match.index + match[0].length);
      const known = entities.find(
        ({ type, evidence }) =>
          type === 'org' &&
          evidence.some((span) => span.field !== 'title' && Math.abs(span.start - at) <= 12),
      );
      const name =
        known?.name ??
        /^\s*(?:le fonds |the |fonds )?((?:\p{Lu}[\p{L}’'-]+ ?){1,3})/u.exec(after)?.[1]?.trim();
      if (name && !names.includes(name)) names.push(name);
    }
    if (names.length > 0) return { value: names.join(', '), sentence: cut(text) };
  }
  return undefined;
}
