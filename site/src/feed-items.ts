/** Briefs and stories → the entries of a feed. */
import type { Lang } from '#schema/lang.ts';
import type { Story } from '#schema/story.ts';
import type { BriefEntry } from './brief-store.ts';
import type { FeedItem } from './feed-writer.ts';
import { pageLink } from './links.ts';
import { titleOf } from './watch.ts';

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
