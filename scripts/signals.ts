/** `marsad signals`: the weak signals that were proposed; accept one into the taxonomy, or refuse it for good. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import { z } from 'zod';
import { conceptsOf, loadEditorial, taxonomyHome } from '#editorial';
import { type Lang, langs } from '#schema/lang.ts';
import { WeakSignal } from '#schema/trend.ts';
import { filesBelow, readIfThere, realDisk } from '../content/disk.ts';
import { appendDecision, type Deciding, dayOf, deciding } from './decision-file.ts';
import { type Common, common, exitCodes, print, Stop, table } from './verb.ts';

interface Accepting extends Deciding {
  conceptId: string;
  facet: string;
  broader?: string;
  fr?: string;
  ar?: string;
  en?: string;
}

export function addSignals(program: Command): void {
  const signals = program
    .command('signals')
    .description('weak signals: list them, accept one into the taxonomy, refuse one for good');
  common(signals.command('list').description('the proposals, the most promising first')).action(
    ({ home, json }: Common) => {
      const found = readSignals(home);
      print(json ? JSON.stringify(found) : listed(found));
    },
  );
  deciding(
    signals
      .command('accept')
      .description('write a signal into the taxonomy as a concept, for an editor to complete')
      .argument('<id>', 'id of the signal, as `signals list` prints it'),
  )
    .requiredOption('--concept-id <id>', 'stable id of the new concept, part of its address')
    .option('--facet <id>', 'facet it belongs to', 'trend')
    .option('--broader <id>', 'concept it is a part of')
    .option('--fr <label>', 'French label, where none was found')
    .option('--ar <label>', 'Arabic label, where none was found')
    .option('--en <label>', 'English label, where none was found')
    .action((id: string, options: Accepting) => {
      const path = accept(signalOf(options.home, id), options);
      print(options.json ? JSON.stringify({ path }) : path);
    });
  deciding(
    signals
      .command('refuse')
      .description('never propose a signal again')
      .argument('<id>', 'id of the signal, as `signals list` prints it'),
  ).action((id: string, options: Deciding) => {
    const path = refuse(signalOf(options.home, id), options);
    print(options.json ? JSON.stringify({ path }) : path);
  });
}

function readSignals(home: string): WeakSignal[] {
  const text = readIfThere(join(home, 'content', 'archive', 'signals.json'));
  return text === undefined ? [] : z.array(WeakSignal).parse(JSON.parse(text));
}

function signalOf(home: string, id: string): WeakSignal {
  const signal = readSignals(home).find((found) => found.id === id);
  if (!signal) {
    throw new Stop(
      `no signal has the id “${id}”: \`signals list\` names them`,
      exitCodes.configuration,
    );
  }
  return signal;
}

function listed(signals: readonly WeakSignal[]): string {
  return table([
    ['id', 'place', 'expression', 'outlets', 'stories', 'growth', 'spread'],
    ...signals.map(({ id, place, labels, expression, outlets, stories, growth, spread }) => [
      id,
      place,
      Object.values(labels).join(' / ') || expression,
      outlets.length,
      stories.length,
      growth.toFixed(2),
      spread.toFixed(2),
    ]),
  ]);
}

/** Append the concept to the file of its facet; comments and order of the file stay. Returns the path written. */
function accept(signal: WeakSignal, options: Accepting): string {
  const { home, conceptId, facet, broader, by, why, now } = options;
  const folder = taxonomyHome(home);
  if (folder !== home) {
    throw new Stop(
      `${home} has no taxonomy of its own: copy ${join(folder, 'content', 'taxonomy')} there first`,
      exitCodes.configuration,
    );
  }
  const { taxonomy } = loadEditorial(home);
  const ids = conceptsOf(taxonomy).map(({ id }) => id);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(conceptId) || conceptId.length > 80)
    throw new Stop(
      `“${conceptId}” cannot be an id: use lower-case letters, digits and hyphens`,
      exitCodes.configuration,
    );
  if (ids.includes(conceptId))
    throw new Stop(`the id “${conceptId}” is taken already`, exitCodes.configuration);
  if (broader !== undefined && !ids.includes(broader))
    throw new Stop(`no concept has the id “${broader}”`, exitCodes.configuration);
  const labels = labelsFor(signal, options);
  const { path, document } = facetFile(home, facet);
  const concepts = document.get('concepts');
  if (!isSeq(concepts)) throw new Stop(`${path} has no list of concepts`, exitCodes.configuration);
  const alt = altLabels(signal, labels);
  const concept = document.createNode({
    id: conceptId,
    prefLabel: labels,
    ...(Object.keys(alt).length > 0 ? { altLabel: alt } : {}),
    ...(broader === undefined ? {} : { broader }),
    ...relatedTo(signal, ids),
  });
  concept.commentBefore = ` Accepted by ${by} on ${dayOf(now)} from ${signal.id}${why ? `: ${why}` : ''}`;
  concepts.add(concept);
  realDisk.writeAtomic(join(home, path), document.toString({ lineWidth: 100 }));
  return path;
}

/** Labels found in the press, or given by hand; a concept has all three. */
function labelsFor(signal: WeakSignal, options: Accepting): Record<Lang, string> {
  const found = (lang: Lang) => options[lang] ?? signal.labels[lang];
  const missing = langs.filter((lang) => found(lang) === undefined);
  if (missing.length > 0) {
    const wanted = missing.map((lang) => `--${lang} "…"`).join(' ');
    throw new Stop(`a concept has three labels: add ${wanted}`, exitCodes.configuration);
  }
  return { fr: found('fr') ?? '', ar: found('ar') ?? '', en: found('en') ?? '' };
}

/** Forms other than the labels; those in Latin letters stand as French, the tagger reads them in both. */
function altLabels(
  { forms, labels: found, lang }: WeakSignal,
  labels: Record<Lang, string>,
): Partial<Record<Lang, string[]>> {
  const alt: Partial<Record<Lang, string[]>> = {};
  const chosen = new Set(Object.values(labels).map((label) => label.toLowerCase()));
  const latin = langs.find((one) => one === lang && one !== 'ar') ?? (found.fr ? 'fr' : 'en');
  for (const form of forms) {
    if (chosen.has(form.toLowerCase())) continue;
    chosen.add(form.toLowerCase());
    const of = /\p{Script=Arabic}/u.test(form) ? 'ar' : latin;
    alt[of] = [...(alt[of] ?? []), form];
  }
  return alt;
}

function relatedTo({ kind, concepts }: WeakSignal, ids: readonly string[]): { related?: string[] } {
  const related = concepts.filter((id) => ids.includes(id));
  return kind === 'pair' && related.length > 0 ? { related } : {};
}

function facetFile(home: string, facet: string): { path: string; document: Document } {
  for (const name of filesBelow(join(home, 'content', 'taxonomy'))) {
    if (!name.endsWith('.yaml')) continue;
    const path = join('content', 'taxonomy', name);
    const document = parseDocument(readIfThere(join(home, path)) ?? '');
    if (isMap(document.contents) && document.get('id') === facet) return { path, document };
  }
  throw new Stop(`no facet has the id “${facet}”`, exitCodes.configuration);
}

/** Append the refusal to `content/decisions/signals.yaml`. Returns the path written. */
function refuse({ id, expression }: WeakSignal, { home, by, why, now }: Deciding): string {
  return appendDecision(home, 'signals', {
    do: 'refuse',
    by,
    date: dayOf(now),
    signal: id,
    expression,
    ...(why ? { why } : {}),
  });
}
