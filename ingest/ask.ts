/** One source → its document, fetched as politely as it can be and read in a worker; or what is in the way. */
import { fail, ok, type Result, type Trouble } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import type { DraftedDocument } from './draft.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import type { Hosts } from './hosts.ts';
import { bodyHash, conditionalHeaders } from './lifecycle.ts';
import type { Memory, SourceState } from './memory.ts';
import type { Parsers } from './parsers.ts';
import { retryAfter } from './schedule.ts';
import type { SiteFiles } from './site-files.ts';

export interface AskEffects {
  fetcher: Fetcher;
  hosts: Hosts;
  files: SiteFiles;
  memory: Memory;
  parsers: Parsers;
  now: string;
}

/** What came of asking. `unchanged`: nothing to parse; `waiting`: the host wants rest until then. */
export type Asked =
  | { outcome: 'read'; answer: Fetched; read: DraftedDocument }
  | { outcome: 'unchanged'; answer: Fetched }
  | { outcome: 'waiting'; until: string; trouble: Trouble }
  | { outcome: 'trouble'; trouble: Trouble };

/** Ask a source at its address. */
export async function askSource(
  source: Source,
  state: SourceState,
  address: string,
  effects: AskEffects,
): Promise<Asked> {
  const { now } = effects;
  const allowed = await permission(source, address, effects);
  if (!allowed.ok) return { outcome: 'trouble', trouble: allowed.error };
  const delayMs = allowed.value;
  const got = await politely(address, conditionalHeaders(state, now), effects, delayMs);
  if (!got.ok) return troubleOrWait(got, address, effects);
  const answer = got.value;
  if (answer.status === 304) return { outcome: 'unchanged', answer };
  const bad = statusTrouble(answer);
  if (bad) return { outcome: 'trouble', trouble: bad };
  if (state.bodyHash === bodyHash(answer.body)) return { outcome: 'unchanged', answer };
  const read = await readWhole(source, answer, effects, delayMs);
  return read.ok
    ? { outcome: 'read', answer, read: read.value }
    : { outcome: 'trouble', trouble: read.error };
}

/**
 * Milliseconds that the host wants between two requests. Feeds are there to be polled; still robots.txt is obeyed unless the source
 * says otherwise. Lists and APIs are pages like others.
 */
async function permission(
  source: Source,
  address: string,
  { files }: AskEffects,
): Promise<Result<number>> {
  if (source.kind === 'feed' && source.robots === 'ignore-feed') return ok(0);
  const { allowed, spoken, delayMs } = await files.robots(address);
  // A feed is subscribed to: only a robots.txt that speaks forbids it, not one that cannot be had.
  if (allowed || (source.kind === 'feed' && !spoken)) return ok(delayMs);
  const { host } = new URL(address);
  const message = spoken
    ? `robots.txt of ${host} forbids ${address}`
    : `robots.txt of ${host} cannot be had, so its pages may not be read now`;
  return fail('robots', message, { url: address });
}

/** In the host’s turn, `gapMs` after the request before, unless it wants rest; one second try after a reset connection. */
export async function politely(
  address: string,
  headers: Record<string, string>,
  {
    fetcher,
    hosts,
    memory,
    parsers,
    now,
  }: Pick<AskEffects, 'fetcher' | 'hosts' | 'memory' | 'parsers' | 'now'>,
  gapMs = 0,
): Promise<Result<Fetched>> {
  const { host } = new URL(address);
  const once = async (): Promise<Result<Fetched>> => {
    const until = memory.restUntil(host);
    if (until !== undefined && until > now) {
      return fail('waiting', `${host} asked to be left alone until ${until}`, { url: address });
    }
    await parsers.room();
    const got = await fetcher.fetch(address, { headers });
    if (got.ok && (got.value.status === 429 || got.value.status === 503)) {
      const { status, url } = got.value;
      const rest = retryAfter(now, got.value.headers['retry-after']);
      for (const one of new Set([host, new URL(url).host])) memory.rest(one, rest);
      return fail(
        'waiting',
        `${host} answered ${status} and wants to be left alone until ${rest}`,
        { status, url },
      );
    }
    return got;
  };
  const attempt = () => hosts.run(host, once, gapMs);
  const got = await attempt();
  return !got.ok && got.error.code === 'reset' ? attempt() : got;
}

function troubleOrWait(
  got: { ok: false; error: Trouble },
  address: string,
  { memory, now }: AskEffects,
): Asked {
  const until = memory.restUntil(new URL(address).host);
  if (got.error.code === 'waiting' && until !== undefined && until > now) {
    return { outcome: 'waiting', until, trouble: got.error };
  }
  return { outcome: 'trouble', trouble: got.error };
}

/** Answers that hold no document. */
function statusTrouble({ status, url, headers, body }: Fetched): Trouble | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (isChallenge(status, headers, body)) {
    return {
      code: 'blocked-by-challenge',
      message: `${url} answers with a test for browsers (${status})`,
      status,
      url,
    };
  }
  return { code: `http-${status}`, message: `${url} answered ${status}`, status, url };
}

/** The “are you human” pages of content delivery networks. */
function isChallenge(status: number, headers: Record<string, string>, body: Uint8Array): boolean {
  if (![401, 403, 405, 406, 503].includes(status)) return false;
  if (headers['cf-mitigated'] !== undefined) return true;
  const head = new TextDecoder('latin1').decode(body.subarray(0, 20_000));
  return /just a moment|cf-chl|challenge-platform|captcha|datadome|incapsula|are you (?:a )?human|checking your browser/i.test(
    head,
  );
}

/** The document, and for an index its parts. */
async function readWhole(
  source: Source,
  answer: Fetched,
  effects: AskEffects,
  delayMs: number,
): Promise<Result<DraftedDocument>> {
  const { parsers, now } = effects;
  const read = await parsers.read(
    { bytes: answer.body, url: answer.url, headers: answer.headers, now },
    source,
  );
  if (!read.ok || read.value.more === undefined) return read;
  const whole = { ...read.value };
  let trouble: Trouble | undefined;
  for (const part of read.value.more) {
    const got = await politely(part, {}, effects, delayMs);
    const inside = got.ok
      ? await parsers.read(
          { bytes: got.value.body, url: got.value.url, headers: got.value.headers, now },
          source,
        )
      : got;
    if (!inside.ok) {
      trouble = inside.error;
      continue;
    }
    const { drafts, items, refused, beyond, dates } = inside.value;
    whole.drafts = [...whole.drafts, ...drafts];
    whole.dates = [...whole.dates, ...dates];
    whole.items += items;
    whole.refused += refused;
    whole.beyond += beyond;
  }
  return whole.items === 0 && trouble ? { ok: false, error: trouble } : ok(whole);
}
