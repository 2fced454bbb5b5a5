import { expect, test } from 'vitest';
import { readFeed } from '../../ingest/feed/read-feed.ts';
import { healthOf } from '../../ingest/health.ts';
import { proposeSource } from '../../ingest/propose.ts';
import { differenceOf, secondReading } from '../../ingest/second-opinion.ts';
import { item, openWorld, rss, source } from './behaviours/world.ts';

const now = '2026-11-23T10:00:00.000Z';

test('tells what each source brings, what went wrong and who fell silent', async () => {
  await using world = await openWorld();
  const days = [1, 8, 15];
  world.pages.set(
    'a.example/flux',
    rss(days.map((day) => item(`n${day}`, { date: `${day} Sep 2026 08:00 GMT` }))),
  );
  world.pages.set('b.example/flux', { status: 500 });
  const sources = [
    source(),
    source({ id: 'b', url: 'http://b.example/flux' }),
    source({ id: 'c', paused: true }),
  ];
  await world.run(now, sources);
  expect(healthOf(sources, world.archive, world.home, now)).toMatchObject([
    {
      source: 'a',
      state: 'ok',
      successAt: now,
      items: 3,
      perWeek: 0.3,
      silentDays: 69,
      isSilent: true,
    },
    { source: 'b', state: 'failing', failures: 1, trouble: 'http-500', items: 0 },
    { source: 'c', state: 'paused' },
  ]);
});

test('proposes a source with five items to look at', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/', '<link rel="alternate" type="application/rss+xml" href="/flux">');
  world.pages.set('a.example/flux', rss(Array.from({ length: 9 }, (_, at) => item(`n${at}`))));
  const { via } = world;
  const proposal = await proposeSource('http://a.example', {
    now,
    gapMs: 0,
    fetch: { via },
    taken: new Set(['flux-a']),
  });
  expect(proposal).toMatchObject({
    ok: true,
    value: {
      source: {
        id: 'flux-a-2',
        name: 'Flux A',
        kind: 'feed',
        url: 'http://a.example/flux',
        lang: 'fr',
      },
      items: 9,
    },
  });
  expect(proposal).toHaveProperty('value.preview.length', 5);
  expect(await proposeSource('javascript:alert(1)', { now })).toMatchObject({ ok: false });
});

test('compares with rss-parser, which may hang without harm', async () => {
  const read = async (text: string) => {
    const bytes = Buffer.from(text);
    const ours = readFeed(bytes, { url: 'http://a.example/', headers: {} });
    return ours.ok ? differenceOf(ours.value, await secondReading(bytes, {})) : ours.error.code;
  };
  expect(await read(rss([item('un')]))).toBeUndefined();
  expect(await read(rss([item('un', { title: 'R&D' })]))).toMatch(/^rss-parser: refused/);
});
