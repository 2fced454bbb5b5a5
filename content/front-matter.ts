/** Front matter of Markdown and MDX files: read as YAML data, never run as code. */
import matter from 'gray-matter';
import YAML from 'yaml';
import { fail, ok, type Result } from '#schema/result.ts';

/** A file taken apart. */
export interface FrontMatter {
  data: Record<string, unknown>;
  body: string;
}

function refuse(): never {
  throw new Error('front matter must be YAML: code and other formats are refused');
}

const options = {
  language: 'yaml',
  engines: {
    yaml: { parse: readYaml, stringify: writeYaml },
    js: { parse: refuse, stringify: refuse },
    javascript: { parse: refuse, stringify: refuse },
    json: { parse: refuse, stringify: refuse },
    coffee: { parse: refuse, stringify: refuse },
    toml: { parse: refuse, stringify: refuse },
  },
};

const maxLength = 2_000_000;

/** Split a text into its front matter and body. A text without front matter has empty data. Trouble: `front-matter`. */
export function readFrontMatter(text: string): Result<FrontMatter> {
  if (text.length > maxLength)
    return fail('front-matter', `the file is over ${maxLength} characters; split it`);
  const first = /^\uFEFF?---([^\r\n]*)/.exec(text)?.[1];
  if (first !== undefined && !/^[ \t]*(?:ya?ml)?[ \t]*$/.test(first) && !first.startsWith('-')) {
    return fail(
      'front-matter',
      `line 1: front matter opens with “---” alone, not “---${first.slice(0, 20)}”`,
    );
  }
  try {
    const { data, content } = matter(
      text.replace(/^\uFEFF/, '').replace(/^---[ \t]*ya?ml[ \t]*(?=\r?\n)/, '---'),
      options,
    );
    return ok({ data: { ...data }, body: content });
  } catch (cause) {
    return fail('front-matter', cause instanceof Error ? cause.message : String(cause));
  }
}

/** Write front matter and body as one text. Strings come back equal when read again. */
export function writeFrontMatter(data: Record<string, unknown>, body: string): string {
  return `---\n${writeYaml(data)}---\n\n${body.replace(/^\n+/, '')}`;
}

function readYaml(text: string): object {
  const document = YAML.parseDocument(text, {
    uniqueKeys: true,
    prettyErrors: true,
    version: '1.2',
  });
  const [error] = document.errors;
  if (error) throw new Error(error.message);
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw new Error('front matter must be a list of “key: value” lines');
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype')
      throw new Error(`“${key}” cannot be a key`);
  }
  return value;
}

function writeYaml(data: object): string {
  return YAML.stringify(data, { lineWidth: 0, aliasDuplicateObjects: false });
}
