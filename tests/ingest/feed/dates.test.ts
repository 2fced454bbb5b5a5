import { describe, expect, test } from 'vitest';
import { readDate } from '../../../ingest/feed/dates.ts';

describe('readDate', () => {
  test.each([
    ['Mon, 23 Nov 26 8:05 GMT', '2026-11-23T08:05:00.000Z'],
    ['23 Nov 2026 08:05:09 EDT', '2026-11-23T12:05:09.000Z'],
    ['Mon, 23 Nov 2026 08:05:09 CEST', '2026-11-23T06:05:09.000Z'],
    ['Mon, 23 Nov 2026 08:05:09 Etc/GMT', '2026-11-23T08:05:09.000Z'],
    ['Mon, 23 Nov 2026 08:05:09 America/Los_Angeles', '2026-11-23T16:05:09.000Z'],
    ['2026-11-23T08:05:09+01:00', '2026-11-23T07:05:09.000Z'],
    ['2026-11-23 08:05', '2026-11-23T08:05:00.000Z'],
    ['20261123T080509Z', '2026-11-23T08:05:09.000Z'],
    ['2026-11-22T24:00:00Z', '2026-11-23T00:00:00.000Z'],
    ['lundi 23 novembre 2026 à 8h05', '2026-11-23T08:05:00.000Z'],
    ['1er févr. 2026', '2026-02-01T00:00:00.000Z'],
    ['mar. 3 mars 2026', '2026-03-03T00:00:00.000Z'],
    ['الثلاثاء 12 غشت 2026 - 14:30', '2026-08-12T14:30:00.000Z'],
    ['١٢ يناير ٢٠٢٦', '2026-01-12T00:00:00.000Z'],
    ['9 كانون الأول 2026', '2026-12-09T00:00:00.000Z'],
    ['Nov. 23, 2026, 1:05 p.m.', '2026-11-23T13:05:00.000Z'],
    ['11/23/2026 1:05 PM', '2026-11-23T13:05:00.000Z'],
    ['03/04/2026', '2026-04-03T00:00:00.000Z'],
    ['1795421109', '2026-11-23T08:05:09.000Z'],
  ])('%s', (text, instant) => {
    expect(readDate(text)).toBe(instant);
  });

  test.each([
    '',
    'demain',
    '2026-13-01',
    '2026-02-30',
    '2026-11-23T25:00Z',
    '23 zzz 2026',
    '1:2:3:4',
    '99999999999999999',
    'publish_date]',
  ])('refuses %j', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  test('follows the daylight saving of the zone', () => {
    const zone = 'Europe/Paris';
    expect(readDate('2026-07-01 12:00', { zone })).toBe('2026-07-01T10:00:00.000Z');
    expect(readDate('2026-12-01 12:00', { zone })).toBe('2026-12-01T11:00:00.000Z');
  });

  test('a long text costs little and is no date', () => {
    expect(readDate('1 '.repeat(100_000))).toBeUndefined();
  });
});
