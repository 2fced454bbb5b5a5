/** The first part of an article → the article whole: its further parts joined, its AMP edition where the page itself holds next to no text. */
import type { Source } from '#schema/source.ts';
import { type AskPageEffects, askPage, type PageText } from './ask-page.ts';

/** Further parts at most, and characters of text at which an article is long enough. */
const maxFurther = 9;
const maxCharacters = 300_000;
/** A page with fewer characters may have its text filled in by a script; its AMP edition has it in the mark-up. */
const nextToNothing = 400;

/**
 * Fetch what belongs to the page. Each request obeys the rules of a page of its own. What cannot be read leaves the text as far as
 * it goes, marked `partial`. `requests` counts every page fetched, the first included.
 */
export async function wholePage(
  first: PageText,
  url: string,
  source: Source,
  effects: AskPageEffects,
): Promise<{ page: PageText; requests: number }> {
  let page = first;
  let requests = 1;
  const amp = first.ampUrl;
  if (first.text.length < nextToNothing && first.partial !== true && isSibling(amp, url)) {
    requests += 1;
    const twin = (await askPage(amp, source, effects)).page;
    if (twin && twin.text.length > 1.5 * first.text.length)
      page = { ...first, text: twin.text, language: twin.language, partial: twin.partial };
  }
  const seen = new Set([url]);
  let next = first.nextUrl;
  for (let part = 0; part < maxFurther && isSibling(next, url) && !seen.has(next); part++) {
    seen.add(next);
    requests += 1;
    const further = (await askPage(next, source, effects)).page;
    if (!further) return { page: { ...page, partial: true, missingParts: true }, requests };
    const text = newParagraphs(further.text, page.text);
    // A site that answers every number with the same page has no more parts.
    if (text === '') break;
    page = {
      ...page,
      text: `${page.text}\n\n${text}`.slice(0, maxCharacters),
      citedUrls: [...new Set([...(page.citedUrls ?? []), ...(further.citedUrls ?? [])])],
    };
    if (page.text.length >= maxCharacters) break;
    next = further.nextUrl;
  }
  return { page, requests };
}

/** On the same site: a page may send nobody elsewhere. */
function isSibling(address: string | undefined, url: string): address is string {
  if (address === undefined || !URL.canParse(address)) return false;
  const bare = (host: string) => host.replace(/^(?:www|m|amp)\./, '');
  return bare(new URL(address).host) === bare(new URL(url).host);
}

/** What a part repeats — the standfirst, a list of contents — counts once. */
function newParagraphs(text: string, known: string): string {
  const before = new Set(known.split('\n\n'));
  return text
    .split('\n\n')
    .filter((paragraph) => !before.has(paragraph))
    .join('\n\n');
}
