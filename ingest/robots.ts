/** robots.txt → may this agent fetch this address? RFC 9309, with the tolerances of Google’s open parser (google/robotstxt). */

/** What one file says to one agent. */
export interface RobotsAnswer {
  allowed: boolean;
  /** Crawl-delay of the agent’s group, in seconds; no standard, widely used. */
  crawlDelay?: number;
  /** Addresses of site maps, as written. */
  sitemaps: string[];
}

type Key = 'user-agent' | 'allow' | 'disallow' | 'crawl-delay' | 'sitemap';

/** Spellings of the field names that parsers accept. */
const keys: [Key, RegExp][] = [
  ['user-agent', /^(?:user-agent|useragent|user agent)/i],
  ['allow', /^allow/i],
  ['disallow', /^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)/i],
  ['crawl-delay', /^crawl-?delay/i],
  ['sitemap', /^site-?map/i],
];

/** Longest line that is read, in characters: eight times the longest address browsers took when the rule was made. */
const maxLine = 2083 * 8;
/** RFC 9309 §2.5 asks for 500 KiB at least. */
const maxFile = 1_000_000;

/** What the groups for one audience (this agent, or `*`) say: the strongest rules by length of their pattern, 0 for none. */
interface Audience {
  allow: number;
  disallow: number;
  delay?: number;
  /** Are we inside one of its groups? */
  open: boolean;
  seen: boolean;
}

/** Ask a robots.txt about an address. `agent` is the product token (`Marsad`, or `Marsad/1.0`); the file’s text may be anything. */
export function askRobots(text: string, agent: string, address: string): RobotsAnswer {
  const path = pathOf(address);
  const token = productToken(agent).toLowerCase();
  const ours: Audience = { allow: 0, disallow: 0, open: false, seen: false };
  const everyone: Audience = { allow: 0, disallow: 0, open: false, seen: false };
  const sitemaps: string[] = [];
  let groupHasRules = false;
  for (const [key, value] of linesOf(text)) {
    if (key === 'sitemap') sitemaps.push(value);
    else if (key === 'user-agent') {
      if (groupHasRules) for (const audience of [ours, everyone]) audience.open = false;
      groupHasRules = false;
      const audience = audienceOf(value, token, ours, everyone);
      if (audience) Object.assign(audience, { open: true, seen: true });
    } else {
      groupHasRules = true;
      for (const audience of [ours, everyone]) if (audience.open) hear(audience, key, value, path);
    }
  }
  const { delay } = ours.seen ? ours : everyone;
  return {
    allowed: isAllowed(ours, everyone),
    sitemaps,
    ...(delay !== undefined && { crawlDelay: delay }),
  };
}

function audienceOf(
  value: string,
  token: string,
  ours: Audience,
  everyone: Audience,
): Audience | undefined {
  if (/^\*(?:\s|$)/.test(value)) return everyone;
  return token !== '' && productToken(value).toLowerCase() === token ? ours : undefined;
}

function hear(
  audience: Audience,
  key: 'allow' | 'disallow' | 'crawl-delay',
  value: string,
  path: string,
): void {
  if (key === 'crawl-delay') {
    const seconds = Number(value);
    if (value !== '' && seconds >= 0) audience.delay ??= seconds;
  } else audience[key] = Math.max(audience[key], strengthOf(key, value, path));
}

/** A specific group silences the general one, even when it has no rule; of two equally long rules Allow wins. */
function isAllowed(ours: Audience, everyone: Audience): boolean {
  if (ours.allow > 0 || ours.disallow > 0) return ours.disallow <= ours.allow;
  return ours.seen || everyone.disallow <= everyone.allow;
}

function* linesOf(text: string): Generator<[Key, string]> {
  const whole = text.slice(0, maxFile).replace(/^\uFEFF/, '');
  for (const raw of whole.split(/\r\n|\n|\r/)) {
    const line = raw.slice(0, maxLine - 1);
    const comment = line.indexOf('#');
    const bare = (comment < 0 ? line : line.slice(0, comment)).trim();
    const colon = bare.indexOf(':');
    const space = colon < 0 ? bare.search(/[ \t]/) : -1;
    const cut = colon >= 0 ? colon : space;
    if (cut <= 0) continue;
    const value = bare.slice(cut + 1).trim();
    // Without a colon only “name value” is understood: two words, no more.
    if (colon < 0 && (value === '' || /[ \t]/.test(value))) continue;
    const name = bare.slice(0, cut).trim();
    const key = keys.find(([, spelling]) => spelling.test(name))?.[0];
    if (key) yield [key, value];
  }
}

function strengthOf(key: 'allow' | 'disallow', value: string, path: string): number {
  const pattern = escaped(value);
  if (matches(path, pattern)) return pattern.length;
  if (key === 'disallow') return 0;
  // Allow: /dir/index.html lets the folder itself be read too.
  const slash = pattern.lastIndexOf('/');
  if (slash < 0 || !pattern.startsWith('/index.htm', slash)) return 0;
  const folder = `${pattern.slice(0, slash + 1)}$`;
  return matches(path, folder) ? folder.length : 0;
}

/** Does a path begin with a pattern in which `*` stands for anything and a final `$` for the end? Linear in memory, path × pattern in time. */
function matches(path: string, pattern: string): boolean {
  const anchored = pattern.endsWith('$');
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  const [first = '', ...others] = parts;
  if (!path.startsWith(first)) return false;
  if (others.length === 0) return !anchored || path.length === first.length;
  let at = first.length;
  const last = others.at(-1) ?? '';
  for (const part of anchored ? others.slice(0, -1) : others) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !anchored || (path.length - last.length >= at && path.endsWith(last));
}

/** Path and query of an address as they are compared: never decoded, without fragment, `/` at least. */
function pathOf(address: string): string {
  const afterScheme = address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, (scheme) => (scheme ? '//' : ''));
  const authority = afterScheme.startsWith('//') ? afterScheme.slice(2) : afterScheme;
  const start =
    address.startsWith('/') && !address.startsWith('//') ? 0 : authority.search(/[/?;]/);
  const rest = start < 0 ? '' : authority.slice(start);
  const hash = rest.indexOf('#');
  const path = hash < 0 ? rest : rest.slice(0, hash);
  return path.startsWith('/') ? upperEscapes(path) : `/${upperEscapes(path)}`;
}

/** A pattern with its non-ASCII characters percent-encoded and its escapes in capitals. */
function escaped(value: string): string {
  return upperEscapes(
    value.replace(/\P{ASCII}+/gu, (run) => encodeURIComponent(run.toWellFormed())),
  );
}

function upperEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}

function productToken(agent: string): string {
  return /^[A-Za-z_-]*/.exec(agent)?.[0] ?? '';
}
