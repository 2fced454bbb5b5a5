/** Finds the Chromium the browser tests drive, or installs one: Debian’s package as root, Playwright’s download elsewhere. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { project, say } from './verb.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** Path of a Chromium on this machine; undefined when there is none. `CHROMIUM` in the environment wins. */
export async function findChromium(): Promise<string | undefined> {
  const given = process.env['CHROMIUM'];
  if (given && isProgram(given)) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isProgram);
    if (found) return found;
  }
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  return isProgram(own) ? own : undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(command: string, ...args: string[]): boolean {
  say(`${command} ${args.join(' ')}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
      .status === 0
  );
}

function install(): void {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('apt-get', ['--version']).status === 0) {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (
        run('apt-get', 'update', '-qq') &&
        run('apt-get', 'install', '-y', '-qq', 'chromium', 'fonts-noto-core')
      )
        return;
    }
  }
  run(
    process.execPath,
    join(project, 'node_modules', 'playwright-core', 'cli.js'),
    'install',
    'chromium',
  );
}

if (import.meta.main) {
  if (!(await findChromium())) install();
  if (!(await findChromium())) {
    say(
      'No Chromium was found and none could be installed. Install one (Debian: apt-get install chromium) or name it: CHROMIUM=/path/to/chromium npm test',
    );
    process.exitCode = 1;
  }
}
