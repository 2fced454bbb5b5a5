/** The zod schemas of the editors’ YAML → JSON Schemas, for completion in editors that know the YAML language server. */
import { join } from 'node:path';
import { z } from 'zod';
import { Facet } from '#schema/concept.ts';
import { DecisionFile } from '#schema/decision.ts';
import { Gazetteer, GivenNames, Lexicon } from '#schema/lexicon.ts';
import { Settings } from '#schema/settings.ts';
import { Source } from '#schema/source.ts';
import { readIfThere, realDisk } from '../content/disk.ts';

const schemas = {
  source: Source,
  taxonomy: Facet,
  lexicon: Lexicon,
  gazetteer: Gazetteer,
  'given-names': GivenNames,
  decisions: DecisionFile,
  settings: Settings,
};

/** Text of every JSON Schema by file name. */
export function schemaFiles(): Map<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
      return [`${name}.json`, `${JSON.stringify(json, null, 1)}\n`];
    }),
  );
}

/** Write the schemas to `content/schema/json/` below a project; returns the names of those that changed. */
export function writeSchemas(project: string): string[] {
  const changed: string[] = [];
  for (const [name, text] of schemaFiles()) {
    const path = join(project, 'content', 'schema', 'json', name);
    if (readIfThere(path) === text) continue;
    realDisk.writeAtomic(path, text);
    changed.push(name);
  }
  return changed;
}
