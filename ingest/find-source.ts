/** A source without an address, or a site’s address from an editor → the document that can be read, found by looking. */
import { fail, ok, type Result } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import { type AskEffects, politely } from './ask.ts';
import { type Candidate, feedLinks, usualPlaces } from './discover.ts';
import type { DraftedDocument } from './draft.ts';
import { askRobots } from './robots.ts';

/** Where the news was found. */
export interface Found {
  candidate: Candidate;
  /** Address that answered. */
  url: string;
  read: DraftedDocument;
}

type FindEffects = Pick<AskEffects, 'fetcher' | 'hosts' | 'files' | 'memory' | 'parsers' | 'now'>;

/** No more requests than this for one discovery. */
const maxTries = 24;

/**
 * Look for a feed or news sitemap of `source.site`: the address itself, what its page announces, then the usual places.
 * Errors: `no-feed-found`, and whatever asking for the site itself comes to.
 */
export async function findSource(source: Source, effects: FindEffects): Promise<Result<Found>> {
  const permission = await effects.files.robots(source.site);
  if (!permission.allowed && permission.spoken) {
    return fail(
      'robots',
      `robots.txt forbids ${source.site}; give the address of the feed in “url”`,
      { url: source.site },
    );
  }
  const home = await politely(source.site, {}, effects);
  if (!home.ok) return home;
  const { body, url, headers, status } = home.value;
  if (status >= 400) return fail(`http-${status}`, `${url} answered ${status}`, { status, url });
  const itself = await tryReading({ url, kind: 'feed', from: 'link' }, source, home.value, effects);
  if (itself) return ok(itself);
  const lang = source.lang.split('-')[0] ?? source.lang;
  const robots = await effects.files.text(new URL('/robots.txt', url).href);
  const { sitemaps } = askRobots(robots, 'Marsad', url);
  const candidates = [...feedLinks(body, url, headers, lang), ...usualPlaces(url, sitemaps)];
  const tried = new Set([url]);
  for (const candidate of candidates) {
    if (tried.has(candidate.url)) continue;
    if (tried.size > maxTries) break;
    tried.add(candidate.url);
    const allowed = await effects.files.robots(candidate.url);
    if (!allowed.allowed && allowed.spoken) continue;
    const got = await politely(candidate.url, {}, effects);
    if (!got.ok || got.value.status !== 200) {
      if (!got.ok && got.error.code === 'waiting') return got;
      continue;
    }
    const found = await tryReading(candidate, source, got.value, effects);
    if (found) return ok(found);
  }
  return fail(
    'no-feed-found',
    `${source.site} announces no feed and none is at the usual places; use kind page with “list”`,
    {
      url: source.site,
    },
  );
}

async function tryReading(
  candidate: Candidate,
  source: Source,
  { body, url, headers }: { body: Uint8Array; url: string; headers: Record<string, string> },
  { parsers, now }: FindEffects,
): Promise<Found | undefined> {
  const document = { bytes: body, url, headers, now };
  const read = await parsers.read(document, { ...source, kind: candidate.kind });
  return read.ok ? { candidate: { ...candidate, url }, url, read: read.value } : undefined;
}
