import { expect, it } from 'vitest';
import { footnoteWords } from '../../site/src/footnotes.ts';

interface Element {
  tagName: string;
  properties: { id?: string; dataFootnoteBackref?: string; ariaLabel?: string };
  text: string;
}

function visited(element: Element, frontmatter: { lang?: string }): Element {
  footnoteWords.element.visit(element, {
    data: { astro: { frontmatter } },
    removeChildAt: () => {
      element.text = '';
    },
    appendChild: (_, { value }) => {
      element.text += value;
    },
    setProperty: (_, name, value) => {
      element.properties[name] = value;
    },
  });
  return element;
}

const heading = () => ({
  tagName: 'h2',
  properties: { id: 'footnote-label' },
  text: 'Footnotes',
});
const back = (ariaLabel: string) => ({
  tagName: 'a',
  properties: { dataFootnoteBackref: '', ariaLabel },
  text: '↩',
});

it.each([
  ['fr', 'Notes', 'Retour à l’appel de note 1-2'],
  ['ar', 'الهوامش', 'العودة إلى موضع الإحالة 1-2'],
  ['en', 'Notes', 'Back to reference 1-2'],
])('in %s the footnotes are “%s”, the way back “%s”', (lang, title, label) => {
  expect(visited(heading(), { lang }).text).toBe(title);
  expect(visited(back('Back to reference 1-2'), { lang }).properties.ariaLabel).toBe(label);
});

it('other headings and links stay, and without a language the words are French', () => {
  const link = visited({ tagName: 'a', properties: {}, text: 'Source' }, { lang: 'ar' });
  expect(link).toEqual({ tagName: 'a', properties: {}, text: 'Source' });
  const other = visited({ ...heading(), properties: { id: 'h-footnotes' } }, { lang: 'ar' });
  expect(other.text).toBe('Footnotes');
  expect(visited(back('Back to reference 3'), {}).properties.ariaLabel).toBe(
    'Retour à l’appel de note 3',
  );
});
