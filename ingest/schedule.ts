/** When to ask a source again: a pure function of what the server said, what the feed said and how often it brings news. */
import { createHash } from 'node:crypto';
import type { ScheduleHints } from './feed/hints.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Nobody is asked more often, whatever the hints say (rachelbythebay.com/fs: at most once an hour). */
const shortestMs = hourMs;
const longestMs = 24 * hourMs;
/** An outlet that is quiet is still asked four times a day. */
const quietMs = 6 * hourMs;
/** Share of the interval by which sources that were asked together drift apart. */
const jitterShare = 0.1;
/** A host that asks to wait without saying how long (NetNewsWire’s default). */
const defaultWaitMs = 10 * minuteMs;

export interface ScheduleInput {
  /** The run’s clock, ISO. */
  now: string;
  /** Spreads the sources; the same for the same source. */
  id: string;
  /** Response headers, names in lower case. */
  headers?: Record<string, string>;
  /** Minutes, as declared by `ttl`. */
  ttl?: string | undefined;
  hints?: ScheduleHints | undefined;
  /** New articles a week over the last weeks; undefined when not known yet. */
  perWeek?: number | undefined;
}

/** Next time a source may be asked, ISO: the longest of all hints between one hour and a day, then past skipped hours and days (GMT). */
export function nextCheck({
  now,
  id,
  headers = {},
  ttl,
  hints = {},
  perWeek,
}: ScheduleInput): string {
  const start = Date.parse(now);
  const wish = Math.max(
    shortestMs,
    maxAgeMs(headers),
    expiresMs(headers, start),
    (Number.parseInt(ttl ?? '', 10) || 0) * minuteMs,
    syndicationMs(hints),
    adaptiveMs(perWeek),
  );
  const interval = Math.min(wish, longestMs);
  const spread = Math.min(interval * jitterShare, longestMs - interval);
  return new Date(pastSkipped(start + interval + spread * fractionOf(id), hints)).toISOString();
}

/** Next time after the nth failure in a row (1 first): 1 h, 2 h, 4 h … 24 h. */
export function afterFailure(now: string, failures: number): string {
  const wait = Math.min(hourMs * 2 ** Math.min(Math.max(failures, 1) - 1, 10), longestMs);
  return new Date(Date.parse(now) + wait).toISOString();
}

/** Until when a host wants to be left alone: `Retry-After` in seconds or as a date; 10 minutes when it is garbage, a day at most. */
export function retryAfter(now: string, header: string | undefined): string {
  const start = Date.parse(now);
  const text = header?.trim() ?? '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - start;
  const sound = Number.isFinite(wait) && wait > 0 ? wait : defaultWaitMs;
  return new Date(start + Math.min(sound, longestMs)).toISOString();
}

function maxAgeMs(headers: Record<string, string>): number {
  const age = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1];
  if (age === undefined) return 0;
  const spent = Number(/^\d+$/.exec(headers['age']?.trim() ?? '')?.[0] ?? 0);
  return Math.max(0, Number(age) - spent) * 1000;
}

function expiresMs(headers: Record<string, string>, now: number): number {
  if (/max-age/i.test(headers['cache-control'] ?? '')) return 0;
  const expires = Date.parse(headers['expires'] ?? '');
  // The server’s own clock counts, where it shows it.
  const reference = Date.parse(headers['date'] ?? '');
  const wait = expires - (Number.isNaN(reference) ? now : reference);
  return Number.isFinite(wait) && wait > 0 ? wait : 0;
}

const periods: Record<string, number> = {
  hourly: hourMs,
  daily: 24 * hourMs,
  weekly: 7 * 24 * hourMs,
  monthly: 30 * 24 * hourMs,
  yearly: 365 * 24 * hourMs,
};

function syndicationMs({ updatePeriod, updateFrequency }: ScheduleHints): number {
  const period = Object.hasOwn(periods, updatePeriod ?? '')
    ? (periods[updatePeriod ?? ''] ?? 0)
    : 0;
  return updateFrequency !== undefined && updateFrequency > 0 ? period / updateFrequency : period;
}

/** Half of the mean time between two articles, six hours at most. */
function adaptiveMs(perWeek: number | undefined): number {
  if (perWeek === undefined) return 0;
  return Math.min((7 * 24 * hourMs) / Math.max(perWeek, 0.1) / 2, quietMs);
}

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The first moment from `at` on that is in no skipped hour or day; `at` itself when all are skipped. */
function pastSkipped(at: number, { skipHours = [], skipDays = [] }: ScheduleHints): number {
  let moment = at;
  for (let hours = 0; hours <= 7 * 24; hours++) {
    const date = new Date(moment);
    const isSkipped =
      skipHours.includes(date.getUTCHours()) || skipDays.includes(dayNames[date.getUTCDay()] ?? '');
    if (!isSkipped) return moment;
    moment = (Math.floor(moment / hourMs) + 1) * hourMs;
  }
  return at;
}

/** A number between 0 and 1 that belongs to an id. */
function fractionOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32;
}
