/** Markdown of the archive and of studies → HTML, made safe, with our ids on its headings. */
import { satteri } from '@astrojs/markdown-satteri';
import { headingIds } from './heading-ids.ts';
import { safeMarkdown } from './safe-markdown.ts';

/** The processor of the site; Astro renders the studies with it, the pages of briefs call it themselves. */
export const processor = satteri({
  mdastPlugins: [safeMarkdown],
  hastPlugins: [headingIds],
  features: { smartPunctuation: false },
});

const renderer = processor.createRenderer({ syntaxHighlight: false });

/** One document as HTML. */
export async function htmlOf(markdown: string): Promise<string> {
  return (await (await renderer).render(markdown)).code;
}
