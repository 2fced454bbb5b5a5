/** robots.txt and tdmrep.json of a site: fetched once a day, then asked from memory. */
import { z } from 'zod';
import type { Fetcher } from './fetch.ts';
import type { Hosts } from './hosts.ts';
import type { Memory, SiteFile } from './memory.ts';
import { askRobots } from './robots.ts';

const dayMs = 86_400_000;
const maxBytes = 600 * 1024;
/** A wish beyond this is no wish but a wall. */
const longestDelayS = 30;
const agent = 'Marsad';

/** May this page be fetched, and how slowly? */
export interface Permission {
  allowed: boolean;
  /** Was there a robots.txt to answer? */
  spoken: boolean;
  delayMs: number;
}

export interface SiteFiles {
  /** Text of a small file of the site, empty when it has none. */
  text(url: string): Promise<string>;
  /** robots.txt on an address. An unreachable or failing one forbids (RFC 9309 §2.3.1.4), a missing one allows. */
  robots(url: string): Promise<Permission>;
  /** tdmrep.json on an address: is text and data mining reserved there? */
  isReserved(url: string): Promise<boolean>;
}

/** Site files for one run at `now` (ISO). */
export function siteFiles(fetcher: Fetcher, hosts: Hosts, memory: Memory, now: string): SiteFiles {
  const underWay = new Map<string, Promise<SiteFile>>();

  function file(url: string): Promise<SiteFile> {
    const kept = memory.siteFile(url);
    const age = kept === undefined ? Number.NaN : Date.parse(now) - Date.parse(kept.at);
    if (kept && age >= 0 && age < (kept.status === 0 || kept.status >= 500 ? dayMs / 24 : dayMs)) {
      return Promise.resolve(kept);
    }
    const other = underWay.get(url);
    if (other) return other;
    const request = load(url);
    underWay.set(url, request);
    return request;
  }

  async function load(url: string): Promise<SiteFile> {
    const got = await hosts.run(new URL(url).host, () =>
      fetcher.fetch(url, { maxBytes, timeoutMs: 15_000 }),
    );
    const text = got.ok && got.value.status === 200 ? new TextDecoder().decode(got.value.body) : '';
    const loaded = { status: got.ok ? got.value.status : 0, text, at: now };
    memory.keepSiteFile(url, loaded);
    return loaded;
  }

  return {
    text: async (url) => (await file(url)).text,
    async robots(url) {
      const { status, text } = await file(new URL('/robots.txt', url).href);
      if (status === 0 || status >= 500) return { allowed: false, spoken: false, delayMs: 0 };
      if (status !== 200) return { allowed: true, spoken: false, delayMs: 0 };
      const { allowed, crawlDelay = 0 } = askRobots(text, agent, url);
      const delayMs = Math.min(crawlDelay, longestDelayS) * 1000;
      return { allowed, spoken: true, delayMs };
    },
    async isReserved(url) {
      const { status, text } = await file(new URL('/.well-known/tdmrep.json', url).href);
      return status === 200 && reserves(text, new URL(url).pathname);
    },
  };
}

const TdmRules = z.array(
  z.looseObject({
    location: z.string().max(2000),
    'tdm-reservation': z.union([z.number(), z.string()]),
  }),
);

/** The rule with the longest location that fits the path counts (W3C TDMRep: patterns as in robots.txt). */
function reserves(text: string, path: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  const rules = TdmRules.safeParse(Array.isArray(value) ? value : [value]).data ?? [];
  const fitting = rules.filter(({ location }) => fits(path, location));
  fitting.sort((a, b) => b.location.length - a.location.length);
  return String(fitting[0]?.['tdm-reservation'] ?? '0') === '1';
}

function fits(path: string, location: string): boolean {
  const rule = `User-agent: *\nDisallow: ${location.replaceAll('\n', '')}`;
  return !askRobots(rule, agent, `http://x.example${path}`).allowed;
}
