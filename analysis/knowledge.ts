/** The editors’ lexicon, gazetteer and taxonomy → what analysis looks up, built once per run. */
import type { Taxonomy } from '#schema/concept.ts';
import type { GivenNames, LexiconEntry, Named } from '#schema/lexicon.ts';
import type { Language } from './language.ts';
import { languageOf } from './language.ts';
import { PhraseIndex } from './phrases.ts';
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
  /** Ids of lexicon entries and named things in a text: equal for its translation. */
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
  return {
    ...words,
    termsIn(tokens, language) {
      const found = new Set(index.find(tokens, language).map(({ value }) => value));
      // An acronym stands letter for letter: “add” is no agency.
      for (const { value, from } of acronyms.find(tokens, language))
        if (tokens[from]?.word.upper) found.add(value);
      return found;
    },
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
