/** The links of a page and its address → where the next part of the same article stands. «Next» on most sites means the next article. */
import type { PageDocument } from './dom.ts';

/** An article in more parts than this is a series. */
const maxParts = 10;

/** Where themes put the numbers of an article’s parts. */
const numbered =
  '[class*="pag"] a[href],[id*="pag"] a[href],[class*="page-links"] a[href],[class*="post-nav"] a[href]';

/** Address of the part after this one; undefined where the page has none, or the link leads to another article. */
export function nextPartOf(document: PageDocument, url: string): string | undefined {
  for (const selector of ['link[rel~="next"]', 'a[rel~="next"]', numbered]) {
    for (const link of [...document.querySelectorAll(selector)].slice(0, 60)) {
      const href = link.getAttribute('href');
      if (href === null || !URL.canParse(href, url)) continue;
      const next = new URL(href, url);
      next.hash = '';
      if (isNextPart(url, next.href)) return next.href;
    }
  }
  return undefined;
}

/** Is `next` the same address as `url` but for a number of a part that is one more? No number stands for the first part. */
export function isNextPart(url: string, next: string): boolean {
  const [here, there] = [partOf(url), partOf(next)];
  return there.part === here.part + 1 && there.part <= maxParts && there.stem === here.stem;
}

/** `page` and `p` in a query, or at the end of a path: /2, /page/2, -2.html, ,2.html, _p2, ?page=2. */
const inPath = /(?:\/(?:page|pages|p|صفحة)?[/_-]?|[-_,.](?:page|p)?-?)(\d{1,2})(?=\.\w{2,5}$|$)/iu;
const inQuery = new Set(['page', 'p', 'pg', 'paged', 'pagenum', 'part', 'start_page']);

function partOf(address: string): { stem: string; part: number } {
  const url = new URL(address);
  for (const [name, value] of url.searchParams) {
    if (!inQuery.has(name.toLowerCase()) || !/^\d{1,2}$/.test(value)) continue;
    url.searchParams.delete(name);
    return { stem: stemOf(url), part: Number(value) };
  }
  const path = url.pathname.replace(/\/+$/, '');
  const found = inPath.exec(path);
  const part = Number(found?.[1] ?? 1);
  // A number with no small meaning, or the whole of the path, is part of the name.
  if (!found || part > maxParts || part < 1 || found.index === 0)
    return { stem: stemOf(url), part: 1 };
  url.pathname = path.slice(0, found.index) + path.slice(found.index + found[0].length);
  return { stem: stemOf(url), part };
}

function stemOf({ host, pathname, searchParams }: URL): string {
  return `${host}${pathname.replace(/\/+$/, '')}?${searchParams}`;
}
