/** The evaluation of page reading → figures by name, and tables: our reader per source, then other ways to read the same pages. */
import { evaluatePages, type PageScore } from '../ingest/page/evaluation.ts';
import { ablatedReaders, ownReader, peerReaders } from '../ingest/page/readers.ts';
import type { Evaluated, Setting } from './evaluations.ts';

/** `peer`: Readability and defuddle on the same pages in the same run; `ablation`: our reader with one part left out at a time. */
export async function pagesEvaluation(
  folder: string,
  { peer, ablation }: Pick<Setting, 'peer' | 'ablation'>,
): Promise<Evaluated> {
  const { scores, misses } = evaluatePages(folder, ownReader());
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const others = [...(peer ? await peerReaders() : []), ...(ablation ? ablatedReaders() : [])];
  const ways = [
    { name: 'marsad', scores },
    ...others.map((reader) => ({
      name: reader.name,
      scores: evaluatePages(folder, reader).scores,
    })),
  ];
  return {
    figures: figuresOf(scores),
    table: sourceTable(scores),
    ...(others.length > 0 && { more: [wayTable(ways, scores)] }),
    remarks: [
      `peak memory of our reader: ${peakMb.toFixed(0)} MB, the corpus and this command included`,
      ...misses.slice(0, 12).map(({ id, f1 }) => `${id} ${f1.toFixed(2)}`),
    ],
  };
}

/** Figures that only some corpora have are left out where they have none: no floor is met by an absence. */
function figuresOf(scores: readonly PageScore[]): Record<string, number> {
  const found = (source: string) => scores.find((score) => score.source === source);
  const synthetic = found('synthetic')?.segments;
  const own = found('own');
  const held = found('held out');
  const figures = {
    realBodyF1: found('(real)')?.body?.f1,
    aebBodyF1: found('aeb')?.body?.f1,
    frenchSegmentF1: found('trafilatura-fr')?.segments?.f1,
    syntheticRecall: synthetic?.recall,
    syntheticCleanliness: synthetic && 1 - synthetic.leak,
    ownBodyF1: own?.body?.f1,
    ownRecall: own?.segments?.recall,
    ownCleanliness: own?.segments && 1 - own.segments.leak,
    title: own ? undefined : found('(all)')?.title?.right,
    authors: own ? undefined : found('(all)')?.authors?.right,
    date: own ? undefined : found('(all)')?.date?.right,
    ownTitle: own?.title?.right,
    ownAuthors: own?.authors?.right,
    ownDate: own?.date?.right,
    heldBodyF1: held?.body?.f1,
    heldRecall: held?.segments?.recall,
    heldCleanliness: held?.segments && 1 - held.segments.leak,
    heldTitle: held?.title?.right,
    heldAuthors: held?.authors?.right,
    heldDate: held?.date?.right,
  };
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

function sourceTable(scores: readonly PageScore[]): (string | number)[][] {
  return [
    [
      'source',
      'pages',
      'body F1',
      '95 %',
      'P',
      'R',
      'segment F1',
      'recall',
      'leak',
      'title',
      'authors',
      'date',
      'language',
      'empty',
      'CPU ms',
      'longest ms',
    ],
    ...scores.map(({ source, pages, body, segments, ...one }) => [
      source,
      pages,
      cell(body?.f1),
      body ? `${cell(body.low)}–${cell(body.high)}` : '',
      cell(body?.precision),
      cell(body?.recall),
      cell(segments?.f1),
      cell(segments?.recall),
      cell(segments?.leak),
      cell(one.title?.right),
      cell(one.authors?.right),
      cell(one.date?.right),
      cell(one.language?.right),
      one.empty,
      Math.round(one.cpuMs),
      Math.round(one.longestMs),
    ]),
  ];
}

/** A row a way: body F1 (or segment F1 where there is no body) of each source, then what counts over all. */
function wayTable(
  ways: readonly { name: string; scores: PageScore[] }[],
  sources: readonly PageScore[],
): (string | number)[][] {
  const measured = sources.filter(({ body, segments }) => body ?? segments);
  return [
    [
      'reader',
      ...measured.map(({ source, body }) => `${source}${body ? '' : ' (segments)'}`),
      'leak',
      'recall',
      'title',
      'authors',
      'date',
      'language',
      'empty',
      'CPU ms',
    ],
    ...ways.map(({ name, scores }) => {
      const of = (source: string) => scores.find((score) => score.source === source);
      const all = of('(all)');
      return [
        name,
        ...measured.map(({ source }) => cell(of(source)?.body?.f1 ?? of(source)?.segments?.f1)),
        cell(all?.segments?.leak),
        cell(all?.segments?.recall),
        cell(all?.title?.right),
        cell(all?.authors?.right),
        cell(all?.date?.right),
        cell(all?.language?.right),
        all?.empty ?? '',
        Math.round(all?.cpuMs ?? 0),
      ];
    }),
  ];
}

function cell(value: number | undefined): string {
  return value === undefined ? '' : (100 * value).toFixed(1);
}
