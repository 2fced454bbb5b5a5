/** What every verb of the command line has in common: where the observatory lies, how results are printed. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';

/** Options of every verb. */
export interface Common {
  /** Folder that holds content/ and .cache/. */
  home: string;
  /** Results as JSON on stdout. */
  json?: boolean;
}

/** The folder of the project itself. */
export const project = fileURLToPath(new URL('../', import.meta.url));

/** Exit codes: what a clock or a script can act on. */
export const exitCodes = { done: 0, failed: 1, configuration: 2, locked: 75 } as const;

/** Add `--home` and `--json` to a verb. */
export function common(command: Command): Command {
  return command
    .option(
      '--home <dir>',
      'folder that holds content/ and .cache/',
      folder,
      process.env['MARSAD_HOME'] ?? project,
    )
    .option('--json', 'results as JSON on stdout');
}

/** An instant given by hand: ISO 8601, made UTC. */
export function instant(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new InvalidArgumentError('not a date: write it as 2026-11-23T06:00:00Z');
  return new Date(time).toISOString();
}

/** A whole number, 0 or more. */
export function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('not a whole number');
  return Number(text);
}

/** Results go to stdout, everything else to stderr. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Word for the person at the terminal or the log of a run. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A table of plain text, columns padded, for people; machines take `--json`. */
export function table(rows: (string | number)[][]): string {
  const cells = rows.map((row) => row.map(String));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** An expected failure that ends the command with a message and an exit code, without a stack. */
export class Stop extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number = exitCodes.failed) {
    super(message);
    this.name = 'Stop';
    this.exitCode = exitCode;
  }
}

function folder(text: string): string {
  return resolve(text);
}
