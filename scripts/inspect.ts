/** `marsad inspect WHAT`: NDJSON in on stdin, NDJSON out on stdout, same order, one line per line. */
import { createInterface } from 'node:readline';
import { Argument, type Command } from 'commander';
import type { z } from 'zod';
import { type Inspector, inspectors, type What, whats } from './inspectors.ts';
import { type Common, common } from './verb.ts';

export function addInspect(program: Command): void {
  common(
    program
      .command('inspect')
      .description('the machine interface: NDJSON in on stdin, NDJSON out on stdout'),
  )
    .addArgument(new Argument('<what>', 'what to read out of each line').choices(whats))
    .action(async (what: What, options: Common) => {
      const inspector = await inspectors[what](options.home);
      const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
      for await (const result of inspectLines(lines, inspector))
        await write(`${JSON.stringify(result)}\n`);
      await inspector.close?.();
    });
}

/** What a line that cannot be processed yields. */
export interface Failed {
  id: unknown;
  error: { code: string; message: string };
}

/** Read lines, inspect each, give one result per line in the order of the lines; blank lines do not count. */
export async function* inspectLines<T>(
  lines: AsyncIterable<string>,
  inspector: Inspector<T>,
): AsyncGenerator<object> {
  if ('each' in inspector) {
    for await (const line of lines) {
      if (line.trim() === '') continue;
      const read = readRecord(line, inspector.input);
      yield read.failed ?? (await guarded(read.record, read.id, inspector.each));
    }
    return;
  }
  const order: (Failed | undefined)[] = [];
  const records: T[] = [];
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const read = readRecord(line, inspector.input);
    order.push(read.failed);
    if (!read.failed) records.push(read.record);
  }
  const results = await inspector.all(records);
  let next = 0;
  for (const failed of order) yield failed ?? results[next++] ?? {};
}

type Read<T> = { failed: Failed } | { failed?: undefined; record: T; id: unknown };

function readRecord<T>(line: string, input: z.ZodType<T>): Read<T> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    return {
      failed: {
        id: null,
        error: { code: 'invalid-json', message: cause instanceof Error ? cause.message : '' },
      },
    };
  }
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  const read = input.safeParse(value);
  if (read.success) return { record: read.data, id };
  const [issue] = read.error.issues;
  return {
    failed: {
      id,
      error: {
        code: 'invalid-input',
        message: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      },
    },
  };
}

async function guarded<T>(
  record: T,
  id: unknown,
  each: (record: T) => object | Promise<object>,
): Promise<object> {
  try {
    return await each(record);
  } catch (cause) {
    return {
      id,
      error: { code: 'failed', message: cause instanceof Error ? cause.message : String(cause) },
    };
  }
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
}
