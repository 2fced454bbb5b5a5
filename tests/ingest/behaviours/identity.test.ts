import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { item, openWorld, rss, source } from './world.ts';

const now = '2026-11-23T10:00:00.000Z';
const later = '2026-11-24T10:00:00.000Z';

describe('identity', () => {
  test('keeps both items that share a guid', async () => {
    await using world = await openWorld();
    world.pages.set(
      'a.example/flux',
      rss([item('un', { guid: 'x' }), item('deux', { guid: 'x' })]),
    );
    expect(await world.once(now, source())).toMatchObject({ new: 2 });
    world.pages.set(
      'a.example/flux',
      rss([item('un', { guid: 'x' }), item('deux', { guid: 'x' }), item('trois', { guid: 'x' })]),
    );
    expect(await world.once(later, source())).toMatchObject({ new: 1, updated: 0 });
  });

  test('recognises items whose guids were all renamed', async () => {
    await using world = await openWorld();
    const names = ['un', 'deux', 'trois'];
    world.pages.set('a.example/flux', rss(names.map((name) => item(name))));
    await world.once(now, source());
    world.pages.set(
      'a.example/flux',
      rss(names.map((name) => item(name, { guid: `new-${name}` }))),
    );
    expect(await world.once(later, source())).toMatchObject({ new: 0, updated: 0 });
    expect(world.articles()).toHaveLength(3);
  });

  test('recognises an item that moved to another address by its guid', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', rss([item('un')]));
    await world.once(now, source());
    world.pages.set('a.example/flux', rss([item('un', { link: 'http://a.example/2026/un.html' })]));
    expect(await world.once(later, source())).toMatchObject({ new: 0 });
  });

  test('takes a guid that comes back with another story as another article', async () => {
    await using world = await openWorld();
    world.pages.set(
      'a.example/flux',
      rss([item('un', { guid: '1', title: 'Le budget est voté' })]),
    );
    await world.once(now, source());
    world.pages.set(
      'a.example/flux',
      rss([item('deux', { guid: '1', title: 'Une fibre plus rapide' })]),
    );
    await world.once(later, source());
    expect(
      world
        .articles()
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['Le budget est voté', 'Une fibre plus rapide']);
  });

  test('makes one article of an address that several sources give in their own ways', async () => {
    await using world = await openWorld();
    const forms = [
      'http://a.example/un?utm_source=rss',
      'https://a.example/un/#top',
      'http://a.example:80/un?fbclid=1',
    ];
    const sources = forms.map((link, at) => {
      world.pages.set(`s${at}.example/flux`, rss([item('un', { guid: `g${at}`, link })]));
      return source({ id: `s${at}`, url: `http://s${at}.example/flux` });
    });
    expect(await world.run(now, sources)).toMatchObject({ new: 1 });
    const [article, ...others] = world.articles();
    expect(others).toEqual([]);
    expect(article?.sightings.map((sighting) => sighting.source).sort()).toEqual([
      's0',
      's1',
      's2',
    ]);
  });

  test('keeps items apart that all link to the same page', async () => {
    await using world = await openWorld();
    const link = 'http://a.example/direct';
    world.pages.set('a.example/flux', rss([item('un', { link }), item('deux', { link })]));
    await world.once(now, source());
    world.pages.set('a.example/flux', rss([item('deux', { link })]));
    expect(await world.once(later, source())).toMatchObject({ new: 0 });
    expect(world.articles()).toHaveLength(2);
  });

  test('knows everything again after the cache is lost', async () => {
    await using world = await openWorld();
    world.pages.set(
      'a.example/flux',
      rss([item('un'), item('deux', { guid: 'x', link: 'http://a.example/d?id=1' })]),
    );
    await world.once(now, source());
    world.archive[Symbol.dispose]();
    rmSync(join(world.home, '.cache'), { recursive: true });
    world.archive = (await import('#archive')).openArchive(world.home);
    expect(await world.once(later, source())).toMatchObject({ status: 'ok', new: 0, updated: 0 });
    expect(world.articles()).toHaveLength(2);
  });
});

describe('updates', () => {
  test('change the article in place, and its date of publication never', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', rss([item('un', { text: 'Premier état.' })]));
    await world.once(now, source());
    const changed = item('un', { text: 'Deuxième état.', date: 'Tue, 24 Nov 2026 09:00:00 GMT' });
    world.pages.set('a.example/flux', rss([changed]));
    expect(await world.once(later, source())).toMatchObject({ new: 0, updated: 1 });
    expect(world.articles()).toMatchObject([
      {
        excerpt: 'Deuxième état.',
        published: '2026-11-23T08:00:00.000Z',
        updated: later,
        firstSeen: now,
      },
    ]);
  });

  test('of blanks and tracking marks are none', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', rss([item('un', { text: 'Un  texte' })]));
    await world.once(now, source());
    world.pages.set(
      'a.example/flux',
      rss([item('un', { text: ' Un texte\n', link: 'http://a.example/un?utm_medium=x' })]),
    );
    expect(await world.once(later, source())).toMatchObject({ status: 'ok', new: 0, updated: 0 });
  });

  test('an article that was taken down never comes back', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', rss([item('un')]));
    await world.once(now, source());
    const [article] = world.articles();
    world.archive.append('2026-11-23T11:00:00.000Z', [
      { type: 'removed', at: '2026-11-23T11:00:00.000Z', id: article?.id ?? '', reason: 'demande' },
    ]);
    world.pages.set('a.example/flux', rss([item('un', { text: 'encore' })]));
    await world.once(later, source());
    expect(world.articles()).toEqual([]);
  });
});

describe('dates', () => {
  test('that are missing, from the future or before the web give way to the first sight, flagged', async () => {
    await using world = await openWorld();
    const dates = {
      absent: 'publish_date]',
      future: 'Mon, 23 Nov 2027 08:00:00 GMT',
      old: 'Thu, 01 Jan 1970 00:00:00 GMT',
    };
    world.pages.set(
      'a.example/flux',
      rss(Object.entries(dates).map(([name, date]) => item(name, { date }))),
    );
    await world.once(now, source());
    for (const article of world.articles()) {
      expect(article).toMatchObject({
        published: now,
        dateFrom: 'seen',
        dateFlag: article.url.slice(17),
      });
    }
    expect(world.articles()).toHaveLength(3);
  });

  test('a clock a year ahead loses nothing, pins nothing and silences nobody', async () => {
    await using world = await openWorld();
    world.pages.set('a.example/flux', rss([item('un')]));
    await world.once('2027-11-23T10:00:00.000Z', source());
    world.pages.set('a.example/flux', rss([item('un', { text: 'Nouvel état.' }), item('deux')]));
    expect(await world.once(now, source())).toMatchObject({ status: 'ok', new: 1, updated: 1 });
    expect(world.articles().map(({ published }) => published)).toEqual([
      '2026-11-23T08:00:00.000Z',
      '2026-11-23T08:00:00.000Z',
    ]);
    expect(world.articles().map(({ excerpt }) => excerpt)).toContain('Nouvel état.');
  });
});
