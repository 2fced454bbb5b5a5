/** The editors’ half of content/ (sources, taxonomy, lexicon, decisions, settings) → validated values, every mistake with file:line:column. */
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { Brief } from '#schema/brief.ts';
import { type Concept, Facet, type Taxonomy } from '#schema/concept.ts';
import { type Decision, DecisionFile } from '#schema/decision.ts';
import type { Lang } from '#schema/lang.ts';
import { Gazetteer, GivenNames, Lexicon, type LexiconEntry, type Named } from '#schema/lexicon.ts';
import { Settings } from '#schema/settings.ts';
import { Source } from '#schema/source.ts';
import { filesBelow, readIfThere } from './disk.ts';
import { readFrontMatter } from './front-matter.ts';
import { quickYaml } from './quick-yaml.ts';

/** A mistake of an editor: where it is and what to do. Lines and columns count from 1. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  path: string;
  message: string;
}

export interface Editorial {
  sources: Source[];
  taxonomy: Taxonomy;
  lexicon: LexiconEntry[];
  gazetteer: Named[];
  people: GivenNames[];
  decisions: Decision[];
  settings: Settings;
  /** Briefs that editors took over. */
  reviewed: ReviewedBrief[];
  problems: Problem[];
}

/** A brief in content/briefs: never rewritten. */
export interface ReviewedBrief {
  lang: Lang;
  slug: string;
  period: string;
  concept: string | undefined;
  stories: string[];
}

/** The project’s own folder: its taxonomy and lexicon serve an observatory that has none. */
const project = fileURLToPath(new URL('../', import.meta.url));

/**
 * Read all YAML of the editors below `<home>/content`. A file with a mistake is left out, the others count.
 * Where the home has no taxonomy or no lexicon of its own, those below `lending` serve: the project’s when left out.
 */
export function loadEditorial(home: string, lending = project): Editorial {
  const problems: Problem[] = [];
  const sources = readRoom(home, 'sources', Source, problems);
  for (const { file, value } of sources) {
    if (`${value.id}.yaml` !== basename(file)) {
      const message = `the id is “${value.id}”, so the file must be named ${value.id}.yaml`;
      problems.push({ file, line: 1, column: 1, path: 'id', message });
    }
  }
  const facets = readRoom(lender(home, lending, 'taxonomy'), 'taxonomy', Facet, problems);
  const words = lender(home, lending, 'lexicon');
  const files = yamlFiles(words, 'lexicon');
  const gazetteers = files.filter((file) => basename(file).startsWith('gazetteer'));
  const names = files.filter((file) => basename(file).startsWith('prenoms'));
  const lexicons = files.filter((file) => !gazetteers.includes(file) && !names.includes(file));
  const decisions = readRoom(home, 'decisions', DecisionFile, problems);
  problems.push(...danglingLinks(facets), ...danglingDecisions(decisions, facets));
  return {
    sources: sources.map(({ value }) => value),
    taxonomy: { facets: facets.map(({ value }) => value) },
    lexicon: readFiles(words, lexicons, Lexicon, problems).flatMap(({ value }) => value.entries),
    gazetteer: readFiles(words, gazetteers, Gazetteer, problems).flatMap(
      ({ value }) => value.entries,
    ),
    people: readFiles(words, names, GivenNames, problems).map(({ value }) => value),
    decisions: decisions.flatMap(({ value }) => value.decisions),
    settings: readSettings(home, problems),
    reviewed: reviewedBriefs(home),
    problems,
  };
}

/** What the home says of itself; the defaults where it says nothing, or nothing sound. */
function readSettings(home: string, problems: Problem[]): Settings {
  const file = join('content', 'settings.yaml');
  const files = readIfThere(join(home, file)) === undefined ? [] : [file];
  return readFiles(home, files, Settings, problems)[0]?.value ?? Settings.parse({});
}

/** Those that are marked so and sound; `check` names what is wrong with the others. */
function reviewedBriefs(home: string): ReviewedBrief[] {
  return filesBelow(join(home, 'content', 'briefs')).flatMap((path): ReviewedBrief[] => {
    const read = readFrontMatter(readIfThere(join(home, 'content', 'briefs', path)) ?? '');
    const brief = read.ok ? Brief.safeParse(read.value.data) : undefined;
    if (!brief?.success || brief.data.reviewed !== true) return [];
    const { lang, period, concept, stories } = brief.data;
    return [{ lang, slug: basename(path, '.md'), period, concept, stories }];
  });
}

/** The home, or the project where the home has nothing in that room. */
function lender(home: string, lending: string, room: string): string {
  return yamlFiles(home, room).length > 0 ? home : lending;
}

function readRoom<T>(home: string, room: string, schema: z.ZodType<T>, problems: Problem[]) {
  return readFiles(home, yamlFiles(home, room), schema, problems);
}

/** The folder whose taxonomy an observatory uses: its own, or the one that lends. */
export function taxonomyHome(home: string, lending = project): string {
  return lender(home, lending, 'taxonomy');
}

/** All concepts of a taxonomy, in order. */
export function conceptsOf(taxonomy: Taxonomy): Concept[] {
  return taxonomy.facets.flatMap((facet) => facet.concepts);
}

/** Check one YAML text against a schema; problems carry the line and column of the value that is wrong. */
export function checkYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): { value?: T; problems: Problem[] } {
  const quick = quickYaml(text);
  const sound = quick && schema.safeParse(quick.value);
  // Where something is wrong it must be told where.
  if (sound?.success) return { value: sound.data, problems: [] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        ...at(error.pos[0]),
        path: '',
        message: `${error.code}: ${error.message.split('\n')[0] ?? ''}`,
      })),
    };
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch {
    return {
      problems: [
        {
          file,
          line: 1,
          column: 1,
          path: '',
          message: 'aliases (*name) are not allowed here; write the value out',
        },
      ],
    };
  }
  const read = schema.safeParse(data);
  if (read.success) return { value: read.data, problems: [] };
  const problems = read.error.issues.map((issue) => {
    const path =
      issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : [...issue.path];
    return { ...at(offsetOf(document, path)), path: path.join('.'), message: issue.message };
  });
  return { problems };
}

type Document = ReturnType<typeof parseDocument>;

/** Where the value of a path stands; of a missing one, where its nearest parent does. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (hasRange(node)) return node.range[0];
  }
  return hasRange(document.contents) ? document.contents.range[0] : 0;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function yamlFiles(home: string, room: string): string[] {
  return filesBelow(join(home, 'content', room))
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => join('content', room, path));
}

function readFiles<T>(
  home: string,
  files: string[],
  schema: z.ZodType<T>,
  problems: Problem[],
): { file: string; value: T; text: string }[] {
  const good: { file: string; value: T; text: string }[] = [];
  for (const file of files) {
    const text = readIfThere(join(home, file)) ?? '';
    const checked = checkYaml(file, text, schema);
    problems.push(...checked.problems);
    if (checked.value !== undefined) good.push({ file, value: checked.value, text });
  }
  return good;
}

/** Decisions that name a concept nobody has. */
function danglingDecisions(
  decisions: { file: string; value: DecisionFile; text: string }[],
  facets: { value: Facet }[],
): Problem[] {
  const ids = new Set(facets.flatMap(({ value }) => value.concepts.map(({ id }) => id)));
  const problems: Problem[] = [];
  for (const { file, value, text } of decisions) {
    for (const [index, decision] of value.decisions.entries()) {
      const named =
        decision.do === 'ring'
          ? [{ id: decision.concept, path: ['concept'] }]
          : decision.do === 'retag'
            ? (decision.add ?? []).map((id, at) => ({ id, path: ['add', at] }))
            : [];
      for (const { id, path } of named) {
        if (ids.has(id)) continue;
        const lines = new LineCounter();
        const document = parseDocument(text, { lineCounter: lines });
        const full = ['decisions', index, ...path];
        const { line, col } = lines.linePos(offsetOf(document, full));
        const message = `no concept has the id “${id}”`;
        problems.push({ file, line, column: col, path: full.join('.'), message });
      }
    }
  }
  return problems;
}

function danglingLinks(facets: { file: string; value: Facet; text: string }[]): Problem[] {
  const concepts = facets.flatMap(({ file, value, text }) =>
    value.concepts.map((concept) => ({ file, text, concept })),
  );
  const ids = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { file, text, concept } of concepts) {
    const line = text.slice(0, Math.max(0, text.indexOf(`id: ${concept.id}`))).split('\n').length;
    const problem = (path: string, message: string) =>
      problems.push({ file, line, column: 1, path: `${concept.id}.${path}`, message });
    const twin = ids.get(concept.id);
    if (twin) problem('id', `the id is taken already, in ${twin}`);
    ids.set(concept.id, file);
  }
  for (const { file, text, concept } of concepts) {
    const line = text.slice(0, Math.max(0, text.indexOf(`id: ${concept.id}`))).split('\n').length;
    for (const link of [concept.broader, concept.replacedBy, ...(concept.related ?? [])]) {
      if (link !== undefined && !ids.has(link)) {
        problems.push({
          file,
          line,
          column: 1,
          path: concept.id,
          message: `no concept has the id “${link}”`,
        });
      }
    }
  }
  return problems;
}
