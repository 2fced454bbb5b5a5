/** Editors’ takedowns → a test of whether an article is one of them, under whatever address or title it comes back. */
import type { Article } from '#schema/article.ts';
import type { Decision } from '#schema/decision.ts';

/** Words of a title in one folded form: marks, case and punctuation do not matter. */
function foldedTitle(title: string): Set<string> {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return new Set(words ?? []);
}

/** Share of words two titles have in common from which one is the other with noise. */
const sameTitleFrom = 0.8;

/** Build the test. A title counts as the same when four fifths of its words are. */
export function takedowns(decisions: readonly Decision[]): (article: Article) => boolean {
  const all = decisions.flatMap((decision) => (decision.do === 'takedown' ? [decision] : []));
  const urls = new Set(all.flatMap(({ url }) => (url === undefined ? [] : [withoutScheme(url)])));
  const guids = new Set(all.flatMap(({ guid }) => guid ?? []));
  const titles = all.flatMap(({ title }) => (title === undefined ? [] : [foldedTitle(title)]));
  return ({ url, title, sightings }) => {
    if (all.length === 0) return false;
    if (
      urls.has(withoutScheme(url)) ||
      sightings.some((one) => urls.has(withoutScheme(one.url)) || guids.has(one.guid ?? ''))
    )
      return true;
    const words = foldedTitle(title);
    return titles.some((other) => overlap(words, other) >= sameTitleFrom);
  };
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

function overlap(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
