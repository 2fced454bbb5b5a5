/** robots.txt: everything may be read; the search page and the index are not worth it. */
import type { APIRoute } from 'astro';
import { fileLink } from '../links.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(
    `User-agent: *\nDisallow: ${fileLink('pagefind')}/\nSitemap: ${new URL(fileLink('sitemap-index.xml'), site).href}\n`,
  );
