/** A week’s stories and products → the mail digest of one reader: subject, HTML that mail clients show, and plain text. */
import type { Taxonomy } from '#schema/concept.ts';
import { dirOf, type Lang } from '#schema/lang.ts';
import type { AgendaEntry, Deal } from '#schema/product.ts';
import type { Story } from '#schema/story.ts';
import { titleIn } from './brief-body.ts';
import { type Voice, voiceOf } from './phrasing.ts';
import { chooseSentences } from './summary.ts';

/** What a digest is made of. */
export interface DigestInput {
  week: string;
  /** First and last day of the week. */
  from: string;
  to: string;
  /** Stories of the week, heaviest first. */
  stories: readonly Story[];
  deals: readonly Deal[];
  agenda: readonly AgendaEntry[];
  taxonomy: Taxonomy;
  /** Address of the site, without a slash at the end. */
  site: string;
  unsubscribe: string;
}

/** What a reader wants. */
export interface DigestWish {
  lang: Lang;
  /** Facets or concepts; all news when empty. */
  facets: readonly string[];
}

export interface Digest {
  subject: string;
  html: string;
  text: string;
  /** Stories told; 0: nothing to send. */
  stories: number;
}

const toldStories = 10;
const shownDates = 6;
const shownDeals = 6;

/** One thing told: where it leads, how it reads, what stands below it. */
interface Line {
  href: string;
  title: string;
  lang: string;
  note: string;
}

export function toDigest(input: DigestInput, { lang, facets }: DigestWish): Digest {
  const voice = voiceOf(lang);
  const wanted = wantedIn(input.taxonomy, facets);
  const stories = input.stories.filter(({ concepts }) => concepts.some(({ id }) => wanted(id)));
  const ids = new Set(stories.map(({ id }) => id));
  const span = { from: voice.day(input.from), to: voice.day(input.to) };
  const first = stories[0];
  const lead = first ? titleIn(first, lang) : '';
  const subject = voice.say('digest.subject', { lead, to: span.to });
  const sections = [
    {
      heading: voice.say('digest.stories'),
      lines: stories.slice(0, toldStories).map((story) => storyLine(story, input.site, voice)),
    },
    {
      heading: voice.say('digest.deals'),
      lines: input.deals
        .filter(({ story }) => ids.has(story))
        .slice(0, shownDeals)
        .map((deal) => dealLine(deal, input.site, voice)),
    },
    {
      heading: voice.say('heading.coming'),
      lines: input.agenda
        .filter(
          ({ day, kind, stories: named }) => day > input.to && isWanted(kind, named, ids, facets),
        )
        .slice(0, shownDates)
        .map((entry) => dayLine(entry, input.site, voice)),
    },
  ].filter(({ lines }) => lines.length > 0);
  const intro = voice.say('digest.intro', {
    ...span,
    stories: stories.length,
    outlets: new Set(stories.flatMap(({ outlets }) => outlets)).size,
  });
  const edition = `${input.site}/${lang}/weeks/${input.week.toLowerCase()}/`;
  const foot = {
    edition,
    more: voice.say('digest.more'),
    why: voice.say('digest.why'),
    leave: voice.say('digest.leave'),
    unsubscribe: input.unsubscribe,
  };
  return {
    subject,
    html: toHtml(lang, subject, intro, sections, foot),
    text: toText(intro, sections, foot),
    stories: stories.length,
  };
}

/** A deadline concerns everyone who reads all; else only who reads its stories. */
function isWanted(
  kind: AgendaEntry['kind'],
  stories: readonly string[],
  ids: ReadonlySet<string>,
  facets: readonly string[],
): boolean {
  return stories.some((id) => ids.has(id)) || (facets.length === 0 && kind !== 'date');
}

function wantedIn(taxonomy: Taxonomy, facets: readonly string[]): (concept: string) => boolean {
  if (facets.length === 0) return () => true;
  const wanted = new Set(facets);
  for (const { id, concepts } of taxonomy.facets)
    if (wanted.has(id)) for (const concept of concepts) wanted.add(concept.id);
  return (concept) => wanted.has(concept);
}

function storyLine(story: Story, site: string, voice: Voice): Line {
  const [sentence] = chooseSentences([story], voice.lang, 1);
  const { lang } = voice;
  const quoted = sentence
    ? `${voice.say(sentence.article.lang === lang ? 'quote.same' : 'quote.other', {
        quote: voice.isolate(sentence.text, sentence.article.lang),
        lang: sentence.article.lang,
      })} (${sentence.article.outlet})`
    : '';
  return {
    href: `${site}/${lang}/stories/${story.id}/`,
    title: titleIn(story, lang),
    lang: story.titles[lang] ? lang : story.lang,
    note: quoted,
  };
}

function dealLine(deal: Deal, site: string, voice: Voice): Line {
  const { lang } = voice;
  const investors = deal.investors.map(({ labels }) => labels[lang]);
  return {
    href: `${site}/${lang}/stories/${deal.story}/`,
    title: deal.titles[lang] ?? deal.title,
    lang: deal.titles[lang] ? lang : deal.lang,
    note: [voice.amount(deal.amount.value, deal.amount.currency), voice.list(investors)]
      .filter((part) => part !== '')
      .join(' — '),
  };
}

function dayLine(
  { day, of, story, titles, title, lang: own }: AgendaEntry,
  site: string,
  voice: Voice,
): Line {
  const { lang } = voice;
  return {
    href: `${site}/${lang}/stories/${story}/`,
    title: titles[lang] ?? title,
    lang: titles[lang] ? lang : own,
    note: voice.say('coming.date', {
      date: voice.day(day),
      of: voice.isolate(of.sentence, of.lang),
      lang: of.lang === lang ? 'same' : of.lang,
    }),
  };
}

interface Section {
  heading: string;
  lines: Line[];
}

interface Foot {
  edition: string;
  more: string;
  why: string;
  leave: string;
  unsubscribe: string;
}

function toText(intro: string, sections: readonly Section[], foot: Foot): string {
  const parts = [intro];
  for (const { heading, lines } of sections) {
    parts.push(heading.toUpperCase());
    for (const { title, note, href } of lines)
      parts.push([`* ${title}`, ...(note === '' ? [] : [`  ${note}`]), `  ${href}`].join('\n'));
  }
  parts.push(
    `${foot.more}\n${foot.edition}`,
    `--\n${foot.why}\n${foot.leave}\n${foot.unsubscribe}`,
  );
  return `${parts.join('\n\n')}\n`;
}

const font = "font-family:Georgia,'Times New Roman',serif";
const ink = 'color:#1a1a1a';

/**
 * Tables and inline styles, at most 600 pixels wide, no image at all. Clients that know dark mode take the few rules
 * of the head; those that invert by themselves start from plain black on white.
 */
function toHtml(
  lang: Lang,
  subject: string,
  intro: string,
  sections: readonly Section[],
  foot: Foot,
): string {
  const dir = dirOf(lang);
  const start = dir === 'rtl' ? 'right' : 'left';
  const cell = (content: string, style: string) =>
    `<tr><td class="m" style="padding:0 20px;${font};${ink};text-align:${start};${style}" dir="${dir}">${content}</td></tr>`;
  const rows = sections.flatMap(({ heading, lines }) => [
    cell(
      `<h2 class="m" style="margin:24px 0 4px;font-size:18px;line-height:24px;font-weight:bold;${ink}">${escaped(heading)}</h2>`,
      '',
    ),
    ...lines.map(({ href, title, lang: own, note }) =>
      cell(
        `<a class="l" href="${escaped(href)}" lang="${escaped(own)}" dir="${dirOf(own)}" style="color:#0b5394;text-decoration:underline;font-weight:bold">${escaped(title)}</a>${
          note === ''
            ? ''
            : `<br><span style="font-size:15px;line-height:22px">${escaped(note)}</span>`
        }`,
        'padding-top:10px;font-size:16px;line-height:23px',
      ),
    ),
  ]);
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>
:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){.b{background:#121212!important}.m{color:#e8e8e8!important}.l{color:#8ab4f8!important}}
</style>
</head>
<body class="b" style="margin:0;padding:0;background:#ffffff">
<table role="presentation" class="b" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#ffffff">
<tr><td align="center" style="padding:16px 0">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
${cell(`<h1 class="m" style="margin:0;font-size:22px;line-height:28px;${ink}">${escaped(subject)}</h1>`, '')}
${cell(escaped(intro), 'padding-top:10px;font-size:16px;line-height:24px')}
${rows.join('\n')}
${cell(`<a class="l" href="${escaped(foot.edition)}" style="color:#0b5394;text-decoration:underline">${escaped(foot.more)}</a>`, 'padding-top:24px;font-size:16px;line-height:24px')}
${cell(`${escaped(foot.why)} <a class="l" href="${escaped(foot.unsubscribe)}" style="color:#0b5394;text-decoration:underline">${escaped(foot.leave)}</a>`, 'padding-top:24px;font-size:13px;line-height:19px')}
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
