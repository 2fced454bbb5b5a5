/** A text → the named things in it: those of the gazetteer, laws by their number, people, and names that a cue word gives away. */
import type { EntityMention } from '#schema/analysed.ts';
import type { GivenNames, Named } from '#schema/lexicon.ts';
import type { Evidence } from '#schema/primitives.ts';
import { findArabicNames } from './arabic-names.ts';
import { findInstitutions } from './institutions.ts';
import { type Language, languageOf } from './language.ts';
import { findNames } from './names.ts';
import { type PeopleFinder, toPeopleFinder } from './people.ts';
import { PhraseIndex } from './phrases.ts';
import { datelineEnd, type TaggedText } from './tags.ts';
import { toTokens } from './tokens.ts';

interface Form {
  named: Named;
  raw: string;
  exact: boolean;
  veto: boolean;
}

/** Finds named things; built once from the gazetteer and the given names. */
export interface EntityFinder {
  find(text: TaggedText): EntityMention[];
}

/** A name at one place; `rank` decides between two of one length. */
interface Candidate {
  id?: string;
  name: string;
  type: EntityMention['type'];
  start: number;
  end: number;
  rank: number;
  veto: boolean;
}

/** Index all names in all three languages: press of one language writes names of another. */
export function toEntityFinder(
  gazetteer: readonly Named[],
  people: readonly GivenNames[] = [],
): EntityFinder {
  const index = new PhraseIndex<Form>();
  for (const named of gazetteer) addNamed(index, named);
  const findPeople = toPeopleFinder(people);
  return {
    find(text) {
      const mentions = new Map<string, EntityMention>();
      const fields = ['title', 'text'] as const;
      const listed = fields.map((field) =>
        chosen(
          candidatesIn(text, field, index, findPeople),
          field === 'text' ? datelineEnd(text.text) : 0,
        ),
      );
      const free = freeNames(text, listed);
      for (const [at, field] of fields.entries()) {
        const taken = [...(listed[at] ?? []), ...(free[at] ?? [])];
        for (const { id, name, type, start, end, veto } of taken.sort(
          (a, b) => a.start - b.start,
        )) {
          if (veto) continue;
          const key = id === undefined ? `${type} ${text.language.fold(name)}` : `id ${id}`;
          const about = { ...(id === undefined ? {} : { id }), name, type };
          addMention(mentions, key, about, evidenceOf(text[field], field, start, end));
        }
      }
      return [...mentions.values()];
    },
  };
}

function addNamed(index: PhraseIndex<Form>, named: Named): void {
  const forms = new Set([
    ...Object.values(named.name),
    ...(named.alias?.fr ?? []),
    ...(named.alias?.ar ?? []),
    ...(named.alias?.en ?? []),
  ]);
  for (const raw of forms)
    addForm(index, { named, raw, exact: /^[A-Z0-9&]{2,6}$/.test(raw), veto: false });
  for (const raw of named.acronym ?? []) addForm(index, { named, raw, exact: true, veto: false });
  for (const raw of named.not ?? []) addForm(index, { named, raw, exact: false, veto: true });
}

function addForm(index: PhraseIndex<Form>, form: Form): void {
  for (const lang of ['fr', 'ar', 'en']) {
    const language = lang === 'ar' ? languageOf('ar', 'ا') : languageOf(lang, form.raw);
    if (language.script === 'latin' && /\p{Script=Arabic}/u.test(form.raw)) continue;
    index.add(toTokens(form.raw, language), language, form);
  }
}

function candidatesIn(
  text: TaggedText,
  field: 'title' | 'text',
  index: PhraseIndex<Form>,
  findPeople: PeopleFinder,
): Candidate[] {
  const raw = text[field];
  const { language } = text;
  const built = language.script === 'arabic' ? [] : findInstitutions(raw, language);
  return [
    ...knownNames(index, text, field),
    ...lawNumbers(raw),
    ...findPeople(raw, language).map((one) => ({
      ...one,
      type: 'person' as const,
      rank: 2,
      veto: false,
    })),
    ...built.map(({ isTailed, ...one }) => ({
      ...one,
      type: 'org' as const,
      rank: isTailed ? 2 : 3,
      veto: false,
    })),
    ...(language.script === 'arabic' ? findArabicNames(raw) : []).map((one) => ({
      ...one,
      rank: 3,
      veto: false,
    })),
  ];
}

/**
 * The longest name at a place is the one that is meant; a veto takes its place. A name built by its pattern may hold
 * a listed one (“Fondation OCP”), but not run on behind it (“Agence du numérique de Rabat”).
 */
function chosen(candidates: readonly Candidate[], dateline: number): Candidate[] {
  const known = candidates.filter(({ rank }) => rank === 0);
  const sorted = candidates
    .filter(({ start }) => start >= dateline)
    .filter(
      (one) =>
        one.rank < 3 || !known.some(({ start, end }) => start <= one.start && end > one.start),
    )
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.rank - b.rank || a.start - b.start);
  const taken: Candidate[] = [];
  for (const one of sorted) {
    if (!taken.some((other) => one.start < other.end && one.end > other.start)) taken.push(one);
  }
  return taken;
}

/** Names that nobody listed, by what stands around them in title and text together; those of the title come first. */
function freeNames(text: TaggedText, listed: readonly Candidate[][]): Candidate[][] {
  if (text.language.script === 'arabic') return [];
  const shift = text.title.length + 1;
  const taken = listed.flatMap((candidates, field) =>
    candidates.map(({ start, end }) => ({
      start: start + field * shift,
      end: end + field * shift,
    })),
  );
  const dateline = datelineEnd(text.text);
  const names = findNames(`${text.title}\n${text.text}`, text.language, taken).map((one) => ({
    ...one,
    rank: 4,
    veto: false,
  }));
  const inText = names.filter(({ start }) => start >= shift + dateline);
  return [
    names.filter(({ start }) => start < shift),
    inText.map((one) => ({ ...one, start: one.start - shift, end: one.end - shift })),
  ];
}

function knownNames(
  index: PhraseIndex<Form>,
  text: TaggedText,
  field: 'title' | 'text',
): Candidate[] {
  const raw = text[field];
  const { language } = text;
  const tokens = field === 'title' ? text.titleTokens : text.textTokens;
  return index.find(tokens, language).flatMap(({ value: form, from, to }): Candidate[] => {
    const begin = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? 0;
    if (!form.veto && !fits(form, raw.slice(begin, end), language)) return [];
    const { id, type } = form.named;
    const start = begin + particleLength(raw.slice(begin, end), form.raw, language);
    return [{ id, name: nameIn(form.named, language), type, start, end, rank: 0, veto: form.veto }];
  });
}

/** Letters that Arabic joins to a name and that are no part of it: «بالرباط», «وبركان». */
function particleLength(written: string, form: string, language: Language): number {
  if (language.script !== 'arabic' || !/^[وفبكلـ]/u.test(written)) return 0;
  const fold = (text: string) => language.fold(text.split(/\s/u)[0] ?? '');
  const wanted = fold(form);
  for (let skip = 0; skip <= 3; skip++) {
    const rest = fold(written.slice(skip));
    if (!/^ـ/u.test(written.slice(skip)) && (rest === wanted || rest === `ال${wanted}`))
      return skip;
  }
  return 0;
}

function nameIn(named: Named, language: Language): string {
  return language.tag === 'ar'
    ? named.name.ar
    : language.tag === 'en'
      ? named.name.en
      : named.name.fr;
}

/** Names in Latin letters are written with a capital; acronyms stand letter for letter; no stemming of names. */
function fits(form: Form, written: string, language: Language): boolean {
  if (form.exact) return written === form.raw;
  if (/\p{Script=Arabic}/u.test(written)) return true;
  if (language.fold(written) !== language.fold(form.raw)) return false;
  return /^\p{Lu}|\d/u.test(written) || /^\p{Ll}/u.test(form.raw);
}

function addMention(
  mentions: Map<string, EntityMention>,
  key: string,
  about: { id?: string; name: string; type: EntityMention['type'] },
  evidence: Evidence,
): void {
  const known = mentions.get(key);
  if (!known) mentions.set(key, { ...about, evidence: [evidence] });
  else if (known.evidence.length < 5) known.evidence.push(evidence);
}

function evidenceOf(raw: string, field: 'title' | 'text', start: number, end: number): Evidence {
  return { text: raw.slice(start, end), start, end, ...(field === 'title' ? { field } : {}) };
}

const law =
  /(?:(?:projet de |proposition de )?(?:loi|décret|dahir|arrêté)|(?:draft |bill |decree )?(?:law|bill|decree)|(?:ال)?(?:مشروع )?(?:ال)?(?:قانون|مرسوم|ظهير))(?:\s+(?:n°|no\.?|number|رقم))?\s*((?:\d+[-.‑]){1,2}\d+)/giu;

function lawNumbers(raw: string): Candidate[] {
  return [...raw.matchAll(law)].map((match) => ({
    name: match[0],
    type: 'law',
    start: match.index,
    end: match.index + match[0].length,
    rank: 1,
    veto: false,
  }));
}
