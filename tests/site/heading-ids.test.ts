import { expect, it } from 'vitest';
import { headingIds } from '../../site/src/heading-ids.ts';

function idsOf(headings: { text: string; properties?: { id?: string } }[]): unknown[] {
  const plugin = headingIds();
  for (const heading of headings) {
    plugin.element.visit(heading, {
      textContent: ({ text }) => text,
      setProperty: (node, name, value) => {
        node.properties = { ...node.properties, [name]: value };
      },
    });
  }
  return headings.map(({ properties }) => properties?.id);
}

it('a heading takes no id of the page, begins with no digit, keeps its Arabic', () => {
  expect(idsOf([{ text: 'Content' }, { text: '74 demandes, déjà' }, { text: 'السُّؤال؟' }])).toEqual([
    'h-content',
    'h-74-demandes-déjà',
    'h-السُّؤال',
  ]);
});

it('the same heading twice has two ids, and an id that was there stays', () => {
  const footnotes = { text: 'Notes', properties: { id: 'footnote-label' } };
  expect(idsOf([{ text: 'Limites' }, { text: 'Limites' }, footnotes])).toEqual([
    'h-limites',
    'h-limites--2',
    'footnote-label',
  ]);
});
