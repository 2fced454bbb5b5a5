import { describe, expect, it } from 'vitest';
import type { AgendaEntry } from '#schema/product.ts';
import { toCalendar } from '../../analysis/agenda.ts';
import { sampleAgenda } from '../../site/src/kitchen-sink.ts';
import { calendarFaults } from '../site/calendar-rules.ts';

const [first] = sampleAgenda;
if (!first) throw new Error('no sample');
const entry = (title: string, sentence = title): AgendaEntry => ({
  ...first,
  title,
  titles: { fr: title },
  of: { ...first.of, sentence },
});

describe('the calendar', () => {
  it.each(['fr', 'ar', 'en'] as const)('keeps RFC 5545 in %s', (lang) => {
    expect(calendarFaults(toCalendar(sampleAgenda, lang))).toEqual([]);
  });

  it('keeps it when nothing is coming', () => {
    expect(calendarFaults(toCalendar([], 'fr'))).toEqual([]);
  });

  it.each([
    'Salon, forum ; et « rencontre \\ débat »',
    'une ligne\nune autre\r\nune troisième\rla dernière',
    'une tabulation\tet une sonnerie\u0007',
    'موعد نهائي، '.repeat(20),
    '🚀'.repeat(40),
    'a\\',
  ])('keeps it whatever a title holds: %j', (title) => {
    const text = toCalendar([entry(title)], 'fr');
    expect(calendarFaults(text)).toEqual([]);
  });

  it('gives the title back when it is read', () => {
    const title = 'Salon, forum ; et \\ débat\nà Rabat';
    const summary = /SUMMARY:(.*)\r\n/.exec(
      toCalendar([entry(title)], 'fr').replaceAll('\r\n ', ''),
    )?.[1];
    const read = summary?.replaceAll(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign));
    expect(read).toBe(title);
  });
});

describe('the rules', () => {
  const text = toCalendar(sampleAgenda, 'fr');
  it.each([
    ['UID:agenda-deadline', 'UID:agenda-event', 'UID twice'],
    ['DTSTART;VALUE=DATE:20261201', 'DTSTART;VALUE=DATE:20261301', 'DTSTART is no day'],
    ['DTSTAMP:20261116T000000Z\r\n', '', 'no DTSTAMP'],
    ['SUMMARY:', 'SUMMARY:a, b', 'not escaped'],
    ['\r\nEND:VEVENT', '\nEND:VEVENT', 'without CR LF'],
    ['VERSION:2.0\r\n', '', 'VERSION'],
    ['TRANSP:TRANSPARENT', `TRANSP:TRANSPARENT${' '.repeat(60)}`, '75 bytes'],
  ])('find what %j turned into %j breaks', (from, to, found) => {
    expect(text).toContain(from);
    expect(calendarFaults(text.replace(from, to)).join('\n')).toContain(found);
  });
});
