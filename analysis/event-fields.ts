/** Sentences of an article → the fields of an event in them: figures, days, names, each with the sentence that says so. */
import type { EntityMention, EventMention, Figure } from '#schema/analysed.ts';
import type { NamedDay } from './dates.ts';
import {
  beforeRaiser,
  firmBefore,
  investorBehind,
  investorCue,
  quotedFirm,
  widePlace,
} from './event-cues.ts';

export type Fields = EventMention['fields'];

/** A sentence of the text, or the title, with what was read in it; offsets count in the field it stands in. */
export interface Statement {
  text: string;
  field: 'title' | 'text';
  /** Place among the sentences; the title has −1. */
  index: number;
  start: number;
  figures: readonly Figure[];
  days: readonly NamedDay[];
}

/** Cut to the length that the schema allows. */
export function cut(sentence: string): string {
  return sentence.length > 280 ? `${sentence.slice(0, 279)}…` : sentence;
}

/** The first figure that fits; the title is asked last, it says less. */
export function figureIn(
  told: readonly Statement[],
  fits: (figure: Figure, statement: Statement) => boolean,
): { figure: Figure; sentence: string } | undefined {
  for (const statement of bodyFirst(told)) {
    const figure = statement.figures.find((found) => fits(found, statement));
    if (figure) return { figure, sentence: cut(statement.text) };
  }
  return undefined;
}

/** The first day that fits; the title is asked last. */
export function dayIn(
  told: readonly Statement[],
  fits: (day: NamedDay, statement: Statement) => boolean,
): Fields[string] | undefined {
  for (const statement of bodyFirst(told)) {
    const day = statement.days.find((found) => fits(found, statement));
    if (day) return { value: day.date, sentence: cut(statement.text) };
  }
  return undefined;
}

function bodyFirst(told: readonly Statement[]): Statement[] {
  return [
    ...told.filter(({ field }) => field === 'text'),
    ...told.filter(({ field }) => field === 'title'),
  ];
}

/** The first row of a table that a statement matches, with the statement. */
export function named(
  told: readonly Statement[],
  table: readonly [RegExp, string][],
): Fields[string] | undefined {
  for (const [pattern, value] of table) {
    const statement = told.find(({ text }) => pattern.test(text));
    if (statement) return { value, sentence: cut(statement.text) };
  }
  return undefined;
}

/** The first name of a type in the title, else in the statements given, that is not left out. */
export function subject(
  entities: readonly EntityMention[],
  title: string,
  told: readonly Statement[],
  type: EntityMention['type'],
  isLeftOut: (name: string) => boolean = () => false,
): Fields[string] | undefined {
  const places = entities
    .filter((entity) => entity.type === type && !isLeftOut(entity.name))
    .flatMap(({ name, evidence }) => evidence.map(({ start, field }) => ({ name, start, field })))
    .sort((a, b) => a.start - b.start);
  const inTitle = places.find(({ field }) => field === 'title');
  if (inTitle) return { value: inTitle.name, sentence: cut(title) };
  for (const { start, text, field } of told) {
    if (field === 'title') continue;
    const found = places.find(
      (place) =>
        place.field !== 'title' && place.start >= start && place.start < start + text.length,
    );
    if (found) return { value: found.name, sentence: cut(text) };
  }
  return undefined;
}

/** The town or region, else the country or continent. */
export function placeIn(
  entities: readonly EntityMention[],
  title: string,
  told: readonly Statement[],
): Fields[string] | undefined {
  return (
    subject(entities, title, told, 'place', (one) => widePlace.test(one)) ??
    subject(entities, title, told, 'place')
  );
}

const word = "\\p{Lu}[\\p{L}\\d’'&.-]*";
const name = `${word}(?: (?:for |of |de |du |des |de la |de l[’'])?(?:${word}|\\d+))*`;
const listed = new RegExp(
  `^\\s*(?:(?:le|du|the|l['’])? ?(?:fonds|fund|investor|investisseur) |the |l['’])?(${name})((?:(?:,| et| and|, et|, and|,? aux côtés) (?:de |d['’]|du |le fonds |du fonds |the )?${name}(?! (?:a|ont|has|have|led)(?!\\p{L})))*)`,
  'u',
);
const capitalised = new RegExp(`^${name}|(?<=\\s)${name}`, 'gu');

/** A firm that no list knows: a name behind a word for firms, in Arabic one in quotation marks. */
export function unlistedFirm(
  told: readonly Statement[],
  isLeftOut: (name: string) => boolean,
): Fields[string] | undefined {
  for (const { text } of told) {
    const latin = [...text.matchAll(capitalised)].find(
      (match) => firmBefore.test(text.slice(0, match.index)) && !isLeftOut(match[0]),
    )?.[0];
    const found = latin ?? quotedFirm.exec(text)?.[1];
    if (found !== undefined && !isLeftOut(found)) return { value: found, sentence: cut(text) };
  }
  return undefined;
}

/** A name of the title that the text comes back to within a sentence: whom it is about, known to a list or not. */
export function recurringName(
  { text: title }: Statement,
  body: readonly Statement[],
  isLeftOut: (name: string) => boolean,
): Fields[string] | undefined {
  const names = [
    ...[...title.matchAll(capitalised)].map(([one]) => one.replace(/[.’'-]+$/, '')),
    ...[...title.matchAll(/«([^«»]{2,40})»/gu)].map(([, one = '']) => one.trim()),
  ];
  const found = names.find(
    (one) =>
      one.length > 2 &&
      !isLeftOut(one) &&
      body.some(({ text }) => {
        const at = text.indexOf(one);
        return at > 0 && /[\p{Ll}\p{Lo}«,’'(]\s?$/u.test(text.slice(0, at));
      }),
  );
  return found === undefined ? undefined : { value: found, sentence: cut(title) };
}

/** Who stands before the verb that takes the amount, in the title or else in the sentence. */
export function raiserIn(
  entities: readonly EntityMention[],
  told: readonly Statement[],
  verb: RegExp,
): Fields[string] | undefined {
  for (const { text, figures, start } of told) {
    for (const figure of figures) {
      const lead = text.slice(0, figure.start - start);
      const at = lead.search(verb);
      if (at <= 0) continue;
      const before = lead
        .slice(0, at)
        .trim()
        .replace(/, [^,]{3,80},$/u, '')
        .replace(/^[^:]{3,60} : /u, '')
        .replace(beforeRaiser, '');
      const found = trailing.exec(before)?.[0];
      if (found) return { value: canonical(found, entities), sentence: cut(text) };
    }
  }
  return undefined;
}

const trailing = new RegExp(`${name}$`, 'u');
const ahead = new RegExp(`(${name})(?: (?:et|and) (${name}))?$`, 'u');
const quoted = /^[^«.]{0,14}«[^»]{2,40}»(?:(?:،| و|، و)[^«.]{0,8}«[^»]{2,40}»)*/u;

/** Who put money in, as a list joined with “, ”. */
export function investorsIn(
  entities: readonly EntityMention[],
  told: readonly Statement[],
): Fields[string] | undefined {
  for (const statement of told) {
    if (statement.field === 'title') continue;
    const names = [...namesAfter(statement, entities), ...namesBefore(statement.text)];
    const known = [...new Set(names.map((one) => canonical(one, entities)))];
    if (known.length > 0) return { value: known.join(', '), sentence: cut(statement.text) };
  }
  return undefined;
}

function namesAfter({ text, start }: Statement, entities: readonly EntityMention[]): string[] {
  return [...text.matchAll(investorCue)].flatMap((match): string[] => {
    const at = match.index + match[0].length;
    const after = text.slice(at);
    const list = listed.exec(after);
    const first = list?.[1];
    if (first) {
      const more = (list[2] ?? '').matchAll(new RegExp(name, 'gu'));
      return [first, ...[...more].map(([one]) => one)].map((one) => one.replace(/[.,]$/, ''));
    }
    const inQuotes = quoted.exec(after)?.[0];
    if (inQuotes) return [...inQuotes.matchAll(/«([^»]+)»/gu)].map(([, one = '']) => one);
    const near = entities.find(
      ({ type, evidence }) =>
        type === 'org' &&
        evidence.some(
          (span) =>
            span.field !== 'title' && span.start - start >= at - 1 && span.start - start <= at + 12,
        ),
    );
    return near ? [near.name] : [];
  });
}

/** “Al Mada Ventures led the round”, “Le fonds UM6P Ventures et Azur injectent”. */
function namesBefore(text: string): string[] {
  for (const match of text.matchAll(/\s(?=(?:(?:a|ont|has|have) )?\p{Ll}+)/gu)) {
    if (!investorBehind.test(text.slice(match.index))) continue;
    const found = ahead.exec(text.slice(0, match.index).replace(/^Le fonds /u, ''));
    if (found) return [found[1], found[2]].filter((one) => one !== undefined);
  }
  return [];
}

/** The gazetteer’s name of a name as written. */
function canonical(written: string, entities: readonly EntityMention[]): string {
  const known = entities.find(
    ({ type, name: label, evidence }) =>
      type === 'org' && (label === written || evidence.some(({ text }) => text === written)),
  );
  return known?.name ?? written;
}
