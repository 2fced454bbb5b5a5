import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFrontMatter } from '#front-matter';
import { Brief } from '#schema/brief.ts';
import { langs } from '#schema/lang.ts';
import { analyse } from '../../analysis/analyse.ts';
import { evaluateSummaries } from '../../analysis/evaluate-summaries.ts';
import { toReader } from '../../analysis/inspect-tags.ts';
import { toKnowledge } from '../../analysis/knowledge.ts';
import { floorsOf } from './floors.ts';
import { archiveOf, newHome, projectEditorial, sampleArticles } from './sample-archive.ts';

const samples = sampleArticles();
const editorial = projectEditorial();
const home = newHome();
const now = '2026-11-23T06:00:00.000Z';
const plain = (text: string) => text.replaceAll(/[\s\u2068\u2069]+/g, ' ').trim();
const bodyOf = new Map(
  samples.map(({ article, sample }) => [article.id, plain(sample.body.normalize('NFC'))]),
);
let briefs: { lang: string; slug: string; front: Brief; body: string }[] = [];

beforeAll(async () => {
  using archive = archiveOf(samples, home);
  await analyse(archive, editorial, { now });
  briefs = langs.flatMap((lang) => {
    const folder = join(home, 'content', 'archive', 'briefs', lang);
    return readdirSync(folder).map((name) => {
      const read = readFrontMatter(readFileSync(join(folder, name), 'utf8'));
      if (!read.ok) throw new Error(read.error.message);
      return { lang, slug: name, front: Brief.parse(read.value.data), body: read.value.body };
    });
  });
});

describe('every brief', () => {
  it('takes each sentence from the article it names, letter for letter and short enough', () => {
    const quotes = briefs.flatMap(({ front }) => front.quotes ?? []);
    expect(quotes.length).toBeGreaterThan(500);
    for (const { text, article } of quotes) {
      expect(text.length).toBeLessThanOrEqual(280);
      expect(bodyOf.get(article)?.includes(plain(text.replace(/…$/, ''))), text).toBe(true);
    }
  });

  it('has no words between quotation marks that its front matter does not trace', () => {
    for (const { front, body, lang, slug } of briefs) {
      const traced = (front.quotes ?? []).map(({ text }) => plain(text));
      // A list item that ends in a cited outlet quotes; backslashes are Markdown’s.
      const quoted = body
        .split('\n')
        .filter((line) => line.startsWith('- ') && /\[\([^)]*\)\]\([^)]*\)(?: .*)?$/.test(line))
        .map((line) => plain(line.replaceAll('\\', '')));
      for (const line of quoted)
        expect(
          traced.some((text) => line.includes(text)) || !/[«“]/.test(line),
          `${lang}/${slug}: ${line}`,
        ).toBe(true);
    }
  });

  it('names known actors in the language of its readers', () => {
    const arabic = briefs
      .filter(({ lang }) => lang === 'ar')
      .map(({ body }) => /^- الفاعلون.*$/m.exec(body)?.[0] ?? '');
    expect(arabic.some((body) => body.includes('وكالة التنمية الرقمية'))).toBe(true);
    expect(arabic.join('').includes('Agence de développement du digital')).toBe(false);
  });

  it('comes with an edition for every month, in three languages', () => {
    const months = briefs.filter(({ front }) => front.kind === 'month');
    expect(months.map(({ lang, slug }) => `${lang}/${slug}`)).toEqual(
      langs.flatMap((lang) => ['08', '09', '10', '11'].map((month) => `${lang}/2026-${month}.md`)),
    );
  });
});

describe('a brief that an editor reviewed', () => {
  it('is never written again, and a note tells what came after and what is gone', async () => {
    const own = newHome();
    using archive = archiveOf(samples, own);
    const stories = ['s-was-told'];
    const reviewed = [
      { lang: 'fr' as const, slug: '2026-w47', period: '2026-W47', concept: undefined, stories },
    ];
    await analyse(archive, { ...editorial, reviewed }, { now });
    expect(archive.derived.read('briefs/fr/2026-w47.md')).toBeUndefined();
    expect(archive.derived.read('briefs/ar/2026-w47.md')).toBeDefined();
    const update = JSON.parse(archive.derived.read('updates/fr/2026-w47.json') ?? '{}');
    expect(update.gone).toEqual(['s-was-told']);
    expect(update.stories.length).toBeGreaterThan(5);
  });
});

it('chosen sentences tell a story better than its first three, by the abstracts of the sample web', () => {
  const dir = join(import.meta.dirname, '..', 'web', 'articles');
  const rows = evaluateSummaries(
    dir,
    readdirSync(dir),
    toReader(editorial),
    toKnowledge(editorial),
  );
  const [chosen, lead] = rows;
  const floors = floorsOf('summaries');
  expect(chosen?.stories).toBeGreaterThan(100);
  expect(chosen?.traced).toBe(1);
  expect(chosen?.facts).toBeGreaterThanOrEqual(floors['facts'] ?? 1);
  expect((chosen?.rougeL ?? 0) - (lead?.rougeL ?? 1)).toBeGreaterThanOrEqual(
    floors['rougeL over lead-3'] ?? 1,
  );
});
