/** One item as received → the canonical record of an article, or why it cannot be one. */
import { Article } from '#schema/article.ts';
import type { FetchedItem } from '#schema/item.ts';
import { fail, ok, type Result } from '#schema/result.ts';
import type { Source } from '#schema/source.ts';
import { present } from './feed/fields.ts';
import { tidy } from './feed/text.ts';
import { hash16, type Identity, identityOf } from './identity.ts';
import { languageOf } from './page/language.ts';
import { htmlToText } from './sanitise.ts';
import { canonicalUrl } from './url.ts';

/** An article and the text of its feed entry, for analysis; the text is never published. */
export interface Drafted {
  article: Article;
  identity: Identity;
  /** Plain text of the entry, where it says more than the extract. */
  text: string | undefined;
}

const dayMs = 86_400_000;
/** Before the web; feeds that cannot tell the time say 1970. */
const oldest = Date.parse('1995-01-01T00:00:00Z');
const defaultExcerpt = 280;
/** From this many characters on the feed carries the article, not a teaser. */
const fullFrom = 1200;

/**
 * Make an article. `now` is the run’s clock (ISO). Errors: `no-title`, `no-url` (schema.org needs an address), `invalid`.
 */
export function toArticle(
  item: FetchedItem,
  source: Source,
  now: string,
  shared: ReadonlySet<string> = new Set(),
): Result<Drafted> {
  const identity = identityOf(item, shared);
  const body = htmlToText(longer(item.content, item.summary));
  const lead = withoutTail(htmlToText(item.summary ?? item.content ?? ''));
  const title = titleOf(item, source) ?? headlineFrom(lead);
  if (title === undefined)
    return fail('no-title', `item ${item.position} of ${source.id} has neither title nor text`);
  const url = identity.url ?? canonicalUrl(enclosureOf(item) ?? '');
  if (url === undefined) return fail('no-url', `“${title}” of ${source.id} has no http address`);
  const dates = datesOf(item, now);
  const isFull = body.length >= fullFrom;
  const article = Article.safeParse(
    present<Article>({
      id: hash16(identity.key),
      url,
      title,
      lang: languageOf(`${title}\n${lead}`, declaredLanguage(item.lang ?? source.lang)),
      ...dates,
      updated: undefined,
      firstSeen: now,
      source: source.id,
      sightings: [
        present<Article['sightings'][number]>({
          source: source.id,
          guid: item.guid,
          url,
          seen: now,
        }),
      ],
      excerpt: excerptOf(lead, source.excerptMax ?? defaultExcerpt),
      authors: named(item.authors),
      tags: labels(item.tags),
      image: item.image === undefined ? undefined : canonicalImage(item.image),
      fingerprint: hash16(`${title}\n${body}`.replace(/\s+/g, ' ')),
      text: isFull ? 'feed' : 'excerpt',
      withheld: undefined,
      partial: undefined,
      words: isFull ? body.split(/\s+/).length : undefined,
      origin: item.sourceTitle === undefined ? undefined : originOf(item.sourceTitle, source),
      citedUrls: citedIn(item.content, url),
    }),
  );
  if (!article.success) {
    const issue = article.error.issues[0];
    return fail(
      'invalid',
      `“${title.slice(0, 80)}” of ${source.id}: ${issue?.path.join('.')} ${issue?.message}`,
    );
  }
  return ok({
    article: article.data,
    identity,
    text: body.length > article.data.excerpt.length ? body : undefined,
  });
}

function longer(a = '', b = ''): string {
  return a.length >= b.length ? a : b;
}

/** Clean title: no tags, no place-holders of a template, no name of the outlet behind it. */
function titleOf(item: FetchedItem, source: Source): string | undefined {
  const bare = tidy(withoutPlaceholders(item.title ?? ''));
  if (bare === undefined) return undefined;
  const plain = /<\/?[a-z][^<>]*>/i.test(bare) ? (tidy(htmlToText(bare)) ?? bare) : bare;
  for (const name of [source.name, new URL(source.site).hostname.replace(/^www\./, '')]) {
    const at = plain.length - name.length;
    const separator = /\s[|–—•·:-]\s*$/.exec(plain.slice(0, Math.max(0, at)));
    if (at > 20 && separator && plain.toLowerCase().endsWith(name.toLowerCase())) {
      return cut(plain.slice(0, at).replace(/\s[|–—•·:-]\s*$/, ''), 500);
    }
  }
  return cut(plain, 500);
}

/** The first words of a text, for an item without a title. */
function headlineFrom(text: string): string | undefined {
  return tidy(cut(text, 120));
}

/** `{{ author }}`, `publish_date]`, `%title%`: what a template forgot to fill in. */
const placeholder = /\{\{[^{}]*\}\}|\$\{[^{}]*\}|\[?\b[a-z]+_[a-z_]+\](?!\()|%[a-z_]+%/g;

function withoutPlaceholders(text: string): string {
  return text.replace(placeholder, ' ');
}

type Dates = Pick<Article, 'published' | 'dateFrom'> & Partial<Pick<Article, 'dateFlag'>>;

/** A date more than a day ahead or before the web cannot be: first seen takes its place, flagged. */
function datesOf(item: FetchedItem, now: string): Dates {
  const written = item.published ?? item.updated;
  if (written === undefined) return { published: now, dateFrom: 'seen', dateFlag: 'absent' };
  const at = Date.parse(written);
  if (Number.isNaN(at) || at < oldest) return { published: now, dateFrom: 'seen', dateFlag: 'old' };
  if (at > Date.parse(now) + dayMs) return { published: now, dateFrom: 'seen', dateFlag: 'future' };
  return { published: written, dateFrom: 'feed' };
}

function declaredLanguage(written: string): string | undefined {
  const tag = written.trim().replaceAll('_', '-').toLowerCase();
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag) ? tag.split('-')[0] : undefined;
}

/** What content systems put behind every entry, in the three languages. */
const tails = [
  /\s*(?:The post|L[’']article|Cet article|L[’']entrée|ظهرت المقالة|المقال)\s.{0,300}?(?:appeared first on|est apparu en premier sur|provient de|أولاً على|ظهر أولاً على).*$/su,
  /\s*(?:Read more|Continue reading|Lire la suite|Lire plus|En savoir plus|اقرأ المزيد|المزيد)\s*(?:[»›→…]|\.{3}|\[…\])?\s*$/u,
  /\s*\[?(?:…|\.{3}|&hellip;)\]?\s*$/u,
];

function withoutTail(text: string): string {
  return tails.reduce(
    (rest, tail) => rest.replace(tail, (whole) => (/…|\.{3}/.test(whole) ? '…' : '')),
    text,
  );
}

/** Plain text of at most `max` characters, cut between words. */
function excerptOf(text: string, max: number): string {
  return cut(tidy(withoutPlaceholders(text)) ?? '', max);
}

/** At most `max` UTF-16 units, cut between words where that loses less than a third, with an ellipsis. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 2) return '';
  const head = text
    .slice(0, max - 1)
    .toWellFormed()
    .replaceAll('\ufffd', '');
  const space = head.lastIndexOf(' ');
  return `${(space > max * 0.66 ? head.slice(0, space) : head).replace(/[\s,;:.–—-]+$/u, '')}…`;
}

function named(names: readonly string[] | undefined): string[] | undefined {
  const found = (names ?? [])
    .map((name) => tidy(withoutPlaceholders(name)))
    .filter((name): name is string => name !== undefined && name.length <= 200);
  return found.length > 0 ? [...new Set(found)] : undefined;
}

function labels(tags: readonly string[] | undefined): string[] | undefined {
  const found = (tags ?? [])
    .map((tag) => tidy(tag))
    .filter((tag): tag is string => tag !== undefined && tag.length <= 100);
  return found.length > 0 ? [...new Set(found)].slice(0, 12) : undefined;
}

function canonicalImage(address: string): string | undefined {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function enclosureOf(item: FetchedItem): string | undefined {
  return item.enclosures?.[0]?.url;
}

function originOf(name: string, source: Source): Article['origin'] {
  return name === source.name ? undefined : { name: cut(name, 200), sign: 'feed' };
}

/** Addresses that the content links to outside of its own site, at most 20. */
function citedIn(content: string | undefined, own: string): string[] | undefined {
  if (content === undefined) return undefined;
  const host = new URL(own).hostname;
  const found = new Set<string>();
  for (const match of content.matchAll(/<a [^>]{0,500}?href="(https?:[^"]+)"/g)) {
    const url = canonicalUrl((match[1] ?? '').replaceAll('&amp;', '&'));
    if (url !== undefined && new URL(url).hostname !== host) found.add(url);
    if (found.size === 20) break;
  }
  return found.size > 0 ? [...found] : undefined;
}
