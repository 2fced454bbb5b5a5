/** A decision an editor took on the command line → the end of a file of content/decisions/; what stands there stays as it is. */
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { isSeq, parseDocument } from 'yaml';
import type { Decision } from '#schema/decision.ts';
import { readIfThere, realDisk } from '../content/disk.ts';
import { type Common, common, exitCodes, instant, Stop } from './verb.ts';

/** Who decides, and why. */
export interface Deciding extends Common {
  by: string;
  why?: string;
  now?: string;
}

/** Add the options of deciding to a verb. */
export function deciding(command: Command): Command {
  return common(command)
    .requiredOption('--by <name>', 'who decides')
    .option('--why <text>', 'the reason')
    .addOption(new Option('--now <iso>', 'the date to put in').argParser(instant));
}

/** Append it to `content/decisions/<name>.yaml`, a line to itself. Returns the path written. */
export function appendDecision(home: string, name: string, decision: Decision): string {
  const path = join('content', 'decisions', `${name}.yaml`);
  const document = parseDocument(readIfThere(join(home, path)) ?? 'decisions: []\n');
  const decisions = document.get('decisions');
  if (!isSeq(decisions))
    throw new Stop(`${path} has no list of decisions`, exitCodes.configuration);
  decisions.flow = false;
  decisions.add(document.createNode(decision));
  realDisk.writeAtomic(join(home, path), document.toString());
  return path;
}

/** Day of the decision. */
export function dayOf(now: string | undefined): string {
  return (now ?? new Date().toISOString()).slice(0, 10);
}
