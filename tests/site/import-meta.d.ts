/** What Astro and Vitest set; the site’s own check has Astro’s types, the project’s has these. */
interface ImportMeta {
  readonly env: { readonly BASE_URL: string; readonly SITE: string };
}
