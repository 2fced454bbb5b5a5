import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Decision } from '#schema/decision.ts';
import { Story } from '#schema/story.ts';
import { analyse } from '../../analysis/analyse.ts';
import {
  addTo,
  archiveOf,
  newHome,
  projectEditorial,
  type Sample,
  sampleArticles,
} from './sample-archive.ts';

const samples = sampleArticles().filter(({ sample }) => /^w(36|37)-/.test(sample.id));
const early = samples.filter(({ sample }) => !sample.id.startsWith('w37-'));
const late = samples.filter(({ sample }) => sample.id.startsWith('w37-'));
const editorial = projectEditorial();
const base = { by: 'test', date: '2026-09-20' };

/** The stories before and after a decision, and again after another week of news came in. */
async function decide(choose: (stories: Story[]) => Decision[]) {
  const home = newHome();
  using archive = archiveOf(early, home);
  const stories = () => {
    const folder = join(home, 'content', 'archive', 'stories');
    return readdirSync(folder)
      .filter((name) => name.endsWith('.ndjson'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .map((line) => Story.parse(JSON.parse(line)));
  };
  const redirects = (): Record<string, string> =>
    JSON.parse(readFileSync(join(home, 'content', 'archive', 'stories', 'redirects.json'), 'utf8'));
  const now = '2026-09-21T12:00:00.000Z';
  await analyse(archive, editorial, { now });
  const before = stories();
  const decisions = choose(before);
  await analyse(archive, { ...editorial, decisions }, { now });
  const after = stories();
  const led = redirects();
  addTo(archive, late);
  await analyse(archive, { ...editorial, decisions }, { now });
  return { before, after, led, later: stories(), laterLed: redirects() };
}

/** The article as another outlet brings it so many days later. */
function again(
  { article, sample }: Sample,
  days: number,
  change: (text: string) => string,
  title = article.title,
): Sample {
  const name = `${days} ${title} ${change('')}`;
  const id = createHash('sha256').update(name).digest('hex').slice(0, 16);
  const url = `https://autre.example/${id}`;
  const published = new Date(Date.parse(article.published) + days * 86_400_000).toISOString();
  const body = change(sample.body);
  return {
    sample: { ...sample, body },
    article: {
      ...article,
      id,
      url,
      title,
      published,
      firstSeen: published,
      source: 'autre-exemple',
      sightings: [{ source: 'autre-exemple', url, seen: published }],
      excerpt: body.slice(0, 280),
      fingerprint: id,
    },
  };
}

const storyOf = (stories: readonly Story[], id: string) =>
  stories.find(({ articles }) => articles.some((article) => article.id === id));
const firstId = (story: Story | undefined) => story?.articles[0]?.id ?? '';

describe('decisions of editors, obeyed at once and after more news', () => {
  it('merge: two stories are one, and the vanished address leads to it', async () => {
    let ids: string[] = [];
    const { before, after, led, later, laterLed } = await decide((stories) => {
      const lone = stories.filter(({ articles }) => articles.length === 1);
      ids = [firstId(lone[0]), firstId(lone[1])];
      return [{ do: 'merge', ...base, articles: ids }];
    });
    const [a = '', b = ''] = ids;
    for (const stories of [after, later])
      expect(storyOf(stories, a)?.id).toBe(storyOf(stories, b)?.id);
    const kept = storyOf(after, a)?.id ?? '';
    const gone = [a, b].map((id) => storyOf(before, id)?.id ?? '').filter((id) => id !== kept);
    for (const redirects of [led, laterLed])
      expect(gone.map((id) => redirects[id])).toEqual([kept]);
  });

  it('split: one story is two', async () => {
    let ids: string[] = [];
    const { after, later } = await decide((stories) => {
      const big = stories.find(({ articles }) => articles.length >= 3);
      ids = big?.articles.map(({ id }) => id) ?? [];
      return [{ do: 'split', ...base, articles: ids.slice(0, 1), from: ids.slice(1) }];
    });
    const [a = '', b = ''] = ids;
    for (const stories of [after, later])
      expect(storyOf(stories, a)?.id).not.toBe(storyOf(stories, b)?.id);
  });

  it('pin: the story leads until the day named', async () => {
    let id = '';
    const { after, later } = await decide((stories) => {
      id = firstId(stories[3]);
      return [{ do: 'pin', ...base, article: id, until: '2026-09-30' }];
    });
    for (const stories of [after, later]) {
      const first = [...stories].sort((x, y) => y.weight - x.weight)[0];
      expect(firstId(first)).toBe(id);
    }
    const over = await decide((stories) => [
      { do: 'pin', ...base, article: firstId(stories[3]), until: '2026-09-01' },
    ]);
    expect(over.after.every(({ weight }) => weight < 100)).toBe(true);
  });

  it('exclude: the article is in no story', async () => {
    let id = '';
    const { after, later } = await decide((stories) => {
      id = firstId(stories[0]);
      return [{ do: 'exclude', ...base, articles: [id] }];
    });
    expect([storyOf(after, id), storyOf(later, id)]).toEqual([undefined, undefined]);
  });

  it('retag: concepts are added and removed', async () => {
    let id = '';
    let removed = '';
    const { after, later } = await decide((stories) => {
      const lone = stories.find(
        ({ articles, concepts }) => articles.length === 1 && concepts.length > 1,
      );
      id = firstId(lone);
      removed = lone?.concepts[0]?.id ?? '';
      return [{ do: 'retag', ...base, articles: [id], add: ['quantique'], remove: [removed] }];
    });
    for (const stories of [after, later]) {
      const ids = storyOf(stories, id)?.concepts.map((concept) => concept.id);
      expect(ids).toContain('quantique');
      expect(ids).not.toContain(removed);
    }
  });

  it('correct: a name and a figure are put right, or dropped', async () => {
    let id = '';
    let name = '';
    let figure = '';
    const { after, later } = await decide((stories) => {
      const lone = stories.find(
        ({ articles, figures, entities }) =>
          articles.length === 1 &&
          entities.length > 0 &&
          figures.some(({ unit }) => unit === 'MAD'),
      );
      id = firstId(lone);
      name = lone?.entities[0]?.name ?? '';
      figure = lone?.figures.find(({ unit }) => unit === 'MAD')?.text ?? '';
      return [
        { do: 'correct', ...base, article: id, wrong: name, right: 'Bureau des Essais' },
        { do: 'correct', ...base, article: id, wrong: figure, right: '7 MDH' },
      ];
    });
    for (const stories of [after, later]) {
      const story = storyOf(stories, id);
      expect(story?.entities.map((entity) => entity.name)).toContain('Bureau des Essais');
      expect(story?.entities.map((entity) => entity.name)).not.toContain(name);
      expect(story?.figures.map(({ value }) => value)).toContain(7_000_000);
      expect(story?.figures.map(({ text }) => text)).not.toContain(figure);
    }
  });

  it('takedown: gone, and not back when its week is grouped anew', async () => {
    let url = '';
    let id = '';
    const { after, later } = await decide((stories) => {
      url = stories[0]?.articles[0]?.url ?? '';
      id = firstId(stories[0]);
      return [{ do: 'takedown', ...base, url }];
    });
    expect([storyOf(after, id), storyOf(later, id)]).toEqual([undefined, undefined]);
  });

  it('takedown: near copies go with it, those that come later too, and nothing else', async () => {
    const copied = early.find(({ sample }) => sample.copyOf !== undefined);
    const original = early.find(({ sample }) => sample.id === copied?.sample.copyOf);
    if (!copied || !original) throw new Error('the sample web has copies');
    const isCopyOf = ({ sample }: Sample) => sample.copyOf === original.sample.id;
    const others = early.filter((one) => one !== original && !isCopyOf(one));
    for (const named of [original, copied]) {
      using archive = archiveOf(early);
      const now = '2026-09-21T12:00:00.000Z';
      await analyse(archive, editorial, { now });
      const decisions: Decision[] = [{ do: 'takedown', ...base, url: named.article.url }];
      const report = await analyse(archive, { ...editorial, decisions }, { now });
      expect(report.removed).toBe(early.length - others.length);
      const back = [
        again(original, 1, (text) => text),
        again(original, 4, (text) => `${text}\n\nAvec la rédaction.`),
        again(named, 2, () => 'Un tout autre texte sous le même titre, qui en dit bien moins.'),
      ];
      const stays = [
        again(original, 9, () => 'Le même titre, une semaine plus tard, sur tout autre chose.'),
        again(
          original,
          1,
          () => 'Un autre titre et un autre texte, le lendemain.',
          'Tout autre chose ce matin',
        ),
      ];
      addTo(archive, [...back, ...stays]);
      const later = await analyse(archive, { ...editorial, decisions }, { now });
      expect(later.removed).toBe(back.length);
      for (const { article } of [original, ...early.filter(isCopyOf), ...back])
        expect(archive.isRemoved(article.id)).toBe(true);
      const shown = [...archive.articles()].map(({ id }) => id);
      expect(shown.sort()).toEqual([...others, ...stays].map(({ article }) => article.id).sort());
    }
  });

  it('takedown: copies go even when it was never read', async () => {
    const [one] = early;
    if (!one) throw new Error('there are articles');
    using archive = archiveOf([one, again(one, 1, (text) => text)]);
    const decisions: Decision[] = [{ do: 'takedown', ...base, url: one.article.url }];
    const effects = { now: '2026-09-21T12:00:00.000Z' };
    const { removed } = await analyse(archive, { ...editorial, decisions }, effects);
    expect(removed).toBe(2);
    expect(archive.count()).toBe(0);
  });

  it('none: a story keeps its id when it grows', async () => {
    const { after, later } = await decide(() => []);
    for (const story of after) expect(storyOf(later, firstId(story))?.id).toBe(story.id);
  });
});

it('looks through the articles only for addresses', async () => {
  using archive = archiveOf(early.slice(0, 3));
  const [one] = early;
  if (!one) throw new Error('the sample web has such articles');
  const { id, url } = one.article;
  let looked = 0;
  const watched = {
    ...archive,
    *articles() {
      looked++;
      yield* archive.articles();
    },
  };
  const reportOf = (decisions: Decision[]) =>
    analyse(watched, { ...editorial, decisions }, { now: '2026-09-21T06:00:00.000Z' });
  const byId = await reportOf([
    { do: 'exclude', ...base, articles: [id, 'nowhere'] },
    { do: 'ring', ...base, concept: 'ia', ring: 'core' },
  ]);
  expect(byId.articles).toBe(2);
  expect(looked).toBe(0);
  const byAddress = await reportOf([{ do: 'exclude', ...base, articles: [url] }]);
  expect(byAddress.articles).toBe(2);
  expect(looked).toBe(1);
});
