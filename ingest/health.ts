/** How the sources are: what the last runs met, how much each brings, and whether it has fallen silent against its own rhythm. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '#archive';
import type { Source } from '#schema/source.ts';
import { present } from './feed/fields.ts';
import { stateFor } from './lifecycle.ts';
import { openMemory, type SourceState } from './memory.ts';

/** One source’s row. Instants are ISO. */
export interface HealthRow {
  source: string;
  state: 'ok' | 'waiting' | 'failing' | 'gone' | 'dead' | 'paused';
  /** When this state began; the clock’s time for a source that was never asked. */
  since: string;
  /** Last time it was asked, and last time it answered well. */
  checkedAt?: string;
  successAt?: string;
  nextCheck?: string;
  /** Failures in a row, and the last of them. */
  failures: number;
  trouble?: string;
  message?: string;
  /** Articles kept from it in all, and a week over the last twelve. */
  items: number;
  perWeek: number;
  /** Date of its newest article, and days since. */
  latest?: string;
  silentDays?: number;
  /** Silent for more than three times its usual pause (a week at least). */
  isSilent: boolean;
  /** Where it redirects to for good; `confirmed`: that address is in use, the file should name it. */
  redirect?: { to: string; confirmed: boolean };
}

const dayMs = 86_400_000;
const weeks = 12;

interface Tally {
  items: number;
  recent: number;
  /** Of the recent ones. */
  earliest: string | undefined;
  latest: string | undefined;
}

/** One row a source, in the order given. `now` is the clock, ISO. */
export function healthOf(
  sources: readonly Source[],
  archive: Archive,
  home: string,
  now: string,
): HealthRow[] {
  const path = join(home, '.cache', 'marsad.db');
  const states = existsSync(path) ? statesIn(path) : new Map<string, SourceState>();
  const tallies = tallyOf(archive, now);
  return sources.map((source) =>
    rowOf(source, stateFor(source, states.get(source.id)), tallies.get(source.id), now),
  );
}

function statesIn(path: string): Map<string, SourceState> {
  using memory = openMemory(path);
  return memory.sources();
}

function tallyOf(archive: Archive, now: string): Map<string, Tally> {
  const since = new Date(Date.parse(now) - weeks * 7 * dayMs).toISOString();
  const tallies = new Map<string, Tally>();
  for (const { sightings, published } of archive.articles()) {
    for (const { source } of sightings) {
      const tally = tallies.get(source) ?? {
        items: 0,
        recent: 0,
        earliest: undefined,
        latest: undefined,
      };
      tally.items += 1;
      if (published >= since) {
        tally.recent += 1;
        if (tally.earliest === undefined || published < tally.earliest) tally.earliest = published;
      }
      if (tally.latest === undefined || published > tally.latest) tally.latest = published;
      tallies.set(source, tally);
    }
  }
  return tallies;
}

function rowOf(
  source: Source,
  state: SourceState,
  tally: Tally | undefined,
  now: string,
): HealthRow {
  const perWeek = (tally?.recent ?? 0) / weeks;
  const silent =
    tally?.latest === undefined ? undefined : (Date.parse(now) - Date.parse(tally.latest)) / dayMs;
  const move =
    state.location !== undefined && source.url !== undefined
      ? { to: state.location, confirmed: true }
      : undefined;
  return present<HealthRow>({
    source: source.id,
    state: stateWord(source, state, now),
    since: state.since ?? now,
    checkedAt: state.checkedAt,
    successAt: state.successAt,
    failures: state.failures,
    trouble: state.trouble,
    message: state.message,
    items: tally?.items ?? 0,
    perWeek: Math.round(perWeek * 10) / 10,
    latest: tally?.latest,
    nextCheck: state.nextCheck,
    silentDays: silent === undefined ? undefined : Math.max(0, Math.floor(silent)),
    isSilent: silent !== undefined && silent > Math.max(7, 3 * usualPauseDays(tally)),
    redirect: move ?? (state.redirect && { to: state.redirect.to, confirmed: false }),
  });
}

/** Mean time between two articles while they came; a month for a source too rare to have a rhythm. */
function usualPauseDays(tally: Tally | undefined): number {
  if (!tally || tally.recent < 3 || !tally.earliest || !tally.latest) return 30;
  return (Date.parse(tally.latest) - Date.parse(tally.earliest)) / dayMs / (tally.recent - 1);
}

function stateWord(source: Source, state: SourceState, now: string): HealthRow['state'] {
  if (source.paused === true) return 'paused';
  if (state.state !== 'live') return state.state;
  if (state.failures > 0) return 'failing';
  if (state.trouble === 'waiting' && (state.nextCheck ?? '') > now) return 'waiting';
  return 'ok';
}
