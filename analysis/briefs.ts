/** A week’s stories and trends → briefs in three languages: one per trend with enough news, and one edition over all. */
import { type Info, type State, toMarkdown } from 'mdast-util-to-markdown';
import { writeFrontMatter } from '#front-matter';
import { Brief } from '#schema/brief.ts';
import type { Taxonomy } from '#schema/concept.ts';
import { type Lang, langs } from '#schema/lang.ts';
import type { Story } from '#schema/story.ts';
import { addWeeks, startOfWeek, type Week } from '#schema/week.ts';
import { countsOf as countsOfIds } from './actors.ts';
import {
  type BriefMatter,
  comingOf,
  essentialLines,
  titleIn,
  toBriefTree,
  toldStories,
} from './brief-body.ts';
import { figuresOf } from './brief-figures.ts';
import type { Directory } from './directory.ts';
import { type Voice, voiceOf } from './phrasing.ts';
import type { PastTrend } from './trends.ts';
import type { EssentialLine } from './wording.ts';

/** A file of the archive, path relative to it. */
export interface BriefFile {
  path: string;
  text: string;
}

/** A brief before it is printed: everything it says, chosen and counted. */
export interface BriefDraft {
  /** Path of its file, relative to the archive. */
  path: string;
  matter: BriefMatter;
  head: Omit<Brief, 'polished' | 'quotes' | 'writer' | 'wordings'>;
}

/** What briefs of one week are written from. */
export interface BriefWeek {
  week: Week;
  /** Stories that began in the week. */
  stories: readonly Story[];
  /** Trends as they stood at the end of the week. */
  trends: readonly PastTrend[];
  taxonomy: Taxonomy;
  /** Names with their labels; without it names stay as the press writes them. */
  directory?: Directory;
  /** Day of the run; an unfinished week ends there. */
  today: string;
}

/** A trend has enough news with so many stories, or one that so many outlets carry. */
const leastStories = 2;
const leastOutlets = 3;
const briefedFacets = new Set(['trend', 'theme']);
const averagedWeeks = 4;
const shownRegions = 6;

/** All briefs of a week; none when nothing happened. */
export function draftBriefs(input: BriefWeek): BriefDraft[] {
  const ranked = rank(input.stories);
  if (ranked.length === 0) return [];
  const drafts: BriefDraft[] = [];
  const led = new Set<string>();
  for (const { trend, about } of newsworthy(input, ranked)) {
    // Two briefs of a week do not open with the same story where that can be helped.
    const lead = about.find(({ id }) => !led.has(id)) ?? about[0];
    if (!lead) continue;
    led.add(lead.id);
    const stories = [lead, ...about.filter((story) => story !== lead)];
    for (const lang of langs) drafts.push(trendBrief(input, trend, stories, voiceOf(lang)));
  }
  for (const lang of langs) drafts.push(edition(input, ranked, voiceOf(lang)));
  return drafts;
}

function rank(stories: readonly Story[]): Story[] {
  return [...stories].sort(
    (a, b) =>
      b.weight - a.weight ||
      (a.first < b.first ? -1 : a.first > b.first ? 1 : a.id < b.id ? -1 : 1),
  );
}

function newsworthy(
  { trends, week }: BriefWeek,
  ranked: readonly Story[],
): { trend: PastTrend; about: Story[] }[] {
  return trends
    .filter(({ facet }) => briefedFacets.has(facet))
    .map((trend) => {
      const ids = new Set(trend.stories);
      return {
        trend,
        about: ranked.filter(({ id, week: began }) => began === week && ids.has(id)),
      };
    })
    .filter(
      ({ about }) =>
        about.length >= leastStories || about.some(({ outlets }) => outlets.length >= leastOutlets),
    )
    .sort((a, b) => b.about.length - a.about.length || (a.trend.id < b.trend.id ? -1 : 1));
}

/** What the monthly edition is written from. */
export interface BriefMonth extends Omit<BriefWeek, 'week'> {
  month: string;
  /** Stories of the month before; undefined when the watch is younger. */
  before: number | undefined;
}

/** The edition over a month, in three languages; none when nothing happened. */
export function draftMonth(input: BriefMonth): BriefDraft[] {
  const ranked = rank(input.stories);
  const [first] = ranked;
  if (!first) return [];
  return langs.map((lang) => {
    const voice = voiceOf(lang);
    const change =
      input.before === undefined
        ? voice.say('change.monthFirst')
        : voice.say('change.month', { now: ranked.length, before: input.before });
    const span = {
      from: `${input.month}-01`,
      to: lastOf(input.month, input.today),
    };
    const trends = topTrends(
      input,
      (trend) => trend.months.find(({ period }) => period === input.month)?.n ?? 0,
      voice,
    );
    const matter: BriefMatter = {
      ...matterOf({ ...input, week: first.week }, ranked, voice, [change]),
      ...span,
      today: span.to,
      trends,
      isMonth: true,
    };
    const lead = readableTitle(ranked, voice) ?? titleIn(first, lang);
    const month = voice.month(input.month);
    return toDraft({ period: input.month }, input.month, matter, {
      title: sentenceCase(voice.say('title.month', { month, lead, others: ranked.length - 1 })),
      kind: 'month',
      description: voice.say('description.month', { ...countsOf(matter), month }),
    });
  });
}

/** A title opens with a capital where the script has them. */
function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function lastOf(month: string, today: string): string {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
    .toISOString()
    .slice(0, 10);
  return today < last ? today : last;
}

/** The trends with the most stories, a line each. */
function topTrends(
  { trends, taxonomy }: Pick<BriefWeek, 'trends' | 'taxonomy'>,
  count: (trend: PastTrend) => number,
  voice: Voice,
): BriefMatter['trends'] {
  return trends
    .map((trend) => ({ trend, n: count(trend) }))
    .filter(({ trend, n }) => n > 0 && briefedFacets.has(trend.facet))
    .sort((a, b) => b.n - a.n || (a.trend.id < b.trend.id ? -1 : 1))
    .slice(0, 8)
    .map(({ trend, n }) => ({
      id: trend.id,
      text: voice.say('trend.line', {
        concept: labelOf(taxonomy, trend.id, voice.lang),
        n,
        stage: trend.stage,
      }),
    }));
}

function trendBrief(
  input: BriefWeek,
  trend: PastTrend,
  stories: readonly Story[],
  voice: Voice,
): BriefDraft {
  const concept = labelOf(input.taxonomy, trend.id, voice.lang);
  const matter = matterOf(input, stories, voice, changeLines(trend, input.week, voice), concept);
  const slug = `${input.week.toLowerCase()}-${trend.id.toLowerCase()}`;
  const counts = countsOf(matter);
  const title = readableTitle(stories, voice) ?? voice.say('title.trend', { ...counts, concept });
  return toDraft({ period: input.week, week: input.week }, slug, matter, {
    title,
    kind: 'trend',
    concept: trend.id,
    stage: trend.stage,
    description: voice.say('description.trend', { ...counts, concept }),
  });
}

/** The title of the first story that has one in the brief’s language: a headline must be readable by those it is for. */
function readableTitle(stories: readonly Story[], { lang }: Voice): string | undefined {
  return stories.find(({ titles }) => titles[lang] !== undefined)?.titles[lang];
}

function edition(input: BriefWeek, ranked: readonly Story[], voice: Voice): BriefDraft {
  const total = totalsLine(input, ranked.length, voice);
  const trends = topTrends(
    input,
    (trend) => trend.points.find(({ period }) => period === input.week)?.n ?? 0,
    voice,
  );
  const matter = { ...matterOf(input, ranked, voice, total), trends };
  const lead = readableTitle(ranked, voice) ?? (ranked[0] ? titleIn(ranked[0], voice.lang) : '');
  return toDraft({ period: input.week, week: input.week }, input.week.toLowerCase(), matter, {
    title: voice.say('title.week', { lead, others: ranked.length - 1 }),
    kind: 'week',
    description: voice.say('description.week', countsOf(matter)),
  });
}

function matterOf(
  { week, today, taxonomy, directory }: BriefWeek,
  stories: readonly Story[],
  voice: Voice,
  change: readonly string[],
  concept?: string,
): BriefMatter {
  const to = lastDay(week, today);
  const regions = countsOfIds(
    stories.flatMap(({ concepts }) =>
      concepts.map(({ id }) => id).filter((id) => id.startsWith('MA-')),
    ),
  ).slice(0, shownRegions);
  return {
    voice,
    from: startOfWeek(week).slice(0, 10),
    to,
    ...(concept === undefined ? {} : { concept }),
    stories,
    essentials: essentialLines({ voice, stories }),
    change,
    trends: [],
    actors: actorsOf(stories, voice.lang, directory),
    regions: regions.map(({ id }) => labelOf(taxonomy, id, voice.lang)),
    today: to,
  };
}

/** Organisations and people, most named first, each once, as readers of the language know it. */
function actorsOf(
  stories: readonly Story[],
  lang: Lang,
  directory: Directory | undefined,
): string[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const story of stories) {
    const inStory = new Map<string, string>();
    for (const entity of story.entities) {
      const thing = directory?.of(entity);
      const type = thing?.type ?? entity.type;
      if (type !== 'org' && type !== 'person') continue;
      inStory.set(thing?.id ?? entity.id ?? entity.name, thing?.labels[lang] ?? entity.name);
    }
    for (const [id, name] of inStory)
      counts.set(id, { name, count: (counts.get(id)?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, 10)
    .map(({ name }) => name);
}

function lastDay(week: Week, today: string): string {
  const sunday = new Date(Date.parse(startOfWeek(addWeeks(week, 1))) - 86_400_000)
    .toISOString()
    .slice(0, 10);
  return today < sunday ? today : sunday;
}

function changeLines(trend: PastTrend, week: Week, voice: Voice): string[] {
  const at = trend.points.findIndex(({ period }) => period === week);
  const before = trend.points.slice(Math.max(0, at - averagedWeeks), Math.max(0, at));
  const lines = [
    comparison(
      trend.points[at]?.n ?? 0,
      before.map(({ n }) => n),
      voice,
    ),
  ];
  if (before.length > 0) {
    lines.push(
      voice.say('change.stage', {
        stage: trend.stage,
        test: trend.test,
        p: roundedP(trend.p, voice.lang),
      }),
    );
  }
  if (trend.alerts.includes(week)) lines.push(voice.say('change.alert'));
  return lines;
}

function roundedP(p: number, lang: Lang): string {
  return new Intl.NumberFormat(lang === 'ar' ? 'ar-MA' : lang, {
    maximumSignificantDigits: 2,
  }).format(p);
}

/** Totals of all stories are in every trend’s points. */
function totalsLine({ trends, week }: BriefWeek, now: number, voice: Voice): string[] {
  const points = trends[0]?.points ?? [];
  const at = points.findIndex(({ period }) => period === week);
  return [
    comparison(
      now,
      points.slice(Math.max(0, at - averagedWeeks), Math.max(0, at)).map(({ total }) => total),
      voice,
    ),
  ];
}

function comparison(now: number, before: readonly number[], voice: Voice): string {
  if (before.length === 0) return voice.say('change.first');
  const average = Math.round((10 * before.reduce((sum, n) => sum + n, 0)) / before.length) / 10;
  const key = now > average ? 'change.up' : now < average ? 'change.down' : 'change.same';
  return voice.say(key, { now, before: average, weeks: before.length });
}

function countsOf({ voice, from, to, stories }: BriefMatter) {
  const articles = stories.flatMap((story) => story.articles);
  return {
    from: voice.day(from),
    to: voice.day(to),
    articles: articles.length,
    stories: stories.length,
    outlets: new Set(articles.map(({ source }) => source)).size,
    langs: new Set(articles.map(({ lang }) => lang)).size,
  };
}

function toDraft(
  { period, week }: { period: string; week?: Week },
  slug: string,
  matter: BriefMatter,
  head: Pick<Brief, 'title' | 'kind' | 'description'> & Partial<Brief>,
): BriefDraft {
  const { articles, stories, outlets, langs: spoken } = countsOf(matter);
  const newest =
    matter.stories
      .map(({ last }) => last)
      .sort()
      .at(-1) ?? `${matter.to}T00:00:00.000Z`;
  return {
    path: `briefs/${matter.voice.lang}/${slug}.md`,
    matter,
    head: {
      ...head,
      title: shorten(head.title, 200),
      description: shorten(head.description, 400),
      lang: matter.voice.lang,
      period,
      ...(week === undefined ? {} : { week }),
      date: matter.to,
      generated: newest,
      stories: matter.stories.map(({ id }) => id),
      counts: { articles, stories, outlets, langs: spoken },
      translationKey: slug,
    },
  };
}

/** The file of a draft. `writer` names the model that worded some of its lines. */
export function printBrief({ path, matter, head }: BriefDraft, writer?: string): BriefFile {
  const worded = matter.essentials.filter((line) => line.worded);
  const front = Brief.parse({
    ...head,
    quotes: quotesOf(matter),
    ...(worded.length === 0
      ? {}
      : { polished: true, writer: shorten(writer ?? '', 100), wordings: worded.map(toWording) }),
  });
  const body = toMarkdown(toBriefTree(matter), { bullet: '-', rule: '-', handlers: { root } });
  return { path, text: writeFrontMatter(front, body) };
}

/** Texts made safe before: the same titles and sentences stand in many briefs. */
const safeTexts = new Map<string, string>();
const mostRemembered = 20_000;

/** Prints the root as the library does, but makes no text safe twice. */
function root(
  node: ReturnType<typeof toBriefTree>,
  _parent: unknown,
  state: State,
  info: Info,
): string {
  const safe = state.safe.bind(state);
  state.safe = (value, config) => {
    const around = [config.before, config.after, config.encode?.join(''), state.stack.join(' ')];
    const key = `${around.join('\n')}\n${value}`;
    const known = safeTexts.get(key);
    if (known !== undefined) return known;
    if (safeTexts.size === mostRemembered) safeTexts.clear();
    const text = safe(value, config);
    safeTexts.set(key, text);
    return text;
  };
  return state.containerFlow(node, info);
}

function toWording({ text, from }: EssentialLine): NonNullable<Brief['wordings']>[number] {
  return {
    text,
    from: from.map(({ text: sentence, article }) => ({
      text: sentence,
      lang: article.lang,
      article: article.id,
      url: article.url,
    })),
  };
}

/** Every sentence of others in the body, in order, each once. */
function quotesOf(matter: BriefMatter): NonNullable<Brief['quotes']> {
  const { voice, stories, today } = matter;
  const found = new Map<string, NonNullable<Brief['quotes']>[number]>();
  const add = (text: string, { lang, id, url }: Story['articles'][number]) => {
    if (!found.has(text)) found.set(text, { text, lang, article: id, url });
  };
  for (const { text, from, worded } of matter.essentials)
    if (!worded) for (const { article } of from) add(text, article);
  for (const { sentence, article } of figuresOf(stories.slice(0, toldStories), voice))
    if (sentence !== undefined) add(sentence, article);
  for (const { of, source } of comingOf(stories, today)) add(of, source);
  return [...found.values()];
}

function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;
}

function labelOf(taxonomy: Taxonomy, id: string, lang: Lang): string {
  for (const { concepts } of taxonomy.facets) {
    const concept = concepts.find((found) => found.id === id);
    // The lists are typed on keyboards; print has another apostrophe.
    if (concept) return concept.prefLabel[lang].replaceAll("'", '’');
  }
  return id;
}
