/** What `evaluate` can measure: for each WHAT the figures by name, and a table for people. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEditorial } from '#editorial';
import type { MarkRow } from '../analysis/evaluate-figures.ts';
import type { OpinionRow } from '../analysis/evaluate-opinions.ts';
import type { StoryRow } from '../analysis/evaluate-stories.ts';
import { filesBelow } from '../content/disk.ts';
import { project, Stop } from './verb.ts';

/** Where the corpus lies, and whose words to use. */
export interface Setting {
  dir: string | undefined;
  home: string;
  /** Measure the peers beside it. */
  peer: boolean;
  /** Measure what each part contributes, by leaving it out. */
  ablation: boolean;
}

export interface Evaluated {
  /** By the names that floors use. */
  figures: Record<string, number>;
  table: (string | number)[][];
  /** Further tables about the same corpus. */
  more?: (string | number)[][][];
  remarks?: string[];
}

/** The evaluations, by name. */
export const evaluations = {
  feeds: async ({ dir }: Setting) => {
    const { evaluateFeeds } = await import('../ingest/feeds-evaluation.ts');
    const { groups, total, handWritten, dates, misses } = evaluateFeeds(needed(dir));
    const row = (score: typeof total) => [
      score.group,
      score.files,
      share(score.survived / score.files),
      part(score.goal),
      part(score.core),
      part(score.extended),
      part(score.sanitise),
    ];
    const groupCore = (name: string) => ratio(groups.find(({ group }) => group === name)?.core);
    return {
      figures: {
        survived: total.survived / total.files,
        goal: ratio(total.goal),
        handWrittenCore: ratio(handWritten),
        charsetArFr: groupCore('charset-ar-fr'),
        encodingMatrix: groupCore('encoding-matrix'),
        sanitise: ratio(total.sanitise),
        datesCore: ratio(dates.core),
        datesAccept: ratio(dates.accept),
      },
      table: [
        ['group', 'files', 'survived', 'core+consensus+reference', 'core', 'extended', 'sanitise'],
        ...groups.map(row),
        row(total),
        ['hand-written core', '', '', '', part(handWritten), '', ''],
        ['dates', '', '', '', part(dates.core), `accept ${part(dates.accept)}`, ''],
      ],
      remarks: misses
        .slice(0, 40)
        .map(
          (miss) =>
            `${miss.id} ${miss.path}: ${JSON.stringify(miss.got)?.slice(0, 80)} for ${JSON.stringify(miss.expected)?.slice(0, 80)}`,
        ),
    };
  },
  pages: async (setting: Setting) => {
    const { pagesEvaluation } = await import('./evaluate-pages.ts');
    return pagesEvaluation(setting.dir ?? join(ownGold, 'pages'), setting);
  },
  dates: async ({ dir }: Setting) => {
    const { readHumanDate } = await import('../ingest/page/human-date.ts');
    const lines = readFileSync(join(needed(dir), 'dates.ndjson'), 'utf8')
      .trim()
      .split('\n');
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' });
    const cases = lines.map(
      (line): { id: string; input: string; now: string; expect: string; got?: string } =>
        JSON.parse(line),
    );
    for (const one of cases) {
      const found = readHumanDate(one.input, { now: one.now });
      if (found) one.got = day.format(new Date(found));
    }
    const wrong = cases.filter(({ got, expect }) => got !== expect);
    return {
      figures: {
        right: 1 - wrong.length / cases.length,
        silentWrong: -wrong.filter(({ got }) => got !== undefined).length,
      },
      table: [
        ['strings', 'right', 'silently wrong'],
        [
          cases.length,
          cases.length - wrong.length,
          wrong.filter(({ got }) => got !== undefined).length,
        ],
      ],
      remarks: wrong.map(
        ({ id, input, got, expect }) => `${id} ${input}: ${got ?? 'refused'} for ${expect}`,
      ),
    };
  },
  languages: async ({ dir }: Setting) => {
    const { evaluateLanguages } = await import('../ingest/page/language-evaluation.ts');
    const rows = evaluateLanguages(dir ?? ownGold);
    return {
      figures: Object.fromEntries(rows.map(({ lang, right, n }) => [lang, right / n])),
      table: [
        ['language', 'texts', 'right'],
        ...rows.map(({ lang, right, n }) => [lang, n, share(right / n)]),
      ],
      remarks: rows.flatMap(({ lang, misses }) =>
        misses.map(({ text, found }) => `${lang} taken for ${found}: ${text}`),
      ),
    };
  },
  stories: async ({ dir, home }: Setting) => {
    const { evaluateSample, evaluateStories } = await import('../analysis/evaluate-stories.ts');
    const { evaluateDuplicates } = await import('../analysis/evaluate-duplicates.ts');
    const { toKnowledge } = await import('../analysis/knowledge.ts');
    const knowledge = toKnowledge(loadEditorial(home));
    if (dir !== undefined) return storyTable(await evaluateStories(dir, knowledge));
    const sample = storyTable(await evaluateSample(sampleWeb, knowledge));
    const copies = marked(evaluateDuplicates(ownGold, knowledge));
    return {
      figures: { ...sample.figures, ...copies.figures },
      table: [...sample.table, ...copies.table],
      remarks: copies.remarks ?? [],
    };
  },
  figures: async ({ dir }: Setting) => {
    const { evaluateFigures } = await import('../analysis/evaluate-figures.ts');
    return marked(evaluateFigures(dir ?? ownGold));
  },
  tags: async ({ dir, home }: Setting) => {
    const { evaluateConcepts } = await import('../analysis/evaluate-concepts.ts');
    const { evaluateOpinions } = await import('../analysis/evaluate-opinions.ts');
    const { toReader } = await import('../analysis/inspect-tags.ts');
    const editorial = loadEditorial(home);
    const reader = toReader(editorial);
    const folder = dir ?? ownGold;
    const concepts = marked(evaluateConcepts(folder, sampleWeb, reader));
    const opinions = evaluateOpinions(folder, sampleWeb, reader, editorial.taxonomy);
    return { ...concepts, ...withOpinions(concepts.figures, opinions) };
  },
  events: async ({ dir, home }: Setting) => {
    const { evaluateBlindEvents, evaluateEvents, evaluateOwnEvents } = await import(
      '../analysis/evaluate-events.ts'
    );
    const { toReader } = await import('../analysis/inspect-tags.ts');
    const reader = toReader(loadEditorial(home));
    const sample = evaluateEvents(dir ?? sampleWeb, reader);
    const own = evaluateOwnEvents(dir ?? ownGold, reader);
    const blind = evaluateBlindEvents(dir ?? ownGold, reader);
    return marked({
      rows: [...sample.rows, ...own.rows, ...blind.rows],
      remarks: [...own.remarks, ...sample.remarks],
    });
  },
  entities: async ({ dir, home }: Setting) => {
    const { evaluateEntities } = await import('../analysis/evaluate-entities.ts');
    return marked(evaluateEntities(dir ?? ownGold, loadEditorial(home)));
  },
  topics: async ({ dir, home }: Setting) => {
    const { evaluateTopics } = await import('../analysis/evaluate-tags.ts');
    const { toKnowledge } = await import('../analysis/knowledge.ts');
    const rows = evaluateTopics(needed(dir), undefined, toKnowledge(loadEditorial(home)));
    return {
      figures: Object.fromEntries(rows.map(({ lang, accuracy }) => [lang, accuracy])),
      table: [
        ['language', 'sentences', 'accuracy', 'macro F1'],
        ...rows.map((row) => [row.lang, row.sentences, share(row.accuracy), share(row.macroF1)]),
      ],
    };
  },
  trends: async ({ dir }: Setting) => {
    if (dir !== undefined) {
      const { evaluateNames } = await import('../analysis/evaluate-names.ts');
      const { rows, remarks } = evaluateNames(dir);
      const [own, , asStrict] = rows;
      return {
        figures: {
          'names told': (own?.told ?? 0) / (own?.rose ?? 1),
          'names told over a moving average as strict':
            ((own?.told ?? 0) - (asStrict?.told ?? 0)) / (own?.rose ?? 1),
        },
        table: [
          ['way', 'names that rose', 'told', 'median days', 'others a week'],
          ...rows.map(({ way, rose, told, days, others }) => [
            way,
            rose,
            told,
            days,
            others.toFixed(1),
          ]),
        ],
        remarks,
      };
    }
    const { evaluateTrends } = await import('../analysis/evaluate-trends.ts');
    const { worlds } = await import('../analysis/simulated.ts');
    const rows = evaluateTrends(worlds);
    const own = rows.find(({ world, way }) => world === 'all' && way === 'marsad');
    return {
      figures: {
        'burst recall': own?.bursts?.recall ?? 0,
        'false alarms a series and year': -(own?.bursts?.falseAlarms ?? Number.POSITIVE_INFINITY),
        'emergence f1': own?.emergence ?? 0,
        'decline f1': own?.decline ?? 0,
      },
      table: [
        ['world', 'way', 'bursts seen', 'false a year', 'lag, weeks', 'emergence F1', 'decline F1'],
        ...rows.map(({ world, way, bursts, emergence, decline }) => [
          world,
          way,
          bursts ? share(bursts.recall) : '',
          bursts ? bursts.falseAlarms.toFixed(2) : '',
          bursts ? bursts.lag.toFixed(1) : '',
          share(emergence),
          share(decline),
        ]),
      ],
    };
  },
  summaries: async ({ dir, home }: Setting) => {
    const { evaluateSummaries } = await import('../analysis/evaluate-summaries.ts');
    const { toKnowledge } = await import('../analysis/knowledge.ts');
    const { toReader } = await import('../analysis/inspect-tags.ts');
    const folder = dir ?? join(project, 'tests', 'web', 'articles');
    const editorial = loadEditorial(home);
    const files = filesBelow(folder).filter((name) => name.endsWith('.yaml'));
    const rows = evaluateSummaries(folder, files, toReader(editorial), toKnowledge(editorial));
    const [chosen, lead, short] = rows;
    return {
      figures: {
        traced: chosen?.traced ?? 0,
        rougeL: chosen?.rougeL ?? 0,
        facts: chosen?.facts ?? 0,
        'rougeL over lead-3': (chosen?.rougeL ?? 0) - (lead?.rougeL ?? 0),
        'facts over lead-3': (chosen?.facts ?? 0) - (lead?.facts ?? 0),
        'facts over as much of the lead': (chosen?.facts ?? 0) - (short?.facts ?? 0),
      },
      table: [
        ['way', 'stories', 'ROUGE-L', 'key facts', 'traced', 'words'],
        ...rows.map(({ way, stories, rougeL, facts, traced, words }) => [
          way,
          stories,
          share(rougeL),
          share(facts),
          share(traced),
          words.toFixed(0),
        ]),
      ],
    };
  },
} satisfies Record<string, (setting: Setting) => Promise<Evaluated>>;

/** Sentences, pairs and events that the project labelled itself. */
const ownGold = join(import.meta.dirname, '..', 'tests', 'gold');

const sampleWeb = join(import.meta.dirname, '..', 'tests', 'web');

function storyTable(rows: readonly StoryRow[]): Evaluated {
  return {
    figures: Object.fromEntries(
      rows.map(({ set, measure, value }) => [`${set} ${measure}`, value]),
    ),
    table: [
      ['set', 'measure', 'value', 'low', 'high', 'found', 'gold'],
      ...rows.map((row) => [
        row.set,
        row.measure,
        share(row.value),
        share(row.low),
        share(row.high),
        row.found,
        row.gold,
      ]),
    ],
  };
}

function marked({ rows, remarks }: { rows: readonly MarkRow[]; remarks: string[] }): Evaluated {
  return {
    figures: Object.fromEntries(
      rows.flatMap(({ set, measure, f1, precision, recall }) => [
        [`${measure} ${set}`, f1],
        [`${measure} ${set} precision`, precision],
        [`${measure} ${set} recall`, recall],
      ]),
    ),
    table: [
      ['measure', 'set', 'gold', 'precision', 'recall', 'F1', 'low', 'high'],
      ...rows.map((row) => [
        row.measure,
        row.set,
        row.gold,
        share(row.precision),
        share(row.recall),
        share(row.f1),
        share(row.low),
        share(row.high),
      ]),
    ],
    remarks: remarks.slice(0, 40),
  };
}

/** The second opinion on tags, as a table of its own. */
function withOpinions(
  figures: Evaluated['figures'],
  rows: readonly OpinionRow[],
): Pick<Evaluated, 'figures' | 'more'> {
  const precision = (set: string, said: OpinionRow['said']) =>
    rows.find((row) => row.set === set && row.said === said)?.precision ?? 0;
  return {
    figures: {
      ...figures,
      'topics both give precision': precision('all', 'both give it'),
      'topics doubted wrong how many times as often':
        (1 - precision('all', 'the model doubts it')) / (1 - precision('all', 'both give it')),
      'topics only the model sees precision': precision('all', 'only the model sees it'),
    },
    more: [
      [
        ['second opinion', 'set', 'tags', 'right', 'precision', 'low', 'high'],
        ...rows.map((row) => [
          row.said,
          row.set,
          row.tags,
          row.right,
          share(row.precision),
          share(row.low),
          share(row.high),
        ]),
      ],
    ],
  };
}

export type Evaluation = keyof typeof evaluations;

function needed(dir: string | undefined): string {
  if (dir === undefined) throw new Stop('name the folder of the corpus');
  return dir;
}

interface Counted {
  met: number;
  of: number;
}

function ratio(counted: Counted | undefined): number {
  return counted === undefined || counted.of === 0 ? 1 : counted.met / counted.of;
}

function part({ met, of }: Counted): string {
  return of === 0 ? '' : `${((100 * met) / of).toFixed(1)} (${met}/${of})`;
}

function share(value: number): string {
  return (100 * value).toFixed(1);
}
