/** What a brief tells → its Markdown tree (mdast): headings, lists and links as nodes, never as text glued together. */
import type { toMarkdown } from 'mdast-util-to-markdown';
import type { Story, StoryArticle } from '#schema/story.ts';
import type { Voice } from './phrasing.ts';

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
  change: readonly string[];
  /** For an edition: one line per trend, with the trend’s id. */
  trends: readonly { id: string; text: string }[];
  actors: readonly string[];
  regions: readonly string[];
  /** Day after which dates are to come. */
  today: string;
}

const quotedStories = 4;
const toldStories = 12;
const shownFigures = 8;
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
    'heading.trends',
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

function essentials({ voice, from, to, concept, stories }: BriefMatter): RootContent[] {
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
  const quotes = stories.slice(0, quotedStories).flatMap((story): PhrasingContent[][] => {
    const article = quotedArticle(story, voice.lang);
    if (!article?.quote) return [];
    return [[...quoted(voice, article.quote, article.lang), text(' '), cite(article)]];
  });
  return [paragraph([text(volume)]), ...bullets(quotes)];
}

/** In the brief’s own language where an article has one, the original before a copy. */
function quotedArticle(story: Story, lang: string): StoryArticle | undefined {
  const rank = (article: StoryArticle) =>
    (article.lang === lang ? 0 : 2) + (article.duplicateOf === undefined ? 0 : 1);
  return [...story.articles].filter(({ quote }) => quote).sort((a, b) => rank(a) - rank(b))[0];
}

/** Words of others stay as they are; in another script they are isolated (FSI … PDI). */
function quoted(voice: Voice, quote: string, lang: string): PhrasingContent[] {
  const isSame = lang === voice.lang;
  const inside = isSame ? quote : `\u2068${quote}\u2069`;
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
    if (story.langs.length > 1) {
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
  const items: PhrasingContent[][] = [];
  for (const story of stories.slice(0, toldStories)) {
    const articleOf = new Map(story.articles.map((article) => [article.id, article]));
    const namesOf = (ids: readonly string[]) =>
      voice.list([...new Set(ids.flatMap((id) => articleOf.get(id)?.outlet ?? []))]);
    for (const figure of story.figures.slice(0, 3)) {
      if (items.length >= shownFigures) break;
      const article = figure.articles.flatMap((id) => articleOf.get(id) ?? [])[0];
      if (!article) continue;
      const isOwn = article.lang === voice.lang;
      const item: PhrasingContent[] = [
        { type: 'strong', children: [text(isOwn ? figure.text : `\u2068${figure.text}\u2069`)] },
        text(
          ` — ${voice.say('figure.line', { of: countedThing(figure, isOwn), outlets: namesOf(figure.articles) })} (`,
        ),
        link(`../../stories/${story.id}/`, titleIn(story, voice.lang)),
        text(').'),
      ];
      for (const rival of figure.against ?? []) {
        item.push(
          text(
            ` ${voice.say('figure.against', { other: rival.text, outlets: namesOf(rival.articles) })}`,
          ),
        );
      }
      items.push(item);
    }
  }
  return bullets(items);
}

/** The thing counted, where the figure’s own words do not say it already and the reader’s language is the source’s. */
function countedThing({ of, text: words }: Story['figures'][number], isOwn: boolean): string {
  return isOwn && of && !words.toLowerCase().includes(of.toLowerCase()) ? of : 'none';
}

function actors({ voice, actors: names, regions }: BriefMatter): RootContent[] {
  const lines: PhrasingContent[][] = [];
  if (names.length > 0) lines.push([text(voice.say('actors.line', { names: voice.list(names) }))]);
  if (regions.length > 0)
    lines.push([text(voice.say('regions.line', { names: voice.list(regions) }))]);
  return bullets(lines);
}

function coming({ voice, stories, today }: BriefMatter): RootContent[] {
  const dates = stories
    .flatMap((story) =>
      story.dates.filter(({ date }) => date > today).map((date) => ({ ...date, story })),
    )
    .sort((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : a.story.id < b.story.id ? -1 : 1,
    );
  const items = dates
    .slice(0, shownDates)
    .flatMap(({ date, of, deadline, article, story }): PhrasingContent[][] => {
      const source = story.articles.find(({ id }) => id === article);
      if (!source) return [];
      const inside = source.lang === voice.lang ? of : `\u2068${of}\u2069`;
      const line = voice.say(deadline ? 'coming.deadline' : 'coming.date', {
        date: voice.day(date),
        of: inside,
      });
      return [[text(`${line} `), cite(source)]];
    });
  return bullets(items);
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

function sources({ stories }: BriefMatter): RootContent[] {
  return bullets(
    stories
      .slice(0, toldStories)
      .flatMap(({ articles }) =>
        articles.map((article): PhrasingContent[] => [
          text(`${article.outlet}, `),
          link(article.url, article.title),
          text(` (${article.published.slice(0, 10)})`),
        ]),
      ),
  );
}

function method({ voice, stories }: BriefMatter): RootContent[] {
  const articles = stories.flatMap((story) => story.articles);
  const lines = [
    voice.say('method.counts', {
      articles: articles.length,
      outlets: new Set(articles.map(({ source }) => source)).size,
      langs: new Set(articles.map(({ lang }) => lang)).size,
    }),
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
