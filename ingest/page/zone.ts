/** Wall clocks of IANA zones: what a clock there shows, and which instant a clock there means. The zone data decides, never a fixed offset. */
import { Temporal } from 'temporal-polyfill';

/** What a wall clock shows. Month and day count from 1; a day out of its month rolls over. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** What a clock in `zone` shows at an instant. */
export function wallClock(instant: string, zone: string): WallClock {
  const { year, month, day, hour, minute } =
    Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return { year, month, day, hour, minute };
}

/** The instant (ISO 8601, UTC) that a clock in `zone` means; undefined when there is no such day or time. */
export function instantIn(
  zone: string,
  { year, month, day, hour, minute }: WallClock,
): string | undefined {
  if (hour > 23 || minute > 59 || month < 1 || month > 12) return undefined;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (day > 31) return undefined;
  const date = day > first.daysInMonth ? undefined : first.add({ days: day - 1 });
  if (!date) return undefined;
  const zoned = date.toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from({ hour, minute }),
  });
  return zoned.toInstant().toString({ smallestUnit: 'millisecond' });
}

/** What the tz data must know at least: Morocco’s return to UTC+0 on 2026-09-20 came with release 2026c. */
const leastRelease = '2026c';
const afterTheChange = '2026-09-25T12:00:00Z';

/**
 * What is wrong with the tz data of this Node, in one sentence; undefined when nothing is. With older data every Moroccan time
 * without an offset is one hour off, and near midnight one day. `hourThere`: what a clock in Casablanca shows at noon UTC.
 */
export function zoneDataTrouble(
  release: string | undefined = process.versions['tz'],
  hourThere: number = wallClock(afterTheChange, 'Africa/Casablanca').hour,
): string | undefined {
  const isOld = release === undefined || release < leastRelease;
  if (!isOld && hourThere === 12) return undefined;
  return `time zone data ${release ?? 'of unknown age'} is older than ${leastRelease}: Moroccan times since 2026-09-20 are read one hour off; run the Node that npm ci installs`;
}
