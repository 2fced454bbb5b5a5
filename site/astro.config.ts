import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { processor } from './src/markdown.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
// Bundled code no longer knows where it came from: the folders are handed over in the environment.
process.env['MARSAD_PROJECT'] = root;
process.env['MARSAD_HOME'] ??= root;

const { listedPages } = await import('./src/archive-files.ts');
const { base, site } = await import('./src/address.ts');
const isListed = listedPages();

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  site,
  base,
  outDir: process.env['MARSAD_DIST'] ?? `${root}dist`,
  cacheDir: `${process.env['MARSAD_HOME']}/.cache/astro`,
  trailingSlash: 'always',
  output: 'static',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', assets: 'assets' },
  markdown: { processor, syntaxHighlight: false },
  integrations: [
    mdx({ processor }),
    sitemap({
      i18n: { defaultLocale: 'fr', locales: { fr: 'fr', ar: 'ar', en: 'en' } },
      filter: (page) => {
        const below = /\/(?:fr|ar|en)\/(?:(.+)\/)?$/.exec(page);
        return below !== null && isListed(below[1] ?? '');
      },
    }),
  ],
  // Scripts stay files of their own, however small: the security policy allows no inline ones.
  vite: { build: { assetsInlineLimit: 0 } },
});
