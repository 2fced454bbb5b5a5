/** Stories → the files of the trends, the radar, the weak signals and the watch products. */
import type { Taxonomy } from '#schema/concept.ts';
import { langs } from '#schema/lang.ts';
import type { LexiconEntry, Named } from '#schema/lexicon.ts';
import { toActors } from './actors.ts';
import { toAgenda, toCalendar } from './agenda.ts';
import { toDirectory } from './directory.ts';
import { toLaws } from './laws.ts';
import { toPressReviews } from './press.ts';
import { toCalls, toDeals, toTrainings } from './products.ts';
import { type RadarInput, toRadars } from './radar.ts';
import { toRegions } from './regions.ts';
import { findSignals, type SignalInput } from './signals.ts';
import { toFacetSeries, toTrends } from './trends.ts';
import type { AllStories } from './week-stories.ts';

/** What the products are made of besides the stories. */
export interface ProductSetting {
  taxonomy: Taxonomy;
  gazetteer: readonly Named[];
  lexicon: readonly LexiconEntry[];
  weeks: readonly string[];
}

/** Path and text of each file of the products. */
export function* productFiles(
  all: Pick<AllStories, 'gists' | 'telling'>,
  { taxonomy, gazetteer, lexicon, weeks }: ProductSetting,
): Generator<[string, string]> {
  const gists = all.gists();
  const stories = all.telling();
  const directory = toDirectory(gists, gazetteer, lexicon);
  const agenda = toAgenda(stories, directory);
  const files: [string, string][] = [
    ['deals.json', lines(toDeals(stories, directory))],
    ['calls.json', lines(toCalls(stories, directory))],
    ['trainings.json', lines(toTrainings(stories, directory))],
    ['agenda.json', lines(agenda)],
    ['laws.json', lines(toLaws(stories, gists, gazetteer))],
    ['actors.json', lines(toActors(gists, directory))],
    ['regions.json', lines(toRegions(gists, taxonomy, weeks, directory))],
    ...langs.map((lang): [string, string] => [`agenda.${lang}.ics`, toCalendar(agenda, lang)]),
  ];
  for (const [path, text] of files) yield [`products/${path}`, text];
  for (const review of toPressReviews(gists))
    yield [`products/press/${review.day}.json`, `${JSON.stringify(review)}\n`];
}

/** Path and text of each trend, each edition of the radar, and the series of facets. */
export function* trendFiles(input: RadarInput): Generator<[string, string]> {
  const { stories, taxonomy, weeks } = input;
  for (const trend of toTrends(stories, taxonomy, weeks))
    yield [`trends/${trend.id}.json`, `${JSON.stringify(trend)}\n`];
  yield ['facets.json', lines(toFacetSeries(stories, taxonomy, weeks))];
  for (const radar of toRadars(input))
    yield [`radar/${radar.period}.json`, `${JSON.stringify(radar)}\n`];
}

/** Path and text of the weak signals. */
export function* signalFiles(input: SignalInput): Generator<[string, string]> {
  yield ['signals.json', lines(findSignals(input))];
}

/** A JSON array, one record a line: a change of one record is a change of one line. */
function lines(records: readonly unknown[]): string {
  if (records.length === 0) return '[]\n';
  return `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
}
