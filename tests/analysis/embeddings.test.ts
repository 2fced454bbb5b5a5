import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Endpoint, isEmbeddingUrl, openEmbedder } from '../../analysis/embeddings.ts';
import { rerankEdges } from '../../analysis/rerank.ts';
import { marsad } from '../e2e/command.ts';
import { type Answer, soundAnswer, startFake } from './fake-embeddings.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'marsad-embeddings-'));
const byLength = soundAnswer((text) => [text.length, 1, 0]);

function open(endpoint: Endpoint, folder = newFolder(), timeoutMs = 5000) {
  const warnings: string[] = [];
  const embedder = openEmbedder(endpoint, folder, {
    timeoutMs,
    warn: (line) => warnings.push(line),
  });
  return { embedder, warnings };
}

const faults: Record<string, { answer: Answer; told: string }> = {
  'other dimensions': {
    answer: (_, response) => response.end('{"embeddings":[[1,0,0],[1,0]]}'),
    told: 'different dimensions',
  },
  NaN: {
    answer: (_, response) => response.end('{"embeddings":[[NaN,0],[1,0]]}'),
    told: 'no JSON',
  },
  'null for a number': {
    answer: (_, response) => response.end('{"embeddings":[[null,0],[1,0]]}'),
    told: 'no list of vectors',
  },
  'numbers beyond all bounds': {
    answer: (_, response) => response.end('{"embeddings":[[1e999,0],[1,0]]}'),
    told: 'no ',
  },
  'only zeros': {
    answer: (_, response) => response.end('{"embeddings":[[0,0],[1,0]]}'),
    told: 'no vector',
  },
  'too few vectors': {
    answer: (_, response) => response.end('{"embeddings":[[1,0]]}'),
    told: '1 vectors for 2 texts',
  },
  'status 500': {
    answer: (_, response) => response.writeHead(500).end('overloaded'),
    told: 'it answers 500',
  },
  'a redirect': {
    answer: (_, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
    told: 'redirect',
  },
  'no answer at all': { answer: () => undefined, told: 'no answer in time' },
  'an answer that never ends': {
    answer: (_, response) => response.write('{"embeddings":[['),
    told: 'no answer in time',
  },
  'a broken connection': {
    answer: (_, response) => response.destroy(),
    told: 'warning: no vectors',
  },
};

describe('vectors of an endpoint', () => {
  it.each(['/api/embed', '/v1/embeddings'])(
    'come from %s in the order asked, once for each text',
    async (path) => {
      await using fake = await startFake(byLength);
      const folder = newFolder();
      const endpoint = { url: fake.url + path, model: 'm', key: 'secret' };
      const texts = Array.from({ length: 40 }, (_, index) => 'x'.repeat(index + 1));
      {
        using embedder = open(endpoint, folder).embedder;
        const vectors = await embedder.embed([...texts, 'x']);
        expect(vectors).toHaveLength(41);
        for (const [index, vector] of (vectors ?? []).entries()) {
          expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
          expect((vector[0] ?? 0) / (vector[1] ?? 0)).toBeCloseTo(index === 40 ? 1 : index + 1, 3);
        }
      }
      expect(fake.asked.map(({ input }) => input.length)).toEqual([32, 8]);
      expect(fake.asked[0]).toMatchObject({ path, model: 'm', authorization: 'Bearer secret' });
      using again = open(endpoint, folder).embedder;
      expect(await again.embed(texts.slice(0, 3))).toHaveLength(3);
      expect(fake.asked).toHaveLength(2);
      using other = open({ ...endpoint, model: 'n' }, folder).embedder;
      await other.embed(texts.slice(0, 3));
      expect(fake.asked).toHaveLength(3);
    },
  );

  it.each(Object.entries(faults))(
    '%s: none, one warning, and it is not asked again',
    async (_, { answer, told }) => {
      await using fake = await startFake(answer);
      const { embedder, warnings } = open(
        { url: `${fake.url}/api/embed`, model: 'm', key: 'secret' },
        newFolder(),
        told === 'no answer in time' ? 60 : 5000,
      );
      using _closed = embedder;
      expect(await embedder.embed(['one', 'two'])).toBeUndefined();
      fake.answerBy(byLength);
      expect(await embedder.embed(['one', 'two'])).toBeUndefined();
      expect(fake.asked).toHaveLength(1);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain(told);
      expect(warnings[0]).not.toContain('secret');
    },
  );

  it('nobody there: a warning', async () => {
    const fake = await startFake(byLength);
    await fake[Symbol.asyncDispose]();
    const { embedder, warnings } = open({ url: `${fake.url}/v1/embeddings`, model: 'm' });
    using _closed = embedder;
    expect(await embedder.embed(['one'])).toBeUndefined();
    expect(warnings[0]).toContain('ECONNREFUSED');
  });

  it('a model that changed its dimensions is told of, a damaged cache begun anew', async () => {
    await using fake = await startFake(byLength);
    const folder = newFolder();
    const endpoint = { url: `${fake.url}/api/embed`, model: 'm' };
    {
      using embedder = open(endpoint, folder).embedder;
      await embedder.embed(['one']);
    }
    fake.answerBy(soundAnswer(() => [1, 2]));
    {
      const { embedder, warnings } = open(endpoint, folder);
      using _closed = embedder;
      expect(await embedder.embed(['one', 'three'])).toBeUndefined();
      expect(warnings[0]).toContain('embeddings.db');
    }
    writeFileSync(join(folder, 'embeddings.db'), 'no database at all, whatever its name says');
    using embedder = open(endpoint, folder).embedder;
    expect(await embedder.embed(['one', 'three'])).toHaveLength(2);
  });

  it('are asked of known endpoints only', () => {
    expect(isEmbeddingUrl('http://127.0.0.1:11434/api/embed')).toBe(true);
    expect(isEmbeddingUrl('https://example.org/llm/v1/embeddings/')).toBe(true);
    expect(isEmbeddingUrl('https://example.org/v1/chat')).toBe(false);
    expect(isEmbeddingUrl('file:///v1/embeddings')).toBe(false);
  });
});

it('the command line refuses an address that is no such endpoint, and one without a model', async () => {
  const home = newFolder();
  const analyse = (...args: string[]) => marsad(['analyse', '--home', home, ...args]);
  const wrong = await analyse('--embed', 'https://example.org/v1/chat', '--embed-model', 'm');
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.err).toContain('/v1/embeddings or /api/embed');
  expect(await analyse('--embed', 'https://example.org/v1/embeddings')).toMatchObject({ code: 2 });
});

describe('candidates across languages', () => {
  const size = 20;
  const langs = Array.from({ length: 2 * size }, (_, index) => (index < size ? 'fr' : 'ar'));
  const unit = (place: number) =>
    Float32Array.from({ length: size }, (_, at) => (at === place ? 1 : 0));
  const embed = async (documents: readonly number[]) => documents.map((one) => unit(one % size));
  /** Every French document is a candidate of every Arabic one; `n` and `n + 20` have one vector. */
  const edges = langs.flatMap((lang, a) =>
    lang === 'ar'
      ? Array.from({ length: size }, (_, b) => ({ a, b, ratio: 0.8, cross: true }))
      : [],
  );

  it('move nearer or further by their vectors, by a factor of two at most', async () => {
    const reranked = await rerankEdges({ edges, langs, embed });
    expect(reranked).toHaveLength(edges.length);
    for (const { a, b, ratio } of reranked ?? []) {
      if (a % size === b) expect(ratio).toBe(1.6);
      else expect(ratio).toBeCloseTo(0.41, 2);
    }
  });

  it('stay as they are where too few texts tell how near any two are', async () => {
    const same = await rerankEdges({ edges: edges.slice(0, 2), langs, embed });
    expect(same).toEqual(edges.slice(0, 2));
  });

  it('are the only ones that are asked about and moved', async () => {
    const plain = [
      { a: 1, b: 0, ratio: 0.9, cross: false },
      { a: 20, b: 0, ratio: 0.2, cross: true },
    ];
    const asked: number[] = [];
    const never = async (documents: readonly number[]) => {
      asked.push(...documents);
      return undefined;
    };
    expect(await rerankEdges({ edges: plain, langs, embed: never })).toEqual(plain);
    expect(asked).toEqual([]);
    expect(await rerankEdges({ edges, langs, embed: never })).toBeUndefined();
    expect(asked).toEqual([...langs.keys()]);
  });
});
