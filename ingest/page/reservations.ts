/** What a publisher reserves: headers and meta elements → may the text be kept for analysis, may an extract be shown. */
import type { PageDocument } from './dom.ts';

export interface Reservation {
  /** Text and data mining is reserved (TDM Reservation Protocol): feed data alone may be used. */
  tdm: boolean;
  /** The page asks not to be indexed. */
  noindex: boolean;
  /** Longest extract allowed, in characters; 0: none; undefined: no limit said. */
  maxSnippet?: number;
}

/** Read X-Robots-Tag, `tdm-reservation` and the robots meta elements of a page. Header names in lower case. */
export function readReservation(
  document: PageDocument,
  headers: Record<string, string>,
): Reservation {
  const metas = [...document.querySelectorAll('meta[name]')];
  const content = (name: string) =>
    metas
      .filter((meta) => meta.getAttribute('name')?.toLowerCase() === name)
      .map((meta) => meta.getAttribute('content') ?? '');
  const words = [headers['x-robots-tag'] ?? '', ...content('robots'), ...content('marsad')]
    .join(',')
    .toLowerCase()
    // «otherbot: noindex» speaks to another robot.
    .replace(/(?:^|,)\s*(?!max-|unavailable)[\w-]+\s*:[^,]*/g, ',')
    .split(',')
    .map((word) => word.trim());
  const limit = words
    .map((word) => /^max-snippet\s*:\s*(-?\d+)$/.exec(word)?.[1])
    .find((found) => found !== undefined);
  const tdm = [headers['tdm-reservation'] ?? '', ...content('tdm-reservation')].some(
    (value) => value.trim() === '1',
  );
  const snippet =
    words.includes('nosnippet') || words.includes('none')
      ? 0
      : limit === undefined || Number(limit) < 0
        ? undefined
        : Number(limit);
  return {
    tdm: tdm || words.includes('noai'),
    noindex: words.includes('noindex') || words.includes('none'),
    ...(snippet !== undefined && { maxSnippet: snippet }),
  };
}
