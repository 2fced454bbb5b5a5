/** The taxonomy → an index of everything that names its concepts; a text → the places where it does. */
import type { Concept, Taxonomy } from '#schema/concept.ts';
import type { WordLists } from '#schema/lang.ts';
import type { Evidence } from '#schema/primitives.ts';
import type { Sighting } from './aboutness.ts';
import { asideOf } from './asides.ts';
import { partsOf, toFrames } from './frames.ts';
import { languageOf } from './language.ts';
import { PhraseIndex } from './phrases.ts';
import type { TaggedText } from './tags.ts';
import { type Token, toTokens } from './tokens.ts';

/** What a form says: that a concept is named, that its trade or its field is, that it is not, or that the text is digital. */
type Role = Sighting['strength'] | 'veto' | 'sign';

interface Form {
  /** Undefined for a sign. */
  concept?: Concept;
  /** As written by the editor. */
  raw: string;
  /** Must be matched letter for letter. */
  exact: boolean;
  /** Of a form of one word in Latin letters: its singular. */
  singular?: string;
  role: Role;
  /** It stands only beside the other parts of a frame. */
  part?: { frame: Form; place: number; isLast: boolean };
}

/** All forms of a taxonomy. */
export type FormIndex = PhraseIndex<Form>;

/** French texts use English terms and acronyms, Arabic texts both. */
export function toFormIndex({ facets }: Taxonomy): FormIndex {
  const index = new PhraseIndex<Form>();
  for (const { concepts, signs } of facets) {
    addForms(index, signs, { role: 'sign' });
    for (const concept of concepts) addConcept(index, concept);
  }
  return index;
}

function addConcept(index: FormIndex, concept: Concept): void {
  const { prefLabel, altLabel, hiddenLabel, tradeLabel, hint } = concept;
  for (const lang of languages)
    addForms(index, { [lang]: [prefLabel[lang]] }, { concept, role: 'label' });
  addForms(index, altLabel, { concept, role: 'label' });
  addForms(index, hiddenLabel, { concept, role: 'label' });
  addForms(index, tradeLabel, { concept, role: 'trade' });
  addFrames(index, concept);
  addForms(index, hint, { concept, role: 'hint' });
  for (const raw of concept.not ?? [])
    for (const lang of languages) addForm(index, lang, raw, { concept, role: 'veto' });
}

const languages = ['fr', 'ar', 'en'] as const;

function addForms(
  index: FormIndex,
  forms: WordLists | undefined,
  what: Pick<Form, 'concept' | 'role'>,
): void {
  const { fr = [], ar = [], en = [] } = forms ?? {};
  for (const raw of new Set([...fr, ...en])) {
    if (fr.includes(raw) || isBorrowed(raw)) addForm(index, 'fr', raw, what);
    if (en.includes(raw) || isAcronym(raw)) addForm(index, 'en', raw, what);
    if (isBorrowed(raw)) addForm(index, 'ar', raw, what);
  }
  for (const raw of ar) addForm(index, 'ar', raw, what);
}

function addForm(
  index: FormIndex,
  lang: (typeof languages)[number],
  raw: string,
  what: Pick<Form, 'concept' | 'role' | 'part'>,
): void {
  const language = lang === 'ar' ? languageOf('ar', 'ا') : languageOf(lang, raw);
  const tokens = toTokens(raw, language);
  const exact = isAcronym(raw) || (what.concept?.kind === 'acronym' && tokens.length === 1);
  const [first] = tokens;
  const isWord =
    first && tokens.length === 1 && language.script === 'latin' && what.role !== 'veto';
  index.add(tokens, language, {
    ...what,
    raw,
    exact,
    ...(isWord ? { singular: singular(first.word.fold) } : {}),
  });
}

function addFrames(index: FormIndex, concept: Concept): void {
  for (const lang of languages) {
    for (const raw of concept.frame?.[lang] ?? []) {
      const frame: Form = { concept, raw, exact: false, role: 'label' };
      const parts = partsOf(raw);
      for (const [place, forms] of parts.entries()) {
        const part = { frame, place, isLast: place === parts.length - 1 };
        for (const form of forms) addForm(index, lang, form, { concept, role: 'label', part });
      }
    }
  }
}

/** English words that other languages take over as they are: several words, or letters no French word would have. */
function isBorrowed(form: string): boolean {
  return isAcronym(form) || form.includes(' ') || /[A-Z].*[A-Z]|\d|-|ing$|tech$/.test(form);
}

function isAcronym(form: string): boolean {
  return /^[A-Z0-9&]{2,6}$/.test(form) && /[A-Z]/.test(form);
}

/** Where a text names concepts. */
export interface Sightings {
  of: Map<Concept, Sighting[]>;
  /** A word says that the text has to do with technology. */
  isDigital: boolean;
}

interface Match {
  form: Form;
  start: number;
  end: number;
  /** Its tokens; `to` behind the last. */
  from: number;
  to: number;
}

/** `names`: places of organisations’ names; a word that is only a part of one is no more than a hint. */
export function findForms(
  index: FormIndex,
  text: TaggedText,
  names: readonly Evidence[],
): Sightings {
  const found: Sightings = { of: new Map(), isDigital: false };
  const signs = new Set<string>();
  for (const field of ['title', 'text'] as const) {
    const tokens = field === 'title' ? text.titleTokens : text.textTokens;
    const matches = matchesIn(index, text, field, tokens);
    for (const { form, start } of matches) {
      if (form.role !== 'sign') continue;
      signs.add(form.raw);
      if (field === 'title' || start < headLength) found.isDigital = true;
    }
    const around: Around = {
      text,
      field,
      tokens,
      vetoes: matches.filter(({ form }) => form.role === 'veto'),
      names: names.filter((name) => (name.field ?? 'text') === field),
    };
    for (const match of matches) addSighting(found.of, match, around);
  }
  if (signs.size >= enoughSigns) found.isDigital = true;
  return found;
}

/** One sign says enough in the title or so early in the text; elsewhere it takes several. */
const headLength = 400;
const enoughSigns = 3;

function matchesIn(
  index: FormIndex,
  text: TaggedText,
  field: 'title' | 'text',
  tokens: readonly Token[],
): Match[] {
  const raw = text[field];
  const found = index.find(tokens, text.language).flatMap(({ value: form, from, to }): Match[] => {
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? start;
    const written = raw.slice(start, end);
    if (to - from > 1 && clauseEnd.test(written) && !clauseEnd.test(form.raw)) return [];
    const isSame = form.exact
      ? written === form.raw
      : form.singular === undefined || form.singular === singular(tokens[from]?.word.fold ?? '');
    return isSame ? [{ form, start, end, from, to }] : [];
  });
  const parts = found.flatMap(({ form, ...place }) =>
    form.part ? [{ ...place, ...form.part }] : [],
  );
  const frames = toFrames(raw, parts, text.language);
  const known = found.filter(({ form }) => !form.part);
  return [
    ...frames.map(({ frame, ...place }) => ({ form: frame, ...place })),
    ...known.sort((a, b) => a.from - b.from || b.to - a.to || rankOf(a, raw) - rankOf(b, raw)),
  ];
}

/** Of forms at one place counts the one that is written so («les tribunaux», not «tribunal»), then the strongest. */
function rankOf({ form, start, end }: Match, raw: string): number {
  return ranks[form.role] + (plain(raw.slice(start, end)) === plain(form.raw) ? 0 : leastRank);
}

const ranks: Record<Role, number> = { veto: 0, label: 1, trade: 2, hint: 3, sign: 4 };
const leastRank = 5;

function plain(written: string): string {
  return written.toLowerCase().replaceAll('’', "'");
}

/** No phrase goes on behind it. */
const clauseEnd = /[,;:.!?؟،؛…]\s|[()«»“”\n]/;

/** What a match stands among. */
interface Around {
  text: TaggedText;
  field: 'title' | 'text';
  tokens: readonly Token[];
  vetoes: readonly Match[];
  names: readonly Evidence[];
}

function addSighting(
  sightings: Sightings['of'],
  { form: { concept, role }, start, end, from, to }: Match,
  { text, field, tokens, vetoes, names }: Around,
): void {
  if (!concept || role === 'veto' || role === 'sign') return;
  const isVetoed = vetoes.some(
    (veto) => veto.form.concept === concept && isWithin(start, end, veto),
  );
  if (isVetoed) return;
  const seen = sightings.get(concept) ?? [];
  const isTaken = ({ span }: Sighting) =>
    (span.field ?? 'text') === field && start < span.end && end > span.start;
  if (seen.some(isTaken)) return;
  sightings.set(concept, seen);
  const isPart = names.some(
    (name) => isWithin(start, end, name) && end - start < name.end - name.start,
  );
  const raw = text[field];
  const span = { text: raw.slice(start, end), start, end };
  seen.push({
    span: field === 'title' ? { ...span, field } : span,
    form: tokens
      .slice(from, to)
      .map(({ word }) => word.stem)
      .join(' '),
    strength: isPart ? 'hint' : role,
    aside:
      field === 'text' && role !== 'hint'
        ? asideOf({ raw, tokens, from, to, language: text.language }, concept.group === true)
        : undefined,
  });
}

function isWithin(start: number, end: number, span: { start: number; end: number }): boolean {
  return start >= span.start && end <= span.end;
}

/** One word matches only itself and its plural, not every word of its stem. */
function singular(fold: string): string {
  let one = singulars.get(fold);
  if (one === undefined) {
    if (singulars.size > 200_000) singulars.clear();
    one = fold
      .replace(/(?:aux|als?)$/, 'al')
      .replace(/(?:ies|y)$/, 'i')
      .replace(/(?<=ch|sh|ss|x)es$|[sx]$/, '');
    singulars.set(fold, one);
  }
  return one;
}

const singulars = new Map<string, string>();
