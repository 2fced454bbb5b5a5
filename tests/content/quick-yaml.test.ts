import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesBelow } from '../../content/disk.ts';
import { quickYaml } from '../../content/quick-yaml.ts';

const content = fileURLToPath(new URL('../../content', import.meta.url));

describe('YAML in a tenth of the time', () => {
  it('says of the editors’ files what the exact parser says, and reads nearly all of them', () => {
    const texts = ['sources', 'taxonomy', 'decisions']
      .flatMap((room) => filesBelow(join(content, room)).map((path) => join(content, room, path)))
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => readFileSync(path, 'utf8'));
    const quick = texts.map((text) => quickYaml(text));
    for (const [index, text] of texts.entries())
      if (quick[index]) expect(quick[index]?.value).toEqual(parse(text));
    expect(quick.filter((one) => one !== undefined).length).toBeGreaterThan(0.95 * texts.length);
  });

  it.each([
    'a: 1_000\nb: 2026-11-23\nc: 0o17\nd: 0x1F\ne: 017\nf: +12\ng: 1e3\nh: .5\ni: "12"\nj: 12.',
    'a: yes\nb: No\nc: True\nd: ~\ne:\nf: null\ng: NULL\nh: on',
    'a: |\n  two\n  lines\nb: >-\n  folded\n  text\n\n  more\nc: plain\n  goes on',
    '- [a, "b, c", { d: e }]\n- لا: نعم\n- "\\u0627"\n- l’État # said so\n- a#b',
  ])('knows the types of the core schema: %j', (text) => {
    expect(quickYaml(text)?.value).toEqual(parse(text));
  });

  it.each([
    '',
    'a: &x 1\nb: *x',
    '%YAML 1.2\n---\na: 1',
    'a: !!str 1',
    'a: 1\na: 2',
    'a: .inf',
    'a: [1',
  ])('leaves %j to the exact parser', (text) => {
    expect(quickYaml(text)).toBeUndefined();
  });
});
