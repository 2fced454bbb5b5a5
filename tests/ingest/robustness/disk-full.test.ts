import { expect, test } from 'vitest';
import { openArchive } from '#archive';
import { item, openWorld, rss, source } from '../behaviours/world.ts';

const now = '2026-11-24T00:00:00.000Z';

test('a full disk ends the run, keeps what was there, and the next run brings the rest', async () => {
  await using world = await openWorld();
  world.pages.set('a.example/flux', { headers: { etag: '"1"' }, body: rss([item('un')]) });
  await world.once(now, source());
  world.archive[Symbol.dispose]();
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  world.archive = openArchive(world.home, {
    writeAtomic() {
      throw full;
    },
  });
  world.pages.set('a.example/flux', {
    headers: { etag: '"2"' },
    body: rss([item('un'), item('deux')]),
  });
  await expect(world.once('2026-11-25T00:00:00.000Z', source())).rejects.toThrow(/ENOSPC/);
  world.reopen();
  expect(world.articles()).toHaveLength(1);
  expect(world.state('a')?.etag).toBe('"1"');
  expect(await world.once('2026-11-26T00:00:00.000Z', source())).toMatchObject({
    status: 'ok',
    new: 1,
  });
});
