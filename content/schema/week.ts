/** ISO weeks (`2026-W47`), the clock of trends and briefs, counted in UTC. */
import { z } from 'zod';

/** An ISO 8601 week: Monday to Sunday, the week of the year's first Thursday is W01. */
export const Week = z
  .string()
  .regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/)
  .describe('ISO week, as 2026-W47.');
export type Week = z.infer<typeof Week>;

const dayMs = 86_400_000;

/** The ISO week an instant falls in (UTC). Throws RangeError on an invalid date. */
export function weekOf(iso: string): Week {
  const date = new Date(iso);
  const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  const weekday = (date.getUTCDay() + 6) % 7;
  const thursday = new Date(midnight + (3 - weekday) * dayMs);
  const year = thursday.getUTCFullYear();
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1;
  if (Number.isNaN(number)) throw new RangeError(`not a date: ${iso}`);
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** First instant (Monday 00:00 UTC) of a week, as ISO 8601. */
export function startOfWeek(week: Week): string {
  const year = Number(week.slice(0, 4));
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs;
  return new Date(monday + (Number(week.slice(6)) - 1) * 7 * dayMs).toISOString();
}

/** The week `offset` weeks later (negative: earlier). */
export function addWeeks(week: Week, offset: number): Week {
  return weekOf(new Date(Date.parse(startOfWeek(week)) + offset * 7 * dayMs).toISOString());
}

/** All weeks from `first` to `last`, both included; empty when `last` comes before. */
export function weeksBetween(first: Week, last: Week): Week[] {
  const weeks: Week[] = [];
  for (let week = first; week <= last; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
}
