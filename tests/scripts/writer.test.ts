import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Archive } from '#archive';
import { readFrontMatter } from '#front-matter';
import { Brief } from '#schema/brief.ts';
import { langs } from '#schema/lang.ts';
import { type AnalysisReport, analyse } from '../../analysis/analyse.ts';
import { voiceOf } from '../../analysis/phrasing.ts';
import type { WritingTask } from '../../analysis/wording.ts';
import { toWriter, type WriterLimits } from '../../scripts/writer.ts';
import {
  archiveOf,
  newHome,
  projectEditorial,
  sampleArticles,
} from '../analysis/sample-archive.ts';
import { marsad } from '../e2e/command.ts';

const now = '2026-11-23T06:00:00.000Z';
const limits: WriterLimits = {
  timeoutMs: 5_000,
  totalMs: 60_000,
  mostBytes: 4_096,
  atOnce: 2,
  mostFailures: 3,
};
const Sentence = z.object({ number: z.int(), lang: z.string(), text: z.string() });
const Question = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).length(2),
});
const Task = z.object({ language: z.string(), sentences: z.array(Sentence) });
type Sentence = z.infer<typeof Sentence>;

/** What an answer makes of a sentence; nothing where it leaves it out. */
type Way = (sentence: Sentence) => { text: string; sources?: number[] } | undefined;
const according: Record<string, string> = {
  fr: ' (selon la source).',
  ar: ' (حسب المصدر).',
  en: ' (according to the source).',
};
/** Rewords those of its own language, and repeats everything else. */
const reword = ({ number, lang, text }: Sentence) => ({
  text: text.replace(/\.$/, according[lang] ?? '.'),
  sources: [number],
});
const lie = (change: (text: string) => string) => (sentence: Sentence) => ({
  ...reword(sentence),
  text: change(sentence.text),
});

const completion = (content: string, more = {}) =>
  JSON.stringify({ choices: [{ finish_reason: 'stop', message: { content, ...more } }] });

const task: WritingTask = {
  lang: 'fr',
  sentences: [{ number: 1, lang: 'fr', text: 'Une phrase.' }],
};

/** How the server behaves; each test sets its own. */
let behave: (response: ServerResponse, task: z.infer<typeof Task>) => void;
const questions: { headers: IncomingMessage['headers']; url: string; model: string }[] = [];
const inTongue: Record<string, string> = { French: 'fr', Modern: 'ar', British: 'en' };
const answerWith = (way: Way) => (response: ServerResponse, task: z.infer<typeof Task>) => {
  const lang = inTongue[/^\w+/.exec(task.language)?.[0] ?? ''];
  const sentences = task.sentences
    .filter((sentence) => sentence.lang === lang)
    .flatMap((sentence) => way(sentence) ?? []);
  response.end(completion(JSON.stringify({ sentences })));
};

const server = createServer((request, response) => {
  void json(request).then((body) => {
    const { model, messages } = Question.parse(body);
    questions.push({ headers: request.headers, url: request.url ?? '', model });
    behave(response, Task.parse(JSON.parse(messages[1]?.content ?? '')));
  });
});
let base = new URL('http://127.0.0.1/');
const home = newHome();
const editorial = projectEditorial();
let archive: Archive;
/** Briefs as they are without a writer. */
let plain: Map<string, string>;

const briefsOf = () =>
  new Map(
    archive.derived
      .list('briefs')
      .map((path) => [path, archive.derived.read(`briefs/${path}`) ?? '']),
  );

/** Analyse with a writer of this name; an unheard-of name is asked anew. */
async function analyseWith(model: string, more: Partial<WriterLimits> = {}) {
  const writer = toWriter({ base, model, key: 'geheim' }, { ...limits, ...more });
  return analyse(archive, editorial, { now, writer });
}

const isPlain = () => expect(briefsOf()).toEqual(plain);
const warningsOf = ({ writer }: AnalysisReport) => writer?.warnings.join('\n') ?? '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
  archive = archiveOf(
    sampleArticles().filter(({ article }) => article.published >= '2026-11-16'),
    home,
  );
  const report = await analyse(archive, editorial, { now });
  expect(report).not.toHaveProperty('writer');
  plain = briefsOf();
  expect(plain.size).toBeGreaterThan(5);
});
beforeEach(() => {
  questions.length = 0;
});
afterAll(() => {
  archive[Symbol.dispose]();
  server.closeAllConnections();
  server.close();
});

describe('a writer that answers well', () => {
  it('words L’essentiel, every sentence traced, and the brief says so in its language', async () => {
    behave = answerWith(reword);
    const { writer } = await analyseWith('good');
    expect(writer?.polished).toBeGreaterThan(5);
    expect(writer?.asked).toBe(questions.length);
    expect(questions[0]).toMatchObject({ url: '/v1/chat/completions', model: 'good' });
    expect(questions[0]?.headers.authorization).toBe('Bearer geheim');
    const bodies = new Map(
      sampleArticles().map(({ article, sample }) => [article.id, sample.body]),
    );
    for (const lang of langs) {
      const read = readFrontMatter(archive.derived.read(`briefs/${lang}/2026-w47.md`) ?? '');
      if (!read.ok) throw new Error(read.error.message);
      const front = Brief.parse(read.value.data);
      const text = read.value.body.replaceAll('\\', '');
      expect(front).toMatchObject({ polished: true, writer: 'good' });
      expect(text).toContain(voiceOf(lang).say('method.polished'));
      for (const { text: sentence, from } of front.wordings ?? []) {
        expect(text).toContain(sentence);
        for (const source of from) {
          expect(bodies.get(source.article)?.normalize('NFC')).toContain(source.text);
          expect(text).toContain(source.url);
        }
      }
    }
    const french = archive.derived.read('briefs/fr/2026-w47.md') ?? '';
    expect(french).toContain('- La Chambre des représentants a adopté mardi');
    expect(french).toContain('22 abstentions (selon la source). [(');
  });

  it('is not asked twice for the same sentences, and its words go when it goes', async () => {
    const again = await analyseWith('good');
    expect(again).toMatchObject({ written: 0, writer: { asked: 0 } });
    const without = await analyse(archive, editorial, { now });
    expect(without.written).toBeGreaterThan(5);
    isPlain();
    expect(archive.derived.read('state/briefs.json')).not.toContain('answers');
  });
});

describe('a writer that lies', () => {
  it.each<[string, string, Way]>([
    ['a changed number', 'number', lie((text) => text.replace(/\d+/, (n) => `${Number(n) + 1}`))],
    ['an invented name', 'name', lie((text) => text.replace(/\.$/, ', Karim Bennani.'))],
    ['an invented date', 'date', lie((text) => text.replace(/\.$/, ', hier, yesterday, أمس.'))],
    ['no citation', 'citation', (sentence) => ({ text: reword(sentence).text })],
    [
      'a number it was not given',
      'citation',
      (sentence) => ({ ...reword(sentence), sources: [1, 9] }),
    ],
  ])('%s: the originals stand', async (name, doubt, way) => {
    behave = answerWith(way);
    const report = await analyseWith(`lies ${name}`);
    expect(report.writer?.polished).toBe(0);
    expect(warningsOf(report)).toContain(doubt);
    isPlain();
  });
});

describe('an answer that cannot be used', () => {
  const content =
    (text: string, more = {}) =>
    (response: ServerResponse) =>
      response.end(completion(text, more));
  it.each<[string, (response: ServerResponse) => void, string]>([
    ['no JSON', (response) => response.end('<html>'), 'no chat completion'],
    ['another JSON', (response) => response.end('{"choices": []}'), 'no chat completion'],
    ['talk', content('Sure! Here are your sentences:'), 'something else'],
    ['other shapes', content('{"sentences": [{"text": 1, "sources": "1"}]}'), 'something else'],
    ['a refusal', content('', { refusal: 'I cannot help with that.' }), 'refused'],
    ['too much', content('x'.repeat(10_000)), 'more than 4096 bytes'],
  ])('%s is told as such', async (_, act, told) => {
    behave = act;
    const answer = await toWriter({ base, model: 'm' }, limits).ask(task);
    expect(answer).toMatchObject({ ok: false, error: { code: 'writer-answer' } });
    expect(!answer.ok && answer.error.message).toContain(told);
    expect(questions[0]?.headers.authorization).toBeUndefined();
  });

  it('leaves all briefs as they are, with a warning, and is not asked for again', async () => {
    behave = content('', { refusal: 'I cannot help with that.' });
    const report = await analyseWith('refuses');
    expect(report.writer?.polished).toBe(0);
    expect(warningsOf(report)).toContain(`refused to answer; in ${plain.size} briefs`);
    isPlain();
    expect((await analyseWith('refuses')).writer?.asked).toBe(0);
  });

  it('is one with more sentences than were given', async () => {
    behave = (response, { sentences }) =>
      response.end(
        completion(JSON.stringify({ sentences: [...sentences, ...sentences].map(reword) })),
      );
    expect(warningsOf(await analyseWith('talks'))).toContain('larger than what it was given');
    isPlain();
  });
});

describe('a writer that cannot be had', () => {
  it.each<[string, (response: ServerResponse) => void, string]>([
    ['status 500', (response) => response.writeHead(500).end('{}'), 'status 500'],
    [
      'another address',
      (response) => response.writeHead(307, { location: '/v1/chat/completions' }).end(),
      'status 307',
    ],
    ['a broken line', (response) => response.destroy(), 'could not be reached'],
    ['silence', () => undefined, 'gave no answer in time'],
    [
      'half an answer',
      (response) => void response.writeHead(200).write('{"choices": ['),
      'gave no answer in time',
    ],
  ])('%s: it is left alone after three failures', async (_, act, told) => {
    behave = act;
    const timeoutMs = told.endsWith('in time') ? 40 : limits.timeoutMs;
    const writer = toWriter({ base, model: 'm' }, { ...limits, timeoutMs, atOnce: 1 });
    const asked = await Promise.all(Array.from({ length: 5 }, () => writer.ask(task)));
    const messages = asked.map((answer) => (answer.ok ? '' : answer.error.message));
    expect(messages.map((message) => message.includes(told))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(messages[4]).toContain('3 failures in a row');
    expect(questions).toHaveLength(3);
  });

  it('is asked no more when the time for a run is over', async () => {
    behave = answerWith(reword);
    const writer = toWriter({ base, model: 'm' }, { ...limits, totalMs: 0 });
    expect(await writer.ask(task)).toMatchObject({ ok: false, error: { code: 'writer-off' } });
    expect(questions).toEqual([]);
  });

  it('leaves all briefs as they are, and is asked again by the next run', async () => {
    behave = () => undefined;
    const report = await analyseWith('hangs', { timeoutMs: 40 });
    expect(warningsOf(report)).toContain('gave no answer in time');
    isPlain();
    behave = answerWith(reword);
    expect((await analyseWith('hangs')).writer?.polished).toBeGreaterThan(5);
    await analyse(archive, editorial, { now });
  });
});

describe('the command line', () => {
  const env = { MARSAD_WRITER: '', MARSAD_WRITER_MODEL: '' };
  const run = async (settings: Partial<typeof env>) => {
    Object.assign(process.env, env, settings);
    try {
      return await marsad(['analyse', '--home', home, '--now', now, '--json']);
    } finally {
      for (const name of Object.keys(env)) delete process.env[name];
    }
  };

  it('warns of a failing writer and exits with 0', async () => {
    behave = (response) => response.writeHead(500).end();
    const { code, out, err } = await run({ MARSAD_WRITER: base.href, MARSAD_WRITER_MODEL: 'm' });
    expect(err).toContain('status 500');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ writer: { polished: 0 } });
    isPlain();
  });

  it('calls a half-named writer a mistake in the configuration', async () => {
    expect(await run({ MARSAD_WRITER: base.href })).toMatchObject({ code: 2 });
    expect(await run({ MARSAD_WRITER: 'ftp://x', MARSAD_WRITER_MODEL: 'm' })).toMatchObject({
      code: 2,
    });
  });
});
