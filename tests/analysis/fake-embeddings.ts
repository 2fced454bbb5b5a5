/** An endpoint of vectors on loopback that answers as it is told to, well or badly. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What it was asked. */
export interface Asked {
  path: string;
  model: string;
  input: string[];
  authorization: string | undefined;
}

export type Answer = (asked: Asked, response: ServerResponse) => void;

/** Both protocols with the vectors of `vectorOf`. */
export function soundAnswer(vectorOf: (text: string) => number[]): Answer {
  return ({ path, input }, response) => {
    const vectors = input.map(vectorOf);
    const body =
      path === '/api/embed'
        ? { embeddings: vectors }
        : { data: vectors.map((embedding, index) => ({ index, embedding })).reverse() };
    response.end(JSON.stringify(body));
  };
}

/** Listens on any free port of 127.0.0.1 until it is closed. */
export async function startFake(first: Answer) {
  const asked: Asked[] = [];
  let answer = first;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { model, input }: { model: string; input: string[] } = JSON.parse(body);
    const one = {
      path: request.url ?? '',
      model,
      input,
      authorization: request.headers.authorization,
    };
    asked.push(one);
    answer(one, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answerBy(next: Answer) {
      answer = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
