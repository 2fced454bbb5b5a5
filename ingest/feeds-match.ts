/** Does a value read from a feed meet an expectation? One rule per kind, as the corpus describes them. */
import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';
import { htmlToText } from './sanitise.ts';

type Rule = (expected: string, got: string) => boolean;

const rules: Record<string, Rule> = {
  exact: (expected, got) => collapse(expected) === collapse(got),
  text: (expected, got) =>
    collapse(expected) === collapse(got) ||
    plain(expected) === collapse(got) ||
    plain(expected) === plain(got),
  html: (expected, got) =>
    collapse(expected) === collapse(got) || canonical(expected) === canonical(got),
  'html-safe': (expected, got) => !isActive(got) && sameLetters(expected, got),
  url: (expected, got) => href(expected) === href(got),
  date: (expected, got) =>
    Math.floor(Date.parse(expected) / 1000) === Math.floor(Date.parse(got) / 1000),
  lang: (expected, got) =>
    expected.toLowerCase().replaceAll('_', '-') === got.toLowerCase().replaceAll('_', '-'),
  author: (expected, got) =>
    collapse(expected) === collapse(got) || nameOf(expected) === nameOf(got),
  int: (expected, got) => Number(expected) === Number(got),
  encoding: (expected, got) => encodingOf(expected) === encodingOf(got),
  error: (expected, got) => expected === got,
};

/** Compare by the rule of the expectation’s kind; a missing value meets only an empty expectation. */
export function matches({ kind, value }: { kind: string; value: unknown }, got: unknown): boolean {
  const rule = Object.hasOwn(rules, kind) ? rules[kind] : undefined;
  if (!rule) return false;
  return rule(
    value === null || value === undefined ? '' : String(value),
    got === undefined ? '' : String(got),
  );
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function plain(html: string): string {
  return collapse(decodeHTML(html.replace(/<[^>]*>/g, '')));
}

function sameLetters(expected: string, got: string): boolean {
  const bare = (html: string) => htmlToText(html).replace(/\s+/g, '');
  return (
    bare(expected) === bare(got) ||
    plain(expected).replace(/\s+/g, '') === plain(got).replace(/\s+/g, '')
  );
}

const activeNames = new Set([
  'script',
  'object',
  'embed',
  'applet',
  'iframe',
  'frame',
  'frameset',
  'base',
  'meta',
  'link',
  'style',
  'form',
  'svg',
  'math',
]);

/** Does any element, handler or address of this HTML do something? */
export function isActive(html: string): boolean {
  let active = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (activeNames.has(name)) active = true;
      for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith('on') || key === 'style' || key === 'srcdoc') active = true;
        // biome-ignore lint/suspicious/noControlCharactersInRegex: a browser skips these inside a scheme.
        if (/^(javascript|vbscript|data):/i.test(value.replace(/[\u0000-\u0020]/g, '')))
          active = true;
      }
    },
  });
  parser.end(html);
  return active;
}

function canonical(html: string): string {
  let out = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
      out += `<${name}${sorted.map(([key, value]) => ` ${key}="${collapse(value)}"`).join('')}>`;
    },
    ontext(text) {
      out += text;
    },
    onclosetag(name) {
      out += `</${name}>`;
    },
  });
  parser.end(html);
  const text = collapse(out).replace(/> | </g, (edge) => edge.trim());
  return text.replace(/^<div>(.*)<\/div>$/s, '$1').trim();
}

function href(text: string): string {
  const url = URL.parse(text.trim());
  return (url?.href ?? text.trim()).replace(/\/$/, '');
}

function nameOf(author: string): string {
  return (
    collapse(author.replace(/<[^>]*>|\([^)]*@[^)]*\)|\S+@\S+/g, ' ').replace(/[()]/g, ' ')) ||
    collapse(author)
  );
}

function encodingOf(label: string): string {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return label.toLowerCase();
  }
}
