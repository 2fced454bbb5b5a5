/** A response body → its decompressed bytes, never more than asked for and never a bomb. */
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';

/** The body was not taken whole, and why: `too-large`, `bomb`, `bad-encoding`. */
export class TooMuch extends Error {
  readonly code: 'too-large' | 'bomb' | 'bad-encoding';
  constructor(code: TooMuch['code'], message: string) {
    super(message);
    this.name = 'TooMuch';
    this.code = code;
  }
}

/** Inflation over a hundredfold is an attack; small bodies may repeat themselves that much honestly. */
const maxRatio = 100;
const ratioFrom = 1024 * 1024;

/** Read and decompress a body. `encoding` is the Content-Encoding header. Throws TooMuch, and what the stream throws. */
export async function inflate(
  body: NodeJS.ReadableStream,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const counted = { in: 0, out: 0 };
  const chunks: Buffer[] = [];
  const steps = decoders(encoding);
  const entry = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      counted.in += chunk.length;
      done(null, chunk);
    },
  });
  const exit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      counted.out += chunk.length;
      if (counted.out > maxBytes) done(new TooMuch('too-large', `more than ${maxBytes} bytes`));
      else if (steps.length > 0 && counted.out > ratioFrom && counted.out > counted.in * maxRatio) {
        done(new TooMuch('bomb', `inflates more than ${maxRatio} times`));
      } else {
        chunks.push(chunk);
        done();
      }
    },
  });
  try {
    await pipeline([body, entry, ...steps, exit]);
  } catch (cause) {
    if (isZlibError(cause))
      throw new TooMuch('bad-encoding', `the body is not what Content-Encoding ${encoding} says`);
    throw cause;
  }
  return Buffer.concat(chunks);
}

function decoders(encoding: string | undefined): NodeJS.ReadWriteStream[] {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > 3) throw new TooMuch('bad-encoding', `${names.length} layers of compression`);
  return names.reverse().map((name) => {
    // A cut stream still yields what came before the cut: the feed reader can mend it.
    if (name === 'gzip' || name === 'x-gzip')
      return zlib.createUnzip({ finishFlush: zlib.constants.Z_SYNC_FLUSH });
    if (name === 'br')
      return zlib.createBrotliDecompress({ finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH });
    if (name === 'deflate') return deflateOfEitherKind();
    throw new TooMuch('bad-encoding', `unknown Content-Encoding ${name.slice(0, 40)}`);
  });
}

/** `deflate` means zlib by the standard and raw deflate by habit: the first byte tells (RFC 1950 §2.2). */
function deflateOfEitherKind(): Transform {
  let inner: zlib.Inflate | zlib.InflateRaw | undefined;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!inner) {
        const isZlib =
          ((chunk[0] ?? 0) & 0x0f) === 8 && (((chunk[0] ?? 0) << 8) | (chunk[1] ?? 0)) % 31 === 0;
        const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
        inner = isZlib ? zlib.createInflate(options) : zlib.createInflateRaw(options);
        inner.on('data', (data: Buffer) => this.push(data));
        inner.on('error', (error) => this.destroy(error));
      }
      inner.write(chunk, () => done());
    },
    flush(done) {
      if (!inner) done();
      else inner.end(() => done());
    },
  });
}

function isZlibError(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'code' in cause &&
    /^(?:Z_|ERR__ERROR|ERR_BROTLI|ERR_PADDING)/.test(String(cause.code))
  );
}
