/** The words around footnotes in the language of the document: the Markdown processor has them in English. */
import { langOf, translator } from './i18n.ts';

/** What the Markdown processor hands to a plugin, as far as this one uses it. */
interface Context {
  data: object;
  removeChildAt(node: unknown, index: number): void;
  appendChild(node: unknown, child: { type: 'text'; value: string }): void;
  setProperty(node: unknown, name: 'ariaLabel', value: string): void;
}
interface Element {
  tagName: string;
  properties?: { id?: unknown; dataFootnoteBackref?: unknown; ariaLabel?: unknown } | undefined;
}

/** Sätteri hast plugin: the heading of the footnotes, and what the link back from each is called. The language is that of the front matter. */
export const footnoteWords = {
  name: 'footnote-words',
  element: {
    filter: ['h2', 'a'],
    visit(node: Element, context: Context): void {
      const { id, dataFootnoteBackref, ariaLabel } = node.properties ?? {};
      if (id !== 'footnote-label' && dataFootnoteBackref === undefined) return;
      const t = translator(langIn(context.data));
      if (node.tagName === 'h2') {
        context.removeChildAt(node, 0);
        context.appendChild(node, { type: 'text', value: t('footnotes.title') });
      } else {
        const reference = /[\d-]+$/.exec(String(ariaLabel))?.[0] ?? '';
        context.setProperty(node, 'ariaLabel', t('footnotes.back', { reference }));
      }
    },
  },
};

/** The language that the front matter names, French where it names none. */
function langIn(data: { astro?: { frontmatter?: { lang?: unknown } } }): ReturnType<typeof langOf> {
  const lang = data.astro?.frontmatter?.lang;
  return langOf(typeof lang === 'string' ? lang : undefined);
}
