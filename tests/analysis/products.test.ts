import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  Actor,
  AgendaEntry,
  Call,
  Deal,
  Law,
  PressReview,
  type Proof,
  Region,
  Training,
} from '#schema/product.ts';
import { toCalendar } from '../../analysis/agenda.ts';
import { analyse } from '../../analysis/analyse.ts';
import { toDirectory } from '../../analysis/directory.ts';
import { toDeals } from '../../analysis/products.ts';
import { archiveOf, newHome, projectEditorial, sampleArticles } from './sample-archive.ts';
import { storyOf } from './sample-story.ts';

const samples = sampleArticles();
const home = newHome();
const folder = join(home, 'content', 'archive', 'products');
const read = <T>(name: string, schema: z.ZodType<T>): T[] =>
  z.array(schema).parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));

beforeAll(async () => {
  using archive = archiveOf(samples, home);
  await analyse(archive, projectEditorial(), { now: '2026-11-23T06:00:00.000Z' });
});

describe('watch products', () => {
  it('list six of seven funding rounds of the sample web, with a proof that stands in the article', () => {
    const deals = read('deals', Deal);
    const articleOf = new Map(samples.map(({ article, sample }) => [article.id, sample]));
    const told = new Set(
      samples
        .filter(({ sample }) => sample.truth.event?.type === 'funding')
        .map(({ sample }) => sample.truth.story),
    );
    const found = new Set(
      deals.map(({ evidence }) => articleOf.get(evidence['amount']?.article ?? '')?.truth.story),
    );
    // A debt and a guarantee are not read as rounds.
    expect([...told].filter((story) => found.has(story)).length / told.size).toBeGreaterThan(0.85);
    for (const { evidence } of deals) expect(isVerbatim(evidence['amount'])).toBe(true);
  });

  it('prove every field of every record by a sentence of the article they name', () => {
    const records = [
      ...read('deals', Deal),
      ...read('calls', Call),
      ...read('trainings', Training),
    ];
    const proofs = records.flatMap(({ evidence }) => Object.values(evidence));
    expect(proofs.length).toBeGreaterThan(50);
    expect(proofs.filter((proof) => !isVerbatim(proof))).toEqual([]);
    const days = read('agenda', AgendaEntry).map(({ of }) => of);
    expect(days.filter((proof) => !isVerbatim(proof))).toEqual([]);
  });

  it('follow a bill from the cabinet to its vote', () => {
    const law = read('laws', Law).find(({ number }) => number === '37-26');
    expect(law?.steps.map(({ state }) => state)).toEqual(['adopted', 'committee', 'adopted']);
    expect(law?.labels.ar).toBe('مشروع القانون رقم 37.26');
  });

  it('call a recruitment a recruitment and a tender a tender', () => {
    const trainings = read('trainings', Training);
    expect(trainings.find(({ unit }) => unit === 'jobs')?.kind).toBe('recruitment');
    expect(read('calls', Call).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['call', 'tender', 'hackathon']),
    );
  });

  it('index actors once, with labels in three languages and whom they are named beside', () => {
    const actors = read('actors', Actor);
    expect(new Set(actors.map(({ id }) => id)).size).toBe(actors.length);
    const um6p = actors.find(({ id }) => id === 'um6p');
    expect(um6p?.labels.ar).toContain('جامعة');
    expect(um6p?.with.length).toBeGreaterThan(0);
    const beside = actors.flatMap((actor) => actor.with.map(({ id }) => id));
    expect(beside.filter((id) => !actors.some((actor) => actor.id === id))).toEqual([]);
  });

  it('show twelve regions, week by week, and a review of every day with news', () => {
    expect(read('regions', Region).map(({ id }) => id)).toHaveLength(12);
    const days = readdirSync(join(folder, 'press'));
    const reviews = days.map((name) =>
      PressReview.parse(JSON.parse(readFileSync(join(folder, 'press', name), 'utf8'))),
    );
    const articles = reviews.flatMap(({ stories }) => stories.flatMap((story) => story.articles));
    expect(new Set(articles).size).toBe(samples.length);
  });

  function isVerbatim(proof: Proof | undefined): boolean {
    const sample = samples.find(({ article }) => article.id === proof?.article)?.sample;
    const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
    const text = plain(`${sample?.title}\n${sample?.body}`.normalize('NFC'));
    const sentence = plain(proof?.sentence ?? 'none').replace(/…$/, '');
    return text.includes(sentence);
  }
});

describe('deals', () => {
  it('keep both amounts where sources disagree, and an investor is not who gets the money', () => {
    const story = storyOf('s-a', {
      events: [
        {
          type: 'funding',
          fields: {
            amount: { value: '45000000 MAD', sentence: 'Elle lève 45 MDH.', article: 's-a1' },
            who: { value: 'Fonds Un', sentence: 'Fonds Un investit.', article: 's-a1' },
            investors: { value: 'Fonds Un', sentence: 'Fonds Un investit.', article: 's-a1' },
          },
        },
      ],
      figures: [
        {
          value: 45000000,
          unit: 'MAD',
          text: '45 MDH',
          articles: ['s-a1'],
          against: [{ value: 40000000, text: '40 MDH', articles: ['s-a1'] }],
        },
      ],
    });
    const [deal] = toDeals([story], toDirectory([story], []));
    expect(deal?.who).toBeUndefined();
    expect(deal?.against).toEqual([
      { value: 40000000, currency: 'MAD', text: '40 MDH', outlets: ['Journal A'] },
    ]);
  });
});

describe('the directory', () => {
  const named = (id: string, names: [string, 'org' | 'person'][]) =>
    storyOf(id, { entities: names.map(([name, type]) => ({ name, type, articles: 1 })) });

  it('joins the short and the long name, the translated name and the name in the other script', () => {
    const directory = toDirectory(
      [
        named('s-a', [
          ['Nordrif', 'org'],
          ['Nordrif Transit', 'org'],
          ['Banque Zalagh', 'org'],
          ['Zalagh Bank', 'org'],
          ['نسيج', 'org'],
          ['Nassij', 'org'],
        ]),
      ],
      [],
      [['banque', 'بنك', 'bank']],
    );
    const id = (name: string) => directory.of({ name })?.id;
    expect(id('Nordrif')).toBe(id('Nordrif Transit'));
    expect(id('Banque Zalagh')).toBe(id('Zalagh Bank'));
    expect(directory.of({ name: 'Nassij' })?.labels).toEqual({
      fr: 'Nassij',
      ar: 'نسيج',
      en: 'Nassij',
    });
  });

  it('leaves two firms with one first word apart', () => {
    const directory = toDirectory(
      [
        named('s-a', [
          ['Atlas Fibre', 'org'],
          ['Atlas Presse', 'org'],
          ['Atlas', 'org'],
        ]),
      ],
      [],
    );
    expect(directory.of({ name: 'Atlas Fibre' })?.id).not.toBe(
      directory.of({ name: 'Atlas Presse' })?.id,
    );
  });
});

describe('the calendar', () => {
  it('has no line of more than 75 bytes, ends them with CR LF and escapes commas', () => {
    const text = toCalendar(read('agenda', AgendaEntry), 'ar');
    const lines = text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(text.replaceAll('\r\n ', '')).toMatch(/SUMMARY:.*\\,/);
  });
});
