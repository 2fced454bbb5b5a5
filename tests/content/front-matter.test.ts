import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFrontMatter, writeFrontMatter } from '#front-matter';

it('reads YAML front matter and the body', () => {
  expect(readFrontMatter('---\ntitle: Été\n---\nCorps')).toEqual({
    ok: true,
    value: { data: { title: 'Été' }, body: 'Corps' },
  });
  expect(readFrontMatter('Sans rien')).toEqual({
    ok: true,
    value: { data: {}, body: 'Sans rien' },
  });
});

it.each([
  '---js\nmodule.exports = {a: 1}\n---\n',
  '---javascript\n({})\n---\n',
  '\uFEFF---js\n({})\n---\n',
  '--- js\n({})\n---\n',
  '---json\n{}\n---\n',
  '---coffee\na\n---\n',
])('refuses to run %j', (text) => {
  expect(readFrontMatter(text).ok).toBe(false);
});

it.each([
  '---\n__proto__:\n  admin: true\n---\n',
  '---\na: &x [1]\nb: *x\n---\n',
  '---\na: 1\na: 2\n---\n',
  '---\n- a\n---\n',
  '---\na: [\n---\n',
])('refuses %j without harm', (text) => {
  expect(readFrontMatter(text).ok).toBe(false);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

it('gives every string back as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const read = readFrontMatter(writeFrontMatter({ title }, 'x\n'));
      expect(read.ok && read.value.data['title']).toBe(title);
    }),
  );
});

it('does not share state between two readings of one text', () => {
  const text = '---\ntags: [a]\n---\n';
  const first = readFrontMatter(text);
  if (first.ok && Array.isArray(first.value.data['tags'])) first.value.data['tags'].push('b');
  const second = readFrontMatter(text);
  expect(second.ok && second.value.data['tags']).toEqual(['a']);
});
