/** The documentation and the package keep their promises. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commandLine } from '../scripts/command-line.ts';
import { schemaFiles } from '../scripts/schemas.ts';

const project = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(join(project, path), 'utf8');

function* leaves(
  command: Command,
  path: string[] = [],
): Generator<{ name: string; command: Command }> {
  for (const sub of command.commands) {
    if (sub.commands.length > 0) yield* leaves(sub, [...path, sub.name()]);
    else yield { name: [...path, sub.name()].join(' '), command: sub };
  }
}

describe('docs/commands.md', () => {
  const sections = read('docs/commands.md').split(/^## /m);

  it.each([...leaves(commandLine())])('tells of $name and its options', ({ name, command }) => {
    const section = sections.find((text) => text.startsWith(`\`${name}`));
    expect(section).toBeDefined();
    for (const { long } of command.options) {
      if (long && !['--home', '--json'].includes(long)) expect(section).toContain(long);
    }
    for (const argument of command.registeredArguments) expect(section).toContain(argument.name());
  });

  it('tells of no command that does not exist', () => {
    const names = [...leaves(commandLine())].map(({ name }) => name);
    const told = sections.flatMap((text) => /^`([a-z]+(?: [a-z]+)?)/.exec(text)?.[1] ?? []);
    for (const name of told)
      expect(names.some((known) => known === name || known === name.split(' ')[0])).toBe(true);
  });
});

it('every document that README and docs link to is there', () => {
  for (const file of [
    'README.md',
    'CONTRIBUTING.md',
    ...readdirSync(join(project, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ]) {
    for (const [, link = ''] of read(file).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
      if (/^https?:/.test(link)) continue;
      expect(existsSync(join(project, file, '..', link)), `${file}: ${link}`).toBe(true);
    }
  }
});

it('every npm script the documents name exists', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  for (const file of ['README.md', 'CONTRIBUTING.md', 'docs/changing.md', 'docs/running.md']) {
    for (const [, name = ''] of read(file).matchAll(/npm run ([a-z]+)/g))
      expect(Object.keys(scripts)).toContain(name);
  }
});

it('the JSON Schemas for editors are those of the code', () => {
  for (const [name, text] of schemaFiles()) expect(read(`content/schema/json/${name}`)).toBe(text);
});

it('the lock file holds every optional package it names, so that npm ci works everywhere', () => {
  const Entry = z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() });
  const { packages } = z
    .object({ packages: z.record(z.string(), Entry) })
    .parse(JSON.parse(read('package-lock.json')));
  const missing: string[] = [];
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const name of Object.keys(optionalDependencies)) {
      let folder = path;
      while (
        !(`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) &&
        folder !== ''
      ) {
        folder = folder.includes('/node_modules/')
          ? folder.slice(0, folder.lastIndexOf('/node_modules/'))
          : '';
      }
      if (!(`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages))
        missing.push(`${path} → ${name}`);
    }
  }
  expect(missing).toEqual([]);
});

describe('workflows', () => {
  const Job = z.looseObject({
    'timeout-minutes': z.number(),
    permissions: z.record(z.string(), z.string()),
    steps: z.array(z.looseObject({ uses: z.string().optional(), run: z.string().optional() })),
  });
  const Workflow = z.looseObject({
    permissions: z.record(z.string(), z.string()),
    jobs: z.record(z.string(), Job),
  });
  const files = readdirSync(join(project, '.github/workflows'));

  it.each(files)(
    '%s pins its actions, bounds its rights and its time, and runs no foreign text',
    (file) => {
      const text = read(`.github/workflows/${file}`);
      const { permissions, jobs } = Workflow.parse(parse(text));
      expect(permissions).toEqual({});
      expect(text).not.toMatch(/pull_request_target|github\.event\b/);
      for (const [, uses = ''] of text.matchAll(/uses: (.*)/g))
        expect(uses).toMatch(/@[0-9a-f]{40} # v\d/);
      for (const { steps, permissions: rights } of Object.values(jobs)) {
        for (const { run = '' } of steps) expect(run).not.toContain('${{');
        const runsOurCode = steps.some(({ run = '' }) => run.includes('npm run'));
        if (runsOurCode) expect(rights['id-token']).toBeUndefined();
      }
    },
  );

  it('the clock does not strike at the full or half hour, and never runs twice at once', () => {
    const text = read('.github/workflows/watch.yml');
    expect(text).toMatch(/cron: '(?!0 |30 )\d+ /);
    expect(text).toMatch(/cancel-in-progress: false/);
  });
});
