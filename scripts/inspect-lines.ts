/** Lines of NDJSON → one result per line, whatever the line: a record inspected, or what is wrong with it. */
import type { z } from 'zod';

/** How records are inspected: one at a time, or all of them together with the results in the order of the records. */
export type Inspection<T> = { input: z.ZodType<T>; close?: () => Promise<void> } & (
  | { each: (record: T) => object | Promise<object> }
  | { all: (records: T[]) => object[] | Promise<object[]> }
);

/** What a line that cannot be processed yields. */
export interface Failed {
  id: unknown;
  error: { code: string; message: string };
}

/** Read lines, inspect each, give one result per line in the order of the lines; blank lines do not count. */
export async function* inspectLines<T>(
  lines: AsyncIterable<string>,
  inspector: Inspection<T>,
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
