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
    .argument(
      '[dir]',
      'folder of the corpus; the project’s own gold where it is left out and can serve',
    )
    .option('--floors <file>', 'fail when a figure lies below its floor in this file')
    .option('--peer', 'measure the peers beside it, where there are any')
    .option('--ablation', 'measure what each part contributes by leaving it out, where it can be')
    .action(
      async (
        what: Evaluation,
        dir: string | undefined,
        options: Common & { floors?: string; peer?: boolean; ablation?: boolean },
      ) => {
        const result: Evaluated = await evaluations[what]({
          dir,
          home: options.home,
          peer: options.peer === true,
          ablation: options.ablation === true,
        });
        const tables = [result.table, ...(result.more ?? [])];
        if (options.json) print(JSON.stringify(result));
        else for (const one of tables) print(`${table(one)}\n`);
        for (const remark of result.remarks ?? []) say(remark);
        if (options.floors) holdAgainst(what, result, options.floors);
      },
    );
}

/** Floors of figures that this command does not measure are held elsewhere: the tests read the same file. */
function holdAgainst(what: string, { figures }: Evaluated, file: string): void {
  const floors = Floors.parse(JSON.parse(readFileSync(file, 'utf8')))[what] ?? {};
  const held = Object.entries(floors).flatMap(([name, floor]) => {
    const measured = figures[name];
    return measured === undefined ? [] : [{ name, floor, measured }];
  });
  const low = held.filter(({ floor, measured }) => !(measured >= floor));
  for (const { name, floor, measured } of low)
    say(`below its floor: ${what}.${name} is ${measured}, floor ${floor}`);
  print(`${held.length - low.length} of ${held.length} floors held`);
  if (low.length > 0 || held.length === 0) process.exitCode = exitCodes.failed;
}
