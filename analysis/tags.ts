/** A text → concepts of the taxonomy, each with a score and the words that justify it. */
import type { Tag } from '#schema/analysed.ts';
import type { Concept, Taxonomy } from '#schema/concept.ts';
import type { Evidence } from '#schema/primitives.ts';
import type { Language } from './language.ts';
import { languageOf } from './language.ts';
import { PhraseIndex } from './phrases.ts';
import { type Token, toTokens } from './tokens.ts';

/** A text as it is tagged: offsets of evidence count in the field they name. */
export interface TaggedText {
  title: string;
  text: string;
  titleTokens: readonly Token[];
  textTokens: readonly Token[];
  language: Language;
}

interface Form {
  concept: Concept;
  /** As written by the editor. */
  raw: string;
  /** Must be matched letter for letter. */
  exact: boolean;
  words: number;
  veto: boolean;
}

/** Finds concepts; built once from the taxonomy. */
export interface Tagger {
  tag(text: TaggedText): Tag[];
}

/** Weight of one mention by where it stands; two mentions in the body, or one in the title, are convincing. */
const titleWeight = 1.6;
const leadWeight = 1;
const bodyWeight = 0.6;
const leadLength = 400;
const maxEvidence = 5;

/** Index the labels of all concepts. French texts use English terms and acronyms, Arabic texts both. */
export function toTagger(taxonomy: Taxonomy): Tagger {
  const index = new PhraseIndex<Form>();
  const concepts = taxonomy.facets.flatMap((facet) => facet.concepts);
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  for (const concept of concepts) addConcept(index, concept);
  return {
    tag(text) {
      const evidence = new Map<string, { weight: number; spans: Evidence[] }>();
      collect(index, text, 'title', evidence);
      collect(index, text, 'text', evidence);
      addBroader(evidence, byId);
      return [...evidence]
        .map(([id, { weight, spans }]) => ({
          id,
          score: Math.round((1 - Math.exp(-weight)) * 1000) / 1000,
          evidence: spans.slice(0, maxEvidence),
        }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    },
  };
}

/** Titles and texts outside the archive, made ready for tagging. */
export function toTaggedText(title: string, text: string, lang?: string): TaggedText {
  const language = languageOf(lang, `${title}\n${text}`);
  const dateline = datelineEnd(text);
  return {
    title,
    text,
    language,
    titleTokens: toTokens(title, language),
    textTokens: toTokens(text, language).filter(({ start }) => start >= dateline),
  };
}

/** “Rabat (MAP) –” says where the agency sits, not what the news is about: offset behind it, 0 when there is none. */
export function datelineEnd(text: string): number {
  return (
    /^\s*\p{L}[\p{L} '’-]{1,30}(?:,[^()\n]{1,20})?[ /]*\([\p{L} ./]{2,24}\)\s*[–—:/-]/u.exec(
      text,
    )?.[0].length ?? 0
  );
}

function addConcept(index: PhraseIndex<Form>, concept: Concept): void {
  const add = (lang: string, raw: string, veto = false) => {
    const language = languageOf(lang, raw);
    const pack = lang === 'ar' ? languageOf('ar', 'ا') : language;
    const tokens = toTokens(raw, pack);
    const exact = isAcronym(raw) || (concept.kind === 'acronym' && tokens.length === 1);
    index.add(tokens, pack, { concept, raw, exact, words: tokens.length, veto });
  };
  const forms = (lang: 'fr' | 'ar' | 'en') => [
    concept.prefLabel[lang],
    ...(concept.altLabel?.[lang] ?? []),
    ...(concept.hiddenLabel?.[lang] ?? []),
  ];
  for (const form of new Set([...forms('fr'), ...forms('en')])) {
    if (forms('fr').includes(form) || isBorrowed(form)) add('fr', form);
    if (forms('en').includes(form) || isAcronym(form)) add('en', form);
    if (isBorrowed(form)) add('ar', form);
  }
  for (const form of forms('ar')) add('ar', form);
  for (const form of concept.not ?? [])
    for (const lang of ['fr', 'ar', 'en']) add(lang, form, true);
}

/** English words that other languages take over as they are: several words, or letters no French word would have. */
function isBorrowed(form: string): boolean {
  return isAcronym(form) || form.includes(' ') || /[A-Z].*[A-Z]|\d|-|ing$|tech$/.test(form);
}

function isAcronym(form: string): boolean {
  return /^[A-Z0-9&]{2,6}$/.test(form) && /[A-Z]/.test(form);
}

interface Match {
  form: Form;
  start: number;
  end: number;
}

function collect(
  index: PhraseIndex<Form>,
  text: TaggedText,
  field: 'title' | 'text',
  evidence: Map<string, { weight: number; spans: Evidence[] }>,
): void {
  const raw = text[field];
  const tokens = field === 'title' ? text.titleTokens : text.textTokens;
  const matches: Match[] = [];
  const vetoes: Match[] = [];
  for (const { value, from, to } of index.find(tokens, text.language)) {
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? start;
    const match = { form: value, start, end };
    if (value.veto) vetoes.push(match);
    else if (fits(value, raw.slice(start, end), text.language)) matches.push(match);
  }
  for (const { form, start, end } of matches) {
    if (
      vetoes.some(
        (veto) => veto.form.concept === form.concept && start >= veto.start && end <= veto.end,
      )
    )
      continue;
    const found = evidence.get(form.concept.id) ?? { weight: 0, spans: [] };
    evidence.set(form.concept.id, found);
    if (
      found.spans.some(
        (span) => (span.field ?? 'text') === field && start < span.end && end > span.start,
      )
    )
      continue;
    found.weight += field === 'title' ? titleWeight : start < leadLength ? leadWeight : bodyWeight;
    found.spans.push({
      text: raw.slice(start, end),
      start,
      end,
      ...(field === 'title' ? { field } : {}),
    });
  }
}

/** One word matches only itself and its plural, not every word of its stem; acronyms letter for letter. */
function fits(form: Form, written: string, language: Language): boolean {
  if (form.exact) return written === form.raw;
  if (form.words > 1 || language.script === 'arabic') return true;
  return singular(language.fold(written)) === singular(language.fold(form.raw));
}

function singular(fold: string): string {
  return fold
    .replace(/(?:aux|als?)$/, 'al')
    .replace(/(?:ies|y)$/, 'i')
    .replace(/(?<=ch|sh|ss|x)es$|[sx]$/, '');
}

/** A text about a narrower concept is about the broader one, on the same evidence. */
function addBroader(
  evidence: Map<string, { weight: number; spans: Evidence[] }>,
  byId: ReadonlyMap<string, Concept>,
): void {
  for (const [id, found] of [...evidence]) {
    for (let broader = byId.get(id)?.broader; broader; broader = byId.get(broader)?.broader) {
      const known = evidence.get(broader);
      if (known) known.weight = Math.max(known.weight, found.weight);
      else evidence.set(broader, { weight: found.weight, spans: [...found.spans] });
    }
  }
}
