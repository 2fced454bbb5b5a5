/** An address → its bytes, whatever the server does: guarded sockets, hand-made redirects, caps on time, size and inflation. */
import dns from 'node:dns';
import net from 'node:net';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { fail, ok, type Result } from '#schema/result.ts';
import { inflate, TooMuch } from './inflate.ts';
import { isLinkLocal, isPrivateAddress, readAddress } from './url.ts';

/** What the server answered, any status. */
export interface Fetched {
  /** Address that answered, after redirects. */
  url: string;
  status: number;
  /** Lower-case names; repeated headers joined by `, `. */
  headers: Record<string, string>;
  /** Decompressed. */
  body: Uint8Array;
  /** Every hop on the way: where it pointed from, and with which status. */
  redirects: { from: string; status: number }[];
}

export interface FetchRequest {
  headers?: Record<string, string>;
  /** Decompressed bytes; 10 MiB when left out. */
  maxBytes?: number;
  /** From the first hop to the last byte; as the fetcher was opened when left out. */
  timeoutMs?: number;
  method?: 'GET' | 'HEAD';
}

export interface FetcherOptions {
  /** Loopback and private addresses and any port may be asked; link-local ones never. */
  allowPrivate?: boolean;
  /** `http://127.0.0.1:8788`: every socket goes there while address and Host header stay (the sample web, a gateway). */
  via?: string;
  /** Sent as User-Agent. */
  userAgent?: string;
  /** From the first hop to the last byte, where a request does not say; 30 s when left out. */
  timeoutMs?: number;
}

export interface Fetcher {
  fetch(url: string, request?: FetchRequest): Promise<Result<Fetched>>;
  close(): Promise<void>;
}

/** Who we say we are: a name, a version, where to complain. */
export const userAgent =
  'Marsad/0.1 (+https://github.com/marsad-veille/marsad; watch of feeds, at most hourly)';

const maxRedirects = 5;
const defaultMaxBytes = 10 * 1024 * 1024;
const defaultTimeoutMs = 30_000;
const maxHeaderBytes = 32 * 1024;

/**
 * Open a fetcher. Trouble codes: `refused` (private address, port, scheme, credentials), `redirect-loop`, `too-many-redirects`,
 * `downgrade` (https to http), `too-large`, `bomb` (inflates over a hundredfold), `bad-encoding`, `timeout`, `dns`, `tls`, `reset`, `network`.
 */
export function openFetcher(options: FetcherOptions = {}): Fetcher {
  const agent = new Agent({
    connect: guardedConnector(options),
    maxHeaderSize: maxHeaderBytes,
    allowH2: false,
    connections: 1,
    keepAliveTimeout: 5_000,
    headersTimeout: 20_000,
    bodyTimeout: 20_000,
  });
  return {
    fetch: (url, wish = {}) => follow(agent, options, url, wish),
    close: () => agent.destroy(),
  };
}

async function follow(
  agent: Agent,
  options: FetcherOptions,
  first: string,
  wish: FetchRequest,
): Promise<Result<Fetched>> {
  const signal = AbortSignal.timeout(wish.timeoutMs ?? options.timeoutMs ?? defaultTimeoutMs);
  const redirects: Fetched['redirects'] = [];
  const seen = new Set<string>();
  let url = first;
  for (;;) {
    const refused = refusalOf(url, options);
    if (refused) return fail('refused', `${url} may not be fetched (${refused})`, { url });
    if (seen.has(url)) return fail('redirect-loop', `${first} redirects in a circle`, { url });
    if (redirects.length > maxRedirects)
      return fail('too-many-redirects', `${first} redirects more than ${maxRedirects} times`, {
        url,
      });
    seen.add(url);
    const hop = await oneHop(agent, url, wish, options, signal);
    if (!hop.ok) return hop;
    const target = redirectTarget(hop.value, url);
    if (target === undefined) return ok({ ...hop.value, url, redirects });
    if (url.startsWith('https:') && target.startsWith('http:')) {
      return fail('downgrade', `${url} redirects from https to http (${target})`, { url: target });
    }
    redirects.push({ from: url, status: hop.value.status });
    url = target;
  }
}

type Hop = Pick<Fetched, 'status' | 'headers' | 'body'>;

function redirectTarget({ status, headers }: Hop, base: string): string | undefined {
  const location = headers['location'];
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  try {
    const target = new URL(location, base);
    target.hash = '';
    return target.href;
  } catch {
    return location;
  }
}

function refusalOf(url: string, options: FetcherOptions): string | undefined {
  const { allowed, reason } = readAddress(url);
  if (allowed) return undefined;
  if (reason === 'address' && isLinkLocal(new URL(url).hostname)) return reason;
  const bendable = reason === 'port' || reason === 'host' || reason === 'address';
  return options.allowPrivate && bendable ? undefined : (reason ?? 'invalid');
}

async function oneHop(
  agent: Agent,
  url: string,
  wish: FetchRequest,
  options: FetcherOptions,
  signal: AbortSignal,
): Promise<Result<Hop>> {
  const maxBytes = wish.maxBytes ?? defaultMaxBytes;
  try {
    const response = await request(url, {
      dispatcher: agent,
      method: wish.method ?? 'GET',
      signal,
      headers: {
        'user-agent': options.userAgent ?? userAgent,
        accept:
          'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, application/json;q=0.7, */*;q=0.1',
        'accept-encoding': 'gzip, br, deflate',
        ...wish.headers,
      },
    });
    const headers = flat(response.headers);
    const bodiless =
      wish.method === 'HEAD' || response.statusCode === 304 || response.statusCode === 204;
    if (
      bodiless ||
      redirectTarget({ status: response.statusCode, headers, body: empty }, url) !== undefined
    ) {
      await response.body.dump({ limit: 65_536, signal });
      return ok({ status: response.statusCode, headers, body: empty });
    }
    const declared = Number(headers['content-length']);
    if (declared > maxBytes) {
      response.body.on('error', () => undefined).destroy();
      return fail('too-large', `${url} announces ${declared} bytes, more than ${maxBytes}`, {
        url,
      });
    }
    const body = await inflate(response.body, headers['content-encoding'], maxBytes);
    return ok({ status: response.statusCode, headers, body });
  } catch (cause) {
    return troubleOf(cause, url, signal);
  }
}

const empty = new Uint8Array(0);

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return Object.fromEntries(pairs);
}

/** Network failures by what a person can do about them. */
const codes: Record<string, string> = {
  ERR_PRIVATE: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  HPE_HEADER_OVERFLOW: 'too-large',
};

function troubleOf(cause: unknown, url: string, signal: AbortSignal): Result<never> {
  if (cause instanceof TooMuch) return fail(cause.code, `${url}: ${cause.message}`, { url });
  if (signal.aborted) return fail('timeout', `${url} did not finish in time`, { url });
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known =
    codes[code] ??
    (/^(?:ERR_TLS|CERT_|DEPTH_ZERO|UNABLE_TO|SELF_SIGNED)/.test(code) ? 'tls' : undefined);
  return fail(known ?? 'network', `${url}: ${error.message}`, { url });
}

/**
 * The guard acts when the socket connects, so it also covers redirects and names that change their address
 * between two look-ups: an IP literal is judged as it stands, a name by every address it resolves to.
 */
function guardedConnector({ allowPrivate = false, via }: FetcherOptions): buildConnector.connector {
  if (via !== undefined) {
    const gateway = new URL(via);
    const plain = buildConnector({ timeout: 10_000 });
    return (target, callback) =>
      plain(
        { ...target, protocol: 'http:', hostname: gateway.hostname, port: gateway.port || '80' },
        callback,
      );
  }
  const isHidden = allowPrivate ? isLinkLocal : isPrivateAddress;
  const connect = buildConnector({
    timeout: 10_000,
    autoSelectFamily: true,
    lookup: guardedLookup(isHidden),
  });
  return (target, callback) => {
    const host = target.hostname.replace(/^\[|\]$/g, '');
    if (net.isIP(host) && isHidden(host)) callback(privateError(host), null);
    else connect(target, callback);
  };
}

/** Resolve a name, and refuse it when any of its addresses is hidden. */
function guardedLookup(isHidden: (address: string) => boolean): net.LookupFunction {
  return (host, options, callback) => {
    dns.lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const hidden = addresses.find(({ address }) => isHidden(address));
      if (hidden) return callback(privateError(`${host} (${hidden.address})`), '');
      if (options.all) return callback(null, addresses);
      const [address] = addresses;
      return callback(null, address?.address ?? '', address?.family ?? 4);
    });
  };
}

function privateError(host: string): Error {
  return Object.assign(new Error(`${host} is not a public address`), { code: 'ERR_PRIVATE' });
}
