/** Stories → weak signals: expressions outside the taxonomy, placed by visibility and diffusion, that grow in several independent sources. */
import type { Taxonomy } from '#schema/concept.ts';
import type { Decision } from '#schema/decision.ts';
import { langs } from '#schema/lang.ts';
import type { Named } from '#schema/lexicon.ts';
import type { WeakSignal } from '#schema/trend.ts';
import { countsOf } from './actors.ts';
import { type Expression, expressionIds, findExpressions, knownPhrases } from './expressions.ts';
import type { Gist } from './gists.ts';
import type { Headlines } from './headlines.ts';
import { languageOf } from './language.ts';
import { isNounPhrase } from './noun-phrases.ts';
import { newPairs } from './pairs.ts';
import { monthPointsOf, monthTotals, pointsOf, totalsOf } from './points.ts';
import { median } from './statistics.ts';

/** Fewest independent sources and stories of a signal. */
const leastOutlets = 3;
const leastStories = 3;
/** Weeks that are looked at: what was there half a year ago is no signal. */
const watchedWeeks = 26;
/** Weeks of a period of the map, and how much an older period counts less (Yoon 2012: 0.05). */
const periodWeeks = 4;
const fading = 0.05;
const leastGrowth = 1.2;
const maxSignals = 40;

/** What signals are found in. */
export interface SignalInput {
  stories: readonly Gist[];
  /** Those of the weeks that are watched. */
  headlines: readonly Headlines[];
  taxonomy: Taxonomy;
  gazetteer: readonly Named[];
  /** All weeks of the watch, oldest first. */
  weeks: readonly string[];
  decisions: readonly Decision[];
}

/** Of the weeks of the watch, those whose stories signals are found in. */
export function watchedIn<Name extends string>(weeks: readonly Name[]): Name[] {
  return weeks.slice(-watchedWeeks);
}

/** Growing ones first, weak before strong; refused ones never come back. */
export function findSignals(input: SignalInput): WeakSignal[] {
  const weeks = watchedIn(input.weeks);
  const from = weeks[0] ?? '';
  const stories = input.stories.filter(({ week }) => week >= from);
  const map = toMap(stories, weeks);
  const known = knownPhrases(input.taxonomy, input.gazetteer);
  const isRefused = refusals(input.decisions);
  const found = acrossLanguages(
    withoutParts(
      findExpressions(stories, input.headlines, known, leastStories).filter(
        (expression) => isSpread(expression) && isNamed(expression),
      ),
    ),
  ).filter((group) => !group.some(isRefused));
  const totals = totalsOf(stories);
  const months = monthTotals(stories);
  const ordinary = ordinaryLevel(stories, map);
  const toSignal = (
    head: Pick<WeakSignal, 'id' | 'kind' | 'expression' | 'lang' | 'labels' | 'forms' | 'concepts'>,
    uses: Expression['uses'],
  ): WeakSignal => {
    const about = [...uses.keys()].sort(newestFirst);
    const { visibility, diffusion, growth, spread } = map.placeOf(uses);
    const isHigh = visibility > ordinary.visibility && diffusion > ordinary.diffusion;
    const isGrowing = growth >= leastGrowth && spread >= leastGrowth;
    return {
      ...head,
      points: pointsOf(about, weeks, totals),
      months: monthPointsOf(about, [...months.keys()], months),
      place: isGrowing ? (isHigh ? 'strong' : 'weak') : isHigh ? 'known' : 'latent',
      visibility,
      diffusion,
      growth,
      spread,
      outlets: outletsOf(about),
      stories: about.slice(0, 20).map(({ id }) => id),
    };
  };
  const signals = found.map((group) => {
    const uses = new Map(group.flatMap((expression) => [...expression.uses]));
    return toSignal(headOf(group, uses), uses);
  });
  for (const { head, uses } of newPairs(stories, input.taxonomy, weeks, leastOutlets))
    if (!isRefused(head)) signals.push(toSignal(head, uses));
  return signals.sort(byPromise).slice(0, maxSignals);
}

const places = { weak: 0, strong: 0, latent: 1, known: 2 };

function byPromise(a: WeakSignal, b: WeakSignal): number {
  return (
    places[a.place] - places[b.place] ||
    b.growth * b.outlets.length - a.growth * a.outlets.length ||
    (a.id < b.id ? -1 : 1)
  );
}

function newestFirst(a: Gist, b: Gist): number {
  return a.first < b.first ? 1 : a.first > b.first ? -1 : a.id < b.id ? -1 : 1;
}

function outletsOf(stories: readonly Gist[]): string[] {
  return [...new Set(stories.flatMap(({ outlets }) => outlets))].sort();
}

/** In three independent sources, and in two weeks: one event is no signal. */
function isSpread({ uses }: Expression): boolean {
  const about = [...uses.keys()];
  return (
    outletsOf(about).length >= leastOutlets && new Set(about.map(({ week }) => week)).size >= 2
  );
}

/** A signal can be named: what was cut out of a sentence cannot. */
function isNamed({ kind, text, lang }: Expression): boolean {
  return kind === 'name' || isNounPhrase(text, languageOf(lang, text));
}

/** Refused is refused, whatever the inflection and in whatever language it comes back. */
function refusals(
  decisions: readonly Decision[],
): (one: Pick<WeakSignal, 'id' | 'forms'> & { lang: string }) => boolean {
  const ids = new Set<string>();
  for (const decision of decisions) {
    if (decision.do !== 'refuse') continue;
    if (decision.signal) ids.add(decision.signal);
    for (const lang of langs)
      for (const id of expressionIds(decision.expression, lang)) ids.add(id);
  }
  return ({ id, forms, lang }) =>
    ids.has(id) || forms.some((form) => expressionIds(form, lang).some((own) => ids.has(own)));
}

/** Of expressions that share most of their stories and one holds the other’s words, the longer stands for both. */
function withoutParts(all: readonly Expression[]): Expression[] {
  const ranked = [...all].sort((a, b) => b.text.length - a.text.length || (a.id < b.id ? -1 : 1));
  const kept: Expression[] = [];
  const byStory = new Map<Gist, Expression[]>();
  for (const one of ranked) {
    const near = new Set([...one.uses.keys()].flatMap((story) => byStory.get(story) ?? []));
    const isPart = [...near].some(
      (other) => other.text.includes(one.text) && overlap(one, other) >= 0.7 * one.uses.size,
    );
    if (isPart) continue;
    kept.push(one);
    for (const story of one.uses.keys()) byStory.set(story, [...(byStory.get(story) ?? []), one]);
  }
  return kept;
}

function overlap(one: Expression, two: Expression): number {
  let both = 0;
  for (const story of one.uses.keys()) if (two.uses.has(story)) both++;
  return both;
}

/** Expressions of other languages that live in the same stories are one signal; the one of most stories leads. */
function acrossLanguages(all: readonly Expression[]): Expression[][] {
  const ranked = [...all].sort((a, b) => b.uses.size - a.uses.size || (a.id < b.id ? -1 : 1));
  const groups: Expression[][] = [];
  for (const one of ranked) {
    const group = groups.find(
      ([leader, ...others]) =>
        leader !== undefined &&
        leader.kind === 'phrase' &&
        one.kind === 'phrase' &&
        leader.lang !== one.lang &&
        others.every(({ lang }) => lang !== one.lang) &&
        leader.text.split(' ').length - one.text.split(' ').length <= 1 &&
        overlap(leader, one) >= 0.75 * one.uses.size &&
        overlap(leader, one) >= 0.5 * leader.uses.size,
    );
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function headOf(group: readonly Expression[], uses: Expression['uses']) {
  const [leader] = group;
  const labels: WeakSignal['labels'] = {};
  for (const lang of langs) {
    const [own] = group.flatMap((expression) => expression.labels.get(lang) ?? []);
    if (own !== undefined) labels[lang] = own;
  }
  const tagged = [...uses.keys()].flatMap(({ concepts }) => concepts.map(({ id }) => id));
  return {
    id: leader?.id ?? '',
    kind: leader?.kind ?? ('phrase' as const),
    expression: leader?.text ?? '',
    lang: leader?.lang ?? 'und',
    labels,
    forms: group.flatMap(({ forms }) => forms),
    concepts: countsOf(tagged)
      .filter(({ id }) => !id.startsWith('MA-'))
      .slice(0, 5)
      .map(({ id }) => id),
  };
}

/** Degrees of visibility and diffusion over periods of four weeks. */
interface SignalMap {
  placeOf(
    uses: Expression['uses'],
  ): Pick<WeakSignal, 'visibility' | 'diffusion' | 'growth' | 'spread'>;
}

function toMap(stories: readonly Gist[], weeks: readonly string[]): SignalMap {
  const withNews = weeks.slice(0, 1 + weeks.findLastIndex((week) => hasNews(stories, week)));
  const periods: Set<string>[] = [];
  for (let end = withNews.length; end > 0; end -= periodWeeks)
    periods.unshift(new Set(withNews.slice(Math.max(0, end - periodWeeks), end)));
  // A first period of a week or two says little: it joins the next.
  const [first, second] = periods;
  if (first && second && first.size < periodWeeks / 2) {
    for (const week of first) second.add(week);
    periods.shift();
  }
  const volumes = periods.map((period) => {
    const inside = stories.filter(({ week }) => period.has(week));
    const articles = inside.reduce((sum, story) => sum + originals(story), 0);
    return { articles, outlets: outletsOf(inside).length };
  });
  return {
    placeOf(uses) {
      const shares = periods.map((period, index) => {
        const inside = [...uses].filter(([{ week }]) => period.has(week));
        const articles = inside.reduce((sum, [, used]) => sum + used.size, 0);
        const outlets = outletsOf(inside.map(([story]) => story)).length;
        const volume = volumes[index] ?? { articles: 1, outlets: 1 };
        const age = 1 - fading * (periods.length - 1 - index);
        return {
          visibility: { n: articles * age, of: Math.max(1, volume.articles) },
          diffusion: { n: outlets * age, of: Math.max(1, volume.outlets) },
        };
      });
      const visible = shares.map(({ visibility }) => visibility);
      const diffuse = shares.map(({ diffusion }) => diffusion);
      return {
        visibility: meanOf(visible),
        diffusion: meanOf(diffuse),
        growth: growthOf(visible),
        spread: growthOf(diffuse),
      };
    },
  };
}

function hasNews(stories: readonly Gist[], week: string): boolean {
  return stories.some((story) => story.week === week);
}

function originals({ articles }: Gist): number {
  return articles.filter(({ duplicateOf }) => duplicateOf === undefined).length;
}

interface Share {
  n: number;
  of: number;
}

function meanOf(shares: readonly Share[]): number {
  const mean = shares.reduce((sum, { n, of }) => sum + n / of, 0) / Math.max(1, shares.length);
  return Math.round(mean * 100_000) / 100_000;
}

/** Factor per period from the first to the last; half a count is added, so that nothing grows without end. */
function growthOf(shares: readonly Share[]): number {
  const first = shares[0];
  const last = shares.at(-1);
  if (!first || !last || shares.length < 2) return 1;
  const ratio = (last.n + 0.5) / last.of / ((first.n + 0.5) / first.of);
  return Math.round(100 * ratio ** (1 / (shares.length - 1))) / 100;
}

/** How visible and how diffuse an ordinary concept of the taxonomy is: what lies above is no weak signal. */
function ordinaryLevel(stories: readonly Gist[], map: SignalMap) {
  const uses = new Map<string, Expression['uses']>();
  for (const story of stories)
    for (const { id } of story.concepts) {
      const known = uses.get(id) ?? new Map<Gist, Set<string>>();
      uses.set(id, known);
      known.set(story, new Set(story.articles.map((article) => article.id)));
    }
  const places = [...uses.values()].map((one) => map.placeOf(one));
  return {
    visibility: median(places.map(({ visibility }) => visibility)),
    diffusion: median(places.map(({ diffusion }) => diffusion)),
  };
}
