/** An archive filled straight from the sample web, as a perfect ingestion would have. */
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, openArchive } from '#archive';
import { loadEditorial } from '#editorial';
import type { Analysed } from '#schema/analysed.ts';
import type { Article, LogEvent } from '#schema/article.ts';
import { loadSampleWeb, type SampleArticle } from '../web/load.ts';

/** What the sample web’s truth calls an article and what the archive does. */
export interface Sample {
  article: Article;
  sample: SampleArticle;
}

/** Editors’ words of the project itself. */
export function projectEditorial() {
  const editorial = loadEditorial(join(import.meta.dirname, '..', '..'));
  return { ...editorial, decisions: [] };
}

/** Every article of the sample web as it would be archived. */
export function sampleArticles(): Sample[] {
  const { outlets, articles } = loadSampleWeb();
  return articles.map((sample) => {
    const outlet = outlets.find(({ id }) => id === sample.outlet);
    const url = `https://${outlet?.host ?? 'nowhere.example'}${encodeURI(sample.path)}`;
    const published = new Date(sample.published).toISOString();
    const article: Article = {
      id: createHash('sha256').update(sample.id).digest('hex').slice(0, 16),
      url,
      title: sample.title.normalize('NFC'),
      lang: sample.lang,
      published,
      dateFrom: 'feed',
      firstSeen: published,
      source: sample.outlet,
      sightings: [{ source: sample.outlet, url, seen: published }],
      excerpt: (sample.summary ?? sample.body.slice(0, 280)).slice(0, 400),
      fingerprint: createHash('sha256').update(sample.body).digest('hex').slice(0, 16),
      text: 'page',
    };
    return { article, sample };
  });
}

/** A new archive in a temporary folder, holding these articles and their texts. */
export function archiveOf(samples: readonly Sample[], home = newHome()): Archive {
  const archive = openArchive(home);
  addTo(archive, samples);
  return archive;
}

export function addTo(archive: Archive, samples: readonly Sample[]): void {
  const at = '2026-11-20T06:00:00.000Z';
  archive.append(
    `${at.slice(0, 11)}${String(archive.count()).padStart(4, '0')}`,
    samples.map(({ article }): LogEvent => ({ type: 'seen', at: article.firstSeen, article })),
  );
  for (const { article, sample } of samples) archive.texts.put(article.id, sample.body, at);
}

export function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'marsad-analysis-'));
}

/** An article of the sample web under another id, with what was read in it: nothing but `read`. */
export function memberOf(id: string, lang: string, read: Partial<Analysed>) {
  const [sample] = sampleArticles();
  if (!sample) throw new Error('the sample web is empty');
  const features: Analysed = {
    id,
    version: 1,
    fingerprint: '',
    lang,
    words: 100,
    tags: [],
    entities: [],
    figures: [],
    days: [],
    events: [],
    more: [],
    vector: '',
    bridge: '',
    sketch: '',
    title: { hash: 0, words: 0 },
    ...read,
  };
  return { article: { ...sample.article, id, lang }, features, copyOf: undefined };
}
