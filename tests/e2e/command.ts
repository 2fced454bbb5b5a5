/** Runs the real command line as a process of its own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../scripts/marsad.ts', import.meta.url));

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Run `marsad …args`; `input` goes to stdin. */
export function marsad(args: string[], input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const { VITEST: _vitest, NODE_ENV: _mode, ...env } = process.env;
    const child = spawn(process.execPath, [program, ...args], { env });
    const ran: Ran = { code: null, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      ran.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      ran.err += text;
    });
    child.on('error', reject).on('close', (code) => resolve({ ...ran, code }));
    child.stdin.on('error', () => undefined).end(input);
  });
}
