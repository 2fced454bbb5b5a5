import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#archive';
import type { Article } from '#schema/article.ts';
import { item, openWorld, rss, source } from './world.ts';

const start = Date.parse('2026-11-01T10:00:00.000Z');
/** The clock `hours` after the start. */
const clock = (hours: number) => new Date(start + hours * 3_600_000).toISOString();

describe('isolation', () => {
  test('one bad feed, one bad item, one bad field cost nothing else', async () => {
    await using world = await openWorld();
    world.pages.set(
      'a.example/flux',
      rss([
        item('un', { date: 'jamais' }),
        { title: '', link: 'http://a.example/x' },
        item('deux'),
      ]),
    );
    world.pages.set('b.example/flux', '<html></html>');
    world.pages.set('c.example/flux', rss([item('trois', { link: 'http://c.example/trois' })]));
    const report = await world.run(clock(0), [
      source(),
      source({ id: 'b', url: 'http://b.example/flux' }),
      source({ id: 'c', url: 'http://c.example/flux' }),
      source({ id: 'd', url: 'http://d.example/absent' }),
    ]);
    expect(report).toMatchObject({ due: 4, failed: 2, new: 3 });
    expect(report.sources.map(({ status, refused }) => [status, refused])).toEqual([
      ['ok', 1],
      ['failed', 0],
      ['ok', 0],
      ['failed', 0],
    ]);
  });

  test('what a feed gave stays when the feed breaks', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', rss([item('un')]));
    await world.once(clock(0), source());
    world.pages.set('a.example/flux', { status: 500 });
    await world.once(clock(48), source());
    expect(world.articles()).toHaveLength(1);
  });
});

describe('a host that wants rest', () => {
  test.each([
    ['7200', 2],
    ['Sun, 01 Nov 2026 13:00:00 GMT', 3],
    ['31536000', 24],
    ['-5', 1 / 6],
    ['bientôt', 1 / 6],
  ])('Retry-After: %s', async (header, hours) => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', { status: 429, headers: { 'retry-after': header } });
    const report = await world.once(clock(0), source());
    expect(report).toMatchObject({ status: 'waiting', nextCheck: clock(hours) });
  });

  test('gets it for all its sources, in this run and the next', async () => {
    await using world = await openWorld();
    const sources = ['1', '2', '3'].map((id) => source({ id, url: `http://a.example/${id}` }));
    for (const { id } of sources)
      world.pages.set(`a.example/${id}`, { status: 503, headers: { 'retry-after': '36000' } });
    const first = await world.run(clock(0), sources);
    expect(first.sources.map(({ status }) => status)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(first.failed).toBe(0);
    await world.run(clock(5), sources, { force: true });
    expect(world.asked()).toHaveLength(1);
    await world.run(clock(11), sources);
    expect(world.asked()).toHaveLength(2);
  });
});

test('a failing source is asked after 1, 2, 4 … 24 hours, and regularly again once it answers', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/flux', { status: 500 });
  let hours = 0;
  const waits: number[] = [];
  for (let turn = 0; turn < 7; turn++) {
    const { nextCheck = '' } = await world.once(clock(hours), source());
    const wait = (Date.parse(nextCheck) - start) / 3_600_000 - hours;
    waits.push(wait);
    hours += wait;
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 24, 24]);
  world.pages.set('a.example/flux', rss([item('un')]));
  await world.once(clock(hours), source());
  expect(world.state('a')).toMatchObject({ failures: 0, state: 'live' });
});

test('410 ends a source at once, until an editor gives another address', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/flux', { status: 410 });
  expect(await world.once(clock(0), source())).toMatchObject({ status: 'gone' });
  expect(await world.once(clock(900), source(), { force: true })).toMatchObject({ status: 'gone' });
  expect(world.asked()).toHaveLength(1);
  world.pages.set('a.example/neuf', rss([item('un')]));
  expect(await world.once(clock(901), source({ url: 'http://a.example/neuf' }))).toMatchObject({
    status: 'ok',
  });
});

test('404 ten times in more than a week makes a source dead', async () => {
  await using world = await openWorld();
  const statuses: string[] = [];
  for (let day = 0; day < 10; day++)
    statuses.push((await world.once(clock(day * 25), source())).status);
  expect(statuses).toEqual([...Array.from({ length: 9 }, () => 'failed'), 'dead']);
  await world.once(clock(300), source());
  expect(world.asked()).toHaveLength(10);
});

describe('redirects', () => {
  const target = 'http://a.example/neuf';

  test('that are permanent are believed on the third day', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', { status: 301, headers: { location: '/neuf' } });
    world.pages.set('a.example/neuf', rss([item('un')]));
    const seen = [];
    for (const hours of [0, 5, 25, 50])
      seen.push((await world.once(clock(hours), source())).redirect);
    expect(seen).toEqual([
      { to: target, confirmed: false },
      { to: target, confirmed: false },
      { to: target, confirmed: false },
      { to: target, confirmed: true },
    ]);
    await world.once(clock(75), source());
    expect(world.asked().at(-1)?.path).toBe('/neuf');
    expect(world.asked().at(-2)?.path).toBe('/neuf');
  });

  test.each([302, 303, 307])('with status %d are followed and forgotten', async (status) => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', { status, headers: { location: '/neuf' } });
    world.pages.set('a.example/neuf', rss([item('un')]));
    for (const hours of [0, 25, 50, 75]) await world.once(clock(hours), source());
    expect(world.state('a')?.location).toBeUndefined();
    expect(world.asked().filter(({ path }) => path === '/flux')).toHaveLength(4);
  });

  test('to a captive portal change nothing', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', {
      status: 301,
      headers: { location: 'http://portail.example/login' },
    });
    world.pages.set('portail.example/login', '<!doctype html><html><form></form></html>');
    for (const hours of [0, 25, 50, 75]) await world.once(clock(hours), source());
    expect(world.state('a')).toMatchObject({ trouble: 'not-a-feed' });
    expect(world.state('a')?.redirect).toBeUndefined();
  });
});

test('says when a test for browsers is in the way', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/flux', {
    status: 403,
    headers: { 'cf-mitigated': 'challenge' },
    body: 'Just a moment…',
  });
  expect(await world.once(clock(0), source())).toMatchObject({
    trouble: { code: 'blocked-by-challenge', status: 403 },
  });
});

test('tries once more after a broken connection, and only once', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/flux', (_, response) => {
    response.destroy();
    return undefined;
  });
  expect(await world.once(clock(0), source())).toMatchObject({
    status: 'failed',
    trouble: { code: 'reset' },
  });
  expect(world.asked()).toHaveLength(2);
});

test('takes the newest of a flood, and the rest in the next runs', async () => {
  await using world = await openWorld();
  const items = Array.from({ length: 120 }, (_, at) =>
    item(`n${at}`, { date: new Date(start + at * 60_000).toUTCString() }),
  );
  world.pages.set('a.example/flux', { headers: { etag: '"1"' }, body: rss(items) });
  world.pages.set('b.example/flux', rss([item('b', { link: 'http://b.example/b' })]));
  const report = await world.run(
    clock(3),
    [source(), source({ id: 'b', url: 'http://b.example/flux' })],
    { maxItems: 50 },
  );
  expect(report.sources).toMatchObject([{ new: 50, held: 70, warnings: ['flood'] }, { new: 1 }]);
  const dates = world
    .articles()
    .filter(({ source }) => source === 'a')
    .map(({ published }) => published)
    .sort();
  expect(dates[0]).toBe(new Date(start + 70 * 60_000).toISOString());
  await world.once(clock(30), source(), { maxItems: 50 });
  expect(await world.once(clock(60), source(), { maxItems: 50 })).toMatchObject({
    new: 20,
    held: 0,
  });
  expect(world.articles()).toHaveLength(121);
});

describe('ten thousand items at once', () => {
  const day = (at: number) => new Date(start + at * 86_400_000).toISOString();
  const count = 10_000;
  const flood = (prefix = '') =>
    rss(
      Array.from({ length: count }, (_, at) =>
        item(`n${at}`, {
          guid: `${prefix}${at}`,
          date: new Date(start + at * 60_000).toUTCString(),
        }),
      ),
    );

  test('are all stored over some runs, newest first, none twice, and cost the others nothing', async () => {
    await using world = await openWorld();
    const answer = (etag: string, body: string) =>
      world.pages.set('a.example/flux', ({ headers }) =>
        headers['if-none-match'] === etag ? { status: 304 } : { headers: { etag }, body },
      );
    answer('"1"', flood());
    world.pages.set('b.example/flux', rss([item('b', { link: 'http://b.example/b' })]));
    const b = source({ id: 'b', url: 'http://b.example/flux' });
    const first = await world.run(day(8), [source(), b]);
    expect(first.sources).toMatchObject([
      { status: 'ok', items: count, new: 500, held: count - 500, warnings: ['flood'] },
      { status: 'ok', new: 1 },
    ]);
    let stored = 500;
    for (let run = 1; stored < count; run++) {
      const report = await world.once(day(8 + run), source(), { maxItems: 3_500 });
      stored += report.new;
      expect(report).toMatchObject({
        new: Math.min(3_500, count - (stored - report.new)),
        updated: 0,
        held: count - stored,
      });
      const numbers = numbersOf(world.articles());
      expect(numbers.size).toBe(stored);
      expect(Math.min(...numbers)).toBe(count - stored);
    }
    expect(await world.once(day(20), source())).toMatchObject({ status: 'unchanged' });
    answer('"2"', flood('renamed-'));
    expect(await world.once(day(21), source())).toMatchObject({
      status: 'ok',
      new: 0,
      updated: 0,
      held: 0,
      warnings: [],
    });
    expect(world.articles()).toHaveLength(count + 1);
  });

  test('go on where they stopped after the cache was lost', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', { headers: { etag: '"1"' }, body: flood() });
    await world.once(day(8), source(), { maxItems: 2_500 });
    world.archive[Symbol.dispose]();
    rmSync(join(world.home, '.cache'), { recursive: true });
    world.archive = openArchive(world.home);
    expect(await world.once(day(9), source(), { maxItems: 2_500 })).toMatchObject({
      new: 2_500,
      held: 5_000,
    });
    const numbers = numbersOf(world.articles());
    expect([numbers.size, Math.min(...numbers)]).toEqual([5_000, 5_000]);
  });

  /** The numbers in the addresses of source a; fails when one is there twice. */
  function numbersOf(articles: Article[]): Set<number> {
    const own = articles.filter(({ source: from }) => from === 'a');
    const numbers = new Set(own.map(({ url }) => Number(url.slice('http://a.example/n'.length))));
    expect(numbers.size).toBe(own.length);
    return numbers;
  }
});
