/** `marsad sources add | list | check | import | export`: the list of what is watched. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import YAML from 'yaml';
import { loadEditorial } from '#editorial';
import { Source } from '#schema/source.ts';
import { realDisk } from '../content/disk.ts';
import { fetcherOptions, type Reach, reach } from './reach.ts';
import { checkSources } from './sources-check.ts';
import { type Common, common, exitCodes, print, Stop, say, table } from './verb.ts';

export function addSources(program: Command): void {
  const sources = program.command('sources').description('the list of what is watched');
  reach(
    common(
      sources
        .command('add')
        .description('look at a site or feed and propose its file, with a preview of five items'),
    ),
  )
    .argument('<url>', 'address of a site or of a feed')
    .option('--lang <lang>', 'language expected', 'fr')
    .option('--write', 'write the file into content/sources')
    .action(add);
  common(sources.command('list').description('the sources, one a line')).action(
    (options: Common) => {
      const { sources: all } = loadEditorial(options.home);
      print(
        options.json
          ? JSON.stringify(all)
          : table([
              ['id', 'kind', 'lang', 'name', 'url'],
              ...all.map((one) => [
                one.id,
                one.kind,
                one.lang,
                one.name,
                one.url ?? `(to discover) ${one.site}`,
              ]),
            ]),
      );
    },
  );
  reach(
    common(
      sources
        .command('check')
        .description('health of every source; with --page, try a source’s selectors on a page'),
    ),
  )
    .argument('[id]', 'one source only')
    .option('--page <url>', 'read this page with the source’s own rules and show what comes out')
    .option('--compare', 'ask the feeds and compare with rss-parser’s reading')
    .action(checkSources);
  common(sources.command('import').description('add the feeds of an OPML file to content/sources'))
    .argument('<file>', 'OPML file')
    .option('--lang <lang>', 'language of feeds that name none', 'fr')
    .action(importFile);
  common(sources.command('export').description('all sources as OPML on stdout')).action(
    async (options: Common) => {
      const { exportOpml } = await import('../ingest/opml.ts');
      print(exportOpml(loadEditorial(options.home).sources).trimEnd());
    },
  );
}

async function add(url: string, options: Reach & { lang: string; write?: boolean }): Promise<void> {
  const { proposeSource } = await import('../ingest/propose.ts');
  const taken = new Set(loadEditorial(options.home).sources.map(({ id }) => id));
  const found = await proposeSource(url, {
    now: options.now ?? new Date().toISOString(),
    fetch: fetcherOptions(options),
    taken,
    lang: options.lang,
  });
  if (!found.ok) throw new Stop(`${found.error.code}: ${found.error.message}`);
  const { source, yaml, preview, items, format, warnings } = found.value;
  const path = join(options.home, 'content', 'sources', `${source.id}.yaml`);
  if (options.write) realDisk.writeAtomic(path, yaml);
  if (options.json) {
    print(JSON.stringify({ path, written: options.write === true, ...found.value }));
    return;
  }
  print(`# ${path}\n${yaml.trimEnd()}`);
  say(`${format}, ${items} items${warnings.length > 0 ? `, mended: ${warnings.join(', ')}` : ''}`);
  for (const item of preview) say(`  ${item.published.slice(0, 10)}  ${item.title}`);
  say(options.write ? 'written' : 'not written: look at it, then say --write');
}

async function importFile(file: string, options: Common & { lang: string }): Promise<void> {
  const { importOpml } = await import('../ingest/opml.ts');
  const { sources } = loadEditorial(options.home);
  const known = new Set(sources.flatMap(({ url }) => url ?? []));
  const imported = importOpml(
    readFileSync(file),
    options.lang,
    new Set(sources.map(({ id }) => id)),
  );
  if (!imported.ok) throw new Stop(`${file}: ${imported.error.message}`, exitCodes.configuration);
  const fresh = imported.value.sources.filter(({ url }) => url === undefined || !known.has(url));
  for (const source of fresh) {
    const text = YAML.stringify(Source.parse(source), { lineWidth: 0 });
    realDisk.writeAtomic(join(options.home, 'content', 'sources', `${source.id}.yaml`), text);
  }
  for (const { name, reason } of imported.value.refused) say(`left out: ${name} (${reason})`);
  const result = {
    added: fresh.map(({ id }) => id),
    known: imported.value.sources.length - fresh.length,
    refused: imported.value.refused,
  };
  print(
    options.json
      ? JSON.stringify(result)
      : `${fresh.length} sources added, ${result.known} were known, ${result.refused.length} left out`,
  );
}
