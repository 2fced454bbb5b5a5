/** Briefs or stories → RSS 2.0, Atom and JSON Feed documents, written by a feed library. */
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import type { Lang } from '#schema/lang.ts';
import type { Story } from '#schema/story.ts';
import type { BriefEntry } from './briefs.ts';
import { translator } from './i18n.ts';
import { fileLink, pageLink } from './links.ts';
import { titleOf } from './watch.ts';

export type FeedFormat = 'xml' | 'atom' | 'json';

/** What a feed is about. `path` are the segments of the page it follows; `file` those of the feed itself. */
export interface FeedSubject {
  lang: Lang;
  title: string;
  description: string;
  path: string[];
  file: string[];
  entries: FeedItem[];
  /** Newest article of the watch: the date of an empty feed. */
  updated: string;
  site: URL;
}

/** One entry. `link` is a path on the site. */
export interface FeedItem {
  title: string;
  link: string;
  text: string;
  /** ISO 8601. */
  date: string;
}

/** The formats, as the ends of their files. */
export const feedFormats: FeedFormat[] = ['xml', 'atom', 'json'];

/** A format by the end of its file. */
export function formatOf(value: string | undefined): FeedFormat {
  return feedFormats.find((known) => known === value) ?? 'xml';
}

const types: Record<FeedFormat, string> = {
  xml: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

/** The response that holds the feed. */
export function feedResponse(format: FeedFormat, subject: FeedSubject): Response {
  return new Response(writers[format](subject), { headers: { 'content-type': types[format] } });
}

/** The address of a brief’s page. */
export function briefPath({ data, id }: BriefEntry): string {
  const room = data.kind === 'trend' ? 'briefs' : 'weeks';
  return pageLink(data.lang, room, id.slice(3).toLowerCase());
}

/** Briefs as entries. */
export function briefItems(briefs: readonly BriefEntry[]): FeedItem[] {
  return briefs.map((entry) => ({
    title: entry.data.title,
    link: briefPath(entry),
    text: entry.data.description,
    date: entry.data.generated,
  }));
}

/** Stories as entries for readers of a language: title, first extract in it, outlets. */
export function storyItems(stories: readonly Story[], lang: Lang): FeedItem[] {
  return stories.map((story) => {
    const { text, lang: from } = titleOf(story, lang);
    const article = story.articles.find((one) => one.lang === from) ?? story.articles[0];
    return {
      title: text,
      link: pageLink(lang, 'stories', story.id),
      text: article?.excerpt ?? '',
      date: story.last,
    };
  });
}

function entriesOf({ entries, site }: FeedSubject) {
  return entries.slice(0, 40).map(({ title, link, text, date }) => ({
    title,
    link: new URL(link, site).href,
    text,
    date: new Date(date),
  }));
}

function updatedOf(subject: FeedSubject): Date {
  return entriesOf(subject).reduce(
    (last, { date }) => (date > last ? date : last),
    new Date(subject.updated),
  );
}

const writers: Record<FeedFormat, (subject: FeedSubject) => string> = {
  xml: (subject) =>
    generateRssFeed({
      title: subject.title,
      description: subject.description,
      link: new URL(pageLink(subject.lang, ...subject.path), subject.site).href,
      language: subject.lang,
      lastBuildDate: updatedOf(subject),
      generator: 'Marsad',
      ttl: 360,
      atom: {
        links: [
          {
            href: new URL(fileLink(...subject.file), subject.site).href,
            rel: 'self',
            type: 'application/rss+xml',
          },
        ],
      },
      items: entriesOf(subject).map(({ title, link, text, date }) => ({
        title,
        link,
        description: text,
        pubDate: date,
        guid: { value: link, isPermaLink: true },
      })),
    }),
  atom: (subject) =>
    generateAtomFeed({
      id: new URL(fileLink(...subject.file), subject.site).href,
      title: { value: subject.title },
      subtitle: { value: subject.description },
      updated: updatedOf(subject),
      authors: [{ name: translator(subject.lang)('site.name') }],
      links: [
        {
          href: new URL(fileLink(...subject.file), subject.site).href,
          rel: 'self',
          type: 'application/atom+xml',
        },
        {
          href: new URL(pageLink(subject.lang, ...subject.path), subject.site).href,
          rel: 'alternate',
          type: 'text/html',
        },
      ],
      entries: entriesOf(subject).map(({ title, link, text, date }) => ({
        id: link,
        title: { value: title },
        updated: date,
        published: date,
        links: [{ href: link, rel: 'alternate', type: 'text/html' }],
        summary: { value: text },
      })),
    }),
  json: (subject) =>
    JSON.stringify(
      generateJsonFeed({
        title: subject.title,
        description: subject.description,
        home_page_url: new URL(pageLink(subject.lang, ...subject.path), subject.site).href,
        feed_url: new URL(fileLink(...subject.file), subject.site).href,
        language: subject.lang,
        items: entriesOf(subject).map(({ title, link, text, date }) => ({
          id: link,
          url: link,
          title,
          content_text: text,
          date_published: date,
        })),
      }),
      null,
      1,
    ),
};
