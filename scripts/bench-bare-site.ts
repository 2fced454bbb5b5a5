/** A built site → a bare Astro site of the same pages, to compare with: Markdown through Astro’s own content collections, a layout of five lines, no search, no pictures. */
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from '../content/disk.ts';
import { project } from './verb.ts';

const files = {
  'astro.config.mjs': `export default { site: 'https://bare.example', devToolbar: { enabled: false }, markdown: { syntaxHighlight: false } };
`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { pages: defineCollection({ loader: glob({ pattern: '**/*.md', base: 'content' }) }) };
`,
  'src/pages/[...path].astro': `---
import { getCollection, render } from 'astro:content';
export const getStaticPaths = async () =>
  (await getCollection('pages')).map((entry) => ({ params: { path: entry.id }, props: { entry } }));
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<!doctype html>
<html lang={entry.data.lang ?? 'fr'}>
  <head><meta charset="utf-8" /><title>{entry.data.title}</title></head>
  <body><h1>{entry.data.title}</h1><Content /></body>
</html>
`,
};

/** Write the bare site of the built home into a folder; returns how many pages it has: as many as the built site. */
export function writeBareSite(folder: string, home: string): number {
  for (const [file, text] of Object.entries(files)) write(join(folder, file), text);
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  cpSync(join(home, 'content', 'archive', 'briefs'), join(folder, 'content', 'briefs'), {
    recursive: true,
  });
  const dist = join(home, 'dist');
  for (const file of filesBelow(dist)) {
    // Briefs and editions are there as they were written.
    if (!file.endsWith('.html') || /^[a-z]{2}\/(?:briefs|weeks)\/./.test(dirname(file))) continue;
    const path = dirname(file) === '.' ? file.slice(0, -5) : dirname(file);
    write(
      join(folder, 'content', 'others', `${path}.md`),
      markdownOf(readFileSync(join(dist, file), 'utf8')),
    );
  }
  return filesBelow(join(folder, 'content')).length;
}

/** The text of a page, paragraph by paragraph. */
function markdownOf(html: string): string {
  const title = /<title>([^<]*)/.exec(html)?.[1] ?? '';
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
  const body = main.replace(/<\/(?:p|li|h\d|tr|dd)>/g, '\n\n').replace(/<[^>]*>/g, ' ');
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body.trim()}\n`;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
