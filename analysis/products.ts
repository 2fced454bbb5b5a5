/** Stories with events → the watch products: deals, calls and tenders, trainings and recruitments, each field with its proof. */
import type {
  Call,
  Deal,
  Money,
  NameLabels,
  ProductRecord,
  Proof,
  Training,
} from '#schema/product.ts';
import type { Story, StoryEvent } from '#schema/story.ts';
import type { Directory } from './directory.ts';

type Fields = StoryEvent['fields'];
type Field = Fields[string];

/** Funding rounds, newest first. */
export function toDeals(stories: readonly Story[], directory: Directory): Deal[] {
  const deals = withEvent(stories, 'funding').flatMap(({ story, fields }): Deal[] => {
    const amount = moneyOf(fields['amount']);
    if (!amount) return [];
    const investors = String(fields['investors']?.value ?? '')
      .split(', ')
      .filter((name) => name !== '');
    const stage = stages.find((known) => known === fields['stage']?.value);
    const against = rivalsOf(story, amount);
    return [
      {
        ...toRecord('deal', story, withoutInvestor(fields, investors), directory),
        amount,
        ...(against.length > 0 ? { against } : {}),
        ...(stage ? { stage } : {}),
        investors: investors.map((name) => directory.labelled(name)),
      },
    ];
  });
  return deals.sort(newestFirst);
}

const stages = [
  'pre-seed',
  'seed',
  'pre-series-a',
  'series-a',
  'series-b',
  'series-c',
  'fund',
] as const;

/** Who puts the money in is not who gets it. */
function withoutInvestor(fields: Fields, investors: readonly string[]): Fields {
  const { who, ...others } = fields;
  return who && !investors.includes(String(who.value)) ? { who, ...others } : others;
}

/** Calls and tenders, the latest deadline first. */
export function toCalls(stories: readonly Story[], directory: Directory): Call[] {
  const calls = withEvent(stories, 'call').flatMap(({ story, fields }): Call[] => {
    const deadline = fields['deadline'];
    if (!deadline) return [];
    const amount = moneyOf(fields['amount']);
    return [
      {
        ...toRecord('call', story, fields, directory),
        kind: callKind(story, fields),
        deadline: String(deadline.value),
        ...(amount ? { amount } : {}),
        ...placeOf(fields, directory),
      },
    ];
  });
  return calls.sort(
    (a, b) =>
      (a.deadline < b.deadline ? 1 : a.deadline > b.deadline ? -1 : 0) || (a.id < b.id ? -1 : 1),
  );
}

const tender =
  /appels? d['’]offres|avis de marché|marché(?:-cadre| public)|tender|procurement|طلبات? (?:ال)?عروض|صفقة/iu;
const hackathon = /hackathon|هاكاثون/iu;

function callKind(story: Story, fields: Fields): Call['kind'] {
  const told = [...Object.values(story.titles), ...Object.values(fields).map(sentenceOf)];
  if (told.some((text) => hackathon.test(text))) return 'hackathon';
  return told.some((text) => tender.test(text)) ? 'tender' : 'call';
}

function sentenceOf({ sentence }: Field): string {
  return sentence;
}

/** Trainings and recruitments, newest first. */
export function toTrainings(stories: readonly Story[], directory: Directory): Training[] {
  const trainings = withEvent(stories, 'training').flatMap(({ story, fields }): Training[] => {
    const seats = Number(fields['seats']?.value);
    if (!Number.isFinite(seats)) return [];
    const isHiring = hiring.test(fields['seats']?.sentence ?? '');
    const unit = isHiring ? 'jobs' : unitOf(story, seats);
    const deadline = fields['deadline'];
    return [
      {
        ...toRecord('training', story, fields, directory),
        kind: unit === 'jobs' ? 'recruitment' : 'training',
        seats,
        unit,
        ...(deadline ? { deadline: String(deadline.value) } : {}),
        ...placeOf(fields, directory),
      },
    ];
  });
  return trainings.sort(newestFirst);
}

/** Words of whoever takes people on; who trains them first says so. */
const hiring =
  /^(?!.*(?:formation|bootcamp|reconversion|apprenti|training|course|تكوين|تدريب)).*(?:recrut|embauch|(?<!\p{L})hir(?:e|es|ing)(?!\p{L})|recruit|take on|توظيف|[يت]وظف|تشغيل|س[يت]شغل|مباراة)/isu;

/** What is counted, from the figure of that value; posts of a recruitment are jobs. */
function unitOf(story: Story, seats: number): string {
  const units = story.figures.filter(({ value }) => value === seats).map(({ unit }) => unit);
  return units.find((unit) => unit !== '%') ?? 'seats';
}

/** Stories with an event of a type, and its fields. */
export function withEvent(
  stories: readonly Story[],
  type: StoryEvent['type'],
): { story: Story; fields: Fields }[] {
  return stories.flatMap((story) => {
    const event = story.events.find((found) => found.type === type);
    return event ? [{ story, fields: event.fields }] : [];
  });
}

/** The part that all products share. `kind` names the product in the id. */
export function toRecord(
  kind: string,
  story: Story,
  fields: Fields,
  directory: Directory,
): ProductRecord {
  const evidence: Record<string, Proof> = {};
  for (const [name, field] of Object.entries(fields)) {
    const proof = toProof(story, field);
    if (proof) evidence[name] = proof;
  }
  const who = fields['who'];
  return {
    id: `${kind}-${story.id.replace(/^s-/, '')}`,
    story: story.id,
    date: story.first.slice(0, 10),
    titles: story.titles,
    title: story.title,
    lang: story.lang,
    ...(who ? { who: directory.labelled(String(who.value)) } : {}),
    regions: story.concepts
      .map(({ id }) => id)
      .filter((id) => id.startsWith('MA-'))
      .sort(),
    outlets: story.outlets,
    evidence,
  };
}

/** A field’s sentence with the article it stands in; undefined when the article has left the story. */
export function toProof(
  story: Story,
  { sentence, article }: Pick<Field, 'sentence' | 'article'>,
): Proof | undefined {
  const source = story.articles.find(({ id }) => id === article);
  if (!source) return undefined;
  return { sentence, lang: source.lang, article, outlet: source.outlet, url: source.url };
}

/** The place of an event, labelled. */
export function placeOf(fields: Fields, directory: Directory): { place?: NameLabels } {
  const place = fields['place'];
  return place ? { place: directory.labelled(String(place.value)) } : {};
}

/** `45000000 MAD` → 45000000 of MAD. */
function moneyOf(field: Field | undefined): Money | undefined {
  const [value, currency] = String(field?.value ?? '').split(' ');
  if (!currency || !/^[A-Z]{3}$/.test(currency)) return undefined;
  return { value: Number(value), currency };
}

/** Other values given for the very amount, with the outlets that give them. */
function rivalsOf(story: Story, { value, currency }: Money): NonNullable<Deal['against']> {
  const outletOf = new Map(story.articles.map(({ id, outlet }) => [id, outlet]));
  const given = story.figures.filter(({ unit }) => unit === currency);
  const figure = given.find(
    (one) => one.value === value || one.against?.some((rival) => rival.value === value),
  );
  if (!figure?.against) return [];
  return [figure, ...figure.against]
    .filter((rival) => rival.value !== value)
    .map((rival) => ({
      value: rival.value,
      currency,
      text: rival.text,
      outlets: [...new Set(rival.articles.flatMap((id) => outletOf.get(id) ?? []))].sort(),
    }));
}

function newestFirst(a: ProductRecord, b: ProductRecord): number {
  return (a.date < b.date ? 1 : a.date > b.date ? -1 : 0) || (a.id < b.id ? -1 : 1);
}
