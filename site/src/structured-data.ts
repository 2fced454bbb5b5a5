/** What a page says of itself to machines: schema.org nodes → the text of its JSON-LD. */

/** A step on the way from the front page to a page: its name for readers, its absolute address. */
export interface Step {
  name: string;
  url: string;
}

/** The way to a page, the page itself last, as a BreadcrumbList. */
export function breadcrumbList(steps: readonly Step[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: url,
    })),
  };
}

/** Nodes as one graph, as it may stand in a script element; undefined when there are none. */
export function graphText(nodes: readonly object[]): string | undefined {
  if (nodes.length === 0) return undefined;
  const graph = { '@context': 'https://schema.org', '@graph': nodes };
  return JSON.stringify(graph).replaceAll('<', '\\u003c');
}

/** A table of the open data as its CSV and JSON files. `address` is absolute and without ending. */
export function downloads(address: string): object[] {
  return [
    ['csv', 'text/csv'],
    ['json', 'application/json'],
  ].map(([format, type]) => ({
    '@type': 'DataDownload',
    encodingFormat: type,
    contentUrl: `${address}.${format}`,
  }));
}

/** The house, as author or publisher. */
export const marsad = { '@type': 'Organization', name: 'Marsad' } as const;
