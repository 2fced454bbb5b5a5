/** Watch products: what readers look up rather than read. Derived; JSON arrays below `products/`, each record with its evidence. */
import { z } from 'zod';
import { entityTypes } from './analysed.ts';
import { Labels, LanguageTag } from './lang.ts';
import { Day, HttpUrl, Id } from './primitives.ts';
import { TrendPoint } from './trend.ts';
import { Week } from './week.ts';

/** A named thing as a reader of each language should see it. */
export const NameLabels = z.strictObject({
  id: Id.optional().describe('Gazetteer id; absent for a name no list knows.'),
  labels: Labels.describe('Gazetteer labels, else the name as the press writes it.'),
});
export type NameLabels = z.infer<typeof NameLabels>;

/** The sentence that says so, and where it stands. */
export const Proof = z.strictObject({
  sentence: z.string().max(280).describe('Verbatim.'),
  lang: LanguageTag.describe('Language of the sentence.'),
  article: z.string().describe('Article id.'),
  outlet: z.string(),
  url: HttpUrl,
});
export type Proof = z.infer<typeof Proof>;

/** What every record about one story holds. */
export const ProductRecord = z.strictObject({
  id: Id.describe('Stable while its story is: kind of product and story.'),
  story: Id.describe('Story that tells it; its titles, outlets and articles stand there.'),
  date: Day.describe('Day of the first article.'),
  titles: z.partialRecord(z.enum(['fr', 'ar', 'en']), z.string()).describe('As in the story.'),
  title: z.string().describe('Title of the story, verbatim.'),
  lang: LanguageTag.describe('Language of that title.'),
  who: NameLabels.optional().describe('Firm, institution or programme it is about.'),
  regions: z.array(Id).describe('Regions (MA-01 …) the story is tagged with.'),
  outlets: z.array(Id).describe('Independent sources.'),
  evidence: z
    .record(z.string(), Proof)
    .describe('Proof by field: amount, stage, investors, deadline, seats, place, date, state.'),
});
export type ProductRecord = z.infer<typeof ProductRecord>;

/** An amount of money as it was given. */
export const Money = z.strictObject({
  value: z.number().describe('In units of the currency: 1,2 MMDH is 1200000000.'),
  currency: z.string().describe('ISO 4217: MAD, USD, EUR.'),
});
export type Money = z.infer<typeof Money>;

/** `products/deals.json`: funding rounds, newest first. */
export const Deal = z.strictObject({
  ...ProductRecord.shape,
  amount: Money,
  against: z
    .array(Money.extend({ text: z.string(), outlets: z.array(z.string()) }))
    .optional()
    .describe('Other amounts that sources give for it, with their names: kept, never averaged.'),
  stage: z
    .enum(['pre-seed', 'seed', 'pre-series-a', 'series-a', 'series-b', 'series-c', 'fund'])
    .optional(),
  investors: z.array(NameLabels),
});
export type Deal = z.infer<typeof Deal>;

/** `products/calls.json`: calls and tenders, latest deadline first. Open while the deadline is not past. */
export const Call = z.strictObject({
  ...ProductRecord.shape,
  kind: z.enum(['call', 'tender', 'hackathon']),
  deadline: Day,
  amount: Money.optional(),
  place: NameLabels.optional(),
});
export type Call = z.infer<typeof Call>;

/** `products/trainings.json`: trainings and recruitments, newest first. */
export const Training = z.strictObject({
  ...ProductRecord.shape,
  kind: z.enum(['training', 'recruitment']),
  seats: z.number().describe('Seats, or posts for a recruitment.'),
  unit: z.string().describe('What is counted, in English: seats, trainees, jobs …'),
  deadline: Day.optional(),
  place: NameLabels.optional(),
});
export type Training = z.infer<typeof Training>;

/** `products/agenda.json` (and `agenda.fr.ics` …): days that stories name, earliest first; past ones stay. */
export const AgendaEntry = z.strictObject({
  ...ProductRecord.shape,
  day: Day,
  kind: z
    .enum(['event', 'deadline', 'date'])
    .describe('A gathering, a last day, another named day.'),
  of: Proof.describe('The sentence that names the day.'),
  place: NameLabels.optional(),
  stories: z.array(Id).min(1).describe('All stories that name this day for this.'),
});
export type AgendaEntry = z.infer<typeof AgendaEntry>;

/** States of a law, in the order a text goes through them. */
export const lawSteps = [
  'consultation',
  'consultation-closed',
  'tabled',
  'committee',
  'adopted',
  'published',
  'in-force',
] as const;

/** `products/laws.json`: laws and decrees on their way, the last moved first. */
export const Law = z.strictObject({
  id: Id,
  number: z.string().optional().describe('37-26; absent for a draft without one.'),
  labels: Labels,
  kind: z.enum(['law', 'decree']),
  state: z.enum(lawSteps).describe('The latest state that a source reports.'),
  since: Day.describe('First article that reports it.'),
  steps: z
    .array(z.strictObject({ state: z.enum(lawSteps), date: Day, story: Id, proof: Proof }))
    .min(1)
    .describe(
      'In order of time, each change of state; a text may be adopted twice, by two houses.',
    ),
  deadline: Day.optional().describe('Last day named for it, such as the end of a consultation.'),
  stories: z.array(Id).describe('Stories that name it, newest first.'),
  outlets: z.array(Id),
});
export type Law = z.infer<typeof Law>;

/** `products/actors.json`: people, organisations and programmes, most mentioned first. */
export const Actor = z.strictObject({
  id: Id.describe('Gazetteer id, else made of the name.'),
  known: z.boolean().describe('The gazetteer lists it.'),
  type: z.enum(entityTypes),
  labels: Labels,
  names: z.array(z.string()).describe('All forms found.'),
  weeks: z
    .array(z.strictObject({ period: Week, n: z.int(), articles: z.int() }))
    .describe('Stories and articles that name it, by week; weeks without are left out.'),
  total: z.int().describe('Stories in all.'),
  outlets: z.array(Id),
  first: Day,
  last: Day,
  stories: z.array(Id).describe('Newest first, at most 60.'),
  with: z
    .array(z.strictObject({ id: Id, stories: z.int() }))
    .describe('Actors named in the same stories, at most 12.'),
  concepts: z.array(z.strictObject({ id: Id, stories: z.int() })).describe('At most 8.'),
});
export type Actor = z.infer<typeof Actor>;

/** `products/regions.json`: the twelve regions in order of their code, those without news too. */
export const Region = z.strictObject({
  id: Id,
  labels: Labels,
  points: z.array(TrendPoint).describe('Every week of the watch.'),
  total: z.int(),
  stories: z.array(Id).describe('Newest and heaviest first, at most 60.'),
  concepts: z.array(z.strictObject({ id: Id, stories: z.int() })),
  actors: z.array(z.strictObject({ id: Id, stories: z.int() })),
});
export type Region = z.infer<typeof Region>;

/** `products/press/2026-11-17.json`: the press review of a day, heaviest story first. */
export const PressReview = z.strictObject({
  day: Day,
  counts: z.strictObject({ articles: z.int(), stories: z.int(), outlets: z.int(), langs: z.int() }),
  stories: z.array(
    z.strictObject({
      id: Id,
      isNew: z.boolean().describe('Its first article is of this day.'),
      articles: z.array(z.string()).min(1).describe('Article ids of this day, originals first.'),
    }),
  ),
});
export type PressReview = z.infer<typeof PressReview>;
