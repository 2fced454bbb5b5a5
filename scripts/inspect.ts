/** `marsad inspect WHAT`: NDJSON in on stdin, NDJSON out on stdout, same order, one line per line. */
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
      for await (const result of inspector.inspect(linesOf(process.stdin)))
        await write(`${JSON.stringify(result)}\n`);
      await inspector.close();
    });
}

/** Line by line, and no line before it is wanted: readline reads a thousand ahead, and a line may be a page of megabytes. */
async function* linesOf(input: NodeJS.ReadStream): AsyncGenerator<string> {
  let begun: string[] = [];
  for await (const chunk of input.setEncoding('utf8')) {
    const [first = '', ...others] = String(chunk).split('\n');
    begun.push(first);
    for (const line of others) {
      yield begun.join('');
      begun = [line];
    }
  }
  yield begun.join('');
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
}
