/** Stories → the files of the watch products, the radar and the weak signals in the archive; only changed bytes are written. */
import type { Archive } from '#archive';
import type { Taxonomy } from '#schema/concept.ts';
import { langs } from '#schema/lang.ts';
import type { Named } from '#schema/lexicon.ts';
import type { Story } from '#schema/story.ts';
import { toActors } from './actors.ts';
import { toAgenda, toCalendar } from './agenda.ts';
import type { Directory } from './directory.ts';
import { toLaws } from './laws.ts';
import { toPressReviews } from './press.ts';
import { toCalls, toDeals, toTrainings } from './products.ts';
import { type RadarInput, toRadars } from './radar.ts';
import { toRegions } from './regions.ts';
import { findSignals, type SignalInput } from './signals.ts';
import { toFacetSeries } from './trends.ts';

/** What the products are made of besides the stories. */
export interface ProductSetting {
  directory: Directory;
  taxonomy: Taxonomy;
  gazetteer: readonly Named[];
  weeks: readonly string[];
}

/** Returns how many files changed. */
export function saveProducts(
  archive: Archive,
  stories: readonly Story[],
  { directory, taxonomy, gazetteer, weeks }: ProductSetting,
): number {
  const agenda = toAgenda(stories, directory);
  const files = new Map<string, string>([
    ['deals.json', lines(toDeals(stories, directory))],
    ['calls.json', lines(toCalls(stories, directory))],
    ['trainings.json', lines(toTrainings(stories, directory))],
    ['agenda.json', lines(agenda)],
    ['laws.json', lines(toLaws(stories, gazetteer))],
    ['actors.json', lines(toActors(stories, directory))],
    ['regions.json', lines(toRegions(stories, taxonomy, weeks, directory))],
  ]);
  for (const lang of langs) files.set(`agenda.${lang}.ics`, toCalendar(agenda, lang));
  for (const review of toPressReviews(stories))
    files.set(`press/${review.day}.json`, `${JSON.stringify(review)}\n`);
  let written = 0;
  for (const [path, text] of files) if (archive.derived.write(`products/${path}`, text)) written++;
  return written + archive.derived.prune('products', new Set(files.keys())).length;
}

/** Radar editions, series of facets, weak signals. Returns how many files changed. */
export function saveMaps(archive: Archive, input: RadarInput & SignalInput): number {
  let written = 0;
  const write = (path: string, text: string) => {
    if (archive.derived.write(path, text)) written++;
  };
  write('signals.json', lines(findSignals(input)));
  write('facets.json', lines(toFacetSeries(input.stories, input.taxonomy, input.weeks)));
  const keep = new Set<string>();
  for (const radar of toRadars({ ...input, kept: archive.kept })) {
    keep.add(`${radar.period}.json`);
    write(`radar/${radar.period}.json`, `${JSON.stringify(radar)}\n`);
  }
  return written + archive.derived.prune('radar', keep).length;
}

/** A JSON array, one record a line: a change of one record is a change of one line. */
function lines(records: readonly unknown[]): string {
  if (records.length === 0) return '[]\n';
  return `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
}
