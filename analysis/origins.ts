/** The articles of a story, with who copies whom → who wrote each copy first: the name it is credited to. */
import type { Article } from '#schema/article.ts';

/** An article and the one whose text it shares. */
export interface Copied {
  article: Article;
  /** Article id of the text it copies. */
  copyOf: string | undefined;
}

/**
 * By article id, for copies only, and for what its own page credits. Among articles of one text: an agency that any of them
 * credits; else the one whose address the others give as the original’s; else the earliest of an outlet that writes itself.
 * An aggregator is nobody’s source while another outlet has the text. An outlet is not credited with its own article.
 */
export function originsOf(
  members: readonly Copied[],
  isAggregator: (source: string) => boolean,
  outletName: (source: string) => string,
): Map<string, string> {
  const origins = new Map<string, string>();
  const sameText = Map.groupBy(members, ({ article, copyOf }) => copyOf ?? article.id);
  for (const copies of sameText.values()) {
    const articles = copies.map(({ article }) => article).sort(byTime);
    const first = firstOf(articles, isAggregator);
    const agency = agencyOf(articles);
    for (const { id, source, origin } of articles) {
      const earliest = first && source !== first.source ? outletName(first.source) : undefined;
      // The canonical address names a site; where its article is at hand, the outlet is known by name.
      const told = origin?.sign === 'canonical' ? undefined : origin?.name;
      const name = agency ?? told ?? earliest ?? origin?.name;
      if (name !== undefined && name !== outletName(source)) origins.set(id, name);
    }
  }
  return origins;
}

/** The agency any of them names; «avec agences» names none, and stands only where no other does. */
function agencyOf(articles: readonly Article[]): string | undefined {
  const names = articles.flatMap(({ origin }) => (origin?.sign === 'agency' ? [origin.name] : []));
  return names.find((name) => name !== 'agences') ?? names[0];
}

function firstOf(
  articles: readonly Article[],
  isAggregator: (source: string) => boolean,
): Article | undefined {
  const pointedAt = new Set(
    articles.flatMap(({ origin }) => (origin?.url === undefined ? [] : [bare(origin.url)])),
  );
  return (
    articles.find(({ url }) => pointedAt.has(bare(url))) ??
    articles.find(({ source }) => !isAggregator(source)) ??
    articles[0]
  );
}

/** An address as far as it tells one page from another. */
function bare(url: string): string {
  const { host, pathname, search } = new URL(url);
  return host.replace(/^www\./, '') + pathname.replace(/\/+$/, '') + search;
}

function byTime(a: Article, b: Article): number {
  return (
    (a.published < b.published ? -1 : a.published > b.published ? 1 : 0) || (a.id < b.id ? -1 : 1)
  );
}
