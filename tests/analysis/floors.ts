/** Least values that evaluations must reach, from tests/floors.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Floors = z.record(
  z.string(),
  z.record(z.string(), z.union([z.number(), z.record(z.string(), z.number())])),
);

/** The floors of one evaluation: measure → least value. */
export function floorsOf(key: string): Record<string, number> {
  const all = Floors.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '..', 'floors.json'), 'utf8')),
  );
  const floors: Record<string, number> = {};
  for (const [name, value] of Object.entries(all[key] ?? {}))
    if (typeof value === 'number') floors[name] = value;
  return floors;
}
