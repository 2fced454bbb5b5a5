/** `marsad tags`: where the linear model disagrees with the forms of the taxonomy, and an editor’s word on it. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { openArchive } from '#archive';
import { conceptsOf, loadEditorial } from '#editorial';
import type { Decision } from '#schema/decision.ts';
import { Disagreement } from '#schema/disagreement.ts';
import { readIfThere } from '../content/disk.ts';
import { appendDecision, type Deciding, dayOf, deciding } from './decision-file.ts';
import { type Common, common, exitCodes, print, Stop } from './verb.ts';

interface Listing extends Common {
  concept?: string;
}

export function addTags(program: Command): void {
  const tags = program
    .command('tags')
    .description('concepts of articles: list what the two readers disagree on, decide on it');
  common(
    tags
      .command('disagreements')
      .description('tags that the second opinion doubts, and concepts that only it sees'),
  )
    .option('--concept <id>', 'those about this concept only')
    .action(({ home, json, concept }: Listing) => {
      const found = readDisagreements(home).filter((one) => !concept || one.concept === concept);
      print(json ? JSON.stringify(found) : found.map(told).join('\n\n'));
    });
  for (const side of ['add', 'remove'] as const) {
    deciding(
      tags
        .command(side)
        .description(
          side === 'add'
            ? 'decide that an article is about a concept'
            : 'decide that an article is not about a concept',
        )
        .argument('<article>', 'id or address of the article')
        .argument('<concept>', 'id of the concept'),
    ).action((article: string, concept: string, options: Deciding) => {
      const path = retag(side, article, concept, options);
      print(options.json ? JSON.stringify({ path }) : path);
    });
  }
}

/** Those of the last analysis that no decision has settled since. */
function readDisagreements(home: string): Disagreement[] {
  const text = readIfThere(join(home, 'content', 'archive', 'disagreements.json'));
  if (text === undefined) return [];
  const settled = settledPairs(loadEditorial(home).decisions);
  return z
    .array(Disagreement)
    .parse(JSON.parse(text))
    .filter(
      ({ article, url, concept }) =>
        !settled.has(`${article} ${concept}`) && !settled.has(`${url} ${concept}`),
    );
}

function settledPairs(decisions: readonly Decision[]): Set<string> {
  const pairs = new Set<string>();
  for (const decision of decisions) {
    if (decision.do !== 'retag') continue;
    for (const article of decision.articles)
      for (const concept of [...(decision.add ?? []), ...(decision.remove ?? [])])
        pairs.add(`${article} ${concept}`);
  }
  return pairs;
}

/** What an editor needs to decide it, and the two commands that do. */
function told(one: Disagreement): string {
  const { kind, concept, article, title, url, outlet, published, forms, model } = one;
  const quoted = (words: readonly string[]) => words.map((word) => `«${word}»`).join(' ');
  const spans = forms.evidence.map(
    ({ text, field }) => `«${text}»${field === 'title' ? ' (title)' : ''}`,
  );
  const side = kind === 'missing' ? 'for it' : 'against it';
  return [
    `${kind}  ${concept}  ${title}`,
    `  article  ${outlet}, ${published.slice(0, 10)}, ${url}`,
    `  forms    ${forms.score === 0 ? 'none found' : `${forms.score}: ${spans.join(' ')}`}`,
    `  model    ${model.score}, learnt from ${model.learnt} articles; ${side}: ${quoted(model.words)}`,
    `  yes      marsad tags add ${article} ${concept} --by NAME`,
    `  no       marsad tags remove ${article} ${concept} --by NAME`,
  ].join('\n');
}

/** Append the decision to `content/decisions/tags.yaml`. Returns the path written. */
function retag(
  side: 'add' | 'remove',
  name: string,
  concept: string,
  { home, by, why, now }: Deciding,
): string {
  const { taxonomy } = loadEditorial(home);
  if (!conceptsOf(taxonomy).some(({ id }) => id === concept))
    throw new Stop(`no concept has the id “${concept}”`, exitCodes.configuration);
  return appendDecision(home, 'tags', {
    do: 'retag',
    by,
    date: dayOf(now),
    articles: [articleIdOf(home, name)],
    [side]: [concept],
    ...(why ? { why } : {}),
  });
}

function articleIdOf(home: string, name: string): string {
  using archive = openArchive(home);
  if (archive.article(name)) return name;
  for (const { id, url, sightings } of archive.articles())
    if (url === name || sightings.some((one) => one.url === name)) return id;
  throw new Stop(`no article has the id or address “${name}”`, exitCodes.configuration);
}
