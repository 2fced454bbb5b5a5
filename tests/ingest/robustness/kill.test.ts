import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { item, openWorld, rss, type World } from '../behaviours/world.ts';

const program = fileURLToPath(new URL('./one-run.ts', import.meta.url));
const sources = 12;
const perSource = 15;
const kills = Number(process.env['MARSAD_KILLS'] ?? 6);

function start(world: World, now: string): ChildProcess {
  return spawn(process.execPath, [program, world.home, world.via, now, String(sources)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function prepare(world: World, generation: number): void {
  for (let at = 0; at < sources; at++) {
    const items = Array.from({ length: perSource }, (_, number) =>
      item(`g${generation}-${number}`, { link: `http://s${at}.example/g${generation}/${number}` }),
    );
    world.pages.set(`s${at}.example/flux`, {
      headers: { etag: `"${generation}"` },
      body: rss(items),
    });
  }
}

/** A repeatable series of numbers between 0 and 1 (mulberry32). */
function* chances(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

test(`loses nothing and doubles nothing over ${kills} kills at random moments`, {
  timeout: 600_000,
}, async () => {
  await using world = await openWorld();
  const random = chances(11);
  let minute = 0;
  const clock = () =>
    new Date(Date.parse('2026-11-24T00:00:00.000Z') + minute++ * 60_000).toISOString();
  const stored = new Set<string>();
  for (let generation = 0; generation < kills; generation++) {
    prepare(world, generation);
    const before = world.requests.length;
    const child = start(world, clock());
    // After a random number of requests: somewhere between the first fetch and the last write.
    const wait = Math.floor((random.next().value ?? 0) * (2 * sources + 4));
    const exit = once(child, 'exit');
    let ended = false;
    void exit.then(() => {
      ended = true;
    });
    while (!ended && world.requests.length - before < wait)
      await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
    await exit;
    world.reopen();
    const now = new Set(world.articles().map(({ url }) => url));
    for (const url of stored) expect(now).toContain(url);
    for (const url of now) stored.add(url);
    expect(world.archive.badLines()).toEqual([]);
  }
  const last = start(world, clock());
  const [code] = await once(last, 'exit');
  expect(code).toBe(0);
  world.reopen();
  const urls = world.articles().map(({ url }) => url);
  expect(new Set(urls).size).toBe(urls.length);
  for (let at = 0; at < sources; at++) {
    for (let number = 0; number < perSource; number++) {
      expect(urls).toContain(`http://s${at}.example/g${kills - 1}/${number}`);
    }
  }
});

test('a second run beside the first is refused, and changes nothing', async () => {
  await using world = await openWorld();
  prepare(world, 0);
  const lock = world.archive.lock();
  const child = spawn(
    process.execPath,
    [program, world.home, world.via, '2026-11-24T00:00:00.000Z', '1'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const [code] = await once(child, 'exit');
  lock[Symbol.dispose]();
  expect(code).not.toBe(0);
  expect(world.requests).toEqual([]);
});
