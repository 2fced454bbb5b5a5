/** Markdown of the archive and of studies → HTML, made safe, with our ids on its headings. */
import { satteri } from '@astrojs/markdown-satteri';
import { markdownToHtml } from 'satteri';
import type { Lang } from '#schema/lang.ts';
import { footnoteWords } from './footnotes.ts';
import { headingIds } from './heading-ids.ts';
import { safeMarkdown } from './safe-markdown.ts';

const features = { smartPunctuation: false };

/** The processor of the site; Astro renders the studies with it, the pages of briefs call it themselves. */
export const processor = satteri({
  mdastPlugins: [safeMarkdown],
  hastPlugins: [headingIds, footnoteWords],
  features,
});

const renderer = processor.createRenderer({ syntaxHighlight: false });

/** One document as HTML, without ids on its headings: a third less to do. */
export function plainHtmlOf(markdown: string): string {
  const { html } = markdownToHtml(markdown, { mdastPlugins: [safeMarkdown], features });
  return html;
}

/** One document in a language as HTML. */
export async function htmlOf(markdown: string, lang: Lang): Promise<string> {
  return (await (await renderer).render(markdown, { frontmatter: { lang } })).code;
}
