/** `marsad inspect WHAT`: NDJSON in on stdin, NDJSON out on stdout, same order, one line per line. */
import { createInterface } from 'node:readline';
import { Argument, type Command } from 'commander';
import { inspectors, type What, whats } from './inspectors.ts';
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
      for await (const result of inspector.inspect(lines))
        await write(`${JSON.stringify(result)}\n`);
      await inspector.close();
    });
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
}
