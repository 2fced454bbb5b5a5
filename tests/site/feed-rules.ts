/** A published feed → what the W3C feed validator’s rules find wrong with it (RSS 2.0 and its advisory board’s profile, RFC 4287, JSON Feed 1.1). */
import * as cheerio from 'cheerio';
import { z } from 'zod';

/** RFC 822 with the four-digit year of RFC 1123, the form every reader takes. */
const rfc822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})$/;
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** What the validator calls “contains HTML”: an element or a character reference in what is read as plain text. */
const markup = /<\/?[a-z][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;
/** Characters that XML 1.0 has no room for. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** All faults, as `path rule: value`; empty when all is well. `self` is the address the feed is published at. */
export function feedFaults(path: string, text: string, self: string): string[] {
  const faults = path.endsWith('.json')
    ? jsonFaults(text, self)
    : path.endsWith('.atom')
      ? atomFaults(text, self)
      : rssFaults(text, self);
  if (notXml.test(text)) faults.push('a character that XML forbids');
  return faults.map((fault) => `${path} ${fault}`);
}

/** Looks things up in one document and notes what is wrong. */
function reader(text: string) {
  const $ = cheerio.load(text, { xml: true });
  const faults: string[] = [];
  /** The text of the one child of that name; a fault when there is none, or several. */
  const one = (parent: cheerio.Cheerio<never>, name: string): string => {
    const found = parent.children(name.replace(':', '\\:'));
    if (found.length !== 1) faults.push(`${name}: ${found.length} of them`);
    return found.first().text();
  };
  const expect = (rule: string, value: string, isRight: boolean) => {
    if (!isRight) faults.push(`${rule}: “${value.slice(0, 80)}”`);
  };
  const of = (found: unknown): cheerio.Cheerio<never> => $(found as never);
  return { $, of, one, expect, faults };
}

const isAddress = (value: string) =>
  /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(value) && URL.canParse(value);

function isTime(value: string, form: RegExp): boolean {
  const time = Date.parse(value);
  return form.test(value) && time > Date.UTC(1970) && time < Date.UTC(2100);
}

/** The day of the week that a date names is the day it was. */
const isItsDay = (value: string) => new Date(value).toUTCString().startsWith(value.slice(0, 3));

function plain(expect: (rule: string, value: string, isRight: boolean) => void, name: string) {
  return (value: string) => {
    expect(`${name} is blank`, value, value.trim() !== '');
    expect(`${name} contains HTML`, value, !markup.test(value));
  };
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

function rssFaults(text: string, self: string): string[] {
  const { $, of, one, expect, faults } = reader(text);
  expect('declaration', text.slice(0, 40), /^<\?xml version="1.0" encoding="utf-8"\?>/i.test(text));
  expect('rss version', `${$('rss').attr('version')}`, $('rss').attr('version') === '2.0');
  const channel = of($('rss > channel').get(0));
  plain(expect, 'channel title')(one(channel, 'title'));
  plain(expect, 'channel description')(one(channel, 'description'));
  const link = one(channel, 'link');
  expect('channel link', link, isAddress(link));
  const language = one(channel, 'language');
  expect('language', language, /^[a-z]{2}(?:-[A-Za-z]{2,4})?$/.test(language));
  const built = one(channel, 'lastBuildDate');
  expect('lastBuildDate', built, isTime(built, rfc822) && isItsDay(built));
  const ttl = one(channel, 'ttl');
  expect('ttl', ttl, /^[1-9]\d*$/.test(ttl));
  const own = channel.children('atom\\:link[rel=self]');
  expect('self link', `${own.attr('href')}`, own.length === 1 && own.attr('href') === self);
  expect(
    'type of the self link',
    `${own.attr('type')}`,
    own.attr('type') === 'application/rss+xml',
  );
  const guids: string[] = [];
  for (const element of $('channel > item').get()) {
    const item = of(element);
    plain(expect, 'item title')(one(item, 'title'));
    const description = item.children('description');
    if (description.length > 0) plain(expect, 'item description')(description.text());
    const address = one(item, 'link');
    expect('item link', address, isAddress(address));
    const date = one(item, 'pubDate');
    expect('pubDate', date, isTime(date, rfc822) && isItsDay(date));
    const guid = one(item, 'guid');
    const isPermaLink = item.children('guid').attr('isPermaLink');
    expect('isPermaLink', `${isPermaLink}`, isPermaLink === 'true' || isPermaLink === 'false');
    if (isPermaLink !== 'false') expect('guid is no address', guid, isAddress(guid));
    guids.push(guid);
  }
  return [...faults, ...repeated(guids).map((guid) => `guid twice: ${guid}`)];
}

function atomFaults(text: string, self: string): string[] {
  const { $, of, one, expect, faults } = reader(text);
  const namespace = $('feed').attr('xmlns');
  expect('namespace', `${namespace}`, namespace === 'http://www.w3.org/2005/Atom');
  const feed = of($('feed').get(0));
  plain(expect, 'feed title')(one(feed, 'title'));
  const id = one(feed, 'id');
  expect('feed id', id, isAddress(id));
  const updated = one(feed, 'updated');
  expect('feed updated', updated, isTime(updated, rfc3339));
  const name = feed.children('author').children('name').text();
  expect('author', name, name.trim() !== '');
  const own = feed.children('link[rel=self]');
  expect('self link', `${own.attr('href')}`, own.length === 1 && own.attr('href') === self);
  const pages = feed.children('link[rel=alternate]');
  expect('alternate link', `${pages.attr('href')}`, isAddress(pages.attr('href') ?? ''));
  const ids: string[] = [];
  for (const element of $('feed > entry').get()) {
    const entry = of(element);
    plain(expect, 'entry title')(one(entry, 'title'));
    const own = one(entry, 'id');
    expect('entry id', own, isAddress(own));
    for (const field of ['updated', 'published']) {
      const date = one(entry, field);
      expect(`entry ${field}`, date, isTime(date, rfc3339));
      expect(`entry ${field} after the feed’s`, date, Date.parse(date) <= Date.parse(updated));
    }
    const address = entry.children('link[rel=alternate]').attr('href') ?? '';
    expect('entry link', address, isAddress(address));
    const summary = entry.children('summary');
    if (summary.length > 0) plain(expect, 'summary')(summary.text());
    ids.push(own);
  }
  return [...faults, ...repeated([id, ...ids]).map((twice) => `id twice: ${twice}`)];
}

const address = z.string().refine(isAddress, 'no address');
const words = z.string().refine((value) => value.trim() !== '', 'blank');

const JsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: words,
  description: words,
  home_page_url: address,
  feed_url: address,
  language: z.string().regex(/^[a-z]{2}$/),
  items: z.array(
    z.strictObject({
      id: address,
      url: address,
      title: words,
      // Either content_text or content_html must be there; it may be empty.
      content_text: z.string(),
      date_published: z.string().refine((value) => isTime(value, rfc3339), 'no RFC 3339 date'),
    }),
  ),
});

function jsonFaults(text: string, self: string): string[] {
  const read = JsonFeed.safeParse(JSON.parse(text));
  if (!read.success)
    return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const { feed_url, items } = read.data;
  return [
    ...(feed_url === self ? [] : [`feed_url: ${feed_url}`]),
    ...repeated(items.map(({ id }) => id)).map((id) => `id twice: ${id}`),
  ];
}
