/** `marsad evaluate WHAT DIR`: quality on a labelled corpus, as a table, held against floors. */
import { readFileSync } from 'node:fs';
import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { type Evaluated, type Evaluation, evaluations } from './evaluations.ts';
import { type Common, common, exitCodes, print, say, table } from './verb.ts';

const Floors = z.record(z.string(), z.record(z.string(), z.number()));

export function addEvaluate(program: Command): void {
  common(program.command('evaluate').description('quality on a labelled corpus, as a table'))
    .addArgument(new Argument('<what>', 'what to measure').choices(Object.keys(evaluations)))
    .argument('[dir]', 'folder of the corpus; the sample web where it is left out and can serve')
    .option('--floors <file>', 'fail when a figure lies below its floor in this file')
    .option('--peer', 'measure a peer beside it, where there is one')
    .action(
      async (
        what: Evaluation,
        dir: string | undefined,
        options: Common & { floors?: string; peer?: boolean },
      ) => {
        const result: Evaluated = await evaluations[what]({
          dir,
          home: options.home,
          peer: options.peer === true,
        });
        print(options.json ? JSON.stringify(result) : `${table(result.table)}\n`);
        for (const remark of result.remarks ?? []) say(remark);
        if (options.floors) holdAgainst(what, result, options.floors);
      },
    );
}

function holdAgainst(what: string, { figures }: Evaluated, file: string): void {
  const floors = Floors.parse(JSON.parse(readFileSync(file, 'utf8')))[what] ?? {};
  const low = Object.entries(floors).filter(
    ([name, floor]) => !((figures[name] ?? Number.NEGATIVE_INFINITY) >= floor),
  );
  for (const [name, floor] of low)
    say(`below its floor: ${what}.${name} is ${figures[name] ?? 'missing'}, floor ${floor}`);
  print(`${Object.keys(floors).length - low.length} of ${Object.keys(floors).length} floors held`);
  if (low.length > 0) process.exitCode = exitCodes.failed;
}
