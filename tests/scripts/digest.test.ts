import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Story } from '#schema/story.ts';
import { marsad } from '../e2e/command.ts';

const home = mkdtempSync(join(tmpdir(), 'marsad-digest-'));
const list = join(home, 'subscribers.yaml');

const story = (id: string, title: string, concept: string): Story =>
  Story.parse({
    id,
    title,
    lang: 'fr',
    titles: { fr: title },
    first: '2026-11-17T09:00:00.000Z',
    last: '2026-11-17T09:00:00.000Z',
    week: '2026-W47',
    weight: 3,
    langs: ['fr'],
    outlets: ['courrier'],
    articles: [
      {
        id: `a-${id}`,
        url: `https://courrier.example/${id}`,
        title,
        lang: 'fr',
        published: '2026-11-17T09:00:00.000Z',
        source: 'courrier',
        outlet: 'Le Courrier',
        excerpt: 'La commission a rendu son avis mardi à Rabat.',
      },
    ],
    concepts: [{ id: concept, score: 1, articles: 1 }],
    entities: [],
    figures: [],
    dates: [],
    events: [],
  });

const subscribers = `from: "Marsad <veille@example.org>"
site: https://example.org/marsad
unsubscribe: https://example.org/unsubscribe?who={email}
subscribers:
  - { email: all@example.org, lang: fr }
  - { email: arabic@example.org, lang: ar, facets: [cybersecurite] }
  - { email: nothing@example.org, lang: en, facets: [spatial] }
`;

/** Envelopes and messages that the fake server took. */
const taken: { to: string[]; message: string }[] = [];
let refuse: string | undefined;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo({ address }, _session, done) {
    done(address === refuse ? new Error('no such mailbox') : undefined);
  },
  onData(stream, { envelope }, done) {
    void text(stream).then((message) => {
      taken.push({ to: envelope.rcptTo.map(({ address }) => address), message });
      done();
    });
  },
});
let smtp = '';

beforeAll(async () => {
  mkdirSync(join(home, 'content', 'archive', 'stories'), { recursive: true });
  writeFileSync(
    join(home, 'content', 'archive', 'stories', '2026-W47.ndjson'),
    [
      story('s-1', 'Un <script>alert(1)</script> texte & la loi', 'ia'),
      story('s-2', 'Une faille chez un opérateur', 'cybersecurite'),
    ]
      .map((one) => `${JSON.stringify(one)}\n`)
      .join(''),
  );
  writeFileSync(list, subscribers);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.server.address();
  smtp = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  rmSync(home, { recursive: true, force: true });
});
beforeEach(() => {
  taken.length = 0;
  refuse = undefined;
  rmSync(join(home, '.cache', 'mail'), { recursive: true, force: true });
});

const digest = (...args: string[]) =>
  marsad(['digest', '--home', home, '--subscribers', list, '--week', '2026-W47', ...args]);

/** Quoted-printable and base64 parts → text. */
function decoded(message: string): string {
  const joined = message.replace(/=\r?\n/g, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const parts = [...message.matchAll(/base64\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/g)];
  return [
    Buffer.from(bytes, 'latin1').toString('utf8'),
    ...parts.map(([, part = '']) => Buffer.from(part, 'base64').toString('utf8')),
  ].join('\n');
}

describe('the mail digest', () => {
  it('goes to each subscriber alone, in the language and about the concepts asked for', async () => {
    const { code, out } = await digest('--smtp', smtp);
    expect([code, out.trim()]).toEqual([0, '2026-W47: 2 sent, 0 written, 1 skipped, 0 failed']);
    expect(taken.map(({ to }) => to)).toEqual([['all@example.org'], ['arabic@example.org']]);
    const [all = '', arabic = ''] = taken.map(({ message }) => decoded(message));
    expect(all).toContain(
      'List-Unsubscribe: <https://example.org/unsubscribe?who=all%40example.org>',
    );
    expect(all).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(all).toContain('https://example.org/marsad/fr/stories/s-1/');
    expect(arabic).toContain('dir="rtl"');
    expect(arabic).toContain('/ar/stories/s-2/');
    expect(arabic).not.toContain('s-1');
  });

  it('shows without images, within 600 pixels, with a text part, and runs nothing', async () => {
    await digest('--smtp', smtp);
    const message = decoded(taken[0]?.message ?? '');
    expect(message).toMatch(/Content-Type: text\/plain/i);
    expect(message).toContain('max-width:600px');
    expect(message).toContain('prefers-color-scheme:dark');
    const html = message.slice(message.indexOf('<!doctype html>'));
    expect(html).not.toMatch(/<img|<script/i);
    expect(html).toContain('&lt;script&gt;');
  });

  it('is sent once a week to each, and the rest after a failure', async () => {
    refuse = 'arabic@example.org';
    const first = await digest('--smtp', smtp);
    expect([first.code, first.out.trim()]).toEqual([
      1,
      '2026-W47: 1 sent, 0 written, 1 skipped, 1 failed',
    ]);
    refuse = undefined;
    const second = await digest('--smtp', smtp);
    expect(second.out.trim()).toBe('2026-W47: 1 sent, 0 written, 2 skipped, 0 failed');
    expect(taken.map(({ to }) => to[0])).toEqual(['all@example.org', 'arabic@example.org']);
  });

  it('is written to files without a server, without giving addresses away in names', async () => {
    const out = join(home, 'mail');
    const { out: told } = await digest('--out', out);
    expect(told.trim()).toBe('2026-W47: 0 sent, 2 written, 1 skipped, 0 failed');
    const files = readdirSync(out);
    expect(files).toHaveLength(2);
    expect(files.join()).not.toContain('@');
    expect(readFileSync(join(out, files[0] ?? ''), 'utf8')).toContain('Subject:');
  });

  it('names file, line and column of a mistake in the list, and a week that has no stories', async () => {
    const bad = join(home, 'bad.yaml');
    writeFileSync(bad, subscribers.replace('lang: ar', 'lang: tlh'));
    const wrong = await marsad(['digest', '--home', home, '--subscribers', bad]);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(/bad\.yaml:6:\d+ /);
    const empty = await marsad([
      'digest',
      '--home',
      home,
      '--subscribers',
      list,
      '--week',
      '2026-W01',
    ]);
    expect([empty.code, empty.err]).toEqual([1, expect.stringContaining('no stories of 2026-W01')]);
  });
});
