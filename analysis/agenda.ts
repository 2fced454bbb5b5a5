/** Days that stories name → the agenda, and the agenda → iCalendar. */

import { utcZone } from '#schema/calendar.ts';
import type { Lang } from '#schema/lang.ts';
import type { AgendaEntry } from '#schema/product.ts';
import type { Story } from '#schema/story.ts';
import type { Directory } from './directory.ts';
import { placeOf, toProof, toRecord } from './products.ts';

/** Events, deadlines and other named days, earliest first; stories about one thing on one day share an entry. */
export function toAgenda(stories: readonly Story[], directory: Directory): AgendaEntry[] {
  const found = stories.flatMap((story) => entriesOf(story, directory));
  const entries: AgendaEntry[] = [];
  const byDay = new Map<string, AgendaEntry[]>();
  const things = new Map(stories.map((story) => [story.id, thingsOf(story, directory)]));
  for (const entry of found.sort(byRank)) {
    const sameDay = byDay.get(entry.day) ?? [];
    byDay.set(entry.day, sameDay);
    const twin = sameDay.find(
      (other) =>
        other.story === entry.story || isShared(things.get(other.story), things.get(entry.story)),
    );
    if (!twin) {
      sameDay.push(entry);
      entries.push(entry);
    } else if (!twin.stories.includes(entry.story)) twin.stories.push(entry.story);
  }
  return entries.sort(
    (a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || (a.id < b.id ? -1 : 1),
  );
}

const ranks = { event: 0, deadline: 1, date: 2 };

/** What is surest leads: an event before a deadline before a mere day, more outlets first. */
function byRank(a: AgendaEntry, b: AgendaEntry): number {
  return (
    ranks[a.kind] - ranks[b.kind] ||
    b.outlets.length - a.outlets.length ||
    (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1)
  );
}

function entriesOf(story: Story, directory: Directory): AgendaEntry[] {
  const entries: AgendaEntry[] = [];
  for (const { type, fields } of story.events) {
    const kind = type === 'conference' ? 'event' : 'deadline';
    const day = fields[kind === 'event' ? 'date' : 'deadline'];
    const proof = day && toProof(story, day);
    if (!day || !proof || type === 'breach') continue;
    const record = toRecord(`day-${day.value}`, story, fields, directory);
    entries.push({
      ...record,
      day: String(day.value),
      kind,
      of: proof,
      ...placeOf(fields, directory),
      stories: [story.id],
    });
  }
  for (const { date, of, article, deadline } of story.dates) {
    const proof = toProof(story, { sentence: of.slice(0, 280), article });
    if (!proof || entries.some(({ day }) => day === date)) continue;
    entries.push({
      ...toRecord(`day-${date}`, story, {}, directory),
      day: date,
      kind: deadline ? 'deadline' : 'date',
      of: proof,
      stories: [story.id],
    });
  }
  return entries;
}

/** What makes two stories of one day one thing: a programme, an event, a firm. Institutions and places are too common. */
function thingsOf(story: Story, directory: Directory): Set<string> {
  return new Set(
    story.entities
      .filter(({ type, id }) => type === 'programme' || type === 'event' || (type === 'org' && !id))
      .flatMap((entity) => directory.of(entity)?.id ?? []),
  );
}

function isShared(one: ReadonlySet<string> = new Set(), two: ReadonlySet<string> = new Set()) {
  return [...one].some((id) => two.has(id));
}

/**
 * The agenda as iCalendar (RFC 5545), whole-day events, lines of at most 75 bytes. No clock in it: an entry is
 * stamped with the day its story began, so the same agenda gives the same bytes.
 */
export function toCalendar(entries: readonly AgendaEntry[], lang: Lang): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Marsad//Agenda//FR'];
  lines.push(`NAME:${names[lang]}`, `X-WR-CALNAME:${names[lang]}`);
  for (const { id, day, date, titles, title, place, of } of entries) {
    lines.push(
      'BEGIN:VEVENT',
      `UID:${id}@marsad`,
      `DTSTAMP:${date.replaceAll('-', '')}T000000Z`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `SUMMARY:${escaped(titles[lang] ?? title)}`,
      `DESCRIPTION:${escaped(`${of.sentence} (${of.outlet})`)}`,
      `URL:${of.url}`,
      ...(place ? [`LOCATION:${escaped(place.labels[lang])}`] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    );
  }
  if (entries.length === 0) lines.push(...utcZone);
  lines.push('END:VCALENDAR');
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const names: Record<Lang, string> = {
  fr: 'Marsad — agenda du numérique',
  ar: 'مرصد — أجندة القطاع الرقمي',
  en: 'Marsad — digital agenda',
};

function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '');
}

/** Cut into lines of at most 75 bytes of UTF-8, never inside a character; a line goes on after a space. */
function folded(line: string): string {
  let text = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      text += '\r\n ';
      bytes = 1;
    }
    text += character;
    bytes += size;
  }
  return text;
}
