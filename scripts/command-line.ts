/** The command line: one verb, its options, one door. */
import { inspect } from 'node:util';
import { Command } from 'commander';
import { Locked } from '../content/lock.ts';
import { addAnalyse } from './analyse.ts';
import { addBench } from './bench.ts';
import { addBuild } from './build.ts';
import { addCheck } from './check.ts';
import { addDemo } from './demo.ts';
import { addDigest } from './digest.ts';
import { addEvaluate } from './evaluate.ts';
import { addFreeze } from './freeze.ts';
import { addIngest } from './ingest.ts';
import { addInspect } from './inspect.ts';
import { addNew } from './new.ts';
import { addRun } from './run.ts';
import { addServe } from './serve.ts';
import { addSignals } from './signals.ts';
import { addSources } from './sources.ts';
import { addTags } from './tags.ts';
import { exitCodes, Stop, say } from './verb.ts';

/** The whole command line, not yet run; the documentation test walks it. */
export function commandLine(): Command {
  const program = new Command('marsad')
    .description('A technology watch: ingest feeds, analyse them, build a site in three languages.')
    .showHelpAfterError()
    .helpCommand(false);
  for (const add of [
    addRun,
    addIngest,
    addAnalyse,
    addBuild,
    addServe,
    addDemo,
    addSources,
    addSignals,
    addTags,
    addDigest,
    addNew,
    addFreeze,
    addCheck,
    addInspect,
    addEvaluate,
    addBench,
  ]) {
    add(program);
  }
  return program;
}

/** Run the verb that the arguments of the process name; sets its exit code. */
export async function main(): Promise<void> {
  try {
    await commandLine().parseAsync();
  } catch (cause) {
    process.exitCode =
      cause instanceof Locked
        ? exitCodes.locked
        : cause instanceof Stop
          ? cause.exitCode
          : exitCodes.failed;
    const known = cause instanceof Locked || cause instanceof Stop;
    say(known ? `marsad: ${cause.message}` : `marsad: ${inspect(cause)}`);
  }
}
