/** `marsad new study LANG SLUG`: a scaffold that an editor fills. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import { writeFrontMatter } from '#front-matter';
import { type Lang, langs } from '#schema/lang.ts';
import { realDisk } from '../content/disk.ts';
import { type Common, common, exitCodes, instant, print, Stop } from './verb.ts';

interface Options extends Common {
  now?: string;
}

const bodies: Record<Lang, string> = {
  fr: '## La question\n\nCe que cette étude veut savoir, et pourquoi maintenant.\n\n## Ce que disent les données\n\n<TrendChart trend="ia" />\n\nUne affirmation, avec sa source <Cite id="source-1" />.\n\n## Limites\n',
  ar: '## السؤال\n\nما الذي تريد هذه الدراسة معرفته، ولماذا الآن.\n\n## ما تقوله البيانات\n\n<TrendChart trend="ia" />\n\nقول مع مصدره <Cite id="source-1" />.\n\n## الحدود\n',
  en: '## The question\n\nWhat this study wants to know, and why now.\n\n## What the data say\n\n<TrendChart trend="ia" />\n\nA claim, with its source <Cite id="source-1" />.\n\n## Limits\n',
};

export function addNew(program: Command): void {
  common(program.command('new').description('scaffold a study for an editor to fill'))
    .addArgument(new Argument('<kind>', 'what to scaffold').choices(['study']))
    .addArgument(new Argument('<lang>', 'its language').choices(langs))
    .argument('<slug>', 'its address, the same for its translations: lower case, digits, hyphens')
    .option('--now <iso>', 'the date to put in', instant)
    .action((_kind: string, lang: Lang, slug: string, options: Options) => {
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 80) {
        throw new Stop(
          `“${slug}” cannot be an address: use lower-case letters, digits and hyphens`,
          exitCodes.configuration,
        );
      }
      const path = join(options.home, 'content', 'studies', lang, `${slug}.mdx`);
      if (existsSync(path))
        throw new Stop(`${path} exists already; nothing was written`, exitCodes.configuration);
      const date = (options.now ?? new Date().toISOString()).slice(0, 10);
      const data = {
        title: slug,
        description: '…',
        lang,
        date,
        authors: ['…'],
        translationKey: slug,
        draft: true,
        references: [{ id: 'source-1', title: '…', url: 'https://example.org/' }],
      };
      realDisk.writeAtomic(path, writeFrontMatter(data, bodies[lang]));
      print(options.json ? JSON.stringify({ path }) : path);
    });
}
