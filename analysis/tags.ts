/** A text → concepts of the taxonomy, each with a score and the words that justify it. */
import type { Tag } from '#schema/analysed.ts';
import type { Concept, Taxonomy } from '#schema/concept.ts';
import type { Evidence } from '#schema/primitives.ts';
import { type Sighting, scoreOf, toScale, weightOfCompany, weightOfName } from './aboutness.ts';
import { findForms, toFormIndex } from './concept-forms.ts';
import { type Language, languageOf } from './language.ts';
import { type Token, toTokens } from './tokens.ts';

/** A text as it is tagged: offsets of evidence count in the field they name. */
export interface TaggedText {
  title: string;
  text: string;
  titleTokens: readonly Token[];
  textTokens: readonly Token[];
  language: Language;
}

/** Finds concepts; built once from the taxonomy. */
export interface Tagger {
  /** `names`: places of organisations’ names in the text. */
  tag(text: TaggedText, names?: readonly Evidence[]): Tag[];
}

/** Facets whose concepts one mention anywhere is enough for. */
export const namedFacets = new Set(['region', 'org']);
/** Facets whose concepts a text must be about. */
const topicFacets = new Set(['trend', 'theme']);
const maxEvidence = 5;

/** Index everything that names a concept. */
export function toTagger(taxonomy: Taxonomy): Tagger {
  const index = toFormIndex(taxonomy);
  const facetOf = new Map(
    taxonomy.facets.flatMap(({ id, concepts }) => concepts.map((concept) => [concept, id])),
  );
  const byId = new Map([...facetOf.keys()].map((concept) => [concept.id, concept]));
  const isTopic = (concept: Concept) => topicFacets.has(facetOf.get(concept) ?? '');
  const isDigital = (concept: Concept) => isTopic(concept) && !concept.general;
  const neighbours = neighboursOf([...facetOf.keys()], isTopic);
  return {
    tag(text, names = []) {
      const found = findForms(index, text, names);
      const inDigital =
        found.isDigital ||
        [...found.of].some(([concept, seen]) => isDigital(concept) && seen.some(isLabel));
      const weigh = toScale(text);
      const evidence = new Map<string, Weighed>();
      for (const [concept, seen] of found.of) {
        if (concept.general && !inDigital) continue;
        const weight = isTopic(concept)
          ? weigh(inDigital ? seen : seen.filter(isLabel), concept.cited === true)
          : weightOfName(seen);
        if (weight > 0)
          evidence.set(concept.id, {
            weight,
            spans: spansOf(seen),
            isNamed: seen.some(({ strength }) => strength !== 'hint'),
          });
      }
      addCompany(evidence, neighbours);
      addBroader(evidence, byId);
      return [...evidence]
        .map(([id, { weight, spans }]) => ({ id, score: scoreOf(weight), evidence: spans }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    },
  };
}

function isLabel({ strength }: Sighting): boolean {
  return strength === 'label';
}

/** Words that justify a tag; hints only where there is nothing better. */
function spansOf(seen: readonly Sighting[]): Evidence[] {
  const inOrder = [...seen.filter(isLabel), ...seen.filter((sighting) => !isLabel(sighting))];
  return inOrder.slice(0, maxEvidence).map(({ span }) => span);
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

/** Topics and what stands beside each: its broader concept, unless that is a general one, and, both ways, those related to it. */
function neighboursOf(
  concepts: readonly Concept[],
  isTopic: (concept: Concept) => boolean,
): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>();
  const link = (from: Concept, to: string) => {
    if (!isTopic(from)) return;
    neighbours.set(from.id, (neighbours.get(from.id) ?? new Set()).add(to));
  };
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  for (const concept of concepts) {
    for (const id of concept.related ?? []) {
      link(concept, id);
      const other = byId.get(id);
      if (other) link(other, concept.id);
    }
    const broader = byId.get(concept.broader ?? '');
    if (broader && !broader.general) link(concept, broader.id);
  }
  return neighbours;
}

/** What else the text is about speaks for a topic that it names in passing. */
function addCompany(
  evidence: ReadonlyMap<string, Weighed>,
  neighbours: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const alone = new Map([...evidence].map(([id, { weight }]) => [id, weight]));
  for (const [id, found] of evidence) {
    const weights = [...(neighbours.get(id) ?? [])].map((other) => alone.get(other) ?? 0);
    if (found.isNamed) found.weight += weightOfCompany(weights);
  }
}

interface Weighed {
  weight: number;
  spans: Evidence[];
  /** By more than hints. */
  isNamed: boolean;
}

/** A text about a narrower concept is about the broader one, on the same evidence. */
function addBroader(evidence: Map<string, Weighed>, byId: ReadonlyMap<string, Concept>): void {
  for (const [id, found] of [...evidence]) {
    for (let broader = byId.get(id)?.broader; broader; broader = byId.get(broader)?.broader) {
      const known = evidence.get(broader);
      if (known) known.weight = Math.max(known.weight, found.weight);
      else evidence.set(broader, { weight: found.weight, spans: [...found.spans], isNamed: true });
    }
  }
}
