/** One study or brief → its mistakes: front matter by schema, MDX syntax, unknown components, citations and concepts that lead nowhere. */
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { z } from 'zod';
import { checkYaml, type Problem } from '#editorial';
import { readFrontMatter } from '#front-matter';

/** Components a study may use, and which attribute of theirs names what. */
const components = ['Cite', 'TrendChart', 'StoryLink', 'Bibliography'];

interface Node {
  type: string;
  name?: string | null | undefined;
  attributes?: { type: string; name?: string; value?: unknown }[] | undefined;
  children?: Node[] | undefined;
  position?: { start: { line: number; column: number } } | undefined;
}

/** Check the text of a file against the schema of its front matter; `concepts` are the ids a chart may name. */
export function checkDocument(
  file: string,
  text: string,
  schema: z.ZodType,
  concepts: ReadonlySet<string>,
): Problem[] {
  const at = (line: number, column: number, path: string, message: string): Problem => ({
    file,
    line,
    column,
    path,
    message,
  });
  const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!front)
    return [at(1, 1, '', 'front matter is missing: the file must open with --- and YAML')];
  const read = readFrontMatter(text);
  if (!read.ok) return [at(1, 1, '', read.error.message)];
  const checked = checkYaml(file, front[1] ?? '', schema);
  const problems = checked.problems.map((problem) => ({ ...problem, line: problem.line + 1 }));
  const folderLang = /\/(fr|ar|en)\//.exec(file)?.[1];
  if (folderLang && read.value.data['lang'] !== folderLang) {
    problems.push(
      at(
        1,
        1,
        'lang',
        `the file lies in ${folderLang}/ but says lang: ${String(read.value.data['lang'])}`,
      ),
    );
  }
  const bodyLine = front[0].split('\n').length - 1;
  const body = text.slice(front[0].length);
  return [
    ...problems,
    ...(file.endsWith('.mdx')
      ? checkBody(body, read.value.data, concepts, (line, column, message) =>
          at(line + bodyLine, column, '', message),
        )
      : []),
  ];
}

/** Ids of the trends whose curves a study shows; none when its MDX is broken. */
export function chartedTrends(text: string): string[] {
  const read = readFrontMatter(text);
  if (!read.ok) return [];
  try {
    const tree: Node = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkMdx)
      .parse(read.value.body);
    const trends = [...walk(tree)].flatMap(({ name, attributes }) => {
      if (name !== 'TrendChart') return [];
      const trend = attributes?.find((attribute) => attribute.name === 'trend')?.value;
      return typeof trend === 'string' ? [trend] : [];
    });
    return [...new Set(trends)].sort();
  } catch {
    return [];
  }
}

type At = (line: number, column: number, message: string) => Problem;

function checkBody(
  body: string,
  data: Record<string, unknown>,
  concepts: ReadonlySet<string>,
  at: At,
): Problem[] {
  let tree: Node;
  try {
    tree = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).parse(body);
  } catch (cause) {
    const place = placeOf(cause);
    return [at(place.line, place.column, cause instanceof Error ? cause.message : String(cause))];
  }
  const references = new Set(idsOf(data['references']));
  const problems: Problem[] = [];
  for (const node of walk(tree)) {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    if (node.type === 'mdxjsEsm')
      problems.push(
        at(
          line,
          column,
          'import and export are not allowed in a study; the components are there already',
        ),
      );
    if (!node.type.startsWith('mdxJsx') || !node.name) continue;
    if (/^[A-Z]/.test(node.name) && !components.includes(node.name)) {
      problems.push(
        at(
          line,
          column,
          `<${node.name}> is no component of a study; there are ${components.join(', ')}`,
        ),
      );
    }
    const named = (name: string) =>
      node.attributes?.find((attribute) => attribute.name === name)?.value;
    const cited = named('id');
    if (node.name === 'Cite' && !(typeof cited === 'string' && references.has(cited))) {
      problems.push(at(line, column, `<Cite id="${String(cited)}"> has no entry under references`));
    }
    const trend = named('trend');
    if (node.name === 'TrendChart' && !(typeof trend === 'string' && concepts.has(trend))) {
      problems.push(
        at(line, column, `<TrendChart trend="${String(trend)}"> names no concept of the taxonomy`),
      );
    }
  }
  return problems;
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

function idsOf(references: unknown): string[] {
  if (!Array.isArray(references)) return [];
  return references.flatMap((work: unknown) =>
    typeof work === 'object' && work !== null && 'id' in work ? [String(work.id)] : [],
  );
}

function placeOf(cause: unknown): { line: number; column: number } {
  if (typeof cause === 'object' && cause !== null && 'line' in cause && 'column' in cause) {
    return { line: Number(cause.line) || 1, column: Number(cause.column) || 1 };
  }
  return { line: 1, column: 1 };
}
