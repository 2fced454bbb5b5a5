import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '#archive';
import { readFrontMatter } from '#front-matter';
import { Brief } from '#schema/brief.ts';
import { Story } from '#schema/story.ts';
import { Trend } from '#schema/trend.ts';
import { analyse } from '../../analysis/analyse.ts';
import { addTo, archiveOf, newHome, projectEditorial, sampleArticles } from './sample-archive.ts';

const now = '2026-11-23T06:00:00.000Z';
const editorial = projectEditorial();
const samples = sampleArticles();

function filesOf(home: string): Record<string, string> {
  const root = join(home, 'content', 'archive');
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith('log/') && !path.startsWith('state/'));
  return Object.fromEntries(
    paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

/** Concepts of all stories. */
function taggedIn(home: string): string[] {
  const stories = Object.entries(filesOf(home)).filter(([path]) => path.endsWith('.ndjson'));
  return stories.flatMap(([, text]) =>
    text
      .trim()
      .split('\n')
      .flatMap((line) => Story.parse(JSON.parse(line)).concepts.map(({ id }) => id)),
  );
}

function addDay(home: string, some: typeof samples): void {
  using archive = openArchive(home);
  addTo(archive, some);
}

/** What a run notes. */
async function analyseAt(home: string, threadsFrom = Number.POSITIVE_INFINITY): Promise<string> {
  using archive = openArchive(home);
  const lines: string[] = [];
  const note = (line: string) => lines.push(line);
  await analyse(archive, editorial, { now, note, threadsFrom });
  return lines.join('\n');
}

describe('analyse', () => {
  it('writes valid stories, trends and briefs, and nothing at all the second time', async () => {
    const home = newHome();
    using archive = archiveOf(samples, home);
    const report = await analyse(archive, editorial, { now });
    expect(report.analysed).toBe(samples.length);
    const again = await analyse(archive, editorial, { now });
    expect(again).toMatchObject({ analysed: 0, written: 0 });
    for (const [path, text] of Object.entries(filesOf(home))) {
      if (path.endsWith('.ndjson'))
        for (const line of text.trim().split('\n')) Story.parse(JSON.parse(line));
      if (path.startsWith('trends/')) Trend.parse(JSON.parse(text));
      if (path.startsWith('briefs/')) {
        const read = readFrontMatter(text);
        Brief.parse(read.ok ? read.value.data : undefined);
      }
    }
  });

  it('tags the past with a concept that came later, as if it had always been there', async () => {
    const id = 'ia-agents';
    const without = {
      ...editorial,
      taxonomy: {
        facets: editorial.taxonomy.facets.map((facet) => ({
          ...facet,
          concepts: facet.concepts.filter((concept) => concept.id !== id),
        })),
      },
    };
    const home = newHome();
    using archive = archiveOf(samples, home);
    await analyse(archive, without, { now });
    expect(taggedIn(home)).not.toContain(id);
    await analyse(archive, editorial, { now });
    const whole = newHome();
    using other = archiveOf(samples, whole);
    await analyse(other, editorial, { now });
    expect(filesOf(home)).toEqual(filesOf(whole));
    expect(taggedIn(home)).toContain(id);
    archive.texts.forgetBefore('2030-01-01T00:00:00Z');
    await analyse(archive, without, { now });
    expect(taggedIn(home)).not.toContain(id);
    await analyse(archive, editorial, { now });
    expect(taggedIn(home)).toContain(id);
  });

  it('gives the same bytes week after week as in one go, and after the full texts are gone', async () => {
    const once = newHome();
    const often = newHome();
    {
      using archive = archiveOf(samples, once);
      await analyse(archive, editorial, { now });
    }
    using archive = openArchive(often);
    const weeks = [...Map.groupBy(samples, ({ article }) => article.published.slice(0, 8))];
    for (const [, some] of weeks) {
      addTo(archive, some);
      await analyse(archive, editorial, { now });
    }
    archive.texts.forgetBefore('2030-01-01T00:00:00Z');
    await analyse(archive, editorial, { now });
    const expected = filesOf(once);
    const found = filesOf(often);
    delete expected['stories/redirects.json'];
    delete found['stories/redirects.json'];
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [path, text] of Object.entries(found))
      expect(text === expected[path], path).toBe(true);
  });

  it('gives the same bytes day after day, by one thread or several, whatever becomes of its cache', async () => {
    const late = samples.filter(({ article }) => article.published >= '2026-11-09');
    const isNew = ({ article }: (typeof late)[number]) => article.published >= '2026-11-18';
    const once = newHome();
    {
      using archive = archiveOf(late, once);
      await analyse(archive, editorial, { now, threadsFrom: 0 });
    }
    const expected = filesOf(once);
    const often = newHome();
    addDay(
      often,
      late.filter((one) => !isNew(one)),
    );
    await analyseAt(often);
    const [last, ...fresh] = late.filter(isNew);
    if (!last) throw new Error('the sample web has such articles');
    for (const [, day] of Map.groupBy(fresh, ({ article }) => article.published.slice(0, 10))) {
      addDay(often, day);
      await analyseAt(often);
    }
    // One new article among many: threads are begun before it is read.
    addDay(often, [last]);
    await analyseAt(often, 2);
    const same = () => {
      const found = filesOf(often);
      found['stories/redirects.json'] = expected['stories/redirects.json'] ?? '';
      return Object.keys({ ...found, ...expected }).filter(
        (path) => found[path] !== expected[path],
      );
    };
    expect(same()).toEqual([]);

    const root = join(often, 'content', 'archive');
    const [week = ''] = Object.keys(expected).filter((path) => path.endsWith('W47.ndjson'));
    writeFileSync(join(root, week), '{"id":"s-half');
    const [brief = ''] = Object.keys(expected).filter((path) => path.startsWith('briefs/'));
    writeFileSync(join(root, brief), '');
    expect(await analyseAt(often)).toContain(`${week} is not what was written: made anew`);
    expect(same()).toEqual([]);

    rmSync(join(often, '.cache'), { recursive: true });
    expect(await analyseAt(often)).not.toContain('made anew');
    expect(same()).toEqual([]);
  });

  it('quotes nothing that does not stand in an article', async () => {
    const home = newHome();
    using archive = archiveOf(samples, home);
    await analyse(archive, editorial, { now });
    const bodies = samples.map(({ sample }) => sample.body).join('\n');
    for (const [path, text] of Object.entries(filesOf(home))) {
      if (!path.endsWith('.ndjson')) continue;
      for (const line of text.trim().split('\n')) {
        for (const { quote } of Story.parse(JSON.parse(line)).articles) {
          if (quote === undefined) continue;
          expect(quote.length).toBeLessThanOrEqual(280);
          expect(bodies.includes(quote), quote).toBe(true);
        }
      }
    }
  });

  it('obeys editors: merge, split, retag, exclude and takedown', async () => {
    const home = newHome();
    using archive = archiveOf(samples, home);
    await analyse(archive, editorial, { now });
    const stories = () =>
      Object.entries(filesOf(home))
        .filter(([path]) => path.endsWith('.ndjson'))
        .flatMap(([, text]) =>
          text
            .trim()
            .split('\n')
            .map((line) => Story.parse(JSON.parse(line))),
        );
    const all = stories();
    const big = all.find(({ articles }) => articles.length >= 3);
    const [one, two] = all.filter(({ articles }) => articles.length === 1);
    const [a, b, c] = big?.articles ?? [];
    if (!a || !b || !c || !one || !two) throw new Error('the sample web has such stories');
    const alone = one.articles[0]?.id ?? '';
    const other = two.articles[0]?.id ?? '';
    const base = { by: 'test', date: '2026-11-20' };
    await analyse(
      archive,
      {
        ...editorial,
        decisions: [
          { do: 'split', ...base, articles: [a.id], from: [b.id] },
          { do: 'merge', ...base, articles: [alone, other] },
          { do: 'retag', ...base, articles: [alone], add: ['quantique'] },
          { do: 'takedown', ...base, url: c.url },
        ],
      },
      { now },
    );
    const after = stories();
    const storyOf = (id: string) =>
      after.find(({ articles }) => articles.some((article) => article.id === id));
    expect(storyOf(a.id)?.id).not.toBe(storyOf(b.id)?.id);
    expect(storyOf(alone)?.id).toBe(storyOf(other)?.id);
    expect(storyOf(alone)?.concepts.map(({ id }) => id)).toContain('quantique');
    expect(storyOf(c.id)).toBeUndefined();
    expect(archive.isRemoved(c.id)).toBe(true);
  });
});
