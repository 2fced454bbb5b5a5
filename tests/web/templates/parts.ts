/** Pieces of page that several templates carry: structured data, teasers, lists of other articles. */
import type { Version } from '../clock.ts';
import { escapeXml } from '../feeds.ts';
import type { Page } from '../templates.ts';

/** The date the page shows. */
export function shownDate({ version: { article } }: Page): string {
  return article.pageDate ?? article.published;
}

export function paragraphsOf(page: Page): string[] {
  const { paragraphs } = page.version;
  const shown = page.outlet.dirt.includes('paywall') ? paragraphs.slice(0, 1) : paragraphs;
  return shown.map(escapeXml);
}

/** schema.org NewsArticle, escaped for a script element. */
export function jsonLd(page: Page): string {
  const { outlet, version } = page;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: version.title,
    datePublished: shownDate(page),
    dateModified: version.updated ?? shownDate(page),
    inLanguage: outlet.lang,
    author: { '@type': 'Person', name: version.article.author ?? outlet.name },
    publisher: { '@type': 'NewsMediaOrganization', name: outlet.name },
    mainEntityOfPage: addressOf(page),
    ...(outlet.dirt.includes('paywall') ? { isAccessibleForFree: false } : {}),
  };
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/ld+json">${text}</script>`;
}

export function addressOf({ outlet, version }: Page): string {
  return `http://${outlet.host}${version.article.path}`;
}

export function linkTo(version: Version | undefined): string {
  if (version === undefined) return '';
  return `<a href="${escapeXml(version.article.path)}">${escapeXml(version.title)}</a>`;
}

export function listOf(versions: Version[]): string {
  return `<ul>${versions.map((version) => `<li>${linkTo(version)}</li>`).join('')}</ul>`;
}

/** Put something between the paragraphs, after the given number of them. */
export function insertAfter(paragraphs: string[], count: number, html: string): string {
  const wrapped = paragraphs.map((text) => `<p>${text}</p>`);
  wrapped.splice(Math.min(count, wrapped.length), 0, html);
  return wrapped.join('\n');
}
