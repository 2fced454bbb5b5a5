import { expect, test } from 'vitest';
import { item, openWorld, rss, source } from './world.ts';

const at = (day: number, hour = 10) => `2026-11-${String(day).padStart(2, '0')}T${hour}:00:00.000Z`;
const validators = { etag: 'W/"a b"', 'last-modified': 'Mon, 23 Nov 2026 07:00:00 GMT' };

test('asks the first time for everything, then only for changes, with the validators byte for byte', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/flux', ({ headers }) =>
    headers['if-none-match'] === validators.etag
      ? { status: 304, headers: { 'last-modified': 'Mon, 23 Nov 2026 09:00:00 GMT' } }
      : { headers: validators, body: rss([item('un')]) },
  );
  await world.once(at(23), source());
  expect(await world.once(at(24), source())).toMatchObject({ status: 'unchanged' });
  await world.once(at(25), source());
  expect(
    world.asked().map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]),
  ).toEqual([
    [undefined, undefined],
    [validators.etag, validators['last-modified']],
    [validators.etag, 'Mon, 23 Nov 2026 09:00:00 GMT'],
  ]);
});

test('keeps no validator of a document it could not read', async () => {
  await using world = await openWorld();
  let body = '<html><p>maintenance</p></html>';
  world.pages.set('a.example/flux', () => ({ headers: validators, body }));
  expect(await world.once(at(23), source())).toMatchObject({
    status: 'failed',
    trouble: { code: 'not-a-feed' },
  });
  body = rss([item('un')]);
  expect(await world.once(at(24), source())).toMatchObject({ status: 'ok', new: 1 });
  expect(world.asked()[1]?.headers['if-none-match']).toBeUndefined();
});

test('keeps no validator of a document that came cut off', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/flux', {
    headers: validators,
    body: rss([item('un'), item('deux')]).slice(0, -60),
  });
  await world.once(at(23), source());
  await world.once(at(24), source());
  expect(world.asked()[1]?.headers['if-none-match']).toBeUndefined();
});

test('takes the same bytes under another ETag as unchanged', async () => {
  await using world = await openWorld();
  let tag = 0;
  world.pages.set('a.example/flux', () => ({
    headers: { etag: `"${tag++}"` },
    body: rss([item('un')]),
  }));
  await world.once(at(23), source());
  expect(await world.once(at(24), source())).toMatchObject({ status: 'unchanged' });
  await world.once(at(25), source());
  expect(world.asked().map(({ headers }) => headers['if-none-match'])).toEqual([
    undefined,
    '"0"',
    '"1"',
  ]);
});

test('asks for everything again after eight days of 304, and when the address changes', async () => {
  await using world = await openWorld();
  const answer = { headers: validators, body: rss([item('un')]) };
  world.pages.set('a.example/flux', ({ headers }) =>
    headers['if-none-match'] ? { status: 304 } : answer,
  );
  world.pages.set('a.example/autre', answer);
  for (const day of [2, 4, 6, 8, 10, 11]) await world.once(at(day), source());
  const other = source({ url: 'http://a.example/autre' });
  await world.once(at(12), other);
  expect(world.asked().map(({ headers }) => headers['if-none-match'] !== undefined)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('asks again as late as the longest hint says, and never before an hour', async () => {
  await using world = await openWorld();
  const next = async (headers: Record<string, string>, more = '') => {
    world.pages.set('b.example/flux', { headers, body: rss([item('un')], more) });
    const id = `s${world.requests.length}`;
    const { nextCheck = '' } = await world.once(
      at(23, 10),
      source({ id, url: 'http://b.example/flux' }),
    );
    return (Date.parse(nextCheck) - Date.parse(at(23, 10))) / 3_600_000;
  };
  const about = (hours: number) =>
    expect.closeTo(hours * 1.05, 0.06 * hours > 0.05 ? -Math.log10(0.12 * hours) : 1);
  expect(await next({})).toBeGreaterThanOrEqual(1);
  expect(await next({})).toBeLessThanOrEqual(1.1);
  expect(await next({ 'cache-control': 'max-age=300' })).toBeLessThanOrEqual(1.1);
  expect(await next({ 'cache-control': 'max-age=14400', age: '3600' })).toEqual(about(3));
  expect(
    await next({ date: 'Mon, 23 Nov 2026 10:00:00 GMT', expires: 'Mon, 23 Nov 2026 15:00:00 GMT' }),
  ).toEqual(about(5));
  expect(await next({}, '<ttl>120</ttl>')).toEqual(about(2));
  expect(await next({ 'cache-control': 'max-age=9999999' })).toBe(24);
  const skipped = await next(
    {},
    `<skipHours>${[11, 12, 13].map((hour) => `<hour>${hour}</hour>`).join('')}</skipHours>`,
  );
  expect(skipped).toBe(4);
});

test('does not ask a source that is not due, but when told to', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/flux', rss([item('un')]));
  await world.once(at(23, 10), source());
  expect(await world.once('2026-11-23T10:30:00.000Z', source())).toMatchObject({
    status: 'not-due',
  });
  expect(await world.once('2026-11-23T10:30:00.000Z', source(), { force: true })).toMatchObject({
    status: 'unchanged',
  });
  expect(world.asked()).toHaveLength(2);
});
