/** Texts → vectors from an endpoint of the operator (OpenAI’s `/v1/embeddings` or Ollama’s `/api/embed`), each asked for once and kept below .cache/. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openVectors, type Vectors } from './vector-cache.ts';

/** Where to ask, and for which model. */
export interface Endpoint {
  /** `http://127.0.0.1:11434/api/embed`, `https://…/v1/embeddings`: the path says which of the two it speaks. */
  url: string;
  model: string;
  /** Sent as a bearer token. */
  key?: string | undefined;
}

/** The world outside. */
export interface EmbeddingEffects {
  /** For one answer, from the request to its last byte. */
  timeoutMs?: number;
  /** Told once, when it fails. */
  warn(line: string): void;
}

/** Vectors of texts, as far as they can be had. */
export interface Embedder {
  /** Changes with the model: stories made with other vectors are not the same. */
  id: string;
  /** In the order asked, all of length 1 and one dimension; undefined once the endpoint failed, until it is opened again. */
  embed(texts: readonly string[]): Promise<Float32Array[] | undefined>;
  [Symbol.dispose](): void;
}

const defaultTimeoutMs = 30_000;
/** Texts a request, and characters of a text that are sent. */
const batchSize = 32;
const maxCharacters = 1000;
const maxAnswerBytes = 32 * 1024 * 1024;

const Vector = z.array(z.number()).min(2).max(16_384);

/** What each of the two protocols answers, put in the order asked. */
const protocols = [
  {
    ending: '/v1/embeddings',
    Answer: z
      .object({ data: z.array(z.object({ index: z.int().optional(), embedding: Vector })) })
      .transform(({ data }) =>
        data
          .map(({ index, embedding }, place) => ({ place: index ?? place, embedding }))
          .sort((a, b) => a.place - b.place)
          .map(({ embedding }) => embedding),
      ),
  },
  {
    ending: '/api/embed',
    Answer: z.object({ embeddings: z.array(Vector) }).transform(({ embeddings }) => embeddings),
  },
] as const;

/** The protocol an address speaks; undefined when it is neither. */
function protocolOf(url: string) {
  const path = URL.canParse(url) ? new URL(url).pathname.replace(/\/$/, '') : '';
  return protocols.find(({ ending }) => path.endsWith(ending));
}

/** May this address be asked for vectors? */
export function isEmbeddingUrl(url: string): boolean {
  return /^https?:/.test(url) && protocolOf(url) !== undefined;
}

/** Open the endpoint and the cache of its model in `folder`. Nothing is asked before it is needed. */
export function openEmbedder(
  endpoint: Endpoint,
  folder: string,
  effects: EmbeddingEffects,
): Embedder {
  const id = hashOf(`${protocolOf(endpoint.url)?.ending} ${endpoint.model}`).slice(0, 16);
  const cache = openVectors(folder, id);
  let failed = false;
  return {
    id,
    async embed(texts) {
      if (failed) return undefined;
      try {
        return await withCache(texts, cache, (missing) => ask(endpoint, missing, effects));
      } catch (cause) {
        failed = true;
        effects.warn(`warning: no vectors from ${placeOf(endpoint.url)}: ${reasonOf(cause)}`);
        return undefined;
      }
    },
    [Symbol.dispose]: () => cache[Symbol.dispose](),
  };
}

async function withCache(
  texts: readonly string[],
  cache: Vectors,
  askFor: (missing: readonly string[]) => Promise<Float32Array[]>,
): Promise<Float32Array[]> {
  const cut = texts.map((text) => text.normalize('NFC').slice(0, maxCharacters));
  const found = new Map<string, Float32Array>();
  for (const text of cut) {
    const known = found.has(text) ? undefined : cache.get(hashOf(text));
    if (known) found.set(text, known);
  }
  const missing = [...new Set(cut)].filter((text) => !found.has(text));
  for (let from = 0; from < missing.length; from += batchSize) {
    const batch = missing.slice(from, from + batchSize);
    const vectors = await askFor(batch);
    const length = [...found.values()][0]?.length ?? vectors[0]?.length;
    if (vectors.some((vector) => vector.length !== length))
      throw new Error(
        'its vectors have different dimensions (after a change of the model delete .cache/embeddings.db)',
      );
    for (const [index, text] of batch.entries()) {
      const vector = vectors[index];
      if (!vector) continue;
      found.set(text, vector);
      cache.put(hashOf(text), vector);
    }
  }
  return cut.flatMap((text) => found.get(text) ?? []);
}

/** One request. Throws when the answer is anything but one sound vector for each text. */
async function ask(
  { url, model, key }: Endpoint,
  input: readonly string[],
  { timeoutMs = defaultTimeoutMs }: EmbeddingEffects,
): Promise<Float32Array[]> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ model, input }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`it answers ${response.status}`);
  }
  const answer = protocolOf(url)?.Answer.safeParse(JSON.parse(await textOf(response)));
  if (!answer?.success) throw new Error('it answers what is no list of vectors');
  if (answer.data.length !== input.length)
    throw new Error(`it gives ${answer.data.length} vectors for ${input.length} texts`);
  return answer.data.map(toUnit);
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxAnswerBytes) throw new Error(`it answers more than ${maxAnswerBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A vector of length 1. */
function toUnit(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  if (!(length > 0 && Number.isFinite(length)))
    throw new Error('it gives numbers that are no vector');
  return Float32Array.from(numbers, (number) => number / length);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The address without what may be secret in it. */
function placeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return 'no answer in time';
  if (cause instanceof SyntaxError) return 'it answers what is no JSON';
  const inner = cause.cause instanceof Error ? cause.cause.message : undefined;
  return inner ?? cause.message;
}
