/** A folder of captured feeds (NDJSON with base64 bodies) → feeds to measure with. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from './feed/decode.ts';

/** A captured feed: its bytes as they came, and their encoding for readers that cannot find it out. */
export interface Sample {
  url: string;
  headers: Record<string, string>;
  bytes: Uint8Array;
  /** A label that TextDecoder knows. */
  encoding: string;
}

/** The feeds of `real.ndjson`, else of all groups. */
export function samplesIn(dir: string): Sample[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.ndjson'));
  const chosen = names.includes('real.ndjson') ? ['real.ndjson'] : names;
  return chosen.flatMap((name) =>
    readFileSync(join(dir, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const {
          url,
          headers,
          body,
        }: { url: string; headers: Record<string, string>; body: string } = JSON.parse(line);
        const bytes = Buffer.from(body, 'base64');
        return { url, headers, bytes, encoding: decode(bytes, headers['content-type']).encoding };
      }),
  );
}
