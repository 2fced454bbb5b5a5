/** Addresses: what an article’s address is once its noise is gone, and whether it may be fetched at all. */
import ipaddr from 'ipaddr.js';

/** What is to be known of an address before anything is done with it. */
export interface Address {
  /** The address without its noise, absolute; undefined when it is no http(s) address. */
  canonical: string | undefined;
  /** May it be fetched? Names are checked again, once resolved, when the socket connects. */
  allowed: boolean;
  /** Why not: invalid, scheme, credentials, port, host, address. */
  reason?: string;
}

/** Parameters that tell where a reader came from, never what is read: exact names, then prefixes. */
const trackingNames = new Set(
  `_ga _gl _hsenc _hsmi at_campaign at_medium campaign_id cmpid cx_artPos dclid echobox fb_action_ids fb_action_types fb_source
  fbclid ftag gaa_at gaa_n gaa_sig gaa_ts gad_source gbraid gclid gclsrc icid ig_rid igshid igsh li_fat_id mbid mc_cid mc_eid mkt_tok
  msclkid ncid ns_campaign ns_mchannel ns_source oly_anon_id oly_enc_id rb_clickid s_cid sc_campaign smid smtyp soc_src soc_trk spm
  sr_share srsltid taid ttclid twclid vero_conv vero_id wbraid wickedid wt_mc xtcr xtor yclid`.split(
    /\s+/,
  ),
);
const trackingPrefixes = ['utm_', 'at_', 'hsa_', 'matomo_', 'mtm_', 'pk_', 'piwik_', '__hs'];

/** Index documents that stand for their folder. */
const indexDocuments = /\/(?:index|default)\.(?:html?|php|aspx?)$/i;

/**
 * Read an address (against `base`, where it is relative) and say whether it may be fetched.
 * Only http and https on their own ports, without credentials, on a public host.
 */
export function readAddress(text: string, base?: string): Address {
  const url = parsed(text, base);
  if (!url) return { canonical: undefined, allowed: false, reason: 'invalid' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { canonical: undefined, allowed: false, reason: 'scheme' };
  const reason = refusal(url);
  return { canonical: withoutNoise(url), allowed: reason === undefined, ...(reason && { reason }) };
}

/** The canonical form of an http(s) address; undefined when it is none. */
export function canonicalUrl(text: string, base?: string): string | undefined {
  return readAddress(text, base).canonical;
}

/**
 * The key by which two addresses are one article: the canonical address without scheme, `www.`, `m.`, `amp`
 * marks, index document and trailing slash. Never an address to fetch.
 */
export function identityKey(canonical: string): string {
  const url = new URL(canonical);
  const host = url.host.replace(/^(?:www\d?|m|mobile|amp)\./, '');
  const path = url.pathname
    .replace(indexDocuments, '/')
    .replace(/\/amp\/?$|\.amp(?=\.html$)/, '')
    .replace(/\/+$/, '');
  const search = new URLSearchParams(
    [...url.searchParams].filter(([name]) => name !== 'amp' && name !== 'outputType'),
  );
  search.sort();
  const query = search.toString();
  return `${host}${path}${query && `?${query}`}`;
}

/** Is this IP literal (as `URL` writes hosts, brackets allowed) outside the public unicast space? */
export function isPrivateAddress(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(bare)) return true;
  const address = ipaddr.process(bare);
  if (address.range() !== 'unicast') return true;
  if (address instanceof ipaddr.IPv4) return false;
  return isInside(address, unroutedV6);
}

/** Is this IP literal link-local? Cloud machines hand out their secrets there, so it is refused even where private addresses are allowed. */
export function isLinkLocal(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) && ipaddr.process(bare).range() === 'linkLocal';
}

/** IANA special-purpose IPv6 blocks that ipaddr.js counts as unicast: IPv4-compatible, IPv4-translated, site-local, SRv6 and documentation. */
const unroutedV6 = [
  '::/96',
  '::ffff:0:0:0/96',
  'fec0::/10',
  '5f00::/16',
  '3fff::/20',
  '100:0:0:1::/64',
];

function isInside(address: ipaddr.IPv6, blocks: string[]): boolean {
  return blocks.some((block) => {
    const [base, bits] = ipaddr.IPv6.parseCIDR(block);
    return address.match(base, bits);
  });
}

function parsed(text: string, base?: string): URL | undefined {
  try {
    return base === undefined || base === '' ? new URL(text) : new URL(text, base);
  } catch {
    return undefined;
  }
}

/** Names that never lead to the public web (RFC 6761, RFC 8375, RFC 9476, common intranet habits, cloud metadata). */
const privateNames =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|test|invalid|onion|alt)$/;

function refusal(url: URL): string | undefined {
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (url.port !== '') return 'port';
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (host === '') return 'host';
  if (host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host))
    return isPrivateAddress(host) ? 'address' : undefined;
  if (!host.includes('.') || privateNames.test(host)) return 'host';
  if (host.length > 253 || host.split('.').some((label) => label === '' || label.length > 63))
    return 'host';
  if (!/^[\p{L}\p{N}\p{M}._-]+$/u.test(host)) return 'host';
  return embeddedAddress(host) ? 'address' : undefined;
}

/** Public names that answer with the private address written in them (nip.io and its like). */
const addressNames =
  /(?:^|\.)(?:nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me|vcap\.me|lacolhost\.com|1u\.ms|rbndr\.us|traefik\.me|backname\.io)$/;

function embeddedAddress(host: string): boolean {
  if (!addressNames.test(host)) return false;
  const quads = host.match(/(?<!\d)\d{1,3}[.-]\d{1,3}[.-]\d{1,3}[.-]\d{1,3}(?!\d)/g) ?? [];
  return quads.length === 0 || quads.some((quad) => isPrivateAddress(quad.replaceAll('-', '.')));
}

function withoutNoise(from: URL): string {
  const url = new URL(from);
  url.hash = '';
  url.username = '';
  url.password = '';
  const kept = [...url.searchParams].filter(([name]) => !isTracking(name));
  // Rewriting a query re-encodes it, so an innocent one stays byte for byte.
  if (kept.length !== [...url.searchParams].length)
    url.search = new URLSearchParams(kept).toString();
  url.pathname = url.pathname.replace(/;jsessionid=[^/?#;]*/i, '');
  return url.href;
}

function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return trackingNames.has(lower) || trackingPrefixes.some((prefix) => lower.startsWith(prefix));
}
