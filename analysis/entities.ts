/** A text → the named things in it: those of the gazetteer, laws by their number, and names that a cue word gives away. */
import type { EntityMention } from '#schema/analysed.ts';
import type { Named } from '#schema/lexicon.ts';
import type { Evidence } from '#schema/primitives.ts';
import { type Language, languageOf } from './language.ts';
import { findNames } from './names.ts';
import { PhraseIndex } from './phrases.ts';
import { datelineEnd, type TaggedText } from './tags.ts';
import { toTokens } from './tokens.ts';

interface Form {
  named: Named;
  raw: string;
  exact: boolean;
  veto: boolean;
}

/** Finds named things; built once from the gazetteer. */
export interface EntityFinder {
  find(text: TaggedText): EntityMention[];
}

/** Index all names in all three languages: press of one language writes names of another. */
export function toEntityFinder(gazetteer: readonly Named[]): EntityFinder {
  const index = new PhraseIndex<Form>();
  for (const named of gazetteer) {
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
  return {
    find(text) {
      const mentions = new Map<string, EntityMention>();
      for (const field of ['title', 'text'] as const) {
        const taken = [{ start: 0, end: field === 'text' ? datelineEnd(text.text) : 0 }];
        knownNames(index, text, field, mentions, taken);
        for (const found of [
          ...lawNumbers(text[field]),
          ...cuedNames(text[field], text.language, taken),
        ]) {
          if (taken.some(({ start, end }) => found.start < end && found.end > start)) continue;
          taken.push(found);
          addMention(
            mentions,
            `${found.type} ${text.language.fold(found.name)}`,
            { name: found.name, type: found.type },
            evidenceOf(text[field], field, found.start, found.end),
          );
        }
      }
      return [...mentions.values()];
    },
  };
}

function addForm(index: PhraseIndex<Form>, form: Form): void {
  for (const lang of ['fr', 'ar', 'en']) {
    const language = lang === 'ar' ? languageOf('ar', 'ا') : languageOf(lang, form.raw);
    if (language.script === 'latin' && /\p{Script=Arabic}/u.test(form.raw)) continue;
    index.add(toTokens(form.raw, language), language, form);
  }
}

function knownNames(
  index: PhraseIndex<Form>,
  text: TaggedText,
  field: 'title' | 'text',
  mentions: Map<string, EntityMention>,
  taken: { start: number; end: number }[],
): void {
  const raw = text[field];
  const tokens = field === 'title' ? text.titleTokens : text.textTokens;
  const matches = index
    .find(tokens, text.language)
    .map(({ value, from, to }) => ({
      form: value,
      start: tokens[from]?.start ?? 0,
      end: tokens[to - 1]?.end ?? 0,
    }))
    .filter(({ form, start, end }) => form.veto || fits(form, raw.slice(start, end), text.language))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const { form, start, end } of matches) {
    // The longest name at a place is the one that is meant; a veto takes its place.
    if (taken.some((other) => start < other.end && end > other.start)) continue;
    taken.push({ start, end });
    if (form.veto) continue;
    const { named } = form;
    addMention(
      mentions,
      `id ${named.id}`,
      { id: named.id, name: nameIn(named, text.language), type: named.type },
      evidenceOf(raw, field, start, end),
    );
  }
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

interface Guess {
  name: string;
  type: EntityMention['type'];
  start: number;
  end: number;
}

const law =
  /(?:(?:projet de |proposition de )?(?:loi|décret|dahir|arrêté)|(?:draft |bill |decree )?(?:law|bill|decree)|(?:ال)?(?:مشروع )?(?:ال)?(?:قانون|مرسوم|ظهير))(?:\s+(?:n°|no\.?|number|رقم))?\s*((?:\d+[-.‑]){1,2}\d+)/giu;

function lawNumbers(raw: string): Guess[] {
  return [...raw.matchAll(law)].map((match) => ({
    name: match[0],
    type: 'law',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Names that nobody listed, by what stands around them. */
function cuedNames(
  raw: string,
  language: Language,
  taken: readonly { start: number; end: number }[],
): Guess[] {
  return language.script === 'arabic' ? arabicNames(raw) : findNames(raw, language, taken);
}

const arabicPerson =
  /(?:السيدة?|الدكتورة?|المدير العام|المديرة العامة|مديرة?|رئيسة?|الرئيسة? التنفيذية?|الوزيرة?|وزيرة?|مؤسسة?|الخبيرة?|الباحثة?|المحللة?)(?: [\u0600-\u06FF]+){0,3}?[،,:] ?([\u0621-\u064A]{3,}(?: [\u0621-\u064A]{2,}){1,2})(?=[،,.؛:\n]| (?:إن|أن|في|على|خلال|قال))/gu;
const arabicOrg =
  /(?:شركة|مجموعة|منصة|مؤسسة|صندوق|الشركة الناشئة|المقاولة الناشئة) [«"]([^»"\n]{2,40})[»"]/gu;

function arabicNames(raw: string): Guess[] {
  const guesses: Guess[] = [];
  for (const match of raw.matchAll(arabicPerson)) guesses.push(toGuess(match, 'person'));
  for (const match of raw.matchAll(arabicOrg)) guesses.push(toGuess(match, 'org'));
  return guesses;
}

function toGuess(match: RegExpExecArray, type: EntityMention['type']): Guess {
  const name = (match[1] ?? '').replace(/^« ?/, '');
  const start = match.index + match[0].lastIndexOf(name);
  return { name, type, start, end: start + name.length };
}
