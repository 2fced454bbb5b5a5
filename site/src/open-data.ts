/** The tables of the open data: one row a record, under one name in CSV, JSON and the data package. */
import { products } from './products.ts';
import { loadWatch } from './watch.ts';

/** A column: its name and its type after Frictionless Table Schema. */
export interface Column {
  name: string;
  type: 'string' | 'integer' | 'number' | 'date' | 'boolean';
  about: string;
}

export interface Table {
  name:
    | 'actors'
    | 'agenda'
    | 'calls'
    | 'deals'
    | 'laws'
    | 'radar'
    | 'regions'
    | 'signals'
    | 'stories'
    | 'trainings'
    | 'trends';
  about: string;
  columns: Column[];
  rows(): (string | number)[][];
  /** The same as records with all that is known. */
  records(): unknown;
}

const text = (name: string, about: string): Column => ({ name, type: 'string', about });
const day = (name: string, about: string): Column => ({ name, type: 'date', about });
const count = (name: string, about: string): Column => ({ name, type: 'integer', about });
const amount = (name: string, about: string): Column => ({ name, type: 'number', about });

const story = text('story', 'Id of the story; its page is /fr/stories/<id>/.');
const regions = text('regions', 'Codes of the regions, separated by spaces.');
const outlets = text('outlets', 'Ids of the sources, separated by spaces.');
const concept = text('concept', 'Id of the concept.');
const weekColumns = [
  text('week', 'ISO week.'),
  count('stories', 'Stories of the week.'),
  count('all_stories', 'All stories of the week.'),
  count('outlets', 'Independent sources.'),
];
const proof = text('proof', 'Address of the article that says so.');

/** The columns of a study’s frozen data. */
export const frozenColumns: Column[] = [concept, ...weekColumns];

/** Every table, sorted by name. */
export async function tables(): Promise<Table[]> {
  const watch = loadWatch();
  const all = products();
  return [
    {
      name: 'actors',
      about: 'Organisations, programmes and people in public roles.',
      columns: [
        text('id', 'Stable id.'),
        text('type', 'org, person, place, programme, law or event.'),
        text('fr', 'Name in French.'),
        text('ar', 'Name in Arabic.'),
        text('en', 'Name in English.'),
        count('stories', 'Stories that name it.'),
        count('outlets', 'Sources that name it.'),
        day('first', 'First day.'),
        day('last', 'Last day.'),
      ],
      rows: () =>
        all.actors.map((one) => [
          one.id,
          one.type,
          one.labels.fr,
          one.labels.ar,
          one.labels.en,
          one.total,
          one.outlets.length,
          one.first,
          one.last,
        ]),
      records: () => all.actors,
    },
    {
      name: 'agenda',
      about: 'Days that stories name: gatherings, deadlines, other dates.',
      columns: [
        text('id', 'Stable id.'),
        day('day', 'The day named.'),
        text('kind', 'event, deadline or date.'),
        text('title', 'Title of the story.'),
        story,
        outlets,
        proof,
      ],
      rows: () =>
        all.agenda.map((one) => [
          one.id,
          one.day,
          one.kind,
          one.title,
          one.story,
          one.outlets.join(' '),
          one.of.url,
        ]),
      records: () => all.agenda,
    },
    {
      name: 'calls',
      about: 'Calls for projects and tenders with their deadlines.',
      columns: [
        text('id', 'Stable id.'),
        day('deadline', 'Last day.'),
        text('kind', 'call, tender or hackathon.'),
        text('who', 'Who calls.'),
        amount('amount', 'Sum on offer.'),
        text('currency', 'ISO 4217.'),
        story,
        regions,
        outlets,
        proof,
      ],
      rows: () =>
        all.calls.map((one) => [
          one.id,
          one.deadline,
          one.kind,
          one.who?.labels.fr ?? '',
          one.amount?.value ?? '',
          one.amount?.currency ?? '',
          one.story,
          one.regions.join(' '),
          one.outlets.join(' '),
          one.evidence['deadline']?.url ?? '',
        ]),
      records: () => all.calls,
    },
    {
      name: 'deals',
      about: 'Funding rounds as the press reports them.',
      columns: [
        text('id', 'Stable id.'),
        day('date', 'First article.'),
        text('who', 'Firm.'),
        amount('amount', 'In units of the currency.'),
        text('currency', 'ISO 4217.'),
        text('stage', 'pre-seed to series-c, or fund.'),
        text('investors', 'Names, separated by semicolons.'),
        text('against', 'Other amounts that sources give.'),
        story,
        regions,
        outlets,
        proof,
      ],
      rows: () =>
        all.deals.map((one) => [
          one.id,
          one.date,
          one.who?.labels.fr ?? '',
          one.amount.value,
          one.amount.currency,
          one.stage ?? '',
          one.investors.map(({ labels }) => labels.fr).join('; '),
          (one.against ?? []).map(({ value, currency }) => `${value} ${currency}`).join('; '),
          one.story,
          one.regions.join(' '),
          one.outlets.join(' '),
          one.evidence['amount']?.url ?? '',
        ]),
      records: () => all.deals,
    },
    {
      name: 'laws',
      about: 'Laws and decrees on their way, one row a step.',
      columns: [
        text('id', 'Stable id.'),
        text('number', 'Number of the text.'),
        text('kind', 'law or decree.'),
        text('title', 'Name in French.'),
        text('state', 'Step reached.'),
        day('date', 'First article that reports the step.'),
        story,
        proof,
      ],
      rows: () =>
        all.laws.flatMap((one) =>
          one.steps.map((step) => [
            one.id,
            one.number ?? '',
            one.kind,
            one.labels.fr,
            step.state,
            step.date,
            step.story,
            step.proof.url,
          ]),
        ),
      records: () => all.laws,
    },
    {
      name: 'radar',
      about: 'Every edition of the radar, one row a blip.',
      columns: [
        text('edition', 'Month.'),
        text('concept', 'Id of the concept.'),
        text('quadrant', 'Facet.'),
        text('ring', 'core, growing, watch or fading.'),
        text('proposed', 'Ring that the data propose.'),
        text('moved', 'new, in, out or same.'),
        count('stories', 'Stories it rests on.'),
        count('outlets', 'Sources.'),
        amount('share', 'Share of the stories collected.'),
      ],
      rows: () =>
        all.radars.flatMap(({ period, blips }) =>
          blips.map((blip) => [
            period,
            blip.id,
            blip.quadrant,
            blip.ring,
            blip.proposed,
            blip.moved,
            blip.reason.stories,
            blip.reason.outlets,
            blip.reason.share,
          ]),
        ),
      records: () => all.radars,
    },
    {
      name: 'regions',
      about: 'Stories a week in each of the twelve regions.',
      columns: [
        text('region', 'ISO 3166-2 code.'),
        text('name', 'Name in French.'),
        text('week', 'ISO week.'),
        count('stories', 'Stories of the week in the region.'),
        count('all_stories', 'All stories of the week.'),
        count('outlets', 'Sources.'),
      ],
      rows: () =>
        all.regions.flatMap(({ id, labels, points }) =>
          points.map((point) => [id, labels.fr, point.period, point.n, point.total, point.outlets]),
        ),
      records: () => all.regions,
    },
    {
      name: 'signals',
      about: 'Weak signals: expressions outside the taxonomy.',
      columns: [
        text('id', 'Stable id.'),
        text('expression', 'As it stands in the press.'),
        text('lang', 'Its language.'),
        text('place', 'weak, strong, latent or known.'),
        count('stories', 'Stories that hold it.'),
        count('outlets', 'Sources.'),
        amount('growth', 'Growth per four weeks, as a factor.'),
      ],
      rows: () =>
        all.signals.map((one) => [
          one.id,
          one.expression,
          one.lang,
          one.place,
          one.stories.length,
          one.outlets.length,
          one.growth,
        ]),
      records: () => all.signals,
    },
    {
      name: 'stories',
      about: 'All stories.',
      columns: [
        text('id', 'Stable id.'),
        text('title', 'Verbatim.'),
        text('lang', 'Language of the title.'),
        text('first', 'First article.'),
        text('last', 'Latest article.'),
        count('articles', 'Articles.'),
        outlets,
        text('langs', 'Languages, separated by spaces.'),
        text('concepts', 'Ids, separated by spaces.'),
      ],
      rows: () =>
        watch.stories.map((one) => [
          one.id,
          one.title,
          one.lang,
          one.first,
          one.last,
          one.articles.length,
          one.outlets.join(' '),
          one.langs.join(' '),
          one.concepts.map(({ id }) => id).join(' '),
        ]),
      records: () => watch.stories,
    },
    {
      name: 'trainings',
      about: 'Trainings and recruitments with their seats.',
      columns: [
        text('id', 'Stable id.'),
        day('date', 'First article.'),
        text('kind', 'training or recruitment.'),
        text('who', 'Who trains or hires.'),
        count('seats', 'Seats or posts.'),
        text('unit', 'What is counted.'),
        text('place', 'Where.'),
        story,
        regions,
        outlets,
        proof,
      ],
      rows: () =>
        all.trainings.map((one) => [
          one.id,
          one.date,
          one.kind,
          one.who?.labels.fr ?? '',
          one.seats,
          one.unit,
          one.place?.labels.fr ?? '',
          one.story,
          one.regions.join(' '),
          one.outlets.join(' '),
          one.evidence['seats']?.url ?? '',
        ]),
      records: () => all.trainings,
    },
    {
      name: 'trends',
      about: 'Stories a week of every concept.',
      columns: [concept, text('facet', 'Its facet.'), ...weekColumns],
      rows: () =>
        watch.trends
          .toSorted((a, b) => a.id.localeCompare(b.id))
          .flatMap(({ id, facet, points }) =>
            points.map((point) => [id, facet, point.period, point.n, point.total, point.outlets]),
          ),
      records: () =>
        watch.trends
          .toSorted((a, b) => a.id.localeCompare(b.id))
          .map(({ id, facet, stage, score, p, alerts, bursts, points }) => ({
            id,
            label: watch.concepts.get(id)?.prefLabel,
            facet,
            stage,
            score,
            p,
            alerts,
            bursts,
            points,
          })),
    },
  ];
}
