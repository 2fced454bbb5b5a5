import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Archive } from '#archive';
import { linkScore } from '../../analysis/agreement.ts';
import { analyse } from '../../analysis/analyse.ts';
import { openEmbedder } from '../../analysis/embeddings.ts';
import { hash32 } from '../../analysis/tokens.ts';
import { soundAnswer, startFake } from './fake-embeddings.ts';
import { archiveOf, projectEditorial, sampleArticles } from './sample-archive.ts';

const editorial = projectEditorial();
const now = '2026-11-23T06:00:00.000Z';
const samples = sampleArticles().filter(({ sample }) => /^w(36|37|38)-/.test(sample.id));

/** Everything that follows from the log, states of weeks included; where old stories lead tells of the past, too. */
const filesOf = ({ derived }: Archive) =>
  new Map(
    ['stories', 'state', 'trends', 'products', 'briefs'].flatMap((folder) =>
      derived
        .list(folder)
        .filter((path) => path !== 'redirects.json')
        .map((path) => [`${folder}/${path}`, derived.read(`${folder}/${path}`)] as const),
    ),
  );

/** Paths of the files that differ. */
function differing(archive: Archive, expected: ReturnType<typeof filesOf>): string[] {
  const found = filesOf(archive);
  const paths = new Set([...found.keys(), ...expected.keys()]);
  return [...paths].filter((path) => found.get(path) !== expected.get(path));
}

/** A model that knows what happened: texts of one story are near each other, others as near as chance has it. */
const storyOf = new Map(samples.map(({ article, sample }) => [article.title, sample.truth.story]));
const allKnowing = soundAnswer((text) => {
  const story = storyOf.get(text.split('\n')[0] ?? '') ?? text;
  return Array.from({ length: 24 }, (_, place) => (hash32(`${story} ${place}`) % 2001) - 1000);
});

function linksOf(archive: Archive) {
  const found = new Map<string, string>();
  for (const path of archive.derived.list('stories')) {
    if (!path.endsWith('.ndjson')) continue;
    for (const line of (archive.derived.read(`stories/${path}`) ?? '').trim().split('\n')) {
      const story: { id: string; articles: { id: string }[] } = JSON.parse(line);
      for (const { id } of story.articles) found.set(id, story.id);
    }
  }
  const judged = samples.map(({ article, sample }) => ({
    found: found.get(article.id) ?? '',
    gold: sample.truth.story,
    lang: article.lang,
  }));
  return ['fr', 'en'].map((lang) => linkScore(judged, 'ar', lang).f1);
}

describe('stories with vectors', () => {
  it('are those without, byte for byte, when the endpoint fails, and stand when it fails later', async () => {
    using plain = archiveOf(samples);
    await analyse(plain, editorial, { now });
    const expected = filesOf(plain);

    await using fake = await startFake((_, response) => response.writeHead(500).end());
    const folder = mkdtempSync(join(tmpdir(), 'marsad-embeddings-'));
    const warnings: string[] = [];
    const effects = { timeoutMs: 5000, warn: (line: string) => warnings.push(line) };
    const open = () => openEmbedder({ url: `${fake.url}/api/embed`, model: 'm' }, folder, effects);
    using archive = archiveOf(samples);
    {
      using embedder = open();
      await analyse(archive, editorial, { now, embedder });
      expect(differing(archive, expected)).toEqual([]);
      expect(warnings).toHaveLength(1);
    }
    fake.answerBy(allKnowing);
    using embedder = open();
    await analyse(archive, editorial, { now, embedder });
    const reranked = filesOf(archive);
    expect(differing(archive, expected)).toContain('stories/2026-W36.ndjson');
    const [before, after] = [linksOf(plain), linksOf(archive)];
    for (const [index, f1] of after.entries())
      expect(f1).toBeGreaterThanOrEqual(before[index] ?? 1);

    fake.answerBy((_, response) => response.writeHead(500).end());
    using later = open();
    expect(await analyse(archive, editorial, { now, embedder: later })).toMatchObject({
      written: 0,
    });
    expect(differing(archive, reranked)).toEqual([]);
    expect(await analyse(archive, editorial, { now })).not.toMatchObject({ written: 0 });
    expect(differing(archive, expected)).toEqual([]);
  });
});
