/** What analysis and site both have to know of iCalendar (RFC 5545). */

/** A calendar has one component at least (section 3.6), even when nothing is coming: the zone of Coordinated Universal Time, line by line. */
export const utcZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
] as const;
