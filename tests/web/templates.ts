/** The looks of the article pages: one template per kind of site, each with the clutter such sites have. */
import type { Version } from './clock.ts';
import type { Outlet } from './load.ts';
import {
  writeAgency,
  writeArabicBlog,
  writeArabicModern,
  writeArabicOld,
} from './templates/arabic.ts';
import { writeModern, writeOfficial, writeWordpress } from './templates/semantic.ts';
import { writeBreaks, writeSoup, writeTables } from './templates/untidy.ts';

/** What a template is given. */
export interface Page {
  outlet: Outlet;
  version: Version;
  /** Other articles of the outlet, for «Lire aussi» and related lists. */
  others: Version[];
}

const templates: Record<string, (page: Page) => string> = {
  agency: writeAgency,
  'arabic-blog': writeArabicBlog,
  'arabic-modern': writeArabicModern,
  'arabic-old': writeArabicOld,
  breaks: writeBreaks,
  modern: writeModern,
  official: writeOfficial,
  soup: writeSoup,
  tables: writeTables,
  wordpress: writeWordpress,
};

/** The HTML of an article's page. Throws on an unknown template. */
export function writePage(page: Page): string {
  const template = templates[page.outlet.template];
  if (template === undefined) throw new Error(`no template ${page.outlet.template}`);
  return template(page);
}
