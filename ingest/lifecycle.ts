/** What one answer of a server makes of what we remember of a source. Pure functions: state and answer in, state out. */
import { createHash } from 'node:crypto';
import type { Trouble } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import type { DraftedDocument } from './draft.ts';
import type { Fetched } from './fetch.ts';
import type { SourceState } from './memory.ts';
import { afterFailure, nextCheck } from './schedule.ts';

const dayMs = 86_400_000;
/** Servers that answer 304 for ever exist (NetNewsWire drops validators after the same time). */
const validatorDays = 8;
/** Bloglines waited for fourteen days in a row; three runs on three days are enough for a watch that runs hourly. */
const redirectDays = 3;
const deadAfter = { answers: 10, days: 7 };

/** What is remembered, or a fresh start when the editors gave another address. */
export function stateFor(source: Source, remembered: SourceState | undefined): SourceState {
  const asked = source.url ?? source.site;
  if (remembered?.asked === asked) return remembered;
  return { asked, failures: 0, missing: 0, state: 'live' };
}

/** The address to ask: where the source has moved to for good, else as the editors give it; undefined: it must be discovered. */
export function addressOf(source: Source, state: SourceState): string | undefined {
  return state.location ?? source.url;
}

/** Request headers that ask for changes only: both validators as received, or none. */
export function conditionalHeaders(state: SourceState, now: string): Record<string, string> {
  const since = Date.parse(state.validatorsAt ?? '');
  if (Number.isNaN(since) || Date.parse(now) - since > validatorDays * dayMs) return {};
  return {
    ...(state.etag !== undefined && { 'if-none-match': state.etag }),
    ...(state.lastModified !== undefined && { 'if-modified-since': state.lastModified }),
  };
}

/** Fingerprint of a body. */
export function bodyHash(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}

/** 304, or 200 with the bytes we know: nothing was parsed. */
export function afterUnchanged(
  state: SourceState,
  source: Source,
  answer: Fetched,
  now: string,
): SourceState {
  const { headers } = answer;
  const lastModified = headers['last-modified'] ?? state.lastModified;
  const isFull = answer.status !== 304;
  const checked = well(withRedirect(state, answer, now, true), now);
  return {
    ...checked,
    ...(lastModified !== undefined && { lastModified }),
    ...(isFull && validatorsOf(answer, now)),
    nextCheck: nextCheck({
      now,
      id: source.id,
      headers,
      ttl: state.ttl,
      hints: state.hints,
      perWeek: state.perWeek,
    }),
  };
}

/** A document that was parsed and whose articles are stored. `familiar`: it holds an item we know, or its title is the same. */
export function afterSuccess(
  state: SourceState,
  source: Source,
  answer: Fetched,
  read: DraftedDocument,
  familiar: boolean,
  now: string,
): SourceState {
  const {
    etag: _etag,
    lastModified: _modified,
    ttl: _ttl,
    hints: _hints,
    title: _title,
    ...rest
  } = well(
    withRedirect(
      state,
      answer,
      now,
      familiar || (read.title !== undefined && read.title === state.title),
    ),
    now,
  );
  const perWeek = rateOf(read, now);
  return {
    ...rest,
    // A document that came cut off must be asked for in full again.
    ...(!read.warnings.includes('cut-off') && validatorsOf(answer, now)),
    bodyHash: bodyHash(answer.body),
    ...(read.title !== undefined && { title: read.title }),
    ...(read.ttl !== undefined && { ttl: read.ttl }),
    ...(read.hints !== undefined && { hints: read.hints }),
    ...(perWeek !== undefined && { perWeek }),
    reserved: isReserved(answer.headers),
    nextCheck: nextCheck({
      now,
      id: source.id,
      headers: answer.headers,
      ttl: read.ttl,
      hints: read.hints,
      perWeek,
    }),
  };
}

/** Something went wrong. 410 is believed at once; 404 ten times over a week means dead; all else backs off. */
export function afterTrouble(state: SourceState, trouble: Trouble, now: string): SourceState {
  const failures = state.failures + 1;
  const missing = trouble.status === 404 ? state.missing + 1 : 0;
  const { missingSince: before, redirect: _redirect, ...rest } = state;
  const missingSince = before ?? now;
  const isDead =
    missing >= deadAfter.answers &&
    Date.parse(now) - Date.parse(missingSince) >= deadAfter.days * dayMs;
  return {
    ...rest,
    failures,
    since: state.failures > 0 ? (state.since ?? now) : now,
    missing,
    ...(missing > 0 && { missingSince }),
    checkedAt: now,
    trouble: trouble.code,
    message: trouble.message.slice(0, 500),
    state: trouble.status === 410 ? 'gone' : isDead ? 'dead' : state.state,
    nextCheck: afterFailure(now, failures),
  };
}

/** The host asked to wait: no failure of the source, only later. */
export function afterWait(
  state: SourceState,
  trouble: Trouble,
  until: string,
  now: string,
): SourceState {
  return {
    ...state,
    checkedAt: now,
    trouble: trouble.code,
    message: trouble.message,
    nextCheck: until,
  };
}

/** Does the server reserve text and data mining (TDMRep header)? */
export function isReserved(headers: Record<string, string>): boolean {
  return headers['tdm-reservation']?.trim() === '1';
}

function well(state: SourceState, now: string): SourceState {
  const { trouble: _trouble, message: _message, missingSince: _since, ...rest } = state;
  const since = state.failures > 0 ? now : (state.since ?? now);
  return { ...rest, failures: 0, missing: 0, state: 'live', since, checkedAt: now, successAt: now };
}

function validatorsOf({ headers }: Fetched, now: string): Partial<SourceState> {
  const etag = headers['etag'];
  const lastModified = headers['last-modified'];
  return {
    validatorsAt: now,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
}

/** A redirect that every hop calls permanent is believed after three runs on three days, when the target is the same source. */
function withRedirect(
  state: SourceState,
  answer: Fetched,
  now: string,
  familiar: boolean,
): SourceState {
  const { redirect, ...rest } = state;
  const isPermanent =
    answer.redirects.length > 0 &&
    answer.redirects.every(({ status }) => status === 301 || status === 308);
  if (!isPermanent) return rest;
  const today = now.slice(0, 10);
  const days = redirect?.to === answer.url ? [...new Set([...redirect.days, today])] : [today];
  if (days.length >= redirectDays && familiar) return { ...rest, location: answer.url };
  return { ...rest, redirect: { to: answer.url, days: days.slice(-redirectDays) } };
}

/** Articles a week: those of the last four weeks, or the pace of a document that reaches less far back. */
function rateOf({ dates }: DraftedDocument, now: string): number | undefined {
  const end = Date.parse(now);
  const times = dates
    .map((date) => Date.parse(date))
    .filter((time) => time <= end)
    .sort((a, b) => b - a);
  const [newest] = times;
  const last = times.at(-1);
  if (newest === undefined || last === undefined || times.length < 2) return undefined;
  const recent = times.filter((time) => end - time <= 28 * dayMs).length;
  if (recent < times.length) return recent / 4;
  return (times.length / Math.max(end - last, dayMs / 24)) * 7 * dayMs;
}
