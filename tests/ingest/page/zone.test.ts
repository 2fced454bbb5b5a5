import { expect, test } from 'vitest';
import { instantIn, wallClock, zoneDataTrouble } from '../../../ingest/page/zone.ts';

test('this Node knows that Morocco went back to UTC+0 on 20 September 2026', () => {
  expect(zoneDataTrouble()).toBeUndefined();
  expect(wallClock('2026-09-19T12:00:00Z', 'Africa/Casablanca').hour).toBe(13);
  expect(wallClock('2026-09-25T12:00:00Z', 'Africa/Casablanca').hour).toBe(12);
});

test.each([
  ['2025c', 13],
  [undefined, 13],
  // Named as new, but without the change: the clock decides.
  ['2026c', 13],
  ['2026b', 12],
])('tz data %s that shows %i h at noon UTC is a trouble that names the cure', (release, hour) => {
  expect(zoneDataTrouble(release, hour)).toMatch(
    /one hour off; run the Node that npm ci installs$/,
  );
});

test('a later release is none', () => {
  expect(zoneDataTrouble('2027a', 12)).toBeUndefined();
});

test('a day or a time that does not exist is no instant', () => {
  const at = { year: 2026, month: 2, day: 30, hour: 8, minute: 0 };
  expect(instantIn('Africa/Casablanca', at)).toBeUndefined();
  expect(instantIn('Africa/Casablanca', { ...at, day: 3, hour: 24 })).toBeUndefined();
});
