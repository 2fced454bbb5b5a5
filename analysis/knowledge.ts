/** The editors’ lexicon, gazetteer and taxonomy → what analysis looks up, built once per run. */
import type { Taxonomy } from '#schema/concept.ts';
import type { GivenNames, LexiconEntry, Named } from '#schema/lexicon.ts';
import type { Language } from './language.ts';
import { languageOf } from './language.ts';
import { type Found, PhraseIndex } from './phrases.ts';
import { type Token, toTokens } from './tokens.ts';

/** The parts of the editors’ half that analysis reads. */
export interface Words {
  lexicon: readonly LexiconEntry[];
  gazetteer: readonly Named[];
  taxonomy: Taxonomy;
  people: readonly GivenNames[];
}

/** Looked up, never changed. */
export interface Knowledge extends Words {
  /** Lexicon entries (`l…`) and named things (`g…`) in a text, each with its place: equal for its translation. */
  termsAt(tokens: readonly Token[], language: Language): Found<string>[];
  /** Their ids alone. */
  termsIn(tokens: readonly Token[], language: Language): Set<string>;
}

/** Index the words of the editors. */
export function toKnowledge(words: Words): Knowledge {
  const index = new PhraseIndex<string>();
  const langs = ['fr', 'ar', 'en'] as const;
  words.lexicon.forEach((entry, row) => {
    langs.forEach((lang, column) => {
      for (const form of (entry[column] ?? '').split('|')) addForm(index, lang, form, `l${row}`);
    });
  });
  const acronyms = new PhraseIndex<string>();
  for (const named of words.gazetteer) {
    // Countries and their capitals are terms of the lexicon: they would count twice.
    if (named.type === 'place' && named.country !== undefined) continue;
    for (const lang of langs) {
      for (const form of [named.name[lang], ...(named.alias?.[lang] ?? [])]) {
        const into = isAcronym(form) ? acronyms : index;
        for (const where of langs) addForm(into, where, form, `g${named.id}`);
      }
    }
    for (const form of named.acronym ?? []) {
      const into = isAcronym(form) ? acronyms : index;
      for (const lang of langs) addForm(into, lang, form, `g${named.id}`);
    }
  }
  const termsAt: Knowledge['termsAt'] = (tokens, language) => [
    ...index.find(tokens, language),
    // An acronym stands letter for letter: “add” is no agency.
    ...acronyms.find(tokens, language).filter(({ from }) => tokens[from]?.word.upper),
  ];
  return {
    ...words,
    termsAt,
    termsIn: (tokens, language) => new Set(termsAt(tokens, language).map(({ value }) => value)),
  };
}

/** No words at all: grouping then rests on numbers, names and cognates. */
export function emptyKnowledge(): Knowledge {
  return toKnowledge({ lexicon: [], gazetteer: [], taxonomy: { facets: [] }, people: [] });
}

function isAcronym(form: string): boolean {
  return form.length > 1 && form === form.toUpperCase() && /^[A-Z0-9&]+$/.test(form);
}

function addForm(index: PhraseIndex<string>, lang: string, form: string, value: string): void {
  const language = languageOf(lang, form);
  index.add(toTokens(form, language), language, value);
}
