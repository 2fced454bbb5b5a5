/** `marsad sources check`: how every source fares; or what one source’s own rules read out of a page. */
import type { Source } from '#schema/source.ts';
import { openObservatory } from './observatory.ts';
import { fetcherOptions, type Reach } from './reach.ts';
import { exitCodes, print, Stop, say, table } from './verb.ts';

interface Options extends Reach {
  page?: string;
  compare?: boolean;
}

/** Print a health row per source; with `--page`, the reading of one page; with `--compare`, a second opinion per feed. */
export async function checkSources(id: string | undefined, options: Options): Promise<void> {
  using observatory = openObservatory(options.home);
  const { editorial, archive, home } = observatory;
  const now = options.now ?? new Date().toISOString();
  const sources = editorial.sources.filter((source) => id === undefined || source.id === id);
  if (id !== undefined && sources.length === 0)
    throw new Stop(`there is no source “${id}” in content/sources`, exitCodes.configuration);
  if (options.page !== undefined) {
    const [source] = sources;
    if (id === undefined || !source)
      throw new Stop('--page needs the id of a source', exitCodes.configuration);
    await showPage(source, options.page, now, options);
    return;
  }
  const { healthOf } = await import('../ingest/health.ts');
  const rows = healthOf(sources, archive, home, now);
  const opinions = options.compare ? await compareAll(sources, options) : new Map<string, string>();
  if (options.json) {
    print(
      JSON.stringify(
        rows.map((row) => ({
          ...row,
          ...(opinions.has(row.source) && { secondOpinion: opinions.get(row.source) }),
        })),
      ),
    );
    return;
  }
  const header = ['source', 'state', 'last success', 'failures', 'a week', 'silent', 'remarks'];
  const lines = rows.map((row) => [
    row.source,
    row.state,
    row.successAt?.slice(0, 16) ?? 'never',
    row.failures,
    row.perWeek,
    row.silentDays === undefined ? '' : `${row.silentDays} d${row.isSilent ? ' (!)' : ''}`,
    [
      row.message,
      row.redirect &&
        `redirects to ${row.redirect.to}${row.redirect.confirmed ? ' (in use: put it in the file)' : ''}`,
      opinions.get(row.source),
    ]
      .filter(Boolean)
      .join('; '),
  ]);
  print(table([header, ...lines]));
}

async function showPage(source: Source, url: string, now: string, options: Options): Promise<void> {
  const { openFetcher } = await import('../ingest/fetch.ts');
  const { readPage } = await import('../ingest/page/read-page.ts');
  const fetcher = openFetcher(fetcherOptions(options));
  const got = await fetcher.fetch(url);
  await fetcher.close();
  if (!got.ok) throw new Stop(`${got.error.code}: ${got.error.message}`);
  if (got.value.status !== 200) throw new Stop(`${url} answered ${got.value.status}`);
  const read = readPage(got.value.body, {
    url: got.value.url,
    headers: got.value.headers,
    extract: source.extract,
    lang: source.lang,
    zone: source.timezone,
    now,
  });
  if (!read.ok) throw new Stop(`${read.error.code}: ${read.error.message}`);
  const { text, ...rest } = read.value;
  if (options.json) print(JSON.stringify(read.value));
  else
    print(
      `${JSON.stringify(rest, null, 2)}\n\n${text === '' ? '(no text: do the selectors match?)' : text}`,
    );
  const { ruleMissed } = read.value;
  if (ruleMissed === true)
    say(
      `${source.id}: extract.body “${source.extract?.body ?? ''}” finds no text in this page; what is shown is the general reader’s`,
    );
  if (text === '' || ruleMissed === true) process.exitCode = exitCodes.failed;
}

async function compareAll(sources: Source[], options: Options): Promise<Map<string, string>> {
  const { openFetcher } = await import('../ingest/fetch.ts');
  const { readFeed } = await import('../ingest/feed/read-feed.ts');
  const { differenceOf, secondReading } = await import('../ingest/second-opinion.ts');
  const fetcher = openFetcher(fetcherOptions(options));
  const opinions = new Map<string, string>();
  for (const { id, kind, url } of sources) {
    if (kind !== 'feed' || url === undefined) continue;
    const got = await fetcher.fetch(url);
    if (!got.ok || got.value.status !== 200) continue;
    const { body, headers } = got.value;
    const ours = readFeed(body, { url, headers });
    const theirs = await secondReading(body, headers);
    const difference = ours.ok ? differenceOf(ours.value, theirs) : ours.error.message;
    opinions.set(id, difference ?? 'rss-parser agrees');
  }
  await fetcher.close();
  return opinions;
}
