/** What a brief tells → its Markdown tree (mdast): headings, lists and links as nodes, never as text glued together. */
import type { toMarkdown } from 'mdast-util-to-markdown';
import type { Story, StoryArticle } from '#schema/story.ts';
import { figuresOf } from './brief-figures.ts';
import type { Voice } from './phrasing.ts';
import { type Chosen, chooseSentences, speakingLang } from './summary.ts';
import { type EssentialLine, verbatim } from './wording.ts';

type Node = Parameters<typeof toMarkdown>[0];
type Root = Extract<Node, { type: 'root' }>;
type RootContent = Root['children'][number];
type PhrasingContent = Extract<Node, { type: 'paragraph' }>['children'][number];
type List = Extract<Node, { type: 'list' }>;
type ListItem = Extract<Node, { type: 'listItem' }>;

/** Everything the sections are filled from; already chosen, counted and in order. */
export interface BriefMatter {
  voice: Voice;
  /** First and last day, `2026-11-16`. */
  from: string;
  to: string;
  /** Label of the trend; left out for an edition. */
  concept?: string;
  /** Heaviest first. */
  stories: readonly Story[];
  essentials: readonly EssentialLine[];
  change: readonly string[];
  /** For an edition: one line per trend, with the trend’s id. */
  trends: readonly { id: string; text: string }[];
  actors: readonly string[];
  regions: readonly string[];
  /** Day after which dates are to come. */
  today: string;
  /** An edition over a month. */
  isMonth?: boolean;
}

/** Quotes of L’essentiel: at most, fewest before it fills up with lesser news, and as many as it fills up to. */
const mostQuotes = 4;
const leastQuotes = 2;
const fillingQuotes = 3;
/** Stories told one by one. */
export const toldStories = 12;
const shownDates = 8;

/** Sections in their order; a section with nothing in it is left out. */
export function toBriefTree(matter: BriefMatter): Root {
  const { voice } = matter;
  const children: RootContent[] = [];
  const section = (key: Parameters<Voice['say']>[0], content: RootContent[]) => {
    if (content.length > 0) children.push(heading(2, [text(voice.say(key))]), ...content);
  };
  section('heading.essentials', essentials(matter));
  section('heading.change', bullets(matter.change.map((line) => [text(line)])));
  section(
    matter.isMonth ? 'heading.trendsMonth' : 'heading.trends',
    bullets(matter.trends.map(({ id, text: line }) => [link(`../../trends/${id}/`, line)])),
  );
  section('heading.facts', facts(matter));
  section('heading.figures', figures(matter));
  section('heading.actors', actors(matter));
  section('heading.coming', coming(matter));
  section('heading.timeline', timeline(matter));
  section('heading.sources', sources(matter));
  section('heading.method', method(matter));
  return { type: 'root', children };
}

function essentials(matter: BriefMatter): RootContent[] {
  const { voice, from, to, concept, stories } = matter;
  const articles = stories.flatMap((story) => story.articles);
  const values = {
    from: voice.day(from),
    to: voice.day(to),
    articles: articles.length,
    stories: stories.length,
    outlets: new Set(articles.map(({ source }) => source)).size,
    concept: concept ?? '',
  };
  const volume = voice.say(
    concept === undefined ? 'essentials.volume' : 'essentials.volumeTrend',
    values,
  );
  const lines = matter.essentials.map((line): PhrasingContent[] => [
    ...(line.worded
      ? [text(line.text)]
      : quoted(voice, line.text, line.from[0]?.article.lang ?? voice.lang)),
    ...citedArticles(line).flatMap((article) => [text(' '), cite(article)]),
  ]);
  return [paragraph([text(volume)]), ...bullets(lines)];
}

/** Each article that a line rests on once. */
function citedArticles({ from }: EssentialLine): StoryArticle[] {
  return [...new Map(from.map(({ article }) => [article.id, article])).values()];
}

/**
 * The sentences of L’essentiel as their sources word them, from the heaviest stories. News that several outlets carry, told
 * in the reader’s language, comes alone where it suffices; else news of one outlet fills up, then sentences to be translated.
 */
export function essentialLines({
  voice: { lang },
  stories,
}: Pick<BriefMatter, 'voice' | 'stories'>): EssentialLine[] {
  const isRead = (story: Story) => speakingLang(story, lang) === lang;
  const isShared = ({ outlets }: Story) => outlets.length > 1;
  const kinds = [
    stories.filter((story) => isRead(story) && isShared(story)),
    stories.filter((story) => isRead(story) && !isShared(story)),
    stories.filter((story) => !isRead(story) && isShared(story)),
    stories.filter((story) => !isRead(story) && !isShared(story)),
  ];
  const chosen: Chosen[] = [];
  for (const [at, kind] of kinds.entries()) {
    if (chosen.length >= leastQuotes) break;
    const room = (at === 0 ? mostQuotes : fillingQuotes) - chosen.length;
    chosen.push(...chooseSentences(kind.slice(0, 2 * room), lang, Math.min(room, kind.length)));
  }
  // One story alone speaks again.
  if (chosen.length < leastQuotes)
    return chooseSentences(stories.slice(0, mostQuotes), lang, fillingQuotes).map(verbatim);
  return chosen.sort((a, b) => stories.indexOf(a.story) - stories.indexOf(b.story)).map(verbatim);
}

/** Words of others stay as they are; in another script they are isolated (FSI … PDI). */
function quoted(voice: Voice, quote: string, lang: string): PhrasingContent[] {
  const isSame = lang === voice.lang;
  const inside = voice.isolate(quote, lang);
  return [text(voice.say(isSame ? 'quote.same' : 'quote.other', { quote: inside, lang }))];
}

function cite({ outlet, url }: StoryArticle): PhrasingContent {
  return { type: 'link', url, children: [text(`(${outlet})`)] };
}

function facts({ voice, stories }: BriefMatter): RootContent[] {
  return stories.slice(0, toldStories).flatMap((story): RootContent[] => {
    const outlets = [
      ...new Set(
        story.articles.filter(({ duplicateOf }) => !duplicateOf).map(({ outlet }) => outlet),
      ),
    ];
    const line = [
      voice.say('fact.outlets', { count: outlets.length, outlets: voice.list(outlets) }),
    ];
    if (story.langs.some((lang) => lang !== voice.lang)) {
      line.push(
        voice.say('fact.langs', {
          langs: voice.list(story.langs.map((lang) => voice.langName(lang))),
        }),
      );
    }
    return [
      heading(3, [link(`../../stories/${story.id}/`, titleIn(story, voice.lang))]),
      paragraph([text(line.join(' '))]),
    ];
  });
}

/** The story’s title in a language, else as it stands. */
export function titleIn(story: Story, lang: Voice['lang']): string {
  return story.titles[lang] ?? story.title;
}

function figures({ voice, stories }: BriefMatter): RootContent[] {
  return bullets(
    figuresOf(stories.slice(0, toldStories), voice).map(
      ({ value, line, sentence, article, against }) => [
        { type: 'strong', children: [text(value)] },
        text(line),
        ...(sentence === undefined ? [] : [text(' '), ...quoted(voice, sentence, article.lang)]),
        text(' '),
        cite(article),
        ...(against === undefined ? [] : [text(` ${against}`)]),
      ],
    ),
  );
}

function actors({ voice, actors: names, regions }: BriefMatter): RootContent[] {
  const lines: PhrasingContent[][] = [];
  if (names.length > 0) lines.push([text(voice.say('actors.line', { names: voice.list(names) }))]);
  if (regions.length > 0)
    lines.push([text(voice.say('regions.line', { names: voice.list(regions) }))]);
  return bullets(lines);
}

function coming({ voice, stories, today }: BriefMatter): RootContent[] {
  const items = comingOf(stories, today).map(
    ({ date, of, deadline, source }): PhrasingContent[] => {
      const line = voice.say(deadline ? 'coming.deadline' : 'coming.date', {
        date: voice.day(date),
        of: voice.isolate(of, source.lang),
        lang: source.lang === voice.lang ? 'same' : source.lang,
      });
      return [text(`${line} `), cite(source)];
    },
  );
  return bullets(items);
}

/** Days after one that the stories name, soonest first, with the sentence and its article. */
export function comingOf(
  stories: readonly Story[],
  after: string,
): { date: string; of: string; deadline: boolean; source: StoryArticle }[] {
  return stories
    .flatMap((story) =>
      story.dates
        .filter(({ date }) => date > after)
        .map((date) => ({ ...date, story: story.id, articles: story.articles })),
    )
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.story < b.story ? -1 : 1))
    .flatMap(({ date, of, deadline, article, articles }) => {
      const source = articles.find(({ id }) => id === article);
      return source ? [{ date, of, deadline: deadline ?? false, source }] : [];
    })
    .slice(0, shownDates);
}

function timeline({ voice, stories }: BriefMatter): RootContent[] {
  const inTime = [...stories.slice(0, toldStories)].sort((a, b) =>
    a.first < b.first ? -1 : a.first > b.first ? 1 : 0,
  );
  return bullets(
    inTime.map((story) => [
      text(
        voice.lang === 'fr' ? `${voice.day(story.first)}\u202F: ` : `${voice.day(story.first)}: `,
      ),
      link(`../../stories/${story.id}/`, titleIn(story, voice.lang)),
    ]),
  );
}

function sources({ voice, stories }: BriefMatter): RootContent[] {
  return bullets(
    stories
      .slice(0, toldStories)
      .flatMap(({ articles }) =>
        articles.map((article): PhrasingContent[] => [
          link(article.url, voice.isolate(article.title, article.lang)),
          text(
            ` — ${voice.say('source.line', { outlet: article.outlet, date: voice.day(article.published) })}`,
          ),
        ]),
      ),
  );
}

function method({ voice, stories, essentials: told }: BriefMatter): RootContent[] {
  const articles = stories.flatMap((story) => story.articles);
  const isPolished = told.some(({ worded }) => worded);
  const lines = [
    voice.say('method.counts', {
      articles: articles.length,
      outlets: new Set(articles.map(({ source }) => source)).size,
      langs: new Set(articles.map(({ lang }) => lang)).size,
      polished: isPolished ? 'yes' : 'no',
    }),
    ...(isPolished ? [voice.say('method.polished')] : []),
    voice.say('method.copies', {
      copies: articles.filter(({ duplicateOf }) => duplicateOf !== undefined).length,
    }),
    voice.say('method.partial', { partial: articles.filter(({ partial }) => partial).length }),
  ];
  return [paragraph([text(lines.join(' '))])];
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

function link(url: string, label: string): PhrasingContent {
  return { type: 'link', url, children: [{ type: 'text', value: label }] };
}

function paragraph(children: PhrasingContent[]): RootContent {
  return { type: 'paragraph', children };
}

function heading(depth: 2 | 3, children: PhrasingContent[]): RootContent {
  return { type: 'heading', depth, children };
}

function bullets(items: PhrasingContent[][]): RootContent[] {
  if (items.length === 0) return [];
  const children = items.map(
    (content): ListItem => ({
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children: content }],
    }),
  );
  const list: List = { type: 'list', ordered: false, spread: false, children };
  return [list];
}
